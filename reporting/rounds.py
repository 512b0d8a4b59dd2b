"""The facts of one round from the database, in a number of queries that does not grow with its rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from actions.models import (
    Action,
    Carried,
    Comment,
    Lead,
    Measure,
    Reading,
    Round,
    Status,
    Update,
)
from actions.standing import Standing, adds_up, disagrees, goal_of, standing
from actions.status import GREY, Nature, direction
from plans.access import Access
from plans.models import Priority
from reporting import round_facts as f

MOST_ROUNDS = 8
# What a lead has begun and not sent is nobody else's business.
ANSWERED = (Update.State.SENT, Update.State.ACCEPTED)
GOOD = (Nature.DONE, Nature.ON_TRACK)
SILENCE = f.StatusFacts("No update", Nature.NONE, GREY, Status.Shape.RING)
UPDATE_FIELDS = (
    "pk", "state", "status_id", "happened", "why", "next_steps", "wanted", "nothing_because",
    "risks_changed", "sent_as", "behalf_of", "sent_at", "action_id", "action__ref", "action__aim",
    "action__visibility", "action__priority_id", "action__area__title", "action__plan__slug",
)  # fmt: skip


class Known(NamedTuple):
    """What the rules ask of a measure."""

    pk: int
    action_id: int
    series: Any
    text: str
    unit: str
    kind: str
    polarity: str
    baseline: str
    target: str
    target_on: date | None
    tolerance: Decimal | None
    cumulative: bool
    over_year: str


class Read(NamedTuple):
    """What the rules ask of a reading."""

    round_id: int
    measure_id: int
    member: str
    printed: str
    value: Decimal | None
    qualifier: str
    provisional: bool
    words: str
    missing_because: str


class Past(NamedTuple):
    """A round as the trends know it."""

    pk: int
    period: str
    title: str
    start: date
    end: date


@dataclass(frozen=True)
class Trends:
    """The rounds up to the one asked about, oldest first, and every reading in them by measure."""

    rounds: tuple[Past, ...]
    readings: dict[tuple[Any, str], dict[int, Read]]
    members: dict[Any, tuple[str, ...]]
    year_start: date
    elapsed: Decimal

    @property
    def now(self) -> Past:
        return self.rounds[-1]

    def this_year(self) -> list[Past]:
        return [each for each in self.rounds if each.start >= self.year_start]


def gather_round(round: Round, access: Access | None = None) -> f.QuarterFacts:
    """What a round says, of the rows that the holder of ``access`` may see; of every row without.

    Words and figures that a lead has not sent are not in it: such a row is missing.
    """
    legend = legend_of(round)
    places = {pk: place for place, pk in enumerate(legend)}
    every = seen_by(access)
    rows = rows_of(round, every)
    trends = trends_of(round)
    before = statuses_before(trends)
    figures = figures_by_row(round, trends, {row.action_id for row in rows if answered(row)})
    leads, remarks = leads_of(round), remarks_of(round)
    statuses = tuple(legend.values())
    silence = silence_in(statuses)
    return f.QuarterFacts(
        partnership=round.partnership.name,
        slug=round.partnership.slug,
        colour=round.partnership.colour,
        round=round_facts(round, trends),
        legend=statuses,
        priorities=priorities_of(trends, every, {row.action__priority_id for row in rows}),
        rows=tuple(
            row_facts(
                row,
                statuses,
                places[row.status_id] if answered(row) and row.status_id else silence,
                places.get(before.get(row.action_id, 0), -1),
                leads=leads.get(row.action_id, ()),
                figures=figures.get(row.action_id, ()),
                remarks=remarks.get(row.pk, ()),
            )
            for row in rows
        ),
        periods=tuple(each.period for each in trends.rounds),
    )


def answered(row) -> bool:
    return row.state in ANSWERED


def legend_of(round: Round) -> dict[int, f.StatusFacts]:
    """The partnership's legend in its order, by number; silence is always in it."""
    rows = Status.objects.filter(partnership=round.partnership_id).order_by("position", "pk")
    legend = {
        pk: f.StatusFacts(*words)
        for pk, *words in rows.values_list("pk", "label", "nature", "colour", "shape")
    }
    if not any(each.nature == Nature.NONE for each in legend.values()):
        legend[0] = SILENCE
    return legend


def silence_in(legend: Iterable[f.StatusFacts]) -> int:
    return next(place for place, each in enumerate(legend) if each.nature == Nature.NONE)


def seen_by(access: Access | None) -> QuerySet:
    """The updates on rows that somebody may see."""
    if access is None:
        return Update.objects.all()
    return Update.objects.filter(action__in=Action.objects.visible_to(access).values("pk"))


def rows_of(round: Round, seen: QuerySet) -> list:
    rows = seen.filter(round=round)
    order = ("action__plan__start", "action__priority__position", "action__position")
    rows = rows.order_by(*order, "action__ref_key", "pk")
    return list(rows.values_list(*UPDATE_FIELDS, named=True))


def trends_of(round: Round) -> Trends:
    """Up to eight rounds with their readings that were sent."""
    rows = Round.objects.filter(partnership=round.partnership_id, start__lte=round.start)
    rounds = rows.order_by("-start", "-pk").values_list(*Past._fields)[:MOST_ROUNDS]
    past = tuple(sorted((Past(*each) for each in rounds), key=lambda one: (one.start, one.pk)))
    sent = Reading.objects.filter(
        update__round__in=[each.pk for each in past], update__state__in=ANSWERED
    )
    measures = Measure.objects.filter(partnership=round.partnership_id)
    series = dict(measures.values_list("pk", "series"))
    readings: dict[tuple[Any, str], dict[int, Read]] = {}
    members: dict[Any, dict[str, None]] = {}
    fields = ("update__round_id", *Read._fields[1:])
    for each in sent.order_by("pk").values_list(*fields):
        read = Read(*each)
        name = series[read.measure_id]
        readings.setdefault((name, read.member), {})[read.round_id] = read
        members.setdefault(name, {})[read.member] = None
    year = round.stretch.financial_year  # type: ignore[attr-defined]
    elapsed = Decimal((round.end - year.start).days + 1) / ((year.end - year.start).days + 1)
    by_series = {series: tuple(names) for series, names in members.items()}
    return Trends(past, readings, by_series, year.start, min(elapsed, Decimal(1)))


def statuses_before(trends: Trends) -> dict[int, int]:
    """The status of each row in the round before; a row carried over from last year's plan has that of
    the row that it came from."""
    if len(trends.rounds) < 2:
        return {}
    last = Update.objects.filter(round=trends.rounds[-2].pk, state__in=ANSWERED)
    found = dict(last.exclude(status=None).values_list("action_id", "status_id"))
    carried = Carried.objects.filter(disposition__action__updates__round=trends.rounds[-2].pk)
    for row, came_from in carried.values_list("action_id", "disposition__action_id"):
        if came_from in found:
            found.setdefault(row, found[came_from])
    return found


def leads_of(round: Round) -> dict[int, tuple[str, ...]]:
    rows = Lead.objects.filter(action__updates__round=round).order_by("position", "pk")
    return in_tuples(rows.values_list("action_id", "words"))


def remarks_of(round: Round) -> dict[int, tuple[f.RemarkFacts, ...]]:
    rows = Comment.objects.filter(update__round=round).order_by("at", "pk")
    fields = ("update_id", "pk", "kind", "text", "said_as", "at", "answers_id")
    return in_tuples(
        (update, f.RemarkFacts(number, kind, text, who, day_of(at), answers or 0))
        for update, number, kind, text, who, at, answers in rows.values_list(*fields)
    )


def in_tuples(pairs: Iterable[tuple[int, Any]]) -> dict[int, tuple]:
    found: dict[int, list] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def day_of(moment: datetime | None) -> str:
    return timezone.localtime(moment).date().isoformat() if moment else ""


def figures_by_row(
    round: Round, trends: Trends, rows: set[int]
) -> dict[int, tuple[f.FigureFacts, ...]]:
    """The measures of these rows that anybody has given a figure for, with their trends."""
    asked = Measure.objects.filter(action__updates__round=round).order_by("position", "pk")
    known = (Known(*each) for each in asked.values_list(*Known._fields))
    return in_tuples(
        (each.action_id, figure)
        for each in known
        if each.action_id in rows
        for figure in figures_of(each, trends)
    )


def figures_of(measure: Known, trends: Trends) -> Iterable[f.FigureFacts]:
    for member in trends.members.get(measure.series, ()):
        read = trends.readings[measure.series, member]
        stands = stands_of(measure, read, trends)
        yield f.FigureFacts(
            key=f"{measure.pk}-{trends.members[measure.series].index(member)}",
            measure=measure.text,
            member=member,
            unit=measure.unit,
            polarity=measure.polarity,
            target=measure.target,
            level="" if member else level_of(rules(measure)),
            points=tuple(
                point_of(past.period, read[past.pk]) for past in trends.rounds if past.pk in read
            ),
            standing=stands.mark.value,
            sentence=stands.sentence,
        )


def rules(measure: Known) -> Known:
    """A measure without its name, so that the rules need not be worked out for each anew."""
    return measure._replace(pk=0, action_id=0, series=None, text="")


def point_of(period: str, read: Read) -> f.PointFacts:
    hidden = read.qualifier == "suppressed"
    return f.PointFacts(
        period=period,
        printed="" if hidden else read.printed,
        value="" if hidden or read.value is None else f"{read.value.normalize():f}",
        qualifier="" if read.qualifier == "exact" else read.qualifier,
        provisional=read.provisional,
        words=read.words,
        missing=read.missing_because,
    )


@lru_cache(maxsize=4_096)
def level_of(measure: Known) -> str:
    """The target as a number to draw a line at, where it is one."""
    goal = goal_of(measure, Decimal(1))
    return "" if isinstance(goal, Standing) else f"{goal.value.normalize():f}"


def stands_of(measure: Known, read: dict[int, Read], trends: Trends) -> Standing:
    now = read.get(trends.now.pk)
    last = read.get(trends.rounds[-2].pk) if len(trends.rounds) > 1 else None
    total, qualifier = year_so_far(measure, read, trends)
    plain = rules(measure)
    if now is not None:
        now = now._replace(round_id=0, measure_id=0, qualifier=qualifier or now.qualifier)
    before = last._replace(round_id=0, measure_id=0) if last else None
    return worked_out(plain, now, before, trends.elapsed, total)


@lru_cache(maxsize=16_384)
def worked_out(
    measure: Known, now: Read | None, before: Read | None, elapsed: Decimal, total: Decimal | None
) -> Standing:
    return standing(measure, now, before, elapsed=elapsed, total=total)


def year_so_far(
    measure: Known, read: dict[int, Read], trends: Trends
) -> tuple[Decimal | None, str]:
    """The sum of the year's figures, and "over" where one of them is not known: then it is at least that."""
    if measure.cumulative or not adds_up(measure):
        return None, ""
    values = [read[past.pk].value if past.pk in read else None for past in trends.this_year()]
    given = [value for value in values if value is not None]
    return (
        (sum(given, Decimal()), "" if len(given) == len(values) else "over")
        if given
        else (None, "")
    )


def row_facts(
    row, legend: tuple[f.StatusFacts, ...], status: int, before: int, *, leads, figures, remarks
) -> f.RowFacts:
    said = answered(row)
    nature = legend[status].nature
    stands = [Standing(each.standing, each.sentence) for each in figures]  # type: ignore[arg-type]
    words = (
        "happened",
        "why",
        "next_steps",
        "wanted",
        "nothing_because",
        "risks_changed",
        "behalf_of",
    )
    return f.RowFacts(
        key=str(row.action_id),
        update=row.pk,
        ref=row.action__ref,
        priority=str(row.action__priority_id),
        status=status,
        before=before,
        direction=direction(legend[before].nature, nature).value if before >= 0 and said else "",
        plan=row.action__plan__slug,
        area=row.action__area__title or "",
        aim=row.action__aim,
        leads=leads,
        answered=said,
        accepted=row.state == Update.State.ACCEPTED,
        said_as=row.sent_as if said else "",
        said_on=day_of(row.sent_at) if said else "",
        visibility="" if row.action__visibility == "public" else row.action__visibility,
        disagrees=disagrees(nature, stands),
        figures=figures,
        remarks=remarks,
        **({name: getattr(row, name) for name in words} if said else {}),
    )


def priorities_of(trends: Trends, seen: QuerySet, wanted: set[int]) -> tuple[f.PriorityFacts, ...]:
    """The priorities of the round's rows, with how many rows were well in each round."""
    counted = (
        seen.filter(round__in=[each.pk for each in trends.rounds])
        .order_by("round__start", "round_id")
        .values_list("action__priority_id", "round__period")
        .annotate(
            good=Count("pk", filter=Q(status__nature__in=GOOD, state__in=ANSWERED)), all=Count("pk")
        )
    )
    tallies = in_tuples((key, f.TallyFacts(*rest)) for key, *rest in counted)
    rows = Priority.objects.filter(pk__in=wanted).order_by("plan__start", "position", "pk")
    return tuple(
        f.PriorityFacts(str(pk), *words, tallies=tallies.get(pk, ()))
        for pk, *words in rows.values_list("pk", "number", "title", "plan__slug")
    )


def round_facts(round: Round, trends: Trends) -> f.RoundFacts:
    return f.RoundFacts(
        period=round.period,
        title=round.title,
        start=round.start.isoformat(),
        end=round.end.isoformat(),
        due_on=round.due_on.isoformat(),
        before=trends.rounds[-2].title if len(trends.rounds) > 1 else "",
        final=round.final,
        closed_on=day_of(round.closed_at),
    )

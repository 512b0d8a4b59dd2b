"""The figures of a round with those of the rounds before it, and how each stands against its target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import CharField, IntegerField, Q
from django.db.models.functions import Cast

from actions.models import Measure, Reading, Round, Update
from actions.models.querysets.rounds import ANSWERED
from actions.models.round import short_title
from actions.rounds.facts.update import elapsed, plan_year_around
from actions.rules.small_readings import HIDDEN, Instead, SmallNumbers, replace_small_readings
from actions.rules.status_counts import counts_as_said
from actions.rules.targets import NO_TARGET, TargetStanding, goal_of, standing_against_target
from reporting.facts import quarter as f

MOST_ROUNDS = 8
YEAR = timedelta(days=366)
OF_A_MEASURE = ("pk", "series", "kind", "unit")


class MeasureDetails(NamedTuple):
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
    """What the rules ask of a reading. ``figure`` is the database's own text of the value: thousands
    are fetched, and only those of now and of last time are needed as numbers."""

    round_id: int
    measure_id: int
    member: str
    printed: str
    figure: str | None
    qualifier: str
    provisional: int
    words: str
    missing_because: str
    numerator: Decimal | None = None
    instead: str = ""

    @property
    def value(self) -> Decimal | None:
        return None if self.figure is None else Decimal(self.figure)

    def said_as(self, instead: Instead) -> Read:
        """As the public reads it; a number that is kept back is gone for the rules too."""
        if not instead.hidden:
            return self._replace(printed=instead.words)
        return self._replace(
            printed="", words="", figure=None, qualifier=HIDDEN, instead=instead.words
        )


class RoundAnswer(NamedTuple):
    """What became of asking about a row in one round."""

    round_id: int
    action_id: int
    state: str
    status_id: int | None
    public: bool


class Past(NamedTuple):
    """A round as the trends know it."""

    pk: int
    period: str
    title: str
    start: date
    end: date


@dataclass(frozen=True)
class Trends:
    """The rounds up to the one asked about, oldest first, and every reading in them by measure.

    ``answers`` are those asked for in the last twelve months, given or not, by round and row.
    """

    rounds: tuple[Past, ...]
    readings: dict[tuple[Any, str], dict[int, Read]]
    members: dict[Any, tuple[str, ...]]
    answers: dict[tuple[int, int], RoundAnswer] = field(default_factory=dict)

    @property
    def now(self) -> Past:
        return self.rounds[-1]

    def earlier(self, since: date = date.min) -> list[Past]:
        """The rounds before the one asked about, the latest first."""
        return [each for each in reversed(self.rounds[:-1]) if each.start >= since]


class PlanDays(NamedTuple):
    """The days of a plan."""

    start: date
    end: date


def trends_of(round: Round, *, papers: bool = False) -> Trends:
    """Up to eight rounds with their readings that were sent; for ``papers``, with those that were
    accepted and that everybody may read, less what is too small to print."""
    held = Round.objects.filter(partnership=round.partnership_id, start__lte=round.start)
    rounds = held.order_by("-start", "-pk").values_list(*Past._fields)[:MOST_ROUNDS]
    past = tuple(sorted((Past(*each) for each in rounds), key=lambda one: (one.start, one.pk)))
    sent = Reading.objects.filter(
        update__round__in=[each.pk for each in past], update__state__in=ANSWERED
    )
    if papers:
        # What is private in the round itself is kept with its whole row.
        everybody = Q(update__public=True) | Q(update__round=round)
        sent = sent.filter(everybody, update__state=Update.State.ACCEPTED)
    measures = Measure.objects.filter(partnership=round.partnership_id)
    kinds = {pk: (name, *rest) for pk, name, *rest in measures.values_list(*OF_A_MEASURE)}
    series = {pk: name for pk, (name, *_) in kinds.items()}
    readings: dict[tuple[Any, str], dict[int, Read]] = {}
    members: dict[Any, dict[str, None]] = {}
    rows = sent.order_by("pk").values_list(
        "update__round_id",
        "measure_id",
        "member",
        "printed",
        Cast("value", CharField()),
        "qualifier",
        Cast("provisional", IntegerField()),
        "words",
        "missing_because",
        "numerator",
    )
    every = [Read(*each) for each in rows]
    small = SmallNumbers.of(round.partnership)
    for read in withhold_small_readings(every, kinds, small) if papers else every:
        name = series[read.measure_id]
        readings.setdefault((name, read.member), {})[read.round_id] = read
        members.setdefault(name, {})[read.member] = None
    tuples = {name: tuple(each) for name, each in members.items()}
    return Trends(past, readings, tuples, year_answers(past))


def year_answers(past: Iterable[Past]) -> dict[tuple[int, int], RoundAnswer]:
    *earlier, now = past
    year = [each.pk for each in earlier if each.start >= now.start - YEAR] + [now.pk]
    rows = Update.objects.filter(round__in=[*year, *(each.pk for each in earlier[-1:])])
    found = (RoundAnswer(*each) for each in rows.order_by().values_list(*RoundAnswer._fields))
    return {(each.round_id, each.action_id): each for each in found}


def answer_counts(answer: RoundAnswer, *, papers: bool) -> bool:
    """Whether an answer of an earlier round counts; in papers one that was accepted and is for everybody."""
    if papers:
        return answer.state == Update.State.ACCEPTED and answer.public
    return counts_as_said(answer.state)


def withhold_small_readings(
    reads: Iterable[Read], kinds: dict[int, tuple[Any, str, str]], small: SmallNumbers
) -> Iterator[Read]:
    """The same readings with other words in place of numbers that are too small to print."""
    together: dict[tuple[int, int], dict[str, Read]] = {}
    for each in reads:
        together.setdefault((each.round_id, each.measure_id), {})[each.member] = each
    for (_, measure), groups in together.items():
        _, kind, unit = kinds[measure]
        instead = replace_small_readings(kind, unit, groups, small)
        for member, read in groups.items():
            yield read if member not in instead else read.said_as(instead[member])


def tuples_by_key(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, tuple]:
    """Pairs of key and value as all the values of each key, in their order."""
    found: dict[Any, list] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def figures_by_row(
    round: Round, trends: Trends, spans: dict[int, PlanDays]
) -> dict[int, tuple[f.FigureFacts, ...]]:
    """The measures of these rows that anybody has given a figure for, with their trends."""
    asked = Measure.objects.filter(action__updates__round=round).order_by("position", "pk")
    known = (MeasureDetails(*each) for each in asked.values_list(*MeasureDetails._fields))
    return tuples_by_key(
        (each.action_id, figure)
        for each in known
        if each.action_id in spans
        for figure in measure_figures(each, trends, spans[each.action_id])
    )


def measure_figures(
    measure: MeasureDetails, trends: Trends, span: PlanDays
) -> Iterable[f.FigureFacts]:
    for place, member in enumerate(trends.members.get(measure.series, ())):
        read = trends.readings[measure.series, member]
        stands = stands_of(measure, read, trends, span) if measure.target else NO_TARGET
        yield f.FigureFacts(
            key=f"{measure.pk}-{place}",
            measure=measure.text,
            member=member,
            unit=measure.unit,
            polarity=measure.polarity,
            target=measure.target,
            level="" if member or not measure.target else level_of(rules(measure)),
            points=tuple(
                point_of(past.period, read[past.pk]) for past in trends.rounds if past.pk in read
            ),
            standing=stands.mark.value,
            sentence=stands.sentence,
        )


def rules(measure: MeasureDetails) -> MeasureDetails:
    """A measure without its name, so that the rules need not be worked out for each anew."""
    return measure._replace(pk=0, action_id=0, series=None, text="")


def point_of(period: str, read: Read) -> f.PointFacts:
    hidden = read.qualifier == "suppressed"
    return f.PointFacts(
        period=period,
        printed="" if hidden else read.printed,
        value="" if hidden or read.figure is None else plain_figure(read.figure),
        qualifier="" if read.qualifier == "exact" else read.qualifier,
        provisional=bool(read.provisional),
        words=read.words,
        missing=read.missing_because,
        instead=read.instead,
    )


def plain_figure(text: str) -> str:
    """A figure as text without idle noughts: 27 for 27.0000."""
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=4_096)
def level_of(measure: MeasureDetails) -> str:
    """The target as a number to draw a line at, where it is one."""
    goal = goal_of(measure, Decimal(1))
    return "" if isinstance(goal, TargetStanding) else f"{goal.value.normalize():f}"


def stands_of(
    measure: MeasureDetails, read: dict[int, Read], trends: Trends, span: PlanDays
) -> TargetStanding:
    """As on the lead's own page: against the part of the target that is due when the period ends."""
    now = read.get(trends.now.pk)
    known = [read[past.pk] for past in trends.earlier() if past.pk in read]
    before = next((each for each in known if each.value is not None), None)
    began, ends = plan_year_around(span, trends.now.end)
    share = elapsed(
        trends.now, span.start if measure.target_on else began, measure.target_on or ends
    )
    missing = measure_silent_periods(measure, read, trends, began)
    total = year_so_far(measure, read, trends, began, lacks=bool(missing))
    return worked_out(
        rules(measure), strip_reading_ids(now), strip_reading_ids(before), share, total, missing
    )


def strip_reading_ids(read: Read | None) -> Read | None:
    """A reading without what it is of, so that the rules need not be worked out for each anew."""
    return read._replace(round_id=0, measure_id=0) if read else None


@lru_cache(maxsize=16_384)
def worked_out(
    measure: MeasureDetails,
    now: Read | None,
    before: Read | None,
    share: Decimal,
    total: Decimal | None,
    missing: tuple[str, ...],
) -> TargetStanding:
    return standing_against_target(
        measure, now, before, elapsed=share, total=total, missing=missing
    )


def measure_silent_periods(
    measure: MeasureDetails, read: dict[int, Read], trends: Trends, began: date
) -> tuple[str, ...]:
    """The earlier periods of the year that asked about its row and gave no figure, in order."""
    return tuple(
        short_title(past.title)
        for past in reversed(trends.earlier(began))
        if (past.pk, measure.action_id) in trends.answers
        and (past.pk not in read or read[past.pk].value is None)
    )


def year_so_far(
    measure: MeasureDetails, read: dict[int, Read], trends: Trends, began: date, *, lacks: bool
) -> Decimal | None:
    """The year's figures added up with that of now, for a measure whose figures are."""
    now = read.get(trends.now.pk)
    if measure.cumulative or measure.over_year != "sum" or now is None or now.value is None:
        return None
    earlier = [read[past.pk].value for past in trends.earlier(began) if past.pk in read]
    given = [value for value in earlier if value is not None]
    return sum(given, now.value) if given or lacks else None

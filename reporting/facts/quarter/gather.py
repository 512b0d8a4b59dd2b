"""The facts of one round from the database, in a number of queries that does not grow with its rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from actions.models import Action, AgreedAction, Carried, Comment, Lead, Round, Status, Update
from actions.models.querysets.rounds import ANSWERED
from actions.rules.discussion import decisions_to_show
from actions.rules.status import GREY, SILENT, Nature, direction
from actions.rules.status_counts import counts_as_said
from actions.rules.targets import Mark, TargetStanding, disagrees
from plans.access import Access
from plans.audience import Audience
from plans.models import Priority
from reporting.facts import quarter as f
from reporting.facts.quarter.figures import (
    PlanDays,
    Trends,
    answer_counts,
    figures_by_row,
    trends_of,
    tuples_by_key,
)

GOOD = (Nature.DONE, Nature.ON_TRACK)
SILENCE = f.StatusFacts("No update", Nature.NONE, GREY, SILENT)
UPDATE_FIELDS = (
    "pk", "state", "status_id", "happened", "why", "next_steps", "wanted", "nothing_because",
    "risks_changed", "sent_as", "behalf_of", "sent_at", "action_id", "action__ref", "action__aim",
    "action__visibility", "action__priority_id", "action__area__title", "action__plan__slug",
    "action__plan__start", "action__plan__end",
)  # fmt: skip


def gather_round(
    round: Round, access: Access | None = None, *, papers: bool = False
) -> f.QuarterFacts:
    """What a round says, of the rows that the holder of ``access`` may see; of every row without.

    Words and figures that a lead has not sent are not in it: such a row is missing. For ``papers``
    nothing of earlier rounds is either that was not accepted or is not for everybody, and no figure
    that is too small to print.
    """
    legend = gather_legend(round)
    places = {pk: place for place, pk in enumerate(legend)}
    every = seen_by(access)
    rows = gather_update_rows(round, every)
    trends = trends_of(round, papers=papers)
    before = statuses_before(trends, papers=papers)
    spans = {row.action_id: row_plan_days(row) for row in rows if counts_as_said(row.state)}
    figures = figures_by_row(round, trends, spans)
    leads, remarks = gather_lead_names(round), gather_remarks(round)
    statuses = tuple(legend.values())
    silence = silence_in(statuses)
    return f.QuarterFacts(
        partnership=round.partnership.name,
        slug=round.partnership.slug,
        colour=round.partnership.colour,
        round=round_facts(round, trends),
        legend=statuses,
        priorities=gather_priority_tallies(
            trends, every, {row.action__priority_id for row in rows}
        ),
        rows=tuple(
            row_facts(
                row,
                statuses,
                places[row.status_id] if row.status_id and counts_as_said(row.state) else silence,
                places.get(before.get(row.action_id, 0), -1),
                leads=leads.get(row.action_id, ()),
                figures=figures.get(row.action_id, ()),
                remarks=remarks.get(row.pk, ()),
            )
            for row in rows
        ),
        periods=tuple(each.period for each in trends.rounds),
    )


def row_plan_days(row) -> PlanDays:
    return PlanDays(row.action__plan__start, row.action__plan__end)


def gather_legend(round: Round) -> dict[int, f.StatusFacts]:
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


def gather_update_rows(round: Round, seen: QuerySet) -> list:
    rows = seen.filter(round=round)
    order = ("action__plan__start", "action__priority__position", "action__position")
    rows = rows.order_by(*order, "action__ref_key", "pk")
    return list(rows.values_list(*UPDATE_FIELDS, named=True))


def statuses_before(trends: Trends, *, papers: bool) -> dict[int, int]:
    """The status of each row in the round before; a row carried over from last year's plan has that of
    the row that it came from."""
    if len(trends.rounds) < 2:
        return {}
    last = trends.rounds[-2].pk
    found = {
        each.action_id: each.status_id
        for each in trends.answers.values()
        if each.round_id == last and each.status_id and answer_counts(each, papers=papers)
    }
    carried = Carried.objects.filter(disposition__action__updates__round=last)
    for row, came_from in carried.values_list("action_id", "disposition__action_id"):
        if came_from in found:
            found.setdefault(row, found[came_from])
    return found


def gather_lead_names(round: Round) -> dict[int, tuple[str, ...]]:
    rows = Lead.objects.filter(action__updates__round=round).order_by("position", "pk")
    return tuples_by_key(rows.values_list("action_id", "words"))


def gather_remarks(round: Round) -> dict[int, tuple[f.RemarkFacts, ...]]:
    """What was said and what was decided about each row, by the number of its update, in its order."""
    said = Comment.objects.filter(update__round=round).order_by("at", "pk")
    fields = ("update_id", "pk", "kind", "text", "said_as", "at", "answers_id")
    remarks = [
        (at, update, f.RemarkFacts(number, kind, text, who, iso_day(at), answers or 0))
        for update, number, kind, text, who, at, answers in said.values_list(*fields)
    ]
    decided = AgreedAction.objects.filter(update__round=round).select_related("update__action")
    for each in decided.order_by("made_at", "pk"):
        if each.update and decisions_to_show([each], each.update.action.visibility):
            day = iso_day(each.made_at)
            fact = f.RemarkFacts(each.pk, "decision", each.words, each.said_as, day)
            remarks.append((each.made_at, each.update_id, fact))
    in_order = sorted(remarks, key=lambda remark: remark[0])
    return tuples_by_key((update, fact) for _, update, fact in in_order)


def iso_day(moment: datetime | None) -> str:
    return timezone.localtime(moment).date().isoformat() if moment else ""


def row_facts(
    row, legend: tuple[f.StatusFacts, ...], status: int, before: int, *, leads, figures, remarks
) -> f.RowFacts:
    said = counts_as_said(row.state)
    nature = legend[status].nature
    stands = [TargetStanding(Mark(each.standing), each.sentence) for each in figures]
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
        said_on=iso_day(row.sent_at) if said else "",
        visibility=Audience(row.action__visibility).kept,
        disagrees=disagrees(nature, stands),
        figures=figures,
        remarks=remarks,
        **({name: getattr(row, name) for name in words} if said else {}),
    )


def gather_priority_tallies(
    trends: Trends, seen: QuerySet, wanted: set[int]
) -> tuple[f.QuarterPriorityFacts, ...]:
    """The priorities of the round's rows, with how many rows were well in each round."""
    counted = (
        seen.filter(round__in=[each.pk for each in trends.rounds])
        .order_by("round__start", "round_id")
        .values_list("action__priority_id", "round__period")
        .annotate(
            good=Count("pk", filter=Q(status__nature__in=GOOD, state__in=ANSWERED)), all=Count("pk")
        )
    )
    tallies = tuples_by_key((key, f.TallyFacts(*rest)) for key, *rest in counted)
    rows = Priority.objects.filter(pk__in=wanted).order_by("plan__start", "position", "pk")
    return tuple(
        f.QuarterPriorityFacts(str(pk), number, title, plan, tallies=tallies.get(pk, ()))
        for pk, number, title, plan in rows.values_list("pk", "number", "title", "plan__slug")
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
        closed_on=iso_day(round.closed_at),
    )

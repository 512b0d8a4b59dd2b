"""What the public may read of the progress of a plan: accepted and public updates of published rows.

The rows are those of the version of the plan that the public reads, in its words; nothing of a row
that is for partners only, or restricted, is here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from actions.models import Reading, Round, Update
from actions.rounds.facts.update import plan_year_around
from actions.rounds.public_readings import said_in_public
from actions.rules.small_readings import SmallNumbers
from plans.audience import Audience
from plans.models import Plan
from reporting.facts.plan import ActionFacts, WholePlanFacts
from reporting.facts.quarter import StatusFacts
from reporting.facts.quarter.gather import SILENCE
from reporting.facts.snapshot import thaw
from reporting.models import Publication

# Whoever has nothing to report gives no status.
NOT_SAID = StatusFacts("", "")


@dataclass(frozen=True, slots=True)
class ToldFacts:
    """What was said of a row in one round, with its figures as (measure, figure)."""

    round: str
    status: StatusFacts = NOT_SAID
    happened: str = ""
    next_steps: str = ""
    figures: tuple[tuple[str, str], ...] = ()
    update: int = 0
    period: str = ""


@dataclass(frozen=True, slots=True)
class RowProgress:
    """A row as published, with what was said this round and earlier in the year, the latest first.

    ``unasked``: this round did not ask about it, so that it stands as it was told last: most are done.
    """

    key: str
    ref: str
    aim: str = ""
    leads: tuple[str, ...] = ()
    told: tuple[ToldFacts, ...] = ()
    unasked: bool = False

    def status_in(self, round: str) -> StatusFacts:
        """How it stood in a round; a row of which the public was told nothing in it has no update."""
        heard = (each.status for each in self.told if self.unasked or each.round == round)
        return next((status for status in heard if status.label), SILENCE)

    def told_before(self, round: str) -> ToldFacts | None:
        """What was told last of its status, where that was in an earlier round than this one."""
        last = next((each for each in self.told if each.status.label), None)
        return last if last and last.round != round else None


@dataclass(frozen=True, slots=True)
class PriorityProgress:
    label: str
    rows: tuple[RowProgress, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgressFacts:
    partnership: str
    slug: str
    colour: str
    plan: str
    version: int
    round: str
    period: str
    final: bool = False
    priorities: tuple[PriorityProgress, ...] = ()

    def rows(self) -> Iterator[RowProgress]:
        for each in self.priorities:
            yield from each.rows


def published_plans(round: Round) -> list[Plan]:
    """The plans of which the round asks rows and of which the public reads a version."""
    plans = Plan.objects.filter(
        actions__updates__round=round, publications__state=Publication.State.CURRENT
    )
    return list(plans.distinct().order_by("start", "pk").select_related("partnership"))


def gather_progress(round: Round, plan: Plan) -> ProgressFacts:
    """The progress of a plan that the public reads. A number of queries that does not grow.

    Raises Publication.DoesNotExist where the plan is not published.
    """
    version = plan.publications.get(state=Publication.State.CURRENT)
    published = thaw(version.snapshot)
    told = told_by_row(round, plan, published)
    asked = rows_asked(round, plan)
    return ProgressFacts(
        partnership=published.partnership.name,
        slug=plan.partnership.slug,
        colour=published.partnership.colour,
        plan=f"{published.plan.title} {published.plan.period}",
        version=version.number,
        round=round.title,
        period=round.period,
        final=round.final,
        priorities=tuple(
            PriorityProgress(
                each.label, tuple(row_progress(row, told, asked) for row in published.rows_of(each))
            )
            for each in published.priorities
            if published.rows_of(each)
        ),
    )


def row_progress(
    row: ActionFacts, told: dict[str, list[ToldFacts]], asked: set[str]
) -> RowProgress:
    said = tuple(told.get(row.key, ()))
    return RowProgress(row.key, row.ref, row.aim, row.leads, said, row.key not in asked)


def rows_asked(round: Round, plan: Plan) -> set[str]:
    """The rows of a plan that a round asks about, by their keys."""
    rows = Update.objects.filter(round=round, action__plan=plan).order_by()
    return {str(key) for key in rows.values_list("action__key", flat=True)}


def told_by_row(round: Round, plan: Plan, published: WholePlanFacts) -> dict[str, list[ToldFacts]]:
    """What may be public of this year up to the round, by the key of the row, the latest first."""
    began, _ = plan_year_around(plan, round.end)
    updates = Update.objects.filter(
        action__plan=plan,
        action__visibility=Audience.PUBLIC,
        state=Update.State.ACCEPTED,
        public=True,
        round__start__gte=began,
        round__start__lte=round.start,
    )
    fields = (
        "action__key", "round__title", "status__label", "status__nature", "status__colour",
        "status__shape", "happened", "next_steps", "pk", "round__period",
    )  # fmt: skip
    figures = figures_told(updates, published, plan)
    found: dict[str, list[ToldFacts]] = {}
    for key, title, *status, happened, next_steps, pk, period in updates.order_by(
        "-round__start", "pk"
    ).values_list(*fields):
        known = StatusFacts(*status) if status[0] else NOT_SAID
        said = tuple(figures.get(pk, ()))
        told = ToldFacts(title, known, happened, next_steps, said, pk, period)
        found.setdefault(str(key), []).append(told)
    return found


def figures_told(
    updates, published: WholePlanFacts, plan: Plan
) -> dict[int, list[tuple[str, str]]]:
    """The figures of measures that the published plan names, by update, as everybody reads them."""
    measures = {(row.key, each.text) for row in published.actions for each in row.measures}
    rows = Reading.objects.filter(update__in=updates.order_by().values("pk"))
    rows = rows.select_related("measure", "update__action")
    readings = list(rows.order_by("measure__position", "measure_id", "pk"))
    said = said_in_public(readings, SmallNumbers.of(plan.partnership))
    found: dict[int, list[tuple[str, str]]] = {}
    for each in readings:
        text = each.measure.text
        if (str(each.update.action.key), text) in measures:
            name = f"{text} ({each.member})" if each.member else text
            found.setdefault(each.update_id, []).append((name, said[each.pk]))
    return found

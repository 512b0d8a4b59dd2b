"""What an officer looks at before the progress of a plan becomes public: row by row, with what is flagged,
and what stays inside with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from actions.models import Round, Update
from actions.rounds.facts.update import plan_year_around
from plans.access import Access
from plans.audience import Audience
from plans.models import Plan
from plans.proofreading import page_address
from plans.proofreading.exposure import Exposure
from plans.proofreading.findings import Finding, Passage
from reporting.editions.progress import (
    ProgressFacts,
    RowProgress,
    ToldFacts,
    gather_progress,
    published_plans,
)
from reporting.facts.snapshot import freeze
from reporting.proofreading.plan import flagged, stop

NOTHING_TO_TELL = (
    "No update that may be public has been accepted in this round, so there is nothing to publish. "
    "Accept updates first."
)
NOT_FOR_THE_PUBLIC = "It is marked as not for the public."
NOT_IN_THE_PLAN = "The version of the plan that the public reads does not hold this row."
OF_ROWS = {
    Audience.PARTNERS: "The row is for partners only.",
    Audience.RESTRICTED: "The row is restricted.",
}
OF_STATES = {
    Update.State.ASKED: "Nobody has answered yet.",
    Update.State.STARTED: "An answer was begun, and not sent yet.",
    Update.State.SENT: "It waits to be accepted.",
    Update.State.RETURNED: "It went back to its lead with a question.",
}


@dataclass(frozen=True)
class WithheldAnswer:
    """An answer that the public does not read, with the reason."""

    ref: str
    round: str
    why: str
    url: str


@dataclass(frozen=True)
class PreviewedRow:
    """A row as it would be read, how it is going in this round, and what is flagged in it."""

    row: RowProgress
    going: str
    flags: list[Finding]


@dataclass(frozen=True)
class ProgressPreview:
    """The progress of one plan as it would be published now, and what stands in its way."""

    plan: Plan
    facts: ProgressFacts
    findings: tuple[Finding, ...]
    rule: Exposure
    kept: tuple[WithheldAnswer, ...] = ()

    @cached_property
    def by_row(self) -> Mapping[str, list[Finding]]:
        found: dict[str, list[Finding]] = {}
        for each in self.findings:
            found.setdefault(each.ref, []).append(each)
        return found

    @property
    def rows(self) -> Iterator[PreviewedRow]:
        """The rows of which something is told, in the order of print."""
        for row in self.facts.rows():
            if row.told:
                going = row.status_in(self.facts.round).label
                yield PreviewedRow(row, going, self.by_row.get(row.ref, []))

    @property
    def told(self) -> int:
        return sum(bool(row.told) for row in self.facts.rows())

    @property
    def asked(self) -> int:
        return len(list(self.facts.rows()))


def look_at(round: Round, access: Access | None = None) -> list[ProgressPreview]:
    """Each published plan of a round. A number of queries that does not grow with its rows."""
    return [looked_at(round, plan, access) for plan in published_plans(round)]


def looked_at(round: Round, plan: Plan, access: Access | None = None) -> ProgressPreview:
    facts = gather_progress(round, plan)
    rule = Exposure.of(plan.partnership)
    kept = tuple(kept_inside(round, plan, facts, access)) if access else ()
    return ProgressPreview(plan, facts, tuple(check_progress(facts, plan, rule)), rule, kept)


def progress_fingerprint(looks: Iterable[ProgressPreview]) -> str:
    """A digest of everything that would be read, to tell whether it is still what somebody saw."""
    return sha256("\n".join(freeze(each.facts) for each in looks).encode()).hexdigest()


def check_progress(facts: ProgressFacts, plan: Plan, rule: Exposure) -> Iterator[Finding]:
    """What stands between the progress of a plan and the public."""
    if not any(row.told for row in facts.rows()):
        yield stop(Finding("nothing-to-publish", NOTHING_TO_TELL))
    for row in facts.rows():
        for told in row.told:
            yield from flagged(rule, update_public_text(row, told, plan, facts))


def update_public_text(
    row: RowProgress, told: ToldFacts, plan: Plan, facts: ProgressFacts
) -> Passage:
    figures = (f"{name}: {said}" for name, said in told.figures)
    return Passage(
        "\n".join((told.happened, told.next_steps, *figures)),
        f"The update of row {row.ref} for {told.round}",
        page_address(plan, "update", told.period or facts.period, told.update),
        row.ref,
    )


def kept_inside(
    round: Round, plan: Plan, facts: ProgressFacts, access: Access
) -> Iterator[WithheldAnswer]:
    """The answers of the year up to the round that stay inside, of those that the reader may see."""
    began, _ = plan_year_around(plan, round.end)
    updates = Update.objects.visible_to(access).filter(
        action__plan=plan, round__start__gte=began, round__start__lte=round.start
    )
    shown = {told.update for row in facts.rows() for told in row.told}
    rows = updates.exclude(pk__in=shown).select_related("action", "round")
    for each in rows.order_by("action__ref_key", "-round__start", "pk"):
        page = page_address(plan, "update", each.round.period, each.pk)
        yield WithheldAnswer(each.action.ref, each.round.title, why_kept(each), page)


def why_kept(update: Update) -> str:
    action = update.action
    if action.visibility != Audience.PUBLIC:
        return OF_ROWS[Audience(action.visibility)]
    if not update.public:
        return NOT_FOR_THE_PUBLIC
    return OF_STATES.get(Update.State(update.state), NOT_IN_THE_PLAN)

"""What a funder wants to know of one grant: what it was for, where it went, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from actions.models import Allocation, Project, Reading, Update
from actions.rounds.public_readings import said_in_public
from actions.rules.small_readings import SmallNumbers
from actions.work.money import funding_remarks
from actions.work.money_queries import allocations_seen
from csp.periods import range_words
from csp.quantities import pounds_words
from plans.access import Access
from plans.audience import Audience

if TYPE_CHECKING:
    from actions.work.money import SummedStream

NOT_EVERYTHING = "Not everything is shown or counted here."


@dataclass(frozen=True)
class Spending:
    """One row or project that the grant pays for. ``outputs`` are the words of what came of it.

    ``gaps`` say what those lack. ``number`` is that of the allocation, ``visibility`` says who may see
    the row or project.
    """

    number: int
    paid_for: str
    provider: str
    committed: Decimal
    spent: Decimal
    note: str
    outputs: tuple[str, ...]
    visibility: str = "public"
    gaps: tuple[str, ...] = ()

    @property
    def audience(self) -> Audience:
        return Audience.of(self.visibility)


@dataclass(frozen=True)
class Return:
    """Everything that a funder's return says, as plain values.

    ``less``: something that it pays for is not shown.
    """

    name: str
    partnership: str
    colour: str
    facts: tuple[tuple[str, str], ...]
    years: tuple[tuple[str, Decimal], ...]
    spending: tuple[Spending, ...]
    remarks: tuple[str, ...]
    less: bool = False


def return_of(stream: SummedStream, access: Access, *, public: bool = False) -> Return:
    """``stream`` carries its sums (see ``streams_with_sums``); rows that one may not see are left out.

    ``public`` leaves out the figures of answers that are not for the public, and small numbers.
    """
    allocations = list(allocations_seen(access).filter(stream=stream))
    small = SmallNumbers.of(access.partnership) if public else None
    outputs, gaps = outputs_of(allocations, small), gaps_of(allocations, small)
    years = list(stream.years.all())
    return Return(
        name=stream.name,
        partnership=access.partnership.name,
        colour=access.partnership.colour,
        facts=tuple((label, words) for label, words in stream_facts(stream) if words),
        years=tuple((each.year_code, each.amount) for each in years),
        spending=tuple(spending(each, outputs, gaps) for each in allocations),
        remarks=tuple(funding_remarks(stream, years)),
        less=Allocation.objects.filter(stream=stream).count() > len(allocations),
    )


def stream_facts(stream: SummedStream) -> list[tuple[str, str]]:
    amount = pounds_words(stream.amount)
    stretch = range_words(stream.start, stream.end) if stream.start and stream.end else ""
    return [
        ("Who gives it", stream.funder_words or str(stream.funder or "")),
        ("Who holds it", stream.holder_words or str(stream.holder or "")),
        ("Status", stream.get_status_display()),
        ("For", stream.purpose),
        ("Conditions", stream.conditions),
        ("Period", stretch),
        ("As printed", "" if stream.amount_printed == amount else stream.amount_printed),
        ("Amount", amount),
        ("Set aside", pounds_words(stream.committed)),
        ("Spent", pounds_words(stream.spent)),
        ("Not set aside yet", pounds_words(stream.left)),
    ]


def spending(
    allocation: Allocation,
    outputs: dict[tuple[str, int | None], list[str]],
    gaps: dict[int | None, list[str]],
) -> Spending:
    key = (
        ("project", allocation.project_id)
        if allocation.project_id
        else ("row", allocation.action_id)
    )
    paid_for = allocation.project or allocation.action
    return Spending(
        number=allocation.pk,
        paid_for=str(paid_for),
        provider=allocation.provider_words or str(allocation.provider or ""),
        committed=allocation.committed,
        spent=allocation.spent,
        note=allocation.note,
        outputs=tuple(outputs.get(key, ())),
        visibility=paid_for.visibility if paid_for else "",
        gaps=tuple(gaps.get(allocation.action_id, ())),
    )


def outputs_of(
    allocations: list[Allocation], small: SmallNumbers | None = None
) -> dict[tuple[str, int | None], list[str]]:
    """Accepted figures of the rows, and the outcomes of the projects, in two queries."""
    found: dict[tuple[str, int | None], list[str]] = {}
    for row, measure, member, period, printed, _ in funded_readings(allocations, small):
        if printed:
            words = f"{measure_with_member(measure, member)}, {period}: {printed}"
            found.setdefault(("row", row), []).append(words)
    projects = {each.project_id for each in allocations if each.project_id}
    outcomes = Project.objects.filter(pk__in=projects)
    for project, words in outcomes.order_by("outcomes__position", "outcomes__pk").values_list(
        "pk", "outcomes__words"
    ):
        if words:
            found.setdefault(("project", project), []).append(words)
    return found


def measure_with_member(measure: str, member: str) -> str:
    return f"{measure} ({member})" if member else measure


def gaps_of(
    allocations: list[Allocation], small: SmallNumbers | None = None
) -> dict[int | None, list[str]]:
    """What the figures of each row lack: rounds without an accepted answer, answers without a figure.

    With ``small``, for the public, it says of an answer that is not for them no more than that
    something is not shown.
    """
    missing: dict[int | None, list[str]] = {}
    found: dict[int | None, list[str]] = {}
    for row, period, state, may in row_answer_states(allocations):
        if state != Update.State.ACCEPTED:
            missing.setdefault(row, []).append(period)
        elif small and not may:
            found[row] = [NOT_EVERYTHING]
    for row, periods in missing.items():
        found.setdefault(row, []).append(f"Missing: {', '.join(periods)}.")
    for row, measure, member, period, printed, qualifier in funded_readings(allocations, small):
        if not printed:
            why = "too small to print" if qualifier == "suppressed" else "no figure"
            found.setdefault(row, []).append(
                f"{measure_with_member(measure, member)}, {period}: {why}."
            )
    return found


def row_answer_states(allocations: list[Allocation]):
    """Row, round, state and whether it may be public, of every answer asked for of these rows."""
    rows = {each.action_id for each in allocations if each.action_id}
    asked = Update.objects.filter(action__in=rows).order_by("round__start", "pk")
    return asked.values_list("action_id", "round__title", "state", "public")


def funded_readings(allocations: list[Allocation], small: SmallNumbers | None):
    """Row, measure, group, round, the figure as it was written and how sure it is, in the order of the
    rounds; with ``small`` as everybody reads it."""
    rows = {each.action_id for each in allocations if each.action_id}
    told = {"update__public": True} if small else {}
    accepted = {"update__action__in": rows, "update__state": Update.State.ACCEPTED}
    rows_read = Reading.objects.filter(**accepted, **told).select_related(
        "measure", "update__round"
    )
    found = list(rows_read.order_by("measure__position", "measure", "update__round__start", "pk"))
    said = said_in_public(found, small) if small else {}
    for each in found:
        update, measure = each.update, each.measure
        printed = said.get(each.pk, each.printed) if each.printed else ""
        yield (
            update.action_id, measure.text, each.member, update.round.title, printed,
            each.qualifier,
        )  # fmt: skip

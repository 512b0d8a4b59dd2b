"""What a funder wants to know of one grant: what it was for, where it went, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from actions.models import Allocation, Reading, Update
from actions.money import remarks
from actions.querysets_of_money import allocations_seen
from csp.periods import range_words
from csp.quantities import pounds_words
from plans.access import Access
from plans.models import FundingStream


@dataclass(frozen=True)
class Spending:
    """One row or project that the grant pays for. ``outputs`` are the words of what came of it.

    ``number`` is that of the allocation, ``visibility`` says who may see the row or project.
    """

    number: int
    paid_for: str
    provider: str
    committed: Decimal
    spent: Decimal
    note: str
    outputs: tuple[str, ...]
    visibility: str = "public"


@dataclass(frozen=True)
class Return:
    """Everything that a funder's return says, as plain values."""

    name: str
    partnership: str
    colour: str
    facts: tuple[tuple[str, str], ...]
    years: tuple[tuple[str, Decimal], ...]
    spending: tuple[Spending, ...]
    remarks: tuple[str, ...]


def return_of(stream: FundingStream, access: Access, *, public: bool = False) -> Return:
    """``stream`` carries its sums (see ``streams_with_sums``); rows that one may not see are left out.

    ``public`` leaves out the figures of answers that are not for the public.
    """
    allocations = list(allocations_seen(access).filter(stream=stream))
    outputs = outputs_of(allocations, public=public)
    years = list(stream.years.all())
    return Return(
        name=stream.name,
        partnership=access.partnership.name,
        colour=access.partnership.colour,
        facts=tuple((label, words) for label, words in facts_of(stream) if words),
        years=tuple((each.year_code, each.amount) for each in years),
        spending=tuple(spending(each, outputs) for each in allocations),
        remarks=tuple(remarks(stream, years)),
    )


def facts_of(stream: FundingStream) -> list[tuple[str, str]]:
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


def spending(allocation: Allocation, outputs: dict[tuple[str, int], list[str]]) -> Spending:
    key = (
        ("project", allocation.project_id)
        if allocation.project_id
        else ("row", allocation.action_id)
    )
    return Spending(
        number=allocation.pk,
        paid_for=str(allocation.project or allocation.action),
        provider=allocation.provider_words or str(allocation.provider or ""),
        committed=allocation.committed,
        spent=allocation.spent,
        note=allocation.note,
        outputs=tuple(outputs.get(key, ())),
        visibility=(allocation.project or allocation.action).visibility,
    )


def outputs_of(
    allocations: list[Allocation], *, public: bool = False
) -> dict[tuple[str, int], list[str]]:
    """Accepted figures of the rows, and the outcomes of the projects, in two queries."""
    found: dict[tuple[str, int], list[str]] = {}
    for row, measure, member, period, printed in readings_of(allocations, public):
        group = f" ({member})" if member else ""
        words = f"{measure}{group}, {period}: {printed}"
        found.setdefault(("row", row), []).append(words)
    projects = {each.project_id for each in allocations if each.project_id}
    outcomes = Allocation.project.field.related_model.objects.filter(pk__in=projects)
    for project, words in outcomes.order_by("outcomes__position", "outcomes__pk").values_list(
        "pk", "outcomes__words"
    ):
        if words:
            found.setdefault(("project", project), []).append(words)
    return found


def readings_of(allocations: list[Allocation], public: bool):
    """Row, measure, group, round and the figure as it was written, in the order of the rounds."""
    rows = {each.action_id for each in allocations if each.action_id}
    told = {"update__public": True} if public else {}
    accepted = {"update__action__in": rows, "update__state": Update.State.ACCEPTED}
    return (
        Reading.objects.filter(**accepted, **told)
        .exclude(printed="")
        .order_by("measure__position", "measure", "update__round__start", "pk")
        .values_list("update__action", "measure__text", "member", "update__round__title", "printed")
    )

"""Money set aside for rows and projects: never more of a stream than there is in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Sum

from actions.models import Allocation
from csp import changes
from csp.models import User
from csp.quantities import pounds_words
from plans.funding.services import amount_in_pounds, change_stream
from plans.models import FundingStream, Partnership

TOO_MUCH = (
    "That is {over} more than “{stream}” holds: of its {amount}, {committed} is set aside already."
)
TOO_LITTLE = "{committed} of it is set aside already. Take some of that back first."
WITHDRAWN = "“{}” was withdrawn, so nothing can be set aside from it."


def allocate(*, by: User | None, partnership: Partnership, values: Mapping[str, Any]) -> Allocation:
    """Set money of a stream aside. Raises ValidationError, and sets nothing aside, if it is too much."""
    with changes.changing():
        refuse_too_much(values["stream"], values["committed"])
        return changes.create(Allocation(partnership=partnership, **values), by=by)


def change_allocation(
    *, by: User | None, allocation: Allocation, version: int, values: Mapping[str, Any]
) -> Allocation:
    with changes.changing():
        refuse_too_much(values["stream"], values["committed"], but=allocation)
        return changes.update(allocation, by=by, version=version, values=values)


def refuse_too_much(
    stream: FundingStream, wanted: Decimal, *, but: Allocation | None = None
) -> None:
    """The stream's row is held, so that two people cannot set the same pounds aside at once."""
    held = FundingStream.objects.select_for_update(no_key=True).get(pk=stream.pk)
    before = but.committed if but and but.stream_id == held.pk else Decimal()
    if held.status == FundingStream.Status.WITHDRAWN and wanted > before:
        raise ValidationError({"stream": WITHDRAWN.format(held)})
    committed = committed_pounds(held, but=but)
    if held.amount is None or committed + wanted <= held.amount:
        return
    words = TOO_MUCH.format(
        over=pounds_words(committed + wanted - held.amount),
        stream=held,
        amount=pounds_words(held.amount),
        committed=pounds_words(committed),
    )
    raise ValidationError({"committed": words})


def committed_pounds(stream: FundingStream, *, but: Allocation | None = None) -> Decimal:
    """Pounds of a stream that are committed, leaving one allocation out."""
    others = stream.allocations.exclude(pk=but.pk) if but else stream.allocations.all()
    return others.aggregate(sum=Sum("committed"))["sum"] or Decimal()


def change_funding(
    *,
    by: User | None,
    stream: FundingStream,
    version: int,
    values: Mapping[str, Any],
    years: Iterable[Mapping],
) -> FundingStream:
    """Change a stream, but not to less than what is set aside from it."""
    with changes.changing():
        held = FundingStream.objects.select_for_update(no_key=True).get(pk=stream.pk)
        amount = amount_in_pounds(values.get("amount_printed", "").strip(), values["status"])
        committed = committed_pounds(held)
        if amount is not None and amount < committed:
            words = TOO_LITTLE.format(committed=pounds_words(committed))
            raise ValidationError({"amount_printed": words})
        return change_stream(by=by, stream=stream, version=version, values=values, years=years)

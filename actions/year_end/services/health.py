"""The yearly health check: whether each row of a plan is still fit for its purpose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from actions.models import Action, HealthCheck
from csp import changes
from csp.models import User

Decision = HealthCheck.Decision


def check_row(
    *, by: User | None, action: Action, year: str, version: int, values: Mapping[str, Any]
) -> HealthCheck:
    """Say whether a row is fit for its purpose, or say something else of it.

    ``version`` is that of the check that was seen, 0 where there was none. Raises changes.Stale when
    somebody else decided otherwise in between, ValidationError for half a decision.
    """
    refuse_half(action, values)
    with changes.changing():
        Action.objects.select_for_update(no_key=True).get(pk=action.pk)
        found = HealthCheck.objects.filter(action=action, year=year).first()
        if found is None:
            row = HealthCheck(
                partnership_id=action.partnership_id, action=action, year=year, by=by, **values
            )
            return changes.create(row, by=by, verb="checked")
        if not version and any(changes.value_differs(found, *each) for each in values.items()):
            raise changes.Stale(found, dict(values))
        if not any(changes.value_differs(found, *each) for each in values.items()):
            return found
        said = {**values, "by": by, "at": timezone.now()}
        return changes.update(
            found, by=by, version=version, values=said, verb="checked", strict=True
        )


def refuse_half(action: Action, values: Mapping[str, Any]) -> None:
    """Every decision has a reason, and a merge names another row of the same plan."""
    if not values["reason"].strip():
        raise ValidationError({"reason": f"Give the reason for row {action.ref}."})
    other = values.get("merge_with")
    if values["decision"] == Decision.MERGE and (other is None or other.plan_id != action.plan_id):
        raise ValidationError({"merge_with": "Name the row of this plan that it goes into."})
    if values["decision"] == Decision.MERGE and other == action:
        raise ValidationError({"merge_with": "A row cannot be merged into itself."})

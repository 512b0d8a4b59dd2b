"""What site administrators change about an account; what somebody may do here is a role's matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import changes
from csp.models import User

RIGHTS = ("is_active", "is_staff", "is_superuser")


@transaction.atomic
def change_user(*, by: User, user: User, values: Mapping[str, Any]) -> User:
    """Raises ValidationError when somebody would lock themselves out."""
    current = User.objects.select_for_update().get(pk=user.pk)
    if by.pk == current.pk and any(values.get(name) is False for name in RIGHTS):
        raise ValidationError("Ask another site administrator to take away your own rights.")
    detail = changes.field_differences(current, values)
    for name in detail:
        setattr(current, name, values[name])
    current.full_clean()
    if detail:
        current.save(update_fields=list(detail))
        changes.record_event(by=by, verb="changed", target=current, detail=detail)
    return current

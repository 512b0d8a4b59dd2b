"""Setting a partnership up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from csp import changes
from csp.models import User
from plans.models import Partnership, Role
from plans.people.services.role import invite_colleague


@transaction.atomic
def create_partnership(
    *, by: User | None, values: Mapping[str, Any], officer_email: str, officer_name: str
) -> Partnership:
    """A new partnership and its first officer, who is invited by e-mail."""
    partnership = changes.create(Partnership(**values), by=by)
    invite_colleague(
        by=by,
        partnership=partnership,
        email=officer_email,
        name=officer_name,
        kind=Role.Kind.OFFICER,
    )
    return partnership

"""Groups: where they stand under one another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from csp import changes
from csp.models import User
from plans.models import Group
from plans.people.services.tree import refuse_loop


@transaction.atomic
def change_group(
    *, by: User | None, group: Group, version: int, values: Mapping[str, Any]
) -> Group:
    """Raises ValidationError when the group would be under one of its own sub-groups."""
    refuse_loop(group, values.get("parent"))
    return changes.update(group, by=by, version=version, values=values)

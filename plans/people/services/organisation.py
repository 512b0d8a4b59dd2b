"""Bodies: what a body was called before is kept with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from csp import changes
from csp.models import User
from plans.models import Organisation, Partnership
from plans.pages.services import Parts, change_with
from plans.people.services.tree import refuse_loop


def create_organisation(
    *, by: User | None, partnership: Partnership, values: Mapping[str, Any]
) -> Organisation:
    return changes.create(Organisation(partnership=partnership, **values), by=by)


def change_organisation(
    *,
    by: User | None,
    organisation: Organisation,
    version: int,
    values: Mapping[str, Any],
    parts: Parts,
) -> Organisation:
    """Raises ValidationError when the body would be part of one of its own parts."""
    refuse_loop(organisation, values.get("parent"))
    return change_with(
        organisation, by=by, version=version, values=values, parts=parts, strict=True
    )

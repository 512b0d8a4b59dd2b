"""Bodies: what a body was called before is kept with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from csp import changes
from csp.models import User
from plans.models import FormerName, Organisation, Partnership
from plans.services.rows import keep_rows
from plans.services.tree import refuse_loop


@transaction.atomic
def create_organisation(
    *,
    by: User | None,
    partnership: Partnership,
    values: Mapping[str, Any],
    former_names: Iterable[Mapping] = (),
) -> Organisation:
    body = changes.create(Organisation(partnership=partnership, **values), by=by)
    keep_former_names(by, body, former_names)
    return body


@transaction.atomic
def change_organisation(
    *,
    by: User | None,
    organisation: Organisation,
    version: int,
    values: Mapping[str, Any],
    former_names: Iterable[Mapping],
) -> Organisation:
    """Raises ValidationError when the body would be part of one of its own parts."""
    refuse_loop(organisation, values.get("parent"))
    changed = changes.update(organisation, by=by, version=version, values=values, strict=True)
    keep_former_names(by, changed, former_names)
    return changed


def keep_former_names(by: User | None, body: Organisation, rows: Iterable[Mapping]) -> None:
    keep_rows(
        by=by,
        existing=body.former_names.all(),
        rows=rows,
        make=lambda: FormerName(partnership=body.partnership, organisation=body),
    )

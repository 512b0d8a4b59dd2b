"""Schemes, stored together with what each provider puts on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from actions.models import Scheme, SchemeActivity
from csp import changes
from csp.models import User
from plans.models import Partnership
from plans.services.rows import keep_rows


@transaction.atomic
def create_scheme(
    *,
    by: User | None,
    partnership: Partnership,
    values: Mapping[str, Any],
    activities: Iterable[Mapping] = (),
) -> Scheme:
    scheme = changes.create(Scheme(partnership=partnership, **values), by=by)
    keep_activities(by, scheme, activities)
    return scheme


@transaction.atomic
def change_scheme(
    *,
    by: User | None,
    scheme: Scheme,
    version: int,
    values: Mapping[str, Any],
    activities: Iterable[Mapping],
) -> Scheme:
    changed = changes.update(scheme, by=by, version=version, values=values)
    keep_activities(by, changed, activities)
    return changed


def keep_activities(by: User | None, scheme: Scheme, rows: Iterable[Mapping]) -> None:
    keep_rows(
        by=by,
        existing=scheme.activities.all(),
        rows=rows,
        make=lambda: SchemeActivity(partnership=scheme.partnership, scheme=scheme),
    )

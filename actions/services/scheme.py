"""Schemes, stored together with what each provider puts on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from actions.models import Scheme
from csp.models import User
from plans.models import Partnership
from plans.services.rows import create_with


def create_scheme(
    *,
    by: User | None,
    partnership: Partnership,
    values: Mapping[str, Any],
    activities: Iterable[Mapping] = (),
) -> Scheme:
    row = Scheme(partnership=partnership, **values)
    return create_with(row, by=by, parts={"activities": activities})

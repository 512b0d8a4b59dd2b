"""Surveys, stored together with the results that plans quote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from csp.models import User
from plans.models import Partnership, Survey
from plans.services.rows import create_with


def create_survey(
    *,
    by: User | None,
    partnership: Partnership,
    values: Mapping[str, Any],
    results: Iterable[Mapping] = (),
) -> Survey:
    row = Survey(partnership=partnership, **values)
    return create_with(row, by=by, parts={"results": results})

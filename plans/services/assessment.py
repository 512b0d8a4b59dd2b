"""Strategic assessments, stored together with who contributed, hotspots and what they recommend."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from csp.models import User
from plans.models import Assessment, Partnership
from plans.services.rows import Parts, create_with


def create_assessment(
    *, by: User | None, partnership: Partnership, values: Mapping[str, Any], parts: Parts
) -> Assessment:
    """``parts`` are its contributors, hotspots and what it has recommended, by these names."""
    return create_with(Assessment(partnership=partnership, **values), by=by, parts=parts)

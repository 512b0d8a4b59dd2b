"""SQL about scrutiny: what was sent to the committee, what it asked for, and what was said to whom."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models.functions import Lower

from plans.models import Partnership
from reporting.models import Letter


def steps_posted(partnership: Partnership, steps: Iterable[str]) -> set[tuple[str, str]]:
    """Which addresses, in small letters, were written to for which of these steps."""
    rows = Letter.objects.filter(partnership=partnership, step__in=list(steps)).order_by()
    return set(rows.values_list(Lower("email"), "step"))

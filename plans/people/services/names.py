"""The other names of a partnership, and the council areas that it covers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction

from csp.models import User
from plans.models import Area, LocalName, Partnership
from plans.pages.services import keep_rows


@transaction.atomic
def keep_names(
    *, by: User, partnership: Partnership, names: Iterable[Mapping], areas: Iterable[Mapping]
) -> None:
    """Make the names and the areas be these, in this order."""
    keep_rows(
        by=by,
        existing=partnership.local_names.all(),
        rows=names,
        make=lambda: LocalName(partnership=partnership),
    )
    keep_rows(
        by=by,
        existing=partnership.areas.all(),
        rows=areas,
        make=lambda: Area(partnership=partnership),
    )

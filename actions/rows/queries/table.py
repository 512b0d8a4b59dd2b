"""What the plan's table reads of its rows."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from actions.models.querysets.action import ActionQuerySet
from actions.rows.columns import WORDS


def table_rows(actions: ActionQuerySet) -> QuerySet[Any, Any]:
    """The cells of each row in the printed order, as tuples: see ``actions.rows.table``."""
    place = ("pk", "priority_id", "ref", "area__title", "visibility", "version")
    return actions.in_order().values_list(*place, *WORDS, named=True)

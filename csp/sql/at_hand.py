"""Rows that are at hand already, given to a row as if it had asked for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Model


def have_at_hand(row: Model, name: str, found: Sequence[Any]) -> None:
    """What ``row.<name>.all()`` gives from now on without a query; ``prefetch_related`` does the same."""
    rows = getattr(row, name).all()
    rows._result_cache, rows._prefetch_done = found, True
    row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = rows

"""Rows that stand under one another must not go round in a ring."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError


def refuse_loop(row: Any, parent: Any | None) -> None:
    """Raises ValidationError when ``parent`` is the row itself or stands somewhere under it."""
    seen = set()
    while parent is not None and parent.pk not in seen:
        if parent.pk == row.pk:
            raise ValidationError(
                {"parent": f"“{row}” cannot be under itself, nor under anything that is under it."}
            )
        seen.add(parent.pk)
        parent = parent.parent

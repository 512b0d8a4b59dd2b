"""Repeating rows below a form."""

from __future__ import annotations

from typing import Any

from csp.formsets import KitFormSet, kit_formset


def repeating(
    row_form: type,
    words: str,
    data,
    initial: list[dict[str, Any]],
    *,
    title: str,
    prefix: str,
    ordered: bool = False,
) -> KitFormSet:
    """Rows of one kind under a heading, beginning from what is stored."""
    kind = kit_formset(row_form, words=words, extra=0 if initial else 1, can_order=ordered)
    rows = kind(data, initial=initial, prefix=prefix)
    rows.title = title
    return rows

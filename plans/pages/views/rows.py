"""Repeating rows below a form."""

from __future__ import annotations

from typing import Any

from csp.forms.formsets import KitFormSet, kit_formset


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
    """Rows of one kind under a heading, beginning from what is stored.

    ``prefix`` is the name under which the row above knows them, such as "priorities".
    """
    kind = kit_formset(row_form, words=words, extra=0 if initial else 1, can_order=ordered)
    rows = kind(data, initial=initial, prefix=prefix)
    rows.title = title
    return rows


def typed_parts(formsets: list[KitFormSet]) -> dict[str, list[dict[str, Any]]]:
    """What was typed into repeating rows, by the name under which the row above knows its own."""
    return {rows.prefix: rows.rows() for rows in formsets}

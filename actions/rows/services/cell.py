"""Changing one cell of a row, as officers do all day in the plan's own table."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext, suppress
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import Truncator

from actions.models import Action
from actions.rows.cells import (
    MOST_LINES,
    join_cell_parts,
    match_lines,
    parse_cell_lines,
    part_key,
    row_cell_text,
    same,
)
from actions.rows.columns import Column, Kind
from actions.rows.leads.names import Parties
from actions.rows.services.action import PARTS, change_action
from actions.rows.services.restoring import former_list
from actions.rows.services.revising import Approval
from csp import changes
from csp.models import User
from plans.models import Partnership, PriorityArea

Values = dict[str, Any]
NOBODY: Values = {"organisation": None, "post": None, "people": []}


def change_row_cell(
    *,
    by: User,
    action: Action,
    version: int,
    cell: Column,
    text: str,
    was: str | None = None,
    approval: Approval | None = None,
    back: int | None = None,
) -> Action:
    """Write ``text`` in a cell by somebody who saw version ``version`` of the row.

    ``action`` is the row as just read, with its plan. ``was`` is the cell as they saw it: where it
    is still so, another person's change elsewhere in the row is kept beside theirs. Raises
    changes.Stale when the cell itself was changed, and NeedsReason as ``change_action`` does.
    ``back`` names the version of the row in which the cell said ``text``, where somebody goes back
    over what they saved: its lines come back with all that was known of them.
    """
    theirs = row_cell_text(action, cell)
    if same(theirs, text, cell):
        return action
    if not same(theirs, was, cell) if was is not None else version != action.version:
        raise changes.Stale(action, {cell.name: text})
    with changes.with_reason("Undone or redone") if back is not None else nullcontext():
        changed = change_action(
            by=by,
            action=action,
            version=action.version,
            values={} if cell.is_lines else cell_values(action, cell, text),
            parts=cell_lists(action, cell, text, back) if cell.is_lines else None,
            approval=approval,
            as_read=True,
        )
    if changed.area_id == action.area_id:
        changed.area = action.area  # Spares whoever draws the row a query.
    return changed


def cell_lists(
    action: Action, cell: Column, text: str, back: int | None
) -> dict[str, list[Values]]:
    """The list that a text stands for; as version ``back`` of the row had it, if it said just this."""
    if back is not None:
        with suppress(ValidationError):  # That version is not known any more: the words are.
            former = former_list(action, cell.name, back)
            said = join_cell_parts([str(values[cell.parts[0]]) for values in former[cell.name]])
            if same(said, text, cell):
                return former
    return {cell.name: cell_parts(action, cell, text)}


def cell_values(action: Action, cell: Column, text: str) -> Values:
    """The row's own value that a text stands for."""
    if cell.name == "ref" and not text.strip():
        raise ValidationError("Give the row a reference, such as 1.4.")
    if cell.kind is Kind.PLACE:
        return {"area": area_named(action, text)}
    return {cell.name: text.strip()}


def area_named(action: Action, title: str) -> PriorityArea | None:
    if not title.strip():
        return None
    area = action.priority.areas.filter(title__iexact=title.strip()).first()
    if area is None:
        raise ValidationError(
            f"“{action.priority.title}” has no area called “{title.strip()}”. Choose one of its areas."
        )
    return area


def cell_parts(
    action: Action, cell: Column, text: str, known: Parties | None = None
) -> list[Values]:
    """The leads, measures or risks that lines stand for; each keeps what was known of it.

    ``known`` spares asking whom the names mean where many rows are written at once.
    """
    lines = parse_cell_lines(text, cell)
    refuse_long_cell(cell, lines)
    before = list(getattr(action, cell.name).all())
    keys = [part_key(str(part)) for part in before]
    found = [
        None if place is None else before[place]
        for place in match_lines(keys, [part_key(line) for line in lines])
    ]
    wanted = [values_of_line(cell, part, line) for part, line in zip(found, lines, strict=True)]
    if cell.name == "leads":
        link_leads(action.partnership, wanted, known)
    return wanted


def new_cell_parts(
    partnership: Partnership, cell: Column, text: str, known: Parties | None = None
) -> list[Values]:
    """The leads, measures or risks that lines stand for in a row that is new."""
    lines = parse_cell_lines(text, cell)
    refuse_long_cell(cell, lines)
    wanted = [values_of_line(cell, None, line) for line in lines]
    if cell.name == "leads":
        link_leads(partnership, wanted, known)
    return wanted


def values_of_line(cell: Column, part: Any, line: str) -> Values:
    """One part: the one that is there, with other words if they differ, or a new one."""
    values = {"id": part.pk} if part else {}
    if part is None or part_key(str(part)) != part_key(line):
        values[cell.parts[0]] = line
    return values


def link_leads(
    partnership: Partnership, wanted: Sequence[Values], known: Parties | None = None
) -> None:
    """A lead written by its name or short name is linked; other words are kept as they are."""
    written = [values for values in wanted if "words" in values]
    known = known or (Parties.of(partnership) if written else Parties())
    for values in written:
        party = known.named(values["words"])
        values |= NOBODY | (party.link() if party else {})


def refuse_long_cell(cell: Column, lines: Sequence[str]) -> None:
    if len(lines) > MOST_LINES:
        raise ValidationError(f"That is {len(lines)} lines, and a cell may have {MOST_LINES}.")
    noun = PARTS[cell.name]._meta.verbose_name
    for line in lines:
        if len(line) > cell.most:
            start = Truncator(line).chars(60)
            raise ValidationError(
                f"A {noun} may have {cell.most} characters, and “{start}” has {len(line)}."
            )

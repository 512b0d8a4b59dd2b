"""Forms: one action with its labels down the side, or several labels with their values in a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from actions.imports.grid import Loose, SourceCell, SourceTable, distinct, lay_out_table
from actions.imports.headings import Header, claims, find_header, header_at, normalise_heading
from actions.imports.rows.section import SURE_HEADER

_KNOWN = 0.6
_MOSTLY = 0.75
_MOST_PAIRS = 4


def best_shape(
    table: SourceTable, overrides: Mapping[str, str]
) -> tuple[SourceTable, Header | None]:
    """A table as it stands, or a form laid out as one where more of its labels are understood so."""
    best, header = table, find_header(table, overrides)
    for turned in (turned_form(table, overrides), paired_form(table)):
        labels = find_header(turned, overrides) if turned else None
        if turned and known_columns(labels) > known_columns(header):
            best, header = turned, labels
    return best, header


def known_columns(header: Header | None) -> int:
    """How many headings were understood."""
    return sum(column.field != "other" for column in header.columns) if header else 0


def turned_form(table: SourceTable, overrides: Mapping[str, str]) -> SourceTable | None:
    """A form turned so that its labels stand on top; nothing when the table is no form."""
    height = len(table.grid)
    if not 2 <= table.width <= 6 or height < 3:
        return None
    columns = zip(*table.grid, strict=True)
    turned = SourceTable(
        tuple(tuple(_turned(cell) for cell in row) for row in columns), table.source
    )
    found = header_at(turned, 0, 1, overrides)
    if found is None or found[0] < SURE_HEADER:
        return None
    known = sum(column.field != "other" for column in found[1].columns)
    return turned if known >= 0.5 * height else None


def _turned(cell: SourceCell) -> SourceCell:
    return replace(cell, top=cell.left, left=cell.top, height=cell.width, width=cell.height)


# -- Several pairs in a row --------------------------------------------------------------------------


@dataclass
class FormOfPairs:
    """The labels of one form with their values, and what stands above it in rows of their own."""

    above: list[SourceCell] = field(default_factory=list)
    values: dict[str, SourceCell] = field(default_factory=dict)


def paired_form(table: SourceTable) -> SourceTable | None:
    """A form with a label before each value, two or more in some row; nothing when it is none.

    Where a label comes a second time the next form begins: each becomes a row.
    """
    forms = _forms_in(table)
    labels = list(dict.fromkeys(label for form in forms for label in form.values))
    if not labels or _share_known(labels) < _MOSTLY:
        return None
    rows = [[Loose(label) for label in labels]]
    for form in forms:
        rows += [[_loose_cell(cell, len(labels))] for cell in form.above]
        rows.append([_loose_cell(form.values.get(label), 1) for label in labels])
    # What stands above the first form stands above the headings.
    first = len(forms[0].above)
    return lay_out_table([*rows[1 : first + 1], rows[0], *rows[first + 1 :]], table.source)


def _forms_in(table: SourceTable) -> list[FormOfPairs]:
    """The forms one after another; none where a row is neither pairs nor one cell alone."""
    forms = [FormOfPairs()]
    several = False
    met: dict[str, str] = {}
    for at, row in enumerate(table.grid):
        cells = [cell for cell in distinct(row) if cell.top == at]
        if len(cells) == 1:
            if forms[-1].values:
                forms.append(FormOfPairs())
            forms[-1].above += [cell for cell in cells if cell.text]
            continue
        if len(cells) % 2 or len(cells) > 2 * _MOST_PAIRS:
            return []
        several |= len(cells) > 2
        for label, value in _pairs(cells):
            printed = met.setdefault(normalise_heading(label.text), label.text)
            if printed in forms[-1].values:
                forms.append(FormOfPairs())
            forms[-1].values[printed] = value
    return [form for form in forms if form.values] if several else []


def _pairs(cells: list[SourceCell]) -> Iterator[tuple[SourceCell, SourceCell]]:
    for label, value in zip(cells[::2], cells[1::2], strict=True):
        if label.text or value.text:
            yield label, value


def _loose_cell(cell: SourceCell | None, width: int) -> Loose:
    if cell is None:
        return Loose("", width)
    return Loose(cell.text, width, 1, cell.colour, cell.bold, cell.mark)


def _share_known(labels: list[str]) -> float:
    known = [max(claims(label.rstrip(" :")).values(), default=0) >= _KNOWN for label in labels]
    return sum(known) / len(known)

"""Which column is which field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from actions.imports.audience import asks_somehow, audience_of, tells_audience, without_markings
from actions.imports.grid import SourceCell, SourceTable
from actions.imports.heading_words import is_ref
from actions.imports.headings.meaning import claims
from actions.imports.headings.settling import told_apart, with_area, with_heart
from actions.imports.result import FIELDS, ImportedColumn
from actions.imports.vocabulary import LEVELS, SEVERAL
from actions.rows.column_headings import normalise_heading

# A claim below the first is not believed; a second column of a field must reach the other.
_LEAST = 0.42
_SURE_AGAIN = 0.9
# So many rows show what a column holds.
_SHOWN = 60
_MOSTLY = 0.6
_HALF = 0.5
# Before any heading: what a cell keeps from the public counts more than what stands above it.
_BY_CELLS = 1.2

Claims = dict[str, float]


def assign(
    labels: list[str], table: SourceTable, body: int, overrides: Mapping[str, str]
) -> list[ImportedColumn]:
    """Each column's field: the surest pair first, each field once."""
    claimed = [
        column_claims(label, column_values(table, at, body), at) for at, label in enumerate(labels)
    ]
    told = {at: field for at, label in enumerate(labels) if (field := overridden(label, overrides))}
    chosen = _choose(claimed, told)
    columns = [
        ImportedColumn(at, label, *chosen.get(at, ("other", 0.0)))
        for at, label in enumerate(labels)
    ]
    columns = with_area(columns, [each.get("priority", 0) for each in claimed], told)
    return told_apart(with_heart(columns, told))


def _choose(claimed: list[Claims], told: Mapping[int, str]) -> dict[int, tuple[str, float]]:
    chosen = {at: (field, 1.0) for at, field in told.items()}
    taken = set(told.values())
    for score, at, field in _wishes(claimed):
        may = field not in taken or (field in SEVERAL and score >= _SURE_AGAIN)
        if at not in chosen and may and score >= _LEAST:
            chosen[at] = (field, score)
            taken.add(field)
    return chosen


def _wishes(claimed: list[Claims]) -> Iterator[tuple[float, int, str]]:
    """Every claim, the surest first, and of equals the one to the left."""
    wishes = [
        (score, -at, field) for at, found in enumerate(claimed) for field, score in found.items()
    ]
    for score, minus, field in sorted(wishes, reverse=True):
        yield score, -minus, field


def overridden(label: str, overrides: Mapping[str, str]) -> str:
    """The field that somebody has settled for a heading; empty for none."""
    for printed, field in overrides.items():
        if field in FIELDS and normalise_heading(printed) == normalise_heading(label):
            return field
    return ""


def column_values(table: SourceTable, at: int, body: int) -> list[str]:
    """What the first rows say in a column, without what goes across the table."""
    rows = enumerate(table.grid[body : body + _SHOWN], body)
    return [row[at].text for y, row in rows if _is_value(row, at, y, table.width)]


def _is_value(row: Sequence[SourceCell], at: int, y: int, width: int) -> bool:
    cell = row[at]
    narrow = cell.width <= max(2, width // 2)
    return (
        bool(cell.text)
        and cell.top == y
        and narrow
        and len({each.text for each in row if each.text}) > 1
    )


def column_claims(label: str, values: list[str], at: int) -> Claims:
    """How sure each field is of a column, by its label and what stands below it."""
    found = _label_claims(label)
    mostly = _share_true(is_ref(without_markings(value)) for value in values) >= _MOSTLY
    if not label.strip() and mostly and at < 3:
        found["ref"] = 0.9
    if mostly and "activity" in found and at < 2 and _numbered(values):
        # "Action" above a column of numbers is the number of the action.
        found = {"ref": 1.0}
    if "priority" in found and values and all(value.casefold() in LEVELS for value in values):
        found = {}
    if values and not mostly:
        found.pop("ref", None)
    return _with_audience(found, label, values)


def _with_audience(found: Claims, label: str, values: list[str]) -> Claims:
    """Who may read is told by the cells; a heading alone is believed where it can mean nothing else."""
    if tells_audience(values, label) or asks_somehow(label, values):
        return found | {"public": _BY_CELLS}
    unsure = found.get("public", 0) < _SURE_AGAIN
    if unsure and _share_true(bool(audience_of(value, label)) for value in values) < _HALF:
        found.pop("public", None)
    return found


def _label_claims(label: str) -> Claims:
    found = dict(claims(label.split(" – ")[-1]))
    for field, score in claims(label).items():
        found[field] = max(score, found.get(field, 0))
    return found


def _numbered(values: list[str]) -> bool:
    return _share_true(any(letter.isdigit() for letter in value) for value in values) >= _MOSTLY


def _share_true(answers: Iterable[bool]) -> float:
    given = list(answers)
    return sum(given) / len(given) if given else 0.0

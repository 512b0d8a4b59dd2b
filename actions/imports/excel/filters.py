"""Which rows of a sheet a filter has put out of sight, and which somebody has hidden by hand."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.utils.cell import range_boundaries

from actions.imports.excel.looks import children_named, local


@dataclass(frozen=True)
class Filter:
    """One column's filter over the rows from ``top`` to ``bottom``.

    ``values`` are what it lets through; nothing where that cannot be told from the words alone.
    """

    column: int
    top: int
    bottom: int
    values: frozenset[str] | None

    def lets_through(self, words: str) -> bool:
        return self.values is not None and words.casefold() in self.values


class Filters:
    """The filters of a sheet, and the words of its hidden rows."""

    def __init__(self) -> None:
        self.found: list[Filter] = []
        self.words: dict[int, dict[int, str]] = {}
        self.row: dict[int, str] = {}

    def add(self, element) -> None:
        left, top, _, bottom = range_boundaries(element.get("ref", "A1"))
        for each in children_named(element, "filterColumn"):
            column = left + int(each.get("colId", "0"))
            self.found.append(Filter(column, top + 1, bottom, _values(each)))

    def note(self, row: int, column: int, words: str) -> None:
        self.row[column] = words

    def end_row(self, row: int, hidden: bool) -> None:
        if hidden:
            self.words[row] = self.row
        self.row = {}

    def hide(self, row: int) -> bool:
        """Whether a hidden row is one that a filter does not let through."""
        words = self.words.get(row, {})
        return any(
            each.top <= row <= each.bottom and not each.lets_through(words.get(each.column, ""))
            for each in self.found
        )


def _values(column) -> frozenset[str] | None:
    lists = children_named(column, "filters")
    if len(lists) != 1 or any(local(each) != "filter" for each in lists[0]):
        return None
    blank = {""} if lists[0].get("blank") in ("1", "true") else set()
    return frozenset({each.get("val", "").casefold() for each in lists[0]} | blank)

"""A plan exported as a workbook or as CSV, whatever has been typed into it since."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from typing import Any

import openpyxl
from python_calamine import CalamineWorkbook

from actions.imports import opendocument
from actions.imports.delimited import MOST_IN_A_CELL
from actions.imports.excel import printed_value
from actions.imports.excel.leftovers import Sights
from actions.imports.excel.parts import read_sheet_parts
from actions.imports.headings.columns import column_claims
from actions.imports.own import OwnRow, Priorities, hidden_part, own_file_plan
from actions.imports.own import cells as exchange
from actions.imports.result import ImportedPlan, Leftover
from actions.rows import columns

FIELDS = tuple(column.imported_as for column in columns.IN_FILE)
TIMES = tuple(column.name for column in columns.BESIDE)
MEASURE = ("kind", "unit", "polarity", "baseline", "target", "target_on", "breakdown", "members")
SHEET = dict(zip(exchange.SHEET_HEADINGS, FIELDS, strict=True)) | dict(
    zip(exchange.SHEET_BESIDE, TIMES, strict=True)
)
CSV = dict(zip(exchange.CSV_HEADINGS, FIELDS, strict=True)) | dict(
    zip(exchange.CSV_BESIDE, (*TIMES, *MEASURE[:3]), strict=True)
)
# Headings that nobody else would give a column.
MEASURE_MARKS = ("Which way is good", "Counted for each", "Groups counted")
BESIDE = exchange.SHEET_BESIDE
CSV_MARKS = {"priority_area", "assumptions_risks", *exchange.CSV_BESIDE}
# A heading that is not ours must be so sure to stand for one of ours that is missing.
SURE = 0.7
WHO = columns.BY_NAME["visibility"].sheet
Line = tuple[str, ...]
Book = Mapping[str, Sequence[Line]]


def read_own_sheet(data: bytes) -> ImportedPlan | None:
    book, leftovers = book_of(data)
    measures = sheet_like(book, MEASURE_MARKS)
    priorities = next((each for each in book if is_of_priorities(book[each])), "")
    name = plan_sheet(book, {measures, priorities})
    first, *lines = book.get(name) or [()]
    if not (measures or (most_of(exchange.SHEET_HEADINGS, first) and {*BESIDE} & {*first})):
        return None
    layout = SheetLayout.of(first, lines, SHEET)
    if layout is None:
        return None
    rows = [
        row_of_sheet(layout, line, f"Sheet {name}, row {at}") for at, line in enumerate(lines, 2)
    ]
    return own_file_plan(
        "Excel",
        layout.fields(),
        sheet_priorities(book.get(priorities, ())),
        rows,
        details=details_of(book.get(measures, ())),
        leftovers=leftovers,
    )


def book_of(data: bytes) -> tuple[Book, list[Leftover]]:
    """The lines of each sheet of a workbook of Excel or OpenDocument, and what was left out of them."""
    if b"xl/workbook.xml" in data:
        sights = Sights(read_sheet_parts(data))
        sheets = openpyxl.load_workbook(io.BytesIO(data), data_only=True).worksheets
        book = {sheet.title: list(sheet_lines(sheet, sights)) for sheet in sheets}
        return book, [each for each in sights.leftovers() if isinstance(each, Leftover)]
    blocks, hidden = opendocument.read_opendocument_sheets(data)
    sheets = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {
        name: [
            () if number in hidden.get(name, ()) else trim_sheet_line(map(printed_value, line))
            for number, line in enumerate(
                sheets.get_sheet_by_name(name).to_python(skip_empty_area=False)
            )
        ]
        for name in sheets.sheet_names
    }, [each for each in blocks if isinstance(each, Leftover)]


def sheet_like(book: Book, names: Sequence[str]) -> str:
    """The sheet that has most of our headings, whatever somebody has called it; nothing if none has."""
    return next((name for name, lines in book.items() if lines and most_of(names, lines[0])), "")


def is_of_priorities(lines: Sequence[Line]) -> bool:
    """A sheet of rows has a priority and an area too, and no column of numbers beside them."""
    return bool(lines) and lines[0] == exchange.PRIORITY_HEADINGS


def plan_sheet(book: Book, others: set[str]) -> str:
    """The sheet of the plan: by its headings, else the first that is none of the others."""
    rest = (name for name in book if name not in others)
    return sheet_like(book, exchange.SHEET_HEADINGS) or next(rest, "")


def most_of(names: Sequence[str], headings: Iterable[str]) -> bool:
    return len({*names} & {*headings}) * 2 > len(names)


@dataclass(frozen=True)
class SheetLayout:
    """What each column of a sheet of ours holds, wherever it stands and whatever else is gone.

    A pair for each: its heading, and its field, or "other" for extra text.
    """

    columns: tuple[tuple[str, str], ...]

    @classmethod
    def of(
        cls, headings: Line, lines: Sequence[Line], names: Mapping[str, str]
    ) -> SheetLayout | None:
        headings = all_named(headings, lines)
        fields, taken = [], set()
        for heading in headings:
            name = names.get(heading, "other")
            fields.append("other" if name in taken else name)
            taken.add(name)
        for field in [each for each in FIELDS if each not in taken]:
            if (at := likely(field, headings, fields, lines)) is not None:
                fields[at] = field
        found = cls(tuple(zip(headings, fields, strict=True)))
        return found if {"aim", "activity"} & {*fields} else None

    def fields(self) -> dict[str, str]:
        """What each heading is for; an extra one that is called like ours takes nothing from it."""
        named = {heading: "timescale" if name in TIMES else name for heading, name in self.columns}
        own = {heading: name for heading, name in self.columns if name in FIELDS}
        return {each: name for each, name in named.items() if name in (*FIELDS, "other")} | own

    def parted(self, line: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
        """The words of each field of a line, and the extra text under its headings."""
        cells, extra = {}, {}
        for (heading, name), words in zip(
            self.columns, padded(line, len(self.columns)), strict=True
        ):
            if name == "other" and words:
                extra[heading] = words
            elif name != "other":
                cells[name] = words
        return cells, extra

    def audience(self, cells: Mapping[str, str]) -> dict[str, str]:
        """Who may read a row; a file of ours whose column for it is gone asks, and says nothing."""
        heading = next((heading for heading, name in self.columns if name == "public"), WHO)
        return {heading: cells.get("public", "")}


def all_named(headings: Line, lines: Sequence[Line]) -> Line:
    """A heading for every column that holds words, also where somebody took it away."""
    wide = max(map(len, [headings, *lines]))
    return tuple(each or f"Column {at}" for at, each in enumerate(padded(headings, wide), 1))


def likely(field: str, headings: Line, fields: Sequence[str], lines: Sequence[Line]) -> int | None:
    """The column under a heading of somebody's own that a missing field most likely became."""
    found = [
        (column_claims(heading, sheet_column_values(lines, at), at).get(field, 0), -at)
        for at, heading in enumerate(headings)
        if fields[at] == "other"
    ]
    score, minus = max(found, default=(0, 0))
    return -minus if score >= SURE else None


def sheet_column_values(lines: Sequence[Line], at: int) -> list[str]:
    return [line[at] for line in lines if len(line) > at and line[at]]


def sheet_timescale(cells: Mapping[str, str]) -> dict[str, str] | None:
    """The timescale with its kind and day; None where the columns for these are gone."""
    if not {*TIMES} <= cells.keys():
        return None
    kind, due_on = (cells[name] for name in TIMES)
    return hidden_part.timescale_fields(
        cells.get("timescale", ""), hidden_part.key_for_label(kind, hidden_part.TIMES), due_on
    )


def sheet_lines(sheet, sights: Sights) -> Iterator[Line]:
    """The words of each line, without the empty cells at its end.

    Of what is hidden only our own columns are read: they tell who may read a row.
    """
    ours = {
        cell.column for line in sheet.iter_rows(max_row=1) for cell in line if cell.value in SHEET
    }
    for line in sheet.iter_rows():
        yield trim_sheet_line(
            sights.seen(sheet.title, cell.row, cell.column, words, even=cell.column in ours) or ""
            for cell in line
            if (words := printed_value(cell.value, cell.number_format)) is not None
        )


def trim_sheet_line(line: Iterable[str]) -> Line:
    words = [unescaped(each).strip() for each in line]
    while words and not words[-1]:
        words.pop()
    return tuple(words)


def unescaped(words: str) -> str:
    """Words that look like the number of a character stand with a mark in a workbook."""
    return re.sub("_x005F_(?=x[0-9A-Fa-f]{4}_)", "_", words)


def row_of_sheet(layout: SheetLayout, line: Line, source: str) -> OwnRow:
    cells, extra = layout.parted(line)
    return own_row(
        layout, cells, exchange.items_of_lines, exchange.items_of_lines, extra=extra,
        source=source,
    )  # fmt: skip


def own_row(
    layout: SheetLayout,
    cells: Mapping[str, str],
    leads_of: Callable[[str], list[str]],
    items_of: Callable[[str], list[str]],
    **besides: Any,
) -> OwnRow:
    place: dict[str, Any] = {name: cells.get(name, "") for name in ("priority", "ref", "area")}
    return OwnRow(
        **place,
        words={name: cells.get(name, "") for name in columns.WORDS},
        leads=leads_of(cells.get("leads", "")),
        measures=items_of(cells.get("measures", "")),
        risks=items_of(cells.get("risks", "")),
        audience=layout.audience(cells),
        when=sheet_timescale(cells),
        **besides,
    )


def padded(line: Iterable[str], length: int) -> list[str]:
    return [words or "" for words, _ in zip_longest(line, range(length))][:length]


def sheet_priorities(lines: Sequence[Line]) -> Priorities:
    priorities = Priorities()
    for line in lines[1:]:
        number, title, area = padded(line, 3)
        if number or title:
            priorities.add(f"{number}. {title}", area, names=(number, title))
    return priorities


def details_of(lines: Sequence[Line]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """What the sheet of measures says of each, by the reference of its row and its words."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for line in lines[1:]:
        ref, text, *rest = padded(line, len(exchange.MEASURE_HEADINGS))
        found.setdefault((ref, text), []).append(sheet_measure(rest))
    return found


def sheet_measure(cells: list[str]) -> dict[str, Any]:
    said: dict[str, Any] = dict(zip(MEASURE, cells, strict=True))
    for name, keys in (("kind", exchange.KINDS), ("polarity", exchange.POLARITIES)):
        said[name] = hidden_part.key_for_label(said[name], keys)
    members = tuple(exchange.items_of_lines(said["members"]))
    return said | {"members": members, "target_on": hidden_part.as_iso_day(said["target_on"])}


def read_csv(data: bytes) -> ImportedPlan | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    csv.field_size_limit(MOST_IN_A_CELL)
    text = text.replace("\0", "")
    lines = [tuple(map(unmarked, line)) for line in csv.reader(io.StringIO(text, newline=""))]
    first, *rest = lines or [()]
    if len(CSV_MARKS & {*first}) < 2 or not most_of(exchange.CSV_HEADINGS, first):
        return None
    layout = SheetLayout.of(first, rest, CSV)
    if layout is None:
        return None
    rows = [row_of_csv(layout, line, number) for number, line in enumerate(rest, 2) if any(line)]
    priorities = Priorities()
    for row in rows:
        priorities.add(row.priority, row.area)
    return own_file_plan("CSV", layout.fields(), priorities, rows)


def unmarked(words: str) -> str:
    return exchange.unguarded(words.replace("\r\n", "\n").strip())


def row_of_csv(layout: SheetLayout, line: Line, number: int) -> OwnRow:
    cells, extra = layout.parted(line)
    row = own_row(
        layout, cells,
        partial(exchange.split_items, separator=exchange.LEADS_SEPARATOR),
        partial(exchange.split_items, separator=exchange.ITEMS_SEPARATOR),
        extra=extra, source=f"Row {number}",
    )  # fmt: skip
    row.beside = measure_details_in_line(cells, len(row.measures))
    return row


def measure_details_in_line(cells: Mapping[str, str], number: int) -> list[dict[str, str]]:
    said = {name: cells[name] for name in MEASURE[:3] if name in cells}
    return hidden_part.in_places(said, exchange.ITEMS_SEPARATOR, number)

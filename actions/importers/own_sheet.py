"""A plan exported as a workbook or as CSV, whatever has been typed into it since."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import openpyxl

from actions import asides, exchange
from actions.importers.delimited import MOST_IN_A_CELL
from actions.importers.excel import printed
from actions.importers.own import OwnRow, Priorities, plan_of
from actions.importers.result import ImportedPlan

FIELDS = (
    "ref", "priority", "area", "aim", "activity", "leads", "measures", "risks", "timescale",
    "resources", "public",
)  # fmt: skip
WHENS = (*exchange.SHEET_BESIDE, *exchange.CSV_BESIDE[:2])
MEASURE = ("kind", "unit", "polarity", "baseline", "target", "target_on", "breakdown", "members")


def read(data: bytes) -> ImportedPlan | None:
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    if exchange.PLAN_SHEET not in book.sheetnames:
        return None
    lines = lines_of(book[exchange.PLAN_SHEET])
    layout = Layout.of(next(lines, ()), exchange.SHEET_HEADINGS, exchange.SHEET_BESIDE)
    if layout is None:
        return None
    return plan_of(
        "Excel",
        layout.fields(),
        priorities_of(book),
        (row_of_sheet(layout, line, number) for number, line in enumerate(lines, 2)),
        details=details_of(book),
    )


@dataclass(frozen=True)
class Layout:
    """The headings of a sheet of ours: the familiar ones, ours beside them, and extra columns."""

    familiar: tuple[str, ...]
    beside: tuple[str, ...]
    extra: tuple[str, ...]

    @classmethod
    def of(
        cls, headings: tuple[str, ...], familiar: tuple[str, ...], beside: tuple[str, ...]
    ) -> Layout | None:
        if headings[: len(familiar)] != familiar:
            return None
        rest = headings[len(familiar) :]
        known = beside if rest[: len(beside)] == beside else ()
        return cls(familiar, known, rest[len(known) :])

    def fields(self) -> dict[str, str]:
        """What each heading is for; an extra one that is called like ours takes nothing from it."""
        own = dict(zip(self.familiar, FIELDS, strict=True))
        when = {heading: "timescale" for heading in self.beside if heading in WHENS}
        return own | {each: "other" for each in self.extra if each and each not in own} | when

    def parted(self, line: Iterable[str]) -> tuple[list[str], dict[str, str], dict[str, str]]:
        """The familiar cells of a line, what ours say, and the extra text."""
        first, second = len(self.familiar), len(self.familiar) + len(self.beside)
        cells = padded(line, second + len(self.extra))
        extra = {
            heading: words
            for heading, words in zip(self.extra, cells[second:], strict=True)
            if words
        }
        return cells[:first], dict(zip(self.beside, cells[first:second], strict=True)), extra


def when_of(words: str, beside: dict[str, str]) -> dict[str, str] | None:
    if not beside:
        return None
    kind, due_on = (beside[heading] for heading in WHENS if heading in beside)
    return asides.when(words, asides.key_of(kind, asides.TIMES), due_on)


def lines_of(sheet) -> Iterator[tuple[str, ...]]:
    """The words of each line, without the empty cells at its end."""
    for line in sheet.iter_rows():
        words = [unescaped(printed(cell.value, cell.number_format)).strip() for cell in line]
        while words and not words[-1]:
            words.pop()
        yield tuple(words)


def unescaped(words: str) -> str:
    """Words that look like the number of a character stand with a mark in a workbook."""
    return re.sub("_x005F_(?=x[0-9A-Fa-f]{4}_)", "_", words)


def row_of_sheet(layout: Layout, line: tuple[str, ...], number: int) -> OwnRow:
    cells, beside, extra = layout.parted(line)
    ref, priority, area, aim, activity, leads, measures, risks, *rest = cells
    return OwnRow(
        priority, ref, area, aim, activity,
        leads=exchange.items_of_lines(leads),
        measures=exchange.items_of_lines(measures),
        risks=exchange.items_of_lines(risks),
        timescale=rest[0], resources=rest[1], visibility=rest[2],
        source=f"Sheet {exchange.PLAN_SHEET}, row {number}",
        when=when_of(rest[0], beside), extra=extra,
    )  # fmt: skip


def padded(line: Iterable[str], length: int) -> list[str]:
    return [words or "" for words, _ in zip_longest(line, range(length))][:length]


def priorities_of(book) -> Priorities:
    priorities = Priorities()
    if exchange.PRIORITY_SHEET in book.sheetnames:
        for line in list(lines_of(book[exchange.PRIORITY_SHEET]))[1:]:
            number, title, area = padded(line, 3)
            if number or title:
                priorities.add(f"{number}. {title}", area, names=(number, title))
    return priorities


def details_of(book) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """What the sheet of measures says of each, by the reference of its row and its words."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    if exchange.MEASURE_SHEET in book.sheetnames:
        for line in list(lines_of(book[exchange.MEASURE_SHEET]))[1:]:
            ref, text, *rest = padded(line, len(exchange.MEASURE_HEADINGS))
            found.setdefault((ref, text), []).append(measure_of(rest))
    return found


def measure_of(cells: list[str]) -> dict[str, Any]:
    said: dict[str, Any] = dict(zip(MEASURE, cells, strict=True))
    for name, keys in (("kind", exchange.KINDS), ("polarity", exchange.POLARITIES)):
        said[name] = asides.key_of(said[name], keys)
    members = tuple(exchange.items_of_lines(said["members"]))
    return said | {"members": members, "target_on": asides.iso(said["target_on"])}


def read_csv(data: bytes) -> ImportedPlan | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    csv.field_size_limit(MOST_IN_A_CELL)
    lines = csv.reader(io.StringIO(text.replace("\0", ""), newline=""))
    headings = tuple(map(unmarked, next(lines, ())))
    layout = Layout.of(headings, exchange.CSV_HEADINGS, exchange.CSV_BESIDE)
    if layout is None:
        return None
    rows = [row_of_csv(layout, line, number) for number, line in enumerate(lines, 2) if any(line)]
    priorities = Priorities()
    for row in rows:
        priorities.add(row.priority, row.area)
    return plan_of("CSV", layout.fields(), priorities, rows)


def unmarked(words: str) -> str:
    return exchange.unguarded(words.replace("\r\n", "\n").strip())


def row_of_csv(layout: Layout, line: list[str], number: int) -> OwnRow:
    cells, beside, extra = layout.parted(map(unmarked, line))
    ref, priority, area, aim, activity, leads, measures, risks, *rest = cells
    every = exchange.split_items(measures, exchange.ITEMS_SEPARATOR)
    return OwnRow(
        priority, ref, area, aim, activity,
        leads=exchange.split_items(leads, exchange.LEADS_SEPARATOR),
        measures=every,
        risks=exchange.split_items(risks, exchange.ITEMS_SEPARATOR),
        timescale=rest[0], resources=rest[1], visibility=rest[2],
        source=f"Row {number}",
        beside=beside_measures(beside, len(every)), when=when_of(rest[0], beside), extra=extra,
    )  # fmt: skip


def beside_measures(beside: dict[str, str], number: int) -> list[dict[str, str]]:
    if not beside:
        return []
    said = dict(zip(MEASURE, (beside[name] for name in exchange.CSV_BESIDE[2:]), strict=False))
    return asides.in_places(said, exchange.ITEMS_SEPARATOR, number)

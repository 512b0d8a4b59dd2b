"""A plan exported as a workbook or as CSV, whatever has been typed into it since."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any

import openpyxl

from actions import exchange
from actions.importers.delimited import MOST_IN_A_CELL
from actions.importers.excel import printed
from actions.importers.own import OwnRow, Priorities, plan_of
from actions.importers.result import ImportedPlan
from csp.periods import parse_date

FIELDS = (
    "ref", "priority", "area", "aim", "activity", "leads", "measures", "risks", "timescale",
    "resources", "public",
)  # fmt: skip
MEASURE = ("kind", "unit", "polarity", "baseline", "target", "target_on", "breakdown", "members")


def read(data: bytes) -> ImportedPlan | None:
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    if exchange.PLAN_SHEET not in book.sheetnames:
        return None
    lines = lines_of(book[exchange.PLAN_SHEET])
    if next(lines, None) != exchange.SHEET_HEADINGS:
        return None
    return plan_of(
        "Excel",
        dict(zip(exchange.SHEET_HEADINGS, FIELDS, strict=True)),
        priorities_of(book),
        (row_of_sheet(line, number) for number, line in enumerate(lines, 2)),
        details=details_of(book),
    )


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


def row_of_sheet(line: tuple[str, ...], number: int) -> OwnRow:
    ref, priority, area, aim, activity, leads, measures, risks, *rest = padded(line, 11)
    return OwnRow(
        priority, ref, area, aim, activity,
        leads=exchange.items_of_lines(leads),
        measures=exchange.items_of_lines(measures),
        risks=exchange.items_of_lines(risks),
        timescale=rest[0], resources=rest[1], visibility=rest[2],
        source=f"Sheet {exchange.PLAN_SHEET}, row {number}",
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
    said = {name: words for name, words in zip(MEASURE, cells, strict=True) if words}
    for name, keys in (("kind", exchange.KINDS), ("polarity", exchange.POLARITIES)):
        said[name] = next((key for key, words in keys.items() if words == said.get(name)), "")
    if "members" in said:
        said["members"] = tuple(exchange.items_of_lines(said["members"]))
    if "target_on" in said:
        said["target_on"] = day_of(said["target_on"])
    return {name: value for name, value in said.items() if value}


def day_of(words: str) -> str:
    try:
        return parse_date(words).isoformat()
    except ValueError:
        return ""


def read_csv(data: bytes) -> ImportedPlan | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    headings = exchange.CSV_HEADINGS
    if tuple(text.split("\n", 1)[0].strip().split(",")) != headings:
        return None
    csv.field_size_limit(MOST_IN_A_CELL)
    lines = list(csv.reader(io.StringIO(text.replace("\0", ""), newline="")))[1:]
    rows = [row_of_csv(line, number) for number, line in enumerate(lines, 2) if any(line)]
    priorities = Priorities()
    for row in rows:
        priorities.add(row.priority, row.area)
    return plan_of("CSV", dict(zip(headings, FIELDS, strict=True)), priorities, rows)


def row_of_csv(line: list[str], number: int) -> OwnRow:
    cells = [exchange.unguarded(words.replace("\r\n", "\n").strip()) for words in padded(line, 11)]
    ref, priority, area, aim, activity, leads, measures, risks, *rest = cells
    return OwnRow(
        priority, ref, area, aim, activity,
        leads=exchange.split_items(leads, exchange.LEADS_SEPARATOR),
        measures=exchange.split_items(measures, exchange.ITEMS_SEPARATOR),
        risks=exchange.split_items(risks, exchange.ITEMS_SEPARATOR),
        timescale=rest[0], resources=rest[1], visibility=rest[2],
        source=f"Row {number}",
    )  # fmt: skip

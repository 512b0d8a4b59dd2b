"""A block copied from a spreadsheet, or a CSV file: which row is which place, which column which period.

Nothing is stored from here. What could not be matched is said, and whoever pasted it decides.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import zip_longest

from csp.prose.characters import normalise
from plans.figures.spans import Span, read_span
from plans.models import Geography

MOST_ROWS, MOST_COLUMNS = 2_000, 200
# How alike two names must be for one to be offered as a guess at the other.
ALIKE = 0.72
TOTALS = re.compile(
    r"(?:grand |sub-?|overall )?totals?\b.*|all(?: \w+)?|.* total|sum", re.IGNORECASE
)
PLACE_HEADS = {"place", "area", "locality", "geography", "name", "ward"}
PERIOD_HEADS = {"period", "year", "month", "quarter", "date"}
FIGURE_HEADS = {"figure", "value", "count", "number", "total"}

# A page of more boxes than this could not be sent back.
MOST_BOXES = 1_000
TOO_MANY = (
    "That table has {:,} boxes with its places and periods, and a page has room for {:,}. Paste fewer "
    "periods at a time."
)
TOO_LONG = f"That is more than {MOST_ROWS:,} rows. Bring it in in parts."
EMPTY = "There is nothing to read. Paste the table, with its first row and its first column."
NO_PERIODS = (
    "No row of the table names the periods. Paste it again with the row that says {}, and with the "
    "column that names the places."
)


@dataclass(frozen=True)
class PastedRow:
    """One row: its name, the place that it was matched with, and its cells by period."""

    words: str
    cells: dict[Span, str]
    place: Geography | None = None
    guessed: bool = False
    is_total: bool = False


@dataclass(frozen=True)
class Pasted:
    spans: tuple[Span, ...]
    rows: tuple[PastedRow, ...]
    left_out: tuple[str, ...] = ()
    reread: tuple[tuple[str, Span], ...] = field(default=())

    @property
    def matched(self) -> list[PastedRow]:
        return [row for row in self.rows if row.place is not None]

    def typed(self) -> dict[tuple[int, Span], str]:
        """What each place's row says of each period."""
        return {
            (row.place.pk, span): words
            for row in self.rows
            if row.place is not None
            for span, words in row.cells.items()
        }

    @property
    def unmatched(self) -> list[PastedRow]:
        return [row for row in self.rows if row.place is None and not row.is_total]

    @property
    def totals(self) -> list[PastedRow]:
        return [row for row in self.rows if row.is_total]


def read_block(
    text: str,
    kind: str,
    places: Sequence[Geography],
    *,
    chosen: Mapping[str, Geography] | None = None,
    example: str = "2006/07",
) -> Pasted:
    """What a pasted block says. ``chosen`` are places that somebody gave for names not recognised.

    Raises ValueError with a sentence where there is no table to be seen.
    """
    table = parse_pasted_table(text)
    if (long := pivoted(table)) is not None:
        table = long
    table = table if head_of(table, kind) is not None else transposed(table)
    head = head_of(table, kind)
    if head is None:
        raise ValueError(NO_PERIODS.format(example))
    columns = {
        at: span for at, words in enumerate(table[head]) if (span := span_or_none(words, kind))
    }
    if (boxes := len(places) * len(columns)) > MOST_BOXES:
        raise ValueError(TOO_MANY.format(boxes, MOST_BOXES))
    labels = range(min(columns))
    body = [line for line in table[head + 1 :] if any(line[at : at + 1] for at in columns)]
    rows = [
        match_pasted_row(line, labels, columns, places, chosen or {}) for line in body if any(line)
    ]
    return Pasted(
        spans=tuple(dict.fromkeys(columns.values())),
        rows=once_each(rows),
        left_out=tuple(unread_columns(table[head], columns)),
        reread=tuple((table[head][at], columns[at]) for at in columns),
    )


def parse_pasted_table(text: str) -> list[list[str]]:
    """The cells of each row, tidied; tabs part them in what is copied, commas in CSV."""
    clean = normalise(text).strip("\n")
    if not clean.strip():
        raise ValueError(EMPTY)
    first = clean.partition("\n")[0]
    between = next((each for each in "\t;," if each in first), "\t" if "\t" in clean else ",")
    table: list[list[str]] = []
    for line in csv.reader(clean.splitlines(keepends=True), delimiter=between):
        if len(table) >= MOST_ROWS:
            raise ValueError(TOO_LONG)
        table.append([" ".join(cell.split()).strip() for cell in line[:MOST_COLUMNS]])
    return [line for line in table if any(line)]


def span_or_none(words: str, kind: str) -> Span | None:
    try:
        return read_span(words, kind) if words else None
    except ValueError:
        return None


def head_of(table: list[list[str]], kind: str) -> int | None:
    """The first row that names periods beside its first cell."""
    for at, line in enumerate(table):
        if any(span_or_none(words, kind) for words in line[1:]):
            return at
    return None


def transposed(table: list[list[str]]) -> list[list[str]]:
    """Rows for columns: some tables have the places along the top."""
    return [list(line) for line in zip_longest(*table, fillvalue="")]


def pivoted(table: list[list[str]]) -> list[list[str]] | None:
    """A list with a row for each figure as a table of places by periods; None where it is not one."""
    heads = [words.casefold() for words in table[0]]
    at = [
        next((n for n, words in enumerate(heads) if words in wanted), None)
        for wanted in (PLACE_HEADS, PERIOD_HEADS, FIGURE_HEADS)
    ]
    if None in at:
        return None
    found: dict[str, dict[str, str]] = {}
    for line in table[1:]:
        cells = [line[n] if n is not None and n < len(line) else "" for n in at]
        found.setdefault(cells[0], {})[cells[1]] = cells[2]
    periods = list(dict.fromkeys(period for cells in found.values() for period in cells))
    return [
        ["Place", *periods],
        *([name, *(cells.get(each, "") for each in periods)] for name, cells in found.items()),
    ]


def unread_columns(head: list[str], columns: Mapping[int, Span]) -> list[str]:
    """Columns after the first period that name no period themselves, such as a change."""
    return [
        words for at, words in enumerate(head) if words and at > min(columns) and at not in columns
    ]


def match_pasted_row(line, labels, columns, places, chosen) -> PastedRow:
    names = [line[at] for at in labels if at < len(line) and line[at]]
    cells = {span: line[at] if at < len(line) else "" for at, span in columns.items()}
    words = next((name for name in names if not name.isdecimal()), names[0] if names else "")
    for name in names:
        if place := chosen.get(name) or exactly(name, places):
            return PastedRow(words, cells, place)
    if TOTALS.fullmatch(words):
        return PastedRow(words, cells, is_total=True)
    guess = nearest(words, places)
    return PastedRow(words, cells, guess, guessed=guess is not None)


def names_of_place(place: Geography) -> list[str]:
    return [name for name in (place.name, place.printed_as, place.code) if name]


def normalise_place_name(name: str) -> str:
    """A name without what people write differently: capitals, stops, “and”, “&”."""
    return re.sub(r"\b(?:and|the|of)\b|[^a-z0-9]", "", name.casefold().replace("&", " and "))


def exactly(name: str, places: Sequence[Geography]) -> Geography | None:
    wanted = normalise_place_name(name)
    return next(
        (
            place
            for place in places
            if wanted and wanted in map(normalise_place_name, names_of_place(place))
        ),
        None,
    )


def nearest(name: str, places: Sequence[Geography]) -> Geography | None:
    """The one place whose name is most like a name, where it is like enough and no other is as like.

    Numbers are names of their own: Locality 6 is no misspelling of Locality 5.
    """
    scored = sorted(
        ((place_name_likeness(name, place), at) for at, place in enumerate(places)), reverse=True
    )
    if not scored or scored[0][0] < ALIKE or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    return places[scored[0][1]]


def place_name_likeness(name: str, place: Geography) -> float:
    """From 0 to 1; names with other numbers in them are not alike at all."""
    numbers = re.findall(r"\d+", name)
    scores = [
        SequenceMatcher(None, normalise_place_name(name), normalise_place_name(each)).ratio()
        for each in names_of_place(place)
        if re.findall(r"\d+", each) == numbers
    ]
    return max(scores, default=0.0)


def once_each(rows: list[PastedRow]) -> tuple[PastedRow, ...]:
    """A place is given by one row only: a second row for it is left for people to place."""
    taken: set[int] = set()
    found = []
    # Those that were recognised come before guesses.
    for at in sorted(range(len(rows)), key=lambda each: rows[each].guessed):
        row = rows[at]
        if row.place is not None and row.place.pk in taken:
            row = PastedRow(row.words, row.cells)
        taken |= {row.place.pk} if row.place else set()
        found.append((at, row))
    return tuple(row for _, row in sorted(found, key=lambda pair: pair[0]))

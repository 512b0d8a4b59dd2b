"""The rows of an OpenDocument spreadsheet, streamed; what is repeated is not gone through twice."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator

from plans.crime.archives import bytes_told, member_of, open_archive_part, read_whole_part
from plans.crime.limits import MOST_COLUMNS, MOST_PART, MOST_ROWS, MOST_SHEET_ROWS
from plans.crime.problems import SAVE_AGAIN, CrimeFileProblem
from plans.crime.remembered import Remembered
from plans.crime.scanning import TOO_LONG, UNUSUAL, RowScanner, Structure, fragment

CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
_NAME = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _TEXT = (f"{{{_NAME}{kind}:1.0}}" for kind in ("table", "office", "text"))
_PREFIX = re.compile(rb"xmlns:([\w.-]+)\s*=\s*[\"']" + _NAME.encode() + rb"table:1\.0[\"']")
_NUMBERS = {"float", "percentage", "currency"}

Row = tuple[str, int, list[str]]


class OdsRows:
    """Each row as sheet, row number and texts of cells. Numbers are given as they are stored."""

    form = "ODS"

    def __init__(
        self, archive: zipfile.ZipFile, progress: Callable[[int, int], None] | None = None
    ) -> None:
        refuse_protected(archive)
        size = member_of(archive, CONTENT).file_size
        self.prefix = table_prefix(open_archive_part(archive, CONTENT).read(1 << 16))
        self.content = open_archive_part(archive, CONTENT, bytes_told(progress, size))
        self.structure = Structure(self.opened)
        self.sheet, self.number, self.all_rows = "", 0, 0
        self.has_runs = False
        self.cell = b"<" + self.prefix + b"table-cell"

    def opened(self, tag: str, attributes: dict) -> None:
        if tag == _TABLE + "table":
            self.sheet, self.number = attributes.get(_TABLE + "name", ""), 0

    def __iter__(self) -> Iterator[Row]:
        cell, cells = self.cell, Remembered(self.middle).__getitem__
        ends, heads = Remembered(self.end), Remembered(self.head)
        for row in RowScanner(self.content, self.prefix + b"table-row", self.structure):
            head, *pieces = row.split(cell)
            times, values = heads[head]
            if pieces:
                last = pieces.pop()
                values = [*values, *map(cells, pieces)]
                if self.has_runs:
                    values = expand_repeats(values)
                values += ends[last]
            if any(values):
                yield from self.repeated(values, times)
            else:
                self.number += times

    def repeated(self, values: list[str], times: int) -> Iterator[Row]:
        self.all_rows += times
        if self.number + times > MOST_SHEET_ROWS or self.all_rows > MOST_ROWS:
            raise CrimeFileProblem(TOO_LONG, sheet=self.sheet, row=self.number + 1)
        for _ in range(times):
            self.number += 1
            yield self.sheet, self.number, values

    def head(self, piece: bytes) -> tuple[int, list[str]]:
        """How often the row stands there, and cells that do not start as others do."""
        closing = b"" if piece.endswith(b"/>") else b"</" + self.prefix + b"table-row>"
        (row,) = self.read(piece + closing)
        return repeats(row, "rows"), expand_repeats(cell_runs(row))

    def middle(self, piece: bytes) -> str | tuple[tuple[str, int], ...]:
        """A cell's text, or texts and how often each, which from then on is watched for."""
        found = cell_runs(self.read(self.cell + piece))
        if len(found) == 1 and found[0][1] == 1:
            return found[0][0]
        self.has_runs = True
        return tuple(found)

    def end(self, piece: bytes) -> list[str]:
        """The last cells of a row, without the thousands of empty ones that often follow."""
        values = expand_repeats(cell_runs(self.read(self.cell + piece)))
        while values and not values[-1]:
            values.pop()
        return values

    def read(self, piece: bytes):
        return fragment(piece, self.structure.namespaces)


def refuse_protected(archive: zipfile.ZipFile) -> None:
    if MANIFEST in archive.namelist() and b"encryption-data" in read_whole_part(
        archive, MANIFEST, MOST_PART
    ):
        raise CrimeFileProblem(
            "This workbook is protected with a password. Save it without one, and bring it in again."
        )


def table_prefix(head: bytes) -> bytes:
    """What the names of tables begin with in this file: "table:" with every common program."""
    found = _PREFIX.search(head)
    if not found:
        raise CrimeFileProblem(f"There is no table in this workbook. {SAVE_AGAIN}")
    return found[1] + b":"


def cell_runs(holder) -> list[tuple[str, int]]:
    """The texts of the cells and how often each stands there."""
    kinds = (_TABLE + "table-cell", _TABLE + "covered-table-cell")
    if any(child.tag not in kinds for child in holder):
        raise CrimeFileProblem(UNUSUAL)
    return [(value(cell), repeats(cell, "columns")) for cell in holder]


def expand_repeats(values: list) -> list[str]:
    """One text for each column; as many columns as any table has."""
    flat: list[str] = []
    for each in values:
        for text, times in [(each, 1)] if isinstance(each, str) else as_pairs(each):
            flat += [text] * min(times, MOST_COLUMNS - len(flat))
    return flat


def as_pairs(each: tuple) -> tuple | list:
    return [each] if each and isinstance(each[0], str) else each


def repeats(element, what: str) -> int:
    text = element.get(f"{_TABLE}number-{what}-repeated", "1")
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise CrimeFileProblem(UNUSUAL)
    return int(text)


def value(cell) -> str:
    if cell.get(_OFFICE + "value-type") in _NUMBERS:
        return cell.get(_OFFICE + "value", "")
    paragraphs = cell.findall(_TEXT + "p")
    return "\n".join(ods_text(each) for each in paragraphs).strip()


def ods_text(element) -> str:
    """The text with its spaces and breaks, which are elements of their own."""
    if element.tag == _TEXT + "s":
        return " "
    if element.tag in (_TEXT + "tab", _TEXT + "line-break"):
        return "\n"
    inner = "".join(ods_text(child) + (child.tail or "") for child in element)
    return (element.text or "") + inner

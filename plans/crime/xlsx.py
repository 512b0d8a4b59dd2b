"""The rows of an Excel workbook, streamed in flat memory, whatever the length of a sheet."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from operator import getitem

from lxml import etree

from plans.crime.archives import bytes_told, member_of, open_archive_part, read_whole_part
from plans.crime.limits import (
    MEGABYTE,
    MOST_COLUMNS,
    MOST_PART,
    MOST_ROWS,
    MOST_SHARED_TEXT,
    MOST_SHARED_TEXTS,
    MOST_SHEET_ROWS,
)
from plans.crime.problems import SAVE_AGAIN, CrimeFileProblem
from plans.crime.remembered import Remembered
from plans.crime.scanning import (
    TOO_LONG,
    UNUSUAL,
    RowScanner,
    Structure,
    Usual,
    check_usual,
    fragment,
    parser,
)

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_ROW_NUMBER = re.compile(rb"<[^>]*?\sr=\"([0-9]{1,9})\"").match
_LETTERS = re.compile(r"([A-Z]{1,3})[0-9]*")
_PREFIX = re.compile(rb"<([\w.-]+:)?worksheet[\s>]")

Row = tuple[str, int, list[str]]


class XlsxRows:
    """Each row as sheet, row number and texts of cells. Numbers are given as they are stored."""

    form = "Excel"

    def __init__(
        self, archive: zipfile.ZipFile, progress: Callable[[int, int], None] | None = None
    ) -> None:
        self.archive = archive
        self.sheets, shared = workbook_parts(archive)
        self.shared = shared_texts(archive, shared) if shared else []
        total = sum(member_of(archive, name).file_size for _, name in self.sheets)
        self.progress = bytes_told(progress, total)
        self.all_rows = 0

    def __iter__(self) -> Iterator[Row]:
        for sheet, name in self.sheets:
            yield from self.rows_of(sheet, name)

    def rows_of(self, sheet: str, name: str) -> Iterator[Row]:
        prefix = sheet_prefix(open_archive_part(self.archive, name).read(1 << 14))
        content = open_archive_part(self.archive, name, self.progress)
        structure, number = Structure(lambda *_: None), 0
        cells = Cells(prefix, structure, self.shared)
        for row in RowScanner(content, prefix + b"row", structure):
            given = _ROW_NUMBER(row)
            number = int(given[1]) if given else number + 1
            values = cells.values(row, given[1] if given else b"")
            self.all_rows += 1
            if number > MOST_SHEET_ROWS or self.all_rows > MOST_ROWS:
                raise CrimeFileProblem(TOO_LONG, sheet=sheet, row=number)
            if any(values):
                yield sheet, number, values


class Elsewhere(Exception):
    """A cell that is not in the column in which it was expected."""


class Cells:
    """The cells of a sheet.

    Cut at its number, a row falls into one piece for each cell, from behind the cell's reference
    to the letters of the next: with the number gone, pieces of other rows are the same and known.
    There is a memory for each column, so that a row without gaps needs no placing.
    """

    def __init__(self, prefix: bytes, structure: Structure, shared: list[str]) -> None:
        self.structure, self.shared = structure, shared
        self.cell, self.text = b"<" + prefix + b"c", b"<" + prefix + b"t"
        self.row, self.closing = b"<" + prefix + b"row", b"</" + prefix + b"row>"
        self.next = re.compile(rb"(.*>)(?:" + self.cell + rb' r="([A-Z]{1,3}))?', re.DOTALL)
        self.reference = re.compile(b"(" + self.cell + rb' r="[A-Z]{1,3})[0-9]+"')
        self.heads, self.openings = Remembered(self.head), Remembered(self.check_row)
        self.columns = [Remembered(partial(self.read_at, n)) for n in range(MOST_COLUMNS)]
        self.known = Remembered(self.read)

    def values(self, row: bytes, number: bytes) -> list[str]:
        # A text that stands in the cell itself could hold the number too.
        if number and self.text not in row:
            try:
                _, head, *pieces = row.split(number + b'"')
                self.heads[head]
                return list(map(getitem, self.columns, pieces))
            except Elsewhere:
                pass
        head, *pieces = self.reference.sub(rb'\1"', row).split(self.cell)
        self.openings[head.replace(number + b'"', b'"')]
        return place_cells(map(self.known.__getitem__, pieces))

    def head(self, piece: bytes) -> None:
        """Nothing is taken from it, but it has to be a row's, and lead to the first column."""
        if self.check_row(self.row + self.before_next(0, piece)):
            # Cells that bear another number than their row.
            raise Elsewhere

    def read_at(self, column: int, piece: bytes) -> str:
        found = self.fragment(self.cell + self.before_next(column + 1, piece))
        if len(found) != 1:
            raise Elsewhere
        return self.value(found[0])

    def before_next(self, column: int, piece: bytes) -> bytes:
        """The piece without the start of the next cell, if that is in the column it should be."""
        match = self.next.fullmatch(piece)
        if not match or (match[2] and column_of(match[2].decode()) != column):
            raise Elsewhere
        return match[1]

    def check_row(self, opening: bytes) -> int:
        """How many cells are in what should be an opening tag alone, or end a row without any."""
        closing = b"" if opening.endswith(b"/>") else self.closing
        found = self.fragment(opening + closing)
        if len(found) != 1:
            raise CrimeFileProblem(UNUSUAL)
        return len(found[0])

    def read(self, piece: bytes) -> tuple[int | None, str]:
        found = self.fragment(self.cell + piece)
        if len(found) != 1 or not same_name(found[0], "c"):
            raise CrimeFileProblem(UNUSUAL)
        return column_of(found[0].get("r", "")), self.value(found[0])

    def fragment(self, piece: bytes):
        return fragment(piece, self.structure.namespaces)

    def value(self, cell) -> str:
        if cell.get("t") == "inlineStr":
            return shared_text(cell).strip()
        raw = next((child.text or "" for child in cell if same_name(child, "v")), "")
        if cell.get("t") != "s":
            return raw.strip()
        if not raw.isascii() or not raw.isdigit() or int(raw) >= len(self.shared):
            raise CrimeFileProblem(f"A cell of this workbook points nowhere. {SAVE_AGAIN}")
        return self.shared[int(raw)]


def place_cells(cells: Iterable[tuple[int | None, str]]) -> list[str]:
    """Each at its column, with empty ones before it; further right than any table goes, left out."""
    values: list[str] = []
    for column, text in cells:
        column = len(values) if column is None else column
        if column < MOST_COLUMNS:
            values += [""] * (column + 1 - len(values))
            values[column] = text
    return values


def column_of(reference: str) -> int | None:
    """0 for "A" or "A17"; None where the file does not say."""
    match = _LETTERS.fullmatch(reference)
    if not match:
        return None
    number = 0
    for letter in match[1]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def same_name(element, name: str) -> bool:
    return isinstance(element.tag, str) and etree.QName(element).localname == name


def shared_text(element) -> str:
    """The words of a cell or of a shared text, without the readings beside Japanese ones."""
    return "".join(
        (child.text or "") if same_name(child, "t") else shared_text(child)
        for child in element
        if not same_name(child, "rPh")
    )


def sheet_prefix(head: bytes) -> bytes:
    found = _PREFIX.search(head)
    if not found:
        raise CrimeFileProblem(f"A sheet of this workbook cannot be understood. {SAVE_AGAIN}")
    return found[1] or b""


def tree(archive: zipfile.ZipFile, name: str):
    content = read_whole_part(archive, name, MOST_PART)
    check_usual(content)
    try:
        return etree.fromstring(content, parser())
    except etree.XMLSyntaxError as error:
        raise CrimeFileProblem(f"The list of sheets is damaged. {SAVE_AGAIN}") from error


def workbook_parts(archive: zipfile.ZipFile) -> tuple[list[tuple[str, str]], str]:
    """The name of each sheet and of its part in the archive, and the part of shared texts."""
    targets = {
        each.get("Id"): (each.get("Type", ""), posixpath.join("/xl", each.get("Target", ""))[1:])
        for each in tree(archive, RELATIONS)
    }
    sheets = []
    for each in tree(archive, WORKBOOK).iter("{*}sheet"):
        wanted = next((v for k, v in each.attrib.items() if k.endswith("}id")), "")
        kind, target = targets.get(wanted, ("", ""))
        if kind.endswith("/worksheet"):
            sheets.append((each.get("name", ""), posixpath.normpath(target)))
    if not sheets:
        raise CrimeFileProblem(f"There is no sheet in this workbook. {SAVE_AGAIN}")
    shared = (target for kind, target in targets.values() if kind.endswith("/sharedStrings"))
    return sheets, next(shared, "")


def shared_texts(archive: zipfile.ZipFile, name: str) -> list[str]:
    """What cells point to by number; the one part of a workbook that is held whole."""
    content = open_archive_part(archive, name)
    found: list[str] = []
    try:
        for _, element in etree.iterparse(Usual(content), tag="{*}si", resolve_entities=False):
            if content.done > MOST_SHARED_TEXT or len(found) >= MOST_SHARED_TEXTS:
                raise CrimeFileProblem(
                    f"The texts of this workbook have over {MOST_SHARED_TEXT // MEGABYTE} MB or"
                    f" {MOST_SHARED_TEXTS} pieces. Save it as CSV, and bring that in."
                )
            found.append(shared_text(element).strip())
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise CrimeFileProblem(f"The texts of this workbook are damaged. {SAVE_AGAIN}") from error
    return found

"""Rows of a spreadsheet's XML, many times faster than building a tree of them.

The tables repeat themselves: a million rows are made of some thousand different cells. So the bytes
are cut at rows and cells, each *different* cell is read by a real XML parser once and then
remembered, and what stands between the rows goes through that parser as it is. Nothing is believed
that the parser has not seen: a cell that is not well-formed, a document type, a comment or anything
else that spreadsheet programs never write is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from plans.crime.archives import ArchivePart
from plans.crime.limits import (
    CHUNK,
    MOST_DEPTH,
    MOST_ROW_BYTES,
)
from plans.crime.problems import SAVE_AGAIN, CrimeFileProblem

_DECLARATION = re.compile(rb"\s*(?:\xef\xbb\xbf)?<\?xml[^>]*\?>")
_SLASH = ord("/")
UNUSUAL = (
    "This workbook holds parts that no spreadsheet program writes (such as entities, comments or"
    f" tables within cells), so it was not read. {SAVE_AGAIN}"
)
TOO_LONG = (
    "There are more rows than any spreadsheet holds, so the file was not read further."
    f" {SAVE_AGAIN}"
)


def parser(target: object = None) -> etree.XMLParser:
    """Fetches nothing, replaces no entities, and stops at deep nesting."""
    return etree.XMLParser(
        target=target, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )


class Structure:
    """What stands around the rows. ``opened`` hears of each element that starts."""

    def __init__(self, opened: Callable[[str, dict], None]) -> None:
        self.opened = opened
        self.depth = 0
        self.namespaces: dict[str | None, str] = {}

    def start(self, tag: str, attributes: dict, namespaces: dict) -> None:
        self.depth += 1
        self.namespaces |= namespaces
        if self.depth > MOST_DEPTH:
            raise CrimeFileProblem(UNUSUAL)
        self.opened(tag, attributes)

    def end(self, tag: str) -> None:
        self.depth -= 1

    def close(self) -> None:
        return None


def fragment(piece: bytes, namespaces: dict[str | None, str]) -> etree._Element:
    """Reads a piece cut out of a document as if it still stood in it, with its namespaces."""
    check_usual(piece)
    declared = "".join(
        f' xmlns{":" if prefix else ""}{prefix or ""}="{uri}"' for prefix, uri in namespaces.items()
    )
    try:
        return etree.fromstring(f"<piece{declared}>".encode() + piece + b"</piece>", parser())
    except etree.XMLSyntaxError as error:
        raise CrimeFileProblem(UNUSUAL) from error


class RowScanner:
    """Cuts a part at its rows: yields the bytes of each, but for its closing tag.

    What is between the rows is fed to ``structure`` first, so that it knows the sheet.
    """

    def __init__(self, content: ArchivePart, row: bytes, structure: Structure) -> None:
        self.content = content
        self.starts = re.compile(rb"<" + re.escape(row) + rb"(?=[\s/>])").search
        self.start = b"<" + row + b" "
        self.end = b"</" + row + b">"
        self.keep = len(row) + 2
        self.parser = parser(structure)
        self.fed = self.tail = b""

    def __iter__(self) -> Iterator[bytes]:
        start = self.start
        while chunk := self.content.read(CHUNK):
            *rows, tail = (self.tail + chunk).split(self.end)
            for part in rows:
                # Nearly always a row follows right upon the one before, and has cells.
                if part.startswith(start) and part[part.find(b">") - 1] != _SLASH:
                    yield part
                else:
                    yield from self.empty_rows(part)
                    yield self.opened(self.tail)
            yield from self.empty_rows(tail)
            self.hand_on()
        if self.starts(self.tail):
            raise CrimeFileProblem(f"This workbook ends in the middle of a row. {SAVE_AGAIN}")
        self.feed(self.tail)
        self.close()

    def empty_rows(self, part: bytes) -> Iterator[bytes]:
        """The rows that are nothing but a tag; what follows them is kept as the tail."""
        at = 0
        while found := self.starts(part, at):
            self.feed(part[at : found.start()])
            at = found.start()
            end = part.find(b">", at)
            if end < 0 or part[end - 1] != _SLASH:
                break
            yield part[at : end + 1]
            at = end + 1
        self.tail = part[at:]

    def opened(self, part: bytes) -> bytes:
        if not part.startswith(self.start[:-1]):
            raise CrimeFileProblem(UNUSUAL)
        return part

    def hand_on(self) -> None:
        """Feeds what cannot belong to a row, so that a long head is not gathered up."""
        if not self.starts(self.tail):
            self.feed(self.tail[: -self.keep])
            self.tail = self.tail[-self.keep :]
        elif len(self.tail) > MOST_ROW_BYTES:
            raise CrimeFileProblem(UNUSUAL)

    def feed(self, piece: bytes) -> None:
        if piece and not piece.isspace():
            check_usual(self.fed + piece)
            self.fed = piece[-1:]
            try:
                self.parser.feed(piece)
            except etree.XMLSyntaxError as error:
                raise CrimeFileProblem(UNUSUAL) from error
            if self.parser.feed_error_log.filter_from_errors():
                raise CrimeFileProblem(UNUSUAL)

    def close(self) -> None:
        try:
            self.parser.close()
        except etree.XMLSyntaxError as error:
            raise CrimeFileProblem(
                f"This workbook is damaged: it ends before it should. {SAVE_AGAIN}"
            ) from error


def check_usual(chunk: bytes) -> None:
    """No document type, entity, comment or instruction, which could hide where rows begin."""
    if b"<!" in chunk:
        raise CrimeFileProblem(UNUSUAL)
    if b"<?" in chunk and b"<?" in _DECLARATION.sub(b"", chunk, count=1):
        raise CrimeFileProblem(UNUSUAL)


class Usual:
    """A part for a parser to read from, with the same refusals as for rows."""

    def __init__(self, content: ArchivePart) -> None:
        self.content, self.last = content, b""

    def read(self, size: int) -> bytes:
        piece = self.content.read(min(size, CHUNK))
        check_usual(self.last + piece)
        self.last = piece[-1:]
        return piece

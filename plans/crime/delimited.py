"""The rows of a CSV file in whatever encoding and with whatever separator a program saved it."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import IO, Protocol

from plans.crime.limits import CHUNK, MOST_LINE, MOST_ROWS
from plans.crime.problems import SAVE_AGAIN, CrimeFileProblem

Row = tuple[str, int, list[str]]
_SEPARATORS = ",;\t"


class ByteStream(Protocol):
    """What is read a piece at a time: a file, or one file of an archive."""

    def read(self, size: int, /) -> bytes: ...


class CsvRows:
    """Each row as file name, line number and texts of cells.

    ``open_it`` opens the bytes afresh: they are gone through once to tell the encoding.
    """

    form = "CSV"

    def __init__(
        self,
        open_it: Callable[[], AbstractContextManager[ByteStream]],
        name: str = "",
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self.open_it, self.name, self.progress = open_it, name, progress

    def __iter__(self) -> Iterator[Row]:
        with self.open_it() as stream:
            encoding = encoding_of(stream)
        with self.open_it() as stream:
            yield from self.rows(stream, encoding)

    def rows(self, stream: ByteStream, encoding: str) -> Iterator[Row]:
        told = CountingStream(stream, self.progress)
        text = io.TextIOWrapper(io.BufferedReader(told, CHUNK), encoding, "replace", newline="")
        first = text.readline(MOST_LINE)
        reader = csv.reader(
            read_limited_lines(first, text, self.name), delimiter=separator_of(first)
        )
        name, line = self.name, 1
        try:
            for values in reader:
                if values:
                    yield name, line, values
                line = reader.line_num + 1
                if line > MOST_ROWS:
                    raise CrimeFileProblem(
                        f"There are more than {MOST_ROWS} rows. Bring fewer years in at a time.",
                        sheet=name,
                    )
        except csv.Error as error:
            raise CrimeFileProblem(
                f"This row cannot be read as CSV: a quotation mark is not closed. {SAVE_AGAIN}",
                sheet=name,
                row=line,
            ) from error


class CountingStream(io.RawIOBase):
    """Tells how many bytes were read, each piece once."""

    def __init__(self, stream: ByteStream, progress: Callable[[int, int], None] | None) -> None:
        self.stream, self.progress = stream, progress

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        piece = self.stream.read(len(buffer))
        buffer[: len(piece)] = piece
        if self.progress and piece:
            self.progress(len(piece), 0)
        return len(piece)


def read_limited_lines(first: str, rest: IO[str], name: str) -> Iterator[str]:
    """Line by line, and never more of one than a table has, so that none fills memory."""
    line = first
    while line:
        if len(line) >= MOST_LINE:
            raise CrimeFileProblem(f"A line is too long for a table. {SAVE_AGAIN}", sheet=name)
        yield line
        line = rest.readline(MOST_LINE)


def encoding_of(stream: ByteStream) -> str:
    """UTF-8 if all of it is, UTF-16 if it says so, else what Excel on Windows writes."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    piece = stream.read(CHUNK)
    if piece.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        while piece:
            if b"\0" in piece:
                raise CrimeFileProblem(f"This is not a table of text. {SAVE_AGAIN}")
            decoder.decode(piece)
            piece = stream.read(CHUNK)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def separator_of(line: str) -> str:
    return max(_SEPARATORS, key=line.count)

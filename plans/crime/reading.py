"""Opens a file of crime data, told by what is in it and never by its name."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from plans.crime import archives, ods, xlsx
from plans.crime.delimited import ByteStream, CsvRows
from plans.crime.file import CrimeFile, Progress
from plans.crime.headings import is_heading_row
from plans.crime.home_office import HomeOfficeFile
from plans.crime.limits import MOST_MEMBERS
from plans.crime.problems import SAVE_AGAIN, CrimeFileProblem, quote_words
from plans.crime.records import Marker
from plans.crime.street import StreetFile, is_street
from plans.crime.wanted import WantedPlaces, wanted_of

_OLD_EXCEL, _PDF, _ZIP = b"\xd0\xcf\x11\xe0", b"%PDF", b"PK"
_HEADING_ROWS = 20
CHOOSE = "Choose a Home Office table (ODS, Excel or CSV) or street files of data.police.uk."


class CsvSource(NamedTuple):
    """A CSV file, wherever it lies, and its size unpacked."""

    name: str
    open: Callable[[], AbstractContextManager[ByteStream]]
    size: int


class CrimeReadOptions(NamedTuple):
    wanted: WantedPlaces
    progress: Progress | None
    resume_from: Marker | None
    negatives: bool
    stack: ExitStack


def read_crime_file(
    path: Path | str,
    *,
    wanted: Collection[str] | None = None,
    beside: Collection[str] = (),
    force: str = "",
    progress: Progress | None = None,
    resume_from: Marker | None = None,
    negatives: bool = False,
) -> CrimeFile:
    """Open a Home Office table, or street files: one, a folder of months or a zip of them.

    ``wanted`` names partnerships, or the LSOAs of one; with ``force`` alone all of a force is kept,
    with neither everything. ``beside`` names partnerships of any force to compare with.
    ``progress`` is told bytes done and in all. ``resume_from`` leaves out
    what came up to that marker. ``negatives`` allows counts below 0, which correct earlier ones.
    Raises ``CrimeFileProblem`` now or, for what stands further down, from the loop.
    """
    path = Path(path)
    with ExitStack() as stack:
        asked = CrimeReadOptions(
            wanted_of(wanted, force, beside), progress, resume_from, negatives, stack
        )
        opened = open_folder(path, asked) if path.is_dir() else open_file(path, asked)
        # Only a file that is handed on stays open.
        opened.stack = stack.pop_all()
    return opened


def open_file(path: Path, asked: CrimeReadOptions) -> CrimeFile:
    try:
        with path.open("rb") as stream:
            head = stream.read(1024)
    except OSError as error:
        raise CrimeFileProblem(f"{quote_words(path.name)} cannot be opened. {CHOOSE}") from error
    refuse_others(head)
    if head.startswith(_ZIP):
        return open_archive(asked.stack.enter_context(archives.open_zip(path)), asked)
    source = CsvSource("", partial(open_bytes, path), path.stat().st_size)
    return open_delimited([source], asked)


def refuse_others(head: bytes) -> None:
    if not head.strip():
        raise CrimeFileProblem(f"This file is empty. {CHOOSE}")
    if head.startswith(_OLD_EXCEL):
        raise CrimeFileProblem(
            "This is a workbook of Excel before 2007, or one with a password. Save it as .xlsx or"
            " .ods without a password, and bring that in."
        )
    if head.startswith(_PDF):
        raise CrimeFileProblem(f"This is a PDF, which holds pages and no table. {CHOOSE}")
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        raise CrimeFileProblem(f"This is a web page or an XML file, not the table itself. {CHOOSE}")


def open_archive(archive: zipfile.ZipFile, asked: CrimeReadOptions) -> CrimeFile:
    names = set(archive.namelist())
    if ods.CONTENT in names:
        return home_office(ods.OdsRows(archive, asked.progress), asked)
    if xlsx.WORKBOOK in names:
        return home_office(xlsx.XlsxRows(archive, asked.progress), asked)
    if "xl/workbook.bin" in names:
        raise CrimeFileProblem(f"This is a binary Excel workbook (.xlsb). {SAVE_AGAIN}")
    sources = [
        CsvSource(
            each.filename,
            partial(archives.open_archive_part, archive, each.filename),
            each.file_size,
        )
        for each in archive.infolist()
        if each.filename.casefold().endswith(".csv") and "__MACOSX/" not in each.filename
    ]
    if not sources:
        inside = f" It holds {quote_words(sorted(names)[0])}. Unpack it first." if names else ""
        raise CrimeFileProblem(f"This archive holds no table.{inside} {CHOOSE}")
    return open_delimited(sources, asked)


def open_bytes(path: Path) -> AbstractContextManager[ByteStream]:
    return path.open("rb")


def open_folder(path: Path, asked: CrimeReadOptions) -> CrimeFile:
    found = islice(
        (each for each in path.rglob("*") if each.suffix.casefold() == ".csv"), MOST_MEMBERS
    )
    sources = [
        CsvSource(each.relative_to(path).as_posix(), partial(open_bytes, each), each.stat().st_size)
        for each in found
        if each.is_file() and not each.is_symlink()
    ]
    if not sources:
        raise CrimeFileProblem(f"There is no CSV file in {quote_words(path.name)}. {CHOOSE}")
    return open_delimited(sources, asked)


def open_delimited(sources: list[CsvSource], asked: CrimeReadOptions) -> CrimeFile:
    """Street files if there is any, for which the others of a month's folder are left out."""
    sources.sort(key=lambda source: source.name)
    heads = {source: first_rows(source) for source in sources}
    street = [source for source in sources if is_street(first(heads[source]))]
    tables = [source for source in sources if any(map(is_heading_row, heads[source]))]
    chosen = street or tables
    if not chosen:
        raise unknown_file_problem(sources[0], first(heads[sources[0]]))
    total = sum(source.size for source in chosen)
    told = archives.bytes_told(asked.progress, total)
    files = [CsvRows(source.open, source.name, told) for source in chosen]
    if not street:
        rows = chain.from_iterable(files)
        return home_office(rows, asked)
    others = len(sources) - len(chosen)
    left_out = [f"{others} other CSV files were left out, as they are no street files."]
    return StreetFile(files, asked.wanted, asked.resume_from, left_out if others else [])


def home_office(rows, asked: CrimeReadOptions) -> HomeOfficeFile:
    return HomeOfficeFile(
        rows,
        asked.wanted,
        asked.resume_from,
        form=getattr(rows, "form", CsvRows.form),
        negatives=asked.negatives,
    )


def first_rows(source: CsvSource) -> list[list[str]]:
    """Without reading the file through, so in an encoding that takes any byte."""
    with source.open() as stream:
        head = stream.read(1 << 14)
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    lines = head.decode(encoding, "replace").splitlines()
    return list(islice(parse_delimited_lines(lines), _HEADING_ROWS))


def parse_delimited_lines(lines: list[str]) -> Iterator[list[str]]:
    for line in lines:
        for separator in ",;\t":
            if separator in line:
                yield next(csv.reader([line], delimiter=separator), [])
                break


def first(rows: list[list[str]]) -> list[str]:
    return [text.strip() for text in rows[0]] if rows else []


def unknown_file_problem(source: CsvSource, headings: list[str]) -> CrimeFileProblem:
    if "Outcome type" in headings:
        words = "This is a file of outcomes. Choose the one of the same month that ends in -street."
    elif "Object of search" in headings:
        words = "This is a file of stops and searches, which are not crimes."
    elif "Total recorded crime" in " ".join(headings):
        words = "This is a yearly table without quarters."
    else:
        begins = f" It begins with {', '.join(map(quote_words, headings[:3]))}." if headings else ""
        words = f"The headings are not those of a table of recorded crime.{begins}"
    return CrimeFileProblem(f"{words} {CHOOSE}", sheet=source.name, row=1)

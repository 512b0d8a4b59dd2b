"""Writes crime tables of any size in the layouts that are published, without holding them."""

from __future__ import annotations

import csv
import random
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape, quoteattr

NEW = [
    "Financial Year",
    "Financial Quarter",
    "Police Force",
    "CSP Name",
    "Offence Description",
    "Offence Group",
    "Offence Subgroup",
    "Offence Code",
    "Offence Count",
]
OLD = [{"Police Force": "Force Name", "Offence Count": "Number of Offences"}.get(n, n) for n in NEW]
NOTES = [
    ["Police recorded crime open data tables"],
    ["Updated: 23 July 2026"],
    ["Force Notes"],
    ["Kent", "The areas of Maidstone and Medway are provisional."],
    ["Additional Notes"],
    ["Fraud is left out."],
]
Cell = str | int
Row = Sequence[Cell]
Sheets = Iterable[tuple[str, Iterable[Row]]]

AREAS, KINDS = 320, 130
# What a row of the Home Office's layout takes in the XML of an ODS file, about.
BYTES_A_ROW = 1_200
_GROUPS = [
    ("Theft offences", "Vehicle offences"),
    ("Theft offences", "Non-domestic burglary"),
    ("Violence against the person", "Violence without injury"),
    ("Miscellaneous crimes against society", "Miscellaneous crimes against society"),
    ("Sexual offences", "Rape"),
]


def made_up(rows: int, headings: Sequence[str] = NEW) -> Iterator[tuple[str, Iterator[Row]]]:
    """A sheet of notes and one for each year until there are so many rows."""
    yield "Notes", iter(NOTES)
    year, a_year = 2015, AREAS * KINDS * 4
    while rows > 0:
        sheet = f"{year}_{(year + 1) % 100:02}"
        yield sheet, year_of(year, min(rows, a_year), headings)
        rows, year = rows - a_year, year + 1


def year_of(year: int, rows: int, headings: Sequence[str]) -> Iterator[Row]:
    yield headings
    chance = random.Random(year)
    printed = f"{year}/{(year + 1) % 100:02}"
    kinds = [kind_of(number) for number in range(KINDS)]
    areas = [(f"Force of the {number % 43}th", area_of(number)) for number in range(AREAS)]
    for number in range(rows):
        quarter, rest = divmod(number, AREAS * KINDS)
        area, kind = divmod(rest, KINDS)
        yield (printed, quarter + 1, *areas[area], *kinds[kind], int(chance.expovariate(0.03)))


def kind_of(number: int) -> tuple[str, str, str, str]:
    words = f"Offence of kind {number} in a building other than a dwelling (outcome only)"
    return (words, *_GROUPS[number % len(_GROUPS)], f"{number // 3}{'ABC'[number % 3]}")


def area_of(number: int) -> str:
    return f"Upper Moorlands and Valley District {number}"


# -- OpenDocument ---------------------------------------------------------------------------------

_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content'
    f' xmlns:office="{_NAMES}:office:1.0" xmlns:table="{_NAMES}:table:1.0"'
    f' xmlns:text="{_NAMES}:text:1.0" xmlns:style="{_NAMES}:style:1.0" office:version="1.2">'
    '<office:automatic-styles><style:style style:name="ro1" style:family="table-row"/>'
    "</office:automatic-styles><office:body><office:spreadsheet>"
)
_ODS_TAIL = "</office:spreadsheet></office:body></office:document-content>"
_MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest'
    f' xmlns:manifest="{_NAMES}:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIMETYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)
_REST_OF_ROW = '<table:table-cell table:number-columns-repeated="16375"/></table:table-row>'
_REST_OF_SHEET = (
    '<table:table-row table:style-name="ro1" table:number-rows-repeated="900000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
)


def write_ods(path: Path, sheets: Sheets) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        archive.writestr("mimetype", _MIMETYPE, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        with archive.open("content.xml", "w", force_zip64=True) as content:
            write_in_pieces(content, ods_content(sheets))


def ods_content(sheets: Sheets) -> Iterator[str]:
    yield _ODS_HEAD
    cells = Cells(ods_cell)
    for name, rows in sheets:
        yield f"<table:table table:name={quoteattr(name)}><table:table-column/>"
        for row in rows:
            yield '<table:table-row table:style-name="ro1">'
            yield "".join(map(cells.__getitem__, row))
            yield _REST_OF_ROW
        yield _REST_OF_SHEET
    yield _ODS_TAIL


def ods_cell(value: Cell) -> str:
    if isinstance(value, int):
        kind = f'office:value-type="float" office:value="{value}" table:style-name="ce2"'
    else:
        kind = 'office:value-type="string" table:style-name="ce1"'
    if value == "":
        return "<table:table-cell/>"
    return f"<table:table-cell {kind}><text:p>{escape(str(value))}</text:p></table:table-cell>"


class Cells(dict):
    """Each different cell is written out once."""

    def __init__(self, write) -> None:
        super().__init__()
        self.write = write

    def __missing__(self, value: Cell) -> str:
        self[value] = written = self.write(value)
        return written


def write_in_pieces(stream: IO[bytes], pieces: Iterable[str]) -> None:
    """Some megabytes at a time: a compressor that is fed row by row is slow."""
    gathered: list[str] = []
    for number, piece in enumerate(pieces, 1):
        gathered.append(piece)
        if number % 6_000 == 0:
            stream.write("".join(gathered).encode())
            gathered.clear()
    stream.write("".join(gathered).encode())


# -- Excel ----------------------------------------------------------------------------------------

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def write_xlsx(path: Path, sheets: Sheets) -> None:
    names: list[str] = []
    shared = Shared()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, rows in sheets:
            names.append(name)
            member = f"xl/worksheets/sheet{len(names)}.xml"
            with archive.open(member, "w", force_zip64=True) as content:
                write_in_pieces(content, xlsx_content(rows, shared))
        texts = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in shared)
        archive.writestr("xl/sharedStrings.xml", f'{_XML}<sst xmlns="{_MAIN}">{texts}</sst>')
        for member, content in xlsx_frame(names).items():
            archive.writestr(member, _XML + content)


class Shared(dict):
    """The number of each text, in the order of their first use."""

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number


def xlsx_content(rows: Iterable[Row], shared: Shared) -> Iterator[str]:
    yield f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData>'
    for number, row in enumerate(rows, 1):
        cells = "".join(
            xlsx_cell(f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[place]}{number}", value, shared)
            for place, value in enumerate(row)
            if value != ""
        )
        yield f'<row r="{number}" spans="1:9">{cells}</row>'
    yield "</sheetData></worksheet>"


def xlsx_cell(at: str, value: Cell, shared: Shared) -> str:
    if isinstance(value, int):
        return f'<c r="{at}" s="1"><v>{value}</v></c>'
    return f'<c r="{at}" t="s"><v>{shared[value]}</v></c>'


def xlsx_frame(names: Sequence[str]) -> dict[str, str]:
    """The parts of a workbook that say which sheets there are."""
    numbers = range(1, len(names) + 1)
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>'
        for n, name in zip(numbers, names, strict=True)
    )
    links = "".join(relation(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers)
    links += relation("rId0", "sharedStrings", "sharedStrings.xml")
    kinds = "".join(override(f"worksheets/sheet{n}", "worksheet") for n in numbers)
    kinds += override("workbook", "sheet.main") + override("sharedStrings", "sharedStrings")
    return {
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(links),
        "_rels/.rels": relations(relation("rId1", "officeDocument", "xl/workbook.xml")),
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        f'relationships+xml"/>{kinds}</Types>',
    }


def relation(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def relations(links: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def override(part: str, kind: str) -> str:
    return f'<Override PartName="/xl/{part}.xml" ContentType="{_KIND}.{kind}+xml"/>'


# -- CSV ------------------------------------------------------------------------------------------


def write_csv(path: Path, sheets: Sheets, encoding: str = "utf-8-sig") -> None:
    """The sheets of figures below each other; notes have no place in a CSV file."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        for name, rows in sheets:
            if name != "Notes":
                writer.writerows(rows)

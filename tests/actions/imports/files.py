"""Small Word, Excel and OpenDocument files for the tests of reading, with whatever they hide."""

from __future__ import annotations

import io
import zipfile

import openpyxl
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

HEAD = ("Ref", "Aim", "Activity", "Lead", "By when")
ROW = ("1.1", "Fewer thefts", "Mark bicycles", "Police", "June")
SECOND = ("1.2", "Safer paths", "Light the towpath", "Council", "July")


def saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def word(*rows, head=HEAD):
    """A document with one table of a plan."""
    document = Document()
    table = document.add_table(0, len(head))
    for line in (head, *(rows or (ROW, SECOND))):
        for cell, words in zip(table.add_row().cells, line, strict=True):
            cell.text = words
    return document


def run(text: str, looks: str = "") -> object:
    return parse_xml(
        f'<w:r {nsdecls("w")}><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    )


def wrapped(tag: str, inside: str) -> object:
    return parse_xml(f'<w:{tag} {nsdecls("w")} w:id="7" w:author="A">{inside}</w:{tag}>')


def add_to_cell(document, row: int, column: int, element) -> None:
    document.tables[0].cell(row, column).paragraphs[0]._p.append(element)


def mark(cell_or_row, properties: str, name: str) -> None:
    element = cell_or_row._tr if hasattr(cell_or_row, "_tr") else cell_or_row._tc
    found = element.find(qn(properties))
    if found is None:
        found = parse_xml(f"<{properties} {nsdecls('w')}/>")
        element.insert(0, found)
    found.append(parse_xml(f"<{name} {nsdecls('w')}/>"))


def excel(*rows, head=HEAD, title="Plan"):
    book = openpyxl.Workbook()
    book.active.title = title
    for line in (head, *(rows or (ROW, SECOND))):
        book.active.append(line)
    return book


def with_part(data: bytes, name: str, *changes: tuple[str, str]) -> bytes:
    """A package with words in one of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.namelist():
            content = old.read(each)
            if each == name:
                text = content.decode()
                for before, after in changes:
                    assert before in text, before
                    text = text.replace(before, after)
                content = text.encode()
            new.writestr(each, content)
    return out.getvalue()


def opendocument(rows: str, styles: str = "", columns: str = "") -> bytes:
    """A spreadsheet of OpenDocument from the inside of its only sheet."""
    names = " ".join(
        f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{value}:1.0"'
        for key, value in (("office", "office"), ("table", "table"), ("text", "text"),
                           ("style", "style"), ("draw", "drawing"), ("fo", "xsl-fo-compatible"))
    )  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "content.xml",
            f"<office:document-content {names}><office:automatic-styles>{styles}"
            "</office:automatic-styles><office:body><office:spreadsheet>"
            f'<table:table table:name="Plan">{columns}{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
        package.writestr("META-INF/manifest.xml", manifest())
    return out.getvalue()


def manifest() -> str:
    return (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )


def line(*words: str, looks: str = "") -> str:
    """A row of OpenDocument."""
    cells = "".join(
        f"<table:table-cell><text:p>{each}</text:p></table:table-cell>" for each in words
    )
    return f"<table:table-row {looks}>{cells}</table:table-row>"

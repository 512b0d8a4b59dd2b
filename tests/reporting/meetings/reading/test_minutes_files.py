"""Minutes out of Word, PDF, mail and workbooks, and files that are refused with a sentence."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
import weasyprint
from docx import Document

from csp.files.packages import Unreadable
from reporting.meetings.reading import read_minutes

WORD = re.compile(r"\w+")


def saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def word_minutes() -> bytes:
    document = Document()
    document.add_heading("Moor Safety Board", 0)
    document.add_paragraph(
        "Minutes of the meeting held on Tuesday 4 June 2024 at 10.00am in the Library"
    )
    front = document.add_paragraph()
    front.add_run("Present: ").bold = True
    front.add_run("Ann Lee (Moor Council, Chair), Bo Nye (Police)")
    for title in ("Apologies", "Minutes of the last meeting", "Shop theft"):
        document.add_paragraph(title, style="List Number").runs[0].bold = True
        document.add_paragraph("The board talked of it for a while and then came to this.")
        line = document.add_paragraph()
        line.add_run("AGREED ").bold = True
        line.add_run("that the report be noted.")
    document.add_paragraph().add_run("ACTION: BN to circulate the figures").font.strike = True
    document.add_paragraph().add_run("Words that nobody wants any more.").font.strike = True
    return saved(document)


def test_word_counts_the_numbers_and_a_struck_action_is_done():
    read = read_minutes("m.docx", word_minutes())
    assert read.kind == "Word"
    assert [(item.number, item.title) for item in read.items] == [
        ("1", "Apologies"), ("2", "Minutes of the last meeting"), ("3", "Shop theft"),
    ]  # fmt: skip
    assert [each.verb for each in read.decisions] == ["noted"] * 3
    assert [(each.owner, each.state) for each in read.actions] == [("BN", "done")]
    assert "nobody wants" not in read.text and any(
        "struck out" in each.why for each in read.left_out
    )
    assert read.meeting.chair == ("Ann Lee",)


def test_a_table_of_word_is_read_row_by_row():
    document = Document()
    document.add_paragraph("Moor Safety Board, 4 June 2024")
    table = document.add_table(0, 3)
    rows = [("No", "Item", "Action"), ("1", "Welcome", ""), ("", "Ann Lee opened.", ""),
            ("2", "Shop theft", ""),
            ("", "The figures rose. ACTION: BN to circulate them.", "BN")]  # fmt: skip
    for line in rows:
        for cell, words in zip(table.add_row().cells, line, strict=True):
            cell.text = words
    read = read_minutes("m.docx", saved(document))
    assert [(item.number, item.title) for item in read.items] == [
        ("1", "Welcome"),
        ("2", "Shop theft"),
    ]
    assert [each.owner for each in read.actions] == ["BN"]


def pdf_minutes(columns: str) -> bytes:
    items = "".join(
        f"<table><tr style='{columns}'><td style='width:60px'><b>MSB "
        f"{n}/24</b></td><td><b>A subject of {name}</b></td>"
        f"</tr></table><p>{'The board talked of it for a while and then came to this. ' * 9}</p>"
        "<p>AGREED that the report be noted.</p>"
        for n, name in enumerate(("theft", "light", "noise", "speed", "parks", "youth"), 1)
    )
    looks = (
        "<style>@page{@bottom-center{content:'Page ' counter(page)}} body{font:12pt serif}</style>"
    )
    front = (
        "<h1>Moor Safety Board</h1><p>A meeting of Moor Safety Board was held on Tuesday, "
        "4th June, 2024.</p>"
    )
    return weasyprint.HTML(
        string=f"{looks}{front}<p><b>Present:</b> Ann Lee (Police).</p>{items}"
    ).write_pdf()


@pytest.mark.parametrize("columns", ["", "vertical-align:top"])
def test_a_pdf_with_numbers_in_the_margin(columns):
    read = read_minutes("m.pdf", pdf_minutes(columns))
    assert [item.number for item in read.items] == [f"MSB {n}/24" for n in range(1, 7)]
    assert read.items[3].title == "A subject of speed"
    assert len(read.decisions) == 6
    assert read.text.count("The board talked") == 54
    assert {each.words for each in read.left_out} == {"Page 1", "Page 2"}


def test_a_mail_as_it_was_saved():
    mail = (
        "From: Dana <dana@council.example>\r\nTo: all@board.example\r"
        "\nSubject: Minutes\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\nMoor Safety Board\r"
        "\n4 June 2024\r\n\r\n1. Welcome\r\n\r\n"
        "All came.\r\n\r\n2. Theft\r\n\r\nAGREED that it be noted.\r\n"
    )
    read = read_minutes("minutes.eml", mail.encode())
    assert [item.title for item in read.items] == ["Welcome", "Theft"]
    assert {"Subject: Minutes"} <= {each.words for each in read.left_out}


def test_every_word_of_a_workbook_is_kept():
    book = openpyxl.Workbook()
    for row in (
        ("No", "Action", "Owner"),
        ("5", "Ring the shop", "AB"),
        ("6", "Write to the school", "CD"),
    ):
        book.active.append(row)
    read = read_minutes("log.xlsx", saved(book))
    words = [
        word for piece in read.pieces for word in WORD.findall(read.text[piece.start : piece.end])
    ]
    assert words == WORD.findall(read.text) and "school" in words


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("m.docx", b"", "empty"),
        ("m.docx", b"PK\x03\x04rubbish", "damaged"),
        ("m.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "older Word"),
        ("m.pdf", b"%PDF-1.4 cut short", "could not be read"),
        ("m.png", b"\x89PNG\r\n\x1a\n\x00\x00", "cannot be read"),
        ("m.txt", b"*** --- ***", "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(name, data, said):
    with pytest.raises(Unreadable) as problem:
        read_minutes(name, data)
    assert said in str(problem.value)


def test_a_picture_of_pages_is_refused():
    blank = weasyprint.HTML(string="<p></p>").write_pdf()
    with pytest.raises(Unreadable) as problem:
        read_minutes("scan.pdf", blank)
    assert "no text" in str(problem.value)

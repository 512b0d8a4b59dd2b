"""What cannot be read is refused with a sentence, and nothing else ever comes out."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache

import pikepdf
import pytest
import weasyprint
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.imports import ImportedPlan, Unreadable, read_pasted, read_plan, refusals
from tests.actions.imports import files
from tests.corpus.layouts import LAYOUTS
from tests.corpus.plans import PLANS
from tests.corpus.writers import write
from tests.examples import examples

KINDS = ("docx", "xlsx", "csv", "pdf")
SLOW = settings(max_examples=examples(40), suppress_health_check=list(HealthCheck))


@cache
def made(kind: str) -> bytes:
    return write(kind, PLANS["harbour"], LAYOUTS[1])


def package(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
        for name, content in parts.items():
            held.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return out.getvalue()


def refusal(data: bytes, name: str = "plan.docx") -> str:
    with pytest.raises(Unreadable) as caught:
        read_plan(name, data)
    return str(caught.value)


def test_too_large_and_empty():
    assert refusal(b"a,b\n" * (refusals.MAX_BYTES // 4 + 1)) == refusals.TOO_LARGE
    assert refusal(b"") == refusal(b"\xef\xbb\xbf \r\n") == refusals.EMPTY


@pytest.mark.parametrize("more", ["," * 2_000_000, "1.1,Visits\n" * 1_000_000, "\n" * 1_000_000])
def test_more_cells_than_a_plan_would_hold(more):
    table = "Ref,Activity\n1.1,Visits\n" + more
    assert refusal(table.encode(), "plan.csv") == refusals.TOO_MANY_CELLS
    with pytest.raises(Unreadable, match="delete the empty rows"):
        read_pasted(table.replace(",", "\t"))


def test_one_very_long_row_makes_no_very_large_table():
    table = "Ref,Activity" + "," * 5_000 + "\n" + "1.1,Visits\n" * 5_000
    assert refusal(table.encode(), "plan.csv") == refusals.TOO_MANY_CELLS


def test_older_and_protected_office_files():
    assert refusal(refusals.OLD_OFFICE + b"x" * 600) == refusals.OLD
    assert (
        refusal(refusals.OLD_OFFICE + "EncryptedPackage".encode("utf-16-le")) == refusals.ENCRYPTED
    )


def test_a_protected_pdf():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made("pdf"))) as document:
        document.save(out, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    assert refusal(out.getvalue()) == refusals.ENCRYPTED


def test_a_pdf_of_pictures():
    data = weasyprint.HTML(string="<p style='height:9cm;background:#eee'></p>").write_pdf()
    assert refusal(data) == refusals.SCANNED


@pytest.mark.parametrize("part", ["word__vbaProject_DOT_bin", "xl__vbaProject_DOT_bin"])
def test_macros(part):
    assert refusal(package(**{"word__document_DOT_xml": b"<x/>", part: b"x"})) == refusals.MACROS


def test_a_file_that_unpacks_to_far_too_much():
    assert refusal(package(word__document_DOT_xml=b"\0" * 30_000_000)) == refusals.BOMB


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + b"\0" * 99, package(a_DOT_txt=b"x"), b"<html><p>x</p></html>"]
)
def test_other_kinds(data):
    assert refusal(data) == refusals.WRONG


def test_a_file_without_a_plan():
    assert refusal(b"Name,Role\nA,B\n", "x.csv") == refusals.NO_TABLE
    with pytest.raises(Unreadable):
        read_pasted("")


def test_the_kind_is_told_by_what_is_inside():
    assert read_plan("plan.pdf", made("xlsx")).kind == "Excel"
    assert read_plan("plan.docx", made("csv")).kind == "CSV"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_text_in_any_encoding(encoding, separator):
    rows = [
        ["Action", "Lead", "Cost"],
        ["Café talks", "Police", "£5"],
        ["Rhaglen – tŷ" if "u" in encoding else "Tea", "Fire", "£6"],
    ]
    data = "\r\n".join(separator.join(row) for row in rows).encode(encoding)
    row = read_plan("plan.csv", data).rows[0]
    assert (row.activity, row.resources) == ("Café talks", "£5")


def outcome(read) -> bool:
    """True when a plan came out, false when a sentence did; anything else is a fault."""
    try:
        assert isinstance(read(), ImportedPlan)
    except Unreadable as problem:
        assert str(problem).endswith(".")
        return False
    return True


@pytest.mark.parametrize("kind", KINDS)
@SLOW
@given(st.data())
def test_damaged_files_are_read_or_refused(kind, data):
    content = bytearray(made(kind))
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.one_of(st.none(), st.integers(0, len(content))))
    outcome(lambda: read_plan("plan", bytes(content[:cut])))


@pytest.mark.parametrize(
    ("kind", "part"), [("docx", "word/document.xml"), ("xlsx", "xl/worksheets/sheet1.xml")]
)
@SLOW
@given(st.data())
def test_damage_inside_a_package_is_read_or_refused(kind, part, data):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made(kind))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = bytearray(old.read(name))
            if name == part:
                start = data.draw(st.integers(0, len(text)))
                text[start : start + data.draw(st.integers(0, 400))] = data.draw(
                    st.binary(max_size=40)
                )
            new.writestr(name, bytes(text))
    outcome(lambda: read_plan("plan", out.getvalue()))


@SLOW
@given(st.one_of(st.binary(max_size=400), st.text(max_size=300).map(str.encode)))
def test_any_bytes_are_read_or_refused(data):
    outcome(lambda: read_plan("plan", data))


PIECES = [
    "<table>",
    "</table>",
    "<tr>",
    "<td colspan=3>",
    "<td rowspan=2>",
    "</td>",
    "Action",
    "Lead",
    "Police",
    "1.1",
    "<p>",
    "<li>",
    "\x00",
    "&nbsp;",
    "<th>",
    "Priority 1: x",
    "<h1>",
]


@SLOW
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_pasted_markup_is_read_or_refused(html):
    outcome(lambda: read_pasted("x", html=html))


STRICT = (
    rb"http://schemas\.openxmlformats\.org/(\w+ml|officeDocument)/2006/",
    rb"http://purl.oclc.org/ooxml/\1/",
)
TEMPLATE = (rb"document\.main\+xml", rb"template.main+xml")


def said_otherwise(data: bytes, old: bytes, new: bytes) -> bytes:
    """The same package with other words in its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as held, zipfile.ZipFile(out, "w") as made:
        for name in held.namelist():
            made.writestr(name, re.sub(old, new, held.read(name)))
    return out.getvalue()


def locked_sheet() -> bytes:
    """What a spreadsheet program saves with a password: its parts are no XML any more."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        held.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        held.writestr("content.xml", bytes(range(256)))
        held.writestr("META-INF/manifest.xml", "<x><manifest:encryption-data/></x>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (lambda: said_otherwise(made("docx"), *TEMPLATE), refusals.TEMPLATE),
        (locked_sheet, refusals.ENCRYPTED),
    ],
)
def test_a_sound_file_that_cannot_be_read_is_called_what_it_is(data, words):
    assert refusal(data()) == words
    assert "damaged" not in words


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_strict_office_files_are_read_like_others(kind):
    renamed = said_otherwise(made(kind), *STRICT)
    assert renamed != made(kind)
    assert read_plan("plan", renamed).rows == read_plan("plan", made(kind)).rows


def test_a_word_file_whose_main_part_has_a_number():
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made("docx"))) as held, zipfile.ZipFile(out, "w") as numbered:
        for name in held.namelist():
            content = held.read(name)
            if name.endswith((".rels", "].xml")):
                content = content.replace(b"word/document.xml", b"word/document2.xml")
            numbered.writestr(name.replace("/document.xml", "/document2.xml"), content)
    assert read_plan("plan", out.getvalue()).rows == read_plan("plan", made("docx")).rows


@pytest.mark.parametrize(
    "harm",
    [
        '<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>',
        "<cols>" + '<col min="1" max="16384" hidden="1"/>' * 20_000 + "</cols>",
    ],
)
def test_a_sheet_that_claims_to_be_endless_is_refused_or_read_at_once(harm):
    data = files.saved(files.excel())
    end = "</sheetData>" if "merge" in harm else "<sheetData>"
    changed = end + harm if "merge" in harm else harm + end
    outcome(
        lambda: read_plan("x", files.with_part(data, "xl/worksheets/sheet1.xml", (end, changed)))
    )


def test_a_reader_that_trips_does_not_call_the_file_damaged(monkeypatch):
    def trip(data: bytes):
        raise KeyError("a part that this reader wants")

    monkeypatch.setattr("actions.imports.word.read_word_blocks", trip)
    assert "damaged" not in refusal(made("docx"))
    assert "damaged" in refusal(made("docx")[:400])

"""Minutes as they are printed: numbers in the margin, run-in lists, what was agreed, and who reads what."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pdfplumber
import pikepdf
import pytest
from docx.oxml.ns import qn
from lxml import html
from page import validate_pdf

from reporting import document as d
from reporting.document import nodes, stored_names, tree
from reporting.document.parts.attendance import bracketed_people
from reporting.document.renderers.docx import render_docx
from reporting.document.renderers.html import render_html
from reporting.document.renderers.pdf import render_pdf
from reporting.document.words import node_text
from reporting.editions.reports.kind import Edition
from reporting.editions.reports.minutes import build, build_public, build_whole
from reporting.facts.minutes import AttendanceFacts, MinuteFacts, PassageFacts
from reporting.facts.snapshot import freeze, thaw_as
from tests.reporting.minutes_sample import (
    ITEMS,
    MADE,
    PRESENT,
    SECRET,
    attender,
    minutes,
    minutes_version,
    public_minutes,
)
from tests.reporting.pdf_facts import of_kind
from tests.reporting.word_facts import Package, words

pytestmark = pytest.mark.one_database


@pytest.fixture(scope="module")
def file() -> bytes:
    return render_pdf(minutes(draft=True))


@pytest.fixture(scope="module")
def word():
    return docx.Document(io.BytesIO(render_docx(minutes(draft=True))))


def pages_of(data: bytes) -> list[list[dict]]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [page.extract_words() for page in pdf.pages]


def place_of(words: list[dict], *wanted: str) -> dict:
    """Where the first of some neighbouring words stands."""
    said = [each["text"] for each in words]
    at = next(n for n in range(len(said)) if said[n : n + len(wanted)] == list(wanted))
    return words[at]


# On paper


def test_the_number_stands_in_the_margin_beside_its_heading_and_its_text(file):
    page = pages_of(file)[0]
    number, heading = place_of(page, "DFP", "1/26"), place_of(page, "Introductions")
    assert number["x1"] < heading["x0"]
    assert abs(number["top"] - heading["top"]) < 2
    text = place_of(page, "The", "chair", "welcomed")
    assert text["x0"] == pytest.approx(heading["x0"], abs=1) and text["top"] > heading["top"]


def test_a_number_on_two_lines_stands_beside_the_heading_and_the_first_line(file):
    words = pages_of(file)[0]
    heading, second = place_of(words, "Strategy", "on", "violence"), place_of(words, "4/26")
    first = next(each for each in words if abs(each["top"] - heading["top"]) < 2)
    text = place_of(words, "The", "draft", "strategy")
    assert first["text"] == "DFP" and second["top"] > first["top"] + 5
    assert first["x1"] < heading["x0"] and abs(second["top"] - text["top"]) < 8


def test_each_page_of_a_draft_carries_the_framed_word_and_says_that_nobody_approved_it(file):
    with pdfplumber.open(io.BytesIO(file)) as pdf:
        for page in pdf.pages:
            word = place_of(page.extract_words(), "DRAFT")
            around = [
                edge
                for edge in page.edges
                if edge["x0"] <= word["x0"] and edge["x1"] >= word["x0"] and edge["top"] < 120
            ]
            assert any(each["top"] < word["top"] for each in around)
            assert any(each["bottom"] > word["bottom"] for each in around)
            assert "Draft, not yet approved" in page.extract_text()


def test_approved_minutes_are_no_draft():
    said = "\n".join(
        " ".join(each["text"] for each in page) for page in pages_of(render_pdf(public_minutes()))
    )
    assert "DRAFT" not in said and "not yet approved" not in said


def test_minutes_are_tagged_as_the_standard_asks(file, tmp_path):
    stored = tmp_path / "minutes.pdf"
    stored.write_bytes(file)
    for profile in ("ua1", "3a"):
        report = validate_pdf(str(stored), profile=profile)
        assert report.is_compliant, str(report)
    pdf = pikepdf.open(io.BytesIO(file))
    # Headed by the body, each number with its heading, and the actions at the end.
    assert len(of_kind(pdf, "/H2")) == len(ITEMS) + 1
    assert render_pdf(minutes(draft=True)) == file


def test_a_decision_stays_with_the_words_before_it():
    """However the pages fall, no page begins with what was agreed."""
    line = "One line of what was said, which fills about the width of the page.\n\n"
    items = tuple(
        MinuteFacts(f"{n}/26", "Item", (PassageFacts("text", line * n), *ITEMS[3].passages[1:]))
        for n in range(1, 26)
    )
    pages = pages_of(render_pdf(minutes(items=items)))
    assert len(pages) > 12
    for page in pages:
        assert next(each for each in page if each["top"] > 75)["text"] != "AGREED"


# Who was there


def test_neighbours_of_one_body_share_a_bracket_which_comes_after_the_last():
    people = (
        attender("A", marks=("Chair",), chair=True),
        attender("B", "Council", group="c"),
        attender("C", "Council", group="c"),
        attender("D", "Council"),
        attender("E", "Police", marks=("for F", "online")),
        attender("G"),
    )
    said = ", ".join(bracketed_people(people))
    assert said == "A (Chair), B, C (Council), D (Council), E (for F; online; Police), G"


def test_an_empty_list_prints_none_only_if_somebody_said_so():
    lists = (AttendanceFacts("Officers"), AttendanceFacts("Apologies", says_none=True))
    said = node_text(minutes(lists=lists).parts[0])
    assert "Apologies:\nNone." in said and "Officers" not in said


def test_the_public_reads_councillors_by_name_and_how_many_came_from_where():
    said = node_text(public_minutes().parts[0])
    assert "Cllr Avery Quill (Chair) and 6 others, who came from:" in said
    assert "Dale and Fell Council (2)\nCounty Police" in said
    assert "DFC (1)" in said and "Cllr Noor West" in said
    for person in (*PRESENT[1:], attender("Kim Stone"), attender("Kit Lane")):
        assert person.name not in said


def test_a_chair_who_is_not_named_is_still_the_chair():
    chair = attender("", "Council", chair=True)
    said = node_text(
        public_minutes(lists=(AttendanceFacts("Present", (chair, *PRESENT[3:5])),)).parts[0]
    )
    assert "The chair and 2 others, who came from:" in said


# Decisions and actions


def test_points_of_a_decision_are_numbered_in_every_format(word):
    page = render_html(minutes())
    assert "AGREED</strong> that:-</p><ol" in page
    lines = [each.text for each in word.paragraphs]
    at = lines.index("AGREED that:-")
    assert lines[at + 1 : at + 3] == [
        "The content of the strategy be noted.",
        "Its direction be endorsed.",
    ]
    assert word.paragraphs[at + 1]._element.find(f".//{qn('w:numPr')}") is not None


def test_an_action_says_who_and_by_when_or_that_nobody_is_named():
    said = node_text(build_whole(minutes_version(), Edition(MADE)))
    assert "Owner: County Police. Due: Next meeting, 14 May 2026." in said
    assert "(5) Bring a breakdown of the comments.\nOwner: not named. Due: no date." in said
    assert (
        f"Bring a further report on {SECRET} Street.\nCounty Police\nNext meeting, 14 May 2026"
        in said
    )


def test_the_summary_tells_by_verb_what_was_decided():
    said = node_text(minutes()).replace("\N{NO-BREAK SPACE}", " ")
    assert "Approved: Minutes (DFP 2/26). Endorsed: Strategy on violence (DFP 4/26)." in said
    assert "Noted: DFP 3/26 and DFP 6/26." in said


def test_minutes_without_decisions_and_actions_end_with_the_line_to_sign():
    document = minutes(items=ITEMS[:1])
    assert [part.anchor for part in document.parts] == ["", "minute-1", ""]
    assert "Signed as a true record: not signed yet" in render_html(document)


def test_signed_minutes_say_who_signed_them_and_when(word):
    signed = minutes(
        signed_by="Cllr Avery Quill", signed_on="2026-05-14", approved="Approved at DFP 9/26."
    )
    for said in (render_html(signed), "\n".join(word_lines(signed)), pdf_words(signed)):
        assert "Signed as a true record: Cllr Avery Quill, 14 May 2026" in said
        assert "Approved at DFP 9/26." in said
    assert any(each.text.startswith("Signed as a true record: \t") for each in word.paragraphs)


def word_lines(document) -> list[str]:
    return [each.text for each in docx.Document(io.BytesIO(render_docx(document))).paragraphs]


def pdf_words(document) -> str:
    return "\n".join(
        " ".join(each["text"] for each in page) for page in pages_of(render_pdf(document))
    )


# In Word and on a screen


def test_a_minute_in_word_is_a_heading_with_its_number_before_a_tab(word):
    found = {each.text: each for each in word.paragraphs}
    heading = found["DFP 4/26\tStrategy on violence"]
    assert heading.style.name == "Minute heading" and heading.style.base_style.name == "Heading 1"
    many = next(each for each in found if each.startswith("DFP 3/26\t(a)"))
    assert [line[:3] for line in many.split("\n")[1:]] == ["(b)", "(c)"]
    text = found["The draft strategy was presented. It builds on:"]
    assert text.paragraph_format.left_indent == heading.style.paragraph_format.left_indent


def test_every_word_stands_in_the_same_order_on_the_page_and_in_word():
    document = minutes(signed_by="Cllr Avery Quill", signed_on="2026-05-14")
    body = html.fromstring(render_html(document))
    for hidden in body.iter("caption"):
        hidden.text = ""
    said = " ".join(body.itertext()).split()
    file = Package(render_docx(document)).xml["word/document.xml"]
    written = " ".join(" ".join(words(each) for each in file.iter(qn("w:p"))).split())
    at = -1
    for word in said[said.index("held") :]:
        if word != "Not" and word not in "·:":
            found = written.find(word, at + 1)
            assert found >= 0, f"{word} is missing, or stands elsewhere"
            at = found


# Who reads what


def test_each_reader_has_a_version_with_its_own_mark():
    version = minutes_version()
    made = (build_whole(version, Edition(MADE)), minutes(), public_minutes())
    assert [each.marking for each in made] == ["Restricted", "Not for publication", ""]
    assert [SECRET in tree.to_text(each) for each in made] == [True, False, False]
    open_items = minutes_version(items=ITEMS[:4], lists=())
    assert build(open_items, Edition(MADE)).marking == ""
    assert build_whole(open_items, Edition(MADE)) == build(open_items, Edition(MADE))
    assert build_public(replace(version, public=()), Edition(MADE)) is None


def test_a_name_that_is_not_for_the_public_gives_way_to_the_post_everywhere():
    action = PassageFacts("action", "Sam Fell to ask.", owner="Sam Fell")
    items = (MinuteFacts("1", "Report of Sam Fell", (action,)),)
    unnamed = (("Sam Fell", "the officer"),)
    said = tree.to_text(public_minutes(items=items, unnamed=unnamed))
    assert "Sam Fell" not in said
    assert "Report of the officer" in said and "Owner: the officer." in said
    assert "Sam Fell" in tree.to_text(minutes(items=items, unnamed=unnamed))


# Frozen


def test_frozen_minutes_come_back_as_they_were():
    facts = minutes_version()
    assert thaw_as(type(facts), freeze(facts)) == facts
    document = minutes()
    assert tree.from_text(tree.to_text(document)) == document


def test_every_kind_of_node_has_the_name_that_is_stored_with_it():
    made = {
        kind
        for kind in vars(nodes).values()
        if isinstance(kind, type) and kind.__module__ == nodes.__name__
    }
    assert made | {d.Part, d.Document, d.Attachment} <= set(stored_names.STORED_NAMES.values())
    assert len(set(stored_names.STORED_NAMES.values())) == len(stored_names.STORED_NAMES)

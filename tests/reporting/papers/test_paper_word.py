"""A paper for a committee as a Word file that opens clean and loses nothing."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from reporting.document import (
    Column,
    Fact,
    Figure,
    Masthead,
    Part,
    Picture,
    Row,
    Run,
    Table,
    cell,
    paragraph,
    text,
)
from reporting.document import Paragraph as P
from reporting.document.renderers.docx import render_docx
from reporting.document.renderers.word_xml import bookmark_name
from tests.reporting.minutes_sample import minutes
from tests.reporting.paper_sample import paper
from tests.reporting.sample import sample
from tests.reporting.word_facts import Package

pytestmark = pytest.mark.one_database

DOCUMENTS = {
    "paper": paper,
    "draft": lambda: paper(draft=True),
    "plan": sample,
    "minutes": lambda: minutes(draft=True),
}


@pytest.fixture(scope="module")
def data() -> bytes:
    return render_docx(paper(draft=True))


@pytest.fixture(scope="module")
def word(data):
    return docx.Document(io.BytesIO(data))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_package_is_whole_and_in_the_order_of_the_standard(name):
    package = Package(render_docx(DOCUMENTS[name]()))
    assert package.loose_ends() == []
    assert package.out_of_order() == []
    assert package.dates == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_it_says_the_same_after_a_round_trip(name):
    before = render_docx(DOCUMENTS[name]())
    again = io.BytesIO()
    docx.Document(io.BytesIO(before)).save(again)
    assert Package(again.getvalue()).lines() == Package(before).lines()
    assert Package(again.getvalue()).loose_ends() == []


def test_the_same_paper_gives_the_same_bytes(data):
    assert render_docx(paper(draft=True)) == data


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_another_office_opens_it_and_keeps_every_word(name, tmp_path):
    file = tmp_path / "paper.docx"
    file.write_bytes(render_docx(DOCUMENTS[name]()))
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", tmp_path, file]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    seen = subprocess.run(
        ["pdftotext", tmp_path / "paper.pdf", "-"], check=True, capture_output=True, text=True
    ).stdout
    wanted = {each for line in Package(file.read_bytes()).lines() for each in line.split()}
    assert [each for each in wanted if each not in seen] == []


def test_lines_stand_in_reading_order_with_their_numbers(data):
    lines = Package(data).lines()
    order = (
        "Dale and Fell District Council", "Report to the Communities Scrutiny Panel",
        "5th December 2026", "Contact officer: Executive Director (People) and Monitoring Officer",
        "Contents", "1. Background", "1.10 The money is in paragraph 2.1", "2. Money",
        "3.1 More than 900 people", "I can walk home", "Resident of Fellthwaite, aged 71",
        "4.1 The panel is asked to:", "note what was done", "Appendix A Summary", "Appendix B",
    )  # fmt: skip
    place = 0
    for wanted in order:
        place = next(at for at in range(place, len(lines)) if lines[at].startswith(wanted))


def test_a_numbered_paragraph_hangs_and_what_belongs_to_it_is_set_in(word):
    style = word.styles["Numbered paragraph"].paragraph_format
    assert style.left_indent == -style.first_line_indent
    point = next(each for each in word.paragraphs if each.text == "crime and disorder;")
    assert point.paragraph_format.left_indent > style.left_indent


def test_lettered_points_are_letters_in_word(word):
    point = next(each for each in word.paragraphs if each.text.startswith("note what was done"))
    numbering = word.part.numbering_part.element
    found = next(each for each in numbering.num_lst if each.numId == point._p.pPr.numPr.numId.val)
    shape = next(
        each for each in numbering.iter(qn("w:abstractNum"))
        if each.get(qn("w:abstractNumId")) == str(found.abstractNumId.val)
    )  # fmt: skip
    first = shape.find(qn("w:lvl"))
    assert first.find(qn("w:numFmt")).get(qn("w:val")) == "lowerLetter"
    assert first.find(qn("w:lvlText")).get(qn("w:val")) == "%1)"


def test_every_place_that_is_pointed_at_is_there(word):
    body = word.element.body
    marks = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    assert len(marks) == len(set(marks))
    asked = {each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))} - {None}
    fields = "".join(each.text for each in body.iter(qn("w:instrText")))
    asked |= set(re.findall(r"PAGEREF (\w+)", fields))
    assert {"part_a", "block_money", "row_1_1"} <= asked <= set(marks)
    assert len({each.get(qn("w:id")) for each in body.iter(qn("w:bookmarkStart"))}) == len(marks)


def test_long_names_of_places_stay_apart():
    one, other = (bookmark_name(f"b{'x' * 40}-row-{end}") for end in ("1-1", "1-2"))
    assert one != other
    assert max(len(one), len(other)) <= 40


def test_pages_are_filled_in(word):
    pages = {
        label: int(number)
        for label, number in (
            each.text.split("\t") for each in word.paragraphs if each.style.name == "toc 1"
        )
    }
    assert pages["1. Background"] == 2
    assert pages["Appendix A Summary of the year"] < pages["Appendix B The plan"]
    see = next(each.text for each in word.paragraphs if each.text.startswith("1.10"))
    assert f"(page {pages['Appendix A Summary of the year']})" in see


def test_the_marking_stands_at_head_and_foot_and_a_draft_says_so(word):
    first = word.sections[0]
    head, foot = ([each.text for each in end.paragraphs] for end in (first.header, first.footer))
    assert (head[0], foot[-1]) == ("OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE")
    assert head[1] == "Dale and Fell District Council"
    assert head[2].endswith("DRAFT")
    assert foot[0] == "Ask for this paper in large print: 01632 960 001"
    (framed,) = first.header._element.iter(qn("w:bdr"))
    assert framed.getparent().getparent().findtext(qn("w:t")) == "DRAFT"


def test_a_link_in_a_footnote_leads_out(data):
    package = Package(data)
    assert "https://law.example/guidance" in package.relationships("word/footnotes.xml").values()
    lines = package.lines()
    place = next(at for at, line in enumerate(lines) if line.startswith("1.2 By law"))
    assert lines[place + 1].startswith("This order took the place")


def test_a_heading_block_on_its_own_page_turns_the_page_once():
    top = Part(blocks=(Masthead(issuer="Council", title="Plan", own_page=True),))
    after = Part("First", (paragraph("Words"),), new_page=True)
    made = docx.Document(io.BytesIO(render_docx(paper(parts=(top, after)))))
    turned = [each.text for each in made.paragraphs if each.paragraph_format.page_break_before]
    assert turned == ["First"]


def test_a_note_on_a_note_is_not_lost():
    inner = Run("Words", note=(Run("Deeper", note=text("Deepest")),))
    made = render_docx(replace(paper(), parts=(Part("A", (P((inner,)),)),)))
    assert "Deeper (Deepest)" in Package(made).lines()


def test_a_line_broken_in_word_and_marks_that_no_file_takes_do_not_stop_it():
    odd = "Up\x0bdate\x0c]]>\x1b"
    table = Table(odd, (Column(odd, header=True),), (Row((cell(odd),), anchor="row"),))
    picture = Figure(Picture(odd, svg='<svg xmlns="http://www.w3.org/2000/svg"/>'), odd)
    front = Masthead(issuer=odd, to=odd, day=odd, title=odd, facts=(Fact(odd, text(odd)),))
    document = replace(
        sample(), title=odd, subtitle=odd, author=odd, subject=odd, keywords=(odd,), header=odd,
        footer=odd, marking=odd, running_title=odd, glossary=((odd, odd),),
        parts=(Part(odd, (front, table, picture, paragraph(odd))),),
    )  # fmt: skip
    opened = docx.Document(io.BytesIO(render_docx(document)))
    assert opened.core_properties.title == "Up date ]]>"
    assert opened.tables[-1].cell(0, 0).text == "Up\ndate\n]]>"

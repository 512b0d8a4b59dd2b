"""A paper for a committee as a PDF and on screen: numbers, notes, pages, speakers, markings."""

from __future__ import annotations

import io
import itertools
from dataclasses import replace

import pikepdf
import pytest
from lxml import html
from page import validate_pdf

from csp.prose.blocks import Run
from reporting.document import (
    Column,
    Cover,
    Guarded,
    Masthead,
    Part,
    Picture,
    Row,
    Table,
    cell,
    paragraph,
    text,
)
from reporting.document import Paragraph as P
from reporting.document.renderers.docx import render_docx
from reporting.document.renderers.html import render_html
from reporting.document.renderers.pdf import render_pdf
from tests.reporting.paper_sample import paper
from tests.reporting.pdf_facts import attribute, kids, nodes, of_kind, opened, run, text_of
from tests.reporting.sample import CREST, sample

pytestmark = pytest.mark.one_database

MARKING = "OFFICIAL-SENSITIVE"


@pytest.fixture(scope="module")
def data() -> bytes:
    return render_pdf(paper(draft=True))


@pytest.fixture(scope="module")
def file(data, tmp_path_factory):
    made = tmp_path_factory.mktemp("paper") / "paper.pdf"
    made.write_bytes(data)
    return made


@pytest.fixture(scope="module")
def pdf(data):
    with pikepdf.open(io.BytesIO(data)) as found:
        yield found


@pytest.fixture(scope="module")
def aloud(file) -> str:
    """What a reader speaks, a piece of the page on each line."""
    return run("pdfinfo", "-struct-text", file)


@pytest.fixture(scope="module")
def page():
    return html.fromstring(render_html(paper()))


def words(element) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_it_passes_the_rules_for_access_and_for_archives(file, profile):
    report = validate_pdf(str(file), profile=profile)
    assert report.is_compliant, str(report)


def test_the_same_paper_gives_the_same_bytes(data):
    assert render_pdf(paper(draft=True)) == data


def test_every_name_of_a_note_and_heading_cell_is_its_own(pdf):
    named = [str(node.ID) for node in nodes(pdf.Root.StructTreeRoot) if "/ID" in node]
    listed = [str(each) for each in pdf.Root.StructTreeRoot.IDTree.Names[::2]]
    assert sorted(named) == listed == sorted(set(named))
    for data in of_kind(pdf, "/TD"):
        assert {str(each) for each in attribute(data, "/Headers")} <= set(named)


def test_headings_begin_with_the_paper_and_never_skip_a_level(pdf):
    levels = [int(str(node.S)[2]) for node in of_kind(pdf, *(f"/H{n}" for n in range(1, 7)))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_a_number_is_read_with_its_paragraph(aloud):
    said = [line.strip() for line in aloud.splitlines()]
    place = said.index('"1.2 "')
    assert said[place - 1] == "P (block)"
    assert said[place + 1].startswith('"By law the partners')


def test_the_words_of_the_heading_block_are_read_in_order(aloud):
    order = (
        "Dale and Fell District Council", "Dale and Fell Safer Together", "Report to the Communities",
        "5th December 2026", "H1 (block)", "Title", "Portfolio holder", "Appendices attached",
        "Contents", "1.1 ", "1.2 ", "crime and disorder", "2.1 ", "I can walk", "Resident of",
        "4.1 ", "a) ", "note what was done", "b) ", "Projects of the year", "Over 142 came",
    )  # fmt: skip
    place = 0
    for wanted in order:
        place = aloud.index(wanted, place)


def test_lettered_points_say_that_they_are(pdf):
    found = {str(attribute(each, "/ListNumbering")) for each in of_kind(pdf, "/L")}
    assert found == {"/Disc", "/LowerAlpha"}


def test_a_note_stands_at_the_foot_of_its_page_and_is_read_after_its_paragraph(pdf, file, aloud):
    (note,) = of_kind(pdf, "/Note")
    kinds = [
        str(kid.S) for kid in kids(note.P) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
    ]
    assert kinds == ["/Span", "/Link", "/Note"]
    assert aloud.index('". They are:"') < aloud.index("This order took the place")
    seen = text_of(file, 2)
    assert (
        seen.index("powers that end") < seen.index("Three bodies") < seen.index("This order took")
    )


def test_no_note_is_lost_in_a_long_table_or_where_layout_drops_it(tmp_path):
    def noted(at: int, name: str) -> Row:
        marked = P((Run("Some words"), Run(" with", note=text(f"{name}{at} said."))))
        return Row((cell(str(at)), cell(marked)))

    columns = (Column("Row", header=True), Column("Words", 3))
    tables = [
        Table(name, columns, tuple(noted(at, name) for at in range(60))) for name in ("One", "Two")
    ]
    turned = Part("Two", (tables[1],), anchor="two", orientation="landscape")
    made = tmp_path / "notes.pdf"
    made.write_bytes(render_pdf(paper(parts=(Part("One", (tables[0],)), turned))))
    seen = run("pdftotext", made, "-")
    assert [
        at for at in range(60) for name in ("One", "Two") if f"{name}{at} said" not in seen
    ] == []


def test_the_number_of_a_page_is_the_page(file, pdf):
    contents = next(line for line in text_of(file, 2).splitlines() if "Appendix A" in line)
    number = contents.split()[-1]
    assert f"(page {number})" in text_of(file, 2)
    assert "Projects of the year" in text_of(file, number)
    assert number in {str(link.Alt) for link in of_kind(pdf, "/Link")}


def test_links_inside_arrive(pdf):
    named = {str(name) for name in pdf.Root.Names.Dests.Names[::2]}
    wanted = {
        str(note.Dest)
        for each in pdf.pages
        for note in each.obj.get("/Annots", [])
        if "/Dest" in note
    }
    assert {"block-money", "part-a", "row-1-1", "note-1"} <= wanted <= named


def test_head_and_foot_are_seen_on_each_page_and_not_read_aloud(file, pdf, aloud):
    for number in range(1, len(pdf.pages) + 1):
        seen = text_of(file, number)
        assert seen.count(MARKING) == 2
        assert f"{MARKING} · DRAFT" in seen
        assert "Ask for this paper in large print" in seen
    assert MARKING not in aloud
    assert "Ask for this paper" not in aloud


def test_a_cover_is_marked_too(tmp_path):
    made = tmp_path / "plan.pdf"
    made.write_bytes(render_pdf(sample(3, marking=MARKING)))
    assert text_of(made, 1).count(MARKING) == 2


def test_a_cover_prints_a_logo_once():
    crest = Picture("Council", svg=CREST)
    top = Part(blocks=(Cover("Plan", picture=crest),))
    with opened(paper(parts=(top,), logo=crest)) as found:
        assert len(found.pages) == 1
        assert len(of_kind(found, "/Figure")) == 1


def test_a_front_page_stands_alone():
    top = Part(blocks=(Masthead(issuer="Council", title="Plan", own_page=True),))
    after = Part("First", (paragraph("Words"),), new_page=True)
    with opened(paper(parts=(top, after))) as found:
        assert len(found.pages) == 2


@pytest.mark.parametrize("draw", [render_html, render_pdf, render_docx])
def test_what_is_guarded_is_never_drawn(draw):
    kept = Guarded("partners", (paragraph("Secret"),), "1.1")
    with pytest.raises(TypeError, match="opened or left out"):
        draw(replace(paper(), parts=(Part("A", (kept,)),)))


def test_on_screen_a_number_is_in_its_paragraph(page):
    lead = page.get_element_by_id("block-measures")
    assert lead.tag == "p"
    assert words(lead).startswith("1.2 By law the partners")
    assert words(lead.getnext()).startswith("crime and disorder;")


def test_on_screen_a_page_is_a_link_with_words(page):
    link = page.xpath("//a[@href='#part-a'][contains(., 'Summary')]")
    assert "“Appendix A Summary of the year”" in {words(each) for each in link}


def test_on_screen_every_link_inside_leads_somewhere(page):
    targets = {href[1:] for href in page.xpath("//a/@href") if href.startswith("#")}
    assert targets <= set(page.xpath("//@id"))


def test_on_screen_a_quotation_names_its_speaker(page):
    speech = page.find_class("app-speech")[0]
    assert [each.tag for each in speech] == ["blockquote", "figcaption"]
    assert words(speech[1]) == "Resident of Fellthwaite, aged 71"


def test_on_screen_the_heading_block_says_who_reports_to_whom(page):
    top = page.find_class("app-masthead")[0]
    assert [words(each) for each in top.iter("p")] == [
        "Dale and Fell District Council", "Dale and Fell Safer Together Partnership",
        "Report to the Communities Scrutiny Panel", "5th December 2026",
    ]  # fmt: skip
    assert [words(each) for each in top.iter("dt")][:2] == ["Title", "Portfolio holder"]

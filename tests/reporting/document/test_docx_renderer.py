"""The Word file: real styles, tables that repeat their heads, pages that turn, the same bytes again."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from PIL import Image

from reporting.document import Document, Figure, Part, Picture, paragraph
from reporting.document.renderers.docx import render_docx
from reporting.document.renderers.palette import contrast, palette
from tests.reporting.sample import sample


@pytest.fixture(scope="module")
def word():
    return docx.Document(io.BytesIO(render_docx(sample(6, draft=True, marking="OFFICIAL"))))


def styled(word, style) -> list[str]:
    return [each.text for each in word.paragraphs if each.style.name == style]


def table_of(word, title):
    return next(each for each in word.tables if each.cell(0, 0).text == title)


def test_headings_are_headings_at_their_levels(word):
    assert "1 Introduction" in styled(word, "Heading 1")
    assert styled(word, "Heading 2") == ["How we chose them", "2.1 What the evidence says"]
    assert styled(word, "Title") == ["Community Safety Plan"]


def test_bullets_and_numbers_are_lists_of_word(word):
    assert "Is it getting worse?" in styled(word, "List Bullet")
    assert "Drugs and alcohol" in styled(word, "List Number")
    nested = next(each for each in word.paragraphs if each.text == "school holidays")
    assert nested._p.pPr.numPr.ilvl.val == 1


def test_the_head_of_a_table_is_repeated_and_readable(word):
    table = table_of(word, "Ref")
    assert [cell.text for cell in table.rows[0].cells][:4] == ["Ref", "Aims", "Activity", "Lead"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    fill = table.rows[0].cells[0]._tc.tcPr.find(qn("w:shd")).get(qn("w:fill"))
    assert contrast(f"#{fill}", "#ffffff") >= 4.5
    assert f"#{fill}".lower() == palette("#1d5c63").ink


def test_a_line_that_heads_rows_crosses_the_table(word):
    row = table_of(word, "Ref").rows[1]
    assert len(row._tr.tc_lst) == 1
    assert row.cells[0].text == "Domestic abuse"


def test_wide_parts_stand_on_turned_pages(word):
    turned = [each.orientation for each in word.sections]
    assert turned == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    assert word.sections[1].page_width > word.sections[1].page_height


def test_every_page_says_what_it_is_and_that_it_is_a_draft(word):
    said = [each.text for each in word.sections[0].header.paragraphs]
    assert said == ["OFFICIAL", "Dale and Fell Community Safety Plan 2026/27  DRAFT"]
    assert word.sections[0].footer.paragraphs[-1].text == "OFFICIAL"
    assert all(each.header.is_linked_to_previous for each in list(word.sections)[1:])
    foot = word.sections[0].footer._element.xml
    assert " PAGE " in foot and " NUMPAGES " in foot


def test_contents_are_filled_in_and_nobody_is_asked_to_refresh_them(word):
    xml = word.element.body.xml
    assert 'TOC \\o "1-2"' in xml and "w:dirty" not in xml
    assert "updateFields" not in word.settings.element.xml
    entries = [each.text.split("\t") for each in word.paragraphs if each.style.name[:3] == "toc"]
    assert ["2.1 What the evidence says", "3"] in entries
    assert [int(number) for _, number in entries] == sorted(int(number) for _, number in entries)


def test_every_link_leads_somewhere(word):
    marks = {each.get(qn("w:name")) for each in word.element.body.iter(qn("w:bookmarkStart"))}
    links = list(word.element.body.iter(qn("w:hyperlink")))
    inside = [each.get(qn("w:anchor")) for each in links if each.get(qn("w:anchor"))]
    assert "row_2_1" in inside and set(inside) <= marks
    outside = {
        word.part.rels[each.get(qn("r:id"))].target_ref for each in links if each.get(qn("r:id"))
    }
    assert outside == {"https://data.example/police", "mailto:safer@dale.example"}


def test_notes_are_footnotes_of_word(word):
    part = next(each for each in word.part.package.iter_parts() if "footnotes" in each.partname)
    said = [
        "".join(each.text for each in note.iter(qn("w:t"))).strip() for note in parse_xml(part.blob)
    ]
    assert said[2:] == ["Recorded crime, year to December 2025, rounded to the nearest ten."]
    marks = [each.get(qn("w:id")) for each in word.element.body.iter(qn("w:footnoteReference"))]
    assert marks == ["1"]


def test_pictures_have_words_for_them(word):
    told = [each.get("descr") for each in word.element.body.iter(qn("wp:docPr"))]
    assert "Calls rose in summer and fell again by winter." in told


def test_a_chart_is_a_drawing_with_its_figures_below(word):
    told = [each.get("descr") for each in word.element.body.iter(qn("wp:docPr"))]
    assert any(each and each.startswith("Burglary of a home. Fell from 281") for each in told)
    drawings = [part.blob for part in word.part.package.iter_parts() if part.partname.ext == "svg"]
    assert any(b"burglaries-title" in drawing for drawing in drawings)
    rows = [[cell.text for cell in row.cells] for row in table_of(word, "Period").rows]
    assert rows[2] == ["2023/24", "no figure", "220"]


def test_language_and_properties(word):
    usual = word.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    assert usual.get(qn("w:val")) == "en-GB"
    properties = word.core_properties
    assert (properties.title, properties.language) == ("Community Safety Plan", "en-GB")
    assert properties.created.isoformat() == "2026-04-01T09:00:00+00:00"
    assert "python-docx" not in properties.comments


def test_the_same_document_gives_the_same_bytes():
    assert render_docx(sample(6)) == render_docx(sample(6))


def test_a_picture_that_word_does_not_know_is_drawn_anew():
    made = io.BytesIO()
    Image.new("RGB", (4, 4), "green").save(made, "WEBP")
    picture = Picture("A green field", data=made.getvalue(), media_type="image/webp")
    parts = (Part("Look", (Figure(picture), paragraph("Below\x0bit.\x01"))),)
    whole = Document("Plan", sample(1).created, parts)
    word = docx.Document(io.BytesIO(render_docx(whole)))
    assert len(word.inline_shapes) == 1
    assert word.paragraphs[-1].text == "Below\nit."

"""The PDF as a screen reader, a validator and a committee clerk meet it."""

from __future__ import annotations

import gc
from dataclasses import replace

import pikepdf
import pytest
from page import validate_pdf

from reporting.document import Attachment, Column, Part, Row, Run, Table, cell, paragraph
from reporting.document import Paragraph as P
from reporting.document.renderers.faces import FontsMissing
from reporting.document.renderers.palette import contrast, palette
from reporting.document.renderers.pdf import FontsOnly, render_pdf, style_for
from reporting.document.renderers.running import css_string
from reporting.document.renderers.widths import column_widths
from tests.reporting.pdf_facts import (
    one_part,
    opened,
    run,
    text_of,
)
from tests.reporting.sample import sample


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_it_passes_the_rules_for_access_and_for_archives(path, profile):
    report = validate_pdf(str(path), profile=profile)
    assert report.is_compliant, str(report)


def test_the_file_is_whole(path):
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", path)


def test_the_same_document_gives_the_same_bytes(printed):
    assert render_pdf(sample(60, draft=True, marking="OFFICIAL")) == printed


def test_it_says_what_it_is(pdf):
    assert str(pdf.Root.Lang) == "en-GB"
    assert str(pdf.docinfo.Title) == "Community Safety Plan"
    assert str(pdf.docinfo.CreationDate).startswith("D:20260401090000")
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["pdfaid:part"] == "3"


def test_it_carries_the_open_data(tmp_path):
    rows = Attachment("plan.csv", b"Ref,Aim\r\n1.1,Help\r\n", description="The rows")
    file = tmp_path / "plan.pdf"
    file.write_bytes(render_pdf(one_part(paragraph("Words"), attachments=(rows,))))
    with pikepdf.open(file) as pdf:
        assert pdf.attachments["plan.csv"].get_file().read_bytes() == rows.data
    assert validate_pdf(str(file), profile="3a").is_compliant
    assert render_pdf(one_part(paragraph("Words"), attachments=(rows,))) == file.read_bytes()


def test_bookmarks_follow_the_chapters(pdf):
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        below = [child.title for child in outline.root[1].children]
    assert titles[:2] == ["1 Introduction", "2 What matters most"]
    assert below == ["How we chose them", "2.1 What the evidence says"]


def test_contents_give_the_page_of_each_chapter(path):
    contents = text_of(path, 2)
    line = next(line for line in contents.splitlines() if "Endorsement" in line)
    number = line.split()[-1]
    assert "We endorse this plan" in text_of(path, number)


def test_every_link_inside_the_file_arrives(pdf):
    named = {str(name) for name in pdf.Root.Names.Dests.Names[::2]}
    wanted = {
        str(note.Dest)
        for page in pdf.pages
        for note in page.obj.get("/Annots", [])
        if "/Dest" in note
    }
    assert {"row-2-1", "endorsement"} <= wanted <= named


def test_tables_lie_across_the_page(pdf):
    shapes = [page.mediabox[2] > page.mediabox[3] for page in pdf.pages]
    assert shapes[:4] == [False] * 4
    assert shapes.count(True) >= 4
    assert shapes[-2:] == [False, False]


def test_no_table_and_no_link_still_passes(tmp_path):
    file = tmp_path / "plain.pdf"
    file.write_bytes(render_pdf(one_part(paragraph("Words"), logo=None, glossary=())))
    assert validate_pdf(str(file), profile="ua1").is_compliant


@pytest.mark.parametrize("url", ["https://x.example/a.png", "file:///etc/passwd", "/etc/passwd"])
def test_nothing_but_fonts_is_fetched(settings, url):
    with pytest.raises(ValueError, match="may not fetch"):
        FontsOnly(settings.PRINT_FONTS).fetch(url)


def test_missing_fonts_are_a_sentence_not_a_crash(settings, tmp_path):
    settings.PRINT_FONTS = tmp_path
    with pytest.raises(FontsMissing, match="make setup"):
        render_pdf(sample())


def test_the_style_sheet_is_read_once(settings):
    assert style_for(settings.PRINT_FONTS) is style_for(settings.PRINT_FONTS)


def test_garbage_collection_is_put_back_even_after_a_failure(settings, tmp_path):
    frozen = gc.get_freeze_count()
    with pytest.raises(AttributeError):
        render_pdf(replace(sample(), parts=(Part("A", (object(),)),)))
    assert gc.isenabled()
    assert gc.get_freeze_count() == frozen


def test_running_words_cannot_end_their_css_string():
    bad = '"; } @page { background: url(https://x.example) } "'
    assert css_string(bad).count('"') == 2
    with opened(one_part(P((Run("Words"),)), running_title=bad)) as pdf:
        assert len(pdf.pages) == 1


@pytest.mark.parametrize("brand", ["#ffdd00", "#1d70b8", "#000000", "#ffffff", "#00ff88"])
def test_any_brand_colour_stays_readable(brand):
    colours = palette(brand)
    assert contrast(colours.ink, "#ffffff") >= 4.5
    assert contrast(colours.ink, colours.tint) >= 4.5


def test_an_upright_chapter_does_not_follow_on_a_page_that_lies():
    lying = Part("Table", (paragraph("Words"),), orientation="landscape")
    with opened(sample(parts=(lying, Part("After", (paragraph("Words"),))))) as pdf:
        assert [page.mediabox[2] > page.mediabox[3] for page in pdf.pages] == [True, False]


def test_a_narrow_column_grows_to_hold_its_longest_word():
    columns = (Column("Ref", 0.1, header=True), Column("Aim", 5))
    table = Table("Actions", columns, (Row((cell("Restricted"), cell("Short words"))),))
    narrow, wide = column_widths(table, 100)
    assert narrow > 0.1
    assert narrow + wide == pytest.approx(1)


def test_a_web_address_cannot_claim_the_whole_page():
    columns = (Column("Ref", header=True), Column("Aim"), Column("Site"))
    row = Row((cell("1"), cell("Aim"), cell("https://x.example/" + "x" * 300)))
    assert max(column_widths(Table("Actions", columns, (row,)), 100)) < 0.4

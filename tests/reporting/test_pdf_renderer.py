"""The PDF as a screen reader, a validator and a committee clerk meet it."""

from __future__ import annotations

import gc
import io
import itertools
import subprocess
from dataclasses import replace

import pikepdf
import pytest
from page import validate_pdf

from reporting.document import Callout, Contents, Part, Row, Run, Table, bullets, cell, paragraph
from reporting.document import Paragraph as P
from reporting.renderers.palette import contrast, palette
from reporting.renderers.pdf import FontsMissing, FontsOnly, render_pdf, style_for
from reporting.renderers.printed import css_string
from tests.reporting.pdf_facts import attribute, kids, marks, nodes, of_kind, page_content
from tests.reporting.sample import COLUMNS, sample

LONG = " ".join(["The partners met and agreed what to do next."] * 200)


@pytest.fixture(scope="module")
def printed() -> bytes:
    """A plan long enough for tables, lists and paragraphs to break over pages."""
    return render_pdf(sample(60, draft=True, marking="OFFICIAL"))


@pytest.fixture(scope="module")
def pdf(printed):
    with pikepdf.open(io.BytesIO(printed)) as opened:
        yield opened


@pytest.fixture(scope="module")
def path(printed, tmp_path_factory):
    file = tmp_path_factory.mktemp("pdf") / "plan.pdf"
    file.write_bytes(printed)
    return file


def run(*command) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def text_of(path, page) -> str:
    return run("pdftotext", "-layout", "-f", str(page), "-l", str(page), path, "-")


def one_part(*blocks, **changes):
    return sample(parts=(Part("Words", blocks, anchor="words"),), **changes)


def opened(document) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(render_pdf(document)))


def test_it_passes_the_pdf_ua_rules(path):
    report = validate_pdf(str(path), profile="ua1")
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


def test_each_table_is_one_however_many_pages(pdf):
    tables = of_kind(pdf, "/Table")
    priorities = [each for each in tables if "priority" in str(attribute(each, "/Summary"))]
    assert len(priorities) == 4
    pages = {page for node in nodes(priorities[0]) for page, _ in marks(node)}
    assert len(pages) > 2


def test_repeated_table_heads_are_not_read_again(pdf):
    for table in of_kind(pdf, "/Table"):
        kinds = [str(kid.S) for kid in kids(table)]
        assert kinds.count("/THead") == (1 if attribute(table, "/Summary") else 0)


def test_every_heading_cell_says_what_it_heads(pdf):
    scopes = {str(attribute(head, "/Scope")) for head in of_kind(pdf, "/TH")}
    assert scopes == {"/Column", "/Row"}


def test_every_cell_names_headings_that_exist(pdf):
    names = {str(head.ID) for head in of_kind(pdf, "/TH")}
    assert len(names) == len(of_kind(pdf, "/TH"))
    for data in of_kind(pdf, "/TD"):
        headers = {str(each) for each in attribute(data, "/Headers")}
        assert headers
        assert headers <= names


def test_every_row_is_headed_by_its_reference(pdf):
    for table in of_kind(pdf, "/Table"):
        for row in (node for node in nodes(table) if str(node.S) == "/TR"):
            assert any(str(kid.S) == "/TH" for kid in kids(row))


def test_every_name_is_in_the_tree_of_names(pdf):
    listed = pdf.Root.StructTreeRoot.IDTree.Names
    pairs = dict(zip([str(each) for each in listed[::2]], listed[1::2], strict=True))
    assert list(pairs) == sorted(pairs)
    assert all(pairs[str(head.ID)].objgen == head.objgen for head in of_kind(pdf, "/TH"))


def test_a_list_is_one_and_marker_comes_before_words(pdf):
    for item in of_kind(pdf, "/LI"):
        kinds = [str(kid.S) for kid in kids(item)]
        assert kinds in (["/Lbl", "/LBody"], ["/LBody"])
    assert all({str(kid.S) for kid in kids(whole)} == {"/LI"} for whole in of_kind(pdf, "/L"))


@pytest.mark.parametrize("block", [paragraph(LONG), Callout("", (paragraph(LONG),))])
def test_a_paragraph_broken_over_pages_stays_one(block):
    with opened(one_part(block, subtitle="")) as pdf:
        assert len(pdf.pages) > 1
        assert len(of_kind(pdf, "/P")) == 1


def test_a_list_broken_over_pages_stays_one():
    with opened(one_part(bullets(*(f"{number} {LONG[:400]}" for number in range(40))))) as pdf:
        assert len(pdf.pages) > 1
        assert [len(kids(whole)) for whole in of_kind(pdf, "/L")] == [40]


def test_every_piece_of_content_is_accounted_for_once(pdf):
    held = [mark for node in nodes(pdf.Root.StructTreeRoot) for mark in marks(node)]
    on_pages = [
        (page.obj.objgen[0], mark)
        for page in pdf.pages
        for tag, mark, _ in page_content(page)
        if mark is not None
    ]
    assert sorted(held) == sorted(on_pages)


def test_the_way_back_from_content_leads_to_its_element(pdf):
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    back = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    pages = {page.obj.objgen[0]: int(page.obj.StructParents) for page in pdf.pages}
    for node in nodes(pdf.Root.StructTreeRoot):
        for page, mark in marks(node):
            assert back[pages[page]][mark].objgen == node.objgen


def test_running_heads_are_artifacts(pdf):
    pieces = page_content(pdf.pages[3])
    assert not [tag for tag, mark, _ in pieces if mark is None and tag != "/Artifact"]
    hidden = [shows for tag, _, shows in pieces if tag == "/Artifact" and shows]
    assert len(hidden) >= 4  # title, marking, chapter, page number


def test_running_heads_are_seen_on_paper_and_not_read_aloud(path):
    seen, said = text_of(path, 4), run("pdfinfo", "-struct-text", path)
    assert "Page 4 of" in seen
    assert "OFFICIAL · DRAFT" in seen
    assert "Page 4 of" not in said
    assert "OFFICIAL" not in said


def test_links_read_as_their_own_words(pdf):
    links = of_kind(pdf, "/Link")
    words = {str(link.Alt) for link in links}
    assert {"row 2.1", "police open data site", "Note 1"} <= words
    for page in pdf.pages:
        for note in page.obj.get("/Annots", []):
            assert str(note.Contents) in words


def test_every_link_inside_the_file_arrives(pdf):
    named = {str(name) for name in pdf.Root.Names.Dests.Names[::2]}
    wanted = {
        str(note.Dest)
        for page in pdf.pages
        for note in page.obj.get("/Annots", [])
        if "/Dest" in note
    }
    assert {"row-2-1", "endorsement"} <= wanted <= named


def test_pictures_and_abbreviations_carry_their_words(pdf):
    assert "Calls rose in summer" in str(of_kind(pdf, "/Figure")[-1].Alt)
    expanded = [str(span.E) for span in of_kind(pdf, "/Span")]
    assert expanded == ["Community Safety Partnership", "anti-social behaviour"]


def test_headings_never_skip_a_level(pdf):
    levels = [int(str(node.S)[2]) for node in nodes(pdf.Root.StructTreeRoot) if is_heading(node)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def is_heading(node) -> bool:
    return str(node.S) in {f"/H{level}" for level in range(1, 7)}


def test_tables_lie_across_the_page(pdf):
    shapes = [page.mediabox[2] > page.mediabox[3] for page in pdf.pages]
    assert shapes[:4] == [False] * 4
    assert shapes.count(True) >= 4
    assert shapes[-2:] == [False, False]


def test_reading_order_is_the_order_written(path):
    said = run("pdfinfo", "-struct-text", path)
    order = ["Safer together", "Contents", "1.1", "1.2", "2.1", "We endorse", "Other formats"]
    places = [said.index(f'"{words}', said.index("Sect")) for words in order[:1]]
    for words in order[1:]:
        places.append(said.index(f'"{words}', places[-1]))
    assert places == sorted(places)


def test_a_row_taller_than_a_page_is_printed_whole():
    long = " ".join(f"word{number}" for number in range(3000))
    tall = Row((cell("1.1"), cell("Aim"), cell(long), cell("Lead"), cell(), cell()))
    document = one_part(Table("Actions", COLUMNS, (tall,)))
    with opened(document) as pdf:
        assert len(pdf.pages) > 2
        assert len(of_kind(pdf, "/TR")) == 2


def test_a_document_without_a_cover_begins_with_its_title():
    with opened(one_part(paragraph("Words"))) as pdf:
        first = next(str(kid.S) for kid in kids(of_kind(pdf, "/Document")[0]))
        assert first == "/Figure"  # the logo, then the title
        assert len(of_kind(pdf, "/H1")) == 1


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
    with pytest.raises(AttributeError):
        render_pdf(replace(sample(), parts=(Part("A", (object(),)),)))
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


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


def test_contents_alone_print_their_title():
    with opened(one_part(Contents())) as pdf:
        assert len(of_kind(pdf, "/TOC")) == 1

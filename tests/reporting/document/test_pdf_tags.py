"""The structure that a screen reader walks: one element each, whatever the pages do."""

from __future__ import annotations

import itertools

import pytest

from reporting.document import (
    Callout,
    Contents,
    Row,
    Table,
    bullets,
    cell,
    paragraph,
)
from tests.reporting.pdf_facts import (
    attribute,
    kids,
    marks,
    nodes,
    of_kind,
    one_part,
    opened,
    page_content,
    text_of,
)
from tests.reporting.sample import COLUMNS

LONG = " ".join(["The partners met and agreed what to do next."] * 200)


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


def test_running_heads_are_seen_on_paper_and_not_read_aloud(path, said):
    seen = text_of(path, 4)
    assert "Page 4 of" in seen
    assert "OFFICIAL · DRAFT" in seen
    assert "Page " not in said
    assert "OFFICIAL" not in said


def test_links_read_as_their_own_words(pdf):
    links = of_kind(pdf, "/Link")
    words = {str(link.Alt) for link in links}
    assert {"row 2.1", "police open data site", "Note 1"} <= words
    for page in pdf.pages:
        for note in page.obj.get("/Annots", []):
            assert str(note.Contents) in words


def test_pictures_and_abbreviations_carry_their_words(pdf):
    assert "Calls rose in summer" in str(of_kind(pdf, "/Figure")[-1].Alt)
    expanded = [str(span.E) for span in of_kind(pdf, "/Span")]
    assert expanded == ["Community Safety Partnership", "anti-social behaviour"]


def test_a_chart_reads_as_its_sentence_and_then_its_figures(pdf, said):
    told = [str(each.Alt) for each in of_kind(pdf, "/Figure")]
    assert any("Fell from 281 in 2022/23 to 236 in 2025/26 (-16%)" in each for each in told)
    assert said.index('"Burglary of a home: the figures"') < said.index('"no figure"')


def test_headings_never_skip_a_level(pdf):
    levels = [int(str(node.S)[2]) for node in nodes(pdf.Root.StructTreeRoot) if is_heading(node)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def is_heading(node) -> bool:
    return str(node.S) in {f"/H{level}" for level in range(1, 7)}


def test_reading_order_is_the_order_written(said):
    order = ["Safer together", "Contents", "1.1", "1.2", "2.1", "We endorse", "Other formats"]
    places = [0]
    for words in order:
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
        said = [str(node.S) for node in nodes(of_kind(pdf, "/Document")[0])]
        assert said[:3] == ["/Sect", "/Figure", "/H1"]  # the logo, then the title
        assert said.count("/H1") == 1


def test_contents_alone_print_their_title():
    with opened(one_part(Contents())) as pdf:
        assert len(of_kind(pdf, "/TOC")) == 1

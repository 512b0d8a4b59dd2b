"""What a reader holds in hand: nothing at the edge, nothing cut off, one sheet where one was promised."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pdfplumber
import pytest

from csp.prose.blocks import Callout, Heading, List, ListItem, Quote
from reporting.document import (
    Boxes,
    Column,
    Contents,
    Cover,
    Document,
    Fact,
    Facts,
    GroupHead,
    Masthead,
    Node,
    Numbered,
    Part,
    Row,
    Run,
    Signatory,
    Signatures,
    Table,
    Tree,
    bullets,
    cell,
    paragraph,
    text,
)
from reporting.document import Paragraph as P
from reporting.document.renderers.docx import render_docx
from reporting.document.renderers.pdf import render_pdf
from tests.reporting.paper_sample import paper
from tests.reporting.sample import sample

pytestmark = pytest.mark.one_database

LONG = "https://council.example/documents/" + "agenda-and-reports-" * 11 + "end"
UNBROKEN = "Anti" + "sozial" * 30
# The narrowest margin of any page, in points: 14 mm.
MARGIN = 39


def of_parts(*parts: Part) -> Document:
    return replace(paper(), parts=parts)


def printed(document: Document) -> list[list[dict]]:
    """The words of each page and where they stand."""
    with pdfplumber.open(io.BytesIO(render_pdf(document))) as pdf:
        return [
            [{**word, "wide": page.width, "high": page.height} for word in page.extract_words()]
            for page in pdf.pages
        ]


def said(words: list[dict]) -> str:
    return " ".join(word["text"] for word in words)


def breaks_before(data: bytes, words: str) -> bool:
    """Whether the Word file turns the page before a paragraph of these words."""
    file = docx.Document(io.BytesIO(data))
    found = next(each for each in file.paragraphs if each.text == words)
    return bool(found._element.xpath("./w:pPr/w:pageBreakBefore"))


@pytest.mark.parametrize("new_page", [False, True])
@pytest.mark.parametrize("heading", ["In short", ""])
def test_what_follows_a_cover_begins_a_page_inside_its_margins(heading, new_page):
    after = Part(heading, (paragraph("First words"),), new_page=new_page)
    document = of_parts(Part(blocks=(Cover("Our year"),)), after)
    first, second = printed(document)
    assert "words" not in said(first) and "First words" in said(second)
    assert min(word["x0"] for word in second) > MARGIN
    assert breaks_before(render_docx(document), heading or "First words")


def test_a_cover_before_a_page_that_lies_leaves_none_empty():
    wide = Part("Rows", (paragraph("First words"),), orientation="landscape")
    document = of_parts(Part(blocks=(Cover("Our year"),)), wide)
    assert len(printed(document)) == 2
    file = docx.Document(io.BytesIO(render_docx(document)))
    assert not file.element.xpath("//w:p[w:pPr/w:sectPr]/w:pPr/w:pageBreakBefore")


def every_block_with(words: str) -> tuple:
    columns = (Column("Ref", 0.3, header=True), Column(words), Column("Number", numeric=True))
    rows = (GroupHead(words), Row((cell(words), cell(words), cell(words))))
    deep = List((ListItem(text(words), (List((ListItem(text(words)),)),)),), ordered=True)
    return (
        paragraph(words),
        P((Run(words, href=words if words.startswith("https") else ""),)),
        P((Run("See", note=text(words)),)),
        Heading(1, text(words)),
        bullets(words),
        deep,
        Quote((paragraph(words),), speaker=words),
        Callout(words, (paragraph(words),)),
        Boxes((Callout(words, (paragraph(words),)), Callout("Other", (paragraph(words),)))),
        Boxes(tuple(Callout(words, (bullets(words),)) for _ in range(3)), 3),
        Numbered("1.1", (paragraph(words),)),
        Facts((Fact(words, text(words)),)),
        Table(words, columns, rows),
        Signatures((Signatory(words, words),)),
        Tree(words, (Node(words, text(words)),)),
    )


@pytest.mark.parametrize(("words", "orientation"), [(LONG, "portrait"), (UNBROKEN, "landscape")])
def test_no_letter_of_a_long_word_is_cut_off(words, orientation):
    heads = Part(words, every_block_with(words), orientation=orientation)
    cover = Part(blocks=(Cover(words, words, words, words, words, words),))
    front = Part(blocks=(Masthead(words, words, words, words, facts=(Fact(words, text(words)),)),))
    document = replace(of_parts(front, Part(blocks=(Contents(),)), heads, cover), title=words)
    pages = printed(replace(document, header=words, footer=words, marking="OFFICIAL"))
    lost = [
        (place, word["text"], round(word["x1"] - word["wide"]))
        for place, page in enumerate(pages, 1)
        for word in page
        if word["x1"] > word["wide"] - MARGIN + 1 or word["x0"] < MARGIN - 1
    ]
    assert lost == []


@pytest.mark.parametrize("many", [4, 8, 10])
def test_a_plan_on_a_page_is_one_page(many):
    lines = [f"Something that we promise, in a line of its own, number {at}" for at in range(8)]
    boxes = tuple(Callout(f"Box {at}", (bullets(*lines[: 3 + at % 6]),)) for at in range(many))
    columns = 3 if many > 8 else 2
    document = of_parts(
        Part(blocks=(Masthead(issuer="Dale and Fell Partnership", title="Plan 2026/27"),)),
        Part(blocks=(Boxes(boxes, columns),)),
    )
    pages = printed(document)
    assert len(pages) == 1
    assert [f"Box {at}" in said(pages[0]) for at in range(many)] == [True] * many


def test_boxes_stand_side_by_side_in_word_in_their_order():
    boxes = tuple(Callout(f"Box {at}", (bullets("One", "Two"),)) for at in range(9))
    data = render_docx(of_parts(Part(blocks=(Boxes(boxes, 3),))))
    (frame,) = docx.Document(io.BytesIO(data)).tables
    columns = [each.text for each in frame.rows[0].cells]
    assert len(columns) == 3
    assert [[f"Box {at}" in column for at in range(9)].count(True) for column in columns] == [3] * 3
    assert "".join(columns).index("Box 2") < "".join(columns).index("Box 3")


def test_a_word_file_opens_with_its_title_and_whose_it_is():
    bare = tuple(part for part in sample().parts if part.heading)
    document = replace(sample(), parts=bare, subtitle="Dale and Fell Partnership")
    file = docx.Document(io.BytesIO(render_docx(document)))
    top = [(each.style.name, each.text) for each in file.paragraphs if each.text][:2]
    assert top == [("Title", document.title), ("Subtitle", "Dale and Fell Partnership")]


def test_a_word_file_with_a_cover_or_a_heading_block_says_its_title_once():
    for document in (sample(), paper()):
        file = docx.Document(io.BytesIO(render_docx(document)))
        assert [each.style.name for each in file.paragraphs].count("Title") == 1

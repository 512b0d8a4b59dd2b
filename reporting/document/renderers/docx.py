"""A document as a Word file: the same tree as the page and the PDF, in styles that people can edit."""

from __future__ import annotations

from itertools import groupby

from docx.oxml.ns import qn

from csp.periods import date_words
from csp.prose.blocks import List, ListItem, Run
from reporting.document import (
    Boxes,
    Chart,
    Contents,
    Cover,
    Document,
    Facts,
    Figure,
    Masthead,
    Node,
    Part,
    Picture,
    Signatures,
    Tree,
)
from reporting.document.renderers.markup import (
    has_own_page,
    in_columns,
    listed_parts,
    named_parts,
    names_itself,
)
from reporting.document.renderers.palette import palette
from reporting.document.renderers.word_minutes import MinutesWriter
from reporting.document.renderers.word_pages import (
    dress,
    fill_section,
    finish_word_file,
    section_end,
    sheet,
    text_width,
)
from reporting.document.renderers.word_paging import Pages
from reporting.document.renderers.word_pictures import inline_picture
from reporting.document.renderers.word_styles import styled_document
from reporting.document.renderers.word_tables import TableWriter, after_table
from reporting.document.renderers.word_xml import (
    Element,
    bookmark_name,
    field,
    run,
    w,
    word_paragraph,
)


def render_docx(document: Document) -> bytes:
    """The Word file; the same document gives the same bytes."""
    walk = Writer(document)
    walk.write()
    return finish_word_file(walk.docx, document)


class Writer(MinutesWriter, TableWriter):
    """The walk over a document that fills the body of a Word file."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.colours = palette(document.brand_colour)
        super().__init__(styled_document(self.colours, document.language))
        self.last = self.docx.element.body[-1]
        self.anchors = {*document.anchors(), *(name for name, _ in named_parts(document))}
        self.width = 0
        self.turns = False

    def write(self) -> None:
        self.opening()
        stretches = groupby(named_parts(self.document), key=lambda pair: pair[1].orientation)
        before = ""
        for orientation, parts in stretches:
            if before:
                self.close(before)
            self.width, before = text_width(orientation), orientation
            for place, (name, part) in enumerate(parts):
                self.part(name, part, new_page=part.new_page and place > 0)
        fill_section(self.last, before)
        dress(self.docx, self.document)
        self.number_pages()

    def number_pages(self) -> None:
        """Fill in the numbers of pages, once all that stands before them is written."""
        sheets = [sheet(name, self.document) for name, _ in groupby(self.orientations())]
        found = Pages(self.docx, sheets).walk() if self.numbers_of_pages else {}
        for name, shown in self.numbers_of_pages:
            shown.text = str(found.get(name, ""))

    def orientations(self) -> list[str]:
        return [part.orientation for part in self.document.parts]

    def add(self, element: Element) -> None:
        if self.turns:
            self.turns = False
            if element.tag != qn("w:p"):
                super().add(word_paragraph("Normal", before=[w("pageBreakBefore")]))
            else:
                element.get_or_add_pPr().get_or_add_pageBreakBefore()
        super().add(element)

    def close(self, orientation: str) -> None:
        """End a section, which also turns the page, in a line too low to be seen; it ends a table too."""
        self.turns = False
        low = w("spacing", before=0, after=0, line=20, lineRule="exact")
        self.add(w("p", w("pPr", low, section_end(orientation))))

    def part(self, name: str, part: Part, *, new_page: bool) -> None:
        self.level = part.level
        if part.hanging:
            self.hanging_part(name, part)
            return
        if part.heading:
            self.heading_at(part.level, part.label, name, new_page=new_page)
        else:
            for mark in self.marked(name):
                super().add(mark)
            self.turns = self.turns or new_page
        for block in part.blocks:
            self.block(block)
        self.turns = self.turns or has_own_page(part)

    # Blocks of whole documents

    def opening(self) -> None:
        """The title and whose paper it is, where neither a cover nor a heading block says them."""
        document = self.document
        if names_itself(document):
            return
        if document.logo:
            self.picture(document.logo, 120)
        self.add(word_paragraph("Title", run(document.title)))
        self.words("Subtitle", document.subtitle)

    def cover(self, block: Cover) -> None:
        if self.document.logo and self.document.logo != block.picture:
            self.picture(self.document.logo, 120)
        self.words("Normal", block.partnership, bold=True)
        self.add(word_paragraph("Title", run(block.title)))
        for words in (block.subtitle, block.years):
            self.words("Subtitle", words)
        self.words("Normal", block.strapline, bold=True)
        self.words("Normal", block.vision)
        if block.picture:
            self.picture(block.picture)

    def masthead(self, block: Masthead) -> None:
        if block.picture:
            self.picture(block.picture, 160)
        self.words("Issuer", block.issuer)
        self.words("Normal", block.partnership)
        self.words("Reported to", block.to)
        self.words("Normal", block.day)
        self.add(word_paragraph("Title", run(block.title or self.document.title)))
        if block.facts:
            self.facts(Facts(block.facts))

    def contents(self, block: Contents) -> None:
        """A table of contents with its entries filled in; Word counts its pages anew on request."""
        self.words("Contents title", block.title)
        entries = [
            self.entry(name, part) for name, part in listed_parts(self.document, block.depth)
        ]
        *begun, ended = field(f'TOC \\o "1-{block.depth}" \\h \\z \\u')
        if entries:
            for place, mark in enumerate(begun, 1):
                entries[0].insert(place, mark)
            entries[-1].append(ended)
        for each in entries:
            self.add(each)

    def entry(self, name: str, part: Part) -> Element:
        number = self.page_number(name)
        link = w(
            "hyperlink", run(f"{part.label}\t"), *number, anchor=bookmark_name(name), history=1
        )
        tab = w("tabs", w("tab", val="right", leader="dot", pos=self.width))
        return word_paragraph(f"toc {min(part.level, 3)}", link, before=[tab])

    def figure(self, block: Figure) -> None:
        if block.caption:
            self.add(word_paragraph("Caption", run(block.caption)))
        self.picture(block.picture)

    def chart(self, block: Chart) -> None:
        """The drawing under its title and sentence, then its figures, which any reader shows."""
        self.add(word_paragraph("Caption", run(block.drawing.title)))
        self.words("Normal", block.drawing.summary)
        self.picture(block.picture, 380)
        self.table(block.table)

    def picture(self, picture: Picture, widest: int = 450) -> None:
        """The picture with its words for those who cannot see it; the words alone where it has none."""
        drawn = inline_picture(self.docx, picture, widest)
        self.add(word_paragraph("Normal", drawn if drawn is not None else run(picture.alt, w("i"))))

    def facts(self, block: Facts) -> None:
        for item in block.items:
            self.add(
                word_paragraph("Fact", run(f"{item.label}:\t", w("b")), *self.inline(item.runs))
            )
        self.add(after_table())

    def signatures(self, block: Signatures) -> None:
        head = ("Name and post", "Body", "Agreed")
        lines = [
            (", ".join(filter(None, (each.name, each.post))), each.organisation,
             date_words(each.agreed_on) if each.agreed_on else "")
            for each in block.items
        ]  # fmt: skip
        self.plain_table("Who has agreed", head, lines)

    def boxes(self, block: Boxes) -> None:
        """Side by side in a frame without a head: down one column, then down the next."""
        self.side_by_side(in_columns(block))

    def tree(self, block: Tree) -> None:
        self.words("Normal", block.title, bold=True)
        self.list(List(tuple(map(branch, block.nodes))))


def branch(node: Node) -> ListItem:
    words = (Run(node.title, bold=True), *((Run(": "), *node.runs) if node.runs else ()))
    children = (List(tuple(map(branch, node.children))),) if node.children else ()
    return ListItem(words, children)

"""A document as a Word file: the same tree as the page and the PDF, in styles that people can edit."""

from __future__ import annotations

from itertools import groupby

from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml.ns import qn

from actions.exchange import BULLET_STYLE
from csp.blocks import Block, Callout, Heading, Inline, List, ListItem, Paragraph, Quote, Run, plain
from csp.periods import date_words
from reporting.document import (
    Boxes,
    Chart,
    Contents,
    Cover,
    Document,
    DocumentBlock,
    Facts,
    Figure,
    Node,
    Part,
    Picture,
    Signatures,
    Tree,
)
from reporting.renderers.markup import listed_parts, named_parts
from reporting.renderers.palette import palette
from reporting.renderers.word_pages import dress, fill_section, finish, section, text_width
from reporting.renderers.word_pictures import inline_picture
from reporting.renderers.word_styles import (
    BULLET_LIST,
    FIRST_OWN_LIST,
    NUMBER_LIST,
    TABLE_LIST,
    own_list,
    styled_document,
)
from reporting.renderers.word_tables import TableWriter, bare
from reporting.renderers.word_xml import (
    Element,
    Elements,
    bookmark,
    bookmark_name,
    field,
    paragraph,
    run,
    w,
)

Notes = list[Inline]
LINKS = ("http://", "https://", "mailto:", "tel:")


def render_docx(document: Document) -> bytes:
    """The Word file; the same document gives the same bytes."""
    walk = Writer(document)
    walk.write()
    return finish(walk.docx, document)


class Writer(TableWriter):
    """The walk over a document that fills the body of a Word file."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.colours = palette(document.brand_colour)
        self.docx = styled_document(self.colours, document.language)
        self.body = self.docx.element.body
        self.last = self.body[-1]
        self.anchors = {*document.anchors(), *(name for name, _ in named_parts(document))}
        self.level = 1
        self.marks = 0
        self.numbers = FIRST_OWN_LIST
        self.notes: Notes = []
        self.notes_before = 0
        self.width = 0

    def write(self) -> None:
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

    def close(self, orientation: str) -> None:
        """End a section in a line too low to be seen, which also ends a table."""
        low = w("spacing", before=0, after=0, line=20, lineRule="exact")
        self.add(w("p", w("pPr", low, section(orientation))))

    def add(self, element: Element) -> None:
        self.last.addprevious(element)

    def part(self, name: str, part: Part, *, new_page: bool) -> None:
        self.level = part.level
        if part.heading:
            self.heading_at(part.level, part.label, name, new_page=new_page)
        elif new_page:
            self.add(paragraph("Normal", *self.marked(name), before=[w("pageBreakBefore")]))
        for block in part.blocks:
            self.block(block)
        self.end_notes()

    def heading_at(self, level: int, words: str, name: str = "", *, new_page: bool = False) -> None:
        before = [w("pageBreakBefore")] if new_page else []
        made = [*self.marked(name), run(words)] if name else [run(words)]
        self.add(paragraph(f"Heading {min(level, 9)}", *made, before=before))

    def marked(self, anchor: str) -> tuple[Element, ...]:
        self.marks += 1
        return bookmark(bookmark_name(anchor), self.marks) if anchor else ()

    def block(self, block: DocumentBlock) -> None:
        getattr(self, type(block).__name__.lower())(block)

    # Written text

    def paragraph(self, block: Paragraph) -> None:
        self.line("Normal", block.runs)

    def line(self, style: str, runs: Inline) -> None:
        if runs:
            self.add(paragraph(style, *self.inline(runs)))

    def heading(self, block: Heading) -> None:
        self.heading_at(self.level + block.level, plain(block.runs))

    def list(self, block: List) -> None:
        for made in self.list_lines(block, "List Bullet", "List Number"):
            self.add(made)

    def list_lines(self, block: List, bullet: str, number: str, depth: int = 0) -> Elements:
        """The paragraphs of a list; a numbered one counts from its own start."""
        style, kind = bullet, 0
        if block.ordered:
            style, kind = number, self.numbers
            own_list(self.docx, NUMBER_LIST, kind, block.start)
            self.numbers += 1
        elif depth:
            kind = TABLE_LIST if bullet == BULLET_STYLE else BULLET_LIST
        made: Elements = []
        for item in block.items:
            levels = [w("numPr", w("ilvl", val=depth), w("numId", val=kind))] if kind else []
            made.append(paragraph(style, *self.inline(item.runs), before=levels))
            for child in item.children:
                made += self.list_lines(child, bullet, number, depth + 1)
        return made

    def quote(self, block: Quote) -> None:
        self.styled(block.blocks, "Quote")

    def callout(self, block: Callout) -> None:
        if block.title:
            self.add(paragraph("Callout title", run(block.title)))
        self.styled(block.blocks, "Callout")

    def styled(self, blocks: tuple[Block, ...], style: str) -> None:
        """Blocks whose plain paragraphs take a style; lists and the rest keep their own."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self.line(style, block.runs)
            else:
                self.block(block)

    # Stretches of a line

    def inline(self, runs: Inline) -> Elements:
        return [element for each in runs for element in self.run(each)]

    def run(self, each: Run) -> Elements:
        looks = [w("b")] if each.bold else []
        looks += [w("i")] if each.italic else []
        link = self.link(each.href)
        if link is None:
            made = [run(each.text, *looks)]
        else:
            link.append(run(each.text, w("rStyle", val="Hyperlink"), *looks))
            made = [link]
        return made + ([self.note_mark(each.note)] if each.note else [])

    def link(self, href: str) -> Element | None:
        if href.startswith("#"):
            known = href[1:] in self.anchors
            return w("hyperlink", anchor=bookmark_name(href[1:]), history=1) if known else None
        if not href.lower().startswith(LINKS):
            return None
        made = w("hyperlink", history=1)
        made.set(qn("r:id"), self.docx.part.relate_to(href, REL.HYPERLINK, is_external=True))
        return made

    def note_mark(self, note: Inline) -> Element:
        self.notes.append(note)
        return run(f"{self.notes_before + len(self.notes)}", w("vertAlign", val="superscript"))

    def end_notes(self) -> None:
        """The notes of a part at its end, each under the number that the text gives."""
        waiting, self.notes = self.notes, []
        for number, note in enumerate(waiting, self.notes_before + 1):
            mark = run(f"{number} ", w("vertAlign", val="superscript"))
            self.add(paragraph("Note", mark, *self.inline(note)))
        self.notes_before += len(waiting)

    # Blocks of whole documents

    def cover(self, block: Cover) -> None:
        if self.document.logo:
            self.picture(self.document.logo, 120)
        self.words("Normal", block.partnership, bold=True)
        self.add(paragraph("Title", run(block.title)))
        for words in (block.subtitle, block.years):
            self.words("Subtitle", words)
        self.words("Normal", block.strapline, bold=True)
        self.words("Normal", block.vision)
        if block.picture:
            self.picture(block.picture)

    def words(self, style: str, words: str, *, bold: bool = False) -> None:
        if words:
            self.add(paragraph(style, run(words, *([w("b")] if bold else []))))

    def contents(self, block: Contents) -> None:
        """A table of contents that Word fills with page numbers when the file is opened."""
        looks = w("b"), w("color", val=bare(self.colours.ink)), w("sz", val=40)
        self.add(paragraph("Normal", run(block.title, *looks)))
        entries = listed_parts(self.document, block.depth)
        begun, ended = split_field(f'TOC \\o "1-{block.depth}" \\h \\z \\u')
        for at, (name, part) in enumerate(entries):
            link = w("hyperlink", run(part.label), anchor=bookmark_name(name), history=1)
            first = begun if at == 0 else []
            last = ended if at == len(entries) - 1 else []
            self.add(paragraph(f"toc {min(part.level, 3)}", *first, link, *last))

    def figure(self, block: Figure) -> None:
        if block.caption:
            self.add(paragraph("Caption", run(block.caption)))
        self.picture(block.picture)

    def chart(self, block: Chart) -> None:
        """The drawing under its title and sentence, then its figures, which any reader shows."""
        self.add(paragraph("Caption", run(block.drawing.title)))
        self.words("Normal", block.drawing.summary)
        self.picture(block.picture, 380)
        self.table(block.table)

    def picture(self, picture: Picture, widest: int = 450) -> None:
        """The picture with its words for those who cannot see it; the words alone where it has none."""
        drawn = inline_picture(self.docx, picture, widest)
        self.add(paragraph("Normal", drawn if drawn is not None else run(picture.alt, w("i"))))

    def facts(self, block: Facts) -> None:
        for item in block.items:
            self.add(paragraph("Normal", run(f"{item.label}: ", w("b")), *self.inline(item.runs)))

    def signatures(self, block: Signatures) -> None:
        head = ("Name and post", "Body", "Agreed")
        lines = [
            (", ".join(filter(None, (each.name, each.post))), each.organisation,
             date_words(each.agreed_on) if each.agreed_on else "")
            for each in block.items
        ]  # fmt: skip
        self.plain_table("Who has agreed", head, lines)

    def boxes(self, block: Boxes) -> None:
        for box in block.items:
            self.callout(box)

    def tree(self, block: Tree) -> None:
        self.words("Normal", block.title, bold=True)
        self.list(List(tuple(map(branch, block.nodes))))


def branch(node: Node) -> ListItem:
    words = (Run(node.title, bold=True), *((Run(": "), *node.runs) if node.runs else ()))
    children = (List(tuple(map(branch, node.children))),) if node.children else ()
    return ListItem(words, children)


def split_field(instruction: str) -> tuple[Elements, Elements]:
    *begun, ended = field(instruction, dirty=True)
    return begun, [ended]

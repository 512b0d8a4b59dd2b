"""Written text of a Word file: paragraphs, lists, quotations, links and footnotes."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml.ns import qn

from actions.imports.own.cells import BULLET_STYLE
from csp.prose.blocks import (
    Block,
    Callout,
    Heading,
    Inline,
    List,
    Paragraph,
    Quote,
    Run,
    Sign,
    text_of_runs,
)
from reporting.document import DocumentBlock, Guarded, Numbered
from reporting.document.renderers.markup import GUARDED
from reporting.document.renderers.palette import Palette
from reporting.document.renderers.word_notes import Footnotes
from reporting.document.renderers.word_pictures import inline_sign
from reporting.document.renderers.word_styles import (
    BULLET_LIST,
    FIRST_OWN_LIST,
    LETTER_LIST,
    NUMBER_LIST,
    RULED,
    SET_IN,
    STEP,
    TABLE_LIST,
    left_rule,
    own_list,
)
from reporting.document.renderers.word_xml import (
    Element,
    Elements,
    bookmark,
    bookmark_name,
    field,
    run,
    w,
    word_paragraph,
    word_text_node,
)

# The space below a list or a box, in twentieths of a point.
BELOW = 160
LINKS = ("http://", "https://", "mailto:", "tel:")


class TextWriter:
    """The part of the walk that writes text."""

    docx: Any
    last: Element
    anchors: set[str]
    colours: Palette

    def __init__(self, docx: Any) -> None:
        self.docx = docx
        self.links = docx.part
        self.footnotes = Footnotes(docx)
        self.level = 1
        # How far what is written next is set in, in twentieths of a point.
        self.inset = 0
        self.boxed = 0
        self.marks = 0
        self.numbers = FIRST_OWN_LIST
        self.numbers_of_pages: list[tuple[str, Element]] = []

    def add(self, element: Element) -> None:
        self.last.addprevious(element)

    def block(self, block: DocumentBlock) -> None:
        getattr(self, type(block).__name__.lower())(block)

    def marked(self, anchor: str) -> tuple[Element, ...]:
        self.marks += 1
        return bookmark(bookmark_name(anchor), self.marks) if anchor else ()

    def paragraph(self, block: Paragraph) -> None:
        self.line("Normal", block.runs)

    def line(self, style: str, runs: Inline) -> None:
        if runs:
            self.add(word_paragraph(style, *self.inline(runs), before=self.set_in(style)))

    def words(self, style: str, words: str, *, bold: bool = False) -> None:
        if words:
            line = run(words, *([w("b")] if bold else []))
            self.add(word_paragraph(style, line, before=self.set_in(style)))

    def set_in(self, style: str) -> Elements:
        """What belongs to a numbered paragraph, or to a number in the margin, begins under its words."""
        extra = RULED if style in ("Quote", "Quote speaker", "Callout", "Callout title") else 0
        return [w("ind", left=self.inset + extra)] if self.inset else []

    def heading(self, block: Heading) -> None:
        self.heading_at(self.level + block.level, text_of_runs(block.runs))

    def heading_at(self, level: int, words: str, name: str = "", *, new_page: bool = False) -> None:
        before = [w("pageBreakBefore")] if new_page else []
        made = [*self.marked(name), run(words)] if name else [run(words)]
        before += [w("ind", left=self.inset)] if self.inset else []
        self.add(word_paragraph(f"Heading {min(level, 9)}", *made, before=before))

    def numbered(self, block: Numbered) -> None:
        """The number as it was frozen and a tab, then the words; what belongs to it is set in."""
        first, *rest = block.blocks or (Paragraph(()),)
        if not isinstance(first, Paragraph):
            first, rest = Paragraph(()), [first, *rest]
        lead = (*self.marked(block.anchor), run(f"{block.number}\t"), *self.inline(first.runs))
        begins = [w("ind", left=self.inset + SET_IN, hanging=SET_IN)] if self.inset else []
        self.add(word_paragraph("Numbered paragraph", *lead, before=begins))
        self.inset += SET_IN
        for each in rest:
            self.block(each)
        self.inset -= SET_IN

    def guarded(self, block: Guarded) -> None:
        raise TypeError(GUARDED)

    def list(self, block: List) -> None:
        for made in self.list_lines(block, "List Bullet", "List Number"):
            self.add(made)
        self.space_below()

    def space_below(self) -> None:
        """What is written last ends its block, and stands further from the next."""
        ended = self.last.getprevious()
        if ended is not None and ended.tag == qn("w:p"):
            ended.get_or_add_pPr().get_or_add_spacing().set(qn("w:after"), str(BELOW))

    def list_lines(self, block: List, bullet: str, number: str, depth: int = 0) -> Elements:
        """The paragraphs of a list; a numbered one counts from its own start."""
        style, kind = bullet, 0
        if block.ordered:
            style, kind = number, self.numbers
            own_list(self.docx, LETTER_LIST if block.letters else NUMBER_LIST, kind, block.start)
            self.numbers += 1
        elif depth:
            kind = TABLE_LIST if bullet == BULLET_STYLE else BULLET_LIST
        made: Elements = []
        for item in block.items:
            levels = [w("numPr", w("ilvl", val=depth), w("numId", val=kind))] if kind else []
            levels += self.list_place(depth)
            made.append(word_paragraph(style, *self.inline(item.runs), before=levels))
            for child in item.children:
                made += self.list_lines(child, bullet, number, depth + 1)
        return made

    def list_place(self, depth: int) -> Elements:
        """Where a list stands that belongs to a numbered paragraph or a box."""
        if not self.inset and not self.boxed:
            return []
        left = self.inset + (RULED if self.boxed else 0) + STEP * (depth + 1)
        beside = [w("pBdr", left_rule(self.colours.ink))] if self.boxed else []
        return [*beside, w("ind", left=left, hanging=STEP)]

    def quote(self, block: Quote) -> None:
        self.styled(block.blocks, "Quote")
        self.words("Quote speaker", block.speaker)

    def callout(self, block: Callout) -> None:
        self.words("Callout title", block.title)
        self.boxed += 1
        self.styled(block.blocks, "Callout")
        self.boxed -= 1
        self.space_below()

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
        made = [*self.sign(each.sign), *self.linked(each, looks)]
        return made + ([self.note_mark(each.note)] if each.note else [])

    def sign(self, sign: Sign | None) -> Elements:
        drawn = inline_sign(self.docx, sign) if sign else None
        return [drawn, run(" ")] if drawn is not None else []

    def linked(self, each: Run, looks: Elements) -> Elements:
        link = self.link(each.href)
        if link is None:
            return [run(each.text, *looks)]
        if each.page:
            return self.page_number(each.page, w("rStyle", val="Hyperlink"), *looks)
        link.append(run(each.text, w("rStyle", val="Hyperlink"), *looks))
        return [link]

    def page_number(self, anchor: str, *looks: Element) -> Elements:
        """The number of the page that a place stands on, filled in when all is written."""
        name, shown = bookmark_name(anchor), word_text_node("0")
        self.numbers_of_pages.append((name, shown))
        look = w("rPr", *looks) if looks else None
        return field(f"PAGEREF {name} \\h", [w("r", look, shown)])

    def link(self, href: str) -> Element | None:
        if href.startswith("#"):
            known = href[1:] in self.anchors
            return w("hyperlink", anchor=bookmark_name(href[1:]), history=1) if known else None
        if not href.lower().startswith(LINKS):
            return None
        made = w("hyperlink", history=1)
        made.set(qn("r:id"), self.links.relate_to(href, REL.HYPERLINK, is_external=True))
        return made

    def note_mark(self, note: Inline) -> Element:
        """The number of a footnote; a note on a note follows its words in brackets."""
        if self.links is self.footnotes.part:
            return run(f" ({text_of_runs(note)})")
        self.links = self.footnotes.part
        mark = self.footnotes.add(self.inline(note))
        self.links = self.docx.part
        return mark

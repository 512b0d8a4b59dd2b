"""The structure tree of a PDF: what a screen reader walks.

WeasyPrint tags each page by itself, so a table over nine pages becomes nine tables, a broken
paragraph two, and running heads become content. This module takes the place of its tagger:
every element of the HTML becomes one node, however many pages it runs over; running heads and
repeated table headings become artifacts; links say their own words.

It reads WeasyPrint's boxes, which are private to it: the version is pinned, and the tests look
at the tree that comes out. ``install`` puts it in place.
"""

from __future__ import annotations

import pydyf
import weasyprint.pdf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from reporting.document.renderers.structure import POINTS, StructureElement, StructureTree

SVG = "{http://www.w3.org/2000/svg}svg"

# An element that is not named here passes its content to the one that holds it.
KINDS = {
    "section": "Sect",
    "blockquote": "BlockQuote",
    "p": "P",
    "figcaption": "P",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    "ul": "L",
    "ol": "L",
    "li": "LI",
    "table": "Table",
    "caption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "a": "Link",
    "abbr": "Span",
    "img": "Figure",
    SVG: "Figure",
}
NOTE_CALL = "span::footnote-call"
CONTENTS_KINDS = {"ol": "TOC", "li": "TOCI"}


class NotesLost(Exception):
    """Layout left out a footnote, as it may where its line moves to the next page."""


class Tagger:
    """Walks the laid-out pages once and gathers one node for each element."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.tree = StructureTree(pdf)
        self.nodes: dict[object, StructureElement] = {}
        self.table_heads: dict[object, int] = {}
        self.calls: dict[object, StructureElement] = {}
        self.notes: list[StructureElement] = []

    def page(self, number: int, page, stream) -> None:
        self.number = number
        self.height = page.height
        self.tags = stream._tags
        self.artifacts: list[int] = []
        self.children(page._page_box, self.tree.root)
        self.artifacts += (tag["mcid"] for tag in self.tags.values())
        self.tree.hide(stream, self.artifacts)

    def children(self, box, node: StructureElement) -> None:
        for child in getattr(box, "children", ()):
            self.box(child, node)

    def box(self, box, node: StructureElement) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.MarginBox) or self.is_repeated_head(box) or is_silent(box):
            return
        if isinstance(box, boxes.TextBox):
            self.content(box, node)
            return
        node = self.node_for(box, node)
        if node.kind == "Link" and not node.words["Alt"]:
            node.words["Alt"] = laid_words(box)  # the number of a page, known now
        if box.link_annotation is not None and node.kind == "Link":
            self.tree.annotate(node, self.number, box.link_annotation)
        if isinstance(box, boxes.ReplacedBox):
            self.content(box, node)
            node.attributes["BBox"] = self.rectangle(box)
        self.children(box, node)

    def content(self, box, node: StructureElement) -> None:
        # What is left in ``tags`` when the page ends is hidden, so nothing stays unaccounted for.
        tag = self.tags.pop(box, None)
        if tag is not None:
            self.tree.mark(node, self.number, tag["mcid"])

    def is_repeated_head(self, box) -> bool:
        if box.element is None or box.element_tag != "thead":
            return False
        return self.table_heads.setdefault(box.element, self.number) != self.number

    def node_for(self, box, parent: StructureElement) -> StructureElement:
        """The node of the box's element: its own, a new one, or the one that holds it."""
        element, tag = box.element, box.element_tag
        if element is None:
            return parent
        if tag == NOTE_CALL:
            self.calls[element] = parent
            return parent
        if element in self.calls and element not in self.nodes:
            self.nodes[element] = self.note(element)
        if tag == "li::marker":
            return self.part_of_item("Lbl", element, parent)
        if element in self.nodes:
            node = self.nodes[element]
        elif tag in KINDS:
            node = self.nodes[element] = self.made(tag, element, parent)
        else:
            return parent
        if node.kind == "LI":
            return self.part_of_item("LBody", element, node)
        return node

    def note(self, element) -> StructureElement:
        """A footnote, read when the page's words of the paragraph it hangs on have been."""
        node = StructureElement("Note", self.calls[element], element)
        node.key = element.get("id")
        self.notes.append(node)
        return node

    def part_of_item(self, kind: str, element, item: StructureElement) -> StructureElement:
        key = (kind, element)
        if item.kind == "LBody" and item.parent:
            item = item.parent
        if key not in self.nodes:
            self.nodes[key] = StructureElement(kind, item)
            # A marker is laid out after the words that it stands before.
            item.kids.sort(key=lambda kid: kid.kind != "Lbl")
        return self.nodes[key]

    def made(self, tag: str, element, parent: StructureElement) -> StructureElement:
        kind = KINDS[tag]
        if element.get("class") == "toc" or parent.kind == "TOC":
            kind = CONTENTS_KINDS.get(tag, kind)
        if kind == "Link" and parent.kind == "TOCI":
            parent = StructureElement("Reference", parent)
        node = StructureElement(kind, parent, element)
        self.describe(node, element)
        return node

    def describe(self, node: StructureElement, element) -> None:
        """What the element says of itself beyond its place."""
        if node.kind == "Figure":
            node.words["Alt"] = picture_words(element)
        elif node.kind == "Span":
            node.words["E"] = element.get("title")
        elif node.kind == "Link":
            node.words["Alt"] = element.get("aria-label") or "".join(element.itertext())
        elif node.kind == "Table" and element.get("data-summary"):
            node.attributes["Summary"] = pydyf.String(element.get("data-summary"))
        elif node.kind == "L":
            node.attributes["ListNumbering"] = numbering(element)

    def rectangle(self, box) -> pydyf.Array:
        left, top = box.content_box_x(), self.height - box.content_box_y()
        edges = (left, top - box.height, left + box.width, top)
        return pydyf.Array([round(edge * POINTS, 2) for edge in edges])


def is_silent(box) -> bool:
    """A shape that says only what the words beside it say."""
    return box.element_tag == SVG and box.element.get("aria-hidden") == "true"


def numbering(element) -> str:
    if element.tag == "ul":
        return "/Disc"
    return "/LowerAlpha" if element.get("class") == "letters" else "/Decimal"


def laid_words(box) -> str:
    """The words that stand in a box."""
    if isinstance(box, boxes.TextBox):
        return box.text
    return "".join(map(laid_words, getattr(box, "children", ())))


def picture_words(element) -> str:
    if element.tag == SVG:
        return element.findtext("{http://www.w3.org/2000/svg}title", "")
    return element.get("alt", "")


def add_tags(pdf, document, pdf_version, page_streams) -> None:
    """Give the PDF its structure tree. Takes the place of ``weasyprint.pdf.add_tags``."""
    tagger = Tagger(pdf)
    for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        tagger.page(number, page, stream)
    if len(tagger.notes) < len(tagger.calls):
        raise NotesLost
    tagger.tree.write()


def install() -> None:
    """Have WeasyPrint tag with this module."""
    weasyprint.pdf.add_tags = add_tags

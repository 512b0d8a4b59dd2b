"""About which page each place of a Word file comes to stand on.

Word counts the pages of a contents list only when it is asked to. Until then the list shows what is
reckoned here from the widths of letters and the heights of lines, which is what Word itself does.
All lengths are in twentieths of a point.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Any

from docx.oxml.ns import qn

from reporting.document.renderers.word_xml import Element

# The widths of Arial's letters, in thousandths of its size; most others are 556 wide.
WIDTHS = {
    letter: width
    for letters, width in (
        ("'", 191), ("ijl", 222), ("|", 260), (" ,./:;!I[]\\ft", 278), ("()-r`", 333), ('"', 355),
        ("*", 389), ("cksvxyzJ", 500), ("+<>=~", 584), ("FTZ", 611), ("ABEKPSVXY&", 667),
        ("CDHNRUw", 722), ("GOQ", 778), ("Mm", 833), ("%", 889), ("W—", 944), ("…@", 1015),
    )
    for letter in letters
}  # fmt: skip
USUAL, BOLD = 556, 1.07
# The height of Arial's line by its size, and the sizes that hold where a style names none.
LINE, SIZE = 1.15, 11.0
EMU = 635
CELL_SIDES, CELL_ENDS = 160, 80
NOTE, NOTE_RULE = 230, 260


@dataclass(frozen=True)
class ParagraphLook:
    """What a style says of a paragraph's height."""

    size: float
    line: float
    before: int
    after: int
    left: int
    right: int
    bold: bool
    keeps_next: bool


@dataclass(frozen=True)
class Sheet:
    """The room for text on a page of one section."""

    width: int
    height: int


def words_width(words: str, size: float, *, bold: bool) -> float:
    thousandths = sum(WIDTHS.get(letter, USUAL) for letter in words)
    return thousandths * size * 20 / 1000 * (BOLD if bold else 1)


def count_lines(words: str, width: float, size: float, *, bold: bool) -> int:
    """How many lines the words take, each line filled with as many as it holds."""
    count = 0
    for part in words.split("\n"):
        used = width
        for word in part.split(" "):
            needed = words_width(word, size, bold=bold)
            if used + needed > width:
                count += max(1, ceil(needed / width))
                used = 0.0
            used += needed + WIDTHS[" "] * size / 50
    return max(1, count)


class Pages:
    """A walk over a written body that notes the page of each bookmark."""

    def __init__(self, docx: Any, sheets: list[Sheet]) -> None:
        self.looks = lru_cache(lambda name: look_of(docx, name))
        self.sheets = iter(sheets)
        self.sheet = next(self.sheets)
        self.page, self.used, self.notes = 1, 0, 0
        self.held: list[tuple[Element, int]] = []
        self.found: dict[str, int] = {}
        self.whole = docx.element.body

    def walk(self) -> dict[str, int]:
        for element in self.whole:
            if element.tag == qn("w:p"):
                self.paragraph(element)
            elif element.tag == qn("w:tbl"):
                self.table(element)
            else:
                self.mark(element)
        return self.found

    def mark(self, element: Element) -> None:
        for each in element.iter(qn("w:bookmarkStart")):
            self.found[each.get(qn("w:name"))] = self.page

    def turn(self) -> None:
        self.page, self.used, self.notes = self.page + 1, 0, 0

    @property
    def room(self) -> int:
        notes = NOTE_RULE + self.notes * NOTE if self.notes else 0
        return self.sheet.height - self.used - notes

    def paragraph(self, element: Element) -> None:
        properties = element.pPr
        if properties is not None and properties.find(qn("w:sectPr")) is not None:
            self.release(0)
            self.turn()
            self.sheet = next(self.sheets)
            return
        if properties is not None and properties.find(qn("w:pageBreakBefore")) is not None:
            self.release(0)
            if self.used or self.page > 1 or self.found:
                self.turn()
        look, tall = self.measured(element, self.sheet.width)
        if look.keeps_next:
            self.held.append((element, tall))
            return
        self.notes += len(list(element.iter(qn("w:footnoteReference"))))
        step = round(look.size * 20 * LINE * look.line)
        self.release(min(tall, look.before + 2 * step))
        self.put(element, tall, step)

    def release(self, needed: int) -> None:
        """Place the headings that wait for what they head, on the next page if that is there."""
        held, self.held = self.held, []
        if held and self.used and sum(tall for _, tall in held) + needed > self.room:
            self.turn()
        for element, tall in held:
            self.mark(element)
            self.used += tall

    def put(self, element: Element, tall: int, step: int) -> None:
        if tall > self.room and self.used and (tall < 4 * step or self.room < 2 * step):
            self.turn()
        self.mark(element)
        while tall > self.room and self.sheet.height > step:
            tall -= max(step, self.room // step * step)
            self.turn()
        self.used += tall

    def table(self, element: Element) -> None:
        rows = [(row, self.row(row)) for row in element.tr_lst]
        head = rows[0][1] if rows[0][0].trPr is not None and is_head(rows[0][0]) else 0
        self.release(sum(tall for _, tall in rows[:2]))
        for row, tall in rows:
            if tall > self.room and self.used and not is_split(row):
                self.turn()
                self.used = head
            self.mark(row)
            while tall > self.room:
                tall -= max(200, self.room)
                self.turn()
                self.used = head
            self.used += tall

    def row(self, row: Element) -> int:
        return max(
            sum(
                self.measured(each, cell.width // EMU - CELL_SIDES)[1]
                for each in cell.iter(qn("w:p"))
            )
            for cell in row.tc_lst
        ) + CELL_ENDS  # fmt: skip

    def measured(self, element: Element, width: int) -> tuple[ParagraphLook, int]:
        """How the paragraph looks and how high it is."""
        look = self.looks(element.style or "Normal")
        indent = element.find(f"{qn('w:pPr')}/{qn('w:ind')}")
        left = look.left if indent is None else int(indent.get(qn("w:left"), 0))
        words = "".join(element_words(element)).split("\t")
        hangs = len(words) > 1 and len(words[0]) * look.size * 11 < left
        said = " ".join(words[1:] if hangs else words)
        lines = count_lines(said, max(400, width - left - look.right), look.size, bold=look.bold)
        drawn = sum(int(each.get("cy")) // EMU for each in element.iter(qn("wp:extent")))
        tall = drawn or round(lines * look.size * 20 * LINE * look.line)
        space = element.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
        after = look.after if space is None else int(space.get(qn("w:after"), look.after))
        return look, look.before + tall + after


def element_words(element: Element) -> Iterable[str]:
    for each in element.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        if each.tag == qn("w:t"):
            yield each.text or ""
        elif each.getparent().tag == qn("w:r"):
            yield "\t" if each.tag == qn("w:tab") else "\n"


def is_head(row: Element) -> bool:
    return row.trPr.find(qn("w:tblHeader")) is not None


def is_split(row: Element) -> bool:
    return row.trPr is None or row.trPr.find(qn("w:cantSplit")) is None


def look_of(docx: Any, name: str) -> ParagraphLook:
    """The style's own values, or those of the style that it is based on."""
    styles = []
    style = next((each for each in docx.styles if each.style_id == name), docx.styles["Normal"])
    while style is not None:
        styles.append(style)
        style = style.base_style

    def first(of: str, usual: Any, part: str = "paragraph_format") -> Any:
        values = (getattr(getattr(each, part), of) for each in styles)
        return next((each for each in values if each is not None), usual)

    def twips(of: str) -> int:
        return int(first(of, 0)) // EMU

    size = first("size", None, "font")
    line = first("line_spacing", 1.0)
    return ParagraphLook(
        size=size.pt if size else SIZE,
        line=line if isinstance(line, float) else 1.0,
        before=twips("space_before"),
        after=twips("space_after"),
        left=twips("left_indent"),
        right=twips("right_indent"),
        bold=bool(first("bold", False, "font")),
        keeps_next=bool(first("keep_with_next", False)),
    )

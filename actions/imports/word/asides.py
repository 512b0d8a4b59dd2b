"""What a Word document prints beside its text and tables, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from actions.imports.result import Leftover
from actions.imports.word.paragraphs import Styles, read_word_paragraph, word_text
from actions.imports.word.unseen import TakingOut, place_of_table, tables_in

_P, _BOX, _ID, _TYPE = qn("w:p"), qn("w:txbxContent"), qn("w:id"), qn("w:type")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d*(?:\s*(?:of|/)\s*\d*)?", re.IGNORECASE)

NO_PLACE = "is not part of any row"
COUNTED = "is counted by Word itself and stands in no text"
_NOTES = {"/footnotes": ("Footnote", "footnote"), "/endnotes": ("Endnote", "endnote")}
_RUNNING = {"/header": "Head of the pages", "/footer": "Foot of the pages"}
_FIGURES = ("/diagramData", "/chart")


def boxes_in(element, source: str) -> Iterator[Leftover]:
    """The words of text boxes that are anchored in a paragraph or table."""
    for box in element.iter(_BOX):
        # Older programs find the same box once more in the fallback.
        if next(box.iterancestors(_FALLBACK), None) is None and (text := aside_words(box)):
            yield Leftover(text, source, "stands in a text box")


def aside_words(element) -> str:
    lines = (word_text(each).strip() for each in element.iter(_P))
    return "\n".join(line for line in lines if line)


def asides_of(document, styles: Styles, taking_out: TakingOut) -> Iterator[Leftover]:
    """Notes, running heads, drawings, and numbers that stand in no text."""
    yield from leftover_numbers(document, styles)
    met = set()
    for relation in document.part.rels.values():
        if relation.is_external:
            continue
        for left in _of_part(relation, taking_out):
            if left.text and left not in met:
                met.add(left)
                yield left


def _of_part(relation, taking_out: TakingOut) -> Iterator[Leftover]:
    kind = f"/{relation.reltype.rsplit('/', 1)[-1]}"
    if kind not in {*_NOTES, *_RUNNING, *_FIGURES}:
        return
    root = parse_xml(relation.target_part.blob)
    if kind in _FIGURES:
        words = " ".join(each.text for each in root.iter(_DRAWN) if each.text)
        yield Leftover(words, "Drawing", "is drawn, not written")
    elif kind in _RUNNING:
        taking_out.from_part(root, "at the head or foot of the pages")
        text = aside_words(root)
        yield Leftover("" if _PAGE_NUMBER.fullmatch(text) else text, _RUNNING[kind], NO_PLACE)
    else:
        source, tag = _NOTES[kind]
        taking_out.from_part(root, f"in a {tag}")
        for number, note in enumerate(_written_notes(root, tag), 1):
            yield Leftover(aside_words(note), f"{source} {number}", NO_PLACE)


def _written_notes(root, tag: str) -> list:
    """The notes that somebody wrote, without the lines that part them from the page."""
    return [each for each in root.findall(qn(f"w:{tag}")) if each.get(_TYPE, "normal") == "normal"]


def leftover_numbers(document, styles: Styles) -> Iterator[Leftover]:
    """Numbers that Word prints before words, by where they stand."""
    body = document.element.body
    places = {table: f"Table {number}" for number, table in enumerate(tables_in(body), 1)}
    found: dict[str, list[str]] = {}
    for paragraph, number in styles.numbers.shown.items():
        if not number or not word_text(paragraph).strip():
            continue
        place = place_of_table(paragraph, places, "Text")
        # An item outside the tables has its number with its words.
        if place != "Text" or not read_word_paragraph(paragraph, styles).bullet:
            found.setdefault(place, []).append(number)
    for place, numbers in found.items():
        yield Leftover(" ".join(numbers), place, COUNTED)

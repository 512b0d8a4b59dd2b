"""The few elements of WordprocessingML that a document is made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from zlib import crc32

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from csp.prose.characters import normalise

Element = Any
Elements = list[Element]
LONGEST_NAME = 40


def w(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """An element of Word's namespace; nothing stands where a child is None."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name.rstrip('_')}"), normalise(str(value)))
    made.extend(child for child in children if child is not None)
    return made


def run(words: str, *looks: Element) -> Element:
    """A stretch of text with its line breaks and tabs."""
    made = w("r", w("rPr", *looks) if looks else None)
    for at, line in enumerate(normalise(words).split("\n")):
        if at:
            made.append(w("br"))
        for place, piece in enumerate(line.split("\t")):
            if place:
                made.append(w("tab"))
            if piece:
                made.append(word_text_node(piece))
    return made


def word_text_node(words: str, tag: str = "t") -> Element:
    made = w(tag)
    made.text = words
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def field(instruction: str, shown: Iterable[Element] = ()) -> list[Element]:
    """A field with what it shows until Word is asked to work it out again."""
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", word_text_node(f" {instruction} ", "instrText")),
        w("r", w("fldChar", fldCharType="separate")),
        *shown,
        w("r", w("fldChar", fldCharType="end")),
    ]


def word_paragraph(style: str, *children: Element, before: Iterable[Element] = ()) -> Element:
    """A paragraph in a style, with ``before`` its further properties in the schema's order."""
    return w("p", w("pPr", w("pStyle", val=style_id(style)), *before), *children)


def style_id(name: str) -> str:
    """How python-docx spells the name of a style where it is used."""
    return name.replace(" ", "")


def bookmark(name: str, number: int) -> tuple[Element, Element]:
    return w("bookmarkStart", id=number, name=name), w("bookmarkEnd", id=number)


def bookmark_name(anchor: str) -> str:
    """Word takes letters, digits and low lines, forty at most; a longer name ends in its checksum."""
    name = anchor.replace("-", "_")
    return name if len(name) <= LONGEST_NAME else f"{name[:31]}_{crc32(anchor.encode()):08x}"

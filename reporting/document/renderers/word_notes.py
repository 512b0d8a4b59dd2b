"""Footnotes of a Word file, which Word numbers and sets at the foot of the page."""

from __future__ import annotations

from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import qn

from reporting.document.renderers.word_xml import (
    Element,
    Elements,
    style_id,
    w,
    word_paragraph,
    word_text_node,
)

KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
# The lines that Word draws above the notes have numbers too.
RULES = (("separator", -1), ("continuationSeparator", 0))
MARK_STYLE = style_id("footnote reference")
AFTER = ("endnotePr", "compat", "docVars", "rsids", "mathPr")


class Footnotes:
    """The notes of one file. They join it with the first that is added."""

    def __init__(self, docx: Any) -> None:
        self.docx = docx
        self.element = w("footnotes", *(note_separator(name, number) for name, number in RULES))
        package = docx.part.package
        self.part = XmlPart(PackURI("/word/footnotes.xml"), TYPE, self.element, package)
        self.count = 0

    def add(self, words: Elements) -> Element:
        """Keep a note and give the mark that stands in the text."""
        if not self.count:
            self.join()
        self.count += 1
        mark = w("r", w("rPr", w("rStyle", val=MARK_STYLE)), w("footnoteRef"))
        gap = w("r", word_text_node(" "))
        note = word_paragraph("footnote text", mark, gap, *words)
        self.element.append(w("footnote", note, id=self.count))
        return w(
            "r",
            w("rPr", w("rStyle", val=MARK_STYLE)),
            w("footnoteReference", id=self.count),
        )

    def join(self) -> None:
        self.docx.part.relate_to(self.part, KIND)
        rules = w("footnotePr", *(w("footnote", id=number) for _, number in RULES))
        settings = self.docx.settings.element
        later = (each for each in settings if each.tag in {qn(f"w:{name}") for name in AFTER})
        place = next(later, None)
        if place is None:
            settings.append(rules)
        else:
            place.addprevious(rules)


def note_separator(name: str, number: int) -> Element:
    flat = w("pPr", w("spacing", before=0, after=0, line=240, lineRule="auto"))
    return w("footnote", w("p", flat, w("r", w(name))), type=name, id=number)

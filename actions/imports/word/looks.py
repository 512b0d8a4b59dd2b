"""How the words of a paragraph look, and what counts them, where narrative can say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from docx.oxml.ns import qn

from actions.imports.grid import SourceParagraph
from actions.imports.word.paragraphs import (
    ALTERNATE,
    SKIPPED,
    Styles,
    read_word_paragraph,
    word_text,
)
from actions.imports.word.unseen import is_word_switch_on
from csp.prose.blocks import Inline, Run


def read_outside_paragraph(element, styles: Styles) -> SourceParagraph:
    """A paragraph outside the tables, with its looks and links, or with what counts it as an item."""
    words = read_word_paragraph(element, styles)
    if not words.text or words.level or words.is_title:
        return words
    words = replace(words, runs=word_runs(element, styles.links))
    if not words.bullet:
        return words
    return replace(words, number=styles.numbers[element], depth=styles.numbers.depth_of(element))


def word_runs(element, links: Mapping[str, str], href: str = "") -> Inline:
    """The words of a paragraph with their look: those of ``word_text``, without spaces at the ends."""
    runs = tuple(_looked_pieces(element, links, href))
    text = "".join(run.text for run in runs)
    kept = text.strip()
    if len(kept) == len(text):
        return runs
    start = len(text) - len(text.lstrip())
    return tuple(_cut_runs(runs, start, start + len(kept)))


def _cut_runs(runs: Inline, start: int, end: int) -> Iterator[Run]:
    at = 0
    for run in runs:
        text = run.text[max(0, start - at) : max(0, end - at)]
        at += len(run.text)
        if text:
            yield replace(run, text=text)


def _looked_pieces(element, links: Mapping[str, str], href: str) -> Iterator[Run]:
    for child in element:
        tag = child.tag
        if tag in SKIPPED or tag == ALTERNATE or not isinstance(tag, str):
            continue
        if tag == qn("w:r"):
            if text := word_text(child):
                look = child.find(qn("w:rPr"))
                bold, italic = (
                    look is not None and is_word_switch_on(look.find(qn(f"w:{name}")))
                    for name in ("b", "i")
                )
                yield Run(text, bold, italic, href)
        elif tag == qn("w:hyperlink"):
            yield from _looked_pieces(child, links, links.get(child.get(qn("r:id"), ""), href))
        else:
            yield from _looked_pieces(child, links, href)

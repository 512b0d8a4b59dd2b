"""A Word document as lines: paragraphs with the numbers that Word counts, and tables row by row."""

from __future__ import annotations

import io

from docx import Document
from docx.oxml.ns import qn

from actions.imports.result import Leftover
from actions.imports.word.asides import COUNTED, asides_of, boxes_in
from actions.imports.word.paragraphs import Styles, children, read_word_paragraph, word_text
from actions.imports.word.unseen import TakingOut, is_frame, is_word_switch_on
from reporting.meetings.reading.actions import looks_like_action
from reporting.meetings.reading.placed import MinutesSource, SourceBuilder
from reporting.meetings.reading.sources.cells import with_cells

_P, _TBL, _TR, _TC, _R, _RPR = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "r", "rPr"))
_VAL = qn("w:val")
_STRIKES = (qn("w:strike"), qn("w:dstrike"))
MOST_COLUMNS = 200


def read_word_minutes(data: bytes) -> MinutesSource:
    """The lines of a document. What it hides is counted and never told; struck actions are kept as done."""
    document = Document(io.BytesIO(data))
    struck = _unstruck_actions(document.element.body)
    taking_out = TakingOut(document)
    taking_out.from_part(document.element.body)
    reader = MinutesWordReader(Styles(document), struck)
    reader.read_parts(document.element.body)
    asides = [
        each for each in asides_of(document, reader.styles, taking_out) if each.why != COUNTED
    ]
    left = [*reader.boxes, *asides, *taking_out.found.leftovers()]
    source = reader.builder.source("Word", tuple((each.text, _why(each)) for each in left))
    return MinutesSource(source.text, tuple(with_cells(source.lines)), source.left_out, source.kind)


def _why(left: Leftover) -> str:
    return f"{left.source}: {left.why}" if left.text else left.why


def _unstruck_actions(body) -> set:
    """The paragraphs that are struck out whole and say an action, with the line through them taken off."""
    found = set()
    for paragraph in body.iter(_P):
        runs = [run for run in _own_runs(paragraph) if word_text(run).strip()]
        if (
            runs
            and all(_is_struck(run) for run in runs)
            and looks_like_action(word_text(paragraph))
        ):
            found.add(paragraph)
            for run in runs:
                for mark in [each for name in _STRIKES for each in run.iter(name)]:
                    mark.getparent().remove(mark)
    return found


def _own_runs(paragraph) -> list:
    return [run for run in paragraph.iter(_R) if next(run.iterancestors(_P)) is paragraph]


def _is_struck(run) -> bool:
    properties = run.find(_RPR)
    return properties is not None and any(
        is_word_switch_on(properties.find(each)) for each in _STRIKES
    )


class MinutesWordReader:
    """Walks through a document and puts its lines together."""

    def __init__(self, styles: Styles, struck: set) -> None:
        self.styles, self.struck = styles, struck
        self.builder = SourceBuilder()
        self.boxes: list[Leftover] = []
        self.rows = self.tables = 0

    def read_parts(self, element, **place) -> None:
        for child in children(element):
            if child.tag == _P:
                self._paragraph(child, place)
                self.boxes += boxes_in(child, "Text")
            elif child.tag == _TBL and is_frame(child):
                for row in child.iterchildren(_TR):
                    for cell in row.iterchildren(_TC):
                        self.read_parts(cell, **place)
            elif child.tag == _TBL:
                self._table(child, place)

    def _table(self, table, place: dict) -> None:
        """Each row in the order of its cells; a table within a cell is read where it stands."""
        self.tables += 1
        number = self.tables
        for row in (each for each in children(table) if each.tag == _TR):
            self.rows += 1
            at, across = self.rows, 0
            for cell in (each for each in children(row) if each.tag == _TC):
                properties = cell.find(qn("w:tcPr"))
                wide = properties.find(qn("w:gridSpan")) if properties is not None else None
                width = wide.get(_VAL, "1") if wide is not None else "1"
                if not _goes_on(properties):
                    inside = place or {"row": at, "column": across, "table": number}
                    self.read_parts(cell, **inside)
                across += min(int(width), MOST_COLUMNS) if width.isdigit() else 1

    def _paragraph(self, paragraph, place: dict) -> None:
        words = read_word_paragraph(paragraph, self.styles)
        number = self.styles.numbers[paragraph]
        text, bolds = self._runs(paragraph, words.bold)
        if not text.strip():
            if number:
                self.builder.add(number, **place)
            return
        before = f"{number} " if number else ""
        lead = len(text) - len(text.lstrip())
        text, shift = before + text.strip(), len(before) - lead
        bolds = tuple((max(0, a + shift), b + shift) for a, b in bolds)
        if before and bolds and bolds[0][0] <= len(before):
            bolds = ((0, bolds[0][1]), *bolds[1:])
        self.builder.add(
            text, level=words.level, title=words.is_title, bolds=bolds,
            mark="•" if words.bullet and not number else "",
            strikes=((0, len(text)),) if paragraph in self.struck else (), **place,
        )  # fmt: skip

    def _runs(self, paragraph, all_bold: bool) -> tuple[str, tuple[tuple[int, int], ...]]:
        """The words of a paragraph, and which stretches of them are bold."""
        whole = word_text(paragraph)
        if all_bold:
            return whole, ((0, len(whole)),)
        at, bolds = 0, []
        for run in _own_runs(paragraph):
            text = word_text(run)
            properties = run.find(_RPR)
            if properties is not None and is_word_switch_on(properties.find(qn("w:b"))):
                bolds.append((at, at + len(text)))
            at += len(text)
        return whole, tuple(bolds) if at == len(whole) else ()


def _goes_on(properties) -> bool:
    merge = properties.find(qn("w:vMerge")) if properties is not None else None
    return merge is not None and merge.get(_VAL, "continue") == "continue"

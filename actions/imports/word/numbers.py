"""The numbers that Word prints before a paragraph and that stand in no text."""

from __future__ import annotations

import re
from collections.abc import Callable

from docx.oxml.ns import qn

from csp.text.numerals import letter_numeral, roman_numeral

_VAL, _LEVEL = qn("w:val"), qn("w:ilvl")
_DEEPEST = 9
_LARGEST = 4_000


class ParagraphNumbers:
    """What each numbered paragraph of a document shows, counted in the order of the document."""

    def __init__(self, document) -> None:
        self.levels: dict[str, dict[int, ListLevel]] = {}
        self.list_of: dict[str, str] = {}
        self.restarts: dict[str, dict[int, int]] = {}
        self.of_style: dict[str, tuple[str, int]] = {}
        self.shown: dict[object, str] = {}
        part = _numbering(document)
        if part is not None:
            self._learn(part)
            self._learn_styles(document.styles.element)
            self._count(document.element.body)

    def __getitem__(self, paragraph) -> str:
        return self.shown.get(paragraph, "")

    def depth_of(self, paragraph) -> int:
        """How deep an item stands in its list, from 0."""
        found = self._place(paragraph)
        return found[1] if found else 0

    def _learn(self, part) -> None:
        for each in part.findall(qn("w:abstractNum")):
            key = each.get(qn("w:abstractNumId"), "")
            self.levels[key] = {
                number: ListLevel.of(level)
                for level in each.findall(qn("w:lvl"))
                if (number := _short_number(level.get(_LEVEL))) < _DEEPEST
            }
        for each in part.findall(qn("w:num")):
            key, abstract = each.get(qn("w:numId"), ""), each.find(qn("w:abstractNumId"))
            self.list_of[key] = abstract.get(_VAL, "") if abstract is not None else ""
            self.restarts[key] = {
                _short_number(change.get(_LEVEL)): _short_number(start.get(_VAL))
                for change in each.findall(qn("w:lvlOverride"))
                if (start := change.find(qn("w:startOverride"))) is not None
            }

    def _learn_styles(self, styles) -> None:
        parents = {}
        for style in styles.findall(qn("w:style")):
            key, based = style.get(qn("w:styleId"), ""), style.find(qn("w:basedOn"))
            parents[key] = based.get(_VAL, "") if based is not None else ""
            if found := _list_and_level(style.find(qn("w:pPr"))):
                self.of_style[key] = found
        for key in parents:
            line = [key]
            while parents.get(line[-1], "") and len(line) < 12 and line[-1] not in self.of_style:
                line.append(parents[line[-1]])
            if line[-1] in self.of_style:
                self.of_style[key] = self.of_style[line[-1]]

    def _count(self, body) -> None:
        counts: dict[str, list[int]] = {}
        begun: set[tuple[str, int]] = set()
        for paragraph in body.iter(qn("w:p")):
            found = self._place(paragraph)
            levels = self.levels.get(self.list_of.get(found[0], ""), {}) if found else {}
            if not found or found[1] not in levels:
                continue
            key, at = found
            so_far = counts.setdefault(
                self.list_of[key],
                [levels[n].start - 1 if n in levels else 0 for n in range(_DEEPEST)],
            )
            if at in self.restarts.get(key, {}) and (key, at) not in begun:
                so_far[at] = self.restarts[key][at] - 1
            begun.add((key, at))
            so_far[at] += 1
            for below in range(at + 1, _DEEPEST):
                so_far[below] = levels[below].start - 1 if below in levels else 0
            self.shown[paragraph] = _label(levels, at, so_far)

    def _place(self, paragraph) -> tuple[str, int] | None:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return None
        style = properties.find(qn("w:pStyle"))
        own = _list_and_level(properties)
        by_style = self.of_style.get(style.get(_VAL, "")) if style is not None else None
        return own or by_style


class ListLevel:
    """How one level of a list counts and what it prints."""

    def __init__(self, start: int, kind: str, shape: str) -> None:
        self.start, self.kind, self.shape = start, kind, shape

    @classmethod
    def of(cls, element) -> ListLevel:
        def said(name: str, default: str) -> str:
            each = element.find(qn(name))
            return each.get(_VAL, default) if each is not None else default

        return cls(
            _short_number(said("w:start", "1")), said("w:numFmt", "decimal"), said("w:lvlText", "")
        )


def _numbering(document):
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering") and not relation.is_external:
            return relation.target_part.element
    return None


def _list_and_level(properties) -> tuple[str, int] | None:
    numbering = properties.find(qn("w:numPr")) if properties is not None else None
    key = numbering.find(qn("w:numId")) if numbering is not None else None
    if numbering is None or key is None or key.get(_VAL) == "0":
        return None
    level = numbering.find(qn("w:ilvl"))
    return key.get(_VAL, ""), _short_number(level.get(_VAL)) if level is not None else 0


def _short_number(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 6 else 0


def _label(levels: dict[int, ListLevel], at: int, counts: list[int]) -> str:
    """The shape with each %n replaced; nothing for a bullet."""
    if levels[at].kind in ("bullet", "none"):
        return ""

    def written(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        write = WRITTEN.get(levels[level].kind, str) if level in levels else str
        return write(counts[level]) if level < _DEEPEST and counts[level] <= _LARGEST else ""

    return re.sub(r"%([1-9])", written, levels[at].shape).strip()


WRITTEN: dict[str, Callable[[int], str]] = {
    "lowerLetter": letter_numeral,
    "upperLetter": lambda number: letter_numeral(number).upper(),
    "lowerRoman": roman_numeral,
    "upperRoman": lambda number: roman_numeral(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
}

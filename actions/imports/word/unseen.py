"""Takes out of a Word document what nobody sees who prints it, before anything is read."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn

from actions.imports import unseen
from actions.imports.unseen import Kind, Unseen

_P, _R, _TBL, _TR, _TC, _T = (qn(f"w:{name}") for name in ("p", "r", "tbl", "tr", "tc", "t"))
_SDT, _RPR, _PPR, _VAL = qn("w:sdt"), qn("w:rPr"), qn("w:pPr"), qn("w:val")
_BOX = qn("w:txbxContent")
_GONE = {qn("w:del"), qn("w:moveFrom")}
_MARKS = {qn(f"w:{name}") for name in ("rPr", "trPr", "tcPr", "pPr", "sectPr", "numPr")}
_WORDS = {_T, qn("w:delText"), qn("w:sym")}
# The looks that hide words, each with what it makes of them.
_LOOKS: tuple[tuple[str, Kind], ...] = (
    (qn("w:vanish"), unseen.TEXT),
    (qn("w:strike"), unseen.STRUCK),
    (qn("w:dstrike"), unseen.STRUCK),
)


def is_word_switch_on(element) -> bool:
    return element is not None and element.get(_VAL, "1") not in ("0", "false", "off", "none")


class HidingStyles:
    """Which styles hide or strike out words, and which say that they do not."""

    def __init__(self, styles) -> None:
        self.said: dict[str, dict[str, bool]] = {}
        self.parents: dict[str, str] = {}
        for style in styles.findall(qn("w:style")):
            key, based = style.get(qn("w:styleId"), ""), style.find(qn("w:basedOn"))
            self.parents[key] = based.get(_VAL, "") if based is not None else ""
            if said := _looks_said(style.find(_RPR)):
                self.said[key] = said

    def kind_of(self, run) -> Kind | None:
        """What hides a run: its own looks before those of its style and of its paragraph's."""
        properties = run.find(_RPR)
        if properties is None and not self.said:
            return None
        said = [_looks_said(properties), *self._styles(properties, "w:rStyle")]
        if self.said:
            paragraph = next(run.iterancestors(_P), None)
            properties = paragraph.find(_PPR) if paragraph is not None else None
            said += self._styles(properties, "w:pStyle")
        for name, kind in _LOOKS:
            if next((each[name] for each in said if name in each), False):
                return kind
        return None

    def _styles(self, properties, name: str) -> list[dict[str, bool]]:
        style = properties.find(qn(name)) if properties is not None and self.said else None
        key, met = style.get(_VAL, "") if style is not None else "", set()
        found = []
        while key and key not in met:
            met.add(key)
            found.append(self.said.get(key, {}))
            key = self.parents.get(key, "")
        return found


def _looks_said(properties) -> dict[str, bool]:
    if properties is None:
        return {}
    return {
        name: is_word_switch_on(element)
        for name, _ in _LOOKS
        if (element := properties.find(name)) is not None
    }


class TakingOut:
    """Takes hidden, struck and deleted words, comments and prompts out of the parts of a document.

    Rows and cells keep their place; ``found`` counts a kind once in each paragraph.
    """

    def __init__(self, document) -> None:
        self.looks = HidingStyles(document.styles.element)
        self.found = Unseen()

    def from_part(self, root, where: str = "in the text") -> None:
        places = {table: f"in Table {number}" for number, table in enumerate(tables_in(root), 1)}
        met, gone = set(), set()
        for element in [each for each in root.iter() if isinstance(each.tag, str)]:
            kind = _kind_of(element, self.looks)
            if kind is None or any(each in gone for each in element.iterancestors()):
                continue
            gone.add(element)
            paragraph = next(element.iterancestors(_P), element)
            if _has_words(element) and (kind, paragraph) not in met:
                met.add((kind, paragraph))
                self.found.add(kind, place_of_table(element, places, where))
            _empty_word_element(element)


def _kind_of(element, looks: HidingStyles) -> Kind | None:
    tag = element.tag
    if tag == _R:
        return looks.kind_of(element)
    if tag in _GONE:
        return None if element.getparent().tag in _MARKS else unseen.DELETED
    if tag == qn("w:commentReference"):
        return unseen.COMMENT
    if tag == _SDT:
        properties = element.find(qn("w:sdtPr"))
        shown = properties.find(qn("w:showingPlcHdr")) if properties is not None else None
        return unseen.PROMPT if is_word_switch_on(shown) else None
    if tag == _TR:
        return unseen.DELETED if _marked(element, "w:trPr", "w:del") else None
    if tag == _TC:
        return unseen.DELETED if _marked(element, "w:tcPr", "w:cellDel") else None
    return None


def _marked(element, properties: str, mark: str) -> bool:
    return element.find(f"{qn(properties)}/{qn(mark)}") is not None


def _has_words(element) -> bool:
    return element.tag == qn("w:commentReference") or any(
        each.tag in _WORDS and (each.text or each.tag == qn("w:sym")) for each in element.iter()
    )


def _empty_word_element(element) -> None:
    """Takes an element away, or only its words where it holds a place in a table."""
    if element.tag in (_TC, _SDT):
        for each in [each for each in element.iter() if each.tag in _WORDS]:
            each.getparent().remove(each)
    elif (parent := element.getparent()) is not None:
        parent.remove(element)


def tables_in(root) -> Iterator:
    """The tables that stand in no other, as they are numbered when they are read."""
    for table in root.iter(_TBL):
        around = table.iterancestors(_TBL, _BOX)
        if not is_frame(table) and all(each.tag == _TBL and is_frame(each) for each in around):
            yield table


def is_frame(table) -> bool:
    """Whether a table only holds others in place: one cell in each row, and tables in them."""
    rows = list(table.iterchildren(_TR))
    nested = any(next(row.iter(_TBL), None) is not None for row in rows)
    return nested and all(len(row.findall(_TC)) == 1 for row in rows)


def place_of_table(element, places: dict, where: str) -> str:
    return next((places[each] for each in element.iterancestors(_TBL) if each in places), where)

"""A paragraph of a Word document: its words, and what its style makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml.ns import qn

from actions.imports.grid import SourceParagraph
from actions.imports.word.numbers import ParagraphNumbers
from actions.imports.word.unseen import is_word_switch_on

_T, _VAL = qn("w:t"), qn("w:val")
# Wrappers whose content is read as if it stood there: content controls and accepted changes.
_WRAPPERS = {
    qn(f"w:{name}")
    for name in (
        "sdt",
        "sdtContent",
        "ins",
        "moveTo",
        "smartTag",
        "customXml",
        "hyperlink",
        "fldSimple",
    )
}
# Text that was taken out, stands elsewhere, or belongs to a drawing.
SKIPPED = {
    qn(f"w:{name}")
    for name in (
        "del",
        "moveFrom",
        "pict",
        "object",
        "drawing",
        "instrText",
        "delText",
        "pPr",
        "rPr",
    )
}
ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)


class Styles:
    """What the document's styles mean for a paragraph."""

    def __init__(self, document) -> None:
        self.names: dict[str, str] = {}
        self.lists: dict[str, bool] = {}
        self.bold: dict[str, bool] = {}
        self.shades: dict[str, str] = {}
        self.parents: dict[str, str] = {}
        self.links = {
            key: relation.target_ref
            for key, relation in document.part.rels.items()
            if relation.is_external and relation.reltype.endswith("/hyperlink")
        }
        for style in document.styles.element.findall(qn("w:style")):
            self._learn(style)
        self.numbers = ParagraphNumbers(document)

    def _learn(self, style) -> None:
        key = style.get(qn("w:styleId")) or ""
        name = style.find(qn("w:name"))
        based = style.find(qn("w:basedOn"))
        self.names[key] = name.get(_VAL, "") if name is not None else ""
        self.parents[key] = based.get(_VAL, "") if based is not None else ""
        number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        self.lists[key] = number is not None and not _HEADING.search(self.names[key])
        self.bold[key] = is_word_switch_on(style.find(f"{qn('w:rPr')}/{qn('w:b')}"))

    def line(self, key: str) -> list[str]:
        """A style and those that it is based on."""
        found: list[str] = []
        while key and key not in found and len(found) < 12:
            found.append(key)
            key = self.parents.get(key, "")
        return found


def children(element) -> Iterator:
    for child in element:
        if child.tag in _WRAPPERS:
            yield from children(child)
        else:
            yield child


def read_word_paragraph(element, styles: Styles) -> SourceParagraph:
    text = word_text(element).strip()
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    line = styles.line(style.get(_VAL, "") if style is not None else "")
    names = [styles.names.get(key, "") for key in line]
    level = next((int(match[1]) for name in names if (match := _HEADING.match(name))), 0)
    outline = element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    if not level and outline is not None and (outline.get(_VAL) or "9").isdigit():
        level = (int(outline.get(_VAL)) + 1) % 10
    is_title = bool(names) and names[0].lower() in ("title", "subtitle")
    bullet = not level and not is_title and is_item(element, line, names, styles)
    bold = bool(text) and (_is_bold_paragraph(element) or any(styles.bold.get(key) for key in line))
    return SourceParagraph(text, level, bullet, bold, is_title)


def is_item(element, line: list[str], names: list[str], styles: Styles) -> bool:
    number = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    if number is not None:
        return number.get(_VAL) != "0"
    listed = any(name.lower().startswith(("list bullet", "list number")) for name in names)
    return listed or any(styles.lists.get(key) for key in line)


def _is_bold_paragraph(element) -> bool:
    runs = [
        run
        for run in element.iter(qn("w:r"))
        if "".join(t.text or "" for t in run.iter(_T)).strip()
    ]
    return bool(runs) and all(
        is_word_switch_on(run.find(f"{qn('w:rPr')}/{qn('w:b')}")) for run in runs
    )


def word_text(element) -> str:
    return "".join(_word_pieces(element))


def _word_pieces(element) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag in SKIPPED or tag == ALTERNATE or not isinstance(tag, str):
            continue
        if tag == _T:
            yield child.text or ""
        elif tag in (qn("w:br"), qn("w:cr")):
            yield "\n"
        elif tag in (qn("w:tab"), qn("w:ptab")):
            yield "\t"
        elif tag == qn("w:noBreakHyphen"):
            yield "-"
        elif tag == qn("w:fldChar"):
            yield chosen_in_field(child)
        elif tag == qn("w:sym"):
            yield _symbol(child)
        else:
            yield from _word_pieces(child)


def chosen_in_field(element) -> str:
    """What an old form field shows that no run holds: the chosen line of a list, or its box."""
    for box in element.iterfind(f"{qn('w:ffData')}/{qn('w:checkBox')}"):
        looks = [box.find(qn(f"w:{name}")) for name in ("checked", "default")]
        said = next((each for each in looks if each is not None), None)
        return "☒" if is_word_switch_on(said) else "☐"
    for lines in element.iterfind(f"{qn('w:ffData')}/{qn('w:ddList')}"):
        entries = [each.get(_VAL, "") for each in lines.iterfind(qn("w:listEntry"))]
        chosen = [lines.find(qn(f"w:{name}")) for name in ("result", "default")]
        number = next((each.get(_VAL, "") for each in chosen if each is not None), "0")
        return entries[int(number)] if number.isdigit() and int(number) < len(entries) else ""
    return ""


def _symbol(element) -> str:
    try:
        return chr(int(element.get(qn("w:char"), ""), 16))
    except (ValueError, OverflowError):
        return ""

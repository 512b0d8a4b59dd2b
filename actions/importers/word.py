"""A Word document as words and tables."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from docx import Document
from docx.oxml.ns import qn

from actions.importers.colours import colour_name
from actions.importers.grid import Block, Cell, Table, Words, rectangle
from csp.prose import clean_cell

_BODY, _P, _TBL, _SDT = qn("w:body"), qn("w:p"), qn("w:tbl"), qn("w:sdt")
_TR, _TC, _VAL, _T = qn("w:tr"), qn("w:tc"), qn("w:val"), qn("w:t")
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
_SKIPPED = {
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
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
MOST_COLUMNS = 200


def read(data: bytes) -> list[Block]:
    document = Document(io.BytesIO(data))
    styles = Styles(document)
    body = document.element.body
    return list(_blocks(body, styles, [0]))


class Styles:
    """What the document's styles mean for a paragraph."""

    def __init__(self, document) -> None:
        self.names: dict[str, str] = {}
        self.lists: dict[str, bool] = {}
        self.bold: dict[str, bool] = {}
        self.shades: dict[str, str] = {}
        self.parents: dict[str, str] = {}
        for style in document.styles.element.findall(qn("w:style")):
            self._learn(style)

    def _learn(self, style) -> None:
        key = style.get(qn("w:styleId")) or ""
        name = style.find(qn("w:name"))
        based = style.find(qn("w:basedOn"))
        self.names[key] = name.get(_VAL, "") if name is not None else ""
        self.parents[key] = based.get(_VAL, "") if based is not None else ""
        number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        self.lists[key] = number is not None and not _HEADING.search(self.names[key])
        self.bold[key] = _switched_on(style.find(f"{qn('w:rPr')}/{qn('w:b')}"))

    def line(self, key: str) -> list[str]:
        """A style and those that it is based on."""
        found: list[str] = []
        while key and key not in found and len(found) < 12:
            found.append(key)
            key = self.parents.get(key, "")
        return found


def _switched_on(element) -> bool:
    return element is not None and element.get(_VAL, "1") not in ("0", "false", "off", "none")


def _children(element) -> Iterator:
    for child in element:
        if child.tag in _WRAPPERS:
            yield from _children(child)
        else:
            yield child


def _blocks(element, styles: Styles, count: list[int]) -> Iterator[Block]:
    for child in _children(element):
        if child.tag == _P:
            words = paragraph(child, styles)
            if words.text:
                yield words
        elif child.tag == _TBL:
            count[0] += 1
            yield table(child, styles, f"Table {count[0]}")


def paragraph(element, styles: Styles) -> Words:
    text = _text(element).strip()
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    line = styles.line(style.get(_VAL, "") if style is not None else "")
    names = [styles.names.get(key, "") for key in line]
    level = next((int(match[1]) for name in names if (match := _HEADING.match(name))), 0)
    outline = element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    if not level and outline is not None and (outline.get(_VAL) or "9").isdigit():
        level = (int(outline.get(_VAL)) + 1) % 10
    is_title = bool(names) and names[0].lower() in ("title", "subtitle")
    bullet = not level and not is_title and is_item(element, line, names, styles)
    bold = bool(text) and (_is_bold(element) or any(styles.bold.get(key) for key in line))
    return Words(text, level, bullet, bold, is_title)


def is_item(element, line: list[str], names: list[str], styles: Styles) -> bool:
    number = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    if number is not None:
        return number.get(_VAL) != "0"
    listed = any(name.lower().startswith(("list bullet", "list number")) for name in names)
    return listed or any(styles.lists.get(key) for key in line)


def _is_bold(element) -> bool:
    runs = [
        run
        for run in element.iter(qn("w:r"))
        if "".join(t.text or "" for t in run.iter(_T)).strip()
    ]
    return bool(runs) and all(_switched_on(run.find(f"{qn('w:rPr')}/{qn('w:b')}")) for run in runs)


def _text(element) -> str:
    return "".join(_pieces(element))


def _pieces(element) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag in _SKIPPED or tag == _ALTERNATE or not isinstance(tag, str):
            continue
        if tag == _T:
            yield child.text or ""
        elif tag in (qn("w:br"), qn("w:cr")):
            yield "\n"
        elif tag in (qn("w:tab"), qn("w:ptab")):
            yield "\t"
        elif tag == qn("w:noBreakHyphen"):
            yield "-"
        elif tag == qn("w:sym"):
            yield _symbol(child)
        else:
            yield from _pieces(child)


def _symbol(element) -> str:
    try:
        return chr(int(element.get(qn("w:char"), ""), 16))
    except (ValueError, OverflowError):
        return ""


def table(element, styles: Styles, source: str) -> Table:
    taken: dict[tuple[int, int], Cell] = {}
    rows = [row for row in _children(element) if row.tag == _TR and not _is_deleted(row)]
    above: dict[int, Cell] = {}
    for at, row in enumerate(rows):
        across = _skipped_before(row)
        begun: dict[int, Cell] = {}
        for cell in (child for child in _children(row) if child.tag == _TC):
            across += _take(taken, above, begun, cell, styles, at, across)
        above = begun
    return rectangle(_with_heights(taken), len(rows), source)


def _take(taken, above, begun, element, styles: Styles, at: int, across: int) -> int:
    properties = element.find(qn("w:tcPr"))
    wide = _number(properties, "w:gridSpan", 1)
    wide = max(1, min(wide, MOST_COLUMNS - across))
    cell = above.get(across) if _continues(properties) else None
    if cell is None:
        cell = Cell(
            cell_text(element, styles), at, across, 1, wide, _shade(properties),
            cell_bold(element, styles),
        )  # fmt: skip
    elif extra := cell_text(element, styles):
        # Word hides the words of a cell that was merged away; they are the plan's all the same.
        cell = _longer(taken, above, begun, cell, extra)
    begun[across] = cell
    for x in range(across, across + wide):
        taken[at, x] = cell
    return wide


def _longer(taken, above, begun, cell: Cell, extra: str) -> Cell:
    longer = Cell(
        f"{cell.text}\n{extra}".strip(), cell.top, cell.left, 1, cell.width, cell.colour, cell.bold
    )
    for places in (taken, above, begun):
        for key, value in list(places.items()):
            if value is cell:
                places[key] = longer
    return longer


def _with_heights(taken: dict[tuple[int, int], Cell]) -> dict[tuple[int, int], Cell]:
    lowest: dict[tuple[int, int], int] = {}
    for (y, _), cell in taken.items():
        lowest[cell.top, cell.left] = max(y, lowest.get((cell.top, cell.left), 0))
    whole: dict[tuple[int, int], Cell] = {}
    for cell in taken.values():
        key = (cell.top, cell.left)
        whole.setdefault(
            key,
            Cell(
                cell.text,
                cell.top,
                cell.left,
                lowest[key] - cell.top + 1,
                cell.width,
                cell.colour,
                cell.bold,
            ),
        )
    return {place: whole[cell.top, cell.left] for place, cell in taken.items()}


def _is_deleted(row) -> bool:
    return row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None


def _skipped_before(row) -> int:
    return max(0, min(_number(row.find(qn("w:trPr")), "w:gridBefore", 0), MOST_COLUMNS))


def _number(properties, name: str, default: int) -> int:
    element = properties.find(qn(name)) if properties is not None else None
    text = element.get(_VAL, "") if element is not None else ""
    return int(text) if text.isdigit() and len(text) < 6 else default


def _continues(properties) -> bool:
    merge = properties.find(qn("w:vMerge")) if properties is not None else None
    return merge is not None and merge.get(_VAL, "continue") == "continue"


def _shade(properties) -> str:
    shade = properties.find(qn("w:shd")) if properties is not None else None
    if shade is None:
        return ""
    fill = shade.get(qn("w:fill"), "auto")
    # A solid pattern hides the fill behind its own colour.
    if shade.get(_VAL) == "solid" and shade.get(qn("w:color"), "auto") != "auto":
        fill = shade.get(qn("w:color"))
    return colour_name(fill)


def cell_text(element, styles: Styles) -> str:
    return clean_cell("\n".join(_cell_lines(element, styles)))


def _cell_lines(element, styles: Styles) -> Iterator[str]:
    for child in _children(element):
        if child.tag == _P:
            words = paragraph(child, styles)
            if words.text:
                yield f"- {words.text}" if words.bullet else words.text
        elif child.tag == _TBL:
            for row in (each for each in child.iter(_TR)):
                cells = ["\n".join(_cell_lines(each, styles)) for each in row.findall(_TC)]
                yield from (cell for cell in cells if cell.strip())


def cell_bold(element, styles: Styles) -> bool:
    words = [paragraph(child, styles) for child in _children(element) if child.tag == _P]
    words = [each for each in words if each.text]
    return bool(words) and all(each.bold or each.level for each in words)

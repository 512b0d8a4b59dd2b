"""Takes out of pasted markup what nobody saw who copied it, before anything is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from actions.imports import unseen
from actions.imports.grid import MOST_COLUMNS
from actions.imports.unseen import Kind, Unseen

# Left on rows and cells that keep their place without their words.
UNSEEN = "data-unseen"
_CELLS = {"td": unseen.CELL, "th": unseen.CELL, "tr": unseen.ROW}
_TAGS = {"s": unseen.STRUCK, "strike": unseen.STRUCK, "del": unseen.DELETED}
_COMMENTS = {
    "msocomanchor",
    "msocomtxt",
    "msocommentreference",
    "msocommenttext",
    "msocommentsubject",
}
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_MEDIA = re.compile(r"@[\w-]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_COMMENT = re.compile(r"mso-(?:element|special-character)\s*:\s*comment")
_HIDDEN = re.compile(
    r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))|mso-hide\s*:\s*all"
)
_STRUCK = re.compile(
    r"text-(?:decoration(?:-line)?\s*:[^;]*line-through|line-through\s*:\s*(?!none))"
)
_LOOKS = ((_COMMENT, unseen.COMMENT), (_HIDDEN, unseen.TEXT), (_STRUCK, unseen.STRUCK))
# "[JS1]", as Word writes a comment's mark behind the words that it is about.
_MARK = re.compile(
    r"(?<=[^\s\[])\[[A-Z]{2,4}\d{1,3}(?:R\d+)?\]|^\s*\[[A-Z]{2,4}\d{1,3}(?:R\d+)?\]\s*$"
)
# Blanks of one line only: across lines, a million empty ones would each be looked through to the end.
_LISTED = re.compile(r"^[^\S\n]*(\[[A-Z]{2,4}\d{1,3}(?:R\d+)?\])", re.MULTILINE)


def take_out(root, found: Unseen) -> None:
    """Hidden and struck words, comments and their marks; rows and cells keep their place."""
    kind_of = HidingRules("".join(each.text or "" for each in root.iter("style"))).kind_of
    tables = (
        each for each in root.iter("table") if next(each.iterancestors("table"), None) is None
    )
    places = {table: f"in Table {number}" for number, table in enumerate(tables, 1)}
    for element in list(_met(root, kind_of)):
        kind = kind_of(element)
        place = next(
            (places[each] for each in (element, *element.iterancestors("table")) if each in places),
            "in the text",
        )
        if kind and "".join(element.itertext()).strip():
            found.add(_CELLS.get(element.tag, kind) if kind == unseen.TEXT else kind, place)
        _empty_html_element(element)
    for table, place in places.items():
        found.add(unseen.COLUMN, place, len(hidden_columns(table, kind_of)))
    _take_marks(root, found)


def _met(element, kind_of: Callable) -> Iterator:
    """The elements that are out of sight, without those inside them."""
    for child in element:
        if not isinstance(child.tag, str) or child.tag in ("style", "col"):
            continue
        if kind_of(child):
            yield child
        else:
            yield from _met(child, kind_of)


def _empty_html_element(element) -> None:
    if element.tag not in _CELLS:
        element.drop_tree()
        return
    for cell in element.iter("td", "th"):
        cell.set(UNSEEN, "1")


class HidingRules:
    """What the rules of a style sheet take out of sight, by tag and class."""

    def __init__(self, sheet: str) -> None:
        self.rules: dict[str, Kind] = {}
        for selectors, looks in _RULE.findall(_MEDIA.sub("", sheet.lower().replace("<!--", ""))):
            if kind := _kind(looks):
                self.rules |= {each.strip(): kind for each in selectors.split(",")}

    def kind_of(self, element) -> Kind | None:
        classes = (element.get("class") or "").lower().split()
        if _COMMENTS & set(classes):
            return unseen.COMMENT
        if element.tag in _TAGS:
            return _TAGS[element.tag]
        if "hidden" in element.attrib:
            return unseen.TEXT
        if kind := _kind((element.get("style") or "").lower()):
            return kind
        names = (
            element.tag,
            *(name for each in classes for name in (f".{each}", f"{element.tag}.{each}")),
        )
        return next((self.rules[name] for name in names if name in self.rules), None)


def _kind(looks: str) -> Kind | None:
    return next((kind for pattern, kind in _LOOKS if pattern.search(looks)), None)


def hidden_columns(table, kind_of: Callable) -> set[int]:
    """Marks the cells of columns that the table's own ``col`` elements hide, and names the columns.

    One that says who may read a row is heard all the same.
    """
    hidden, at = set(), 0
    for column in table.iter("col"):
        times = _times(column, "span")
        if kind_of(column) and at < MOST_COLUMNS:
            hidden |= set(range(at, at + times))
        at += times
    used = set()
    for at, cells in _cells_in(table, hidden).items():
        words = ["".join(cell.itertext()).strip() for cell in cells]
        if any(words) and not unseen.says_who_reads(words):
            used.add(at)
            for cell in cells:
                cell.set(UNSEEN, "1")
    return used


def _cells_in(table, columns: set[int]) -> dict[int, list]:
    """The cells of columns that are no wider than one, row by row."""
    found: dict[int, list] = {}
    for row in table.iter("tr") if columns else ():
        at = 0
        for cell in row.iterchildren("td", "th"):
            wide = _times(cell, "colspan")
            if wide == 1 and at in columns:
                found.setdefault(at, []).append(cell)
            at += wide
    return found


def _times(element, name: str) -> int:
    text = element.get(name, "1")
    return int(text) if text.isdigit() and len(text) < 4 else 1


def _take_marks(root, found: Unseen) -> None:
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag == "style":
            continue
        for name in ("text", "tail"):
            words = getattr(element, name)
            if words and "[" in words:
                words, times = _MARK.subn("", words)
                found.add(unseen.COMMENT, "in the pasted text", times)
                setattr(element, name, words)


def without_comments(text: str, found: Unseen) -> str:
    """Plain text without Word's marks of comments and the comments, which stand below all else."""
    marks = set(re.findall(r"(?<=[^\s\[])\[[A-Z]{2,4}\d{1,3}(?:R\d+)?\]", text))
    for listed in _LISTED.finditer(text):
        if listed[1] in marks:
            text = text[: listed.start()]
            break
    text, times = _MARK.subn("", text)
    found.add(unseen.COMMENT, "in the pasted text", times)
    return text

"""Which looks of a workbook take words out of sight: struck out, or a format that shows nothing."""

from __future__ import annotations

import re

# The words of a cell in pieces; whether each is struck out, nothing where the cell's style says it.
Runs = list[tuple[str, bool | None]]


def local(element) -> str:
    """The name without its namespace: strict and usual workbooks differ in nothing else."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children_named(element, name: str) -> list:
    return [each for each in element if local(each) == name] if element is not None else []


class WorkbookStyles:
    """The styles of cells, by number, whose words are struck out or masked."""

    def __init__(self, root) -> None:
        fonts = [is_struck(font) for each in children_named(root, "fonts") for font in each]
        masks = {
            each.get("numFmtId")
            for formats in children_named(root, "numFmts")
            for each in formats
            if re.fullmatch(r";;;(?:\s*|\"\")", each.get("formatCode", ""))
        }
        styles = [style for each in children_named(root, "cellXfs") for style in each]
        self.struck = {at for at, style in enumerate(styles) if _font(style) in _struck(fonts)}
        self.masked = {at for at, style in enumerate(styles) if style.get("numFmtId") in masks}


def _font(style) -> str:
    return style.get("fontId", "0")


def _struck(fonts: list[bool]) -> set[str]:
    return {str(at) for at, struck in enumerate(fonts) if struck}


def is_struck(font) -> bool:
    return any(
        each.get("val", "1") not in ("0", "false") for each in children_named(font, "strike")
    )


def runs_of(string) -> Runs:
    """The pieces of a string, without what only says how it is pronounced."""
    found: Runs = []
    for each in string:
        if local(each) == "t":
            found.append((each.text or "", None))
        elif local(each) == "r":
            looks = children_named(each, "rPr")
            text = "".join(words.text or "" for words in children_named(each, "t"))
            found.append((text, is_struck(looks[0]) if looks else None))
    return found


def text_box_lines(body) -> str:
    """The lines of a text box."""
    lines = (
        "".join(text.text or "" for text in paragraph.iter("{*}t"))
        for paragraph in body.iter("{*}p")
    )
    return "\n".join(line for line in lines if line.strip())

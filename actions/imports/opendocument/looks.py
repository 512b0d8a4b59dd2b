"""The words of OpenDocument elements, and what their styles make of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from actions.imports.colours import colour_name

# What stands in a cell without being its words.
_BESIDE = {"annotation", "text-box", "frame", "custom-shape", "shapes", "tracked-changes"}
_NOTHING = re.compile(r"0(?:\.0+)?[a-z]{2}")


def name_of(element) -> str:
    tag = element.tag if element is not None else ""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def said(element, name: str) -> str:
    """An attribute by its name alone: no element has two of one name."""
    return next((v for key, v in element.attrib.items() if key.rpartition("}")[2] == name), "")


def number(element, name: str) -> int:
    text = said(element, name)
    return max(int(text), 1) if text.isdigit() and len(text) < 9 else 1


class Looks:
    """The styles of a document by name, each with the one that it is based on."""

    def __init__(self, roots: Sequence) -> None:
        self.styles = {}
        for root in reversed(roots):
            for style in root.iter("{*}style", "{*}default-style"):
                self.styles[said(style, "family"), said(style, "name")] = style

    def value(self, family: str, name: str, wanted: str) -> str:
        """What a style says of one thing, or the style that it is based on."""
        met = set()
        while name and name not in met:
            met.add(name)
            style = self.styles.get((family, name))
            if style is None:
                return ""
            for properties in style:
                if value := said(properties, wanted):
                    return value
            name = said(style, "parent-style-name")
        return ""

    def hides_sheet(self, table) -> bool:
        return self.value("table", said(table, "style-name"), "display") == "false"

    def hides(self, line) -> bool:
        """Whether a row or a column is out of sight, or has no height or width."""
        row = name_of(line) == "table-row"
        size = self.value(
            "table-row" if row else "table-column",
            said(line, "style-name"),
            "row-height" if row else "column-width",
        )
        return said(line, "visibility") in ("collapse", "filter") or bool(_NOTHING.fullmatch(size))

    def shade(self, cell) -> str:
        return colour_name(self.value("table-cell", said(cell, "style-name"), "background-color"))

    def bold(self, cell) -> bool:
        return self.value("table-cell", said(cell, "style-name"), "font-weight") == "bold"

    def strikes(self, element) -> bool:
        family = "text" if name_of(element) == "span" else "table-cell"
        style = said(element, "style-name")
        line = self.value(family, style, "text-line-through-style")
        return line not in ("", "none") or self.value(family, style, "display") == "none"


def text_of(element, looks: Looks | None) -> str:
    """The lines of an element; without ``looks`` also those that are struck out."""
    lines = ("".join(_pieces(each, looks)) for each in _paragraphs(element))
    return "\n".join(lines).strip("\n")


def _paragraphs(element) -> Iterator:
    for child in element:
        if name_of(child) in ("p", "h"):
            yield child
        elif name_of(child) not in _BESIDE:
            yield from _paragraphs(child)


def _pieces(element, looks: Looks | None) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = name_of(child)
        if name == "s":
            yield " " * min(number(child, "c"), 100)
        elif name in ("tab", "line-break"):
            yield "\t" if name == "tab" else "\n"
        elif name not in _BESIDE and not (looks and name == "span" and looks.strikes(child)):
            yield from _pieces(child, looks)
        yield child.tail or ""

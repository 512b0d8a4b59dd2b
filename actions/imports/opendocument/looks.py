"""The words of OpenDocument elements, and what their styles make of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from actions.imports.colours import colour_name

# What stands in a cell without being its words.
_BESIDE = {"annotation", "text-box", "frame", "custom-shape", "shapes", "tracked-changes"}
_NOTHING = re.compile(r"0(?:\.0+)?[a-z]{2}")


def tag_name(element) -> str:
    tag = element.tag if element is not None else ""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute_value(element, name: str) -> str:
    """An attribute by its name alone: no element has two of one name."""
    return next((v for key, v in element.attrib.items() if key.rpartition("}")[2] == name), "")


def repeat_count(element, name: str) -> int:
    text = attribute_value(element, name)
    return max(int(text), 1) if text.isdigit() and len(text) < 9 else 1


class OpenDocumentStyles:
    """The styles of a document by name, each with the one that it is based on."""

    def __init__(self, roots: Sequence) -> None:
        self.styles = {}
        for root in reversed(roots):
            for style in root.iter("{*}style", "{*}default-style"):
                self.styles[attribute_value(style, "family"), attribute_value(style, "name")] = (
                    style
                )

    def value(self, family: str, name: str, wanted: str) -> str:
        """What a style says of one thing, or the style that it is based on."""
        met = set()
        while name and name not in met:
            met.add(name)
            style = self.styles.get((family, name))
            if style is None:
                return ""
            for properties in style:
                if value := attribute_value(properties, wanted):
                    return value
            name = attribute_value(style, "parent-style-name")
        return ""

    def hides_sheet(self, table) -> bool:
        return self.value("table", attribute_value(table, "style-name"), "display") == "false"

    def hides(self, line) -> bool:
        """Whether a row or a column is out of sight, or has no height or width."""
        row = tag_name(line) == "table-row"
        size = self.value(
            "table-row" if row else "table-column",
            attribute_value(line, "style-name"),
            "row-height" if row else "column-width",
        )
        return attribute_value(line, "visibility") in ("collapse", "filter") or bool(
            _NOTHING.fullmatch(size)
        )

    def shade(self, cell) -> str:
        return colour_name(
            self.value("table-cell", attribute_value(cell, "style-name"), "background-color")
        )

    def ink(self, cell) -> str:
        """The colour of the letters of a cell, or of the words in it."""
        spans = [each for each in cell.iter() if tag_name(each) == "span"]
        names = {self.value("text", attribute_value(each, "style-name"), "color") for each in spans}
        own = self.value("table-cell", attribute_value(cell, "style-name"), "color")
        return colour_name(names.pop() if len(names) == 1 and any(names) else own)

    def bold(self, cell) -> bool:
        return (
            self.value("table-cell", attribute_value(cell, "style-name"), "font-weight") == "bold"
        )

    def strikes(self, element) -> bool:
        family = "text" if tag_name(element) == "span" else "table-cell"
        style = attribute_value(element, "style-name")
        line = self.value(family, style, "text-line-through-style")
        return line not in ("", "none") or self.value(family, style, "display") == "none"


def opendocument_text(element, looks: OpenDocumentStyles | None) -> str:
    """The lines of an element; without ``looks`` also those that are struck out."""
    lines = ("".join(_opendocument_pieces(each, looks)) for each in _paragraphs(element))
    return "\n".join(lines).strip("\n")


def _paragraphs(element) -> Iterator:
    for child in element:
        if tag_name(child) in ("p", "h"):
            yield child
        elif tag_name(child) not in _BESIDE:
            yield from _paragraphs(child)


def _opendocument_pieces(element, looks: OpenDocumentStyles | None) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = tag_name(child)
        if name == "s":
            yield " " * min(repeat_count(child, "c"), 100)
        elif name in ("tab", "line-break"):
            yield "\t" if name == "tab" else "\n"
        elif name not in _BESIDE and not (looks and name == "span" and looks.strikes(child)):
            yield from _opendocument_pieces(child, looks)
        yield child.tail or ""

"""A table copied in Word, Excel or a web page: HTML, or text with tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as markup

from actions.imports.colours import colour_name, colour_said
from actions.imports.delimited import read_text
from actions.imports.grid import Block, Loose, SourceParagraph, SourceTable, lay_out_table
from actions.imports.pasted.unseen import UNSEEN, take_out, without_comments
from actions.imports.unseen import Unseen
from csp.prose import clean_cell

_BREAKS = {
    "p",
    "div",
    "li",
    "br",
    "tr",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
}
# What else begins on a line of its own.
_APART = {"table", "body", "center", "section", "article", "aside", "header", "footer", "main", "pre",
          "form", "fieldset", "dl", "dt", "dd", "address", "figure", "figcaption", "nav"}  # fmt: skip
_SILENT = {"script", "style", "xml", "meta", "link", "title", "template", "object", "svg"}
_SHADE = re.compile(r"background(?:-color)?\s*:\s*([^;]+)", re.IGNORECASE)
_INK = re.compile(r"(?<![\w-])color\s*:\s*([^;]+)", re.IGNORECASE)
_WORD_LIST = re.compile(r"mso-list\s*:\s*(?!none|ignore)", re.IGNORECASE)
_MARK = re.compile(r"^(?:[·•●▪§oØ\uf0b7\uf0a7-]|\d{1,2}[.)])\s+")


def read_pasted_blocks(text: str, html: str = "") -> list[Block]:
    if "<t" in html.lower():
        blocks = read_html(html)
        if any(isinstance(block, SourceTable) for block in blocks):
            return blocks
    found = Unseen()
    text = without_comments(text, found)
    blocks = read_text(text, "Pasted table") if text.strip() else []
    return [*blocks, *found.leftovers()]


def read_html(text: str) -> list[Block]:
    text = re.sub(r"^\s*<\?xml[^>]*>", "", text.replace("\0", ""))
    try:
        root = markup.document_fromstring(
            text, parser=markup.HTMLParser(recover=True, huge_tree=False)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    found = Unseen()
    take_out(root, found)
    return [*_pasted_blocks(root, [0]), *found.leftovers()]


def _pasted_blocks(element, count: list[int]) -> Iterator[Block]:
    """Tables, headings, paragraphs and items, and the words that stand loose between them."""
    loose = element.text or ""
    for child in element:
        if _stands_apart(child):
            yield from _loose_words(loose)
            yield from _apart(child, count)
            loose = ""
        else:
            loose += _gather(child)
        loose += child.tail or ""
    yield from _loose_words(loose)


def _stands_apart(element) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in _SILENT or tag == "br":
        return False
    return tag in _BREAKS | _APART or bool(element.xpath("boolean(.//table|.//p|.//div|.//li)"))


def _apart(element, count: list[int]) -> Iterator[Block]:
    if element.tag == "table":
        count[0] += 1
        for caption in element.iterchildren("caption"):
            yield from _loose_words(_gather(caption), bold=True)
        yield read_html_table(element, f"Table {count[0]}")
    elif re.fullmatch(r"h[1-6]|p|li", element.tag) and not element.xpath(".//table"):
        yield from _pasted_paragraphs(element)
    else:
        yield from _pasted_blocks(element, count)


def _loose_words(text: str, bold: bool = False) -> Iterator[SourceParagraph]:
    for line in _tidy_lines(text).split("\n"):
        if line:
            yield SourceParagraph(line, bold=bold)


def _pasted_paragraphs(element) -> Iterator[SourceParagraph]:
    text = clean_cell(_element_text(element)).removeprefix("- ")
    level = int(element.tag[1]) if element.tag[0] == "h" else 0
    if text:
        bold = bool(element.xpath("boolean(.//b|.//strong)"))
        yield SourceParagraph(text, level, element.tag == "li" or _is_item(element), bold)


def read_html_table(element, source: str):
    rows = []
    for row in element.xpath(".//tr[not(ancestor::table[2])] | ./tr | ./*/tr"):
        if row.getparent() is None or _nearest_table(row) is not element:
            continue
        rows.append([_loose(cell) for cell in row if cell.tag in ("td", "th")])
    return lay_out_table(rows, source)


def _nearest_table(element):
    return next(element.iterancestors("table"), None)


def _loose(cell) -> Loose:
    if cell.get(UNSEEN):
        return Loose(None, _span(cell, "colspan"))
    style = f"{cell.get('style', '')}"
    shade = _SHADE.search(style)
    colour = colour_name(
        shade[1].split()[0] if shade and shade[1].split() else cell.get("bgcolor", "")
    )
    text = clean_cell(_element_text(cell))
    bold = cell.tag == "th" or bool(text and cell.xpath("boolean(.//b|.//strong)"))
    mark = "" if re.search(r"\w", text) else _html_mark(cell)
    return Loose(text, _span(cell, "colspan"), _span(cell, "rowspan"), colour, bold, mark)


def _html_mark(cell) -> str:
    """What a cell without words says: by the colour of its dot, or by a picture's alternative text."""
    for element in cell.iter():
        ink = _INK.search(element.get("style", ""))
        if name := colour_name(ink[1] if ink else element.get("color", "")):
            return name
    said = (colour_said(each.get("alt", ""), each.get("title", "")) for each in cell.iter("img"))
    return next(filter(None, said), "")


def _span(cell, name: str) -> int:
    value = cell.get(name, "1").strip()
    return int(value) if value.isdigit() and 0 < len(value) < 5 and int(value) else 1


def _is_item(element) -> bool:
    return bool(_WORD_LIST.search(element.get("style", ""))) or "MsoListParagraph" in element.get(
        "class", ""
    )


def _element_text(element) -> str:
    return _tidy_lines(_gather(element))


def _tidy_lines(gathered: str) -> str:
    lines = re.sub(r"[ \t\r\n]+", " ", gathered).replace("\x01", "\n")
    return "\n".join(line.strip() for line in lines.split("\n"))


def _gather(element) -> str:
    """The words with \\x01 where a line ends: newlines in the source mean nothing."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _SILENT:
        return ""
    if tag == "br":
        return "\x01"
    if "mso-list:ignore" in re.sub(r"\s", "", element.get("style", "").lower()):
        return ""
    inner = element.text or ""
    for child in element:
        inner += _gather(child) + (child.tail or "")
    if tag == "li" or (tag == "p" and _is_item(element)):
        inner = (
            "- " + _MARK.sub("", inner.strip(" \t\r\n\x01\xa0"))
            if inner.strip(" \t\r\n\x01\xa0")
            else ""
        )
    return f"\x01{inner}\x01" if tag in _BREAKS or tag in ("td", "th", "table") else inner

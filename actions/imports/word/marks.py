"""What a cell of a Word table says without words: by a coloured dot, a picture or a drawn shape."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml.ns import qn

from actions.imports.colours import colour_name, colour_said

_R, _T, _RPR, _VAL = qn("w:r"), qn("w:t"), qn("w:rPr"), qn("w:val")
# Fonts whose letters are signs.
_SIGNS = re.compile(r"wingdings|webdings|symbol", re.IGNORECASE)
_WORD = re.compile(r"\w")


def cell_mark(element) -> str:
    """The name of the colour, or the words of the picture; empty where the cell has words of its own."""
    runs = [run for run in element.iter(_R) if _has_words(run)]
    if runs:
        return ""
    names = {name for run in element.iter(_R) if (name := _ink(run))}
    if len(names) == 1:
        return names.pop()
    return "" if names else next(_pictured(element), "")


def _has_words(run) -> bool:
    fonts = run.find(f"{_RPR}/{qn('w:rFonts')}")
    if fonts is not None and any(_SIGNS.match(name) for name in fonts.attrib.values()):
        return False
    return any(_WORD.search(each.text or "") for each in run.iterchildren(_T))


def _ink(run) -> str:
    """The colour of a sign: of its letters, or behind them."""
    signs = [each.text or "" for each in run.iterchildren(_T)]
    if not "".join(signs).strip() and run.find(qn("w:sym")) is None:
        return ""
    for name, attribute in (("w:color", "w:val"), ("w:highlight", "w:val"), ("w:shd", "w:fill")):
        look = run.find(f"{_RPR}/{qn(name)}")
        if look is not None and (colour := colour_name(look.get(qn(attribute), ""))):
            return colour
    return ""


def _pictured(element) -> Iterator[str]:
    for picture in element.iter("{*}docPr", "{*}shape"):
        alternative = picture.get("descr") or picture.get("title") or picture.get("alt") or ""
        if said := colour_said(alternative, picture.get("name", "")):
            yield said
    for fill in element.iterfind(".//{*}spPr/{*}solidFill/{*}srgbClr"):
        if colour := colour_name(fill.get("val", "")):
            yield colour
    for shape in element.iter("{*}oval", "{*}rect", "{*}shape", "{*}roundrect"):
        if colour := colour_name(shape.get("fillcolor", "").split(" ")[0]):
            yield colour

"""How a Word file looks: its styles, lists and colours, on python-docx's own empty document."""

from __future__ import annotations

from typing import Any

from docx import Document as empty_document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor, Twips

from actions.imports.own.cells import BULLET_STYLE, TEXT_STYLE
from reporting.document.renderers.palette import Palette
from reporting.document.renderers.word_xml import w

FONT = "Arial"
INK = "0B0C0C"
SIZES = {0: 24, 1: 18, 2: 14, 3: 12.5, 4: 12, 5: 11, 6: 11, 7: 11, 8: 11, 9: 11}
BULLETS = ("•", "–", "•")
BULLET_LIST, NUMBER_LIST, TABLE_LIST, LETTER_LIST = 1, 2, 3, 4
FIRST_OWN_LIST = 10
# How far what belongs to a numbered paragraph is set in, what has a rule beside it, and the words
# after a label.
SET_IN, RULED, LABELLED = 737, 240, 2835
# How far the text of minutes stands from the number in their margin, and words from a label that runs in.
MARGIN_NUMBER, RUN_IN = 1417, 2268
# Styles that Word itself knows under these names, and uses when it makes contents and notes anew.
WORDS_OWN = ("toc ", "footnote ", "Hyperlink")
# Half the space of a list's hanging indent, in twentieths of a point.
STEP, TABLE_STEP = 360, 200


def styled_document(colours: Palette, language: str) -> Any:
    """An empty document in our styles, whose body holds nothing but its last section."""
    document = empty_document()
    lists(document)
    defaults(document, language)
    style_headings(document, colours)
    style_texts(document, colours)
    return document


def defaults(document: Any, language: str) -> None:
    usual = document.styles.element.find(qn("w:docDefaults")).find(
        f"{qn('w:rPrDefault')}/{qn('w:rPr')}"
    )
    usual.find(qn("w:lang")).set(qn("w:val"), language)
    set_typeface(usual)
    body = document.styles["Normal"]
    body.font.size = Pt(11)
    set_spacing(body, after=7)
    body.paragraph_format.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    body.paragraph_format.line_spacing = 1.15


def set_typeface(properties: Any) -> None:
    """One typeface for all scripts, instead of the theme's."""
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    names = dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), FONT)
    properties.insert(0, w("rFonts", **names))


def style_headings(document: Any, colours: Palette) -> None:
    for level, size in SIZES.items():
        style = document.styles["Title" if level == 0 else f"Heading {level}"]
        recoloured(style, colours.ink, size, bold=True)
        style.font.italic = False
        set_spacing(style, before=20 if level == 0 else 14, after=8 if level == 0 else 6)
        style.paragraph_format.keep_with_next = True
    for border in document.styles["Title"].element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
    recoloured(document.styles["Subtitle"], INK, 15)
    document.styles["Subtitle"].font.italic = False


def style_texts(document: Any, colours: Palette) -> None:
    set_spacing(document.styles["List Bullet"], after=3)
    make_list_style(document.styles["List Bullet"], BULLET_LIST)
    set_spacing(document.styles["List Number"], after=3)
    make_list_style(document.styles["List Number"], NUMBER_LIST)
    small = add_style(document, TEXT_STYLE, size=9, after=2)
    bullet = add_style(document, BULLET_STYLE, base="List Bullet", size=9, after=1)
    make_list_style(bullet, TABLE_LIST)
    for style in (small, bullet):
        style.paragraph_format.line_spacing = 1.0
    head = add_style(document, "Plan table heading", base=TEXT_STYLE, size=9, bold=True)
    head.paragraph_format.keep_with_next = True
    add_style(document, "Callout title", size=11, bold=True, colour=colours.ink, after=2)
    add_style(document, "Callout", size=11, after=4)
    for name in ("Callout title", "Callout"):
        add_left_rule(document.styles[name], colours.ink)
    document.styles["Callout title"].paragraph_format.keep_with_next = True
    document.styles["Callout title"].paragraph_format.space_before = Pt(8)
    recoloured(document.styles["Quote"], INK, 11, italic=True)
    add_left_rule(document.styles["Quote"], colours.line)
    recoloured(document.styles["Caption"], INK, 10, bold=True)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    add_style(document, "Quote speaker", size=10, bold=True)
    add_left_rule(document.styles["Quote speaker"], colours.line)
    hanging(add_style(document, "Numbered paragraph"), SET_IN)
    fact = add_style(document, "Fact", after=0)
    hanging(fact, LABELLED)
    colour = colours.line.removeprefix("#")
    sides = (w(side, val="single", sz=4, space=4, color=colour) for side in ("bottom", "between"))
    bordered(fact, *sides)
    style_minutes(document, colours)
    leading(document, colours)
    style_notes(document)
    contents_list(document, colours)
    for name in ("Header", "Footer"):
        recoloured(document.styles[name], INK, 8.5)
        set_spacing(document.styles[name])
        document.styles[name].paragraph_format.line_spacing = 1.0
    add_style(
        document, "Hyperlink", kind=WD_STYLE_TYPE.CHARACTER, colour=colours.ink
    ).font.underline = True


def leading(document: Any, colours: Palette) -> None:
    """The heading block of a paper: whose it is, for whom, on what day."""
    add_style(document, "Issuer", size=20, bold=True, colour=colours.ink, after=2)
    to = add_style(document, "Reported to", size=13, bold=True, after=1)
    to.paragraph_format.space_before = Pt(14)
    ink = colours.ink.removeprefix("#")
    bordered(to, w("top", val="single", sz=16, space=10, color=ink))
    add_style(document, "Running mark", base="Header", bold=True).paragraph_format.alignment = 1


def style_minutes(document: Any, colours: Palette) -> None:
    heading = add_style(document, "Minute heading", base="Heading 1", size=12, after=2)
    recoloured(heading, INK, 12, bold=True)
    set_spacing(heading, before=10, after=2)
    hanging(heading, MARGIN_NUMBER)
    hanging(add_style(document, "Run in", after=4), RUN_IN)
    agreed = add_style(document, "Resolution", after=6)
    add_left_rule(agreed, colours.ink)
    action = add_style(document, "Action line", after=6)
    action.paragraph_format.keep_together = True
    bordered(action, *frame_sides(INK))
    record = add_style(document, "True record")
    record.paragraph_format.space_before = Pt(28)


def frame_sides(colour: str) -> tuple[Any, ...]:
    sides = ("top", "left", "bottom", "right")
    return tuple(w(side, val="single", sz=6, space=4, color=colour) for side in sides)


def contents_list(document: Any, colours: Palette) -> None:
    title = add_style(document, "Contents title", size=20, bold=True, colour=colours.ink, after=8)
    title.paragraph_format.keep_with_next = True
    for level in (1, 2, 3):
        entry = add_style(document, f"toc {level}", size=11, after=4, indent=12 * (level - 1))
        entry.font.bold = level == 1
        entry.hidden = False


def hanging(style: Any, wide: int) -> None:
    """The first word hangs left of the rest, which begin after a tab."""
    style.paragraph_format.left_indent = Twips(wide)
    style.paragraph_format.first_line_indent = Twips(-wide)
    style.paragraph_format.tab_stops.add_tab_stop(Twips(wide))


def style_notes(document: Any) -> None:
    style = add_style(document, "footnote text", size=9, after=2)
    style.paragraph_format.line_spacing = 1.0
    mark = add_style(document, "footnote reference", kind=WD_STYLE_TYPE.CHARACTER)
    mark.font.superscript = True


def add_style(
    document: Any, name: str, *, base: str = "Normal", kind: Any = WD_STYLE_TYPE.PARAGRAPH,
    size: float = 0, bold: bool = False, colour: str = "", after: float | None = None, indent: float = 0,
) -> Any:  # fmt: skip
    style = document.styles.add_style(name, kind, builtin=name.startswith(WORDS_OWN))
    if kind == WD_STYLE_TYPE.PARAGRAPH:
        style.base_style = document.styles[base]
        style.quick_style = True
    if size:
        style.font.size = Pt(size)
    if bold:
        style.font.bold = True
    if colour:
        style.font.color.rgb = rgb(colour)
    if after is not None:
        set_spacing(style, after=after)
    if indent:
        style.paragraph_format.left_indent = Pt(indent)
    return style


def recoloured(
    style: Any, colour: str, size: float, *, bold: bool = False, italic: bool = False
) -> None:
    properties = style.element.get_or_add_rPr()
    for name in ("color", "spacing", "kern"):
        for old in properties.findall(qn(f"w:{name}")):
            properties.remove(old)
    set_typeface(properties)
    style.font.color.rgb = rgb(colour)
    style.font.size = Pt(size)
    style.font.bold, style.font.italic = bold, italic


def rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.removeprefix("#").upper())


def set_spacing(style: Any, *, before: float = 0, after: float = 0) -> None:
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)


def add_left_rule(style: Any, colour: str) -> None:
    """A rule at the left, as the boxes of the page have."""
    style.paragraph_format.left_indent = Twips(RULED)
    bordered(style, left_rule(colour))


def left_rule(colour: str) -> Any:
    return w("left", val="single", sz=24, space=8, color=colour.removeprefix("#"))


def bordered(style: Any, *sides: Any) -> None:
    style.element.get_or_add_pPr().insert_element_before(
        w("pBdr", *sides), "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind",
        "w:contextualSpacing", "w:jc", "w:outlineLvl",
    )  # fmt: skip


def make_list_style(style: Any, number: int) -> None:
    """Make a style be a list's."""
    properties = style.element.get_or_add_pPr()
    for name in ("numPr", "ind", "tabs", "contextualSpacing"):
        for old in properties.findall(qn(f"w:{name}")):
            properties.remove(old)
    properties._insert_numPr(w("numPr", w("numId", val=number)))


def lists(document: Any) -> None:
    """Our own lists in place of the template's."""
    numbering = document.part.numbering_part.element
    for old in list(numbering):
        numbering.remove(old)
    shapes = (
        (BULLET_LIST, "bullet", STEP),
        (NUMBER_LIST, "decimal", STEP),
        (TABLE_LIST, "bullet", TABLE_STEP),
        (LETTER_LIST, "lowerLetter", STEP),
    )
    for number, kind, step in shapes:
        numbering.append(abstract(number, kind, step))
    for number, _, _ in shapes:
        numbering.append(w("num", w("abstractNumId", val=number), numId=number))


def abstract(number: int, kind: str, step: int) -> Any:
    levels = (level(depth, kind, step) for depth in range(9))
    return w(
        "abstractNum", w("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=number
    )


def level(depth: int, kind: str, step: int) -> Any:
    ends = ")" if kind == "lowerLetter" else "."
    shape = BULLETS[depth % len(BULLETS)] if kind == "bullet" else f"%{depth + 1}{ends}"
    indent = w("pPr", w("ind", left=step * (depth + 1), hanging=step))
    return w(
        "lvl", w("start", val=1), w("numFmt", val=kind), w("lvlText", val=shape),
        w("lvlJc", val="left"), indent, ilvl=depth,
    )  # fmt: skip


def own_list(document: Any, kind: int, number: int, start: int) -> None:
    """A list that counts from its own ``start``."""
    again = w("lvlOverride", w("startOverride", val=start), ilvl=0)
    made = w("num", w("abstractNumId", val=kind), again, numId=number)
    document.part.numbering_part.element.append(made)

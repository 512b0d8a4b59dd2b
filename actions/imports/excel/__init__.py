"""A workbook as words and tables: one table for each sheet that holds something."""

from __future__ import annotations

import colorsys
import io
import re
from dataclasses import replace
from datetime import date, datetime, time
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.cell.cell import MergedCell
from python_calamine import CalamineWorkbook

from actions.imports.colours import colour_name
from actions.imports.excel.dates import printed_date
from actions.imports.excel.formulas import work_out_formulas
from actions.imports.excel.leftovers import Sights
from actions.imports.excel.parts import SheetParts, read_sheet_parts
from actions.imports.grid import (
    MOST_CELLS,
    Block,
    Loose,
    SourceCell,
    SourceParagraph,
    lay_out_table,
    rectangle,
)
from actions.imports.refusals import TOO_MANY_CELLS
from actions.imports.unseen import says_who_reads
from csp.files.packages import Unreadable
from csp.prose import clean_cell

# Beyond this only the words are read, by the faster reader.
LARGE = 4 * 1024 * 1024
_THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# Excel's order of a theme's colours, where the first two pairs change places.
_THEME_ORDER = (
    "lt1",
    "dk1",
    "lt2",
    "dk2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
)


def read_excel_blocks(data: bytes) -> list[Block]:
    parts = read_sheet_parts(data)
    return read_words_only(data, parts) if len(data) > LARGE else read_with_looks(data, parts)


def read_words_only(data: bytes, parts: dict[str, SheetParts]) -> list[Block]:
    """Sheets without looks."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    blocks: list[Block] = []
    sights = Sights(parts)
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        values = sheet.to_python(skip_empty_area=True)
        top, left = sheet.start or (0, 0)
        words = [[printed_value(value) for value in row] for row in values]
        heard = {
            x
            for x, said in enumerate(zip(*words, strict=True), left + 1)
            if x in sights.hidden_columns(name) and says_who_reads(said)
        }
        rows = [
            [
                Loose(clean_cell(sights.seen(name, y, x, said, even=x in heard) or ""))
                for x, said in enumerate(row, left + 1)
            ]
            for y, row in enumerate(words, top + 1)
        ]
        if any(cell.text for row in rows for cell in row):
            blocks += [
                SourceParagraph(name, 1, is_sheet=True),
                lay_out_table(rows, f"Sheet {name}"),
            ]
    return [*blocks, *sights.leftovers()]


def read_with_looks(data: bytes, parts: dict[str, SheetParts]) -> list[Block]:
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    theme = theme_colours(book)
    blocks: list[Block] = []
    sights = Sights(parts)
    for sheet in book.worksheets:
        sights.note_worked_out(
            sheet.title, work_out_formulas(sheet, sights.formulas_without_values(sheet.title))
        )
        taken, height = places(sheet, theme, sights)
        if any(cell.text for cell in taken.values()):
            blocks += [
                SourceParagraph(sheet.title, 1, is_sheet=True),
                rectangle(taken, height, f"Sheet {sheet.title}"),
            ]
    return [*blocks, *sights.leftovers()]


def places(
    sheet, theme: list[str], sights: Sights
) -> tuple[dict[tuple[int, int], SourceCell], int]:
    taken: dict[tuple[int, int], SourceCell] = {}
    merged = {(each.min_row, each.min_col): each for each in sheet.merged_cells.ranges}
    used = [(c.row, c.column) for c in sheet._cells.values() if c.value not in (None, "")]
    height = max((row for row, _ in used), default=0)
    width = max((column for _, column in used), default=0)
    heard = heard_columns(sheet, sights.hidden_columns(sheet.title))
    for found in list(sheet._cells.values()):
        if isinstance(found, MergedCell) or found.row > height or found.column > width:
            continue
        span = merged.get((found.row, found.column))
        cell = _sheet_cell(found, span, height, width, theme)
        text = sights.seen(
            sheet.title,
            found.row,
            found.column,
            cell.text,
            tall=cell.height,
            wide=cell.width,
            even=found.column in heard,
        )
        if text is None:
            continue
        cell = replace(cell, text=clean_cell(text))
        for y in range(cell.top, cell.top + cell.height):
            for x in range(cell.left, cell.left + cell.width):
                taken[y, x] = cell
        if len(taken) > MOST_CELLS:
            raise Unreadable(TOO_MANY_CELLS)
    return taken, height


def heard_columns(sheet, hidden: set[int]) -> set[int]:
    """The hidden columns that say who may read their rows."""
    words: dict[int, list[str]] = {}
    for found in sheet._cells.values():
        if found.column in hidden and found.value is not None:
            words.setdefault(found.column, []).append(printed_value(found.value))
    return {column for column, said in words.items() if says_who_reads(said)}


def _sheet_cell(found, span, height: int, width: int, theme: list[str]) -> SourceCell:
    down = min(span.max_row, height) - found.row + 1 if span else 1
    wide = min(span.max_col, width) - found.column + 1 if span else 1
    text = clean_cell(printed_value(found.value, found.number_format))
    bold = bool(text and found.font and found.font.b)
    # Only a sign without words tells anything by the colour of its letters.
    ink = found.font.color if text and found.font and not re.search(r"\w", text) else None
    return SourceCell(
        text, found.row - 1, found.column - 1, down, wide, fill_name(found.fill, theme), bold,
        sheet_colour(ink, theme),
    )  # fmt: skip


def fill_name(fill, theme: list[str]) -> str:
    if fill is None or fill.fill_type in (None, "none"):
        return ""
    return sheet_colour(getattr(fill, "fgColor", None), theme)


def sheet_colour(colour, theme: list[str]) -> str:
    """The name of a colour of Excel's: by its parts, by its number or by its place in the theme."""
    if colour is None:
        return ""
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return colour_name(colour.rgb)
    if colour.type == "indexed" and 0 <= colour.indexed < len(openpyxl.styles.colors.COLOR_INDEX):
        return colour_name(openpyxl.styles.colors.COLOR_INDEX[colour.indexed])
    if colour.type == "theme" and 0 <= colour.theme < len(theme):
        return colour_name(tinted(theme[colour.theme], colour.tint or 0))
    return ""


def theme_colours(book) -> list[str]:
    if not book.loaded_theme:
        return []
    try:
        root = openpyxl.xml.functions.fromstring(book.loaded_theme)
    except (ParseError, SyntaxError, ValueError):
        return []
    found = []
    for name in _THEME_ORDER:
        element = root.find(f".//{_THEME}clrScheme/{_THEME}{name}")
        inner = element[0] if element is not None and len(element) else None
        found.append((inner.get("lastClr") or inner.get("val") or "") if inner is not None else "")
    return found


def tinted(rgb: str, tint: float) -> str:
    if not tint or not re.fullmatch(r"[0-9a-fA-F]{6}", rgb):
        return rgb
    hue, light, strong = colorsys.rgb_to_hls(*(int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    mixed = colorsys.hls_to_rgb(hue, min(max(light, 0), 1), strong)
    return "".join(f"{round(part * 255):02X}" for part in mixed)


def printed_value(value, number_format: str = "") -> str:
    """A value as the sheet shows it, near enough to be recognised."""
    match value:
        case None:
            return ""
        case bool():
            return "Yes" if value else "No"
        case datetime() | date() | time():
            return printed_date(value, number_format)
        case int() | float():
            return printed_number(value, number_format)
    return str(value)


def printed_number(value: float, number_format: str) -> str:
    shape = number_format.split(";")[0]
    if "%" in shape:
        return f"{round(value * 100, _decimal_places(shape)):.{_decimal_places(shape)}f}%"
    pounds = "£" if "£" in shape else ""
    if pounds or re.fullmatch(r"#,##0(\.0+)?|0\.0+", shape.strip("_- ()")):
        return f"{pounds}{value:{',' if ',' in shape or pounds else ''}.{_decimal_places(shape)}f}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(value) if isinstance(value, float) else str(value)


def _decimal_places(shape: str) -> int:
    match = re.search(r"\.(0+)", shape)
    return len(match[1]) if match else 0

"""Tables that a page break divides, as one."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from actions.imports.lines import PrintedLine, begins_item
from actions.imports.pdf.sheets import Part, PdfCell, PdfTable

# Columns of one table stand so near under one another on both pages.
_SHIFT = 6


def stitched(parts: list[Part]) -> list[Part]:
    """The parts with each divided table put together again."""
    found: list[Part] = []
    for part in parts:
        last = found[-1] if found else None
        if isinstance(part, PdfTable) and isinstance(last, PdfTable) and _follows(last, part):
            _append(last, part)
        else:
            found.append(part)
    return found


def _follows(last: PdfTable, sheet: PdfTable) -> bool:
    if not (last.ends_page and sheet.starts_page) or last.width != sheet.width:
        return False
    shift = sheet.edges[0] - last.edges[0]
    return all(abs(b - a - shift) < _SHIFT for a, b in zip(last.edges, sheet.edges, strict=True))


def _append(last: PdfTable, sheet: PdfTable) -> None:
    start = 1 if _repeats_header(last, sheet) else 0
    torn = _is_torn(last, sheet, start)
    base = last.height - (1 if torn else 0)
    for (at, x), (piece, tall, wide) in sorted(sheet.cells.items()):
        if at < start:
            continue
        place = at - start + base
        if not (torn and at == start and _carry_on(last, (place, x), piece, tall)):
            last.cells[place, x] = (piece, tall, wide)
    if torn:
        last.joined.add(base)
    last.height = base + sheet.height - start
    last.ends_page = sheet.ends_page


def _repeats_header(last: PdfTable, sheet: PdfTable) -> bool:
    first = sheet.words(0)
    return sheet.height > 1 and any(first) and first == last.words(0)


def _carry_on(last: PdfTable, place: tuple[int, int], piece: PdfCell, tall: int) -> bool:
    """Puts a piece to the cell above that reaches down to its place; says whether there is one."""
    at, x = place
    top = next((top for top in range(at, -1, -1) if (top, x) in last.cells), None)
    if top is None:
        return False
    above, height, wide = last.cells[top, x]
    if top + height <= at:
        return False
    above.lines = [*above.lines, *_below(above.lines, piece.lines)]
    if tall > 1:
        last.cells[top, x] = (above, tall + at - top, wide)
    return True


def _below(above: list[PrintedLine], lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines of the next page as if they stood right under those of this one."""
    if not above or not lines:
        return lines
    steps = [b.top - a.top for each in (above, lines) for a, b in pairwise(each)]
    step = min(steps, default=(above[-1].bottom - above[-1].top) * 1.15)
    shift = above[-1].top + step - lines[0].top
    return [replace(each, top=each.top + shift, bottom=each.bottom + shift) for each in lines]


# -- Torn rows ---------------------------------------------------------------------------------------


def _is_torn(last: PdfTable, sheet: PdfTable, start: int) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before."""
    if start >= sheet.height or not last.height:
        return False
    lower = sheet.row(start)
    if sum(piece is not None for piece in lower) < 2 or not any(sheet.words(start)):
        return False
    if _lacks_number(last, sheet, start):
        return True
    pairs = list(zip(last.row(last.height - 1), lower, strict=True))
    cuts = [_is_cut(a.lines, b.lines) for a, b in pairs if a and b and a.lines and b.lines]
    if not cuts:
        return False
    return all(cuts) or (sum(cuts) * 2 > len(cuts) and any(_is_done(a, b) for a, b in pairs))


def _is_cut(upper: list[PrintedLine], lower: list[PrintedLine]) -> bool:
    """Whether the lines of a cell stop in the middle of what they say."""
    first = lower[0].text
    return upper[-1].trailing or (first[:1].islower() and not begins_item(first))


def _is_done(upper: PdfCell | None, lower: PdfCell | None) -> bool:
    """Whether a cell has ended while others of its row go on."""
    return bool(upper and upper.lines and not (lower and lower.lines))


def _lacks_number(last: PdfTable, sheet: PdfTable, start: int) -> bool:
    """The column that numbers the rows is empty where a row goes on."""
    firsts = [last.words(at)[0] for at in range(1, last.height)]
    filled = [text for text in firsts if text]
    short = sum(len(text) < 15 for text in filled)
    numbers = bool(filled) and 2 * len(filled) >= len(firsts) and short > 0.6 * len(filled)
    return numbers and not sheet.words(start)[0]

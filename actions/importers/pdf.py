"""A PDF with real text as words and tables, put together over its page breaks."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

import pdfplumber
from pdfplumber.utils.exceptions import PdfminerException

from actions.importers.colours import shade_name
from actions.importers.grid import Block, Cell, Words, rectangle
from actions.importers.grid import Table as Grid
from actions.importers.lines import Line, Manner, begins_item, is_list, paragraphs
from actions.importers.refusals import ENCRYPTED, SCANNED, Unreadable
from csp.prose import clean_cell

MOST_PAGES = 300
LEAST_LETTERS = 20
_LOCKED = {"PDFPasswordIncorrect", "PDFEncryptionError"}
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d+(?:\s*(?:of|/)\s*\d+)?", re.IGNORECASE)
_SETTINGS = {"vertical_strategy": "lines", "horizontal_strategy": "lines", "snap_tolerance": 3,
             "join_tolerance": 3, "intersection_tolerance": 4}  # fmt: skip


@dataclass
class Piece:
    """A cell of one page: its lines, edges and looks."""

    lines: list[Line]
    x0: float
    x1: float
    colour: str = ""


@dataclass
class Sheet:
    """A table, or as much of it as one page has; ``cells`` by row and column."""

    page: int
    edges: list[float]
    height: int
    cells: dict[tuple[int, int], tuple[Piece, int, int]]
    starts_page: bool = False
    ends_page: bool = False
    joined: set[int] = field(default_factory=set)

    @property
    def width(self) -> int:
        return len(self.edges) - 1

    def row(self, at: int) -> list[Piece | None]:
        return [self.cells[at, x][0] if (at, x) in self.cells else None for x in range(self.width)]

    def words(self, at: int) -> list[str]:
        return [
            " ".join(line.text for line in piece.lines) if piece else "" for piece in self.row(at)
        ]


def read(data: bytes, known: Iterable[str] = ()) -> list[Block]:
    """``known`` names help to tell where one lead ends and the next begins."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            if len(document.pages) > MOST_PAGES:
                raise Unreadable(
                    f"The PDF has more than {MOST_PAGES} pages. Choose a PDF of the action plan alone."
                )
            parts = [part for at, page in enumerate(document.pages) for part in _page(page, at + 1)]
    except PdfminerException as problem:
        # The library below names the reason by its class alone.
        if {type(each).__name__ for each in (problem, *problem.args)} & _LOCKED:
            raise Unreadable(ENCRYPTED) from problem
        raise
    if _letters(parts) < LEAST_LETTERS:
        raise Unreadable(SCANNED)
    return list(_blocks(_stitched(parts), known))


def _letters(parts: list[Sheet | Line]) -> int:
    lines = [part for part in parts if isinstance(part, Line)]
    lines += [
        line
        for part in parts
        if isinstance(part, Sheet)
        for piece, *_ in part.cells.values()
        for line in piece.lines
    ]
    return sum(len(line.text.strip()) for line in lines)


# -- One page ----------------------------------------------------------------------------------------


def _page(page, number: int) -> Iterator[Sheet | Line]:
    """The tables of a page, and the lines between them, from top to bottom."""
    letters = [_plain(char) for char in page.dedupe_chars().chars if char.get("upright", True)]
    letters += _drawn_bullets(page.curves, letters)
    fills = [
        rect
        for rect in page.rects
        if rect.get("fill") and rect.get("non_stroking_color") is not None
    ]
    settings = {**_SETTINGS, "explicit_horizontal_lines": _open_ends(page.edges)}
    sheets = [
        (found.bbox, _sheet(found, letters, fills, number)) for found in page.find_tables(settings)
    ]
    sheets = [(box, sheet) for box, sheet in sheets if sheet.width > 1 or sheet.height > 1]
    sheets.sort(key=lambda each: each[0][1])
    free = [char for char in letters if not any(_inside(char, box) for box, _ in sheets)]
    parts: list[tuple[float, Sheet | Line]] = [(line.top, line) for line in set_lines(free)]
    parts = _without_running(parts, page)
    if sheets:
        tops = [top for top, _ in parts]
        sheets[0][1].starts_page = not any(top < sheets[0][0][1] for top in tops)
        sheets[-1][1].ends_page = not any(top > sheets[-1][0][3] for top in tops)
    parts += [(box[1], sheet) for box, sheet in sheets]
    for _, part in sorted(parts, key=lambda each: each[0]):
        yield part


def _plain(char: dict) -> dict:
    """A letter with the ligatures that a printer joins taken apart again."""
    if any("\ufb00" <= letter <= "\ufb06" for letter in char["text"]):
        return {**char, "text": unicodedata.normalize("NFKC", char["text"])}
    return char


def _drawn_bullets(curves: list[dict], letters: list[dict]) -> list[dict]:
    """Small filled dots in front of a line, as letters: browsers draw their bullets."""
    found = []
    for dot in curves:
        wide, tall = dot["width"], dot["height"]
        if not (1.5 <= wide <= 7 and 0.7 <= wide / max(tall, 0.1) <= 1.4):
            continue
        middle = (dot["top"] + dot["bottom"]) / 2
        beside = [
            char
            for char in letters
            if char["top"] < middle < char["bottom"] and 0 < char["x0"] - dot["x1"] < 25
        ]
        if beside:
            char = min(beside, key=lambda each: each["x0"])
            found.append({**char, "text": "•", "x0": dot["x0"], "x1": dot["x1"]})
    return found


def _open_ends(edges: list[dict]) -> list[float]:
    """Where the upright lines of a table stop without a line across, as at a page break."""
    reach: dict[int, list[list[float]]] = {}
    for edge in sorted(
        (each for each in edges if each["orientation"] == "v"), key=lambda each: each["top"]
    ):
        spans = reach.setdefault(round(edge["x0"] / 2), [])
        if spans and edge["top"] - spans[-1][1] < 4:
            spans[-1][1] = max(spans[-1][1], edge["bottom"])
        else:
            spans.append([edge["top"], edge["bottom"]])
    ends: dict[int, list[float]] = {}
    for at, spans in reach.items():
        for y in (y for span in spans if span[1] - span[0] > 8 for y in span):
            ends.setdefault(round(y), []).append(at * 2.0)
    return [
        float(y)
        for y, places in ends.items()
        if len(places) > 2 and not _is_closed(edges, y, places)
    ]


def _is_closed(edges: list[dict], y: float, places: list[float]) -> bool:
    """Whether lines across join the ends; a shaded cell's own edge alone does not."""
    across = {
        round(x)
        for edge in edges
        if edge["orientation"] == "h" and abs(edge["top"] - y) < 5
        for x in range(int(edge["x0"]), int(edge["x1"]))
    }
    return len(across) >= 0.5 * (max(places) - min(places))


def _without_running(parts: list, page) -> list:
    """Leaves out page numbers and what else stands in the outer margins of a page."""
    return [(top, line) for top, line in parts if not _is_running(line, page.height)]


def _is_running(line: Line, height: float) -> bool:
    if line.top > height * 0.93 or line.bottom < height * 0.06:
        return True
    outer = line.top > height * 0.88 or line.top < height * 0.1
    return outer and bool(_PAGE_NUMBER.fullmatch(line.text.strip()))


def _inside(char: dict, box: tuple[float, float, float, float]) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _edges(values: list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > 3:
            found.append(value)
    return found


def _sheet(found, letters: list[dict], fills: list[dict], number: int) -> Sheet:
    boxes = [box for box in found.cells if box[2] - box[0] > 2 and box[3] - box[1] > 2]
    across = _edges([x for box in boxes for x in (box[0], box[2])])
    down = _edges([y for box in boxes for y in (box[1], box[3])])
    cells = {}
    within = [char for char in letters if _inside(char, found.bbox)]
    for box in boxes:
        left, right = _nearest(across, box[0]), _nearest(across, box[2])
        top, bottom = _nearest(down, box[1]), _nearest(down, box[3])
        own = [char for char in within if _inside(char, box)]
        piece = Piece(set_lines(own), box[0], box[2], _fill(box, fills))
        cells[top, left] = (piece, max(1, bottom - top), max(1, right - left))
    return Sheet(number, across or [0.0], max(len(down) - 1, 0), cells)


def _nearest(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))


def _fill(box, fills: list[dict]) -> str:
    """The shade behind a cell: the smallest painted shape that covers its middle."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    over = [
        rect
        for rect in fills
        if rect["x0"] <= x <= rect["x1"]
        and rect["top"] <= y <= rect["bottom"]
        and rect["width"] * rect["height"] >= 0.3 * (box[2] - box[0]) * (box[3] - box[1])
    ]
    for rect in sorted(over, key=lambda each: each["width"] * each["height"]):
        if name := _colour(rect["non_stroking_color"]):
            return name
    return ""


def _colour(value) -> str:
    parts = [
        float(part)
        for part in (value if isinstance(value, list | tuple) else [value])
        if isinstance(part, int | float)
    ]
    if len(parts) == 3:
        return shade_name(*(min(max(part, 0), 1) for part in parts))
    if len(parts) == 4:
        cyan, magenta, yellow, black = (min(max(part, 0), 1) for part in parts)
        return shade_name(*((1 - ink) * (1 - black) for ink in (cyan, magenta, yellow)))
    if len(parts) == 1:
        return "Grey" if 0.1 < parts[0] < 0.94 else ""
    return ""


def set_lines(chars: list[dict]) -> list[Line]:
    """Letters as lines, from top to bottom."""
    rows: list[list[dict]] = []
    for char in sorted(chars, key=lambda each: ((each["top"] + each["bottom"]) / 2, each["x0"])):
        if not char["text"] or char["size"] <= 0:
            continue
        middle = (char["top"] + char["bottom"]) / 2
        if rows and middle - _middle(rows[-1]) < max(
            2.0, 0.45 * min(char["size"], rows[-1][0]["size"])
        ):
            rows[-1].append(char)
        else:
            rows.append([char])
    lines = (_line(sorted(row, key=lambda each: each["x0"])) for row in rows)
    return [line for line in lines if line.text.strip()]


def _middle(row: list[dict]) -> float:
    return (row[0]["top"] + row[0]["bottom"]) / 2


def _line(row: list[dict]) -> Line:
    text, last = "", None
    size = Counter(round(char["size"], 1) for char in row).most_common(1)[0][0]
    for char in row:
        if (
            last is not None
            and char["x0"] - last["x1"] > 0.16 * size
            and not text.endswith(" ")
            and char["text"] != " "
        ):
            text += " "
        text += char["text"]
        last = char
    ink = [char for char in row if char["text"].strip()] or row
    spaces = [char["x1"] - char["x0"] for char in row if char["text"] == " "]
    # A space that hangs out at the end may be drawn with no width.
    space = max(min(spaces), 0.2 * size) if spaces else 0.28 * size
    words = text.strip().split(" ")
    skip = 1 if begins_item(text.strip()) and len(words) > 1 else 0
    count = sum(len(word) for word in words[: skip + 1])
    first = ink[sum(len(word) for word in words[:skip]) : count]
    wide = first[-1]["x1"] - first[0]["x0"] if first else 0.0
    letter = sum(char["x1"] - char["x0"] for char in ink) / len(ink)
    bold = all(
        "bold" in char["fontname"].lower() or "black" in char["fontname"].lower() for char in ink
    )
    apart = skip and len(ink) > 1 and ink[1]["x0"] - ink[0]["x1"] > 1.5 * space
    return Line(text.strip(), ink[0]["x0"], ink[-1]["x1"], min(char["top"] for char in ink),
                max(char["bottom"] for char in ink), space, text.endswith((" ", "\xa0")), wide, letter, bold,
                ink[1]["x0"] if apart else 0.0)  # fmt: skip


# -- Page breaks -------------------------------------------------------------------------------------


def _stitched(parts: list[Sheet | Line]) -> list[Sheet | Line]:
    """Tables that a page break divides as one."""
    found: list[Sheet | Line] = []
    for part in parts:
        last = found[-1] if found else None
        if isinstance(part, Sheet) and isinstance(last, Sheet) and _follows(last, part):
            _append(last, part)
        else:
            found.append(part)
    return found


def _follows(last: Sheet, sheet: Sheet) -> bool:
    if not (last.ends_page and sheet.starts_page) or last.width != sheet.width:
        return False
    shift = sheet.edges[0] - last.edges[0]
    return all(abs(b - a - shift) < 6 for a, b in zip(last.edges, sheet.edges, strict=True))


def _append(last: Sheet, sheet: Sheet) -> None:
    start = 1 if sheet.height > 1 and sheet.words(0) == last.words(0) and any(sheet.words(0)) else 0
    torn = _is_torn(last, sheet, start)
    base = last.height - (1 if torn else 0)
    for (at, x), (piece, tall, wide) in sorted(sheet.cells.items()):
        if at < start:
            continue
        place = at - start + base
        if torn and at == start and (above := _above(last, place, x)):
            above.lines = [*above.lines, *_below(above.lines, piece.lines)]
            if tall > 1:
                last.cells[_origin(last, place, x)] = (
                    above,
                    tall + place - _origin(last, place, x)[0],
                    wide,
                )
        else:
            last.cells[place, x] = (piece, tall, wide)
    if torn:
        last.joined.add(base)
    last.height = base + sheet.height - start
    last.ends_page, last.page = sheet.ends_page, sheet.page


def _origin(sheet: Sheet, at: int, x: int) -> tuple[int, int]:
    return next((top, x) for top in range(at, -1, -1) if (top, x) in sheet.cells)


def _above(sheet: Sheet, at: int, x: int) -> Piece | None:
    top = next((top for top in range(at, -1, -1) if (top, x) in sheet.cells), None)
    if top is None:
        return None
    piece, tall, _ = sheet.cells[top, x]
    return piece if top + tall > at else None


def _below(above: list[Line], lines: list[Line]) -> list[Line]:
    """The lines of the next page as if they stood right under those of this one."""
    if not above or not lines:
        return lines
    steps = [b.top - a.top for each in (above, lines) for a, b in pairwise(each)]
    step = min(steps, default=(above[-1].bottom - above[-1].top) * 1.15)
    shift = above[-1].top + step - lines[0].top
    return [replace(each, top=each.top + shift, bottom=each.bottom + shift) for each in lines]


def _is_torn(last: Sheet, sheet: Sheet, start: int) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before."""
    if start >= sheet.height or not last.height:
        return False
    upper, lower = last.row(last.height - 1), sheet.row(start)
    if sum(piece is not None for piece in lower) < 2:
        return False
    texts = sheet.words(start)
    if not any(texts):
        return False
    if _leading_empty(last, sheet, start):
        return True
    cut = [(a, b) for a, b in zip(upper, lower, strict=True) if a and b and a.lines and b.lines]
    marks = [a.lines[-1].trailing or (b.lines[0].text[:1].islower() and not begins_item(b.lines[0].text))
             for a, b in cut]  # fmt: skip
    return (
        bool(marks)
        and sum(marks) * 2 > len(marks)
        and any(a and a.lines and (not b or not b.lines) for a, b in zip(upper, lower, strict=True))
    ) or (len(marks) > 0 and all(marks))


def _leading_empty(last: Sheet, sheet: Sheet, start: int) -> bool:
    """The column that numbers the rows is empty where a row goes on."""
    firsts = [sheet_row[0] for sheet_row in (last.words(at) for at in range(1, last.height))]
    filled = [text for text in firsts if text]
    numbers = (
        bool(filled)
        and len(filled) >= 0.5 * len(firsts)
        and sum(len(text) < 15 for text in filled) > 0.6 * len(filled)
    )
    return numbers and not sheet.words(start)[0]


# -- Blocks ------------------------------------------------------------------------------------------


def _blocks(parts: list[Sheet | Line], known: Iterable[str]) -> Iterator[Block]:
    sheets = [part for part in parts if isinstance(part, Sheet)]
    manner = Manner.of(
        [piece.lines for sheet in sheets for piece, *_ in sheet.cells.values()], known
    )
    lines = [part for part in parts if isinstance(part, Line)]
    usual = Counter(round(line.bottom - line.top) for line in lines for _ in line.text).most_common(
        1
    )
    size = usual[0][0] if usual else 0
    largest = max((line.bottom - line.top for line in lines), default=0)
    count = 0
    for part in parts:
        if isinstance(part, Line):
            yield _words(part, size, largest)
        else:
            count += 1
            yield _grid(part, f"Table {count}", manner)


def _words(line: Line, usual: float, largest: float) -> Words:
    height = line.bottom - line.top
    bullet = begins_item(line.text)
    text = clean_cell(f"{line.text}\n.")[:-2].removeprefix("- ") if bullet else line.text
    is_title = not bullet and height >= largest - 0.5 and height > usual * 1.6
    large = height > usual * 1.12 and not bullet
    # The larger the letters, the higher the heading.
    return Words(
        text,
        max(1, 6 - int(height - usual) // 2) if large and not is_title else 0,
        bullet,
        line.bold,
        is_title,
    )


def _grid(sheet: Sheet, source: str, manner: Manner) -> Grid:
    columns: dict[int, list[Piece]] = {}
    for (_, x), (piece, *_) in sheet.cells.items():
        columns.setdefault(x, []).append(piece)
    lists = {
        x
        for x, pieces in columns.items()
        if is_list([(piece.lines, piece.x0, piece.x1) for piece in pieces], manner)
    }
    taken = {}
    for (at, x), (piece, tall, wide) in sorted(sheet.cells.items()):
        text = clean_cell(
            "\n".join(paragraphs(piece.lines, piece.x0, piece.x1, manner, x in lists))
        )
        bold = bool(piece.lines) and all(line.bold for line in piece.lines)
        tall, wide = min(tall, sheet.height - at), min(wide, sheet.width - x)
        cell = Cell(text, at, x, max(1, tall), max(1, wide), piece.colour, bold)
        for y in range(at, at + cell.height):
            for across in range(x, x + cell.width):
                taken.setdefault((y, across), cell)
    grid = rectangle(taken, sheet.height, source)
    return Grid(grid.grid, source, frozenset(sheet.joined))

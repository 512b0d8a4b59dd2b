"""Figures in a paper: what does not add up, what nobody can check, and what is not the paper's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from plans.proofreading.findings import Finding
from plans.proofreading.words import find_wrong_sums, has_word
from reporting import document as d
from reporting.document.words import node_text, nodes, text_lines
from reporting.papers.checks.places import Looked, PrintedPiece

PERCENT = re.compile(r"(?<![\w.])[-+−]?(\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent\b)")
NUMBER = re.compile(
    r"(?<![\w.,£%/])\d{1,3}(?:,\d{3})+(?![\w%])|(?<![\w.,£%/])\d+(?![\w.,%/]|\.\d| ?(?:%|per ?cent))"
)
YEAR = re.compile(r"\b(?:19|20)\d\d(?:[/-]\d{2,4})?\b")
WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
CHANGE = re.compile(
    r"\b(?:increas\w*|decreas\w*|rise|risen|rose|fall|fell|fallen|drop\w*|reduc\w*|up|down|more"
    r"|fewer|less|higher|lower|grew|grown)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])|\n")
TOTAL = re.compile(r"\b(?:total|all)\b", re.IGNORECASE)
ALL = Decimal(100)
# Shares so near to all of them are meant to be all of them; one apart may be rounding.
NEAR, ROUNDING = Decimal(5), Decimal(1)
FEWEST_SHARES = 3
# A number in a sentence that is this near to a total is meant to be it.
NEARLY = 0.03
# Sources that print what people answered, and those that print counts of people and crimes.
ANSWERS = frozenset({"survey", "consultation"})
COUNTS = frozenset({"figures", "localities", "chart", "assessment"}) | ANSWERS


def sums_in_words(looked: Looked) -> Iterator[Finding]:
    """``sum-mismatch``, ``product-mismatch``: a number and the parts beside it (“152 (3 x 50)”)."""
    return find_wrong_sums(looked.passages)


def shares(looked: Looked) -> Iterator[Finding]:
    """``sum-mismatch``: the answers of a survey that make 98 per cent."""
    for piece in looked.pieces:
        for given in piece_shares(piece):
            made = sum(given, Decimal())
            if ROUNDING < abs(made - ALL) <= NEAR:
                listed = ", ".join(f"{each.normalize():f}%" for each in given)
                said = f"{piece.where}: {listed} make {made.normalize():f}%, not 100%."
                yield Finding("sum-mismatch", said, piece.url)


def piece_shares(piece: PrintedPiece) -> Iterator[list[Decimal]]:
    """The percentages of one sentence or one list, if there are enough; or of the answers to one question."""
    if piece.kind in ANSWERS:
        for table in nodes(piece.nodes, d.Table):
            yield from map(cell_shares, columns(table))
        return
    told = [
        shares_in(sentence) for line in text_lines(piece.nodes) for sentence in SENTENCE.split(line)
    ]
    told += [
        cell_shares([d.text_of_runs(it.runs) for it in each.items])
        for each in nodes(piece.nodes, d.List)
    ]
    yield from (each for each in told if len(each) >= FEWEST_SHARES)


def shares_in(sentence: str) -> list[Decimal]:
    found = [] if CHANGE.search(sentence) else PERCENT.findall(sentence)
    return [Decimal(each) for each in found]


def cell_shares(cells: list[str]) -> list[Decimal]:
    """The share that each cell gives, when each gives one and none is a change."""
    found = [PERCENT.findall(cell) for cell in cells]
    if any(len(each) != 1 for each in found) or any(CHANGE.search(cell) for cell in cells):
        return []
    return [Decimal(each[0]) for each in found]


def columns(table: d.Table) -> Iterator[list[str]]:
    """The words of each column under one heading, such as one question, without rows that give totals."""
    for is_row, rows in groupby(table.rows, key=lambda row: isinstance(row, d.Row)):
        if is_row:
            cells = [row.cells for row in rows if isinstance(row, d.Row)]
            said = [[node_text(cell.blocks) for cell in row] for row in cells]
            parts = [row for row in said if not TOTAL.match(row[0])]
            yield from (list(column) for column in zip(*parts, strict=True))


def body(table: d.Table) -> list[d.Row]:
    return [row for row in table.rows if isinstance(row, d.Row)]


def totals(looked: Looked) -> Iterator[Finding]:
    """``sum-mismatch``: the last row of a table is its total, and the rows above come to another number."""
    for piece in looked.pieces:
        for table in nodes(piece.nodes, d.Table):
            yield from find_wrong_totals(piece, table)


def find_wrong_totals(piece: PrintedPiece, table: d.Table) -> Iterator[Finding]:
    rows = [[node_text(cell.blocks) for cell in row.cells] for row in body(table)]
    if len(rows) < FEWEST_SHARES or not TOTAL.match(rows[-1][0]):
        return
    for place, column in enumerate(table.columns):
        cells = [row[place].strip() for row in rows]
        if place and all(WHOLE.fullmatch(cell) for cell in cells):
            *parts, total = (int(cell.replace(",", "")) for cell in cells)
            if sum(parts) != total:
                said = (
                    f"{piece.where}: “{column.title}” in “{table.caption}” gives a total of "
                    f"{total:,}, and its rows come to {sum(parts):,}."
                )
                yield Finding("sum-mismatch", said, piece.url)


def near_totals(looked: Looked) -> Iterator[Finding]:
    """``sum-mismatch``: a sentence gives nearly the total that the table of its section comes to."""
    for piece in looked.data:
        beside = [each for each in looked.prose if each.section is piece.section]
        for table in nodes(piece.nodes, d.Table) if piece.kind == "localities" and beside else ():
            yield from nearly(table, beside)


def nearly(table: d.Table, beside: list[PrintedPiece]) -> Iterator[Finding]:
    last = body(table)[-1:]
    totals = [node_text(cell.blocks).strip() for row in last for cell in row.cells[1:]]
    whole = [int(each.replace(",", "")) for each in totals if WHOLE.fullmatch(each)]
    if not last or not whole or not TOTAL.match(node_text(last[0].cells[0].blocks)):
        return
    for piece in beside:
        for words in NUMBER.findall(YEAR.sub("", piece.text)):
            given = int(words.replace(",", ""))
            if 0 < abs(given - whole[-1]) <= whole[-1] * NEARLY:
                said = f"{piece.where} says {words}, and “{table.caption}” comes to {whole[-1]:,}."
                yield Finding("sum-mismatch", said, piece.url)


def small_numbers(looked: Looked) -> Iterator[Finding]:
    """``small-number``: a count in a table that everybody reads and that may point to somebody."""
    least = looked.draft.partnership.small_number_threshold
    for piece in looked.pieces:
        if not piece.audience.is_public or piece.kind not in COUNTS:
            continue
        found = [words for table in nodes(piece.nodes, d.Table) for words in small_in(table, least)]
        if found:
            more = f" and {len(found) - 1} more" if len(found) > 1 else ""
            said = (
                f"{piece.where} prints {found[0]}{more}. Numbers below {least} may point to "
                "somebody: keep them back, or keep the table for the committee."
            )
            yield Finding("small-number", said, piece.url)


def small_in(table: d.Table, least: int) -> Iterator[str]:
    counted = [place for place, column in enumerate(table.columns) if column.numeric]
    for row in body(table):
        for place in () if row.kept else counted:
            words = node_text(row.cells[place].blocks).strip()
            if WHOLE.fullmatch(words) and 0 < int(words.replace(",", "")) < least:
                yield f"{words} for “{node_text(row.cells[0].blocks)}”, “{table.columns[place].title}”"


def has_figures(piece: PrintedPiece) -> bool:
    """Whether it prints figures that somebody counted."""
    charts = next(nodes(piece.nodes, d.Chart), None)
    tables = (column for table in nodes(piece.nodes, d.Table) for column in table.columns)
    return charts is not None or any(column.numeric for column in tables)


def without_source(looked: Looked) -> Iterator[Finding]:
    """``no-source``: figures of which the paper does not say who counted them."""
    for piece in looked.data:
        if piece.block and not piece.block.gathered.source and has_figures(piece):
            said = f"{piece.where} does not say where its figures come from."
            yield Finding("no-source", said, piece.url)


def without_counts(looked: Looked) -> Iterator[Finding]:
    """``no-count``: a change in per cent, and no number by which to see how many cases it is."""
    for piece in looked.pieces:
        if words := next(uncounted(piece), ""):
            said = f"{piece.where} says “{words}”. Give the numbers behind the percentage too."
            yield Finding("no-count", said, piece.url)


def uncounted(piece: PrintedPiece) -> Iterator[str]:
    for line in text_lines(piece.nodes) if piece.is_written else ():
        for sentence in SENTENCE.split(line):
            if PERCENT.search(sentence) and CHANGE.search(sentence) and not gives_count(sentence):
                yield sentence.strip()
    for table in nodes(piece.nodes, d.Table) if piece.is_data else ():
        words = node_text(table.rows)
        if PERCENT.search(words) and not gives_count(words):
            yield table.caption


def gives_count(words: str) -> bool:
    """Whether a number is given that is no year and no percentage."""
    return bool(NUMBER.search(PERCENT.sub("", YEAR.sub("", words))))


def joint_places(looked: Looked) -> Iterator[Finding]:
    """``joint-place``: figures of two districts together in a paper on one of them."""
    paper = looked.draft.paper
    own = paper.area.name if paper.area else ""
    for piece in looked.data:
        area = piece.block.gathered.area if piece.block else ""
        if own and area and area.casefold() != own.casefold():
            said = f"{piece.where} is for {area}, and this paper is about {own}. Say so beside it."
            yield Finding("joint-place", said, piece.url)
    others = [area for area in looked.draft.areas if area != own] if own else []
    for piece in looked.written:
        for sentence in SENTENCE.split(piece.text):
            named = next((area for area in others if has_word(sentence, area)), "")
            if named and (gives_count(sentence) or PERCENT.search(sentence)):
                said = (
                    f"{piece.where} gives figures for {named} too, and this paper is about {own}: "
                    f"“{sentence.strip()[:120]}”. Say what they cover, or give those of {own}."
                )
                yield Finding("joint-place", said, piece.url)

"""Small words that several parts share: days, lines of a cell, links from row to row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from csp.periods import date_words
from csp.prose import find_references, parse_cell
from csp.prose.blocks import Block, Inline, List, ListItem, Paragraph, Run
from reporting.document import Cell, text
from reporting.facts.plan import ActionFacts


def day_words(iso: str) -> str:
    return date_words(date.fromisoformat(iso)) if iso else ""


def sentence(words: str) -> str:
    """The words with a full stop, unless they end in a mark of their own."""
    words = words.strip()
    return words if not words or words[-1] in ".!?:…" else f"{words}."


def join_with_and(words: Iterable[str]) -> str:
    """“a, b and c”."""
    every = list(words)
    return " and ".join(filter(None, (", ".join(every[:-1]), *every[-1:])))


def lines_cell(lines: Iterable[str]) -> Cell:
    """Several things in one cell: one stands alone, more are a list, and each keeps its own lines."""
    every = [line for line in lines if line]
    if len(every) == 1:
        return Cell(parse_cell(every[0]))
    return Cell((List(tuple(ListItem(text(line)) for line in every)),) if every else ())


class Links:
    """Where each row of a plan is, to turn “link to 1.6” into a link that prints the number of today."""

    def __init__(self, rows: Iterable[ActionFacts]) -> None:
        self.rows: Mapping[str, ActionFacts] = {row.key: row for row in rows}

    def cell(self, row: ActionFacts, words: str) -> Cell:
        targets = {
            each.ref: self.rows[each.target]
            for each in row.references
            if each.target in self.rows and each.target != row.key
        }
        return Cell(tuple(linked(block, targets) for block in parse_cell(words)))


def linked(block: Block, targets: Mapping[str, ActionFacts]) -> Block:
    match block:
        case Paragraph(runs):
            return Paragraph(linked_runs(runs, targets))
        case List():
            items = (replace(item, runs=linked_runs(item.runs, targets)) for item in block.items)
            return replace(block, items=tuple(items))
    return block


def linked_runs(runs: Inline, targets: Mapping[str, ActionFacts]) -> Inline:
    return tuple(piece for run in runs for piece in linked_run(run, targets))


def linked_run(run: Run, targets: Mapping[str, ActionFacts]) -> list[Run]:
    pieces, place = [], 0
    for found in find_references(run.text):
        if target := targets.get(found.ref):
            start, end = found.span
            pieces.append(replace(run, text=run.text[place:start]))
            pieces.append(replace(run, text=target.ref, href=f"#{target.anchor}"))
            place = end
    rest = replace(run, text=run.text[place:])
    return [piece for piece in (*pieces, rest) if piece.text]

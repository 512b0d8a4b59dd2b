"""What a file holds and does not show: counted and placed, and never read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from actions.imports.headings.columns import column_claims
from actions.imports.result import Leftover

ROW = "hidden row", "hidden rows"
COLUMN = "hidden column", "hidden columns"
SHEET = "hidden sheet", "hidden sheets"
CELL = "hidden cell", "hidden cells"
COVERED = "cell under a merged one", "cells under merged ones"
TEXT = "passage of hidden text", "passages of hidden text"
STRUCK = "passage that is struck out", "passages that are struck out"
DELETED = "passage of tracked deletions", "passages of tracked deletions"
COMMENT = "comment", "comments"
PROMPT = "field that still shows its prompt", "fields that still show their prompt"

Kind = tuple[str, str]
SURE = 0.8


def says_who_reads(values: Sequence[str]) -> bool:
    """Whether a hidden column says who may read its rows: that is heard, or rows would become public."""
    heading, *rest = [value for value in values if value] or [""]
    return column_claims(heading, rest, 0).get("public", 0) >= SURE


class Unseen:
    """How much of each kind a file hides, by place: "on sheet Plan", "in Table 1"."""

    def __init__(self) -> None:
        self.found: Counter[tuple[Kind, str]] = Counter()

    def add(self, kind: Kind, place: str, number: int = 1) -> None:
        if number:
            self.found[kind, place] += number

    def leftovers(self) -> Iterator[Leftover]:
        for (kind, place), number in self.found.items():
            yield Leftover("", place, hidden_count_sentence(kind, place, number))


def hidden_count_sentence(kind: Kind, place: str, number: int) -> str:
    one, many = kind
    if number == 1:
        return f"1 {one} {place} was left out; its words were not read."
    return f"{number:,} {many} {place} were left out; their words were not read."

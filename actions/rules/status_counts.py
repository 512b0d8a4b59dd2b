"""How many rows stand where: one way of counting for every page and paper that counts a round. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

from actions.models.querysets.rounds import ANSWERED

Entry = TypeVar("Entry")


def counts_as_said(state: str) -> bool:
    """Whether an answer in that state counts with its status. One that was returned waits for its lead
    again, so its row has no update."""
    return state in ANSWERED


def count_by_status(
    legend: Iterable[Entry], statuses: Iterable[Entry | None], silence: Entry
) -> list[tuple[Entry, int]]:
    """The entries of a legend that some row has, each with how many rows; those without any count as
    ``silence``."""
    found = Counter(silence if each is None else each for each in statuses)
    return [(each, found[each]) for each in legend if found[each]]

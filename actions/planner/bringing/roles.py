"""What the columns of a planner's table are for, by what is printed above them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from actions.planner.reading.days import Anchor
from actions.planner.reading.times import MONTH
from actions.planner.reading.when import read_when

SOME_YEAR = Anchor(date(2000, 1, 1))
# What a heading means; the first that fits counts.
ROLES = (
    ("audience", r"who may (?:read|see)|audience|visibility"),
    ("lead", r"\blead(?:s|ers?)?\b|responsible|owner|who is doing|contact|officer"),
    ("column", r"^column$"),
    ("state", r"^(?:state|status|progress)$"),
    ("kind", r"^(?:kind|type|category)$"),
    ("heading", r"^planned for$|^for month$"),
    ("planned", r"planned|future|forthcoming|coming up|next"),
    ("current", r"\bcurrent|\bnow\b|under ?way|ongoing|this month"),
    ("bodies", r"\bbod(?:y|ies)\b|partners|agenc|organisation"),
    ("place", r"\bwhere\b|place|venue|location"),
    ("what", r"activit|event|campaign|what\b|title|theme|topic|initiative|details|description"),
    ("meeting", r"meeting|\bjog\b"),
    ("when", r"\bwhen\b|dates?\b|month|week|period|timescale"),
)  # fmt: skip
_ROLES = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in ROLES)


def role_of_heading(words: str) -> str:
    tidy = " ".join(words.split())
    return next((role for role, pattern in _ROLES if pattern.search(tidy)), "") if tidy else ""


def is_head(row: Iterable[str]) -> bool:
    """Whether a row holds the headings of a planner: when, and what is going on or planned."""
    short = [words for words in row if words.strip() and len(words) <= 60]
    roles = {role_of_heading(words) for words in short}
    dated = any(read_when(words, SOME_YEAR).dated for words in short)
    return (
        bool(roles & {"when", "meeting"})
        and bool(roles & {"current", "planned", "what"})
        and not dated
    )


def is_month_head(row: Iterable[str]) -> bool:
    cells = list(dict.fromkeys(words for words in row if words.strip()))
    months = [words for words in cells if read_when(words, SOME_YEAR).kind == MONTH]
    return len(months) >= 3 and len(months) * 2 > len(cells)


def own_words(row: Iterable[str]) -> list[str]:
    """The words of each cell of a row once, though a wide cell stands in several places."""
    return list(dict.fromkeys(" ".join(cell.split()) for cell in row if cell.strip()))

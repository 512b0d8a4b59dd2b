"""The words that partnerships print above the columns of an action plan, and what they tell.

What is printed above the columns of a row stands with them: see ``actions.rows.column_headings``.
"""

from __future__ import annotations

from actions.rows.column_headings import Headings
from actions.rows.columns import COLUMNS, LISTS, WORDS, Column, Kind


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def phrase_set(text: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in text.split(";"))


def headings_of_column(column: Column) -> Headings:
    """What is printed above a column of a row; of words without more its own label, which is sure."""
    if column.headings or column.kind not in (Kind.LINE, Kind.TEXT):
        return column.headings
    return ((1.0, column.label.casefold()),)


# field -> what is printed above it: that of each column of a row, then what is no column of ours.
PHRASES: dict[str, Headings] = {
    column.imported_as: headings for column in COLUMNS if (headings := headings_of_column(column))
} | {
    "status": (
        (
            1.05,
            "rag; brag; rag status; brag status; status; rag rating; brag rating; current "
            "status; rating; progress rag; delivery status; action status; overall rag; current "
            "rag; statws; rag progress",
        ),
        (
            0.85,
            "progress; progress status; progress update; update; updates; position; current "
            "position; complete; completed; cynnydd; progress to date; progress against action",
        ),
    ),
    "progress": (
        (
            0.8,
            "progress; progress update; update; updates; progress to date; comments; comment; "
            "commentary; notes; latest update; latest progress; progress comments; progress "
            "notes; narrative; position statement; progress against action; year end update; "
            "end of year update; final update; cynnydd",
        ),
    ),
}

# Words that tell only when they are the whole heading, or when they open it.
ALONE = phrase_set(
    "a; code; complete; completed; contact; description; detail; details; due; end; issue; "
    "item; line; name; need; no; nr; number; period; row; start; support; to; we will; year"
)
OPENING = {"who", "when", "what", "how", "why"}

QUARTER_WORDS = ("first", "second", "third", "fourth")
QUARTER_MONTHS = ("april june", "july september", "october december", "january march")
QUARTER_SHORT = ("apr jun", "jul sep", "oct dec", "jan mar")

# Fields that may come from several columns of one table, when each is sure of itself.
SEVERAL = {"leads", "public"}
# What makes a table a plan: one of the first, and two of all.
HEART = {"aim", "activity", "measures"}
CONTENT = {*WORDS, *LISTS, "status"}
LEVELS = {"high", "medium", "low", "h", "m", "l", "critical", "urgent", "essential", "desirable"}

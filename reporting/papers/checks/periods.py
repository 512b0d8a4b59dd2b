"""Times in a paper: periods that disagree, plans of two lengths, what had ended before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from csp.periods import date_words, parse_printed
from csp.periods.lengths import months_words
from csp.periods.names import ENGLISH_MONTH, month_number
from plans.figures.checks import months_in, months_said
from plans.figures.spans import Span
from plans.proofreading.findings import Finding
from plans.proofreading.plan import lengths_said
from plans.proofreading.words import find_repealed, has_word
from reporting.papers.checks.places import Looked, PrintedPiece

# “The first three quarters of 2017/18”: a length of time that begins with the year.
LENGTH = re.compile(r"\b(?:first|last|past) \w+ (?:quarters|months)\b", re.IGNORECASE)
_MONTH = rf"({ENGLISH_MONTH})(?: \d{{4}})?"
RANGE = re.compile(rf"\b{_MONTH} ?(?:to|until|[-–—]) ?{_MONTH}\b", re.IGNORECASE)
ACT = re.compile(r"\b(?:Act|Acts|Order|Regulations|Measure)\b,? ?\(?(\d{4})\)?(?!\d)")
# The oldest statute that is still in force is of 1267.
OLDEST_ACT = 1235


def stated_periods(looked: Looked) -> Iterator[Finding]:
    """``period-mismatch``: text that says how long its figures run, beside figures that run otherwise."""
    for piece in looked.written:
        beside = list(lengths_beside(looked, piece))
        for words in dict.fromkeys(match[0] for match in LENGTH.finditer(piece.text)):
            months = months_said(words) or 0
            wrong = next((told for told, long in beside if months and long != months), "")
            if wrong:
                said = (
                    f"{piece.where} says “{words}”, which is {months_words(months)}, beside "
                    f"figures for {wrong}. Say which is meant."
                )
                yield Finding("period-mismatch", said, piece.url)
        yield from other_days(looked, piece)


def lengths_beside(looked: Looked, piece: PrintedPiece) -> Iterator[tuple[str, int]]:
    """What is said, and how many months it is, of the periods in a text and of the data in its section."""
    for match in RANGE.finditer(piece.text):
        yield (
            f"{match[0]}, which is {months_words(count_named_months(match))}",
            count_named_months(match),
        )
    for data in data_of(looked, piece):
        for match in RANGE.finditer(data.text):
            yield (
                f"{match[0]}, which is {months_words(count_named_months(match))}",
                count_named_months(match),
            )
        if span := gathered_days(data):
            yield f"{span}, which is {months_words(months_in(span))}", months_in(span)


def count_named_months(match: re.Match[str]) -> int:
    """The months from one named month to another, both counted."""
    first, last = map(month_number, match.groups())
    return (last - first) % 12 + 1


def data_of(looked: Looked, piece: PrintedPiece) -> list[PrintedPiece]:
    return [each for each in looked.data if each.section is piece.section]


def gathered_days(data: PrintedPiece) -> Span | None:
    """The days that the figures of a data block cover, where it says so."""
    gathered = data.block.gathered if data.block else None
    if gathered is None or not gathered.start or not gathered.end:
        return None
    return Span(date.fromisoformat(gathered.start), date.fromisoformat(gathered.end))


def other_days(looked: Looked, piece: PrintedPiece) -> Iterator[Finding]:
    """A text that gives days in full, none of which are those of the figures below it."""
    spans = [span for data in data_of(looked, piece) if (span := gathered_days(data))]
    read = [(match[0], parse_printed(match[0])) for match in RANGE.finditer(piece.text)]
    stated = {(each.start, each.end): words for words, each in read if each.start and each.end}
    if not spans or not stated or any((span.start, span.end) in stated for span in spans):
        return
    said = (
        f"{piece.where} speaks of {' and '.join(stated.values())}, and the figures in the same "
        f"section are for {spans[0]}. Refresh the figures, or mend the text."
    )
    yield Finding("period-mismatch", said, piece.url)


def plan_lengths(looked: Looked) -> Iterator[Finding]:
    """``period-conflict``: one plan called both a twelve-month and a three-year one."""
    told: dict[int, str] = {}
    for piece in looked.pieces:
        for words, months in lengths_said(piece.text):
            other = next((said for long, said in told.items() if long != months), "")
            if other and months not in told:
                said = f"{piece.where} says “{words}”, and elsewhere the paper says “{other}”."
                yield Finding("period-conflict", f"{said} Say which is meant.", piece.url)
            told.setdefault(months, words)


def impossible_years(looked: Looked) -> Iterator[Finding]:
    """``impossible-year``: an Act of a year before there were any, or that is still to come."""
    for piece in looked.pieces:
        for match in ACT.finditer(piece.text):
            if not OLDEST_ACT <= int(match[1]) <= looked.today.year:
                said = f"{piece.where} says “{match[0]}”. There is no law of the year {match[1]}."
                yield Finding("impossible-year", said, piece.url)


def expired_strategies(looked: Looked) -> Iterator[Finding]:
    """``expired-strategy``: the text quotes a strategy that had ended before what the paper is about."""
    for strategy in looked.strategies:
        if strategy.end is None or strategy.end >= looked.begins:
            continue
        for piece in looked.pieces:
            if has_word(piece.text, strategy.title):
                said = (
                    f"{piece.where} names “{strategy}”, which ended on "
                    f"{date_words(strategy.end)}. Look for its successor, or say that it has ended."
                )
                yield Finding("expired-strategy", said, piece.url)


def repealed(looked: Looked) -> Iterator[Finding]:
    """``dead-body``: tools and kinds of body that the law had done away with by the paper's time."""
    return find_repealed(looked.passages, looked.begins)

"""The days over which a legal tool was used: one period, or “since” a day without an end."""

from __future__ import annotations

from datetime import date

from csp.periods import date_words, month_of, parse_code, parse_printed
from plans.figures.spans import Span

SENTENCE = (
    "“{}” is not understood. Write it as 2015/16, February 2016, 5 December 2016, "
    "or since October 2015."
)


def code_of(words: str) -> str:
    """What is stored for a period in words: a period's code, two days, or "2015-10-01/" for since.

    Raises ValueError with a sentence that says how a period is written.
    """
    tidy = " ".join(words.split())
    try:
        return parse_code(tidy).code
    except ValueError:
        printed = parse_printed(tidy)
    if printed.start is None or (printed.end is None and printed.kind != "since"):
        raise ValueError(SENTENCE.format(tidy[:40]))
    return Span(printed.start, printed.end).code if printed.end else f"{printed.start}/"


def days_of_period_code(code: str) -> tuple[date, date | None]:
    """First and last day of a stored period; no last day where it runs on. Raises ValueError."""
    first, stroke, last = code.partition("/")
    if stroke:
        return date.fromisoformat(first), date.fromisoformat(last) if last else None
    period = parse_code(code)
    return period.start, period.end


def days_words(start: date, end: date | None) -> str:
    """2015/16, February 2016, or since October 2015."""
    if end:
        return Span(start, end).words
    return f"since {month_of(start) if start.day == 1 else date_words(start)}"

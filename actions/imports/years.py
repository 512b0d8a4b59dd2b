"""The years that a plan's own words name, and its title without them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from csp.periods import parse_printed
from csp.periods.lengths import months_long

_YEAR = r"(?:19|20)\d\d"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_TO = r"\s*(?:-|–|—|to|until)\s*"
_NAMED = re.compile(
    rf"\b(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\s+{_YEAR}{_TO}(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\s+{_YEAR}"
    rf"|{_YEAR}\s*/\s*(?:{_YEAR}|\d\d){_TO}{_YEAR}\s*/\s*(?:{_YEAR}|\d\d)"
    rf"|{_YEAR}(?:\s*/\s*|{_TO})(?:{_YEAR}|\d\d))\b",
    re.IGNORECASE,
)  # fmt: skip
# The longest that a plan runs.
MOST_MONTHS = 36


def period_named(texts: Iterable[str]) -> tuple[date, date] | None:
    """The first and the last day of the years that the first of some texts names: 2031/32, 2031 to 2034."""
    for text in texts:
        for found in _NAMED.finditer(text):
            printed = parse_printed(" ".join(found[0].split()))
            start, end = printed.start, printed.end
            if start and end and start < end and months_long(start, end) <= MOST_MONTHS:
                return start, end
    return None


def title_without_years(title: str) -> str:
    """What the plan is called; its years are printed behind it anyway."""
    return " ".join(_NAMED.sub(" ", title).split()).strip(" ,:;-–—()")

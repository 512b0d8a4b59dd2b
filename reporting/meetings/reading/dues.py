"""By when something is to be done, as minutes say it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from csp.periods import Month
from csp.periods.names import month_number
from reporting.meetings.reading.dates import MONTH_WORDS, find_days

_NEXT = re.compile(
    r"\b(?:(?:at|to|for|by|before|in time for|until|due|ahead of|i|erbyn)\s+)?(?P<what>(?:the |"
    r"a )?(?:(?:next|following|future|subsequent) "
    r"(?:\w+ ){0,2}?meeting|next time)|y?(?:r|n)? ?(?:cyfarfod|gyfarfod) nesaf)\b",
    re.IGNORECASE,
)
_BY = (
    r"(?:by|before|due(?: by)?|deadline|no later than|until|target(?: date)?|complete by|"
    r"timescale|when|erbyn)\s*:?\s+(?:the )?"
)
_END_OF = re.compile(
    rf"\b{_BY}(?P<what>(?:the )?(?:end|middle|start|beginning) of (?:the )?(?:{MONTH_WORDS}|"
    rf"month|week|year|quarter|financial year)(?: \d{{4}})?)",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"\b{_BY}(?P<what>(?:{MONTH_WORDS})(?: \d{{4}})?)\b(?! \d)", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?P<what>within (?:the next )?(?:\d+|one|two|three|four|six|a)\s+(?:working )?(?:days?|"
    r"weeks?|months?|week|fortnight))\b",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?P<what>asap|as soon as possible|immediate(?:ly)?|ongoing|with immediate effect|tbc|parhaus)\b",
    re.IGNORECASE,
)
_BEFORE_DAY = re.compile(rf"\b{_BY}(?P<day>.*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundDue:
    words: str
    day: date | None = None
    next_meeting: bool = False


def find_due(text: str, meeting: date | None, *, alone: bool = False) -> FoundDue | None:
    """When something falls due; with ``alone`` the whole text is a cell or a line that says so."""
    if (match := _NEXT.search(text)) and not re.match(r"(?:the )?(?:last|previous)", match["what"]):
        return FoundDue(match["what"].strip(), None, "future" not in match["what"].casefold())
    for match in _BEFORE_DAY.finditer(text):
        if (days := find_days(match["day"], meeting)) and days[0].start <= 2:
            return FoundDue(match["day"][days[0].start : days[0].end].strip(" .,"), days[0].day)
    if alone and (days := find_days(text, meeting)):
        return FoundDue(text.strip(), days[0].day)
    if match := _END_OF.search(text):
        return FoundDue(match["what"], _end_of(match["what"], meeting))
    for pattern in (_MONTH, _WITHIN, _LOOSE):
        if match := pattern.search(text):
            return FoundDue(match["what"])
    return FoundDue(text.strip()) if alone and text.strip() else None


def _end_of(words: str, meeting: date | None) -> date | None:
    """The last day of a month that is named; other ends have no day of their own."""
    if "end" not in words.casefold() or meeting is None:
        return None
    match = re.search(rf"({MONTH_WORDS})(?: (\d{{4}}))?$", words, re.IGNORECASE)
    if not match:
        return None
    month = month_number(match[1])
    year = int(match[2]) if match[2] else meeting.year + (month < meeting.month)
    try:
        return Month(year, month).end
    except ValueError:
        return None

"""Times of day as people here write them: 9.30am, 2 pm, 14:00, noon."""

from __future__ import annotations

import re
from datetime import time

NAMED = {"noon": time(12), "midday": time(12), "12 noon": time(12), "midnight": time(0)}
CLOCK = re.compile(r"(\d{1,2})(?:[.:h]?([0-5]\d))?\s*([ap])?\.?\s*(?:m\.?)?", re.IGNORECASE)
NO_TIME = "“{}” is not a time of day. Write it as 9.30am or 14:00."


def parse_clock(words: str) -> time:
    """The time of day that words name. Raises ValueError with a sentence where they name none."""
    asked = " ".join(words.split()).casefold()
    if asked in NAMED:
        return NAMED[asked]
    found = CLOCK.fullmatch(asked)
    if not found:
        raise ValueError(NO_TIME.format(words))
    hour, minute, half = int(found[1]), found[2], found[3]
    if half is None and (minute is None or (0 < hour < 7 and not asked.startswith("0"))):
        raise ValueError(f"Is “{words}” in the morning or the afternoon? Write 9.30am or 9.30pm.")
    if hour > (23 if half is None else 12) or (half and not hour):
        raise ValueError(NO_TIME.format(words))
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, int(minute or 0))


def clock_words(at: time) -> str:
    """Such as 9.30am, 2pm or noon."""
    if (at.hour, at.minute) in {(12, 0), (0, 0)}:
        return "noon" if at.hour else "midnight"
    hour = at.hour % 12 or 12
    minutes = f".{at.minute:02}" if at.minute else ""
    return f"{hour}{minutes}{'pm' if at.hour >= 12 else 'am'}"

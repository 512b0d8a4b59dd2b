"""Reads minutes from Word, PDF, mail or text, whatever their habits. Pure: no database and no clock.

``read_minutes`` takes a file, ``read_minutes_text`` words. Nothing is guessed in silence: each find carries
its passage and how sure it is, and each visible word stands in exactly one piece of the reading, in order.
"""

from reporting.meetings.reading.files import read_minutes
from reporting.meetings.reading.reader import read_source
from reporting.meetings.reading.result import LIKELY, SURE, UNSURE, MinutesPart, MinutesReading
from reporting.meetings.reading.sources.plain import read_plain_text

__all__ = [
    "LIKELY",
    "SURE",
    "UNSURE",
    "MinutesPart",
    "MinutesReading",
    "read_minutes",
    "read_minutes_text",
]


def read_minutes_text(text: str, *, prefix: str = "") -> MinutesReading:
    """The reading of minutes as text; ``prefix`` is that of the group's numbers, such as SSP, if known."""
    return read_source(read_plain_text(text), prefix=prefix)

"""A day as a sheet shows it."""

from __future__ import annotations

import re
from datetime import date, datetime, time

_DATE_PARTS = (
    ("yyyy", "%Y"), ("yy", "%y"), ("mmmm", "%B"), ("mmm", "%b"), ("dddd", "%A"), ("ddd", "%a"),
    ("dd", "%d"), ("mm", "%m"),
)  # fmt: skip


def printed_date(value: datetime | date | time, number_format: str) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    shape = re.sub(r"\[[^\]]*\]|\\|;.*|\"", "", number_format).lower().strip()
    if (
        not re.search("[dmy]", shape)
        or "general" in shape
        or re.search("h|s", shape)
        or shape in ("yyyy-mm-dd", "mm-dd-yy", "m/d/yyyy")
    ):
        # The format that a British Excel shows as day, month and year.
        return f"{value.day:02}/{value.month:02}/{value.year}"
    tokens = re.split(r"(d+|m+|y+)", shape)
    codes = dict(_DATE_PARTS)
    single = {"d": str(value.day), "m": str(value.month), "y": f"{value:%y}"}
    return "".join(
        single.get(token) or (f"{value:{codes[token]}}" if token in codes else token)
        for token in tokens
    )

"""Asterisks and other signs beside names, and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reporting.meetings.reading.lists import FoundAttendance, FoundPerson
from reporting.meetings.reading.placed import MinuteLine

_LEGEND = re.compile(
    r"^\(?\s*(?P<sign>[*†#+^]+)\s*(?:=|[-–]|denotes|indicates|:)?\s*(?:those\s+|"
    r"members?\s+)?(?:marked\s+)?(?:who\s+)?(?:were\s+|was\s+)?"
    r"(?P<what>(?:in attendance|present|attended|absent|apolog\w+|not present|did not attend)\b.*)$",
    re.IGNORECASE,
)


_LEGEND_TAIL = re.compile(
    r"(?:those\s+|members\s+|names\s+)(?:who were\s+)?(?P<what>present|in attendance|attending|"
    r"absent|not present|giving apologies)?\s*"
    r"(?:are\s+)?(?:marked|shown|denoted|indicated)\s+(?:by|with|\()?\s*(?:an?\s+)?(?P<sign>asterisk|\*+)"
    r"(?:\)?\s*(?:were|was|are)\s+(?P<after>present|absent|not present))?",
    re.IGNORECASE,
)


def is_legend(line: MinuteLine) -> bool:
    return bool(_LEGEND.match(_with_mark(line)) or _LEGEND_TAIL.search(line.text))


def _with_mark(line: MinuteLine) -> str:
    return f"{line.mark} {line.text}".strip()


def apply_legend(
    paragraphs: Sequence[MinuteLine], front: Sequence[int], found: FoundAttendance
) -> None:
    """Moves people to the list that an asterisk, or the lack of one, stands for."""
    legends = (_legend_in(_with_mark(paragraphs[at])) for at in front)
    legend = next(filter(None, legends), None)
    if not legend:
        return
    sign, marked = legend
    other = "absent" if marked == "present" else "present"
    for at, each in enumerate(found.people):
        if each.list not in ("present", "absent"):
            continue
        has = sign in _printed(paragraphs, each)
        found.people[at] = replace(each, list=marked if has else other)


def _legend_in(text: str) -> tuple[str, str] | None:
    if (match := _LEGEND.match(text)) or (match := _LEGEND_TAIL.search(text)):
        groups = match.groupdict()
        what = (groups.get("what") or groups.get("after") or "present").casefold()
        sign = "*" if match["sign"].casefold() == "asterisk" else match["sign"][0]
        if "apolog" in what:
            return sign, "apologies"
        return sign, "absent" if what.startswith(("absent", "not", "did not")) else "present"
    return None


def _printed(paragraphs: Sequence[MinuteLine], person: FoundPerson) -> str:
    line = paragraphs[person.paragraph]
    words = line.text[person.one.start : person.one.end + 2]
    before = line.text[max(0, person.one.start - 2) : person.one.start]
    return words + before + (line.mark if person.one.start <= 1 else "")

"""Who was there: lists under a label, one a line, as a column, with asterisks, as a grid, or in prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reporting.meetings.reading.asterisks import apply_legend, is_legend
from reporting.meetings.reading.grids import read_people_table, tables_of_people
from reporting.meetings.reading.lists import (
    APOLOGIES_SENT,
    FORM_FIELD,
    HEAD_OF_ITEMS,
    SAYS_NONE,
    FoundAttendance,
    label_of,
    list_called,
    names_behind,
    names_in_sentence,
    tidy_names,
)
from reporting.meetings.reading.names import looks_like_body, looks_like_name
from reporting.meetings.reading.people import name_of_line, names_in
from reporting.meetings.reading.placed import MinuteLine

_WERE_PRESENT = re.compile(
    r"(?:the following (?:\w+ ){0,3}(?:were|was) (?:present|in attendance)|those (?:present|"
    r"attending) were|"
    r"(?:the )?meeting was attended by|members? present were)\s*:?\s*",
    re.IGNORECASE,
)


def find_attendance(
    paragraphs: Sequence[MinuteLine], front: Sequence[int], day: date | None
) -> FoundAttendance:
    """Who was there as far as the paragraphs before the items say."""
    found = FoundAttendance()
    grids = list(tables_of_people(paragraphs, front))
    taken: set[int] = set()
    for rows in grids:
        taken |= read_people_table(paragraphs, rows, day, found)
    _read_lists(paragraphs, [at for at in front if at not in taken], found)
    apply_legend(paragraphs, front, found)
    return found


def _read_lists(
    paragraphs: Sequence[MinuteLine], front: Sequence[int], found: FoundAttendance
) -> None:
    current = ""
    has_present = any(
        (label := label_of(paragraphs[at].text)) and label[0] == "present" for at in front
    )
    row = 0
    for at in front:
        line = paragraphs[at]
        text = line.text
        if line.row and line.row != row and HEAD_OF_ITEMS.fullmatch(text.strip()):
            current = ""
            continue
        if line.row and line.row == row and current and not label_of(text):
            _names_below(line, at, current, found)
            continue
        if label := label_of(text):
            current = list_called(label[0], has_present)
            row = line.row
            found.labels.append((at, 0, len(text[: label[1]].rstrip())))
            if rest := text[label[1] :].strip():
                names_behind(text, label[1], at, current, rest, found)
                current = "" if label[0] in ("chair", "clerk") else current
        elif match := _WERE_PRESENT.search(text):
            current = "present"
            found.add(at, current, names_in(text[match.end() :].rstrip(" ."), match.end()))
        elif match := APOLOGIES_SENT.search(text):
            found.add(at, "apologies", names_in_sentence(text[match.end() :], match.end()))
        elif current and not is_legend(line) and not FORM_FIELD.match(text):
            row = 0
            if not _names_below(line, at, current, found) and not line.mark:
                current = "" if len(text.split()) > 14 else current


def _names_below(line: MinuteLine, at: int, current: str, found: FoundAttendance) -> bool:
    """The person or people of a line below a label; false if it names nobody."""
    text = line.text
    if SAYS_NONE.match(text):
        found.none.append((current, at, 0, len(text)))
        return True
    if len(text.split()) > 60 or (text.endswith(":") and not looks_like_body(text)):
        return False
    people = tidy_names(name_of_line(text))
    if not people or not any(looks_like_name(each.name) for each in people):
        return False
    if current == "chair":
        current, people = "present", [replace(each, chair=True) for each in people]
    found.add(at, current, people)
    return True

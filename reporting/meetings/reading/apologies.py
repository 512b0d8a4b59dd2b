"""Who sent apologies, as an item says it, and who came late or left early."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reporting.meetings.reading.lists import (
    APOLOGIES_SENT,
    SAYS_NONE,
    FoundAttendance,
    label_of,
    list_called,
    names_behind,
    names_in_sentence,
    tidy_names,
)
from reporting.meetings.reading.names import looks_like_name
from reporting.meetings.reading.people import name_of_line, names_in
from reporting.meetings.reading.placed import MinuteLine
from reporting.meetings.reading.result import LIKELY

_SENT = re.compile(
    r"^(?P<who>.{3,160}?)\s+(?:had |has |have )?(?:sent|given|gave|tendered|submitted|"
    r"offered)\s+(?:(?:his|her|their)\s+)?apologies",
    re.IGNORECASE,
)


_LEFT = re.compile(
    r"(?P<who>(?:(?:[A-Z][\w.'’-]*)\s+){0,4}[A-Z][\w'’-]+)\s+(?P<what>arrived|joined|left|"
    r"entered)(?: the (?:meeting|room))?"
    r"(?:\s+(?:at|after|before|during|from))?\s+(?P<when>(?:item|minute|agenda item)\s+[\w/.]+|"
    r"\d{1,2}[.:]\d{2}\s?(?:am|pm)?|\d{1,2}\s?(?:am|pm))",
)


def find_apologies(
    paragraphs: Sequence[MinuteLine],
    inside: Sequence[tuple[int, int]],
    found: FoundAttendance,
    heading: str,
) -> None:
    """Apologies that an item says in its sentences or lists; ``inside`` are paragraphs and places in them."""
    has_lists = bool(found.people)
    current = (
        "apologies"
        if re.match(r"(?:to receive )?(?:apolog|ymddih)", heading, re.IGNORECASE)
        else ""
    )
    for at, start in inside:
        text = paragraphs[at].text[start:]
        lead = start + len(text) - len(text.lstrip(" :.–-"))
        rest = paragraphs[at].text[lead:].rstrip(" .")
        if match := APOLOGIES_SENT.search(rest):
            found.add(at, "apologies", names_in_sentence(rest[match.end() :], lead + match.end()))
        elif match := _SENT.match(rest):
            found.add(at, "apologies", tidy_names(names_in(match["who"], lead)), LIKELY)
        elif SAYS_NONE.match(rest):
            found.none.append(("apologies", at, lead, lead + len(rest)))
        elif label := label_of(rest):
            current = list_called(label[0], has_lists)
            found.labels.append((at, lead, lead + label[1]))
            if rest[label[1] :].strip():
                names_behind(
                    paragraphs[at].text,
                    lead + label[1],
                    at,
                    current,
                    rest[label[1] :].strip(),
                    found,
                )
        elif current and rest and not re.search(r"\b(?:was|were|had|welcomed)\b", rest):
            people = tidy_names(name_of_line(rest, lead))
            if people and all(looks_like_name(each.name) for each in people):
                found.add(at, current, people)


def find_comings(text: str) -> list[tuple[str, str, str]]:
    """Who arrived or left during the meeting: name, "since" or "until", and when."""
    return [
        (m["who"].strip(), "until" if m["what"] == "left" else "since", m["when"].strip())
        for m in _LEFT.finditer(text)
    ]

"""What minutes say of the meeting as a whole: whose it was, when, where, and when the next one is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time

from reporting.meetings.reading.dates import (
    FoundDay,
    find_days,
    find_times,
    first_time,
    time_range,
    without_days,
)
from reporting.meetings.reading.lists import label_of
from reporting.meetings.reading.placed import MinuteLine

_HELD = re.compile(
    r"\b(?:was held|were held|held (?:on|at|in|via|by|remotely|virtually)|took place|"
    r"a gynhaliwyd|cynhaliwyd)\b",
    re.IGNORECASE,
)
_OF = re.compile(
    r"(?:^|\b)(?:joint |special |ordinary |annual |extraordinary |public )*(?:meeting|minutes|"
    r"notes|cyfarfod|cofnodion)\s+(?:of\s+(?:the\s+|a\s+)?)?(?:(?:joint |special |ordinary |"
    r"annual |"
    r"extraordinary |virtual )*meeting\s+(?:of\s+(?:the\s+)?|"
    r"between\s+(?:the\s+)?)?)?(?P<groups>(?-i:[A-Z]).+?)(?=\s*(?:,?\s*(?:was |were |"
    r"which was )?held\b|,?\s+took place|,?\s+on\s+(?:the\s+)?(?:\w+day|\d)|"
    r",?\s+at\s+\d|\s+a gynhaliwyd|\s+[–—-]\s+|:|$|\.$))",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"^(?P<name>date(?: and time| of meeting|/time)?|time|venue|location|place|held at|meeting|"
    r"group|board|committee|subject|title|dyddiad|amser|"
    r"lleoliad|man cyfarfod|cyfarfod)\s*[:–—]\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
_FIELD_ALONE = re.compile(
    r"^(?P<name>date(?: and time)?|time|venue|location|place|dyddiad|amser|lleoliad)\s*:?$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:held|took place|place|meeting)\s+(?:remotely |virtually |online )?(?P<how>in|at|via|"
    r"by|using|on)\s+(?!(?:\w+day\b|\d{1,2}[.:]?\d{0,2}\s?(?:am|pm)|the \d))(?P<place>.+?)"
    r"(?=\s*,?\s*(?:\bon\s+(?:\w+day|the\s+\d|\d)|\bat\s+\d|\bcommencing\b|\bstarting\b|"
    r"\bfrom\s+\d|\bbetween\s+\d|\.\s*$|$|\.\s+[A-Z])|,\s*\w+day\b|\s+\d{1,2}[.:]\d{2})",
    re.IGNORECASE,
)
_AT_PLACE = re.compile(
    r"(?:\bin\s+(?:the\s+)?|\bat\s+(?:the\s+)?|\bvia\s+)(?P<place>(?-i:(?=[A-Z]))[^.;]*?(?:room|hall|"
    r"centre|center|station|chamber|offices?|suite|teams|zoom|building|house|library|court|"
    r"school|church|headquarters|hq)\b[^.;]*)",
    re.IGNORECASE,
)
_CHAIR_SAID = re.compile(
    r"(?P<who>(?:[A-Z][\w.'’-]*\s+){1,5}?)(?:\([^)]*\)\s*)?(?:,\s*)?(?:was |took |"
    r"in )+(?:in )?the chair\b|^(?:chaired by|chair|chairman|chairperson|"
    r"cadeirydd)\s*[:–-]\s*(?P<named>[^,;(]+)",
    re.IGNORECASE,
)
_INQUORATE = re.compile(
    r"\binquorate\b|\bnot (?:been )?quorate\b|\bno quorum\b|\bquorum (?:was|had) not\b|"
    r"\bwithout a quorum\b|\bdim cworwm\b|\black of (?:a )?quorum\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"(?:date|time|dates?)(?:,? (?:and|&) (?:time|venue|place))* of (?:the )?next|"
    r"next (?:scheduled )?meeting|date of next|cyfarfod nesaf",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"(?:meeting|chair\w*) (?:was )?(?:closed|ended|concluded|finished|"
    r"declared)[^.]{0,40}?(?P<time>\d{1,2}(?:[.:]\d{2})?\s?(?:am|pm|hrs|hours|p\.m\.?|"
    r"a\.m\.?)?|noon)|daeth y cyfarfod i ben[^.]{0,20}(?P<cy>\d{1,2}[.:]\d{2})",
    re.IGNORECASE,
)
_TITLE_WORDS = re.compile(
    r"^(?:(?:draft|approved|confirmed|unconfirmed|final|public)\s+)?(?:minutes|notes|"
    r"action notes|agenda|cofnodion|minutes of (?:the )?(?:last )?meeting|official.*|"
    r"not protectively marked|"
    r"restricted|confidential|draft)\b[\s:–-]*$",
    re.IGNORECASE,
)
_MINUTES_TAIL = re.compile(
    r"\s*[:–—-]?\s*\b(?:(?:draft|approved) )?(?:meeting )?(?:minutes|notes|agenda|cofnodion)\b.*$",
    re.IGNORECASE,
)


@dataclass
class FoundMeeting:
    groups: list[str] = field(default_factory=list)
    day: FoundDay | None = None
    day_words: str = ""
    begins: time | None = None
    ends: time | None = None
    place: str = ""
    opening: str = ""
    opening_at: tuple[int, int, int] | None = None
    chair: list[str] = field(default_factory=list)
    inquorate: bool = False


@dataclass(frozen=True, slots=True)
class FoundNext:
    """The next meeting in the words that say so, with the day where they name one."""

    words: str
    day: FoundDay | None = None
    begins: time | None = None


def find_meeting(paragraphs: Sequence[MinuteLine], front: Sequence[int]) -> FoundMeeting:
    """What the paragraphs before the items say of the meeting."""
    found = FoundMeeting()
    opening = next(
        (
            at
            for at in front
            if _HELD.search(paragraphs[at].text) and find_days(paragraphs[at].text)
        ),
        None,
    )
    if opening is not None:
        text = paragraphs[opening].text
        found.opening, found.opening_at = text, (opening, 0, len(text))
        _when(found, text)
        _where(found, text)
    _read_fields(paragraphs, front, found)
    if found.day is None:
        for at in front:
            text = paragraphs[at].text
            if not re.search(
                r"\b(?:previous|last) (?:meeting|minutes)|next meeting", text, re.IGNORECASE
            ) and find_days(text):
                _when(found, text)
                _place_beside(found, text)
                break
    found.groups = _groups(paragraphs, front, found)
    for at in front:
        text = paragraphs[at].text
        if match := _CHAIR_SAID.search(text):
            name = (match["who"] or match["named"] or "").strip(" ,")
            if name and not re.search(r"\b(?:as|with|meeting)\b", name):
                found.chair.append(name)
        found.inquorate = found.inquorate or bool(_INQUORATE.search(text))
    return found


def _when(found: FoundMeeting, text: str) -> None:
    days = find_days(text)
    if found.day is None and days:
        found.day = days[0]
        found.day_words = text[days[0].start : days[0].end]
    if found.begins is None and (days or find_times(without_days(text))):
        found.begins, ends = time_range(text)
        found.ends = found.ends or ends


def _where(found: FoundMeeting, text: str) -> None:
    match = _PLACE.search(text)
    if match and not find_days(match["place"]):
        found.place = found.place or match["place"].strip(" ,.")
    else:
        _place_beside(found, text)


def _place_beside(found: FoundMeeting, text: str) -> None:
    if not found.place and (match := _AT_PLACE.search(without_days(text))):
        place = re.split(r",?\s+(?:at|on|from)\s+(?:\d|\s)", match["place"])[0]
        found.place = place.strip(" ,.")


def _read_fields(
    paragraphs: Sequence[MinuteLine], front: Sequence[int], found: FoundMeeting
) -> None:
    """Lines of a form: "Date: ...", "Venue: ...", or such a label with its value beside or below it."""
    for number, at in enumerate(front):
        text = paragraphs[at].text.strip()
        match = _FIELD.match(text)
        name, value = (match["name"], match["value"]) if match else ("", "")
        if not match and (alone := _FIELD_ALONE.match(text)) and number + 1 < len(front):
            name, value = alone["name"], paragraphs[front[number + 1]].text.strip()
        name = name.casefold()
        if name.startswith(("date", "dyddiad")):
            _when(found, value)
        elif name in ("time", "amser") and found.begins is None:
            found.begins, ends = time_range(value)
            found.ends = found.ends or ends
        elif (
            name in ("venue", "location", "place", "held at", "lleoliad", "man cyfarfod")
            and not found.place
        ):
            found.place = value.strip(" .")
        elif (
            name in ("meeting", "group", "board", "committee", "title", "subject", "cyfarfod")
            and not found.groups
        ):
            found.groups = [value.strip(" .")]


def _groups(
    paragraphs: Sequence[MinuteLine], front: Sequence[int], found: FoundMeeting
) -> list[str]:
    """The bodies that met: as the opening sentence says, else as the title does."""
    texts = [paragraphs[at].text for at in front]
    sources = [found.opening] if found.opening else []
    for text in [*sources, *texts]:
        if label_of(text) and ":" in text:
            continue
        match = _OF.search(" ".join(text.split()))
        if (
            match
            and 1 < len(match["groups"].split()) <= 24
            and not re.match(
                r"(?:the )?(?:last|previous|meeting)\b", match["groups"], re.IGNORECASE
            )
        ):
            return _several(match["groups"], text)
    if found.groups:
        return found.groups
    for at in front:
        text = _MINUTES_TAIL.sub("", paragraphs[at].text).strip(" :–-")
        if not text or _TITLE_WORDS.match(paragraphs[at].text) or find_days(text) or label_of(text):
            continue
        if len(text.split()) <= 12 and not text.endswith(".") and not _FIELD.match(text):
            return [text]
    return []


def _several(text: str, whole: str) -> list[str]:
    """Two bodies that met together are two; "and" within one body's name parts nothing."""
    text = re.sub(r"\s*\([A-Z]{2,8}\)", "", text).strip(" ,.'’")
    if re.search(r"\bjoint\b|\bbetween\b", whole, re.IGNORECASE):
        return [
            each.strip(" ,")
            for each in re.split(r",?\s+(?:and|with)\s+(?:the\s+)?", text)
            if each.strip()
        ]
    return [text]


_OPENED = re.compile(
    r"(?:meeting|session|chair\w*) (?:\w+ )?(?:opened(?: the meeting)?|commenced|started|"
    r"began)\b[^.]{0,30}?\bat\s+(?P<time>\d{1,2}(?:[.:]\d{2})?\s?(?:am|pm|a\.m\.?|p\.m\.?|"
    r"hrs)?)",
    re.IGNORECASE,
)


def find_opening_time(text: str) -> time | None:
    """When the meeting began, if a sentence says so."""
    match = _OPENED.search(text)
    return first_time(match["time"]) if match else None


def says_inquorate(text: str) -> bool:
    return bool(_INQUORATE.search(text))


def find_closing(text: str) -> time | None:
    """When the meeting closed, if a sentence says so."""
    match = _CLOSED.search(text)
    return first_time(match["time"] or match["cy"] or "") if match else None


def is_next_heading(text: str) -> bool:
    return bool(_NEXT.search(text))


def find_next(
    paragraphs: Sequence[MinuteLine], places: Sequence[tuple[int, int, int]], meeting: date | None
) -> FoundNext | None:
    """The next meeting out of stretches that speak of it; a day if one can be had."""
    for at, a, b in places:
        text = paragraphs[at].text[a:b]
        days = [each for each in find_days(text, meeting) if meeting is None or each.day > meeting]
        if not days:
            continue
        begins, _ = time_range(text)
        return FoundNext(_next_words(text), days[0], begins)
    for at, a, b in places:
        words = _next_words(paragraphs[at].text[a:b])
        if words and re.search(
            r"\b(?:tbc|to be (?:confirmed|arranged|advised|agreed)|i'w gadarnhau)\b",
            words,
            re.IGNORECASE,
        ):
            return FoundNext(words)
    return None


def _next_words(text: str) -> str:
    """What stands after the label, as printed."""
    match = re.match(r"^[^:]{0,60}\b(?:next|future|nesaf)\b[^:]{0,40}?:\s*", text, re.IGNORECASE)
    return (text[match.end() :] if match else text).strip(" .")

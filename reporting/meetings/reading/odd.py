"""What is odd about minutes that were read, as warnings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reporting.meetings.reading.dates import is_right_weekday
from reporting.meetings.reading.finds import AllFinds
from reporting.meetings.reading.names import is_initials_of
from reporting.meetings.reading.numbers import varying_part
from reporting.meetings.reading.result import MinutesPart, MinutesReading, ReadWarning

# What an item says, without its number and heading.
SAID = frozenset({MinutesPart.TEXT, MinutesPart.DECISION, MinutesPart.ACTION})
# Items of fewer words, such as “Nothing arose.”, are often alike.
FEWEST_WORDS_ALIKE = 12


def warnings_of(found: AllFinds, reading: MinutesReading) -> Iterator[ReadWarning]:
    yield from _day_warnings(found, reading)
    yield from _number_warnings(found, reading)
    if not reading.items or (len(reading.items) == 1 and not reading.items[0].title):
        yield ReadWarning(
            "no-items", "No headings of items were found: all words stand as the text of one item."
        )
    if reading.meeting.inquorate:
        yield ReadWarning(
            "inquorate", "The meeting says that it was not quorate: its decisions are provisional."
        )
    if any(each.rubrics for each in found.items) and not reading.decisions and not reading.people:
        yield ReadWarning(
            "agenda-only", "This reads like an agenda: what it asks for is not taken for decided."
        )
    yield from _twin_warnings(reading)
    yield from _initials_warnings(reading)
    if reading.left_out:
        yield ReadWarning(
            "left-out",
            f"{len(reading.left_out)} lines that are no minutes were left out; they are listed.",
        )


def _day_warnings(found: AllFinds, reading: MinutesReading) -> Iterator[ReadWarning]:
    if found.meeting.day is None:
        yield ReadWarning(
            "no-date", "No day of the meeting was found. Type it before the minutes are brought in."
        )
    elif not is_right_weekday(found.meeting.day):
        yield ReadWarning(
            "weekday-mismatch",
            f"“{found.meeting.day_words}” is no {found.meeting.day.weekday.title()}.",
        )
    if found.next and found.next.day and not is_right_weekday(found.next.day):
        yield ReadWarning(
            "weekday-mismatch",
            f"The next meeting, “{found.next.words}”, names a weekday that is not that day's.",
        )


def _number_warnings(found: AllFinds, reading: MinutesReading) -> Iterator[ReadWarning]:
    numbers = [each.item.number for each in found.items if each.item.number]
    if len(numbers) < 2 or len({each.shape for each in numbers}) > 1:
        return
    part = varying_part(numbers)
    if part < 0:
        return
    values = [each.parts[part] for each in numbers]
    if values != sorted(values):
        yield ReadWarning(
            "number-order",
            "The numbers of the items do not stand in order; they were kept as printed.",
        )
    missing = sorted(set(range(min(values), max(values) + 1)) - set(values))
    if missing and len(missing) <= len(values):
        said = ", ".join(map(str, missing[:6]))
        yield ReadWarning("number-gap", f"The numbers leave out {said}.")


def _twin_warnings(reading: MinutesReading) -> Iterator[ReadWarning]:
    """Two items with the same words may be one paper under two headings, or a slip of the hand."""
    first_with: dict[str, str] = {}
    for at, item in enumerate(reading.items):
        said = " ".join(
            reading.text[piece.start : piece.end]
            for piece in reading.pieces
            if piece.item == at and piece.part in SAID
        )
        words = " ".join(said.split()).casefold()
        if len(words.split()) < FEWEST_WORDS_ALIKE or not item.number:
            continue
        if earlier := first_with.get(words):
            yield ReadWarning(
                "same-words",
                f"{earlier} and {item.number} hold the same words; both were kept.",
            )
        first_with.setdefault(words, item.number)


def _initials_warnings(reading: MinutesReading) -> Iterator[ReadWarning]:
    owners = {
        part for each in reading.actions for part in re.findall(r"\b[A-Z]{2,3}\b", each.owner)
    }
    for initials in sorted(owners):
        names = {
            each.name
            for each in reading.people
            if each.initials == initials
            or (not each.initials and is_initials_of(initials, each.name))
        }
        if len(names) > 1:
            said = " or ".join(sorted(names))
            yield ReadWarning("initials-shared", f"{initials} may be {said}. Choose who is meant.")

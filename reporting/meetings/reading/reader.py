"""Reads minutes: what is front and what is item, and in both whatever is found, each word in one piece."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reporting.meetings.reading import pieces
from reporting.meetings.reading.about import (
    FoundNext,
    find_closing,
    find_meeting,
    find_next,
    find_opening_time,
    is_next_heading,
    says_inquorate,
)
from reporting.meetings.reading.actions import find_actions
from reporting.meetings.reading.apologies import find_apologies, find_comings
from reporting.meetings.reading.attendance import find_attendance
from reporting.meetings.reading.buried import find_buried_actions
from reporting.meetings.reading.decisions import find_decisions, lead_of
from reporting.meetings.reading.finds import AllFinds, ItemFinds
from reporting.meetings.reading.found import Place
from reporting.meetings.reading.headings import FoundItem, find_items
from reporting.meetings.reading.interests import find_interests
from reporting.meetings.reading.kinds import (
    is_restricted_heading,
    kind_of_heading,
    part_of_meeting,
)
from reporting.meetings.reading.lines import find_paragraphs
from reporting.meetings.reading.placed import MinuteLine, MinutesSource
from reporting.meetings.reading.prose import find_prose_decisions
from reporting.meetings.reading.result import MinutesReading
from reporting.meetings.reading.rubrics import is_rubric, opens_rubric
from reporting.meetings.reading.welsh import pair_welsh, welsh_paragraphs


def read_source(source: MinutesSource, *, prefix: str = "") -> MinutesReading:
    """The reading of a file that was taken apart; ``prefix`` is that of the group's numbers, if known."""
    paragraphs = find_paragraphs(source.lines)
    welsh = welsh_paragraphs(paragraphs)
    hidden = [
        replace(line, why="welsh") if at in welsh else line for at, line in enumerate(paragraphs)
    ]
    items = find_items(hidden, prefix)
    starts = [item.paragraph for item in items]
    first = starts[0] if starts else None
    front = [at for at, line in enumerate(hidden) if not line.why and (first is None or at < first)]
    meeting = find_meeting(hidden, front)
    day = meeting.day.day if meeting.day else None
    attendance = find_attendance(hidden, front, day)
    found = AllFinds(source, paragraphs, front, meeting, attendance, [], None, welsh)
    found.pairs = pair_welsh(paragraphs, welsh) if welsh else {}
    if not items:
        items = _one_item(hidden, found)
    found.items = [
        ItemFinds(item, _body_of(hidden, item, items[at + 1] if at + 1 < len(items) else None))
        for at, item in enumerate(items)
    ]
    _look_into(hidden, found, day)
    return pieces.as_reading(found)


def _one_item(paragraphs: Sequence[MinuteLine], found: AllFinds) -> list[FoundItem]:
    """Without a single heading everything after the lists is text under one item."""
    told = {each.paragraph for each in found.attendance.people}
    told |= {at for at, *_ in found.attendance.labels} | {at for _, at, *_ in found.attendance.none}
    if found.meeting.opening_at:
        told.add(found.meeting.opening_at[0])
    last = max(told, default=-1)
    rest = [at for at in found.front if at > last]
    if not told:
        rest = rest[1:] if len(rest) > 1 else rest
    if not rest:
        return []
    found.front = [at for at in found.front if at not in rest]
    return [FoundItem(None, body=(rest[0], 0))]


def _body_of(
    paragraphs: Sequence[MinuteLine], item: FoundItem, after: FoundItem | None
) -> list[Place]:
    place, start = item.body
    end = after.paragraph if after else len(paragraphs)
    taken = {at for at, *_ in [*item.headings, *item.numbers]}
    body = [(place, start)] if paragraphs[place].text[start:].strip() else []
    later = [(at, 0) for at in range(place + 1, end) if not paragraphs[at].why and at not in taken]
    # A number cell may stand before words that were passed over on the way to the heading.
    return body + later


def title_of(paragraphs: Sequence[MinuteLine], item: FoundItem) -> str:
    lines = sorted(item.headings)
    return "\n".join(paragraphs[at].text[a:b].strip(" \t") for at, a, b in lines).strip()


def _look_into(paragraphs: list[MinuteLine], found: AllFinds, day: date | None) -> None:
    private = _private_from(paragraphs, found)
    for each in found.items:
        title = title_of(paragraphs, each.item)
        each.kind = kind_of_heading(title) if title else "plain"
        each.private = is_restricted_heading(title) or each.item.paragraph in private
        each.rubrics = _rubrics(paragraphs, each.body)
        body = [place for place in each.body if place[0] not in each.rubrics]
        each.decisions = find_decisions(paragraphs, body)
        listed = each.kind == "arising" or bool(re.search(r"\bactions?\b", title, re.IGNORECASE))
        asked = find_actions(paragraphs, body, day, listed=listed)
        each.actions = [one for one in asked if one.words]
        if each.kind == "introductions":
            find_apologies(paragraphs, body, found.attendance, title)
        if each.kind == "interests":
            each.interests = find_interests(paragraphs, body)
    _look_into_prose(paragraphs, found, day)
    found.next = _next_of(paragraphs, found, day)
    for line in paragraphs:
        if not line.why:
            found.comings += find_comings(line.text)
            found.meeting.inquorate = found.meeting.inquorate or says_inquorate(line.text)
            found.meeting.begins = found.meeting.begins or find_opening_time(line.text)
            found.meeting.ends = found.meeting.ends or find_closing(line.text)


def _look_into_prose(paragraphs: list[MinuteLine], found: AllFinds, day: date | None) -> None:
    """What sentences say, where no key word said it in the same item."""
    keyed = any(each.decisions for each in found.items)
    for each in found.items:
        taken = _taken(each)
        body = [
            place for place in each.body if place[0] not in each.rubrics and place[0] not in taken
        ]
        quiet = each.kind in ("introductions", "next-meeting")
        if not each.decisions and not quiet:
            each.decisions = find_prose_decisions(paragraphs, body, strict=keyed, taken=taken)
        if each.kind not in ("next-meeting", "introductions", "interests"):
            told = {at for one in each.decisions for at, *_ in one.stretches}
            each.actions += find_buried_actions(paragraphs, body, day, told)


def _taken(each: ItemFinds) -> set[int]:
    stretches = [s for one in each.decisions for s in one.stretches + one.leads]
    stretches += [s for one in each.actions for s in one.stretches + one.leads]
    return {at for at, *_ in stretches}


def _rubrics(paragraphs: Sequence[MinuteLine], body: Sequence[Place]) -> list[int]:
    """The paragraphs that the agenda printed, with the points of its recommendations."""
    found: list[int] = []
    open_list = under_lead = False
    for at, start in body:
        line = paragraphs[at]
        text = line.text[start:].strip()
        listed = bool(line.mark) or bool(re.match(r"\(?(?:\d{1,2}|[a-z]|[ivx]+)[.)]\s", text))
        lead = lead_of(line, start)
        under_lead = bool(lead and len(text) - (lead.end() - start) < 60) or (under_lead and listed)
        if is_rubric(text) and not under_lead:
            found.append(at)
            open_list = opens_rubric(text) or len(text.split()) <= 2
        elif open_list and (
            listed or (found[-1] == at - 1 and re.match(r"that\b", text, re.IGNORECASE))
        ):
            found.append(at)
        else:
            open_list = False
    return found


def _private_from(paragraphs: Sequence[MinuteLine], found: AllFinds) -> set[int]:
    """The paragraphs that stand in a part of the meeting that the public may not read."""
    private, inside = False, set()
    heads = {item.item.paragraph for item in found.items}
    for at, line in enumerate(paragraphs):
        if line.why:
            continue
        kind = part_of_meeting(line.text)
        if kind and at not in heads:
            private = kind == "private"
        if private:
            inside.add(at)
    return inside


def _next_of(
    paragraphs: Sequence[MinuteLine], found: AllFinds, day: date | None
) -> FoundNext | None:
    places: list[tuple[int, int, int]] = []
    for each in reversed(found.items):
        if each.kind == "next-meeting":
            places += [
                *each.item.headings,
                *((at, start, len(paragraphs[at].text)) for at, start in each.body),
            ]
    tail = [
        (at, 0, len(line.text)) for at, line in enumerate(paragraphs)
        if not line.why and is_next_heading(line.text) and _opens_with_next(line.text)
    ]  # fmt: skip
    return find_next(paragraphs, [*places, *reversed(tail)], day)


def _opens_with_next(text: str) -> bool:
    """Whether a paragraph begins with the day of the next meeting, rather than speaking of it."""
    said = re.match(r"(?:the )?(?:date|time|dates?|next|y cyfarfod|dyddiad)\b", text, re.IGNORECASE)
    return bool(said) and len(text.split()) < 40

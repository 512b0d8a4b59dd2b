"""What was found, as the values of a reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from reporting.meetings.reading.dates import find_days
from reporting.meetings.reading.finds import AllFinds, ItemFinds
from reporting.meetings.reading.kinds import schedule_reason
from reporting.meetings.reading.numbers import number_of
from reporting.meetings.reading.result import (
    SURE,
    MinutesPassage,
    ReadAction,
    ReadDecision,
    ReadInterest,
    ReadItem,
    ReadMeeting,
    ReadPerson,
    ReadSubItem,
)
from reporting.meetings.reading.vocabulary import LEADS

_PART = re.compile(r"^\(?(?P<letter>[a-z])\)\s*(?P<title>.+)$", re.IGNORECASE)
_LEAD_CY = re.compile(rf"^(?:{LEADS}|CAM(?:AU)? GWEITHREDU)\s*[:–-]*\s*")
_OTHER = re.compile(
    r"^(?:minutes of |cofnodion )(?:the )?(?P<body>.+?)(?:\s*(?:,|held on|dated|[–—-])?\s*)$",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"\b(?:minute|cofnod)s?\s+(?:no\.?\s*)?(?P<number>[A-Z]{0,6}\s?\d[\w/.]*\d|"
    r"\d+)(?:\s+(?:refers?|above|below|of)|\))",
    re.IGNORECASE,
)


def passage_of(found: AllFinds, stretches: Iterable[tuple[int, int, int]]) -> MinutesPassage:
    """From the first to the last letter of stretches, in the whole text."""
    passages = [found.paragraphs[at].words.passage(a, b) for at, a, b in stretches if b > a]
    if not passages:
        return MinutesPassage(0, 0)
    return MinutesPassage(min(each.start for each in passages), max(each.end for each in passages))


# -- Meeting and people ------------------------------------------------------------------------------


def read_meeting(found: AllFinds, people: tuple[ReadPerson, ...]) -> ReadMeeting:
    one, after = found.meeting, found.next
    chair = [each.name for each in people if each.chair and each.list == "present"] or one.chair
    return ReadMeeting(
        groups=tuple(one.groups),
        day=one.day.day if one.day else None,
        day_words=one.day_words,
        begins=one.begins,
        ends=one.ends,
        place=one.place,
        opening=one.opening,
        chair=tuple(dict.fromkeys(chair)),
        next_day=day_of_next(found),
        next_begins=after.begins if after else None,
        next_words=after.words if after else "",
        inquorate=one.inquorate,
    )


def day_of_next(found: AllFinds) -> date | None:
    return found.next.day.day if found.next and found.next.day else None


def read_people(found: AllFinds) -> tuple[ReadPerson, ...]:
    told = [
        ReadPerson(
            each.list, each.one.name, each.one.body, each.one.role, each.one.chair, each.one.initials,
            each.one.substitute_for, each.one.how, each.one.since, each.one.until, each.one.group, each.sure,
            passage_of(found, [(each.paragraph, each.one.start, each.one.end)]),
        )
        for each in found.attendance.people
    ]  # fmt: skip
    told = _once_each(told)
    for name, side, when in found.comings:
        for at, person in enumerate(told):
            same = person.name == name or (
                person.name.endswith(f" {name.split()[-1]}") and name.split()[0][:1] in person.name
            )
            if same and not getattr(person, side):
                came = side == "since"
                told[at] = replace(person, since=when) if came else replace(person, until=when)
    chaired = {each.casefold() for each in found.meeting.chair}
    if chaired and not any(each.chair for each in told):
        told = [
            replace(each, chair=True, role=each.role or "Chair")
            if _is_called(each.name, chaired)
            else each
            for each in told
        ]
    return tuple(told)


def _is_called(name: str, names: set[str]) -> bool:
    return any(
        name.casefold() == each or name.casefold() in each or each in name.casefold()
        for each in names
    )


def _once_each(people: list[ReadPerson]) -> list[ReadPerson]:
    """Somebody who is told twice on one list (a chair above it, apologies in an item) counts once."""
    found: list[ReadPerson] = []
    for each in people:
        twin = next(
            (
                at
                for at, other in enumerate(found)
                if other.name == each.name and other.list == each.list
            ),
            None,
        )
        if twin is None:
            found.append(each)
            continue
        other = found[twin]
        found[twin] = replace(
            other, body=other.body or each.body, chair=other.chair or each.chair,
            role=other.role or each.role, initials=other.initials or each.initials,
        )  # fmt: skip
    return found


# -- Items -------------------------------------------------------------------------------------------


def read_item(found: AllFinds, each: ItemFinds) -> ReadItem:
    item = each.item
    lines = [found.paragraphs[at].text[a:b].strip() for at, a, b in sorted(item.headings)]
    printed = "\n".join(found.paragraphs[at].text[a:b].strip() for at, a, b in item.numbers)
    title = "\n".join(line for line in lines if line)
    body = " ".join(found.paragraphs[at].text[start:] for at, start in each.body)
    return ReadItem(
        number=item.number.printed if item.number else "",
        title=title.rstrip(" :–-") if "\n" not in title else title,
        number_printed=printed,
        kind=_settled_kind(each.kind, lines),
        restricted=each.private,
        reason=schedule_reason(f"{title} {body}") if each.private else "",
        title_cy=_welsh_title(found, each),
        parts=tuple(_sub_items(lines)),
        refers=tuple(dict.fromkeys(match["number"] for match in _REFERS.finditer(body))),
        passage=passage_of(
            found, [*item.numbers, *item.headings] or [(*item.body, item.body[1] + 1)]
        ),
    )


def _settled_kind(kind: str, lines: list[str]) -> str:
    parts = list(_sub_items(lines))
    return "other-minutes" if parts and all(part.body for part in parts) else kind


def _sub_items(lines: list[str]) -> Iterator[ReadSubItem]:
    """(a), (b), (c) of a heading; other bodies' minutes with whose they are and of which day."""
    for line in lines:
        if match := _PART.match(line):
            days = find_days(match["title"])
            bare = match["title"][: days[0].start] if days else match["title"]
            other = _OTHER.match(bare.strip())
            yield ReadSubItem(
                match["letter"].lower(), match["title"].strip(), other["body"].strip(" ,–-") if other else "",
                days[0].day if days else None,
            )  # fmt: skip


def _welsh_title(found: AllFinds, each: ItemFinds) -> str:
    """The Welsh that stands beside an item's heading, without its number."""
    said = [welsh_beside(found, [place]) for place in each.item.headings[:1]]
    return said[0] if said else ""


def welsh_beside(found: AllFinds, stretches: Iterable[tuple[int, int, int]]) -> str:
    """The Welsh paragraph beside the first of some stretches, without its number and lead-in."""
    beside = [found.pairs[at] for at, *_ in stretches if at in found.pairs]
    if not beside:
        return ""
    text = found.paragraphs[beside[0]].text
    number = number_of(text)
    return _LEAD_CY.sub("", text[number.end if number else 0 :].strip())


# -- Decisions, actions, interests -------------------------------------------------------------------


def read_decisions(found: AllFinds) -> Iterator[ReadDecision]:
    for number, each in enumerate(found.items):
        for one in each.decisions:
            yield ReadDecision(
                item=number, words=one.words, verb=one.verb, lead_in=one.lead_in, number=one.number,
                moved_by=one.moved_by, seconded_by=one.seconded_by, votes=one.votes, result=one.result,
                provisional=found.meeting.inquorate, words_cy=welsh_beside(found, one.stretches),
                sure=one.sure, passage=passage_of(found, one.leads + one.stretches),
            )  # fmt: skip


def read_actions(found: AllFinds) -> Iterator[ReadAction]:
    met: Counter[str] = Counter()
    for number, each in enumerate(found.items):
        for one in each.actions:
            key = re.sub(r"\W+", " ", one.words).casefold().strip()
            met[key] += 1
            if met[key] > 1 and len(key.split()) > 2 and _is_summary(found, each):
                continue
            due = one.due
            yield ReadAction(
                item=number, words=one.words, owner=one.owner, former_owner=one.former_owner,
                due=_due_day(found, one), due_words=due.words if due else "",
                next_meeting=bool(due and due.next_meeting), state=one.state,
                number=one.number.strip("()"), words_cy=welsh_beside(found, one.stretches), sure=one.sure,
                passage=passage_of(found, one.leads + one.stretches),
            )  # fmt: skip


def _is_summary(found: AllFinds, each: ItemFinds) -> bool:
    title = " ".join(found.paragraphs[at].text[a:b] for at, a, b in each.item.headings)
    return (
        bool(re.search(r"\b(?:summary|action|list|log|tracker)\b", title, re.IGNORECASE))
        or each is found.items[-1]
    )


def _due_day(found: AllFinds, one) -> date | None:
    if one.due is None:
        return None
    if one.due.next_meeting:
        return day_of_next(found)
    return one.due.day


def read_interests(found: AllFinds) -> Iterator[ReadInterest]:
    for number, each in enumerate(found.items):
        for one in each.interests:
            yield ReadInterest(
                number, one.name, one.words, one.about, one.stayed, SURE,
                passage_of(found, [(one.paragraph, one.start, one.end)]),
            )  # fmt: skip

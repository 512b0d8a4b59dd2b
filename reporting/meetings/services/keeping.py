"""A reading as rows: the meeting with its lists, items, decisions and interests, as printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from actions.agreed.services.agreed import create_agreed
from actions.models import AgreedAction
from csp import changes
from csp.models import User
from plans.audience import Audience
from reporting.meetings.access import rules_of_group
from reporting.meetings.reading.bodies import text_of_item
from reporting.meetings.reading.finds_to_settle import SettledFinds, key_of
from reporting.meetings.reading.result import (
    MinutesReading,
    ReadAction,
    ReadDecision,
    ReadItem,
)
from reporting.meetings.rules.numbering import read_number
from reporting.meetings.rules.sentences import opening_sentence
from reporting.meetings.services.arising import agree_at_item
from reporting.meetings.services.keeping_people import (
    KnownNames,
    keep_attendance,
    stayed_or_left,
)
from reporting.models import (
    AgendaItem,
    Attendance,
    GroupRules,
    Interest,
    ItemKind,
    Meeting,
    MeetingDecision,
    MinutesImport,
)

CLOSED_IN_FILE = "Marked so in the minutes that were brought in."
WITHOUT_HEADING = "Minutes"
RESTRICTED_IN_FILE = "It is restricted in the minutes that were brought in."
_VOTES = {
    "votes_for": re.compile(
        r"(?:for|favour)\s*[:=-]?\s*(\d+)|(\d+)\s*(?:votes?\s*)?(?:for|in favour)", re.IGNORECASE
    ),
    "votes_against": re.compile(
        r"against\s*[:=-]?\s*(\d+)|(\d+)\s*(?:votes?\s*)?against", re.IGNORECASE
    ),
    "abstained": re.compile(r"abst\w+\s*[:=-]?\s*(\d+)|(\d+)\s*abst", re.IGNORECASE),
}


def keep_minutes(
    read: MinutesReading,
    row: MinutesImport,
    settled: SettledFinds,
    *,
    by: User | None,
    day: date,
    planned: Meeting | None = None,
) -> Meeting:
    """Make a held meeting of a reading, in the order of its text, or of the one that was ``planned``.

    The caller holds the transaction.
    """
    said = values_as_read(read, row, day)
    if planned is None:
        new = Meeting(partnership=row.partnership, group=row.group, date=day, **said)
        meeting = changes.create(new, by=by, verb="brought in")
    else:
        known = {name: value for name, value in said.items() if value or name == "side"}
        meeting = changes.update(planned, by=by, version=planned.version, values=known)
    rules = rules_of_group(row.group)
    items = [keep_item(read, at, meeting, rules, settled, by=by) for at in range(len(read.items))]
    people = keep_attendance(read, meeting, by=by)
    for told in read.interests:
        who = people.get(told.name.casefold())
        if who and settled.counts(key_of(told), told.sure):
            then = stayed_or_left(told.stayed)
            interest = Interest(
                partnership=row.partnership,
                attendance=who,
                item=items[told.item],
                words=told.words,
                then=then,
            )
            changes.create(interest, by=by)
    return meeting


def values_as_read(read: MinutesReading, row: MinutesImport, day: date) -> dict[str, Any]:
    """What a reading says of its meeting itself."""
    said = read.meeting
    usual = opening_sentence(rules_of_group(row.group).opening, str(row.group), day)
    opening = " ".join(said.opening.split())
    return {
        "starts": said.begins,
        "ends": said.ends,
        "place": said.place[:300],
        "state": Meeting.State.DRAFT,
        "side": Meeting.Side.INQUORATE if said.inquorate else Meeting.Side.NONE,
        "opening_sentence": "" if opening == usual else opening[:300],
        "next_meeting_words": said.next_words[:300],
        "none_printed": [name for name in read.none_said if name in Attendance.List.values],
    }


# -- Items -------------------------------------------------------------------------------------------


def keep_item(
    read: MinutesReading,
    at: int,
    meeting: Meeting,
    rules: GroupRules,
    settled: SettledFinds,
    *,
    by: User | None,
) -> AgendaItem:
    text = text_of_item(read, at, settled)
    item = changes.create(item_as_read(read.items[at], text, meeting, rules), by=by)
    for one, anchor in text.anchors:
        changes.create(decision_as_read(one, anchor, item), by=by)
    return item


def item_as_read(one: ReadItem, text, meeting: Meeting, rules: GroupRules) -> AgendaItem:
    number = read_number(one.number, rules.number_pattern, rules.prefix) if one.number else None
    return AgendaItem(
        partnership=meeting.partnership,
        meeting=meeting,
        kind=one.kind if one.kind in ItemKind.values else ItemKind.PLAIN,
        number=one.number[:40],
        number_typed=bool(one.number),
        number_printed=one.number_printed[:80] if "\n" in one.number_printed else "",
        counted=number.n if number else None,
        heading=(one.title or WITHOUT_HEADING)[:500],
        heading_cy=one.title_cy[:500],
        rubric=text.rubric[:4_000],
        audience=Audience.RESTRICTED if one.restricted else Audience.PUBLIC,
        restricted_reason=(one.reason or RESTRICTED_IN_FILE)[:300] if one.restricted else "",
        other_body_met_on=one.parts[0].day
        if one.kind == "other-minutes" and len(one.parts) == 1
        else None,
        body=text.body,
        body_cy=text.welsh,
    )


def decision_as_read(one: ReadDecision, anchor: str, item: AgendaItem) -> MeetingDecision:
    votes = votes_as_read(one.votes)
    how = MeetingDecision.How.VOTE if votes else MeetingDecision.How.UNSAID
    if not votes and re.search(r"unanim|unfrydol|nem", one.votes, re.IGNORECASE):
        how = MeetingDecision.How.UNANIMOUS
    return MeetingDecision(
        partnership=item.partnership,
        item=item,
        verb=one.verb,
        words=one.words,
        words_cy=one.words_cy,
        anchor=anchor,
        number=one.number[:40],
        how=how,
        moved_by=one.moved_by[:160],
        seconded_by=one.seconded_by[:160],
        result=one.result or MeetingDecision.Result.CARRIED,
        provisional=one.provisional,
        **votes,
    )


def votes_as_read(words: str) -> Mapping[str, int]:
    """The counts of a vote as far as they are printed."""
    found = {name: pattern.search(words) for name, pattern in _VOTES.items()}
    return {name: int(next(filter(None, match.groups()))) for name, match in found.items() if match}


# -- What somebody has to do -------------------------------------------------------------------------


def keep_actions(
    read: MinutesReading, meeting: Meeting, settled: SettledFinds, *, by: User | None
) -> list[AgreedAction]:
    """The actions that count, in the one list of what somebody has to do."""
    people = names_by_initials(read)
    known = KnownNames(meeting.partnership_id)
    # One row an item of the reading was kept, in its order.
    items = list(meeting.items.order_by("pk"))
    made = []
    for one in read.actions:
        if not settled.counts(key_of(one), one.sure):
            continue
        values = action_as_read(read, one, meeting, known, people)
        if 0 <= one.item < len(items):
            made.append(agree_at_item(by=by, item=items[one.item], values=values))
        else:
            made.append(create_agreed(by=by, partnership=meeting.partnership, values=values))
    return made


def names_by_initials(read: MinutesReading) -> dict[str, str]:
    """Whom initials mean where they mean one person of the lists."""
    found: dict[str, set[str]] = {}
    for person in read.people:
        if person.initials:
            found.setdefault(person.initials, set()).add(person.name)
    return {initials: names.pop() for initials, names in found.items() if len(names) == 1}


def action_as_read(
    read: MinutesReading,
    one: ReadAction,
    meeting: Meeting,
    known: KnownNames,
    people: Mapping[str, str],
) -> dict[str, Any]:
    named = people.get(one.owner, one.owner)
    closed = one.state in ("done", "overtaken", "dropped")
    kind = AgreedAction.DueKind.NEXT_MEETING if one.next_meeting else AgreedAction.DueKind.NONE
    if one.due and not one.next_meeting:
        kind = AgreedAction.DueKind.DAY
    restricted = 0 <= one.item < len(read.items) and read.items[one.item].restricted
    return {
        "words": one.words[:2_000],
        "words_cy": one.words_cy[:2_000],
        "passage": " ".join(read.words_of(one.passage).split())[:4_000],
        "number_printed": one.number[:30],
        "agreed_on": meeting.date,
        "group": meeting.group,
        "owner_person": known.person(named),
        "owner_body": known.body(one.owner),
        "owner_words": one.owner[:200],
        "earlier_owner": one.former_owner[:200],
        "due_kind": kind,
        "due_on": one.due,
        "due_words": one.due_words[:100],
        "state": one.state,
        "closed_on": meeting.date if closed else None,
        "outcome": CLOSED_IN_FILE if closed else "",
        "audience": Audience.RESTRICTED if restricted else Audience.PARTNERS,
    }

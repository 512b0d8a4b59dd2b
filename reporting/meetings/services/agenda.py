"""The agenda of a meeting: begun from standing items and the forward plan, filled, put in order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from csp import changes
from csp.changes import changing
from csp.models import AuditEvent, User
from plans.audience import Audience
from reporting.meetings.access import rules_of_group
from reporting.meetings.services.calendar import lock_meeting, refuse_correspondence
from reporting.models import (
    AgendaItem,
    ForwardItem,
    GroupRules,
    ItemKind,
    Meeting,
    Purpose,
    StandingItem,
)
from reporting.models.forward import STILL_TO_COME
from reporting.models.meeting import HELD

BEGUN = "The agenda is begun already. Nothing was changed."
CLOSED = "The meeting was held or called off, so nothing comes onto its agenda any more."
ON_ONE = "It is on an agenda already, or settled. Nothing was changed."
UNDER = "Choose an item of this meeting that stands under no other."
KEPT_RESTRICTED = "It is restricted in the forward plan."
# What an agenda begins with where the group has said nothing else.
USUAL = (
    (ItemKind.INTRODUCTIONS, "Introductions and apologies", ""),
    (ItemKind.INTERESTS, "Declarations of interest", ""),
    (ItemKind.MINUTES, "Minutes of the last meeting", Purpose.DECIDE),
    (ItemKind.ARISING, "Matters arising", ""),
    (ItemKind.OTHER_BUSINESS, "Any other business", ""),
    (ItemKind.NEXT_MEETING, "Next meeting", ""),
)
# What stands at the end of an agenda, so that subjects of the day come before it.
LAST = frozenset({ItemKind.OTHER_BUSINESS, ItemKind.NEXT_MEETING, ItemKind.REPORTS_BACK})


def begin_agenda(*, by: User | None, meeting: Meeting) -> Meeting:
    """Fill a new agenda: standing items, and between them what the forward plan has for the meeting.

    Raises ValidationError where it is begun already, or the meeting is over or called off.
    """
    with changing():
        held = hold_agenda(meeting)
        if held.items.exists():
            raise ValidationError(BEGUN)
        rules, standing = rules_of_group(held.group), standing_items(held)
        for item in standing:
            if item.kind not in LAST:
                changes.create(item, by=by)
        for subject in subjects_for(held):
            bring_subject(subject, held, by=by)
        for item in standing:
            if item.kind in LAST:
                add_with_parts(changes.create(item, by=by), rules, by=by)
        return as_begun(held, by=by)


def as_begun(meeting: Meeting, *, by: User | None) -> Meeting:
    """The meeting with an agenda in the making; one that went further stays as it is."""
    if meeting.state != Meeting.State.PLANNED:
        return meeting
    values = {"state": Meeting.State.AGENDA}
    return changes.update(
        meeting, by=by, version=meeting.version, values=values, verb="began the agenda of"
    )


def hold_agenda(meeting: Meeting) -> Meeting:
    """The meeting, held until the transaction ends. Raises ValidationError once it is over or off."""
    held = lock_meeting(meeting)
    if held.state in HELD or held.called_off:
        raise ValidationError(CLOSED)
    refuse_correspondence(held)
    return held


def standing_items(meeting: Meeting) -> list[AgendaItem]:
    """What each agenda of the group begins and ends with, as items that are not stored yet."""
    before = minutes_to_approve(meeting)
    items = own_standing_items(meeting) or usual_items(meeting)
    for item in items:
        if item.kind == ItemKind.MINUTES and before is not None:
            item.minutes_of, item.heading = before, f"Minutes of {before.day_words}"
    return items


def own_standing_items(meeting: Meeting) -> list[AgendaItem]:
    rows = StandingItem.objects.filter(rules__group=meeting.group).select_related("author")
    return [
        AgendaItem(
            partnership=meeting.partnership,
            meeting=meeting,
            kind=each.kind,
            heading=each.heading,
            purpose=each.purpose,
            body=each.words,
            author=each.author,
            author_words=each.author_words,
            audience=each.audience,
            # What stands on every agenda of the group is no secret.
            public_heading="" if each.audience == Audience.PUBLIC else each.heading,
        )
        for each in rows
    ]


def usual_items(meeting: Meeting) -> list[AgendaItem]:
    return [
        AgendaItem(
            partnership=meeting.partnership,
            meeting=meeting,
            kind=kind,
            heading=heading,
            purpose=purpose,
        )
        for kind, heading, purpose in USUAL
    ]


def minutes_to_approve(meeting: Meeting) -> Meeting | None:
    """The last meeting of the group before this one whose minutes nobody has approved yet."""
    rows = Meeting.objects.of_group(meeting.group).held().filter(date__lte=meeting.date)
    rows = rows.exclude(pk=meeting.pk).exclude(state=Meeting.State.APPROVED)
    return rows.order_by("-date", "-starts", "-pk").first()


def add_with_parts(item: AgendaItem, rules: GroupRules, *, by: User | None) -> None:
    """Under "Reports back", a part for each body that the group is reported back from."""
    if item.kind != ItemKind.REPORTS_BACK:
        return
    for line in filter(None, map(str.strip, rules.reports_back.splitlines())):
        part = AgendaItem(
            partnership=item.partnership, meeting=item.meeting, parent=item, heading=line[:500]
        )
        changes.create(part, by=by)


def subjects_for(meeting: Meeting) -> QuerySet[ForwardItem]:
    """What the forward plan has for a meeting: subjects placed there, and those of every meeting."""
    placed = Q(meeting=meeting) & ~Q(repeats=ForwardItem.Repeats.EACH)
    each = Q(group=meeting.group, repeats=ForwardItem.Repeats.EACH)
    rows = ForwardItem.objects.filter(placed | each, state__in=STILL_TO_COME)
    rows = rows.filter(kind=ForwardItem.Kind.ITEM)
    return rows.select_related("partnership", "author", "author_body").order_by("pk")


def bring_subject(subject: ForwardItem, meeting: Meeting, *, by: User | None) -> AgendaItem:
    """Make an item of a subject. One that comes to every meeting stays in the forward plan."""
    guarded = subject.audience == Audience.RESTRICTED
    item = changes.create(
        AgendaItem(
            partnership=meeting.partnership,
            meeting=meeting,
            kind=ItemKind.REPORT,
            heading=str(subject),
            purpose=subject.purpose,
            author=subject.author,
            author_body=subject.author_body,
            author_words=subject.author_words,
            audience=subject.audience,
            restricted_reason=KEPT_RESTRICTED if guarded else "",
            refers_to=subject.asked_in,
            recommendation=subject.recommendation,
        ),
        by=by,
    )
    if subject.repeats != ForwardItem.Repeats.EACH:
        values = {"state": ForwardItem.State.ON_AGENDA, "item": item, "meeting": meeting}
        values["month"] = None
        changes.update(subject, by=by, version=subject.version, values=values)
    return item


def put_on_agenda(*, by: User, subject: ForwardItem, meeting: Meeting) -> AgendaItem:
    """Bring one subject onto the agenda of a meeting, before what always comes last.

    Raises ValidationError where it is on one already, or the meeting is over or called off.
    """
    with changing():
        held = hold_agenda(meeting)
        rows = ForwardItem.objects.select_for_update(no_key=True, of=("self",))
        wanted = rows.select_related("partnership", "author", "author_body").get(pk=subject.pk)
        if wanted.state not in STILL_TO_COME:
            raise ValidationError(ON_ONE)
        if not held.items.exists():
            begin_agenda(by=by, meeting=held)
            if item := AgendaItem.objects.filter(came_from=wanted, meeting=held).first():
                return item
        item = bring_subject(wanted, held, by=by)
        keep_last(item, by=by)
    return item


def add_item(*, by: User, item: AgendaItem) -> AgendaItem:
    """Put a new item onto an agenda, before what always comes last; a part goes to the end of its item."""
    with changing():
        held = hold_agenda(item.meeting)
        check_part(item)
        stored = changes.create(item, by=by)
        if stored.parent_id is None:
            keep_last(stored, by=by)
        as_begun(held, by=by)
    return stored


def keep_last(item: AgendaItem, *, by: User | None) -> None:
    """Move a new item up past the run of closing items at the end, unless it is one of them."""
    if item.kind in LAST:
        return
    others = [row for row in item.siblings() if row.pk != item.pk]
    place = len(others)
    while place and others[place - 1].kind in LAST:
        place -= 1
    if place < len(others):
        changes.move(item, by=by, to=place)


def change_item(
    *, by: User, item: AgendaItem, version: int, values: Mapping[str, Any]
) -> AgendaItem:
    """Change an item. Raises as ``csp.changes.update``; who may read it changes for its papers too."""
    with changing():
        stored = changes.update(item, by=by, version=version, values=values)
        check_part(stored)
    return stored


def check_part(item: AgendaItem) -> None:
    """A part stands under an item of the same meeting, and nothing stands under a part."""
    above = item.parent
    if above is not None and (above.meeting_id != item.meeting_id or above.parent_id is not None):
        raise ValidationError({"parent": UNDER})


def remove_item(*, by: User, item: AgendaItem) -> AuditEvent:
    """Take an item off with its parts and papers; a subject of the forward plan goes back there."""
    with changing():
        lock_meeting(item.meeting)
        for subject in item.came_from.select_related("partnership"):
            values = {"item": None, "state": ForwardItem.State.PLACED}
            changes.update(subject, by=by, version=subject.version, values=values)
        return changes.remove(item, by=by)

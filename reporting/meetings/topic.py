"""What one topic was at all its meetings, as far as one reader may know, and what is still to come of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from actions.models import AgreedAction
from csp.models import User
from plans.access import Access
from reporting.meetings.access import MeetingReader, MeetingScope
from reporting.meetings.queries.topic import (
    ABOUT,
    decisions_at,
    items_of_topic,
    linked_items,
    subjects_around,
    ties_at,
)
from reporting.models import AgendaItem, ForwardItem
from reporting.models.forward import STILL_TO_COME

ABOUT_WORDS = {
    "plan": "the same plan",
    "priority": "the same priority",
    "row": "the same row of the plan",
    "round": "the same quarter",
    "paper": "the same paper",
    "report": "the same frozen paper",
    "consultation": "the same consultation",
    "assessment": "the same assessment",
    "strategy": "the same strategy",
    "recommendation": "the same recommendation",
}


@dataclass(frozen=True)
class TopicLine:
    """One item of the topic: why it belongs there, what was decided, and what was asked of whom."""

    item: AgendaItem
    here: bool
    why: str
    decisions: tuple[str, ...]
    actions: tuple[AgreedAction, ...]


@dataclass(frozen=True)
class Topic:
    """``ahead`` is what the forward plan has still to come of it."""

    lines: tuple[TopicLine, ...]
    ahead: tuple[ForwardItem, ...]


def gather_topic(scope: MeetingScope, access: Access, user: User, item: AgendaItem) -> Topic:
    """A fixed number of statements. What the reader may not read is left out, and nothing says so."""
    subjects = subjects_around(scope, item)
    linked = linked_items(subjects)
    readers: dict[int, MeetingReader] = {}
    read: list[AgendaItem] = []
    for each in items_of_topic(scope, item, linked):
        reader = readers.setdefault(each.meeting_id, scope.reader(each.meeting))
        if reader.opens_item(each, each.parent):
            read.append(each)
    told = [each.pk for each in read if readers[each.meeting_id].sees_minutes]
    decided = decisions_by_item(told)
    asked = actions_by_item(told, access, user)
    lines = (
        TopicLine(
            item=each,
            here=each.pk == item.pk,
            why=why_of(each, item, linked),
            decisions=tuple(decided[each.pk]),
            actions=tuple(asked[each.pk]),
        )
        for each in read
    )
    ahead = (each for each in subjects if each.state in STILL_TO_COME)
    return Topic(tuple(lines), tuple(ahead))


def decisions_by_item(items: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for row in decisions_at(items):
        lost = "" if row.result in ("", "carried") else f" ({row.get_result_display().lower()})"
        found[row.item_id].append(f"{row.words}{lost}")
    return found


def actions_by_item(items: list[int], access: Access, user: User) -> dict[int, list[AgreedAction]]:
    """Those that the reader may read of their own right."""
    ties = ties_at(items)
    numbers = [tie.agreed_id for tie in ties]
    seen = set(
        AgreedAction.objects.visible_to(access, user)
        .filter(pk__in=numbers)
        .values_list("pk", flat=True)
    )
    found: dict[int, list[AgreedAction]] = defaultdict(list)
    for tie in ties:
        if tie.agreed_id in seen:
            found[tie.item_id].append(tie.agreed)
    return found


def why_of(each: AgendaItem, item: AgendaItem, linked: set[int]) -> str:
    """Why an item is of this topic, in a few words; nothing of the item that was asked for."""
    if each.pk == item.pk:
        return ""
    if each.refers_to_id == item.pk or item.refers_to_id == each.pk:
        return "one refers to the other"
    if each.taken_with_id == item.pk or item.taken_with_id == each.pk:
        return "taken together"
    if each.pk in linked:
        return "from the forward plan"
    for name in ABOUT:
        number = getattr(item, f"{name}_id")
        if number and getattr(each, f"{name}_id") == number:
            return f"about {ABOUT_WORDS[name]}"
    return "the same heading"

"""SQL of one topic over all its meetings: the items that belong to it, what the forward plan has of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from reporting.meetings.access import MeetingScope
from reporting.models import (
    AgendaItem,
    AgreedAtMeeting,
    ForwardItem,
    MeetingDecision,
)
from reporting.models.agenda_kinds import TOPICAL

# What an item may be about: items about the same one are of one topic.
ABOUT = (
    "plan", "priority", "row", "round", "paper", "report", "consultation", "assessment", "strategy",
    "recommendation",
)  # fmt: skip
MOST_ITEMS = 60


def items_known(scope: MeetingScope) -> QuerySet[AgendaItem]:
    """The items of meetings that somebody may know of, with what says whether they may read them."""
    rows = AgendaItem.objects.light().filter(meeting__in=scope.meetings().values("pk"))
    rows = rows.select_related(
        "parent", "partnership", "meeting__group__rules", "meeting__partnership"
    )
    return rows.prefetch_related("meeting__joint_groups")


def subjects_around(scope: MeetingScope, item: AgendaItem) -> list[ForwardItem]:
    """What the forward plan has of an item: what it came from, what it asked for, and others of a series.

    Two statements: those of the item, then those of the items that these lead to.
    """
    first = subjects_read(scope, Q(item=item.pk) | Q(asked_in=item.pk))
    numbers = {item.pk} | linked_items(first)
    series = {each.series for each in first if each.series}
    more = Q(item__in=numbers) | Q(asked_in__in=numbers) | Q(series__in=series)
    return subjects_read(scope, more)


def subjects_read(scope: MeetingScope, wanted: Q) -> list[ForwardItem]:
    rows = ForwardItem.objects.filter(wanted, partnership=scope.partnership_id)
    rows = rows.select_related("group__rules", "meeting__group", "partnership")
    return [
        each
        for each in rows.order_by("entered_on", "pk")
        if scope.reads_subject(each.audience, each.group)
    ]


def linked_items(subjects: Iterable[ForwardItem]) -> set[int]:
    return {pk for each in subjects for pk in (each.item_id, each.asked_in_id) if pk}


def items_of_topic(
    scope: MeetingScope, item: AgendaItem, linked: Collection[int]
) -> list[AgendaItem]:
    """The item and every other of its topic, the first meeting first."""
    same = Q(pk=item.pk) | Q(pk__in=linked)
    same |= Q(refers_to=item.pk) | Q(taken_with=item.pk)
    same |= Q(pk__in=[pk for pk in (item.refers_to_id, item.taken_with_id) if pk])
    for name in ABOUT:
        if number := getattr(item, f"{name}_id"):
            same |= Q(**{name: number})
    if item.kind in TOPICAL:
        group = Q(meeting__group=item.meeting.group_id, kind__in=TOPICAL)
        same |= group & Q(heading__iexact=item.heading)
    rows = items_known(scope).filter(same).order_by("-meeting__date", "-position", "-pk")
    return list(rows[:MOST_ITEMS])[::-1]


def decisions_at(items: Collection[int]) -> list[MeetingDecision]:
    rows = MeetingDecision.objects.filter(item__in=items)
    return list(rows.order_by("item", "position", "pk"))


def ties_at(items: Collection[int]) -> list[AgreedAtMeeting]:
    rows = AgreedAtMeeting.objects.filter(item__in=items).select_related("agreed__partnership")
    return list(rows.order_by("item", "pk"))

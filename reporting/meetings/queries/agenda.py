"""SQL of the agenda's page: the items of one meeting with their papers, as clerks work on them."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from reporting.models import AgendaItem, AgendaPaper, ForwardItem, Meeting
from reporting.models.forward import STILL_TO_COME


def items_to_work_on(meeting: Meeting) -> QuerySet[AgendaItem]:
    """Items with their parts and papers, in the order of the agenda. Three statements."""
    papers = AgendaPaper.objects.defer("text").select_related("author")
    parts = AgendaItem.objects.light().select_related("author", "author_body")
    return (
        AgendaItem.objects.light()
        .at_top()
        .filter(meeting=meeting)
        .select_related("author", "author_body", "refers_to")
        .prefetch_related(
            Prefetch("papers", papers),
            Prefetch("parts", parts.prefetch_related(Prefetch("papers", papers))),
        )
    )


def items_of(partnership) -> QuerySet[AgendaItem]:
    return AgendaItem.objects.filter(partnership=partnership).select_related(
        "meeting__group__rules", "meeting__partnership", "partnership", "parent"
    )


def papers_of(partnership) -> QuerySet[AgendaPaper]:
    return (
        AgendaPaper.objects.filter(partnership=partnership)
        .select_related(
            "item__meeting__group__rules",
            "item__meeting__partnership",
            "item__parent",
            "partnership",
        )
        .prefetch_related("report", "publication")
    )


def subjects_without_a_meeting(meeting: Meeting) -> QuerySet[ForwardItem]:
    """What the group's forward plan holds and has not placed."""
    rows = ForwardItem.objects.filter(group=meeting.group, meeting=None, item=None)
    rows = rows.filter(state__in=STILL_TO_COME, kind=ForwardItem.Kind.ITEM)
    return rows.exclude(repeats=ForwardItem.Repeats.EACH).order_by("entered_on", "pk")

"""SQL of the agenda's page: the items of one meeting with their papers, as clerks work on them."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from plans.access import Access, Can
from plans.audience import Audience
from reporting.meetings.access import MeetingReader, audiences_of_members
from reporting.models import AgendaItem, AgendaPaper, ForwardItem, Meeting
from reporting.models.forward import STILL_TO_COME
from reporting.models.querysets.agenda import AgendaItemQuerySet, AgendaPaperQuerySet


def items_to_work_on(reader: MeetingReader) -> QuerySet[AgendaItem]:
    """What a clerk may read: items with parts and papers, in the order of the agenda. Three statements."""
    theirs = AgendaItem.objects.light().for_audiences(reader.audiences)
    papers = AgendaPaper.objects.for_audiences(reader.audiences).defer("text")
    papers = papers.select_related("author")
    parts = theirs.select_related("author", "author_body")
    return (
        theirs.at_top()
        .filter(meeting=reader.meeting)
        .select_related("author", "author_body", "refers_to")
        .prefetch_related(
            Prefetch("papers", papers),
            Prefetch("parts", parts.prefetch_related(Prefetch("papers", papers))),
        )
    )


def items_of(partnership) -> AgendaItemQuerySet:
    return AgendaItem.objects.filter(partnership=partnership).select_related(
        "meeting__group__rules", "meeting__partnership", "partnership", "parent"
    )


def papers_of(partnership) -> AgendaPaperQuerySet:
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


def items_for_clerk(access: Access) -> AgendaItemQuerySet:
    """The items that a clerk may change: those that they may read."""
    return items_of(access.partnership).for_audiences(clerks_audiences(access))


def papers_for_clerk(access: Access) -> AgendaPaperQuerySet:
    """The papers that a clerk may change: those that they may read, of items that they may read."""
    rows = papers_of(access.partnership).filter(item__in=items_for_clerk(access).values("pk"))
    return rows.for_audiences(clerks_audiences(access))


def clerks_audiences(access: Access) -> tuple[Audience, ...]:
    return audiences_of_members(restricted=access.can(Can.READ_RESTRICTED))


def subjects_without_a_meeting(meeting: Meeting) -> QuerySet[ForwardItem]:
    """What the group's forward plan holds and has not placed."""
    rows = ForwardItem.objects.filter(group=meeting.group, meeting=None, item=None)
    rows = rows.filter(state__in=STILL_TO_COME, kind=ForwardItem.Kind.ITEM)
    return rows.exclude(repeats=ForwardItem.Repeats.EACH).order_by("entered_on", "pk")

"""SQL of the pages about meetings: those of a list, of a year, of one page."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Max, Min, Q, QuerySet

from csp.periods import FinancialYear, financial_year_of
from plans.models import Group, GroupCadence
from reporting.meetings.access import MeetingScope
from reporting.models import AgendaPaper, Meeting

WAITING = (AgendaPaper.State.PROMISED, AgendaPaper.State.TO_FOLLOW)


def meetings_for_list(scope: MeetingScope, on: date) -> QuerySet:
    """The meetings of a list on a day, the next one first, each with ``waiting``.

    That is how many papers are promised and not here.
    """
    waiting = Count("items__papers", filter=Q(items__papers__state__in=WAITING))
    rows = scope.meetings().select_related("group__rules", "partnership", "moved_to__group")
    return rows.annotate(waiting=waiting).next_first(on)


def meetings_for_page(scope: MeetingScope) -> QuerySet[Meeting]:
    """The meetings that an address may name, with what a page says of one."""
    rows = scope.meetings().select_related(
        "group__rules", "partnership", "moved_to__group", "next_meeting__group"
    )
    return rows.prefetch_related("joint_groups")


def years_of_meetings(scope: MeetingScope, start_month: int) -> list[FinancialYear]:
    """The years in which there are meetings, the latest first."""
    ends = scope.meetings().order_by().aggregate(first=Min("date"), last=Max("date"))
    if ends["first"] is None:
        return []
    first, last = (financial_year_of(ends[end], start_month) for end in ("first", "last"))
    years = [first]
    while years[-1].start < last.start:
        years.append(years[-1].next())
    return years[::-1]


def groups_with_cadence(partnership) -> QuerySet[GroupCadence]:
    rows = GroupCadence.objects.filter(partnership=partnership).select_related("group")
    return rows.order_by("group__position", "group__pk")


def groups_that_meet(partnership) -> QuerySet[Group]:
    return Group.objects.filter(partnership=partnership).order_by("position", "pk")


def days_taken(group: Group, first: date, last: date) -> set[date]:
    """The days on which a group meets already."""
    rows = Meeting.objects.of_group(group).standing().between(first, last)
    return set(rows.order_by().values_list("date", flat=True))

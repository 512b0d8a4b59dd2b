"""SQL about frozen agendas: the versions of a meeting, and those that anybody may read."""

from __future__ import annotations

from django.db.models import QuerySet

from reporting.editions.reports.agenda import AGENDA
from reporting.meetings.access import MeetingReader
from reporting.meetings.queries.minutes import MADE
from reporting.models import Meeting, MeetingPack, Report


def versions_of_agenda(meeting: Meeting) -> QuerySet[Report]:
    """Every version of an agenda that was issued, the newest first."""
    return Report.objects.for_list().filter(meeting=meeting, kind=AGENDA).order_by("-number")


def agenda_in_public(reader: MeetingReader) -> Report | None:
    """The version of an agenda that anybody may read now, with its page, or nothing.

    The newest that was made; where everybody was not to read that, none takes its place.
    """
    if not reader.sees_agenda:
        return None
    rows = Report.objects.filter(meeting=reader.meeting, kind=AGENDA, state__in=MADE)
    newest = rows.defer("facts", "page").order_by("-number").first()
    return newest if newest and newest.state == Report.State.PUBLISHED else None


def was_issued_frozen(reader: MeetingReader) -> bool:
    """Whether any version of the agenda was frozen: agendas that came in from elsewhere have none."""
    return Report.objects.filter(meeting=reader.meeting, kind=AGENDA).exists()


def packs_of_meeting(meeting: Meeting) -> QuerySet[MeetingPack]:
    """The pack and its supplements in their order, without what they were frozen from."""
    rows = MeetingPack.objects.filter(meeting=meeting).defer("facts").order_by("number")
    return rows.select_related("partnership", "signed_by")


def packs_in_public(reader: MeetingReader) -> QuerySet[MeetingPack]:
    """The packs that anybody may read now, in their order."""
    if not reader.sees_papers:
        return MeetingPack.objects.none()
    rows = packs_of_meeting(reader.meeting).filter(state=MeetingPack.State.FROZEN)
    return rows.exclude(public_pdf="").select_related("meeting")

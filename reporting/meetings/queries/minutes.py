"""SQL about frozen minutes: the versions of a meeting, and those that anybody may read."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from plans.models import Partnership
from reporting.editions.reports.minutes import DRAFT_MINUTES, MINUTES
from reporting.meetings.access import MeetingReader, public_scope
from reporting.models import GroupRules, Meeting, Report
from reporting.models.meeting import HELD

State = Report.State
# Versions that were made, and those that were taken away again.
MADE = (State.FROZEN, State.PUBLISHED, State.WITHDRAWN)
KINDS_OF_MINUTES = (MINUTES, DRAFT_MINUTES)


def versions_of_minutes(meeting: Meeting) -> QuerySet[Report]:
    """Every version, what was approved before drafts, the newest first."""
    rows = Report.objects.for_list().filter(meeting=meeting, kind__in=KINDS_OF_MINUTES)
    return rows.order_by("kind", "-number")


def version_for_members(meeting: Meeting) -> Report | None:
    """The newest version that was made: of what was approved, or of the draft until then."""
    kind = MINUTES if meeting.state == Meeting.State.APPROVED else DRAFT_MINUTES
    rows = Report.objects.filter(meeting=meeting, kind=kind, state__in=MADE)
    return rows.select_related("partnership", "signed_by").order_by("-number").first()


def later_meetings(meeting: Meeting) -> QuerySet[Meeting]:
    """The meetings of the same group that can approve the minutes of one, the next one first."""
    rows = Meeting.objects.of_group(meeting.group).standing().exclude(pk=meeting.pk)
    return rows.filter(date__gte=meeting.date).with_group().order_by("date", "starts", "pk")


def public_versions(readers: Iterable[MeetingReader]) -> dict[int, Report]:
    """What anybody may read now of some meetings, by the number of the meeting. One query.

    The newest version of what the group's rules show; where that was withdrawn, none takes its place.
    """
    shown = {each.meeting.pk: each for each in readers if each.sees_minutes}
    rows = Report.objects.light().filter(
        meeting__in=shown, kind__in=KINDS_OF_MINUTES, published_at__isnull=False
    )
    newest: dict[int, Report] = {}
    # What was approved stands before drafts.
    for report in rows.order_by("meeting", "kind", "-number"):
        reader = shown[report.meeting_id]
        if report.kind in kinds_shown(reader):
            newest.setdefault(report.meeting_id, report)
    return {pk: each for pk, each in newest.items() if each.state == State.PUBLISHED}


def kinds_shown(reader: MeetingReader) -> tuple[str, ...]:
    """The kinds that the public may read of a meeting: a draft never stands for what was approved."""
    if reader.meeting.state == Meeting.State.APPROVED:
        return (MINUTES,)
    drafts = reader.rules.public_minutes == GroupRules.Minutes.DRAFT
    return (DRAFT_MINUTES,) if drafts else ()


def public_readers(partnership: Partnership) -> list[MeetingReader]:
    """Anybody, at each meeting that the public may know of, the newest first. Two queries."""
    scope = public_scope(partnership.pk)
    rows = scope.meetings().select_related("group__rules", "moved_to", "approving_item")
    # A question that members are still asked is nothing that the public could come to.
    asked = Q(kind=Meeting.Kind.CORRESPONDENCE) & ~Q(state__in=HELD)
    rows = rows.exclude(asked).prefetch_related("joint_groups").order_by("-date", "-starts", "-pk")
    found = []
    for meeting in rows:
        meeting.partnership = partnership
        found.append(scope.reader(meeting))
    return found

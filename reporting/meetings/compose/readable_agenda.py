"""The agenda of a meeting as one signed-in reader has it now: as issued, or as it stands for a clerk."""

from __future__ import annotations

from django.utils import timezone

from reporting.document import Document
from reporting.editions.kinds import KINDS
from reporting.editions.reports.agenda import AGENDA, build_agenda, build_whole_agenda
from reporting.editions.reports.kind import Edition
from reporting.editions.services.report import edition_of
from reporting.meetings.access import MeetingReader
from reporting.meetings.compose.agenda import agenda_version
from reporting.models import Report


def printed_agenda(reader: MeetingReader, newest: Report | None) -> Document:
    """The newest version as this reader may have it; before there is one, the draft as it stands."""
    build = build_whole_agenda if reader.restricted else build_agenda
    if newest is None:
        return build(agenda_version(reader.meeting), Edition(timezone.now(), draft=True))
    return build(KINDS[AGENDA].thaw(newest.facts), edition_of(newest))

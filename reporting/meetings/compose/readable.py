"""The minutes of a meeting as one signed-in reader has them now: as frozen, or as they stand for a clerk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.utils import timezone

from reporting.document import Document
from reporting.document.renderers.html import render_html
from reporting.editions.kinds import KINDS
from reporting.editions.reports.kind import Edition
from reporting.editions.reports.minutes import DRAFT_MINUTES, build_whole, minutes_document
from reporting.editions.services.report import (
    edition_of,
    public_document_of,
    report_document,
)
from reporting.meetings.access import MeetingReader
from reporting.meetings.compose.gather import gather_minutes
from reporting.meetings.queries.minutes import public_versions, version_for_members
from reporting.models import Meeting, Report


@dataclass(frozen=True)
class MinutesRead:
    """``report`` is the version that is read, if it is one; ``document`` draws it for this reader."""

    page: str
    document: Callable[[], Document]
    report: Report | None = None
    whole: bool = False


def nothing_to_draw() -> Document:
    raise LookupError("There are no minutes to draw.")


NOTHING = MinutesRead("", nothing_to_draw)


def read_minutes(reader: MeetingReader) -> MinutesRead:
    """What a reader who may see minutes reads of them; nothing where no version was made yet."""
    if not reader.is_member:
        return read_in_public(reader)
    frozen = version_for_members(reader.meeting)
    if reader.is_clerk and (frozen is None or reader.meeting.state != Meeting.State.APPROVED):
        return read_as_they_stand(reader)
    return read_frozen(reader, frozen) if frozen else NOTHING


def read_in_public(reader: MeetingReader) -> MinutesRead:
    """A colleague who is no member reads what everybody does."""
    report = public_versions([reader]).get(reader.meeting.pk)
    if report is None:
        return NOTHING
    return MinutesRead(
        report.public_page, lambda: public_document_of(report) or nothing_to_draw(), report
    )


def read_as_they_stand(reader: MeetingReader) -> MinutesRead:
    """Everything as it is written down now, marked as a draft until it is approved."""
    draft = reader.meeting.state != Meeting.State.APPROVED
    facts = gather_minutes(reader)
    document = minutes_document(facts, Edition(timezone.now(), draft=draft))
    return MinutesRead(render_html(document), lambda: document)


def read_frozen(reader: MeetingReader, report: Report) -> MinutesRead:
    """The members' page as it was drawn; what is restricted is drawn for those who may read it."""
    if not reader.restricted:
        return MinutesRead(report.page, lambda: report_document(report), report)
    document = whole_document(report)
    return MinutesRead(render_html(document), lambda: document, report, whole=True)


def whole_document(report: Report) -> Document:
    """A version with what is restricted, for those who may read that."""
    edition = replace(edition_of(report), draft=report.kind == DRAFT_MINUTES)
    return build_whole(KINDS[report.kind].thaw(report.facts), edition)

"""Issuing an agenda: it opens to its readers, and what they read is frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone

from csp import changes
from csp.changes import changing
from csp.models import User
from plans.proofreading.exposure import Exposure
from plans.proofreading.findings import Finding
from reporting.document.agenda import agenda_title
from reporting.editions.reports.agenda import AGENDA
from reporting.editions.services.reasons import collect_reasons
from reporting.editions.services.report import put_down
from reporting.facts.agenda import AgendaVersionFacts
from reporting.facts.snapshot import freeze
from reporting.meetings.compose.agenda import agenda_version
from reporting.meetings.compose.agenda_gate import check_agenda, hide_agenda_names
from reporting.meetings.queries.issued import packs_of_meeting
from reporting.meetings.services.agenda import hold_agenda
from reporting.meetings.services.pack import PackPreview, freeze_pack, preview_pack
from reporting.meetings.services.telling import tell_members_of_agenda
from reporting.meetings.services.versions import (
    digest_of,
    next_version,
    refuse_other_version,
    step_meeting,
)
from reporting.models import AgendaPaper, Meeting, Report

NO_DAY = "Only the month is known. Say on which day the meeting is, then issue its agenda."
NO_ITEMS = "There is no item yet. Begin the agenda first."


def issue_agenda(
    *,
    by: User,
    meeting: Meeting,
    version: int,
    seen: str = "",
    overridden: Mapping[str, str] | None = None,
) -> Report:
    """Open the agenda to those who may read it, and freeze it with the papers that are here as a pack.

    What is not here yet is told as to follow. One that is out is issued again as the next version, where
    it changed since; the versions before stay as they were. ``seen`` is the fingerprint of what ``by``
    looked at. Raises Stale when somebody changed the meeting or its agenda meanwhile, Blocked with what to
    mend first where the public reads it, and ValidationError where there is no item or no day, or nothing
    changed.
    """
    with changing():
        held = hold_agenda(meeting)
        refuse_other_version(held, version)
        if held.month_only:
            raise ValidationError(NO_DAY)
        if not held.items.exists():
            raise ValidationError(NO_ITEMS)
        if seen and seen != preview_agenda(held).seen:
            raise changes.Stale(held, {})
        tell_papers_to_follow(held, by=by)
        if held.state != Meeting.State.ISSUED:
            out = {"state": Meeting.State.ISSUED, "issued_at": timezone.now()}
            held = step_meeting(held, by=by, values=out, verb="issued the agenda of")
        agenda, rule = agenda_to_freeze(held)
        report = freeze_agenda(held, agenda, rule, by=by, overridden=overridden or {})
        if pack := first_pack(held, agenda):
            freeze_pack(held, pack, by=by, overridden=overridden or {})
        tell_members_of_agenda(held, by=by)
        return report


def tell_papers_to_follow(meeting: Meeting, *, by: User) -> None:
    """What was promised and is not here is to follow."""
    promised = AgendaPaper.objects.filter(item__meeting=meeting, state=AgendaPaper.State.PROMISED)
    for paper in promised:
        late = {"state": AgendaPaper.State.TO_FOLLOW}
        changes.update(paper, by=by, version=paper.version, values=late)


def freeze_agenda(
    meeting: Meeting,
    version: AgendaVersionFacts,
    rule: Exposure,
    *,
    by: User,
    overridden: Mapping[str, str],
) -> Report:
    """The agenda as it stands, stored as its next version; a job draws its files."""
    reasons = collect_reasons(check_agenda(meeting, version, rule), overridden)
    report = next_version(meeting, AGENDA, agenda_title(version.members)[:200], version)
    report.overridden = reasons
    return put_down(report, by=by, facts=freeze(version), note="")


def agenda_to_freeze(meeting: Meeting) -> tuple[AgendaVersionFacts, Exposure]:
    rule = Exposure.of(meeting.partnership)
    return hide_agenda_names(agenda_version(meeting), rule), rule


@dataclass(frozen=True)
class AgendaPreview:
    """What stands in the way of issuing an agenda, what would be frozen, and the fingerprint of that.

    ``pack`` is the one that goes out with it; nothing where one went out before, or no paper is here.
    """

    findings: tuple[Finding, ...]
    version: AgendaVersionFacts
    pack: PackPreview | None

    @property
    def seen(self) -> str:
        return digest_of(self.version) + (self.pack.seen if self.pack else "")


def preview_agenda(meeting: Meeting, *, page: str = "") -> AgendaPreview:
    version, rule = agenda_to_freeze(meeting)
    pack = first_pack(meeting, version, page=page)
    findings = check_agenda(meeting, version, rule, page=page)
    return AgendaPreview((*findings, *(pack.findings if pack else ())), version, pack)


def first_pack(
    meeting: Meeting, agenda: AgendaVersionFacts, *, page: str = ""
) -> PackPreview | None:
    """The pack that goes out with the agenda, where none did before and a paper is here."""
    if packs_of_meeting(meeting).exists():
        return None
    preview = preview_pack(meeting, agenda, page=page)
    return preview if preview.holds_anything else None

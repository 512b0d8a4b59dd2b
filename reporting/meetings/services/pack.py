"""Issuing the papers of a meeting as a pack, and what comes later as supplements to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csp import changes
from csp.changes import changing
from csp.jobs import find_job
from csp.models import User
from plans.proofreading.exposure import Exposure
from plans.proofreading.findings import Finding
from reporting.editions.services.drawing import is_given_up
from reporting.editions.services.reasons import collect_reasons, in_history
from reporting.editions.services.report import UNDER_WAY, signature
from reporting.facts.agenda import AgendaVersionFacts
from reporting.facts.pack import PackVersionFacts
from reporting.facts.snapshot import freeze, snapshot_digest
from reporting.meetings.access import AGENDA_OUT
from reporting.meetings.compose.agenda import agenda_version
from reporting.meetings.compose.agenda_gate import hide_agenda_names
from reporting.meetings.compose.pack import (
    MEMBERS,
    PUBLIC,
    WHOLE,
    check_pack,
    holds_a_paper,
    issued_before,
    pack_version,
)
from reporting.meetings.queries.issued import packs_of_meeting
from reporting.meetings.services.calendar import lock_meeting
from reporting.meetings.services.telling import tell_members_of_supplement
from reporting.meetings.services.versions import digest_of, refuse_other_version
from reporting.models import Meeting, MeetingPack

State = MeetingPack.State
NOT_ISSUED = "Issue the agenda first: its papers go out with it."
CALLED_OFF = "The meeting was moved or cancelled, so no papers go out for it."
NOTHING_NEW = "No paper came in that was not issued already, so there is nothing to send out."


@dataclass(frozen=True)
class PackPreview:
    """What stands in the way of a pack, and what would be frozen under which number."""

    findings: tuple[Finding, ...]
    version: PackVersionFacts
    number: int

    @property
    def seen(self) -> str:
        return digest_of(self.version)

    @property
    def holds_anything(self) -> bool:
        every = (self.version.members, *self.version.whole, *self.version.public)
        return any(map(holds_a_paper, every))


def issue_pack(
    *,
    by: User,
    meeting: Meeting,
    version: int,
    seen: str = "",
    overridden: Mapping[str, str] | None = None,
) -> MeetingPack:
    """Freeze the papers that came in since the last pack: the first pack, else a supplement to it.

    ``seen`` is the fingerprint of what ``by`` looked at. Raises Stale when somebody changed the meeting or
    its papers meanwhile, Blocked with what to mend first where the public reads it, and ValidationError
    before the agenda is out, when nothing came in, or while the last one is being made.
    """
    with changing():
        held = lock_meeting(meeting)
        refuse_other_version(held, version)
        if held.called_off:
            raise ValidationError(CALLED_OFF)
        if held.state not in AGENDA_OUT:
            raise ValidationError(NOT_ISSUED)
        preview = preview_pack(held)
        if seen and seen != preview.seen:
            raise changes.Stale(held, {})
        if not preview.holds_anything:
            raise ValidationError(NOTHING_NEW)
        pack = freeze_pack(held, preview, by=by, overridden=overridden or {})
        tell_members_of_supplement(pack, by=by)
        return pack


def preview_pack(
    meeting: Meeting, agenda: AgendaVersionFacts | None = None, *, page: str = ""
) -> PackPreview:
    """The next pack as it would be frozen now. Raises ValidationError while the last one is being made.

    ``agenda`` is the one that stands at the head of the first, where somebody has it at hand.
    """
    rule = Exposure.of(meeting.partnership)
    packs = list(packs_of_meeting(meeting))
    refuse_under_way(packs)
    made = [each for each in packs if each.state == State.FROZEN]
    before = {name: issued_before(made, name) for name in (MEMBERS, WHOLE, PUBLIC)}
    number = len(made) + 1
    if number == 1 and agenda is None:
        agenda = hide_agenda_names(agenda_version(meeting), rule)
    version = pack_version(meeting, number, before, agenda if number == 1 else None, rule)
    return PackPreview(check_pack(meeting, version, rule, page=page), version, number)


def refuse_under_way(packs: list[MeetingPack]) -> None:
    for each in packs:
        if each.state == State.PREPARING and not is_given_up(each.as_at):
            raise ValidationError(UNDER_WAY.format(f"The {each.name.lower()}"))


def freeze_pack(
    meeting: Meeting, preview: PackPreview, *, by: User, overridden: Mapping[str, str]
) -> MeetingPack:
    """Store a pack as being prepared; a job binds it once this is stored. A failed one gives its number."""
    reasons = collect_reasons(preview.findings, overridden)
    rows = packs_of_meeting(meeting)
    pack = rows.exclude(state=State.FROZEN).filter(number=preview.number).first()
    pack = pack or MeetingPack(meeting=meeting, number=preview.number)
    last = rows.filter(number=preview.number - 1).first()
    pack.partnership, pack.meeting = meeting.partnership, meeting
    pack.state, pack.trouble, pack.overridden = State.PREPARING, "", reasons
    pack.facts = freeze(preview.version)
    pack.sha256 = snapshot_digest(pack.facts)
    pack.first_page = last.last_page + 1 if last else 1
    pack.restricted_first_page = last.restricted_last_page + 1 if last else 1
    pack.public_first_page = last.public_last_page + 1 if last else 1
    pack.signed_by, pack.signed_as = by, signature(by, meeting.partnership_id)
    pack.as_at = timezone.now()
    pack.full_clean(exclude=["pdf", "facts"])
    pack.save()
    detail = {"sha256": ["", pack.sha256]} | in_history(reasons)
    changes.record_event(by=by, verb="froze", target=pack, detail=detail)
    transaction.on_commit(lambda: find_job("draw_pack").enqueue(pack.pk))
    return pack

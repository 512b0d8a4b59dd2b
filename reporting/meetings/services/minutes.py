"""Circulating draft minutes, approving, signing and amending them: each freezes a version of its own."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from csp import changes
from csp.models import User
from csp.periods import date_words, today
from plans.proofreading.exposure import Exposure
from plans.proofreading.findings import Finding
from reporting.document.minutes import minutes_title
from reporting.editions.reports.minutes import DRAFT_MINUTES, MINUTES
from reporting.editions.services.reasons import collect_reasons
from reporting.editions.services.report import put_down
from reporting.facts.minutes import MinutesVersionFacts
from reporting.facts.snapshot import freeze
from reporting.meetings.compose.gate import check_minutes, hide_names
from reporting.meetings.compose.gather import gather_version
from reporting.meetings.services.calendar import lock_meeting
from reporting.meetings.services.numbers import give_numbers
from reporting.meetings.services.versions import (
    digest_of,
    next_version,
    refuse_other_version,
    step_meeting,
)
from reporting.models import AgendaItem, Meeting, MeetingDecision, Report
from reporting.models.agenda_kinds import ItemKind

State = Meeting.State
BEFORE_DRAFT = frozenset({State.HELD, State.DRAFT, State.CIRCULATED})

NOT_HELD = "This meeting was not held yet, so it has no minutes."
IS_APPROVED = (
    "These minutes are approved, so they do not change any more. "
    "A later meeting can correct them by a decision."
)
NOT_CIRCULATED = "Circulate the draft first: members approve what they have read."
NOTHING_SAID = (
    "Nothing was written down of this meeting yet. Write what was said, then circulate it."
)
BEFORE_MEETING = "Minutes are approved on the day of their meeting at the earliest."
NOT_APPROVED = "Only minutes that are approved are signed."
SIGNED_ALREADY = "These minutes are signed already, by {} on {}."
NOT_LATER = "Minutes are amended by a decision of a later meeting."
OTHER_GROUP = "Minutes are approved by a meeting of the same group."


def circulate_minutes(
    *,
    by: User,
    meeting: Meeting,
    version: int,
    seen: str = "",
    overridden: Mapping[str, str] | None = None,
) -> Report:
    """Give the minutes their numbers, freeze them as a draft, and let members read them.

    ``seen`` is the fingerprint of what ``by`` looked at. Raises Stale when somebody changed the meeting
    or its words meanwhile, Blocked with what to mend first where the public reads drafts, ValidationError
    when it was not held, is approved, or nothing changed since the last draft.
    """
    with changes.changing():
        held = lock_meeting(meeting)
        refuse_other_version(held, version)
        refuse_unheld(held)
        if held.state == State.APPROVED:
            raise ValidationError(IS_APPROVED)
        if seen and seen != preview_minutes(held, State.CIRCULATED)[1]:
            raise changes.Stale(held, {})
        give_numbers(by=by, meeting=held)
        values = {"state": State.CIRCULATED, "circulated_at": timezone.now()}
        held = step_meeting(held, by=by, values=values, verb="circulated")
        return freeze_minutes(held, by=by, kind=DRAFT_MINUTES, overridden=overridden)


def approve_minutes(
    *,
    by: User,
    meeting: Meeting,
    version: int,
    approved_on: date,
    approving_meeting: Meeting | None = None,
    corrections: str = "",
    seen: str = "",
    overridden: Mapping[str, str] | None = None,
) -> Report:
    """Record that the minutes were approved, and freeze them for good.

    The item of the later meeting that looked at them is told with it, ``corrections`` are what was put
    right first.
    Raises Stale, Blocked and ValidationError as ``circulate_minutes`` does.
    """
    with changes.changing():
        held = lock_meeting(meeting)
        refuse_other_version(held, version)
        refuse_unheld(held)
        refuse_unapprovable(held, approved_on, approving_meeting)
        if seen and seen != preview_minutes(held, State.APPROVED)[1]:
            raise changes.Stale(held, {})
        values = {
            "state": State.APPROVED,
            "approved_on": approved_on,
            "approving_meeting": approving_meeting,
            "approving_item": find_approving_item(held, approving_meeting),
            "corrections": corrections.strip(),
        }
        held = step_meeting(held, by=by, values=values, verb="approved the minutes")
        return freeze_minutes(held, by=by, kind=MINUTES, overridden=overridden)


def sign_minutes(
    *, by: User, meeting: Meeting, version: int, signed_by: str, signed_on: date | None = None
) -> Report:
    """Sign approved minutes as a true record, and freeze them with the signature.

    Raises ValidationError when they are not approved, or are signed already.
    """
    with changes.changing():
        held = lock_meeting(meeting)
        refuse_other_version(held, version)
        if held.state != State.APPROVED:
            raise ValidationError(NOT_APPROVED)
        if held.signed_by and held.signed_on:
            raise ValidationError(SIGNED_ALREADY.format(held.signed_by, date_words(held.signed_on)))
        if not signed_by.strip():
            raise ValidationError(
                {"signed_by": "Write the name of whoever signs, as it is printed."}
            )
        values = {"signed_by": signed_by.strip(), "signed_on": signed_on or today()}
        held = step_meeting(held, by=by, values=values, verb="signed the minutes")
        return freeze_minutes(held, by=by, kind=MINUTES, overridden=let_stand(held))


def amend_decision(*, by: User, decision: MeetingDecision, later: MeetingDecision) -> Report | None:
    """Correct approved minutes by a decision of a later meeting, which is printed beside the earlier one.

    The new version is returned; None where the minutes were never approved. Raises ValidationError
    for a decision that is not of a later meeting of the same partnership.
    """
    with changes.changing():
        held = lock_meeting(decision.item.meeting)
        if later.item.meeting.date <= held.date:
            raise ValidationError(NOT_LATER)
        changes.update(
            decision, by=by, version=decision.version, values={"amended_by": later}, verb="amended"
        )
        if held.state != State.APPROVED:
            return None
        return freeze_minutes(held, by=by, kind=MINUTES, overridden=let_stand(held))


# What they have in common


def refuse_unheld(meeting: Meeting) -> None:
    if not meeting.was_held:
        raise ValidationError(NOT_HELD)


def refuse_unapprovable(meeting: Meeting, on: date, at: Meeting | None) -> None:
    if meeting.state == State.APPROVED:
        raise ValidationError(IS_APPROVED)
    if meeting.state != State.CIRCULATED:
        raise ValidationError(NOT_CIRCULATED)
    if on < meeting.date:
        raise ValidationError({"approved_on": BEFORE_MEETING})
    if at is not None and at.group_id != meeting.group_id:
        raise ValidationError({"approving_meeting": OTHER_GROUP})


def find_approving_item(meeting: Meeting, at: Meeting | None) -> AgendaItem | None:
    """The item under which a later meeting looked at the minutes of this one."""
    if at is None:
        return None
    items = AgendaItem.objects.filter(meeting=at).order_by("position", "pk")
    own = items.filter(minutes_of=meeting).first()
    return own or items.filter(kind=ItemKind.MINUTES, minutes_of=None).first()


def freeze_minutes(
    meeting: Meeting, *, by: User, kind: str, overridden: Mapping[str, str] | None = None
) -> Report:
    """The minutes as they stand, stored as the next version of a kind; a job draws their files."""
    rule = Exposure.of(meeting.partnership)
    version = hide_names(gather_version(meeting), rule)
    if not version.members.items:
        raise ValidationError(NOTHING_SAID)
    reasons = collect_reasons(check_minutes(meeting, version, rule), overridden or {})
    report = next_minutes(meeting, kind, version)
    report.overridden = reasons
    return put_down(report, by=by, facts=freeze(version), note="")


def next_minutes(meeting: Meeting, kind: str, version: MinutesVersionFacts) -> Report:
    """The row of the next version. A number whose making failed is used again."""
    title = minutes_title(version.members)
    title = (f"Draft {title[:1].lower()}{title[1:]}" if kind == DRAFT_MINUTES else title)[:200]
    return next_version(meeting, kind, title, version)


def let_stand(meeting: Meeting) -> dict[str, str]:
    """The reasons with which the last version was frozen, which hold for the same words."""
    last = meeting.reports.light().filter(kind=MINUTES).order_by("-number").first()
    return {each["code"]: each["reason"] for each in last.overridden} if last else {}


def preview_minutes(
    meeting: Meeting, state: str, *, page: str = ""
) -> tuple[tuple[Finding, ...], str]:
    """What stands in the way of freezing them in a state, and the fingerprint of what would be read.

    What has no number yet is looked at without one.
    """
    then = copy(meeting)
    then.state = state
    rule = Exposure.of(meeting.partnership)
    version = hide_names(gather_version(then), rule)
    return check_minutes(then, version, rule, page=page), digest_of(version)

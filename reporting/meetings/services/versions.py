"""What agenda and minutes have in common when they are frozen: the next version, and what refuses one."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError

from csp import changes
from csp.models import User
from reporting.editions.services.drawing import is_given_up
from reporting.editions.services.report import (
    TROUBLE,
    UNCHANGED,
    UNDER_WAY,
    fail_report,
    free_report_slug,
)
from reporting.facts.snapshot import freeze
from reporting.models import Meeting, Report


def next_version(meeting: Meeting, kind: str, title: str, facts: Any) -> Report:
    """The row of the next version of a kind. A number whose making failed is used again.

    Raises ValidationError while the last one is being made, and when nothing changed since.
    """
    last = meeting.reports.light().filter(kind=kind).order_by("-number").first()
    if last is not None:
        refuse_same_version(last, facts)
        if last.state == Report.State.FAILED:
            last.partnership = meeting.partnership
            return last
    number = last.number + 1 if last else 1
    return Report(
        partnership=meeting.partnership,
        kind=kind,
        meeting=meeting,
        number=number,
        title=title,
        slug=free_report_slug(meeting.partnership_id, f"{title} {number}"),
    )


def refuse_same_version(last: Report, facts: Any) -> None:
    if last.state == Report.State.PREPARING:
        if not is_given_up(last.as_at):
            raise ValidationError(UNDER_WAY.format(f"“{last}”"))
        fail_report(last, TROUBLE)
    done = last.state in {Report.State.FROZEN, Report.State.PUBLISHED}
    if done and last.sha256 == digest_of(facts):
        raise ValidationError(UNCHANGED.format(f"“{last}”"))


def digest_of(facts: Any) -> str:
    return sha256(freeze(facts).encode()).hexdigest()


def step_meeting(meeting: Meeting, *, by: User, values: Mapping, verb: str) -> Meeting:
    """The next version of a meeting that is held."""
    return changes.write_version(meeting, by=by, version=meeting.version, values=values, verb=verb)


def refuse_other_version(meeting: Meeting, version: int) -> None:
    if meeting.version != version:
        raise changes.Stale(meeting, {})

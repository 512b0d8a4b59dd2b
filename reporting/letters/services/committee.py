"""Who is written to about a paper that was sent to a committee: its members."""

from __future__ import annotations

from collections.abc import Iterable

from csp.models import User
from plans.models import Role
from reporting.letters import committee as say
from reporting.letters.queries import emails_of
from reporting.letters.services.letter import post_all
from reporting.models import Report


def tell_sent(report: Report, *, by: User) -> None:
    """The members of the committee that a paper was sent to."""
    letters = [say.sent(email, report) for email in members_to_tell(report, by=by)]
    post_all(partnership=report.partnership, letters=letters)


def tell_paper_withdrawn(report: Report, *, by: User) -> None:
    """The members of the committee that was sent a paper; nobody, where none was."""
    if report.sent_at:
        letters = [say.paper_withdrawn(email, report) for email in members_to_tell(report, by=by)]
        post_all(partnership=report.partnership, letters=letters)


def members_to_tell(report: Report, *, by: User) -> list[str]:
    return other_addresses(emails_of(report.partnership, Role.Kind.SCRUTINY), by)


def other_addresses(emails: Iterable[str], by: User | None) -> list[str]:
    return [email for email in emails if by is None or email != by.email.lower()]

"""Who is written to about scrutiny: the bodies that are asked, the officers, the committee's members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from csp.models import User
from plans.models import Organisation, Partnership, Role
from reporting.letters.posting import Posting
from reporting.letters.queries import emails_of
from reporting.letters.services.committee import other_addresses
from reporting.letters.services.letter import post_all, unsaid
from reporting.models import Answer, Recommendation
from reporting.scrutiny import letters as say
from reporting.scrutiny.queries import answers_owed, emails_of_bodies

Emails = dict[int, list[str]]

BEFORE = timedelta(days=7)
# What is recorded long after its day is history, of which nobody is reminded.
LATE_FOR = timedelta(days=30)


def tell_asked(
    row: Recommendation, answers: Sequence[Answer], *, by: User | None, today: date
) -> None:
    """Ask each body that has its day still to come; the officers are told too, but for who did it."""
    to_come = [each for each in answers if each.due_on >= today]
    if not to_come:
        return
    emails = emails_of_bodies((each.organisation for each in to_come), today)
    letters = [
        say.request_letter(email, each)
        for each in to_come
        for email in body_addresses(emails, each)
    ]
    unreached = [each.organisation for each in to_come if not body_addresses(emails, each)]
    officers = other_addresses(emails_of(row.partnership, Role.Kind.OFFICER), by)
    letters += [say.recommendation_letter(email, row, to_come, unreached) for email in officers]
    post_all(partnership=row.partnership, letters=letters)


def tell_withdrawn(
    row: Recommendation, answers: Sequence[Answer], *, by: User, today: date, event: int
) -> None:
    """Those who were asked and have not answered are told that they need not."""
    waiting = [each for each in answers if each.answered_on is None and each.due_on >= today]
    for each in waiting:
        each.recommendation = row
    emails = emails_of_bodies((each.organisation for each in waiting), today)
    letters = [
        say.withdrawn(email, each, event)
        for each in waiting
        for email in body_addresses(emails, each)
    ]
    post_all(partnership=row.partnership, letters=letters)


def tell_answered(answer: Answer, *, by: User) -> None:
    """The members of the committee, once for each body's answer."""
    members = other_addresses(emails_of(answer.partnership, Role.Kind.SCRUTINY), by)
    letters = [say.answer_letter(email, answer) for email in members]
    post_all(partnership=answer.partnership, letters=letters)


def body_addresses(emails: Emails, answer: Answer) -> list[str]:
    return emails.get(answer.organisation_id, [])


def queue_due_scrutiny_letters(
    *, today: date, dry_run: bool = False, send: bool = True
) -> list[Posting]:
    """Remind each body a week before its answer is due, and tell it and the officers once it is late.

    Each is said once; a second call on the same day finds nothing more. With ``dry_run`` nothing is
    stored; without ``send`` the caller sees to the sending.
    """
    found = []
    for partnership, answers in by_partnership(today):
        letters = list(reminders(partnership, answers, today))
        if dry_run:
            found += unsaid(partnership, letters)
        else:
            found += post_all(partnership=partnership, letters=letters, send=send)
    return found


def by_partnership(today: date) -> Iterator[tuple[Partnership, list[Answer]]]:
    found = defaultdict(list)
    for answer in answers_owed(today - LATE_FOR, today + BEFORE):
        found[answer.partnership].append(answer)
    yield from found.items()


def reminders(
    partnership: Partnership, answers: Sequence[Answer], today: date
) -> Iterator[Posting]:
    emails = emails_of_bodies(addressed_bodies(answers), today)
    officers = emails_of(partnership, Role.Kind.OFFICER)
    for answer in answers:
        late = answer.due_on < today
        if not late and answer.due_on - answer.recommendation.made_on <= BEFORE:
            continue  # The letter that asked said so just now.
        told = [*body_addresses(emails, answer), *(officers if late else [])]
        for email in dict.fromkeys(told):
            yield say.late(email, answer) if late else say.before(email, answer)


def addressed_bodies(answers: Sequence[Answer]) -> list[Organisation]:
    return list({each.organisation_id: each.organisation for each in answers}.values())

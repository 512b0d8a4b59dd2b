"""The outbox: e-mails are queued in the transaction that caused them, each once, and sent afterwards.

An e-mail is written when it goes, from the rows as they are then; what is stored is whom it is for, why,
and which rows it speaks of. ``step`` names the reason, so that nothing is queued twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from actions.models import Comment, Invitation, Mail, Round, Update
from actions.rounds.mail.due import (
    MailDraft,
    drafts_due,
    officers_of,
    openings,
    standings_of,
    told_of_move,
)
from actions.rounds.mail.jobs import send_waiting_mail
from actions.rounds.mail.rules import Kind, free_on, times_of
from actions.rounds.mail.sending import send_queued
from actions.rounds.services.cadence import cadence_of
from actions.rounds.services.invitation import invite_leads, renew_link
from csp import changes
from csp.changes import changing
from csp.changes.bulk import AT_ONCE
from csp.mail.outbox import new_message_id
from csp.models import User
from csp.periods import LONDON, date_words
from csp.periods import today as day_now
from csp.periods.holidays import day_off_words

ENDED = (
    "{} took answers until {}, so nobody was written to and every link stays as it was. "
    "Change the day on which it closes first, then do this again."
)

__all__ = [
    "Nudged",
    "queue_due_round_mail",
    "queue_nudge",
    "queue_opening",
    "queue_question",
    "queue_returned",
    "send_fresh_link",
    "send_queued",
]


def queue_opening(*, by: User | None, round: Round) -> int:
    """Tell everybody who has a row that they have not been told of; return how many e-mails.

    Before the round opens nothing is queued: ``queue_due_round_mail`` does it on the day.
    """
    if day_now() < round.opens_on:
        return 0
    with holding(round):
        return len(queue_mails(round, openings(round, day_now()), by=by))


def queue_due_round_mail(
    *, today: date, by: User | None = None, dry_run: bool = False, send: bool = True
) -> list[MailDraft]:
    """Queue whatever is due on a day in every round that takes answers; return it.

    Nothing is due on a weekend or a bank holiday: it goes on the next working day.
    Whoever leads a row when its round first writes is asked, not whoever led it when the round was made.
    A second call on the same day finds nothing more to say. With ``dry_run`` nothing is stored;
    without ``send`` the caller sees to the sending.
    """
    if day_off_words(today):
        return []
    due = []
    rounds = Round.objects.filter(closed_at=None, opens_on__lte=today, closes_on__gte=today)
    for round in rounds.select_related("partnership").order_by("partnership_id", "start"):
        with holding(round):
            if not round.mails.exists():
                invite_leads(by=by, round=round, today=today)
            drafts = drafts_due(round, cadence_of(round.partnership), today)
            if dry_run:
                transaction.set_rollback(True)
            else:
                queue_mails(round, drafts, by=by, at=moment_on(today), send=send)
        due += drafts
    return due


@dataclass
class Nudged:
    """What became of a nudge: how many e-mails were queued, and who got none and why."""

    queued: int = 0
    too_soon: list[Invitation] = field(default_factory=list)
    answered: list[Invitation] = field(default_factory=list)
    ended: list[Invitation] = field(default_factory=list)
    again_on: date | None = None

    def leave(self, invitation: Invitation, until: date) -> None:
        self.too_soon.append(invitation)
        self.again_on = max(self.again_on or until, until)


def queue_nudge(*, by: User, round: Round, invitations: Iterable[Invitation]) -> Nudged:
    """Remind people now, except those written to within the least gap, or who owe nothing.

    Raises ValidationError when the round takes no answers any more.
    """
    today, outcome, drafts = day_now(), Nudged(), []
    with holding(round) as held:
        refuse_ended(held, today)
        times = times_of(round, cadence_of(round.partnership))
        last = {
            email.lower(): timezone.localdate(at)
            for email, at in Mail.objects.last_to_each(round.partnership).items()
        }
        found = {each.invitation.pk: each for each in standings_of(round, today)}
        for invitation in invitations:
            each = found.get(invitation.pk)
            if each is None or not each.waiting:
                (outcome.ended if each is None else outcome.answered).append(invitation)
                continue
            free = free_on(times, each.said, last.get(invitation.email.lower()))
            if free is not None and today < free:
                outcome.leave(invitation, free)
            else:
                drafts.append(each.draft(Kind.NUDGE, f"nudge-{today}"))
        outcome.queued = len(queue_mails(round, drafts, by=by))
    return outcome


def send_fresh_link(*, by: User, invitation: Invitation) -> bool:
    """Replace somebody's link and send them the new one; false where they owe nothing.

    Raises ValidationError when the round takes no answers any more; then the link stays as it was.
    """
    with holding(invitation.round) as round:
        refuse_ended(round, today := day_now())
        fresh = renew_link(by=by, invitation=invitation)
        mine = [each for each in standings_of(round, today) if each.invitation.pk == fresh.pk]
        step = f"link-{fresh.version}"
        drafts = [each.draft(Kind.OPENING, step) for each in mine if each.waiting]
        return bool(queue_mails(round, drafts, by=by))


def queue_returned(*, by: User, update: Update) -> None:
    """Tell whoever answers for a row that the officer asks for something more."""
    queue_about(update, Kind.RETURNED, f"returned-{update.pk}-{update.version}", by=by)


def queue_question(*, by: User | None, comment: Comment) -> None:
    """Tell whoever answers for a row that the strategy group asks something."""
    queue_about(comment.update, Kind.QUESTION, f"question-{comment.pk}", by=by)


def queue_moved(*, by: User, round: Round) -> int:
    """Tell everybody who still owes an answer the new days of a round; how many they are."""
    if not round.opens_on <= day_now() <= round.closes_on:
        return 0
    with holding(round):
        return len(queue_mails(round, told_of_move(round, day_now()), by=by))


def queue_not_theirs(*, by: User | None, comment: Comment) -> None:
    """Tell every officer that somebody who was asked about a row says that it is not theirs."""
    round, step = comment.update.round, f"not-theirs-{comment.pk}"
    with holding(round):
        drafts = [
            MailDraft(Kind.NOT_THEIRS, step, user.email, user.name, (comment.update_id,))
            for user in officers_of(round)
        ]
        queue_mails(round, drafts, by=by)


def queue_about(update: Update, kind: str, step: str, *, by: User | None) -> None:
    """One e-mail to each who answers for the row; it joins one of its kind that has not gone yet."""
    round = update.round
    with holding(round):
        asked = list(update.invitations.reached_on(day_now()))
        unsent = round.mails.filter(kind=kind, state=Mail.State.QUEUED, invitation__in=asked)
        joined = {mail.invitation_id: mail for mail in unsent.select_for_update()}
        for mail in joined.values():
            mail.updates.add(update)
        drafts = [
            MailDraft(kind, step, each.email, each.name, (update.pk,), each)
            for each in asked
            if each.pk not in joined
        ]
        queue_mails(round, drafts, by=by)


@contextmanager
def holding(round: Round) -> Iterator[Round]:
    """One transaction in which nobody else queues e-mails for the round, so that none is doubled."""
    with changing():
        held = Round.objects.select_for_update(no_key=True).get(pk=round.pk)
        held.partnership = round.partnership
        yield held


def refuse_ended(round: Round, today: date) -> None:
    """No e-mail leads to an answer once the round is closed, or once the last day for answers is over."""
    if not round.is_open:
        raise ValidationError(
            f"{round} is closed, so nobody was written to. An officer can open it again, with a reason."
        )
    if today > round.closes_on:
        raise ValidationError(ENDED.format(round, date_words(round.closes_on)))


def queue_mails(
    round: Round,
    drafts: Sequence[MailDraft],
    *,
    by: User | None,
    at: datetime | None = None,
    send: bool = True,
) -> list[Mail]:
    """Put e-mails into the outbox, but for those that are there already, and have them sent."""
    had = {(email.lower(), step) for email, step in round.mails.values_list("email", "step")}
    new = [each for each in drafts if (each.email.lower(), each.step) not in had]
    if not new:
        return []
    stamp = at or timezone.now()
    mails = Mail.objects.bulk_create(
        (mail_of(round, each, stamp) for each in new), batch_size=AT_ONCE
    )
    through = Mail.updates.through
    through.objects.bulk_create(
        (
            through(mail_id=mail.pk, update_id=row)
            for mail, each in zip(mails, new, strict=True)
            for row in each.rows
        ),
        batch_size=AT_ONCE,
    )
    changes.record_event(
        by=by, verb="queued e-mails", target=round, detail=dict(Counter(each.kind for each in new))
    )
    if send:
        transaction.on_commit(send_waiting_mail.enqueue)
    return mails


def mail_of(round: Round, draft: MailDraft, at: datetime) -> Mail:
    """The row. Its Message-ID is settled here, once, so that every try is the same e-mail."""
    return Mail(
        partnership_id=round.partnership_id,
        round=round,
        invitation=draft.invitation,
        kind=draft.kind,
        step=draft.step,
        email=draft.email,
        queued_at=at,
        message_id=new_message_id(),
    )


def moment_on(day: date) -> datetime:
    """Now, or the same time of another day, for a run that is told which day it is."""
    return datetime.combine(day, timezone.localtime().time(), tzinfo=LONDON)

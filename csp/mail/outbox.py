"""Sending e-mails that wait as rows: nothing lost, nothing that is noted as sent sent again.

A worker claims a few e-mails at a time and commits that, gives them to the mail server one by one over
one connection, and notes each as sent the moment the server has taken it.

1. A worker that dies leaves its e-mails claimed. When the claim has run out they are sent by the next.
2. Between the server's yes and our note of it lies one short write. A worker that dies exactly there
   leaves one e-mail that went and is not noted; it goes once more, with the same Message-ID, by which mail
   systems know a repeat. That one e-mail is the most that a crash can double, and none is lost.
3. A server that is away, refuses to talk or is too slow puts off all e-mails and loses none.
4. An address that the server refuses is tried again for about a day, at growing intervals, then given up.
   What the server said is kept from the first time on.

A row has ``state``, ``attempts``, ``trouble``, ``next_try_at``, ``sent_at`` and ``message_id``, and its
manager is an ``OutboxQuerySet``.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import models, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

QUEUED, SENDING, SENT, FAILED, DROPPED = "queued", "sending", "sent", "failed", "dropped"
AT_A_TIME = 20
# How long a claim holds. A worker gives back what it has not begun at half of it, so that an e-mail that
# is being sent, however slowly the server answers, is never taken by another.
CLAIM = timedelta(minutes=15)
AWAY = timedelta(minutes=10)
FIRST_PAUSE = timedelta(minutes=5)
# 5, 10, 20, ... 640 minutes between nine tries: about 21 hours in all.
MOST_TRIES = 9
# Where no worker runs somebody waits for this; ``send_reminders`` sends the rest.
MOST_IN_A_REQUEST = 100
SERVER_AWAY = "The mail server could not be reached. It is tried again by itself."
NOT_TALKING = 421


@dataclass(frozen=True)
class Outbox:
    """Where e-mails of one kind wait.

    ``rows`` gives what waits, with all that writing needs. ``letters`` gives, by the number of a row, what is
    still to be said; a row that it leaves out is dropped. ``compose`` makes the e-mail of one letter.
    """

    rows: Callable[[], Any]
    letters: Callable[[Sequence[Any], date], Mapping[int, Any]]
    compose: Callable[[Any], EmailMessage]

    def waiting(self, now: datetime) -> QuerySet:
        return self.rows().to_send(now)


@dataclass
class MailTally:
    """What a run did; ``again_at`` is when the first e-mail that was put off may be tried again."""

    sent: int = 0
    delayed: int = 0
    failed: int = 0
    dropped: int = 0
    again_at: datetime | None = None

    def delay(self, until: datetime, count: int = 1) -> None:
        self.delayed += count
        self.again_at = min(self.again_at or until, until)


class ServerAway(Exception):
    """The mail server cannot be talked to now: no fault of any one e-mail."""


def send_waiting(
    outbox: Outbox, *, now: datetime | None = None, most: int | None = None
) -> MailTally:
    """Send what is in the outbox and may go at ``now``; several workers may do so at once.

    After ``most`` e-mails, or a few more, the rest is left for the next run.
    """
    run = OutboxRun(outbox, now or timezone.now())
    try:
        while (most is None or run.tally.sent < most) and (
            batch := claim_mails(outbox, run.clock())
        ):
            run.send(batch)
    except ServerAway:
        run.put_all_off()
    finally:
        run.hang_up()
    return run.tally


def send_as_job(task: Any, send: Callable[..., MailTally]) -> None:
    """The work of a job. Where a worker runs, what was put off is tried again by itself."""
    has_worker = task.get_backend().supports_defer
    tally = send(now=timezone.now(), most=None if has_worker else MOST_IN_A_REQUEST)
    if tally.again_at is not None and has_worker:
        task.using(run_after=tally.again_at).enqueue()


def new_message_id() -> str:
    """Settled once for each row, so that every try is the same e-mail."""
    return f"<{uuid.uuid4()}@{urlsplit(settings.SITE_URL).hostname}>"


def claim_mails(outbox: Outbox, now: datetime) -> list[models.Model]:
    """Take the next few e-mails and commit that, so that no other worker takes them as well."""
    with transaction.atomic():
        rows = outbox.waiting(now).select_for_update(skip_locked=True, of=("self",))
        batch = list(rows[:AT_A_TIME])
        taken = rows.model._default_manager.filter(pk__in=[mail.pk for mail in batch])
        taken.update(state=SENDING, next_try_at=now + CLAIM)
    return batch


class OutboxRun:
    """One worker's turn at an outbox, over one connection to the mail server."""

    def __init__(self, outbox: Outbox, now: datetime):
        self.outbox = outbox
        self.began, self.started = now, time.monotonic()
        self.connection = get_connection()
        self.tally = MailTally()

    def clock(self) -> datetime:
        return self.began + timedelta(seconds=time.monotonic() - self.started)

    def send(self, batch: Sequence[models.Model]) -> None:
        """Send what was claimed, or give back what time does not allow. Raises ServerAway."""
        letters = self.outbox.letters(batch, timezone.localdate(self.began))
        enough = self.clock() + CLAIM / 2
        waiting = list(batch)
        try:
            while waiting and self.clock() < enough:
                self.call()
                mail = waiting.pop(0)
                self.send_one(mail, letters.get(mail.pk))
        finally:
            rows = type(batch[0])._default_manager.filter(pk__in=[mail.pk for mail in waiting])
            rows.filter(state=SENDING).update(state=QUEUED, next_try_at=None)

    def call(self) -> None:
        """Have a connection. Nothing is known of any e-mail yet, so none counts as tried."""
        try:
            self.connection.open()
        except (SMTPException, OSError) as error:
            raise ServerAway from error

    def send_one(self, mail: Any, letter: Any) -> None:
        """Give one e-mail to the server, and note at once what came of it."""
        if letter is None:
            note_outcome(mail, state=DROPPED, next_try_at=None)
            self.tally.dropped += 1
            return
        try:
            self.connection.send_messages([self.outbox.compose(letter)])
        except (SMTPRecipientsRefused, SMTPDataError) as error:
            self.refused(mail, *server_answer(error))
        except ValueError as error:  # An address or a heading that no e-mail can carry.
            self.pause(mail, str(error))
        except (SMTPException, OSError) as error:
            self.broken_off(mail, error)
        else:
            note_outcome(mail, state=SENT, sent_at=self.clock(), next_try_at=None, trouble="")
            self.tally.sent += 1

    def refused(self, mail: Any, code: int, words: str) -> None:
        if code == NOT_TALKING:
            self.broken_off(mail, words)
        self.pause(mail, f"{code} {words}")

    def pause(self, mail: Any, trouble: str) -> None:
        """Try an e-mail again later, or give it up when it has been tried for about a day."""
        if mail.attempts + 1 >= MOST_TRIES:
            note_outcome(mail, state=FAILED, trouble=trouble[:300], next_try_at=None)
            self.tally.failed += 1
        else:
            self.later(mail, trouble)

    def later(self, mail: Any, trouble: str) -> None:
        until = self.clock() + FIRST_PAUSE * 2 ** min(mail.attempts, MOST_TRIES - 2)
        note_outcome(mail, state=QUEUED, trouble=trouble[:300], next_try_at=until)
        self.tally.delay(until)

    def broken_off(self, mail: Any, error: object) -> None:
        """The server went away in the middle of an e-mail, which goes again, after all others."""
        self.later(mail, f"{SERVER_AWAY} {error}")
        raise ServerAway(str(error))

    def put_all_off(self) -> None:
        until = self.clock() + AWAY
        due = self.outbox.waiting(self.clock()).filter(state=QUEUED).order_by()
        if count := due.update(next_try_at=until, trouble=SERVER_AWAY):
            self.tally.delay(until, count)

    def hang_up(self) -> None:
        # A server that is gone already needs no goodbye.
        with suppress(SMTPException, OSError):
            self.connection.close()


def note_outcome(mail: models.Model, **values) -> None:
    """Write down what came of a try, committed at once."""
    rows = type(mail)._default_manager.filter(pk=mail.pk)
    rows.update(attempts=F("attempts") + 1, **values)


def server_answer(error: SMTPRecipientsRefused | SMTPDataError) -> tuple[int, str]:
    """The number and the words with which a server refused an e-mail to one address."""
    if isinstance(error, SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        return code, decode_answer(words)
    return error.smtp_code, decode_answer(error.smtp_error)


def decode_answer(answer: bytes | str) -> str:
    return answer.decode(errors="replace") if isinstance(answer, bytes) else answer

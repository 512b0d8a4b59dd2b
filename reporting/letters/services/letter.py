"""Letters: e-mails that no round asks for. Each is stored with what caused it, and goes once that is stored.

To whom and why is kept until the address is forgotten: ``step`` says why, so that nobody is told twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.db import transaction

from csp.changes import changing
from csp.changes.bulk import AT_ONCE
from csp.jobs import find_job
from csp.mail.message import build_message
from csp.mail.outbox import MailTally, Outbox, new_message_id, send_waiting
from plans.models import Partnership
from reporting.letters.linked import text_with_link, wanted_still
from reporting.letters.posting import Posting
from reporting.letters.queries import steps_posted
from reporting.models import Letter


def post(
    *, partnership: Partnership, email: str, step: str, subject: str, text: str, stop_url: str = ""
) -> bool:
    """Have one letter sent, unless that step went to that address before; whether it is new.

    Call it inside the transaction of what caused it. Raises ValidationError for an address that is none.
    """
    letter = Posting(email, step, subject, text, stop_url)
    return bool(post_all(partnership=partnership, letters=[letter]))


def post_all(
    *, partnership: Partnership, letters: Iterable[Posting], send: bool = True
) -> list[Posting]:
    """The same for many, in three statements for any number; returns those that are new.

    Without ``send`` the caller sees to the sending.
    """
    with changing():
        new = unsaid(partnership, letters)
        rows = [letter_of(partnership, each) for each in new]
        # Somebody may be posting the same at this moment: then theirs goes, and this one does not.
        Letter.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)
        if new and send:
            transaction.on_commit(find_job("send_waiting_letters").enqueue)
    return new


def unsaid(partnership: Partnership, letters: Iterable[Posting]) -> list[Posting]:
    """Those that did not go before, each once."""
    wanted = {(each.email.lower(), each.step): each for each in letters}
    for email, _ in wanted:
        validate_email(email)
    had = steps_posted(partnership, {step for _, step in wanted})
    return [each for key, each in wanted.items() if key not in had]


def letter_of(partnership: Partnership, posting: Posting) -> Letter:
    return Letter(
        partnership=partnership,
        email=posting.email,
        step=posting.step,
        subject=" ".join(posting.subject.split())[:200],
        text=posting.text,
        stop_url=posting.stop_url,
        message_id=new_message_id(),
    )


def forget(*, partnership: Partnership, email: str) -> None:
    """Keep nothing of the letters to somebody who left, whether or not they have gone."""
    Letter.objects.filter(partnership=partnership, email__iexact=email).delete()


def build_email(letter: Letter) -> EmailMessage:
    """The e-mail as it goes: from the partnership, with its own Message-ID (RFC 8058 for stopping)."""
    stopping = {}
    if letter.stop_url:
        stopping["List-Unsubscribe"] = f"<{letter.stop_url}>"
        stopping["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return build_message(
        sender=letter.partnership.name,
        reply_to=letter.partnership.email,
        to=letter.email,
        subject=letter.subject,
        text=text_with_link(letter),
        message_id=letter.message_id,
        headers=stopping,
    )


def as_they_are(batch: Sequence[Letter], today: date) -> Mapping[int, Letter]:
    """What was written when it was posted still holds when it goes, unless its link would open nothing."""
    return {letter.pk: letter for letter in wanted_still(batch)}


OUTBOX = Outbox(
    rows=lambda: Letter.objects.select_related("partnership"),
    letters=as_they_are,
    compose=build_email,
)


def send_letters(*, now: datetime | None = None, most: int | None = None) -> MailTally:
    """Send the letters that may go at ``now``; several workers may do so at once."""
    return send_waiting(OUTBOX, now=now, most=most)

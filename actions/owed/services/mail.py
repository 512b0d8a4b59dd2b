"""E-mails to owners: queued in one transaction with their event, each once, and sent afterwards."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from actions.models import AgreedAction, AgreedMail
from actions.models.querysets.agreed import AgreedActionQuerySet
from actions.owed.addressees import OwedReader
from actions.owed.queries import last_written, link_is_theirs, said_of, told_and_open
from actions.owed.stages import Kind, OwedDraft, reminders_due
from actions.owed.telling import plan_telling
from actions.rounds.services.cadence import cadence_of
from actions.rounds.services.mail import moment_on
from csp import changes
from csp.changes.bulk import AT_ONCE
from csp.jobs import find_job
from csp.mail.outbox import new_message_id
from csp.models import EmailedLink, User
from csp.periods import today as day_now
from plans.models import Organisation, Partnership, Person


class TellingMoved(Exception):
    """What goes to whom is not what somebody saw any more, so nobody was told."""


@contextmanager
def holding_owed_mail(partnership: Partnership) -> Iterator[None]:
    """One transaction in which nobody else queues e-mails to owners, so that none is doubled."""
    with changes.changing():
        Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)
        yield


def tell_owners(
    *,
    by: User,
    partnership: Partnership,
    rows: AgreedActionQuerySet,
    chosen: Collection[int],
    stamp: str,
) -> list[AgreedMail]:
    """Write to the owners of the chosen rows: one e-mail to each address with all that was chosen of theirs.

    ``rows`` are all that somebody saw and ``stamp`` how they stood. Raises TellingMoved, and tells nobody,
    where that has changed: somebody else told them a moment ago, or an owner was changed.
    """
    with holding_owed_mail(partnership):
        seen = list(rows.still_open().with_owners().by_day())
        plan = plan_telling(seen, said_of(seen), day_now())
        if plan.stamp != stamp:
            raise TellingMoved
        drafts = [
            OwedDraft(Kind.TOLD, "", mail.reader, mail.chosen(chosen))
            for mail in plan.mails
            if mail.chosen(chosen)
        ]
        count = AgreedMail.objects.filter(partnership=partnership, kind=Kind.TOLD).count()
        for number, draft in enumerate(drafts, count + 1):
            draft.step = f"told-{number}"
        return queue_owed_mails(by=by, partnership=partnership, drafts=drafts)


def queue_due_owed_mail(
    *, today: date, by: User | None = None, dry_run: bool = False, send: bool = True
) -> list[OwedDraft]:
    """Remind everybody who was told of something that is due soon, or late, in every partnership.

    A second call on the same day finds nothing more to say. With ``dry_run`` nothing is stored; without
    ``send`` the caller sees to the sending.
    """
    due = []
    for partnership in Partnership.objects.filter(pk__in=partnerships_with_mail()).order_by("pk"):
        with holding_owed_mail(partnership):
            rows = told_and_open(partnership)
            before = cadence_of(partnership).remind_before
            drafts = reminders_due(rows, said_of(rows), last_written(partnership), today, before)
            if not dry_run:
                queue_owed_mails(
                    by=by, partnership=partnership, drafts=drafts, at=moment_on(today), send=send
                )
        due += drafts
    return due


def partnerships_with_mail():
    return AgreedMail.objects.order_by().values("partnership").distinct()


def send_link_again(*, link: EmailedLink) -> AgreedMail | None:
    """Send a new link to the address of one that has run out, once a day, while something is to be done.

    None for a link that was ended by somebody, whose holder has left, or who has nothing to do.
    """
    today = day_now()
    if link.revoked_at is not None or not link_is_theirs(link, today):
        return None
    partnership = Partnership.objects.get(pk=link.tenant)
    with holding_owed_mail(partnership):
        own = AgreedAction.objects.filter(partnership=partnership).still_open()
        rows = list(own.to_do_of_address(link.email, today).select_related("partnership"))
        draft = OwedDraft(Kind.AGAIN, f"again-{today}", reader_of_link(link), rows)
        mails = queue_owed_mails(by=None, partnership=partnership, drafts=[draft] if rows else [])
    return mails[0] if mails else None


def reader_of_link(link: EmailedLink) -> OwedReader:
    """Whoever a link was made for, who is there: see ``link_is_theirs``."""
    number = link.holder_id or 0
    if link.holder_type == Person._meta.label_lower:
        return OwedReader(link.email, link.name, person=Person.objects.get(pk=number))
    return OwedReader(link.email, link.name, body=Organisation.objects.get(pk=number))


def queue_owed_mails(
    *,
    by: User | None,
    partnership: Partnership,
    drafts: Sequence[OwedDraft],
    at: datetime | None = None,
    send: bool = True,
) -> list[AgreedMail]:
    """Put e-mails into the outbox, but for those that are there already, and have them sent.

    Call it while holding the partnership's mail.
    """
    steps = {draft.step for draft in drafts}
    there = AgreedMail.objects.filter(partnership=partnership, step__in=steps)
    had = {(email.lower(), step) for email, step in there.values_list("email", "step")}
    new = [each for each in drafts if (each.email, each.step) not in had]
    if not new:
        return []
    stamp = at or timezone.now()
    mails = AgreedMail.objects.bulk_create(
        (owed_mail_row(partnership, each, stamp) for each in new), batch_size=AT_ONCE
    )
    through = AgreedMail.agreed.through
    through.objects.bulk_create(
        (
            through(agreedmail_id=mail.pk, agreedaction_id=row.pk)
            for mail, each in zip(mails, new, strict=True)
            for row in each.rows
        ),
        batch_size=AT_ONCE,
    )
    record_owed_mail(by=by, partnership=partnership, drafts=new)
    if send:
        transaction.on_commit(find_job("send_waiting_owed").enqueue)
    return mails


def record_owed_mail(
    *, by: User | None, partnership: Partnership, drafts: Sequence[OwedDraft]
) -> None:
    """One event for all of them, which names the actions by number: their words may be restricted."""
    numbers = {str(row.number) for each in drafts for row in each.rows}
    detail = {"e-mails": len(drafts), "actions": ", ".join(sorted(numbers, key=int))}
    verb = "told owners" if by else "reminded owners"
    changes.record_event(by=by, verb=verb, target=partnership, detail=detail)


def owed_mail_row(partnership: Partnership, draft: OwedDraft, at: datetime) -> AgreedMail:
    """The row. Its Message-ID is settled here, once, so that every try is the same e-mail."""
    return AgreedMail(
        partnership=partnership,
        kind=draft.kind,
        step=draft.step,
        email=draft.email,
        name=draft.reader.name[:200],
        person=draft.reader.person,
        organisation=draft.reader.body,
        queued_at=at,
        message_id=new_message_id(),
    )

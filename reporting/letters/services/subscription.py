"""Residents who ask to hear by e-mail what a partnership publishes: asked, confirmed, told, stopped.

A subscription says nothing but an address and when it was given, so no audit event tells of it: that would
keep what stopping deletes. A link is the number of the row, signed with the site's key; it is not stored.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import partial

from django.conf import settings
from django.core.signing import BadSignature, Signer, TimestampSigner
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from csp.changes import changing
from csp.forms.fields import parse_whole_number
from csp.jobs import find_job
from plans.models import Partnership
from reporting.letters import wording as say
from reporting.letters.news import News
from reporting.letters.news_queries import news_since
from reporting.letters.posting import Posting
from reporting.letters.queries import letters_to, next_readers, unconfirmed, with_readers
from reporting.letters.services.letter import post, post_all, unsaid
from reporting.models import Subscription

LINK_LASTS = timedelta(days=3)
UNCONFIRMED_KEPT = timedelta(days=7)
# What a job did not tell of is told by ``send_reminders``, unless it is old.
TOLD_FOR = timedelta(days=7)
CONFIRM = TimestampSigner(salt="reporting.subscription.confirm")
STOP = Signer(salt="reporting.subscription.stop")


def request_confirmation(
    *, partnership: Partnership, email: str, now: datetime | None = None
) -> None:
    """Somebody, perhaps not its owner, gave an address: send it a link to confirm, once a day.

    One that is confirmed is told so, once a day, so that nobody who asks learns which it was.
    """
    now = now or timezone.now()
    with changing():
        row, _ = Subscription.objects.get_or_create(
            partnership=partnership, email=email.strip().lower(), defaults={"asked_at": now}
        )
        if row.confirmed_at is None and row.asked_at < now:
            row.asked_at = now
            row.save(update_fields=["asked_at"])
        step = f"{say.ABOUT}{row.pk}-{'had' if row.confirmed_at else 'asked'}-{now:%Y-%m-%d}"
        subject, text = (
            say.had(partnership, stop_url(row))
            if row.confirmed_at
            else say.confirmation_letter(partnership, confirm_url(row))
        )
        post(partnership=partnership, email=row.email, step=step, subject=subject, text=text)


def confirm_url(row: Subscription) -> str:
    return settings.SITE_URL + reverse("public:confirm", args=[CONFIRM.sign(str(row.pk))])


def stop_url(row: Subscription) -> str:
    return settings.SITE_URL + reverse("public:stop", args=[STOP.sign(str(row.pk))])


def find_by_confirm_link(token: str) -> Subscription | None:
    """Whom a link to confirm was sent to; None when it is not ours, has ended or was overtaken."""
    try:
        return find_subscription(CONFIRM.unsign(token, max_age=LINK_LASTS))
    except BadSignature:
        return None


def stopped_by(token: str) -> Subscription | None:
    """Whom a link to stop was sent to; None for one who has stopped. Raises BadSignature if not ours."""
    return find_subscription(STOP.unsign(token))


def find_subscription(number: str) -> Subscription | None:
    pk = parse_whole_number(number)
    rows = Subscription.objects.select_related("partnership")
    return None if pk is None else rows.filter(pk=pk).first()


def confirm(*, subscription: Subscription, now: datetime | None = None) -> None:
    """From now on this address is told. Doing it again changes nothing."""
    rows = Subscription.objects.filter(pk=subscription.pk, confirmed_at=None)
    rows.update(confirmed_at=now or timezone.now())


@transaction.atomic
def stop_letters(*, subscription: Subscription) -> None:
    """Tell this address nothing more, and keep nothing of it: neither the row nor its letters."""
    subscription.delete()
    letters_to(subscription.partnership, subscription.email, say.ABOUT).delete()


def announce(*, kind: str, pk: int) -> None:
    """Have a job tell of something, once the transaction that publishes it is stored."""
    # Robust: what goes wrong in telling undoes no publication. ``send_reminders`` makes up for it.
    transaction.on_commit(partial(find_job("tell_subscribers").enqueue, kind, pk), robust=True)


def tell_readers(news: News, *, partnership: Partnership, send: bool = True) -> list[Posting]:
    """Queue a letter to each who had confirmed when it was published, a few at a time; once each."""
    told: list[Posting] = []
    last: int | None = 0
    while last is not None:
        last, some = tell_some(news, partnership, after=last)
        told += some
    if told and send:
        find_job("send_waiting_letters").enqueue()
    return told


@transaction.atomic
def tell_some(
    news: News, partnership: Partnership, *, after: int
) -> tuple[int | None, list[Posting]]:
    """The next few: the number of the last of them, None when there was nobody more."""
    readers = next_readers(partnership, news.published_at, after)
    letters = letters_for(news, partnership, readers)
    new = post_all(partnership=partnership, letters=letters, send=False)
    return (readers[-1].pk if readers else None), new


def letters_for(
    news: News, partnership: Partnership, readers: Iterable[Subscription]
) -> list[Posting]:
    return [say.publication_letter(each, partnership, news, stop_url(each)) for each in readers]


def queue_due_news(*, today: date, dry_run: bool = False, send: bool = True) -> list[Posting]:
    """Tell what was published lately to whoever was not told yet, and forget who never confirmed."""
    now = timezone.now()
    found: list[Posting] = []
    for partnership in with_readers():
        for news in news_since(partnership, now - TOLD_FOR):
            found += (
                would_tell(news, partnership)
                if dry_run
                else tell_readers(news, partnership=partnership, send=send)
            )
    if not dry_run:
        forget_unconfirmed(now)
    return found


@transaction.atomic
def would_tell(news: News, partnership: Partnership) -> list[Posting]:
    """Those who would be told first; nothing is stored."""
    readers = next_readers(partnership, news.published_at, 0)
    return unsaid(partnership, letters_for(news, partnership, readers))


def forget_unconfirmed(now: datetime) -> None:
    """An address whose owner did not confirm within a week is kept no longer, nor its letters."""
    for row in unconfirmed(now - UNCONFIRMED_KEPT):
        stop_letters(subscription=row)

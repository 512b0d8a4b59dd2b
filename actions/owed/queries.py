"""SQL about what was said to owners by e-mail, and about the links that they hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, Q
from django.utils import timezone

from actions.models import AgreedAction, AgreedMail, AgreedStep, Mail
from csp.models import EmailedLink, User
from plans.access import Access
from plans.audience import Audience
from plans.models import Organisation, Partnership, Person

# E-mails that reached nobody, so that the same may be said again.
LOST = ("dropped", "failed")
# For how long what was said to be done is shown, to be taken back.
LATELY = timedelta(days=14)
MOST_LATELY = 10


@dataclass(frozen=True)
class OwedSaid:
    """That an address was written to about an action, on which day and in which e-mail."""

    email: str
    on: date
    mail: int


def said_of(rows: Iterable[AgreedAction]) -> dict[int, list[OwedSaid]]:
    """What was said about each of these, by number, oldest first."""
    through = AgreedMail.agreed.through
    found: dict[int, list[OwedSaid]] = defaultdict(list)
    said = through.objects.filter(agreedaction__in=[row.pk for row in rows])
    told = said.exclude(agreedmail__state__in=LOST).order_by("agreedmail__queued_at", "pk")
    for number, email, at, mail in told.values_list(
        "agreedaction", "agreedmail__email", "agreedmail__queued_at", "agreedmail"
    ):
        found[number].append(OwedSaid(email.lower(), timezone.localdate(at), mail))
    return found


def mails_with_actions(mails: Iterable[AgreedMail]) -> dict[int, list[AgreedAction]]:
    """The actions that each e-mail speaks of and that are open, with their owners, in order."""
    through = AgreedMail.agreed.through
    pairs = list(
        through.objects.filter(agreedmail__in=[mail.pk for mail in mails]).values_list(
            "agreedmail", "agreedaction"
        )
    )
    rows = AgreedAction.objects.filter(pk__in={number for _, number in pairs}).still_open()
    rows = rows.with_owners().select_related("group", "round", "row").by_day()
    by_number = {row.pk: (place, row) for place, row in enumerate(rows)}
    found: dict[int, list[tuple[int, AgreedAction]]] = defaultdict(list)
    for mail, number in pairs:
        if number in by_number:
            found[mail].append(by_number[number])
    return {mail: [row for _, row in sorted(each, key=at_place)] for mail, each in found.items()}


def at_place(pair: tuple[int, AgreedAction]) -> int:
    return pair[0]


def last_written(partnership: Partnership) -> dict[str, date]:
    """When each address was written to last, about an action or about a row of a round."""
    mails = AgreedMail.objects.filter(partnership=partnership).exclude(state__in=LOST).order_by()
    own = mails.values_list("email").annotate(last=Max("queued_at"))
    found: dict[str, datetime] = {email.lower(): at for email, at in own}
    for email, at in Mail.objects.last_to_each(partnership).items():
        found[email.lower()] = max(at, found.get(email.lower(), at))
    return {email: timezone.localdate(at) for email, at in found.items()}


def told_and_open(partnership: Partnership) -> list[AgreedAction]:
    """The open actions with a day that somebody was written to about, with their owners."""
    rows = AgreedAction.objects.filter(partnership=partnership, due_on__isnull=False).still_open()
    mailed = AgreedMail.objects.filter(partnership=partnership).exclude(state__in=LOST)
    told = rows.filter(pk__in=mailed.values("agreed"))
    return list(told.with_owners().select_related("partnership").by_day())


def link_is_theirs(link: EmailedLink, today: date) -> bool:
    """Whether whoever a link was made for is still there and reads the same address."""
    kinds = {each._meta.label_lower: each for each in (Person, Organisation)}
    kind = kinds.get(link.holder_type)
    if kind is None or link.holder_id is None:
        return False
    there = Q(ended_on=None) | Q(ended_on__gte=today)
    rows = kind._default_manager.filter(there, partnership=link.tenant, email__iexact=link.email)
    return rows.filter(pk=link.holder_id).exists()


def answered_lately(rows, said_as: str, today: date) -> list[AgreedAction]:
    """Those of these that were said to be done by a link in the last days, the newest first."""
    since = today - LATELY
    steps = AgreedStep.objects.filter(
        kind=AgreedStep.Kind.DONE, said_as=said_as, by=None, at__date__gte=since
    )
    done = rows.filter(state=AgreedAction.State.DONE, closed_on__gte=since)
    kept = done.exclude(audience=Audience.RESTRICTED).filter(pk__in=steps.values("agreed"))
    return list(kept.order_by("-closed_on", "-number")[:MOST_LATELY])


def last_step_of(agreed: AgreedAction) -> AgreedStep | None:
    return agreed.steps.first()


def seen_rows(access: Access, user: User, numbers: Iterable[int]):
    """The open actions that somebody may read, all of them or those with these numbers."""
    rows = AgreedAction.objects.visible_to(access, user).still_open()
    wanted = list(numbers)
    return rows.filter(pk__in=wanted) if wanted else rows

"""SQL about agreed actions: who sees which, whose they are, and what a list needs of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Self

from django.db import models
from django.db.models import CharField, Count, F, Max, Q, Value
from django.db.models.functions import Coalesce, NullIf

from plans.access import Access, Can
from plans.audience import Audience

STILL_OPEN = ("open", "carried")


def owned_by_bodies(bodies: Collection[int]) -> Q:
    """Those that any of these bodies has to do: itself, through a post or through a person."""
    return (
        Q(owner_body__in=bodies)
        | Q(owner_post__organisation__in=bodies)
        | Q(owner_person__organisation__in=bodies)
    )


def reached_at(owner: str, email: str, today: date) -> Q:
    """Rows whose owner of a kind is still there, and reads this address."""
    there = Q(**{f"{owner}__ended_on": None}) | Q(**{f"{owner}__ended_on__gte": today})
    return there & Q(**{f"{owner}__email__iexact": email})


class AgreedActionQuerySet(models.QuerySet):
    """Agreed actions, chained as ``AgreedAction.objects.visible_to(access, user).still_open()``."""

    def visible_to(self, access: Access, user: models.Model) -> Self:
        """Those of one partnership that somebody may read.

        1. Whoever keeps minutes or sits on the strategy group reads all of their audience.
        2. Anybody else who reads drafts, such as a lead, reads what they or their body have to do, and
           that whoever it is kept from otherwise, as with rows that they lead.
        """
        if access.can(Can.MINUTE) or access.can(Can.DISCUSS):
            return self.filter(partnership=access.partnership, audience__in=access.audiences)
        return self.filter(partnership=access.partnership).own_of(access, user)

    def own_of(self, access: Access, user: models.Model) -> Self:
        """What somebody has to do themselves, or their body."""
        if not access.can(Can.READ_DRAFTS):
            return self.none()
        theirs = Q(owner_person__user=user) | Q(owner_post__holder__user=user)
        return self.filter(theirs | owned_by_bodies(access.bodies))

    def still_open(self) -> Self:
        return self.filter(state__in=STILL_OPEN)

    def overdue(self, today: date) -> Self:
        return self.still_open().filter(due_on__lt=today)

    def of_nobody(self) -> Self:
        """Those with no owner that somebody could be written to."""
        return self.filter(owner_body=None, owner_post=None, owner_person=None)

    def closed_since(self, day: date) -> Self:
        return self.filter(closed_on__gte=day)

    def open_by_link(self) -> Self:
        """What a link may show: nothing restricted, whoever holds it."""
        return self.exclude(audience=Audience.RESTRICTED)

    def to_do_of_address(self, email: str, today: date) -> Self:
        """What whoever reads an e-mail address has to do: as the person, for the post, or for the body.

        The same as ``owed_reader`` of ``actions/owed/addressees.py`` says of one row. Who has left and
        bodies that have ended have nothing to do by any address.
        """
        own = reached_at("owner_person", email, today)
        held = reached_at("owner_post__holder", email, today)
        vacant = (
            Q(owner_post__holder=None)
            | Q(owner_post__holder__email="")
            | Q(owner_post__holder__ended_on__lt=today)
        )
        left = vacant & reached_at("owner_post__organisation", email, today)
        body = Q(owner_post=None) & reached_at("owner_body", email, today)
        return self.filter(own | Q(owner_person=None) & (held | left | body))

    def with_owners(self) -> Self:
        """With everybody who may be named or written to."""
        return self.select_related(
            "owner_body", "owner_post__organisation", "owner_post__holder",
            "owner_person__organisation",
        )  # fmt: skip

    def with_owner_name(self) -> Self:
        """With ``owner_name``: the body that a list puts it under, or who else; empty for nobody."""
        words = NullIf(F("owner_words"), Value(""))
        name = Coalesce(
            "owner_body__name",
            "owner_post__organisation__name",
            "owner_person__organisation__name",
            "owner_post__title",
            "owner_person__name",
            words,
            Value(""),
            output_field=CharField(),
        )
        return self.annotate(owner_name=name)

    def by_owner(self) -> Self:
        """By owner, nobody last; each owner's by the day, those without one last."""
        nobody = models.Case(models.When(owner_name="", then=1), default=0)
        named = self.with_owner_name().annotate(nobody=nobody)
        return named.order_by("nobody", "owner_name", F("due_on").asc(nulls_last=True), "number")

    def by_day(self) -> Self:
        """What is due first comes first; what has no day last."""
        return self.order_by(F("due_on").asc(nulls_last=True), "number", "pk")

    def for_list(self) -> Self:
        """With everything that a line of the list prints."""
        return self.with_owners().select_related("partnership", "group", "row", "round")

    def counted_for_chips(self, today: date, quarter_start: date) -> dict[str, int]:
        """How many there are behind each chip of the list; one statement."""
        is_open = Q(state__in=STILL_OPEN)
        nobody = Q(owner_body=None, owner_post=None, owner_person=None)
        return self.order_by().aggregate(
            open=Count("pk", filter=is_open),
            late=Count("pk", filter=is_open & Q(due_on__lt=today)),
            nobody=Count("pk", filter=is_open & nobody),
            closed=Count("pk", filter=Q(closed_on__gte=quarter_start)),
        )

    def next_number(self) -> int:
        """The number after the last one of these."""
        return (self.aggregate(last=Max("number"))["last"] or 0) + 1

"""SQL about rounds and updates: whom a round asks, who sees which answer, what pages need of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.db import models
from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from plans.access import Access, Can
from plans.models import Plan

# What has been said, whatever the officer thought of it; and what still waits for the lead.
SAID = ("sent", "returned", "accepted")
ANSWERED = ("sent", "accepted")
WAITING = ("asked", "started", "returned")
ADOPTED = (Plan.Status.AGREED, Plan.Status.PUBLISHED)


class RoundCounts(TypedDict):
    """What ``with_counts`` adds to each round: how many rows it asked, and how they stand."""

    asked: int
    answered: int
    to_review: int
    returned: int


class RoundQuerySet(models.QuerySet):
    """Rounds, chained as ``Round.objects.of(partnership).with_counts()``."""

    def of(self, partnership) -> RoundQuerySet:
        return self.filter(partnership=partnership)

    def with_counts(self) -> RoundQuerySet:
        """With ``asked``, ``answered``, ``to_review`` and ``returned`` of all rows, the same for every
        reader."""
        return self.annotate(
            asked=Count("updates"),
            answered=Count("updates", filter=Q(updates__state__in=ANSWERED)),
            to_review=Count("updates", filter=Q(updates__state="sent")),
            returned=Count("updates", filter=Q(updates__state="returned")),
        )

    def with_nobody(self, day: date) -> RoundQuerySet:
        """With ``nobody``, how many rows wait for an answer and have nobody who could be asked."""
        updates = self.model._meta.get_field("updates").related_model
        links = updates._meta.get_field("invitations").related_model.objects
        mine = links.reached_on(day).filter(updates=OuterRef("pk")).order_by()
        alone = updates.objects.filter(~Exists(mine), round=OuterRef("pk"), state__in=WAITING)
        many = alone.order_by().values("round").annotate(many=Count("pk")).values("many")
        return self.annotate(nobody=Coalesce(Subquery(many), Value(0)))

    def with_handed_back(self) -> RoundQuerySet:
        """With ``handed``, how many rows that wait for an answer somebody said are not theirs."""
        updates = self.model._meta.get_field("updates").related_model.objects
        back = updates.filter(round=OuterRef("pk"), state__in=WAITING)
        many = back.exclude(handed_back_by=None).order_by().values("round")
        counted = many.annotate(many=Count("pk", distinct=True)).values("many")
        return self.annotate(handed=Coalesce(Subquery(counted), Value(0)))

    def before(self, round) -> RoundQuerySet:
        """The rounds before one, the latest first."""
        earlier = self.filter(partnership_id=round.partnership_id, start__lt=round.start)
        return earlier.order_by("-start", "-pk")

    def overlapping(self, start: date, end: date) -> RoundQuerySet:
        return self.filter(start__lte=end, end__gte=start)


class UpdateReadable(TypedDict):
    """What ``asked_of`` adds to each answer: whether its words and figures may be read."""

    readable: bool


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    from actions.models import Round, Update

    CountedRound = WithAnnotations[Round, RoundCounts]
    AskedUpdate = WithAnnotations[Update, UpdateReadable]


class UpdateQuerySet(models.QuerySet):
    """Updates, chained as ``Update.objects.visible_to(access).for_round(round).for_table()``."""

    def visible_to(self, access: Access) -> UpdateQuerySet:
        """Answers about the rows that somebody may see, of which they may read the words."""
        return self.asked_of(access).filter(readable=True)

    def asked_of(self, access: Access) -> models.QuerySet[AskedUpdate]:
        """What was asked of the rows that somebody may see, with ``readable``.

        That a row was asked and whether it has answered are facts for every reader of the row. The words
        and figures of an answer are read by these:

        1. Officers and the strategy group read every answer, accepted or not.
        2. Others read what has been accepted, and all that concerns rows of their own body.
        """
        actions = self.model._meta.get_field("action").related_model.objects
        found = self.filter(
            partnership=access.partnership,
            action__in=actions.visible_to(access).order_by().values("pk"),
        )
        if access.can(Can.REVIEW) or access.can(Can.DISCUSS):
            return found.annotate(readable=Value(True))
        own = actions.led_by(access.bodies).order_by().values("pk")
        readable = Q(state="accepted") | Q(action__in=own)
        return found.annotate(readable=ExpressionWrapper(readable, BooleanField()))

    def for_round(self, round) -> UpdateQuerySet:
        return self.filter(round=round)

    def said(self) -> UpdateQuerySet:
        """Those that the lead has sent at least once."""
        return self.filter(state__in=SAID)

    def in_order(self) -> UpdateQuerySet:
        """As the rows are printed."""
        return self.order_by(
            "action__plan__start",
            "action__plan_id",
            "action__priority__position",
            "action__position",
            "action__ref_key",
            "pk",
        )

    def for_table(self) -> UpdateQuerySet:
        """With what a line of the round prints."""
        return (
            self.select_related("action", "action__plan", "action__priority", "status")
            .prefetch_related("action__leads")
            .in_order()
        )

    def for_page(self) -> UpdateQuerySet:
        """With everything that is read of one update."""
        return self.select_related(
            "action__plan", "action__priority", "round", "status", "sent_by", "reviewed_by"
        ).prefetch_related("action__leads")

    def by_state(self) -> dict[str, int]:
        """How many there are in each state; one query."""
        found = self.order_by().values_list("state").annotate(many=Count("pk"))
        return dict(found)

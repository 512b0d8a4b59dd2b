"""SQL about rounds and updates: whom a round asks, who sees which answer, what pages need of them."""

from __future__ import annotations

from datetime import date

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

from csp.models import AuditEvent
from plans.access import Access, Can
from plans.models import Plan, StatusChange

# What has been said, whatever the officer thought of it; and what still waits for the lead.
SAID = ("sent", "returned", "accepted")
ANSWERED = ("sent", "accepted")
WAITING = ("asked", "started", "returned")
ADOPTED = (Plan.Status.AGREED, Plan.Status.PUBLISHED)


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

    def before(self, round) -> RoundQuerySet:
        """The rounds before one, the latest first."""
        earlier = self.filter(partnership_id=round.partnership_id, start__lt=round.start)
        return earlier.order_by("-start", "-pk")

    def overlapping(self, start: date, end: date) -> RoundQuerySet:
        return self.filter(start__lte=end, end__gte=start)


class UpdateQuerySet(models.QuerySet):
    """Updates, chained as ``Update.objects.visible_to(access).for_round(round).for_table()``."""

    def visible_to(self, access: Access) -> UpdateQuerySet:
        """Answers about the rows that somebody may see, of which they may read the words."""
        return self.asked_of(access).filter(readable=True)

    def asked_of(self, access: Access) -> UpdateQuerySet:
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


def open_answers(updates: UpdateQuerySet, plan) -> UpdateQuerySet:
    """What was sent of a plan's rows in rounds that still take answers, with its figures."""
    sent = updates.filter(action__plan=plan, round__closed_at=None, state__in=SAID)
    return (
        sent.select_related("action", "round", "partnership")
        .prefetch_related("readings")
        .order_by("action__priority__position", "action__position", "pk")
    )


def rows_to_ask(
    actions: models.QuerySet, partnership, start: date, end: date, *, final: bool = False
) -> models.QuerySet:
    """The rows of plans in force on a day of a round, restricted ones too.

    1. A row that was last accepted as done is asked only in the final round of a year.
    2. A row of a superseded plan that stands in a later plan for the same days is asked there.
    """
    rows = planned_rows(actions, partnership, start, end)
    return rows if final else rows.exclude(last_nature="done")


def planned_rows(actions: models.QuerySet, partnership, start: date, end: date) -> models.QuerySet:
    """The rows of plans in force, done or not; ``last_nature`` is that of the last accepted status."""
    updates = actions.model._meta.get_field("updates").related_model.objects
    accepted = updates.filter(
        action=OuterRef("pk"), state="accepted", status__isnull=False, round__start__lt=start
    )
    last = accepted.order_by("-round__start", "-pk").values("status__nature")[:1]
    later = Plan.objects.filter(
        status__in=[*ADOPTED, Plan.Status.SUPERSEDED], start__lte=end, end__gte=start
    )
    carried = actions.model.objects.filter(
        carried__disposition__action=OuterRef("pk"), plan__in=later.order_by().values("pk")
    )
    return (
        actions.filter(plan__in=in_force(partnership, start, end).order_by().values("pk"))
        .exclude(Q(plan__status=Plan.Status.SUPERSEDED) & Exists(carried.order_by()))
        .annotate(last_nature=Coalesce(Subquery(last), Value("")))
        .order_by("plan__start", "plan_id", "priority__position", "position", "ref_key", "pk")
    )


def in_force(partnership, start: date, end: date) -> models.QuerySet[Plan]:
    """Plans that were agreed or published for a day of these, though superseded since."""
    steps = StatusChange.objects.filter(plan=OuterRef("pk")).order_by()
    adopted = steps.filter(status__in=ADOPTED)
    over = steps.filter(status=Plan.Status.SUPERSEDED, on__lte=start)
    since = Q(status=Plan.Status.SUPERSEDED) & Exists(adopted) & ~Exists(over)
    return Plan.objects.filter(
        Q(status__in=ADOPTED) | since, partnership=partnership, start__lte=end, end__gte=start
    )


def not_asked(actions: models.QuerySet, round) -> models.QuerySet:
    """Of these rows those that a round has not asked about."""
    asked = round.updates.model.objects.filter(round=round, action=OuterRef("pk"))
    return actions.filter(~Exists(asked))


def leads_to_ask(rows) -> models.QuerySet:
    """The leads of some rows, with whoever could be written to for each."""
    lead = rows[0]._meta.get_field("leads").related_model if rows else None
    if lead is None:
        return []  # type: ignore[return-value]
    found = lead.objects.filter(action__in=[row.pk for row in rows])
    return (
        found.select_related("organisation", "post__organisation", "post__holder__organisation")
        .prefetch_related("people__organisation")
        .order_by("position", "pk")
    )


def rows_of_invitations(round) -> dict[int, list[int]]:
    """The numbers of the invitations that open each update, by the number of the update; one query."""
    through = round.invitations.model.updates.through
    pairs = through.objects.filter(invitation__round=round).order_by("invitation__name", "pk")
    found: dict[int, list[int]] = {}
    for update, invitation in pairs.values_list("update_id", "invitation_id"):
        found.setdefault(update, []).append(invitation)
    return found


def events_of(update) -> models.QuerySet[AuditEvent]:
    """What was done to an update, newest first."""
    found = AuditEvent.objects.filter(
        tenant=update.partnership_id,
        target_type=update._meta.label_lower,
        target_id=str(update.pk),
    )
    return found.select_related("by").order_by("-at", "-pk")


def open_rounds(rounds: models.QuerySet, partnerships) -> models.QuerySet:
    """The rounds that take answers in some partnerships, with how many answers wait for review."""
    return (
        rounds.filter(partnership__in=partnerships, closed_at=None)
        .with_counts()
        .order_by("partnership_id", "start")
    )


def latest_round_of(updates: UpdateQuerySet, plan) -> tuple[str, str, int, int] | None:
    """The last round that asked a plan's rows: its period and title, how many were answered and
    asked. One query."""
    found = (
        updates.filter(action__plan=plan)
        .order_by("-round__start", "-round_id")
        .values("round__period", "round__title", "round__start", "round_id")
        .annotate(answered=Count("pk", filter=Q(state__in=ANSWERED)), asked=Count("pk"))
        .first()
    )
    if found is None:
        return None
    return found["round__period"], found["round__title"], found["answered"], found["asked"]

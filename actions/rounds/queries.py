"""SQL about rounds: which rows they ask about, whose updates are whose, what was said and measured before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from actions.models import Action, EvidenceFile, Lead, Measure, Reading, Round, Update
from actions.models.querysets.action import ActionQuerySet
from actions.models.querysets.rounds import ADOPTED, ANSWERED, SAID, RoundQuerySet
from csp.models import AuditEvent, User
from plans.access import Access
from plans.models import Partnership, Plan, StatusChange

# Further back nobody looks while answering: a year and a quarter.
LOOK_BACK = timedelta(days=460)


def measures_of_updates(updates: Iterable[Update]) -> QuerySet[Measure]:
    """The measures of the rows that these updates are about."""
    return Measure.objects.filter(action__in=[each.action_id for each in updates])


def readings_of_updates(updates: Iterable[Update]) -> QuerySet[Reading]:
    return Reading.objects.filter(update__in=[each.pk for each in updates]).order_by("pk")


def files_of(updates: Iterable[Update]) -> QuerySet[EvidenceFile]:
    return EvidenceFile.objects.filter(update__in=[each.pk for each in updates])


class AskingRound(NamedTuple):
    """A round that asked about a row, whether or not anybody answered."""

    action_id: int
    round_id: int
    title: str
    start: date


def asked_before(updates: Iterable[Update], start: date) -> list[AskingRound]:
    """The earlier rounds that asked about the same rows, the first one first."""
    found = Update.objects.filter(
        action__in=[each.action_id for each in updates],
        round__start__lt=start,
        round__start__gte=start - LOOK_BACK,
    )
    rows = found.order_by("round__start", "pk")
    return [
        AskingRound(*each)
        for each in rows.values_list("action_id", "round_id", "round__title", "round__start")
    ]


def updates_before(updates: Iterable[Update], start: date) -> QuerySet[Update]:
    """What was said in earlier rounds of the same rows, and of the rows that they came from.

    The latest comes first.
    """
    actions = [each.action_id for each in updates]
    found = Update.objects.filter(
        Q(action__in=actions) | Q(action__disposition__into__in=actions),
        state__in=SAID,
        round__start__lt=start,
        round__start__gte=start - LOOK_BACK,
    )
    return found.select_related("status", "round").order_by("-round__start", "-pk").distinct()


def rows_followed(updates: Iterable[Update]) -> list[tuple[int, int]]:
    """Rows of the plan before with the rows that they became, as pairs of numbers."""
    actions = [each.action_id for each in updates]
    followed = Action.objects.filter(disposition__into__in=actions).order_by()
    return list(followed.values_list("pk", "disposition__into"))


def readings_before(measures: Iterable[Measure], start: date) -> QuerySet[Reading]:
    """Earlier readings of the same measures, in this plan or the one before, the latest first."""
    series = {each.series for each in measures}
    partnerships = {each.partnership_id for each in measures}
    found = Reading.objects.filter(
        partnership__in=partnerships,
        measure__series__in=series,
        update__state__in=ANSWERED,
        update__round__start__lt=start,
        update__round__start__gte=start - LOOK_BACK,
    )
    return found.select_related("measure", "update__round").order_by("-update__round__start", "-pk")


def led_by(access: Access, user: User) -> QuerySet[Update]:
    """Updates on rows that somebody's body leads, or that name them as the lead."""
    own = Action.objects.filter(
        Q(pk__in=Action.objects.led_by(access.bodies).order_by().values("pk"))
        | Q(leads__people__user=user)
        | Q(leads__post__holder__user=user),
        partnership=access.partnership,
    )
    return Update.objects.filter(action__in=own.order_by().values("pk"))


def rows_to_ask(
    partnership: Partnership | int, start: date, end: date, *, final: bool = False
) -> ActionQuerySet:
    """The rows of plans in force on a day of a round, restricted ones too.

    1. A row that was last accepted as done is asked only in the final round of a year.
    2. A row of a superseded plan that stands in a later plan for the same days is asked there.
    """
    rows = planned_rows(partnership, start, end)
    return rows if final else rows.exclude(last_nature="done")


def planned_rows(partnership: Partnership | int, start: date, end: date) -> ActionQuerySet:
    """The rows of plans in force, done or not; ``last_nature`` is that of the last accepted status."""
    accepted = Update.objects.filter(
        action=OuterRef("pk"), state="accepted", status__isnull=False, round__start__lt=start
    )
    last = accepted.order_by("-round__start", "-pk").values("status__nature")[:1]
    later = Plan.objects.filter(
        status__in=[*ADOPTED, Plan.Status.SUPERSEDED], start__lte=end, end__gte=start
    )
    carried = Action.objects.filter(
        carried__disposition__action=OuterRef("pk"), plan__in=later.order_by().values("pk")
    )
    return (
        Action.objects.filter(
            plan__in=plans_in_force(partnership, start, end).order_by().values("pk")
        )
        .exclude(Q(plan__status=Plan.Status.SUPERSEDED) & Exists(carried.order_by()))
        .annotate(last_nature=Coalesce(Subquery(last), Value("")))
        .order_by("plan__start", "plan_id", "priority__position", "position", "ref_key", "pk")
    )


def plans_in_force(partnership: Partnership | int, start: date, end: date) -> QuerySet[Plan]:
    """Plans that were agreed or published for a day of these, though superseded since."""
    steps = StatusChange.objects.filter(plan=OuterRef("pk")).order_by()
    adopted = steps.filter(status__in=ADOPTED)
    over = steps.filter(status=Plan.Status.SUPERSEDED, on__lte=start)
    since = Q(status=Plan.Status.SUPERSEDED) & Exists(adopted) & ~Exists(over)
    return Plan.objects.filter(
        Q(status__in=ADOPTED) | since, partnership=partnership, start__lte=end, end__gte=start
    )


def not_asked(actions: QuerySet, round) -> QuerySet:
    """Of these rows those that a round has not asked about."""
    asked = round.updates.model.objects.filter(round=round, action=OuterRef("pk"))
    return actions.filter(~Exists(asked))


def leads_to_ask(rows: Iterable[Action]) -> QuerySet[Lead]:
    """The leads of some rows, with whoever could be written to for each."""
    return leads_with_people(Lead.objects.filter(action__in=[row.pk for row in rows]))


def leads_with_people(leads: QuerySet[Lead]) -> QuerySet[Lead]:
    """Leads in order, each with those who could be written to for it."""
    return (
        leads.select_related("organisation", "post__organisation", "post__holder__organisation")
        .prefetch_related("people__organisation")
        .order_by("position", "pk")
    )


def invitations_by_update(round) -> dict[int, list[int]]:
    """The numbers of the invitations that open each update, by the number of the update; one query."""
    return links_by_update(round, round.invitations.model.updates.through)


def handed_back_by_update(round) -> dict[int, list[int]]:
    """The same for who said that a row is not theirs."""
    return links_by_update(round, round.invitations.model.handed_back.through)


def links_by_update(round, through) -> dict[int, list[int]]:
    pairs = through.objects.filter(invitation__round=round).order_by("invitation__name", "pk")
    found: dict[int, list[int]] = {}
    for update, invitation in pairs.values_list("update_id", "invitation_id"):
        found.setdefault(update, []).append(invitation)
    return found


def events_of_update(update) -> QuerySet[AuditEvent]:
    """What was done to an update, newest first."""
    found = AuditEvent.objects.filter(
        tenant=update.partnership_id,
        target_type=update._meta.label_lower,
        target_id=str(update.pk),
    )
    return found.select_related("by").order_by("-at", "-pk")


def open_rounds(partnerships: Iterable[int]) -> RoundQuerySet:
    """The rounds that take answers in some partnerships, with how many answers wait for review."""
    return (
        Round.objects.select_related("partnership")
        .filter(partnership__in=partnerships, closed_at=None)
        .with_counts()
        .order_by("partnership_id", "start")
    )

"""SQL about what was said and measured before, and about whose updates are whose."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Q, QuerySet

from actions.models import Action, EvidenceFile, Measure, Reading, Update
from actions.models.querysets.rounds import ANSWERED, SAID
from csp.models import User
from plans.access import Access

# Further back nobody looks while answering: a year and a quarter.
LOOK_BACK = timedelta(days=460)


def measures_of(updates: Iterable[Update]) -> QuerySet[Measure]:
    """The measures of the rows that these updates are about."""
    return Measure.objects.filter(action__in=[each.action_id for each in updates])


def readings_of(updates: Iterable[Update]) -> QuerySet[Reading]:
    return Reading.objects.filter(update__in=[each.pk for each in updates]).order_by("pk")


def files_of(updates: Iterable[Update]) -> QuerySet[EvidenceFile]:
    return EvidenceFile.objects.filter(update__in=[each.pk for each in updates])


class Asked(NamedTuple):
    """A round that asked about a row, whether or not anybody answered."""

    action_id: int
    round_id: int
    title: str
    start: date


def asked_before(updates: Iterable[Update], start: date) -> list[Asked]:
    """The earlier rounds that asked about the same rows, the first one first."""
    found = Update.objects.filter(
        action__in=[each.action_id for each in updates],
        round__start__lt=start,
        round__start__gte=start - LOOK_BACK,
    )
    rows = found.order_by("round__start", "pk")
    return [
        Asked(*each)
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

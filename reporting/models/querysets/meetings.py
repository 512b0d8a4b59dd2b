"""SQL about meetings that other rooms may chain: those of a group, those held, those to come."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Case, F, IntegerField, Q, When

CALLED_OFF = ("moved", "cancelled")
BY_CORRESPONDENCE = "correspondence"
HELD_STATES = ("held", "draft", "circulated", "approved")


def still_ahead(on: date) -> Q:
    """Whether its day is still to come; where only a month is known, until the month has passed."""
    return Q(date__gte=on) | Q(month_only=True, date__gte=on.replace(day=1))


class MeetingQuerySet(models.QuerySet):
    def of(self, partnership) -> MeetingQuerySet:
        return self.filter(partnership=partnership)

    def of_group(self, group) -> MeetingQuerySet:
        """Those of a group, alone or together with others."""
        joint = self.model.joint_groups.through.objects.filter(group=group).values("meeting")
        return self.filter(Q(group=group) | Q(pk__in=joint))

    def of_group_kind(self, kind: str) -> MeetingQuerySet:
        """Those of the groups of one kind, alone or together with others."""
        joint = self.model.joint_groups.through.objects.filter(group__kind=kind).values("meeting")
        return self.filter(Q(group__kind=kind) | Q(pk__in=joint))

    def between(self, first: date, last: date) -> MeetingQuerySet:
        return self.filter(date__gte=first, date__lte=last)

    def where_people_meet(self) -> MeetingQuerySet:
        """Without the questions that are put by correspondence, for which nobody comes anywhere."""
        return self.exclude(kind=BY_CORRESPONDENCE)

    def standing(self) -> MeetingQuerySet:
        """Those at which people meet, without those that were moved or cancelled."""
        return self.where_people_meet().exclude(side__in=CALLED_OFF)

    def held(self) -> MeetingQuerySet:
        """Those that took place, with or without a quorum: what attendance is counted over."""
        return self.where_people_meet().filter(state__in=HELD_STATES)

    def to_come(self, on: date) -> MeetingQuerySet:
        """Those that stand from a day on and were not held yet, the next one first."""
        ahead = self.standing().filter(still_ahead(on)).exclude(state__in=HELD_STATES)
        return ahead.order_by("date", "starts", "pk")

    def next_first(self, on: date) -> MeetingQuerySet:
        """What comes next first, what was called off in its place, then the past, the latest first."""
        ahead = still_ahead(on) & ~Q(state__in=HELD_STATES)
        rows = self.annotate(
            past=Case(When(ahead, then=0), default=1, output_field=IntegerField()),
            coming=Case(When(ahead, then=F("date"))),
            coming_at=Case(When(ahead, then=F("starts"))),
        )
        return rows.order_by("past", "coming", "coming_at", "-date", "-starts", "-pk")

    def with_group(self) -> MeetingQuerySet:
        """With what its name and its address need."""
        return self.select_related("group", "partnership")

"""SQL about meetings that other rooms may chain: those of a group, those held, those to come."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

CALLED_OFF = ("moved", "cancelled")
HELD_STATES = ("held", "draft", "circulated", "approved")


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

    def standing(self) -> MeetingQuerySet:
        """Without those that were moved or cancelled."""
        return self.exclude(side__in=CALLED_OFF)

    def held(self) -> MeetingQuerySet:
        """Those that took place, with or without a quorum: what attendance is counted over."""
        return self.filter(state__in=HELD_STATES)

    def to_come(self, on: date) -> MeetingQuerySet:
        """Those that stand from a day on and were not held yet, the next one first."""
        # Where only a month is known, it is still to come until the month has passed.
        late = Q(date__gte=on) | Q(month_only=True, date__gte=on.replace(day=1))
        return (
            self.standing()
            .filter(late)
            .exclude(state__in=HELD_STATES)
            .order_by("date", "starts", "pk")
        )

    def with_group(self) -> MeetingQuerySet:
        """With what its name and its address need."""
        return self.select_related("group", "partnership")

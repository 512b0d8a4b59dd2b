"""SQL about planners: who sees which, and what each page needs of them."""

from __future__ import annotations

from django.db import models

from plans.access import Access
from plans.audience import Audience


class PlannerQuerySet(models.QuerySet):
    def visible_to(self, access: Access) -> PlannerQuerySet:
        """The planners of one partnership as somebody may see them."""
        return self.filter(partnership=access.partnership, audience__in=access.audiences)

    def open_to_all(self) -> PlannerQuerySet:
        return self.filter(audience=Audience.PUBLIC)


class PlannerEntryQuerySet(models.QuerySet):
    def visible_to(self, access: Access) -> PlannerEntryQuerySet:
        """Activities that somebody may see: one is never for more people than its planner."""
        seen = access.audiences
        return self.filter(
            partnership=access.partnership, audience__in=seen, row__planner__audience__in=seen
        )

    def open_to_all(self) -> PlannerEntryQuerySet:
        return self.filter(audience=Audience.PUBLIC, row__planner__audience=Audience.PUBLIC)

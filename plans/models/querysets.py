"""SQL about partnerships and plans: who sees which rows, and what each page needs of them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, OuterRef, Subquery

from csp.models import AuditEvent


class PlanQuerySet(models.QuerySet):
    """Plans, chained as ``Plan.objects.of(partnership).for_page()``."""

    def of(self, partnership) -> PlanQuerySet:
        return self.filter(partnership=partnership)

    def for_page(self) -> PlanQuerySet:
        """With the day on which it came to its status, and a stamp that changes with every change.

        The stamp is the number of the partnership's last audit event: whatever was worked out
        from the partnership's rows still holds while it stays the same.
        """
        last = AuditEvent.objects.latest_number_of(OuterRef("partnership_id"))
        came = self.model._meta.get_field("status_changes").related_model.objects.order_by("-on")
        came = came.filter(plan=OuterRef("pk"), status=OuterRef("status"))
        return self.annotate(status_on=Subquery(came.values("on")[:1]), stamp=Subquery(last))

    def with_roles_of(self, user) -> PlanQuerySet:
        """Each plan once for every role that somebody holds in its partnership now."""
        return self.filter(
            partnership__roles__user=user, partnership__roles__ended_at=None
        ).annotate(
            role_kind=F("partnership__roles__kind"), role_body=F("partnership__roles__organisation")
        )

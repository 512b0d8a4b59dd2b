"""SQL about the audit trail, e-mails that wait to go, and links that went, whatever they are about."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import Q


class AuditEventQuerySet(models.QuerySet):
    def latest_number_of(self, tenant) -> models.QuerySet:
        """The number of a partnership's last event, which changes with everything that changes there.

        By number and never by time: a clock may be set back, and two machines' clocks may differ.
        """
        return self.filter(tenant=tenant).order_by("-pk").values_list("pk", flat=True)[:1]


class OutboxQuerySet(models.QuerySet):
    def to_send(self, now: datetime) -> Self:
        """What may go now: waiting, or left behind by a worker that died.

        What gave trouble goes last, so that it holds nothing else up.
        """
        return self.filter(
            Q(state="queued", next_try_at=None)
            | Q(state="queued", next_try_at__lte=now)
            | Q(state="sending", next_try_at__lte=now)
        ).order_by("attempts", "queued_at", "pk")


class EmailedLinkQuerySet(models.QuerySet):
    def still_open(self, today: date) -> Self:
        """Those that open something on a day."""
        return self.filter(Q(expires_on=None) | Q(expires_on__gte=today), revoked_at=None)

    def held_by(self, holder: models.Model) -> Self:
        """Those that somebody has by way of a row: a role, a person, a body."""
        return self.filter(holder_type=holder._meta.label_lower, holder_id=holder.pk)

    def about_row(self, row: models.Model) -> Self:
        """Those that open a row."""
        return self.filter(about_type=row._meta.label_lower, about_id=row.pk)

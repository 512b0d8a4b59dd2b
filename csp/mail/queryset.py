"""SQL about the audit trail, and about e-mails that wait to go, for whatever they are about."""

from __future__ import annotations

from datetime import datetime
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

"""SQL about e-mails that wait to go, for whatever they are about."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q


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

"""SQL about the e-mails of rounds: what waits to go, what was said to whom, what the log prints."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models
from django.db.models import Count, Q

from actions.models.querysets.rounds import WAITING
from csp.mail.queryset import OutboxQuerySet


class MailQuerySet(OutboxQuerySet):
    def said(self) -> MailQuerySet:
        """What counts as said to somebody, whether or not it has arrived yet."""
        return self.exclude(state="dropped")

    def last_to_each(self, partnership) -> dict[str, datetime]:
        """When something was last said to each address of a partnership; one query."""
        rows = self.said().filter(partnership=partnership).order_by().values_list("email")
        return dict(rows.annotate(last=models.Max("queued_at")))

    def for_log(self) -> MailQuerySet:
        return self.annotate(many=Count("updates"))

    def troubled(self) -> MailQuerySet:
        """What the mail server would not take, given up or tried again."""
        return self.filter(state__in=["queued", "failed"]).exclude(trouble="")


class InvitationQuerySet(models.QuerySet):
    def reached_on(self, day: date) -> InvitationQuerySet:
        """Links that work and belong to somebody who is still there on a day; the last day still counts."""
        left = Q(person__ended_on__lt=day) | Q(person=None, organisation__ended_on__lt=day)
        return self.filter(revoked_at=None).exclude(left)

    def for_list(self) -> InvitationQuerySet:
        """With ``many``, the rows that the link opens, and ``owed``, those not answered."""
        owed = Count("updates", filter=Q(updates__state__in=WAITING))
        return self.annotate(many=Count("updates"), owed=owed)

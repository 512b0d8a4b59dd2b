"""SQL about the e-mails of rounds: what waits to go, what was said to whom, what the log prints."""

from __future__ import annotations

from datetime import datetime

from django.apps import apps
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
    def for_list(self) -> InvitationQuerySet:
        """With ``many``, the rows that the link opens, and ``owed``, those not answered."""
        owed = Count("updates", filter=Q(updates__state__in=WAITING))
        return self.annotate(many=Count("updates"), owed=owed)


def waiting_rows(round) -> list[tuple[int, int]]:
    """Each invitation of a round with each row that it still owes an answer for, by number."""
    through = round.invitations.model.updates.through
    rows = through.objects.filter(invitation__round=round, update__state__in=WAITING)
    return list(rows.order_by("pk").values_list("invitation_id", "update_id"))


def rows_said(round) -> list[tuple[int | None, str, str, datetime, int]]:
    """Each row in each e-mail of a round: its invitation, kind, address, moment and row."""
    through = round.mails.model.updates.through
    rows = through.objects.filter(mail__round=round).exclude(mail__state="dropped")
    return list(
        rows.values_list(
            "mail__invitation_id", "mail__kind", "mail__email", "mail__queued_at", "update_id"
        )
    )


def rows_of_invitations(invitations) -> list[tuple]:
    """Each of these invitations, by number, with each row that its link opens."""
    return rows_linked("Invitation", "invitation_id", list(invitations))


def rows_of_mails(mails) -> list[tuple]:
    """Each of these e-mails, by number, with each row that it was queued for."""
    return rows_linked("Mail", "mail_id", list(mails))


def rows_linked(model: str, key: str, numbers: list[int]) -> list[tuple]:
    through = apps.get_model("actions", model).updates.through
    rows = through.objects.filter(**{f"{key}__in": numbers}).select_related("update__action")
    in_order = rows.order_by(
        "update__action__priority__position",
        "update__action__position",
        "update__action__ref_key",
        "pk",
    )
    return [(getattr(row, key), row.update) for row in in_order]


def names_asked(rows) -> dict[int, list[str]]:
    """Who was asked for each of these rows, in words."""
    through = apps.get_model("actions", "Invitation").updates.through
    asked = through.objects.filter(update__in=rows).order_by("invitation__name", "pk")
    found: dict[int, list[str]] = {}
    for row, name in asked.values_list("update_id", "invitation__name"):
        found.setdefault(row, []).append(name)
    return found

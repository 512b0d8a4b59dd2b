"""SQL about the e-mails of rounds: which rows each is about, and what it says of them."""

from __future__ import annotations

from datetime import datetime

from django.apps import apps

from actions.models.querysets.rounds import WAITING


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


def rows_by_invitation(invitations) -> list[tuple]:
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

"""The e-mailed link by which somebody without an account answers, and the log of every e-mail."""

from __future__ import annotations

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from actions.models.querysets.mail import InvitationQuerySet, MailQuerySet
from actions.models.round import Round
from actions.models.update import Update
from plans.models import Organisation, Person
from plans.models.base import Belonging, Tenanted


class Invitation(Tenanted):
    """One person's link in one round: it opens the rows in ``updates`` and nothing else.

    The address is made from ``secret``, so a new secret ends every link sent before.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="invitations", editable=False)
    email = models.EmailField("e-mail")
    name = models.CharField("who is asked", max_length=200)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    updates = models.ManyToManyField(Update, related_name="invitations", editable=False)
    # Rows that they said are not theirs: those are asked of them again only if an officer wants it.
    handed_back = models.ManyToManyField(Update, related_name="handed_back_by", editable=False)
    secret = models.UUIDField(default=uuid.uuid4, editable=False)
    expires_on = models.DateField("link ends after")
    opened_at = models.DateTimeField("link opened", null=True, editable=False)
    revoked_at = models.DateTimeField("link ended", null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                "round",
                Lower("email"),
                name="invitation_once_a_round",
                violation_error_message="That address has been asked already.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def works_on(self, day: date) -> bool:
        """Whether the link opens anything on a day."""
        return self.revoked_at is None and day <= self.expires_on and not self.has_left(day)

    def has_left(self, on: date) -> bool:
        """Whether the person, or the body where no person is named, is no more there on a day."""
        held_by = self.person or self.organisation
        return bool(held_by and held_by.ended_on and held_by.ended_on < on)


class Mail(Belonging):
    """One e-mail of a round: to be sent, sent, or not deliverable. ``step`` makes each go only once."""

    class Kind(models.TextChoices):
        OPENING = "opening", "Asked for an update"
        BEFORE = "before", "Reminded before it was due"
        LATE = "late", "Reminded because it is late"
        CONTACT = "contact", "Told the body's contact"
        OFFICER = "officer", "Told the officer"
        NUDGE = "nudge", "Nudged by the officer"
        RETURNED = "returned", "Returned with a note"
        QUESTION = "question", "Asked by the strategy group"
        MOVED = "moved", "Told that the days have moved"
        NOT_THEIRS = "not theirs", "Told the officer that a row is not theirs"

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting to go"
        SENDING = "sending", "On its way"
        SENT = "sent", "Sent"
        FAILED = "failed", "Could not be delivered"
        DROPPED = "dropped", "No longer needed"

    round = models.ForeignKey(Round, models.CASCADE, related_name="mails")
    invitation = models.ForeignKey(
        Invitation, models.CASCADE, null=True, blank=True, related_name="mails"
    )
    updates = models.ManyToManyField(Update, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    step = models.CharField(max_length=60)
    email = models.EmailField("to")
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)
    queued_at = models.DateTimeField(default=timezone.now)
    next_try_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    message_id = models.CharField(max_length=200, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        ordering = ["-queued_at", "-pk"]
        constraints = [
            models.UniqueConstraint("round", Lower("email"), "step", name="mail_once_a_step")
        ]
        indexes = [models.Index(fields=["state", "next_try_at"], name="mail_to_send")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.email}"

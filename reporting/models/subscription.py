"""Residents who asked to be told by e-mail, and the letters that go out."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from csp.mail.queryset import OutboxQuerySet
from plans.models.base import Belonging


class Subscription(Belonging):
    """An address that wants to hear what one partnership publishes, once its owner has confirmed.

    Stopping deletes the row: nothing is kept about somebody who left.
    """

    email = models.EmailField("e-mail address")
    asked_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("partnership", Lower("email"), name="subscription_once"),
        ]

    def __str__(self) -> str:
        return self.email


class Letter(Belonging):
    """One e-mail that is to go, went, or could not be delivered. ``step`` makes each go only once."""

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting to go"
        SENDING = "sending", "On its way"
        SENT = "sent", "Sent"
        FAILED = "failed", "Could not be delivered"

    email = models.EmailField("to")
    step = models.CharField(max_length=120)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    # The address that a mail program may use to stop these letters in one click (RFC 8058).
    stop_url = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)
    queued_at = models.DateTimeField(default=timezone.now)
    next_try_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    message_id = models.CharField(max_length=200, blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        ordering = ["-queued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                "partnership", Lower("email"), "step", name="letter_once_a_step"
            )
        ]
        indexes = [models.Index(fields=["state", "next_try_at"], name="letter_to_send")]

    def __str__(self) -> str:
        return f"{self.subject} to {self.email}"

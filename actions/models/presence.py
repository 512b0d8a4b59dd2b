"""Who has a row open to change it, for a minute at a time."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from actions.models.action import Action


class Presence(models.Model):
    """Somebody was seen at a row's form. It is a courtesy, not a lock, so nothing waits for it."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "user"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.user} at {self.action}"

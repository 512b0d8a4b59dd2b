"""What ties something that somebody has to do to the item of the meeting that asked for it."""

from __future__ import annotations

from django.db import models

from actions.models import AgreedAction
from plans.models.base import Belonging
from reporting.models.agenda import AgendaItem
from reporting.models.meeting import Meeting


class AgreedAtMeeting(Belonging):
    """The item at which an action was agreed, and the meeting by which it is due, where it is one."""

    agreed = models.OneToOneField(AgreedAction, models.CASCADE, related_name="at_meeting")
    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="agreed_here")
    due_at = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="agreed_due_here"
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.agreed}, {self.item}"

"""Changes of wording that was agreed: what stood there, what stands there now, why, and who approved it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from actions.models.action import Action
from plans.models.base import Belonging


class Revision(Belonging):
    """One change of one field after the plan was agreed. The first of a field keeps what was adopted."""

    class Field(models.TextChoices):
        AIM = "aim", "Aim"
        ACTIVITY = "activity", "Activity"
        TIMESCALE = "timescale", "Timescale"
        DUE = "due_on", "Due"
        MEASURES = "measures", "Measures"

    action = models.ForeignKey(Action, models.CASCADE, related_name="revisions", editable=False)
    field = models.CharField(max_length=12, choices=Field)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    reason = models.CharField(max_length=500)
    approved_by = models.CharField("who approved it", max_length=200, blank=True)
    spelling = models.BooleanField("only spelling", default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    # Not auto_now_add: a row that is brought back keeps its dates.
    at = models.DateTimeField("when", default=timezone.now, editable=False)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="revision_is_approved",
                condition=models.Q(spelling=True)
                | (~models.Q(reason="") & ~models.Q(approved_by="")),
                violation_error_message="Say why the wording changes and who approved it.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_field_display()}: {self.reason}"

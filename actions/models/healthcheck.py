"""Once a year: is a row still fit for its purpose?"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from actions.models.action import Action
from plans.models.base import Tenanted


class HealthCheck(Tenanted):
    """What the partnership thinks of a row at the end of a year; the roll-over starts from it."""

    class Decision(models.TextChoices):
        KEEP = "keep", "Keep it as it is"
        CHANGE = "change", "Change it"
        MERGE = "merge", "Merge it into another row"
        CLOSE = "close", "Close it"

    action = models.ForeignKey(Action, models.CASCADE, related_name="health_checks", editable=False)
    year = models.CharField(max_length=7, editable=False, help_text="Such as 2016-17.")
    decision = models.CharField(max_length=8, choices=Decision)
    reason = models.CharField(max_length=500)
    merge_with = models.ForeignKey(
        Action,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="row that it goes into",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    at = models.DateTimeField("when", default=timezone.now, editable=False)

    class Meta:
        ordering = ["-year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "year"],
                name="health_check_once_a_year",
                violation_error_message="That row has been checked for the year already.",
            ),
            models.CheckConstraint(
                name="health_check_has_a_reason",
                condition=~models.Q(reason=""),
                violation_error_message="Give the reason.",
            ),
            models.CheckConstraint(
                name="health_check_not_into_itself",
                condition=models.Q(merge_with=None) | ~models.Q(merge_with=models.F("action")),
                violation_error_message="A row cannot be merged into itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_decision_display()}: {self.action}"

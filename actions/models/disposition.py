"""What becomes of a row when the year ends, and the rows of the next plan that came of it."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from actions.models.action import Action
from plans.models.base import Belonging, Tenanted


class Disposition(Tenanted):
    """The decision about one row at the end of its plan, with the reason for it.

    A row that simply goes on needs no reason.
    """

    class Decision(models.TextChoices):
        CONTINUE = "continue", "Continue"
        MERGE = "merge", "Merge into another row"
        SPLIT = "split", "Split"
        CLOSE = "close", "Close: it is done"
        DROP = "drop", "Drop"

    action = models.OneToOneField(
        Action, models.CASCADE, related_name="disposition", editable=False
    )
    decision = models.CharField(max_length=8, choices=Decision)
    reason = models.CharField(max_length=500, blank=True)
    merge_with = models.ForeignKey(
        Action,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="absorbs",
        verbose_name="row that it goes into",
    )
    parts = models.PositiveSmallIntegerField(
        "number of rows it becomes",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(9)],
    )
    into = models.ManyToManyField(Action, through="Carried", related_name="came_from")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    at = models.DateTimeField("when", default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="disposition_has_a_reason",
                condition=models.Q(decision="continue") | ~models.Q(reason=""),
                violation_error_message="Give the reason for the decision.",
            ),
            models.CheckConstraint(
                name="disposition_not_into_itself",
                condition=models.Q(merge_with=None) | ~models.Q(merge_with=models.F("action")),
                violation_error_message="A row cannot be merged into itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_decision_display()}: {self.action}"

    @property
    def carries_on(self) -> bool:
        return self.decision in (self.Decision.CONTINUE, self.Decision.MERGE, self.Decision.SPLIT)


class Carried(Belonging):
    """One row of the next plan that came of a decision."""

    disposition = models.ForeignKey(Disposition, models.CASCADE, related_name="carried")
    action = models.ForeignKey(Action, models.CASCADE, related_name="carried")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["disposition", "action"], name="carried_once")
        ]

    def __str__(self) -> str:
        return f"{self.disposition.action} → {self.action}"

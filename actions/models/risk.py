"""What a row takes for granted and what could go wrong; the real plans mix the two in one cell."""

from __future__ import annotations

from django.db import models

from actions.models.action import CELL, Action, RowPart


class Risk(RowPart):
    """One assumption or risk, typed only if somebody has said which it is."""

    class Kind(models.TextChoices):
        UNKNOWN = "", "Not stated"
        ASSUMPTION = "assumption", "Assumption"
        RISK = "risk", "Risk"

    action = models.ForeignKey(Action, models.CASCADE, related_name="risks")
    text = models.TextField("assumption or risk", max_length=CELL)
    kind = models.CharField(max_length=10, choices=Kind, blank=True, default="")

    class Meta(RowPart.Meta):
        constraints = [
            models.CheckConstraint(
                name="risk_has_text",
                condition=~models.Q(text=""),
                violation_error_message="Say what the assumption or risk is.",
            )
        ]

    def __str__(self) -> str:
        return self.text

"""What people who work on a plan say to one another about a row, or about one of its cells."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from actions.models.action import Action
from plans.models.base import Belonging


class RowComment(Belonging):
    """One comment. Those on one cell are a thread; it is resolved when none of them is open. Never public."""

    history_needs = "READ_DRAFTS"

    action = models.ForeignKey(Action, models.CASCADE, related_name="comments", editable=False)
    cell = models.CharField("column", max_length=20, blank=True, editable=False)
    text = models.TextField("comment", max_length=2_000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    said_as = models.CharField("who", max_length=200, editable=False)
    at = models.DateTimeField("when", default=timezone.now, editable=False)
    resolved_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="row_comment_has_text",
                condition=~models.Q(text=""),
                violation_error_message="Write what you want to say.",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:120]

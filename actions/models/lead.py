"""Who leads a row: as printed, and as matched to the partnership's bodies, posts and people."""

from __future__ import annotations

from django.db import models

from actions.models.action import Action, RowPart
from plans.models import Organisation, Person, Post


class Lead(RowPart):
    """One lead. ``words`` is what is printed; the links say whom the words mean, once matched."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="leads")
    words = models.CharField(
        "as printed", max_length=300, help_text="Such as ARCH, or District Council – ASB Officer."
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="leads"
    )
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="leads")
    people = models.ManyToManyField(Person, blank=True, related_name="leads")

    class Meta(RowPart.Meta):
        constraints = [
            models.CheckConstraint(
                name="lead_has_words",
                condition=~models.Q(words=""),
                violation_error_message="Say who leads.",
            )
        ]

    def __str__(self) -> str:
        return self.words

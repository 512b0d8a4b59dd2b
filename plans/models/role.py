"""What somebody may do in a partnership, from when until when."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from plans.models.base import Tenanted
from plans.models.organisation import Organisation


class Role(Tenanted):
    """One person's power in one partnership; ``plans.access`` says what each kind can do."""

    class Kind(models.TextChoices):
        OFFICER = "officer", "Community safety officer"
        LEAD = "lead", "Lead at a partner body"
        STRATEGY = "strategy", "Strategy group member"
        CLERK = "clerk", "Clerk of meetings"
        CHAIR = "chair", "Chair of the strategy group"
        SCRUTINY = "scrutiny", "Scrutiny member or democratic services"
        COUNTY = "county", "County reader"
        VIEWER = "viewer", "Viewer"

    # Of its own, so that a plan and the roles of whoever asks for it come in one query.
    partnership = models.ForeignKey(
        "plans.Partnership", models.CASCADE, related_name="roles", editable=False
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="roles")
    kind = models.CharField(max_length=10, choices=Kind)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="roles",
        help_text="For a lead: the body whose rows are theirs.",
    )
    began_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["user__name", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "user", "kind"],
                condition=models.Q(ended_at=None),
                name="role_once_at_a_time",
                violation_error_message="That person holds that role already.",
            ),
            models.CheckConstraint(
                name="lead_has_a_body",
                condition=~models.Q(kind="lead") | models.Q(organisation__isnull=False),
                violation_error_message="Choose the body that the lead answers for.",
            ),
        ]
        indexes = [models.Index(fields=["user", "partnership"], name="role_by_user")]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_kind_display()}"

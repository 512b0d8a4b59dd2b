"""What was published, frozen: the public never reads live tables."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse

from plans.models import Plan
from plans.models.base import Belonging
from reporting.models.querysets import PublicationQuerySet


class Publication(Belonging):
    """One version of a plan as the public has it.

    ``snapshot`` is canonical JSON and ``sha256`` its digest; ``page`` is the HTML and ``pdf`` the file
    rendered from it. Withdrawing and superseding are recorded; nothing is ever deleted or rewritten.
    """

    class State(models.TextChoices):
        PREPARING = "preparing", "Being prepared"
        FAILED = "failed", "Could not be prepared"
        CURRENT = "current", "Published"
        SUPERSEDED = "superseded", "Superseded"
        WITHDRAWN = "withdrawn", "Withdrawn"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="publications", editable=False)
    number = models.PositiveIntegerField(editable=False)
    state = models.CharField(max_length=12, choices=State, default=State.PREPARING, editable=False)
    change_note = models.TextField(
        "what changed",
        max_length=2_000,
        blank=True,
        help_text="A sentence or two for readers who know the version before.",
    )
    snapshot = models.TextField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    page = models.TextField(editable=False, blank=True)
    pdf = models.FileField(upload_to="publications/", blank=True, editable=False)
    pdf_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    pdf_pages = models.PositiveIntegerField(default=0, editable=False)
    trouble = models.CharField(max_length=300, blank=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    frozen_at = models.DateTimeField(editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(
        null=True, editable=False, help_text="When it was superseded or withdrawn."
    )
    reason = models.CharField("why it was withdrawn", max_length=300, blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="publication_number_once"),
            models.UniqueConstraint(
                fields=["plan"],
                condition=models.Q(state="current"),
                name="publication_current_once",
            ),
            models.CheckConstraint(
                name="publication_has_its_digest",
                condition=~models.Q(sha256=""),
            ),
            models.CheckConstraint(
                name="publication_current_is_complete",
                condition=~models.Q(state="current")
                | (~models.Q(pdf="") & ~models.Q(page="") & models.Q(published_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}, version {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("public:version", args=[self.partnership.slug, self.plan.slug, self.number])

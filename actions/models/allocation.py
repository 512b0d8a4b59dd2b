"""Money that goes out: what part of a stream pays for which row or project."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from actions.models.action import Action
from actions.models.project import Project
from plans.models import FundingStream, Organisation
from plans.models.base import Tenanted
from plans.models.funding import MONEY_SENTENCE, POUNDS
from plans.models.rules import exactly_one, not_negative


class Allocation(Tenanted):
    """Pounds of one stream set aside for one row or one project, and how much of them is spent."""

    stream = models.ForeignKey(FundingStream, models.PROTECT, related_name="allocations")
    action = models.ForeignKey(
        Action, models.CASCADE, null=True, blank=True, related_name="allocations"
    )
    project = models.ForeignKey(
        Project, models.CASCADE, null=True, blank=True, related_name="allocations"
    )
    provider = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="allocations"
    )
    provider_words = models.CharField("provider as printed", max_length=200, blank=True)
    committed = models.DecimalField("pounds committed", **POUNDS)
    spent = models.DecimalField("pounds spent", default=0, **POUNDS)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["stream__name", "pk"]
        constraints = [
            exactly_one(
                "allocation_pays_for_one_thing",
                ["action", "project"],
                "Choose one row or one project that the money is for.",
            ),
            not_negative("allocation_not_negative", ["committed", "spent"], MONEY_SENTENCE),
        ]

    def __str__(self) -> str:
        return f"{self.stream}: {self.project or self.action}"

    def get_absolute_url(self) -> str:
        return reverse("workspace:allocation", args=[self.partnership.slug, self.pk])

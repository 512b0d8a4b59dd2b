"""Legal tools and their use. The law renames tools, so they are rows and not code."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse

from csp.models import Ordered
from plans.models.base import Tenanted
from plans.models.funding import MONEY_SENTENCE, POUNDS
from plans.models.observation import PERIOD_HELP, Hedge
from plans.models.rules import dates_in_order, not_negative


class Tool(Ordered, Tenanted):
    """A power that the law gives, such as the community protection notice."""

    name = models.CharField(max_length=200)
    acronym = models.CharField("short name", max_length=20, blank=True)
    law = models.CharField("legal source", max_length=300, blank=True, help_text="Act and section.")
    replaces = models.CharField(
        max_length=200, blank=True, help_text="The tool that it came in place of."
    )
    penalty = models.CharField("penalty and age limit", max_length=500, blank=True)
    longest_months = models.PositiveSmallIntegerField(
        "longest term in months",
        null=True,
        blank=True,
        help_text="Such as 36 for a public spaces protection order.",
    )
    in_force_from = models.DateField(null=True, blank=True)
    repealed_on = models.DateField("repealed", null=True, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = "legal tool"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"],
                name="tool_once",
                violation_error_message="That tool is on the list already.",
            ),
            dates_in_order(
                "tool_repealed_after_it_came",
                "in_force_from",
                "repealed_on",
                "A tool cannot be repealed before it came into force.",
            ),
        ]

    def __str__(self) -> str:
        return self.acronym or self.name

    def get_absolute_url(self) -> str:
        return reverse("workspace:tool", args=[self.partnership.slug, self.pk])

    def siblings(self) -> models.QuerySet:
        return Tool.objects.filter(partnership_id=self.partnership_id)


class EnforcementUse(Tenanted):
    """How often, or how, a tool was used in a period; one without an end runs on."""

    class Stage(models.TextChoices):
        PREPARED = "prepared", "Case prepared"
        WARNING = "warning", "Warning"
        CONSULTATION = "consultation", "Consultation"
        ISSUED = "issued", "Issued"
        GRANTED = "granted", "Granted"
        VARIED = "varied", "Varied"
        COMPLIED = "complied", "Complied with"
        BREACHED = "breached", "Breached"
        PROSECUTED = "prosecuted", "Prosecuted"
        CONVICTED = "convicted", "Convicted"
        CLOSED = "closed", "Closed"

    tool = models.ForeignKey(Tool, models.PROTECT, related_name="uses")
    stage = models.CharField(max_length=12, choices=Stage)
    period_code = models.CharField("period", max_length=24, blank=True, help_text=PERIOD_HELP)
    start = models.DateField("first day")
    end = models.DateField("last day", null=True, blank=True)
    printed = models.CharField(
        "number as printed", max_length=300, blank=True, help_text="Such as over 70."
    )
    count = models.DecimalField("number", max_digits=12, decimal_places=2, null=True, blank=True)
    qualifier = models.CharField(max_length=12, choices=Hedge, default=Hedge.EXACT)
    case_files = models.PositiveIntegerField("case files supported", null=True, blank=True)
    place = models.CharField(max_length=300, blank=True)
    words = models.TextField("what happened", max_length=10_000, blank=True)
    court = models.CharField(max_length=200, blank=True)
    outcome = models.CharField(max_length=500, blank=True)
    fine = models.DecimalField("fine in pounds", null=True, blank=True, **POUNDS)
    costs = models.DecimalField("costs in pounds", null=True, blank=True, **POUNDS)
    surcharge = models.DecimalField("victim surcharge in pounds", null=True, blank=True, **POUNDS)
    compensation = models.DecimalField("compensation in pounds", null=True, blank=True, **POUNDS)
    starts_on = models.DateField("order begins", null=True, blank=True)
    duration_months = models.PositiveSmallIntegerField(
        "for how many months",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(1_200)],
    )
    expires_on = models.DateField("order ends", null=True, blank=True)

    class Meta:
        ordering = ["tool__position", "-start", "pk"]
        verbose_name = "use of a legal tool"
        verbose_name_plural = "uses of legal tools"
        constraints = [
            dates_in_order(
                "enforcement_ends_after_it_begins",
                "start",
                "end",
                "It cannot end before it begins.",
            ),
            dates_in_order(
                "enforcement_expires_after_it_begins",
                "starts_on",
                "expires_on",
                "An order cannot end before it begins.",
            ),
            not_negative(
                "enforcement_count_not_negative", ["count"], "A number is not below nought."
            ),
            not_negative(
                "enforcement_money_not_negative",
                ["fine", "costs", "surcharge", "compensation"],
                MONEY_SENTENCE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tool}: {self.get_stage_display().lower()} {self.printed}".strip()

    def get_absolute_url(self) -> str:
        return reverse("workspace:enforcement_use", args=[self.partnership.slug, self.pk])

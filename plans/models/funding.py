"""Money that comes in: who gives it, who holds it, for what and for how long."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse

from plans.models.base import Tenanted
from plans.models.organisation import Organisation
from plans.models.plan import Plan
from plans.models.priority import Priority
from plans.models.rules import dates_in_order, link_or_words, not_negative

YEAR_CODE = RegexValidator(
    r"^(19|20|21)\d\d-\d\d\Z", "Write the year as its first four figures and last two: 2016-17."
)
POUNDS = {"max_digits": 12, "decimal_places": 2}
MONEY_SENTENCE = "A sum of money is not below nought."


class FundingStream(Tenanted):
    """One grant or contribution. It may be held by another body than the one that gives it."""

    class Status(models.TextChoices):
        AWARDED = "awarded", "Awarded"
        COMMITTED = "committed", "Committed"
        WITHDRAWN = "withdrawn", "Withdrawn"
        IN_KIND = "in-kind", "In kind"

    name = models.CharField(max_length=200)
    funder = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="gives"
    )
    funder_words = models.CharField("funder as printed", max_length=200, blank=True)
    holder = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="holds",
        verbose_name="who holds the money",
    )
    holder_words = models.CharField("holder as printed", max_length=200, blank=True)
    amount = models.DecimalField("pounds", null=True, blank=True, **POUNDS)
    amount_printed = models.CharField(
        "amount as printed", max_length=100, blank=True, help_text="Such as £24K."
    )
    purpose = models.TextField(max_length=2_000, blank=True)
    conditions = models.TextField(max_length=2_000, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.AWARDED)
    start = models.DateField("from", null=True, blank=True)
    end = models.DateField("until", null=True, blank=True)
    plan = models.ForeignKey(Plan, models.SET_NULL, null=True, blank=True, related_name="streams")
    priority = models.ForeignKey(
        Priority, models.SET_NULL, null=True, blank=True, related_name="streams"
    )

    class Meta:
        ordering = ["-start", "name", "pk"]
        constraints = [
            link_or_words("funding_has_a_funder", "funder", "funder_words", "Say who gives it."),
            not_negative("funding_amount_not_negative", ["amount"], MONEY_SENTENCE),
            dates_in_order(
                "funding_ends_after_it_begins", "start", "end", "It cannot end before it begins."
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("workspace:funding_stream", args=[self.partnership.slug, self.pk])


class FundingYear(Tenanted):
    """The part of a stream that falls in one financial year."""

    stream = models.ForeignKey(FundingStream, models.CASCADE, related_name="years")
    year_code = models.CharField(
        "financial year", max_length=7, validators=[YEAR_CODE], help_text="Such as 2017-18."
    )
    amount = models.DecimalField("pounds", **POUNDS)

    class Meta:
        ordering = ["year_code", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["stream", "year_code"],
                name="funding_year_once",
                violation_error_message="That year is on the list already.",
            ),
            not_negative("funding_year_not_negative", ["amount"], MONEY_SENTENCE),
        ]

    def __str__(self) -> str:
        return f"{self.stream}, {self.year_code}"

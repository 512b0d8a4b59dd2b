"""What is counted year after year, and what must be said beside the figures."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.urls import reverse

from plans.models.base import Tenanted
from plans.models.geography import GeographyScheme
from plans.models.rules import not_empty


class Polarity(models.TextChoices):
    """Which way is good; more reports of domestic abuse, for one, are neither."""

    UP = "up", "More is better"
    DOWN = "down", "Less is better"
    NEUTRAL = "neutral", "Neither: it gives context"


class Indicator(Tenanted):
    """One series of figures, such as recorded burglary of dwellings."""

    class PeriodKind(models.TextChoices):
        FINANCIAL_YEAR = "financial-year", "Financial year"
        CALENDAR_YEAR = "calendar-year", "Calendar year"
        QUARTER = "quarter", "Quarter"
        MONTH = "month", "Month"
        YEAR_TO_DATE = "year-to-date", "Year to date"
        ROLLING = "rolling", "Rolling twelve months"
        AS_AT = "as-at", "As at a day"

    name = models.CharField(max_length=200)
    slug = models.SlugField(
        "short name",
        max_length=80,
        help_text="One word for files that are brought in, such as burglary-dwelling.",
    )
    definition = models.TextField(
        "what is counted", max_length=2_000, blank=True, help_text="And what is left out."
    )
    source = models.CharField(
        "where the figures come from", max_length=300, blank=True, help_text="Body and data set."
    )
    unit = models.CharField(
        max_length=60, blank=True, help_text="Such as offences, % or per 1,000 residents."
    )
    polarity = models.CharField(
        "which way is good", max_length=8, choices=Polarity, default=Polarity.DOWN
    )
    period_kind = models.CharField(
        "counted by", max_length=14, choices=PeriodKind, default=PeriodKind.FINANCIAL_YEAR
    )
    scheme = models.ForeignKey(
        GeographyScheme,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name="usual set of places",
    )
    small_number_threshold = models.PositiveSmallIntegerField(
        "hide numbers below",
        null=True,
        blank=True,
        validators=[MaxValueValidator(100)],
        help_text="Leave empty to follow the partnership's own rule.",
    )
    exempt = models.BooleanField(
        "small numbers may be shown",
        default=False,
        help_text="Only where the same figures are public already.",
    )
    exempt_reason = models.CharField("why they may", max_length=300, blank=True)
    percent_only = models.BooleanField(
        "known as a change only",
        default=False,
        help_text="The source gives a percentage and no counts behind it.",
    )
    caveat = models.TextField("to be said beside the figures", max_length=2_000, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "slug"],
                name="indicator_slug_once",
                violation_error_message="Another indicator has that short name.",
            ),
            models.CheckConstraint(
                name="indicator_exempt_for_a_reason",
                condition=models.Q(exempt=False) | ~models.Q(exempt_reason=""),
                violation_error_message="Say why its small numbers may be shown.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("workspace:indicator", args=[self.partnership.slug, self.pk])


class Break(Tenanted):
    """A day from which figures are counted otherwise, or need a warning beside them."""

    class Kind(models.TextChoices):
        RECORDING = "recording", "Recorded in another way: not to be compared across it"
        CAVEAT = "caveat", "To be read with care"

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="breaks")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.RECORDING)
    began_on = models.DateField("from")
    words = models.CharField("what changed", max_length=500)

    class Meta:
        ordering = ["began_on", "pk"]
        verbose_name = "break in a series"
        verbose_name_plural = "breaks in series"
        constraints = [not_empty("break_has_words", "words", "Say what changed.")]

    def __str__(self) -> str:
        return self.words

"""The figures themselves, each with what was said about it, and totals that were printed elsewhere."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from csp.quantities import Qualifier
from plans.models.base import Tenanted
from plans.models.geography import Geography, GeographyScheme
from plans.models.indicator import Indicator
from plans.models.rules import dates_in_order, not_negative

PERIOD_HELP = "Such as 2016-17, 2016-17Q1, 2016M04 or 2016; else its first and last day."


class Hedge(models.TextChoices):
    """What is said of a number (see ``csp.quantities.Qualifier``), as a choice in a form."""

    EXACT = Qualifier.EXACT.value, "Exactly"
    OVER = Qualifier.OVER.value, "Over"
    UNDER = Qualifier.UNDER.value, "Under"
    ABOUT = Qualifier.ABOUT.value, "About"
    UNAVAILABLE = Qualifier.UNAVAILABLE.value, "Not available"
    SUPPRESSED = Qualifier.SUPPRESSED.value, "Withheld by the source"


class Observation(Tenanted):
    """One figure for one place and period. A corrected one stands beside those known before it.

    ``period_code`` is a code of ``csp.periods`` where there is one; a year to date, a rolling year
    or a single day is "2017-04-01/2018-01-31". ``change`` is in per cent against ``change_basis``.
    """

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="observations")
    geography = models.ForeignKey(
        Geography, models.PROTECT, related_name="observations", verbose_name="place"
    )
    period_code = models.CharField("period", max_length=24, help_text=PERIOD_HELP)
    start = models.DateField("first day")
    end = models.DateField("last day")
    value = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    qualifier = models.CharField(max_length=12, choices=Hedge, default=Hedge.EXACT)
    approximate = models.BooleanField(default=False)
    provisional = models.BooleanField(default=False)
    printed = models.CharField(
        "as printed", max_length=300, blank=True, help_text="Such as just over 106,000."
    )
    since = models.CharField(
        max_length=60, blank=True, help_text="For a running total: since when, such as 2009."
    )
    numerator = models.DecimalField(
        "how many", max_digits=16, decimal_places=4, null=True, blank=True
    )
    denominator = models.DecimalField(
        "out of", max_digits=16, decimal_places=4, null=True, blank=True
    )
    change = models.DecimalField(
        "change in per cent", max_digits=9, decimal_places=3, null=True, blank=True
    )
    change_basis = models.CharField(
        "compared with", max_length=200, blank=True, help_text="Such as the same months of 2016/17."
    )
    missing_because = models.CharField("why there is no figure", max_length=300, blank=True)
    note = models.CharField(max_length=500, blank=True)
    known_on = models.DateField("known on", help_text="The day from which this figure was known.")
    superseded = models.BooleanField("replaced by a later figure", default=False, editable=False)

    class Meta:
        ordering = ["start", "geography__position", "known_on", "pk"]
        verbose_name = "figure"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "geography", "start", "end"],
                condition=Q(superseded=False),
                name="observation_current_once",
                violation_error_message=(
                    "There is a figure for that place and period already. Correct that one."
                ),
            ),
            models.CheckConstraint(
                name="observation_says_something",
                condition=Q(value__isnull=False)
                | Q(change__isnull=False)
                | ~Q(missing_because="")
                | Q(qualifier="suppressed"),
                violation_error_message="Give a figure, a change, or why there is none.",
            ),
            models.CheckConstraint(
                name="observation_missing_has_no_value",
                condition=Q(value=None)
                | (Q(missing_because="") & ~Q(qualifier__in=["suppressed", "unavailable"])),
                violation_error_message="A figure that is missing or withheld has no value.",
            ),
            models.CheckConstraint(
                name="observation_change_has_a_basis",
                condition=Q(change=None) | ~Q(change_basis=""),
                violation_error_message="Say what the change is compared with.",
            ),
            models.CheckConstraint(
                name="observation_is_out_of_something",
                condition=Q(denominator=None) | Q(denominator__gt=0),
                violation_error_message="Nothing can be a share of nought.",
            ),
            not_negative(
                "observation_numerator_not_negative", ["numerator"], "A part is not below nought."
            ),
            dates_in_order(
                "observation_ends_after_it_begins",
                "start",
                "end",
                "It cannot end before it begins.",
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "indicator", "start"], name="figures_in_time")
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.geography}, {self.period_code}"


class PrintedTotal(Tenanted):
    """A total that a paper prints, kept so that one that disagrees with its parts can be pointed out."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="printed_totals")
    scheme = models.ForeignKey(
        GeographyScheme,
        models.CASCADE,
        related_name="printed_totals",
        verbose_name="set of places",
    )
    period_code = models.CharField("period", max_length=24, help_text=PERIOD_HELP)
    start = models.DateField("first day")
    end = models.DateField("last day")
    value = models.DecimalField("total", max_digits=16, decimal_places=4, null=True, blank=True)
    change = models.DecimalField(
        "change in per cent", max_digits=9, decimal_places=3, null=True, blank=True
    )
    where = models.CharField("where it is printed", max_length=300)

    class Meta:
        ordering = ["start", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "scheme", "start", "end", "where"],
                name="printed_total_once",
                violation_error_message="That total is on the list already.",
            ),
            models.CheckConstraint(
                name="printed_total_says_something",
                condition=Q(value__isnull=False) | Q(change__isnull=False),
                violation_error_message="Give the total or the change that is printed.",
            ),
            dates_in_order(
                "printed_total_ends_after_it_begins",
                "start",
                "end",
                "It cannot end before it begins.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.period_code}: {self.where}"

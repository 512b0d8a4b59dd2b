"""What a measure read in one round."""

from __future__ import annotations

from django.db import models

from actions.models.measure import Measure
from actions.models.update import Update
from csp.quantities import Qualifier
from plans.models.base import Tenanted


class Reading(Tenanted):
    """One figure of one measure, for one of its groups or for all of them (``member`` empty).

    ``printed`` is what was typed; the figure beside it is what was understood. A figure that is
    not there says why: nothing is ever stored as nought because it was missing.
    """

    class Hedge(models.TextChoices):
        EXACT = Qualifier.EXACT.value, "Exactly"
        OVER = Qualifier.OVER.value, "Over"
        UNDER = Qualifier.UNDER.value, "Under"
        ABOUT = Qualifier.ABOUT.value, "About"
        UNAVAILABLE = Qualifier.UNAVAILABLE.value, "No figure"
        SUPPRESSED = Qualifier.SUPPRESSED.value, "Too small to print"

    update = models.ForeignKey(Update, models.CASCADE, related_name="readings", editable=False)
    measure = models.ForeignKey(Measure, models.CASCADE, related_name="readings", editable=False)
    member = models.CharField("group", max_length=120, blank=True)
    printed = models.CharField("as written", max_length=300, blank=True)
    value = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    qualifier = models.CharField(max_length=12, choices=Hedge, default=Hedge.EXACT)
    since = models.CharField("counted since", max_length=60, blank=True)
    provisional = models.BooleanField(default=False)
    numerator = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    denominator = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    words = models.TextField("in words", max_length=2_000, blank=True)
    missing_because = models.CharField("no figure, because", max_length=300, blank=True)

    class Meta:
        ordering = ["measure__position", "measure", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["update", "measure", "member"],
                name="reading_once",
                violation_error_message="That measure has a figure in this update already.",
            ),
            models.CheckConstraint(
                name="reading_says_something",
                condition=models.Q(value__isnull=False)
                | ~models.Q(words="")
                | ~models.Q(missing_because="")
                | models.Q(qualifier="suppressed"),
                violation_error_message="Give a figure, or say why there is none.",
            ),
            models.CheckConstraint(
                name="reading_missing_has_no_value",
                condition=models.Q(missing_because="") | models.Q(value=None),
                violation_error_message="Give a figure or the reason for none, not both.",
            ),
            models.CheckConstraint(
                name="reading_denominator_is_not_nought",
                condition=models.Q(denominator=None) | ~models.Q(denominator=0),
                violation_error_message="A rate cannot be out of nought.",
            ),
        ]

    def __str__(self) -> str:
        return self.printed or self.words or self.missing_because

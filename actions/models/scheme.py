"""Schemes that other bodies own and the partnership oversees, such as a summer of activities."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from csp.models import Ordered
from plans.models import Organisation
from plans.models.base import Tenanted
from plans.models.rules import dates_in_order


class Provision(models.TextChoices):
    """Whom an activity is for; it can be both."""

    TARGETED = "targeted", "Targeted"
    UNIVERSAL = "universal", "Universal"


def known_provision(kinds) -> None:
    if not isinstance(kinds, list) or not set(kinds) <= set(Provision.values):
        raise ValidationError("Choose targeted, universal or both.")


def named_places(places) -> None:
    if not isinstance(places, list) or not all(isinstance(p, str) and p.strip() for p in places):
        raise ValidationError("Write one place a line.")


class Scheme(Tenanted):
    """One year of a named scheme."""

    name = models.CharField(max_length=200)
    owner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="schemes"
    )
    owner_words = models.CharField("owner as printed", max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(help_text="Such as 2016.")
    season = models.CharField(
        max_length=120, blank=True, help_text="Such as the summer school holidays."
    )
    ages_from = models.PositiveSmallIntegerField("youngest", null=True, blank=True)
    ages_to = models.PositiveSmallIntegerField("oldest", null=True, blank=True)
    words = models.TextField("about it", max_length=10_000, blank=True)

    class Meta:
        ordering = ["-year", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name", "year"],
                name="scheme_once_a_year",
                violation_error_message="That scheme is on the list for that year already.",
            ),
            dates_in_order(
                "scheme_ages_in_order",
                "ages_from",
                "ages_to",
                "The oldest age is not below the youngest.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("workspace:scheme", args=[self.partnership.slug, self.pk])


class SchemeActivity(Ordered, Tenanted):
    """What one provider puts on, where and when, for how many."""

    scheme = models.ForeignKey(Scheme, models.CASCADE, related_name="activities")
    provider = models.CharField(max_length=200)
    provision = models.JSONField(default=list, blank=True, validators=[known_provision])
    description = models.TextField("what it is", max_length=10_000, blank=True)
    place_and_time = models.TextField("where and when", max_length=10_000, blank=True)
    locations = models.JSONField("places", default=list, blank=True, validators=[named_places])
    capacity = models.CharField("for how many", max_length=500, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = "activity"
        verbose_name_plural = "activities"

    def __str__(self) -> str:
        return self.provider

    def siblings(self) -> models.QuerySet:
        return SchemeActivity.objects.filter(scheme_id=self.scheme_id)

"""Other bodies' strategies that a plan must have regard to, and what they put first."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from csp.models import Ordered
from plans.fields import WebAddressField
from plans.models.base import Tenanted


class Driver(Tenanted):
    """A police and crime plan, a county agreement, a national requirement (CDA 1998, s6(1A))."""

    class Level(models.TextChoices):
        NATIONAL = "national", "National"
        COUNTY = "county", "County"
        POLICE = "police", "Police and crime"
        LOCAL = "local", "Local"

    title = models.CharField(max_length=200)
    level = models.CharField(max_length=10, choices=Level)
    owner = models.CharField("whose it is", max_length=200, blank=True)
    start = models.DateField("begins", null=True, blank=True)
    end = models.DateField("ends", null=True, blank=True)
    url = WebAddressField("web address", blank=True, max_length=500)
    note = models.TextField(max_length=2_000, blank=True)

    class Meta:
        ordering = ["level", "title", "pk"]
        verbose_name = "strategy"
        verbose_name_plural = "strategies"
        constraints = [
            models.CheckConstraint(
                name="driver_ends_after_it_begins",
                condition=models.Q(start=None)
                | models.Q(end=None)
                | models.Q(end__gte=models.F("start")),
                violation_error_message="It cannot end before it begins.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("workspace:driver", args=[self.partnership.slug, self.pk])


class DriverPriority(Ordered, Tenanted):
    """One priority of somebody else's strategy, with its strapline as quoted."""

    driver = models.ForeignKey(Driver, models.CASCADE, related_name="priorities")
    title = models.CharField(max_length=200)
    strapline = models.CharField(max_length=300, blank=True)

    class Meta(Ordered.Meta):
        verbose_name_plural = "driver priorities"

    def __str__(self) -> str:
        return self.title

    def siblings(self) -> models.QuerySet:
        return DriverPriority.objects.filter(driver_id=self.driver_id)

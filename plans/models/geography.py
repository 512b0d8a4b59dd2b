"""The ways in which the area is cut up for counting: localities, wards, small areas, comparators."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from csp.models import Ordered
from plans.models.base import Belonging, Tenanted
from plans.models.partnership import Area


class GeographyScheme(Ordered, Tenanted):
    """One way of cutting the area up, such as five localities; its places are counted side by side."""

    class Kind(models.TextChoices):
        PARTNERSHIP = "partnership", "The partnership's whole area"
        DISTRICT = "district", "Districts or boroughs"
        LOCALITY = "locality", "Localities"
        WARD = "ward", "Wards"
        LSOA = "lsoa", "Lower layer super output areas"
        DIVISION = "division", "Police divisions"
        COUNTY = "county", "County"
        NATION = "nation", "Nation"
        COMPARATOR = "comparator", "Other partnerships, to compare with"

    name = models.CharField(max_length=120)
    slug = models.SlugField(
        "short name",
        max_length=60,
        help_text="One word for files that are brought in, such as localities.",
    )
    kind = models.CharField(max_length=12, choices=Kind)
    note = models.TextField(
        max_length=2_000, blank=True, help_text="Such as when these places were introduced."
    )

    class Meta(Ordered.Meta):
        verbose_name = "set of places"
        verbose_name_plural = "sets of places"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "slug"],
                name="geography_scheme_slug_once",
                violation_error_message="Another set of places has that short name.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("workspace:geography_scheme", args=[self.partnership.slug, self.pk])

    def siblings(self) -> models.QuerySet:
        return GeographyScheme.objects.filter(partnership_id=self.partnership_id)


class Geography(Ordered, Tenanted):
    """One place that is counted on its own."""

    scheme = models.ForeignKey(
        GeographyScheme, models.CASCADE, related_name="places", verbose_name="set of places"
    )
    name = models.CharField(max_length=160)
    code = models.CharField(
        "official code", max_length=20, blank=True, help_text="Such as E07000198, if it has one."
    )
    printed_as = models.CharField(
        max_length=160, blank=True, help_text="If tables call it something shorter."
    )
    area = models.ForeignKey(
        Area,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="places",
        verbose_name="council area",
    )
    profile = models.TextField(
        max_length=10_000, blank=True, help_text="What the place is like, for its profile."
    )

    class Meta(Ordered.Meta):
        verbose_name = "place"
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "name"],
                name="geography_name_once",
                violation_error_message="That place is in the set already.",
            )
        ]

    def __str__(self) -> str:
        return self.printed_as or self.name

    def get_absolute_url(self) -> str:
        return reverse("workspace:geography", args=[self.partnership.slug, self.pk])

    def siblings(self) -> models.QuerySet:
        return Geography.objects.filter(scheme_id=self.scheme_id)


class GeographyCode(Belonging):
    """A small area's code and the place that it lies in, so that street-level files can be counted."""

    # Also known through the place; kept here so that a code lies in one place of a set only.
    scheme = models.ForeignKey(GeographyScheme, models.CASCADE, related_name="codes")
    geography = models.ForeignKey(
        Geography, models.CASCADE, related_name="codes", verbose_name="place"
    )
    code = models.CharField(max_length=20, help_text="Such as E01029785.")

    class Meta:
        ordering = ["code", "pk"]
        verbose_name = "small area's code"
        verbose_name_plural = "small areas' codes"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "scheme", "code"],
                name="geography_code_once",
                violation_error_message="That code lies in another place of this set already.",
            )
        ]

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        if self.geography_id and self.geography.scheme_id != self.scheme_id:
            raise ValidationError({"geography": "Choose a place of this set."})

"""Bodies, the names they had, and how they belong to the partnership."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse

from plans.models.base import Tenanted


class Organisation(Tenanted):
    """A body or a team inside one. Bodies end, yet old plans must still print them."""

    class Kind(models.TextChoices):
        DISTRICT = "district", "District or borough council"
        COUNTY = "county", "County council"
        UNITARY = "unitary", "Unitary, metropolitan or London council"
        POLICE = "police", "Police force"
        POLICE_AUTHORITY = "police-authority", "Police authority"
        POLICING_BODY = "policing-body", "Commissioner or other local policing body"
        FIRE = "fire", "Fire and rescue service"
        FIRE_AUTHORITY = "fire-authority", "Fire and rescue authority"
        PROBATION = "probation", "Provider of probation services"
        PCT = "pct", "Primary care trust"
        CCG = "ccg", "Clinical commissioning group"
        ICB = "icb", "Integrated care board"
        LHB = "lhb", "Local health board"
        PARK = "park", "National park authority"
        HOUSING = "housing", "Housing provider"
        VOLUNTARY = "voluntary", "Voluntary or community body"
        SUPPLIER = "supplier", "Supplier"
        EDUCATION = "education", "School, college or university"
        COURT = "court", "Court or prison service"
        BUSINESS = "business", "Business"
        TEAM = "team", "Team inside a body"
        OTHER = "other", "Other"

    name = models.CharField(max_length=200)
    acronym = models.CharField("short name", max_length=40, blank=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OTHER)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name="part of",
    )
    specialism = models.CharField(
        max_length=200, blank=True, help_text="What it does for the partnership, in a few words."
    )
    email = models.EmailField("contact e-mail", blank=True)
    began_on = models.DateField("began", null=True, blank=True)
    ended_on = models.DateField("ended", null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="predecessors"
    )

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = "body"
        verbose_name_plural = "bodies"
        constraints = [
            models.UniqueConstraint(
                "partnership",
                Lower("name"),
                name="organisation_name_once",
                violation_error_message="There is a body with that name already.",
            ),
            models.CheckConstraint(
                name="organisation_ends_after_it_began",
                condition=models.Q(began_on=None)
                | models.Q(ended_on=None)
                | models.Q(ended_on__gte=models.F("began_on")),
                violation_error_message="A body cannot end before it began.",
            ),
            models.CheckConstraint(
                name="organisation_is_not_its_own_parent",
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("id")),
                violation_error_message="A body cannot be part of itself.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("workspace:organisation", args=[self.partnership.slug, self.pk])

    def has_ended(self, on) -> bool:
        """Whether the body is no more on a day; its last day still counts."""
        return self.ended_on is not None and self.ended_on < on


class FormerName(Tenanted):
    """What a body was called until a day, so that old papers are still understood."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="former_names")
    name = models.CharField(max_length=200)
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-until", "pk"]

    def __str__(self) -> str:
        return self.name


class Membership(Tenanted):
    """How a body belongs to the partnership, and since when."""

    class Kind(models.TextChoices):
        RESPONSIBLE = "responsible", "Responsible authority"
        COOPERATING = "co-operating", "Co-operating body"
        INVITED = "invited", "Invited to take part"
        WIDER = "wider", "Works with the partnership"

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.RESPONSIBLE)
    printed_as = models.CharField(
        max_length=200,
        blank=True,
        help_text="If plans call it by its legal form, such as “The Chief Officer of Police”.",
    )
    began_on = models.DateField("from", null=True, blank=True)
    ended_on = models.DateField("until", null=True, blank=True)

    class Meta:
        ordering = ["kind", "organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind"],
                condition=models.Q(ended_on=None),
                name="membership_once_at_a_time",
                violation_error_message="That body is on the list in that way already.",
            ),
            models.CheckConstraint(
                name="membership_ends_after_it_began",
                condition=models.Q(began_on=None)
                | models.Q(ended_on=None)
                | models.Q(ended_on__gte=models.F("began_on")),
                violation_error_message="A membership cannot end before it began.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.printed_as or self.organisation} ({self.get_kind_display().lower()})"

"""What the partnership has chosen to work on."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models

from csp.models import Ordered
from plans.models.base import Tenanted
from plans.models.driver import DriverPriority
from plans.models.group import Group
from plans.models.plan import Plan


class Limb(models.TextChoices):
    """The four things that a strategy must cover (Crime and Disorder Act 1998, section 6(1))."""

    CRIME = "crime", "Crime and disorder, with anti-social behaviour and harm to the environment"
    SUBSTANCES = "substances", "Misuse of drugs, alcohol and other substances"
    REOFFENDING = "reoffending", "Re-offending"
    VIOLENCE = "violence", "Serious violence"


def known_limbs(limbs) -> None:
    if not isinstance(limbs, list) or not set(limbs) <= set(Limb.values):
        raise ValidationError("Choose from the four duties in section 6(1).")


class Priority(Ordered, Tenanted):
    """One priority of one plan, under its own printed number."""

    class Strand(models.TextChoices):
        PREVENT = "prevent", "Prevent"
        REDUCE = "reduce", "Reduce"
        SUPPORT = "support", "Support"

    class Tier(models.TextChoices):
        LOCAL = "local", "Local"
        COUNTY = "county", "County"
        CROSS_CUTTING = "cross-cutting", "Cuts across the others"

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="priorities")
    number = models.CharField(max_length=10)
    title = models.CharField(max_length=200)
    statement = models.TextField(
        "in full",
        max_length=10_000,
        blank=True,
        help_text="The priority as a sentence or two, or its scope.",
    )
    rationale = models.TextField("why it was chosen", max_length=10_000, blank=True)
    strand = models.CharField(max_length=10, choices=Strand, blank=True)
    tier = models.CharField(max_length=14, choices=Tier, default=Tier.LOCAL)
    limbs = models.JSONField("duties it serves", default=list, blank=True, validators=[known_limbs])
    owner = models.ForeignKey(
        Group,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="priorities",
        verbose_name="group that owns it",
    )
    serves = models.ManyToManyField(
        DriverPriority,
        blank=True,
        related_name="served_by",
        verbose_name="county, police and national priorities that it serves",
    )
    carries_on = models.ManyToManyField(
        "self",
        blank=True,
        symmetrical=False,
        related_name="carried_on_by",
        verbose_name="priorities of other plans that it carries on",
    )

    class Meta(Ordered.Meta):
        verbose_name_plural = "priorities"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="priority_number_once",
                violation_error_message="Another priority of this plan has that number.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def siblings(self) -> models.QuerySet:
        return Priority.objects.filter(plan_id=self.plan_id)


class PriorityArea(Ordered, Tenanted):
    """A topic inside a priority; one line may name several, as printed."""

    priority = models.ForeignKey(Priority, models.CASCADE, related_name="areas")
    title = models.CharField(max_length=200)

    class Meta(Ordered.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["priority", "title"],
                name="priority_area_once",
                violation_error_message="That area is on the list already.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def siblings(self) -> models.QuerySet:
        return PriorityArea.objects.filter(priority_id=self.priority_id)

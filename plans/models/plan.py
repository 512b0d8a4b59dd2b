"""A plan: its period, its status and where it stands among other plans."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse

from csp.periods import plan_words
from plans.models.base import Belonging, Tenanted
from plans.models.querysets import PlanQuerySet
from plans.validators import free_plan_slug


class Plan(Tenanted):
    """What the partnership will do in one year or in several (SI 2007/1830, reg 11)."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        CONSULTATION = "consultation", "Out for consultation"
        AGREED = "agreed", "Agreed"
        PUBLISHED = "published", "Published"
        SUPERSEDED = "superseded", "Superseded"
        ARCHIVED = "archived", "Archived"

    title = models.CharField(max_length=200)
    slug = models.SlugField(
        "address",
        max_length=60,
        validators=[free_plan_slug],
        help_text="The part of the web address that stands for the plan, such as 2016-17.",
    )
    subtitle = models.CharField(max_length=200, blank=True)
    start = models.DateField("begins")
    end = models.DateField("ends")
    status = models.CharField(max_length=12, choices=Status, default=Status.DRAFT, editable=False)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="editions",
        verbose_name="implements",
        help_text="The longer plan that this one carries out for a year.",
    )
    predecessor = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="successors",
        verbose_name="follows",
        help_text="The plan before this one.",
    )

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-start", "title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "slug"],
                name="plan_slug_once",
                violation_error_message="Another plan has that address. Choose a different one.",
            ),
            models.CheckConstraint(
                name="plan_ends_after_it_begins",
                condition=models.Q(end__gt=models.F("start")),
                violation_error_message="A plan ends after it begins.",
            ),
            models.CheckConstraint(
                name="plan_is_not_its_own_parent",
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("id")),
                violation_error_message="A plan cannot carry out itself.",
            ),
            models.CheckConstraint(
                name="plan_does_not_follow_itself",
                condition=models.Q(predecessor=None) | ~models.Q(predecessor=models.F("id")),
                violation_error_message="A plan cannot follow itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.period}"

    def get_absolute_url(self) -> str:
        return reverse("workspace:plan", args=[self.partnership.slug, self.slug])

    @property
    def period(self) -> str:
        return plan_words(self.start, self.end)


class StatusChange(Belonging):
    """When a plan came to a status, who said so and what stands behind it."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="status_changes")
    status = models.CharField(max_length=12, choices=Plan.Status)
    on = models.DateField("date")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    note = models.CharField(
        max_length=300, blank=True, help_text="Such as the minute that records the decision."
    )

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.plan}: {self.get_status_display().lower()}"

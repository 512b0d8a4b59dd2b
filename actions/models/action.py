"""One row of the action plan. Its printed reference may change; its identity never does."""

from __future__ import annotations

import uuid

from django.db import models
from django.urls import reverse

from actions.fields import NaturalKeyField
from actions.models.querysets.action import ActionQuerySet
from csp.models import Ordered
from plans.audience import Audience
from plans.fields import AudienceField
from plans.models import Plan, Priority, PriorityArea
from plans.models.base import Tenanted

CELL = 10_000


class Action(Ordered, Tenanted):
    """What is to be done, why, and how it is known that it was; nothing but a reference is compulsory."""

    class Timescale(models.TextChoices):
        NONE = "", "Not stated"
        DATE = "date", "By a date"
        MONTH = "month", "In a month"
        QUARTER = "quarter", "In a quarter"
        RECURRING = "recurring", "Again and again"
        RELATIVE = "relative", "Some time after something else"
        ONGOING = "ongoing", "All the time"

    key = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="actions", editable=False)
    priority = models.ForeignKey(Priority, models.PROTECT, related_name="actions")
    area = models.ForeignKey(
        PriorityArea,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="actions",
        verbose_name="priority area",
    )
    ref = models.CharField("reference", max_length=20, help_text="As printed, such as 1.4 or 1d*.")
    ref_key = NaturalKeyField(source="ref")
    aim = models.TextField(max_length=CELL, blank=True)
    activity = models.TextField(
        max_length=CELL, blank=True, help_text="Begin a line with a hyphen to make a bullet."
    )
    timescale_kind = models.CharField(
        "kind of timescale", max_length=10, choices=Timescale, blank=True, default=""
    )
    timescale = models.CharField(
        max_length=200, blank=True, help_text="In your own words, such as by end of Quarter 2."
    )
    due_on = models.DateField("due", null=True, blank=True)
    resources = models.TextField(max_length=CELL, blank=True)
    extra = models.JSONField(
        "other columns",
        default=dict,
        blank=True,
        editable=False,
        help_text="Columns of a file that no field is for: the printed heading and the words.",
    )
    visibility = AudienceField("who may see it", default=Audience.PUBLIC)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["priority__position", "position", "ref_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "ref"],
                name="action_ref_once",
                violation_error_message="Another row of this plan has that reference.",
            ),
            models.CheckConstraint(
                name="action_has_a_ref",
                condition=~models.Q(ref=""),
                violation_error_message="Give the row a reference.",
            ),
            models.CheckConstraint(
                name="action_due_has_a_kind",
                condition=models.Q(due_on=None) | ~models.Q(timescale_kind=""),
                violation_error_message="Say what kind of timescale the date is.",
            ),
        ]
        indexes = [models.Index(fields=["plan", "priority", "position"], name="action_in_order")]

    def __str__(self) -> str:
        words = f"{self.ref} {self.aim}".strip()
        # Cut between two words, and visibly.
        return words if len(words) <= 120 else f"{words[:119].rsplit(maxsplit=1)[0]}…"

    def get_absolute_url(self) -> str:
        return reverse("workspace:action", args=[self.partnership.slug, self.plan.slug, self.pk])

    @property
    def audience(self) -> Audience:
        return Audience(self.visibility)

    def claim_references(self) -> None:
        """Let references that name this row and point to nothing point to it."""
        references = self.referred_from.model._default_manager
        references.filter(action__plan_id=self.plan_id, target=None, ref=self.ref).update(
            target=self
        )

    @property
    def carried_from(self) -> models.QuerySet:
        """The rows of the plan before from which this one came."""
        return Action.objects.filter(disposition__into=self)

    def came_back(self) -> None:
        self.claim_references()

    def siblings(self) -> models.QuerySet:
        return Action.objects.filter(priority_id=self.priority_id).order_by(
            "position", "ref_key", "pk"
        )


class RowPart(Ordered, Tenanted):
    """Something a row has several of, in order."""

    action: models.ForeignKey

    class Meta(Ordered.Meta):
        abstract = True

    def siblings(self) -> models.QuerySet:
        return type(self).objects.filter(action_id=self.action_id)

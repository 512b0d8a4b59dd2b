"""Files that were brought in, and what a partnership's own column headings mean."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from plans.models import Plan
from plans.models.base import Belonging
from plans.models.imported import ImportedFile

# What the page of rows and the list of imports do without.
HEAVY = ("result", "undo", "choices")


class ImportQuerySet(models.QuerySet):
    def light(self) -> ImportQuerySet:
        """Without what was read, which may be megabytes."""
        return self.defer(*HEAVY)


class Import(ImportedFile):
    """One file on its way into a plan: read, looked at, accepted, and perhaps undone.

    ``result`` is what was read (see ``actions.imports.stored``), ``choices`` what the officer decided on
    the page, ``new_plan`` the title and period of a plan that does not exist yet, ``undo`` what
    was there before. The file itself is never served.
    """

    class State(models.TextChoices):
        READING = "reading", "Being read"
        READ = "read", "Waiting for you"
        REFUSED = "refused", "Could not be read"
        ACCEPTED = "accepted", "Brought in"
        UNDONE = "undone", "Undone"

    plan = models.ForeignKey(
        Plan, models.SET_NULL, null=True, blank=True, related_name="imports", editable=False
    )
    kind = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.READING)
    trouble = models.CharField(max_length=500, blank=True)
    new_plan = models.JSONField(default=dict, blank=True)
    choices = models.JSONField(default=dict, blank=True)
    undo = models.JSONField(default=dict, blank=True)

    objects = ImportQuerySet.as_manager()

    def get_absolute_url(self) -> str:
        return reverse("workspace:import", args=[self.partnership.slug, self.pk])


class ColumnChoice(Belonging):
    """What a printed heading means in one partnership's files, as an officer once chose."""

    printed = models.CharField("heading", max_length=200)
    field = models.CharField("is for", max_length=20)

    class Meta:
        ordering = ["printed"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "printed"],
                name="column_choice_once",
                violation_error_message="That heading has a meaning already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.printed} → {self.field}"

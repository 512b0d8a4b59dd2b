"""Planners that were brought in from a file: what was read, and what is needed to take it out again."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from actions.models.planner import Planner
from plans.models.imported import ImportedFile


class PlannerImport(ImportedFile):
    """One file on its way to a planner. The file is kept as it came, and never served.

    ``result`` is what was read (``actions.planner.bringing``), ``undo`` the version of each row that
    it made, by which it is known whether anybody changed one since.
    """

    class State(models.TextChoices):
        READ = "read", "Waiting for you"
        ACCEPTED = "accepted", "Brought in"
        UNDONE = "undone", "Undone"

    planner = models.ForeignKey(
        Planner, models.SET_NULL, null=True, related_name="imports", editable=False
    )
    kind = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.READ)
    undo = models.JSONField(default=dict, blank=True)

    class Meta(ImportedFile.Meta):
        verbose_name = "planner that was brought in"
        verbose_name_plural = "planners that were brought in"

    def get_absolute_url(self) -> str:
        return reverse("workspace:planner_import", args=[self.partnership.slug, self.pk])

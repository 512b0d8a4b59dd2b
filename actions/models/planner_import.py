"""Planners that were brought in from a file: what was read, and what is needed to take it out again."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse

from actions.models.planner import Planner
from plans.models.base import Belonging


class PlannerImport(Belonging):
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
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    at = models.DateTimeField("when", auto_now_add=True)
    settled_at = models.DateTimeField("settled", null=True, editable=False)
    name = models.CharField("file", max_length=200)
    kind = models.CharField(max_length=40, blank=True)
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="imports/", blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.READ)
    result = models.JSONField(default=dict, blank=True)
    undo = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "planner that was brought in"
        verbose_name_plural = "planners that were brought in"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("workspace:planner_import", args=[self.partnership.slug, self.pk])

"""Files that minutes, forward plans and planners are brought in from."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from plans.models import Group
from plans.models.base import Tenanted
from plans.models.imported import ImportedFile
from reporting.models.meeting import Meeting


class MinutesImport(ImportedFile, Tenanted):
    """One file on its way into a meeting: read, looked at, taken over, and perhaps undone.

    ``text`` is the file as read, ``result`` what was found in it, ``choices`` what somebody decided about the
    finds, ``undo`` what was there before. The original file is kept and never served.
    """

    class State(models.TextChoices):
        READING = "reading", "Being read"
        READ = "read", "Waiting for you"
        REFUSED = "refused", "Could not be read"
        ACCEPTED = "accepted", "Brought in"
        UNDONE = "undone", "Undone"

    group = models.ForeignKey(Group, models.PROTECT, related_name="minutes_imports", editable=False)
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="imports", editable=False
    )
    kind = models.CharField(max_length=40, blank=True)
    text = models.TextField(blank=True, editable=False)
    state = models.CharField(max_length=10, choices=State, default=State.READING)
    trouble = models.CharField(max_length=500, blank=True)
    choices = models.JSONField(default=dict, blank=True)
    undo = models.JSONField(default=dict, blank=True)

    history_needs = undo_needs = "MINUTE"

    class Meta(ImportedFile.Meta):
        verbose_name = "file of minutes"
        verbose_name_plural = "files of minutes"

    def get_absolute_url(self) -> str:
        return reverse("workspace:minutes_import", args=[self.partnership.slug, self.pk])

"""What every file that somebody brings in has in common, whatever is read from it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from plans.models.base import Belonging


class ImportedFile(Belonging):
    """One file on its way in. It is never served; ``result`` is what was read in it, or what came of it.

    Each kind has states, and often an undo, of its own.
    """

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    at = models.DateTimeField("when", auto_now_add=True)
    settled_at = models.DateTimeField("settled", null=True, editable=False)
    name = models.CharField("file", max_length=200)
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="imports/", blank=True)
    result = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.name

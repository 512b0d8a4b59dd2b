"""Files of crime data that were brought in, and how far each one has come."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from plans.models.imported import ImportedFile


class CrimeImport(ImportedFile):
    """One crime file, or a folder of them: read in one go, and its figures stored in one step or not.

    ``asked`` is how it is to be read (see ``plans.crime.services.crime_import``), ``areas`` the
    partnerships named in it for somebody to choose from, ``result`` what came of it. ``run`` counts
    the attempts, so that a worker that comes back late stores nothing. The file is never served,
    and goes as soon as it is read.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be read"
        READING = "reading", "Being read"
        ASKING = "asking", "Waiting for your choice"
        DONE = "done", "Brought in"
        REFUSED = "refused", "Refused"
        FAILED = "failed", "Interrupted"
        UNDONE = "undone", "Undone"

    class Kind(models.TextChoices):
        HOME_OFFICE = "home-office", "Home Office table"
        STREET = "street", "Street files of data.police.uk"

    kind = models.CharField(max_length=12, choices=Kind, blank=True)
    file = models.FileField(upload_to="crime/", blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    run = models.PositiveIntegerField(default=0)
    heard_at = models.DateTimeField("last heard of", null=True, editable=False)
    done = models.PositiveBigIntegerField("bytes read", default=0)
    total = models.PositiveBigIntegerField("bytes in all", default=0)
    rows = models.PositiveIntegerField("rows read", default=0)
    kept = models.PositiveIntegerField("rows kept", default=0)
    skipped = models.PositiveIntegerField("rows about other areas", default=0)
    trouble = models.CharField(max_length=1_000, blank=True)
    asked = models.JSONField(default=dict, blank=True)
    areas = models.JSONField(default=list, blank=True)

    class Meta(ImportedFile.Meta):
        verbose_name = "crime file"

    def get_absolute_url(self) -> str:
        return reverse("workspace:crime_import", args=[self.partnership.slug, self.pk])

    @property
    def percent(self) -> int:
        """How much of it is read, from 0 to 100."""
        return min(100, 100 * self.done // self.total) if self.total else 0

"""The papers of a meeting bound together: the pack that went out with its agenda, and supplements to it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse

from plans.models.base import Belonging
from reporting.models.meeting import Meeting


class MeetingPack(Belonging):
    """One pack, frozen: number 1 is the pack itself, each one after it a supplement.

    ``facts`` is canonical JSON and ``sha256`` its digest. ``pdf`` is what members have, ``whole_pdf`` what is
    read by those who may see what is restricted, where that is more, and ``public_pdf`` what everybody has.
    ``contents`` says for each of these readers on which page every paper is. Pages run on from
    ``first_page`` to ``last_page`` for members, also in the whole version: what is restricted stands behind
    with numbers of its own, so that no gap tells how long it is. The public version counts its own.
    """

    class State(models.TextChoices):
        PREPARING = "preparing", "Being prepared"
        FAILED = "failed", "Could not be prepared"
        FROZEN = "frozen", "Issued"

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="packs", editable=False)
    number = models.PositiveIntegerField(default=1, editable=False)
    state = models.CharField(max_length=12, choices=State, default=State.PREPARING, editable=False)
    facts = models.TextField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    as_at = models.DateTimeField("as it stood at", editable=False)
    first_page = models.PositiveIntegerField(default=1, editable=False)
    public_first_page = models.PositiveIntegerField(default=1, editable=False)
    last_page = models.PositiveIntegerField(default=0, editable=False)
    public_last_page = models.PositiveIntegerField(default=0, editable=False)
    restricted_first_page = models.PositiveIntegerField(default=1, editable=False)
    restricted_last_page = models.PositiveIntegerField(default=0, editable=False)
    contents = models.JSONField(default=dict, blank=True, editable=False)
    pdf = models.FileField(upload_to="packs/", blank=True, editable=False)
    pdf_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    whole_pdf = models.FileField(upload_to="packs/", blank=True, editable=False)
    whole_pdf_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    public_pdf = models.FileField(upload_to="packs/", blank=True, editable=False)
    public_pdf_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    # What stood in the way of the public version, and why it went out all the same.
    overridden = models.JSONField(default=list, blank=True, editable=False)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    signed_as = models.CharField(max_length=200, blank=True, editable=False)
    trouble = models.CharField(max_length=300, blank=True, editable=False)
    done_at = models.DateTimeField("issued", null=True, editable=False)

    class Meta:
        ordering = ["number"]
        verbose_name = "pack of a meeting"
        verbose_name_plural = "packs of meetings"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="pack_number_once"),
            models.CheckConstraint(
                name="pack_issued_is_complete",
                condition=~models.Q(state="frozen")
                | (~models.Q(pdf="") & models.Q(done_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.meeting}"

    def get_absolute_url(self) -> str:
        return reverse("workspace:meeting_pack", args=[self.partnership.slug, self.meeting_id])

    @property
    def name(self) -> str:
        return pack_name(self.number)


def pack_name(number: int) -> str:
    """“Pack”, then “Supplement 1” and so on."""
    return "Pack" if number == 1 else f"Supplement {number - 1}"

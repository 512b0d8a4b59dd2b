"""A paper made from facts that were frozen: a quarter as it was signed off, progress as published."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import validate_slug
from django.db import models
from django.urls import reverse

from actions.models import Round
from plans.models import Plan
from plans.models.base import Belonging
from reporting.models.querysets import ReportQuerySet

# Of the words with which an officer lets something stand that a version was frozen with.
LONGEST_REASON = 500
# The file that every version is printed as, and those that one of a composed paper has besides.
# Each has a column, one for its digest, and both again for what everybody may read.
PRINTED = "pdf"
BESIDE = ("docx",)


def columns_of(*endings: str, public: bool = False) -> tuple[str, ...]:
    """The columns of files and of their digests, or those of what everybody may read."""
    before = "public_" if public else ""
    return tuple(f"{before}{ext}{what}" for ext in endings for what in ("", "_sha256"))


class Report(Belonging):
    """One version of one paper. ``kind`` names its maker in ``reporting.editions.kinds``.

    ``facts`` is canonical JSON and ``sha256`` its digest; ``page`` is the HTML and ``pdf`` the file drawn
    from it. A version of a composed ``paper`` keeps its whole tree as its facts.
    """

    # What the public page of a version needs of its files.
    PUBLIC_FILES = (*columns_of(PRINTED, *BESIDE, public=True), "public_pdf_pages")

    class State(models.TextChoices):
        PREPARING = "preparing", "Being prepared"
        FAILED = "failed", "Could not be prepared"
        FROZEN = "frozen", "Signed off"
        PUBLISHED = "published", "Published"
        WITHDRAWN = "withdrawn", "Withdrawn"

    slug = models.CharField(max_length=80, validators=[validate_slug], editable=False)
    kind = models.CharField(max_length=40, editable=False)
    title = models.CharField(max_length=200, editable=False)
    round = models.ForeignKey(
        Round, models.PROTECT, null=True, blank=True, related_name="reports", editable=False
    )
    plan = models.ForeignKey(
        Plan, models.PROTECT, null=True, blank=True, related_name="reports", editable=False
    )
    paper = models.ForeignKey(
        "reporting.Paper", models.PROTECT, null=True, blank=True, related_name="reports",
        editable=False,
    )  # fmt: skip
    meeting = models.ForeignKey(
        "reporting.Meeting", models.PROTECT, null=True, blank=True, related_name="reports",
        editable=False,
    )  # fmt: skip
    number = models.PositiveIntegerField("version", default=1, editable=False)
    state = models.CharField(max_length=12, choices=State, default=State.PREPARING, editable=False)
    facts = models.TextField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    as_at = models.DateTimeField("as it stood at", editable=False)
    page = models.TextField(editable=False, blank=True)
    pdf = models.FileField(upload_to="reports/", blank=True, editable=False)
    pdf_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    pdf_pages = models.PositiveIntegerField(default=0, editable=False)
    docx = models.FileField(upload_to="reports/", blank=True, editable=False)
    docx_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    # What everybody may read of it, drawn from the same facts with the rest left out.
    public_page = models.TextField(editable=False, blank=True)
    public_pdf = models.FileField(upload_to="reports/", blank=True, editable=False)
    public_pdf_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    public_pdf_pages = models.PositiveIntegerField(default=0, editable=False)
    public_docx = models.FileField(upload_to="reports/", blank=True, editable=False)
    public_docx_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    # What stood in the way of freezing it, and why it was frozen all the same.
    overridden = models.JSONField(default=list, blank=True, editable=False)
    sent_at = models.DateTimeField("sent to the committee", null=True, editable=False)
    sent_to = models.CharField("committee", max_length=200, blank=True, editable=False)
    published_at = models.DateTimeField("published", null=True, editable=False)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    # As what somebody signed, in words: a role may end, the signature stays.
    signed_as = models.CharField(max_length=200, blank=True, editable=False)
    note = models.TextField(
        "note", max_length=2_000, blank=True, help_text="Printed on the first page."
    )
    trouble = models.CharField(max_length=300, blank=True, editable=False)
    done_at = models.DateTimeField("signed off or published", null=True, editable=False)
    ended_at = models.DateTimeField("withdrawn", null=True, editable=False)
    reason = models.CharField("why it was withdrawn", max_length=300, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-as_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], name="report_slug_once"),
            models.UniqueConstraint(fields=["paper", "number"], name="report_number_once_a_paper"),
            models.CheckConstraint(
                name="report_has_its_digest", condition=~models.Q(sha256="") & ~models.Q(facts="")
            ),
            models.CheckConstraint(
                name="report_done_is_complete",
                condition=~models.Q(state__in=["frozen", "published"])
                | (~models.Q(pdf="") & ~models.Q(page="") & models.Q(done_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.title if self.number == 1 else f"{self.title}, version {self.number}"

    def get_absolute_url(self) -> str:
        if self.meeting_id:
            page = "meeting" if self.kind == "agenda" else "meeting_minutes"
            return reverse(f"workspace:{page}", args=[self.partnership.slug, self.meeting_id])
        return reverse("workspace:report", args=[self.partnership.slug, self.slug])

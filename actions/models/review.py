"""Reviews that the law asks for: of cases of anti-social behaviour, and after a death."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from plans.fields import WebAddressField
from plans.models.base import Tenanted
from plans.models.funding import YEAR_CODE
from plans.models.rules import dates_in_order


class CaseReviewYear(Tenanted):
    """The four numbers published each year (Anti-social Behaviour, Crime and Policing Act 2014, s104)."""

    year_code = models.CharField(
        "financial year", max_length=7, validators=[YEAR_CODE], help_text="Such as 2016-17."
    )
    received = models.PositiveIntegerField("applications received", default=0)
    threshold_not_met = models.PositiveIntegerField("threshold not met", default=0)
    carried_out = models.PositiveIntegerField("reviews carried out", default=0)
    recommendations = models.PositiveIntegerField("reviews that led to recommendations", default=0)
    published_on = models.DateField("published", null=True, blank=True)
    link = WebAddressField("web address", blank=True, max_length=500)

    class Meta:
        ordering = ["-year_code", "pk"]
        verbose_name = "year of case reviews"
        verbose_name_plural = "years of case reviews"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "year_code"],
                name="case_review_year_once",
                violation_error_message="That year is on the list already.",
            ),
            models.CheckConstraint(
                name="case_review_threshold_within_received",
                condition=Q(threshold_not_met__lte=F("received")),
                violation_error_message="No more can miss the threshold than were received.",
            ),
        ]

    def __str__(self) -> str:
        return self.year_code

    def get_absolute_url(self) -> str:
        return reverse("workspace:case_review_year", args=[self.partnership.slug, self.pk])


class DeathReview(Tenanted):
    """A review after a death from domestic abuse (Domestic Violence, Crime and Victims Act 2004, s9).

    ``detail`` may be read by few and is never printed; nothing that names a person or a day of
    death belongs in the other fields.
    """

    # The history holds former texts of all fields, so it is for those who may read them (plans.access).
    history_needs = "READ_REVIEWS"

    class State(models.TextChoices):
        DECISION = "decision", "Decision to be made"
        NOTIFIED = "notified", "Home Office notified"
        UNDER_WAY = "under-way", "Under way"
        QUALITY = "quality", "With the Home Office for quality assurance"
        PUBLISHED = "published", "Published"
        CONVERTED = "converted", "Became a learning review"
        CLOSED = "closed", "Closed"

    local_ref = models.CharField("local reference", max_length=60)
    label = models.CharField(
        "kind of review",
        max_length=120,
        default="DHR",
        help_text="In your words: the law renames it.",
    )
    state = models.CharField(max_length=10, choices=State, default=State.DECISION)
    decided_on = models.DateField("decided", null=True, blank=True)
    notified_on = models.DateField("Home Office notified", null=True, blank=True)
    submitted_on = models.DateField("sent for quality assurance", null=True, blank=True)
    published_on = models.DateField("published", null=True, blank=True)
    published_words = models.CharField(
        "published, in words",
        max_length=60,
        blank=True,
        help_text="If only the month is known, such as October 2014. It is printed for the date.",
    )
    signed_off_on = models.DateField("signed off", null=True, blank=True)
    signed_off_by = models.CharField(
        max_length=200, blank=True, help_text="A post, such as Chair of the partnership."
    )
    publishable = models.BooleanField("may be published", default=False)
    never_publish_reason = models.CharField(
        "why it must never be published", max_length=300, blank=True
    )
    link = WebAddressField("web address", blank=True, max_length=500)
    summary = models.TextField("what the public may read", max_length=10_000, blank=True)
    detail = models.TextField("for those who may read it", max_length=10_000, blank=True)

    class Meta:
        ordering = ["-decided_on", "local_ref", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "local_ref"],
                name="death_review_ref_once",
                violation_error_message="Another review has that reference.",
            ),
            models.CheckConstraint(
                name="death_review_kept_private",
                condition=Q(publishable=False)
                | (Q(never_publish_reason="") & ~Q(state="converted")),
                violation_error_message="This review must not be published, so it cannot be marked so.",
            ),
            models.CheckConstraint(
                name="death_review_published_if_it_may_be",
                condition=Q(publishable=True) | (Q(published_on=None) & ~Q(state="published")),
                violation_error_message="Mark it as one that may be published first.",
            ),
            dates_in_order(
                "death_review_notified_after_decision",
                "decided_on",
                "notified_on",
                "The Home Office is told after the decision.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.local_ref}"

    def get_absolute_url(self) -> str:
        return reverse("workspace:death_review", args=[self.partnership.slug, self.pk])

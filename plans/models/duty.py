"""What the law asks of a partnership and no other record shows, and which checks it set aside."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse

from plans.fields import WebAddressField
from plans.models.base import Tenanted
from plans.models.organisation import Organisation
from plans.models.person import Post
from plans.models.plan import Plan
from plans.models.rules import dates_in_order, link_or_words, not_empty


class DutyRecord(Tenanted):
    """One thing done, or asked for and still to be done."""

    class Kind(models.TextChoices):
        PROTOCOL = "protocol", "Information-sharing protocol"
        PUBLIC_MEETING = "public-meeting", "Public meeting"
        COPY = "copy", "Copy sent to the local policing body"
        REQUIREMENT = "requirement", "Requirement of the policing body"
        SUMMARY = "summary", "Summary of the plan published"
        SCRUTINY = "scrutiny", "Crime and disorder committee met"
        IMPLEMENTATION = "implementation", "Report on how the last plan was carried out"
        VIOLENCE = "violence", "Serious violence strategy"
        CASE_REVIEWS = "case-reviews", "Case review figures published"
        COMBINATION = "combination", "Combination agreement"
        SPENDING = "spending", "Review of spending"
        ACCESSIBILITY = "accessibility", "Accessibility statement"
        DATA = "data", "Exchange of data"

    kind = models.CharField(max_length=14, choices=Kind)
    notice_on = models.DateField("notice or request dated", null=True, blank=True)
    done_on = models.DateField(
        "done", null=True, blank=True, help_text="When it was held, signed, sent or answered."
    )
    published_on = models.DateField("published", null=True, blank=True)
    review_due = models.DateField("to be reviewed by", null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    words = models.TextField("what was done", max_length=2_000, blank=True)
    who = models.CharField(
        "post or person", max_length=200, blank=True, help_text="Who answers for it."
    )
    link = WebAddressField("web address", blank=True, max_length=500)
    organisations = models.ManyToManyField(
        Organisation,
        blank=True,
        related_name="duties",
        verbose_name="bodies that signed or took part",
    )
    plan = models.ForeignKey(Plan, models.SET_NULL, null=True, blank=True, related_name="duties")

    class Meta:
        ordering = ["-done_on", "kind", "pk"]
        verbose_name = "record of a duty"
        verbose_name_plural = "records of duties"
        constraints = [
            models.CheckConstraint(
                name="duty_has_a_date",
                condition=models.Q(done_on__isnull=False) | models.Q(notice_on__isnull=False),
                violation_error_message="Say when it was done, or when it was asked for.",
            ),
            dates_in_order(
                "duty_valid_after_it_was_done",
                "done_on",
                "valid_until",
                "It cannot run out before it was done.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def was_done_on(self) -> date:
        """The day of what was done; of a duty that is only asked for nobody asks it."""
        return cast("date", self.done_on)

    @property
    def was_asked_on(self) -> date:
        """The day of what somebody asked for; of the rest nobody asks it."""
        return cast("date", self.notice_on)

    def get_absolute_url(self) -> str:
        return reverse("workspace:duty", args=[self.partnership.slug, self.pk])


class LiaisonOfficer(Tenanted):
    """Who answers for the sharing of information in one body (SI 2007/1830, reg 4)."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="liaison_officers", verbose_name="body"
    )
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="liaison")
    words = models.CharField("post as printed", max_length=200, blank=True)
    began_on = models.DateField("from", null=True, blank=True)
    ended_on = models.DateField("until", null=True, blank=True)

    class Meta:
        ordering = ["organisation__name", "-began_on", "pk"]
        constraints = [
            link_or_words("liaison_officer_is_named", "post", "words", "Say which post it is."),
            dates_in_order(
                "liaison_officer_ends_after_beginning",
                "began_on",
                "ended_on",
                "It cannot end before it begins.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.words or self.post}, {self.organisation}"


class CheckMark(Tenanted):
    """A check that does not apply here, with the reason that somebody gave."""

    plan = models.ForeignKey(
        Plan, models.CASCADE, null=True, blank=True, related_name="check_marks"
    )
    code = models.CharField(
        "check",
        max_length=8,
        validators=[RegexValidator(r"^ST-\d\d\Z", "A check has a code such as ST-08.")],
    )
    reason = models.CharField("why it does not apply", max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["code", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "plan", "code"],
                name="check_mark_once_a_plan",
                violation_error_message="That check is set aside for this plan already.",
            ),
            models.UniqueConstraint(
                fields=["partnership", "code"],
                condition=models.Q(plan=None),
                name="check_mark_once_for_all",
                violation_error_message="That check is set aside for all plans already.",
            ),
            not_empty("check_mark_has_a_reason", "reason", "Say why the check does not apply."),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.reason}"

"""What the scrutiny committee recommends or asks for, and what each body answers."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from csp.models import Ordered
from plans.models import Organisation
from plans.models.base import Tenanted
from plans.models.funding import POUNDS
from plans.models.rules import dates_in_order, not_empty
from reporting.models.report import Report


class Recommendation(Tenanted):
    """A recommendation or a request for information (Police and Justice Act 2006, s19)."""

    class Kind(models.TextChoices):
        RECOMMENDATION = "recommendation", "Recommendation"
        REQUEST = "request", "Request for information"

    # Whoever may withdraw one may bring it back.
    undo_needs = "SCRUTINISE"

    number = models.PositiveIntegerField(editable=False)
    kind = models.CharField(max_length=14, choices=Kind, default=Kind.RECOMMENDATION)
    text = models.TextField("what is recommended or asked", max_length=4_000)
    committee = models.CharField(max_length=200, blank=True)
    made_on = models.DateField("made on")
    report = models.ForeignKey(
        Report, models.PROTECT, null=True, blank=True, related_name="recommendations",
        verbose_name="about the paper",
    )  # fmt: skip
    minute = models.CharField("minute", max_length=60, blank=True, help_text="Such as 9/17.")
    closed_on = models.DateField("closed", null=True, blank=True, editable=False)
    closed_note = models.CharField("why it is closed", max_length=300, blank=True, editable=False)

    class Meta:
        ordering = ["-made_on", "-number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "number"], name="recommendation_number_once"
            ),
            not_empty(
                "recommendation_says_something", "text", "Write what is recommended or asked."
            ),
            dates_in_order(
                "recommendation_closed_after_made",
                "made_on",
                "closed_on",
                "It cannot be closed before it was made.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("workspace:recommendation", args=[self.partnership.slug, self.pk])


class Answer(Ordered, Tenanted):
    """What one body that was addressed answers, and by when it must."""

    class Decision(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        PARTLY = "partly", "Accepted in part"
        REFUSED = "refused", "Not accepted"
        GIVEN = "given", "Information given"

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="answers")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="answers", verbose_name="body"
    )
    due_on = models.DateField("answer due")
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    response = models.TextField("answer", max_length=10_000, blank=True)
    answered_on = models.DateField("answered", null=True, blank=True)
    answered_by = models.CharField("answered by", max_length=200, blank=True, help_text="A post.")
    # Who typed it for the body, in words; empty where the body answered for itself.
    recorded_as = models.CharField("recorded by", max_length=200, blank=True, editable=False)
    cost = models.DecimalField("what it costs", null=True, blank=True, **POUNDS)
    timescale = models.CharField("by when it will be done", max_length=200, blank=True)
    done_on = models.DateField("done", null=True, blank=True)

    class Meta(Ordered.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "organisation"],
                name="answer_once_a_body",
                violation_error_message="That body is asked already.",
            ),
            models.CheckConstraint(
                name="answer_has_words_and_a_day",
                condition=Q(answered_on=None, response="", decision="")
                | (Q(answered_on__isnull=False) & ~Q(response="") & ~Q(decision="")),
                violation_error_message="An answer has words, a decision and a date, or none of them.",
            ),
            models.CheckConstraint(
                name="answer_done_after_answered",
                condition=Q(done_on=None) | Q(answered_on__isnull=False),
                violation_error_message="Record the answer before it is done.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation}, {self.organisation}"

    def siblings(self) -> models.QuerySet:
        return Answer.objects.filter(recommendation_id=self.recommendation_id)

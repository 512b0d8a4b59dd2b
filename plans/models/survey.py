"""Surveys by the partnership or by others, and the results that plans quote."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from csp.models import Ordered
from plans.models.base import Tenanted
from plans.models.consultation import SHARE, SHARE_SENTENCE
from plans.models.geography import Geography
from plans.models.rules import dates_in_order, per_cent


class Survey(Tenanted):
    """One survey, over a period or on one day."""

    name = models.CharField(max_length=200)
    start = models.DateField("from", null=True, blank=True)
    end = models.DateField("to", null=True, blank=True)
    as_at = models.DateField(null=True, blank=True, help_text="For a survey taken on one day.")
    n = models.PositiveIntegerField("how many people answered", null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-end", "name", "pk"]
        constraints = [
            dates_in_order(
                "survey_ends_after_it_begins", "start", "end", "It cannot end before it begins."
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("workspace:survey", args=[self.partnership.slug, self.pk])


class SurveyResult(Ordered, Tenanted):
    """The share of people who gave an answer, here, elsewhere and before. Shares need not make 100."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="results")
    question = models.CharField(max_length=500)
    answer = models.CharField(max_length=300)
    percent = models.DecimalField("per cent", max_digits=6, decimal_places=3)
    geography = models.ForeignKey(
        Geography,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="survey_results",
        verbose_name="place",
    )
    comparator = models.CharField("compared with", max_length=200, blank=True)
    comparator_percent = models.DecimalField("per cent there", **SHARE)
    earlier = models.CharField(
        "earlier survey", max_length=100, blank=True, help_text="When it was taken, such as 2008."
    )
    earlier_percent = models.DecimalField("per cent then", **SHARE)

    class Meta(Ordered.Meta):
        constraints = [
            per_cent(
                "survey_percent_is_a_share",
                ["percent", "comparator_percent", "earlier_percent"],
                SHARE_SENTENCE,
            ),
            models.CheckConstraint(
                name="survey_comparator_is_named",
                condition=models.Q(comparator_percent=None) | ~models.Q(comparator=""),
                violation_error_message="Say whom it is compared with.",
            ),
            models.CheckConstraint(
                name="survey_earlier_is_named",
                condition=models.Q(earlier_percent=None) | ~models.Q(earlier=""),
                violation_error_message="Say when the earlier survey was taken.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.answer}"

    def siblings(self) -> models.QuerySet:
        return SurveyResult.objects.filter(survey_id=self.survey_id)

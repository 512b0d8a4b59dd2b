"""Why a priority was chosen: links to what was found, counted, asked or answered."""

from __future__ import annotations

from django.db import models

from csp.models import Ordered
from plans.models.assessment import Assessment
from plans.models.base import Tenanted
from plans.models.consultation import Question
from plans.models.indicator import Indicator
from plans.models.priority import Priority
from plans.models.rules import exactly_one
from plans.models.survey import SurveyResult

TARGETS = ("indicator", "assessment", "question", "result")


def pointer(to: type[models.Model], words: str) -> models.ForeignKey:
    return models.ForeignKey(
        to, models.CASCADE, null=True, blank=True, related_name="evidence", verbose_name=words
    )


class PriorityEvidence(Ordered, Tenanted):
    """One piece of evidence for one priority, and what it shows."""

    priority = models.ForeignKey(Priority, models.CASCADE, related_name="evidence")
    indicator = pointer(Indicator, "indicator")
    assessment = pointer(Assessment, "assessment")
    question = pointer(Question, "consultation question")
    result = pointer(SurveyResult, "survey result")
    words = models.CharField("what it shows", max_length=500, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = "piece of evidence"
        verbose_name_plural = "pieces of evidence"
        constraints = [
            exactly_one(
                "evidence_points_to_one_thing",
                list(TARGETS),
                "Choose one thing that the evidence comes from.",
            )
        ]

    def __str__(self) -> str:
        return self.words or str(self.target)

    @property
    def target(self) -> models.Model | None:
        """The one thing that this evidence comes from."""
        return next(filter(None, (getattr(self, name) for name in TARGETS)), None)

    def siblings(self) -> models.QuerySet:
        return PriorityEvidence.objects.filter(priority_id=self.priority_id)

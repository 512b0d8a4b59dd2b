"""Projects and what came of them, as the yearly summary of activity prints them."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from actions.models.action import CELL, Action
from csp.models import Ordered
from plans.audience import Audience
from plans.fields import AudienceField
from plans.models import Organisation, Plan
from plans.models.base import Tenanted
from plans.models.funding import YEAR_CODE
from plans.models.rules import not_empty


class Project(Ordered, Tenanted):
    """One project of one year, with what it is, what it is for and who provides it."""

    plan = models.ForeignKey(Plan, models.SET_NULL, null=True, blank=True, related_name="projects")
    year_code = models.CharField(
        "financial year", max_length=7, validators=[YEAR_CODE], help_text="Such as 2015-16."
    )
    name = models.CharField(max_length=200)
    provider = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="projects"
    )
    provider_words = models.CharField("provider as printed", max_length=200, blank=True)
    description = models.TextField("what it is", max_length=CELL, blank=True)
    aims = models.TextField(
        "what it aims to do",
        max_length=CELL,
        blank=True,
        help_text="Begin a line with a hyphen to make a bullet.",
    )
    future = models.TextField("what comes next", max_length=CELL, blank=True)
    actions = models.ManyToManyField(
        Action, blank=True, related_name="projects", verbose_name="rows of the plan"
    )
    cross_reference = models.CharField(
        max_length=300, blank=True, help_text="Where more is told, as printed."
    )
    visibility = AudienceField("who may see it", default=Audience.PUBLIC)

    class Meta:
        ordering = ["-year_code", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "year_code", "name"],
                name="project_once_a_year",
                violation_error_message="Another project of that year has that name.",
            )
        ]

    @property
    def audience(self) -> Audience:
        return Audience(self.visibility)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("workspace:project", args=[self.partnership.slug, self.pk])

    def siblings(self) -> models.QuerySet:
        return Project.objects.filter(
            partnership_id=self.partnership_id, year_code=self.year_code
        ).order_by("position", "pk")


class Outcome(Ordered, Tenanted):
    """One thing that came of a project, in the words printed; numbers in it are read from them."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="outcomes")
    words = models.TextField("as printed", max_length=2_000)

    class Meta(Ordered.Meta):
        constraints = [not_empty("outcome_has_words", "words", "Say what came of it.")]

    def __str__(self) -> str:
        return self.words[:120]

    def siblings(self) -> models.QuerySet:
        return Outcome.objects.filter(project_id=self.project_id)


class CaseStudy(Ordered, Tenanted):
    """One story. Until it is marked as anonymous it is not for printing."""

    project = models.ForeignKey(
        Project, models.CASCADE, null=True, blank=True, related_name="case_studies"
    )
    title = models.CharField(max_length=200)
    text = models.TextField(max_length=CELL)
    anonymised = models.BooleanField("nobody can be recognised in it", default=False)

    class Meta(Ordered.Meta):
        verbose_name_plural = "case studies"
        constraints = [not_empty("case_study_has_text", "text", "Tell what happened.")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("workspace:case_study", args=[self.partnership.slug, self.pk])

    def siblings(self) -> models.QuerySet:
        return CaseStudy.objects.filter(
            partnership_id=self.partnership_id, project_id=self.project_id
        )

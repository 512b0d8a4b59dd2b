"""The strategic assessment: what was found out before the priorities were chosen."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from csp.models import Ordered
from plans.audience import Audience
from plans.fields import WebAddressField
from plans.models.base import Tenanted
from plans.models.geography import Geography
from plans.models.organisation import Organisation
from plans.models.priority import Priority
from plans.models.rules import dates_in_order, link_or_words, not_empty


class Assessment(Tenanted):
    """One year's assessment (SI 2007/1830, regs 5 to 7), under whatever name it goes by."""

    class Visibility(models.TextChoices):
        SUMMARY = "published-summary", "The summary is public"
        PARTNERS = "partners", "Partners only"
        RESTRICTED = "restricted", "Restricted"

        @property
        def audience(self) -> Audience:
            """Who may know of it; where the summary is public, everybody."""
            return Audience.PUBLIC if self is type(self).SUMMARY else Audience(self.value)

    name = models.CharField(
        "what it is called", max_length=200, help_text="Such as Strategic Assessment 2016."
    )
    also_called = models.CharField(
        max_length=200, blank=True, help_text="If papers call it by another name too."
    )
    producer = models.CharField(
        "produced by", max_length=200, blank=True, help_text="A team, as printed."
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="assessments",
        verbose_name="the producer's body",
    )
    on_behalf_of = models.CharField(max_length=200, blank=True)
    data_from = models.DateField("figures from", null=True, blank=True)
    data_to = models.DateField("figures to", null=True, blank=True)
    dated_on = models.DateField("dated", null=True, blank=True)
    visibility = models.CharField(
        "who may see it", max_length=17, choices=Visibility, default=Visibility.PARTNERS
    )
    summary = models.TextField(max_length=200_000, blank=True)
    link = WebAddressField("web address", blank=True, max_length=500)
    levels = models.TextField(
        "(a) levels and patterns of crime, disorder and substance misuse",
        max_length=10_000,
        blank=True,
    )
    changes = models.TextField(
        "(b) what has changed since the last assessment", max_length=10_000, blank=True
    )
    reasons = models.TextField("(c) why it has changed", max_length=10_000, blank=True)
    for_authorities = models.TextField(
        "(d) what the responsible authorities should put first", max_length=10_000, blank=True
    )
    for_people = models.TextField(
        "(e) what people who live and work in the area would put first",
        max_length=10_000,
        blank=True,
    )
    last_plan = models.TextField(
        "(f) how far the last plan was carried out", max_length=10_000, blank=True
    )
    findings = models.TextField("other findings", max_length=10_000, blank=True)
    method = models.TextField(
        max_length=10_000, blank=True, help_text="Its purpose, and how risks were scored."
    )

    class Meta:
        ordering = ["-dated_on", "name", "pk"]
        constraints = [
            dates_in_order(
                "assessment_figures_end_after_they_begin",
                "data_from",
                "data_to",
                "The figures cannot end before they begin.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("workspace:assessment", args=[self.partnership.slug, self.pk])


class AssessmentPart(Ordered, Tenanted):
    """Something that an assessment has several of, in order."""

    assessment: models.ForeignKey

    class Meta(Ordered.Meta):
        abstract = True

    def siblings(self) -> models.QuerySet:
        return type(self).objects.filter(assessment_id=self.assessment_id)


class AssessmentContributor(AssessmentPart):
    """A body that gave figures or knowledge."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="contributors")
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contributions",
        verbose_name="body",
    )
    words = models.CharField("as printed", max_length=200, blank=True)

    class Meta(AssessmentPart.Meta):
        verbose_name = "contributor"
        constraints = [
            link_or_words("contributor_is_named", "organisation", "words", "Say who contributed.")
        ]

    def __str__(self) -> str:
        return self.words or str(self.organisation)


class Hotspot(AssessmentPart):
    """A place where something happens more than elsewhere."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="hotspots")
    words = models.CharField("where and what", max_length=500)
    geography = models.ForeignKey(
        Geography,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="hotspots",
        verbose_name="place",
    )

    class Meta(AssessmentPart.Meta):
        constraints = [not_empty("hotspot_has_words", "words", "Say where and what.")]

    def __str__(self) -> str:
        return self.words


class RecommendedPriority(AssessmentPart):
    """What the assessment says should come first, and the priority that it became."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="recommended")
    words = models.CharField("as printed", max_length=300)
    priority = models.ForeignKey(
        Priority, models.SET_NULL, null=True, blank=True, related_name="recommended_by"
    )

    class Meta(AssessmentPart.Meta):
        verbose_name_plural = "recommended priorities"
        constraints = [
            not_empty("recommended_priority_has_words", "words", "Say what should come first.")
        ]

    def __str__(self) -> str:
        return self.words

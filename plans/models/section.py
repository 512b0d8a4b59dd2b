"""The ordered parts of a plan that are not rows: narrative, and places where lists are printed."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from csp.models import Ordered
from plans.models.base import Tenanted
from plans.models.picture import PictureField
from plans.models.plan import Plan
from plans.validators import check_logo


class Section(Ordered, Tenanted):
    """A heading and what stands under it. Some kinds also print what the partnership records."""

    class Kind(models.TextChoices):
        FOREWORD = "foreword", "Foreword"
        SUMMARY = "summary", "Summary on one page"
        INTRODUCTION = "introduction", "Introduction"
        WHO_WE_ARE = "who-we-are", "Who we are"
        VISION = "vision", "Vision and mission"
        DRIVERS = "drivers", "National, county and police priorities"
        STRUCTURE = "structure", "Groups and how they fit together"
        ASSESSMENT = "assessment", "Strategic assessment"
        PRIORITIES = "priorities", "List of priorities"
        APPROACH = "approach", "How we will do it"
        ACTIONS = "actions", "Action plan"
        PROMISES = "promises", "Promises"
        CONTEXT = "context", "Context"
        ENDORSEMENTS = "endorsements", "Who has agreed the plan"
        CONTACT = "contact", "Contact details"
        FORMATS = "formats", "Other formats and languages"
        OTHER = "other", "Any other heading"

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="sections")
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.OTHER)
    heading = models.CharField(max_length=200)
    level = models.PositiveSmallIntegerField(
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(3)],
        help_text="1 for a main heading, 2 or 3 for one under it.",
    )
    body = models.TextField(max_length=200_000, blank=True)
    signatory = models.CharField(
        "signed by", max_length=160, blank=True, help_text="For a foreword: the name as printed."
    )
    signatory_post = models.CharField("their post or posts", max_length=200, blank=True)
    picture = PictureField(upload_to="pictures/", blank=True, validators=[check_logo])
    picture_alt = models.CharField(
        "picture in words",
        max_length=400,
        blank=True,
        help_text="What the picture shows, for people who cannot see it.",
    )
    printed = models.BooleanField("show in the printed and published plan", default=True)

    class Meta(Ordered.Meta):
        constraints = [
            models.CheckConstraint(
                name="section_level_is_1_to_3",
                condition=models.Q(level__gte=1, level__lte=3),
                violation_error_message="A heading's level is 1, 2 or 3.",
            ),
            models.CheckConstraint(
                name="section_picture_has_words",
                condition=models.Q(picture="") | ~models.Q(picture_alt=""),
                violation_error_message="Say in words what the picture shows.",
            ),
        ]

    def __str__(self) -> str:
        return self.heading

    def siblings(self) -> models.QuerySet:
        return Section.objects.filter(plan_id=self.plan_id)


class Commitment(Ordered, Tenanted):
    """One promise to the public, with the sentence that explains it, and when it was last kept."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="commitments")
    heading = models.CharField(
        max_length=120, blank=True, help_text="Promises under one heading are printed together."
    )
    text = models.CharField("promise", max_length=400)
    explanation = models.TextField(max_length=2_000, blank=True)
    due = models.CharField("by when or how often", max_length=120, blank=True)
    kept_on = models.DateField("last kept on", null=True, blank=True)
    kept_note = models.CharField("how it was kept", max_length=300, blank=True)

    class Meta(Ordered.Meta):
        pass

    def __str__(self) -> str:
        return self.text

    def siblings(self) -> models.QuerySet:
        return Commitment.objects.filter(plan_id=self.plan_id)

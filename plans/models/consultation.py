"""What people were asked and what they said (SI 2007/1830, reg 12)."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from csp.models import Ordered
from plans.models.base import Tenanted
from plans.models.priority import Priority
from plans.models.rules import dates_in_order, not_empty, not_negative, per_cent

SHARE = {"max_digits": 6, "decimal_places": 3, "null": True, "blank": True}
SHARE_SENTENCE = "A percentage lies between 0 and 100."


class Consultation(Tenanted):
    """One round of asking. What it could not reach is told as openly as what it found."""

    title = models.CharField(max_length=200)
    began_on = models.DateField("began", null=True, blank=True)
    ended_on = models.DateField("ended", null=True, blank=True)
    channel = models.CharField(
        "how people were asked", max_length=300, blank=True, help_text="Such as a form on the web."
    )
    audience = models.TextField("who was asked", max_length=2_000, blank=True)
    affected_groups = models.TextField(
        "groups likely to be affected most", max_length=2_000, blank=True
    )
    responses = models.PositiveIntegerField("how many answered", null=True, blank=True)
    cost = models.DecimalField(
        "cost in pounds", max_digits=12, decimal_places=2, null=True, blank=True
    )
    cost_printed = models.CharField(
        "cost as printed", max_length=60, blank=True, help_text="Such as around £25,000."
    )
    limits = models.TextField("what the answers cannot show", max_length=2_000, blank=True)
    gaps = models.TextField("who was not reached", max_length=2_000, blank=True)

    class Meta:
        ordering = ["-began_on", "title", "pk"]
        constraints = [
            dates_in_order(
                "consultation_ends_after_it_began",
                "began_on",
                "ended_on",
                "A consultation cannot end before it began.",
            ),
            not_negative("consultation_cost_not_negative", ["cost"], "A cost is not below nought."),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("workspace:consultation", args=[self.partnership.slug, self.pk])


class Question(Ordered, Tenanted):
    """One question; a theme that people scored is a question of its own."""

    class Kind(models.TextChoices):
        SCALE = "scale", "Scored from 1 to 5"
        CHOICE = "choice", "Choice"
        FREE = "free", "In their own words"

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="questions")
    text = models.CharField("question", max_length=500)
    kind = models.CharField(max_length=6, choices=Kind, default=Kind.SCALE)
    comparator = models.CharField(
        "compared with", max_length=200, blank=True, help_text="Such as the consultation of 2013."
    )

    class Meta(Ordered.Meta):
        constraints = [not_empty("question_has_text", "text", "Say what was asked.")]

    def __str__(self) -> str:
        return self.text

    def siblings(self) -> models.QuerySet:
        return Question.objects.filter(consultation_id=self.consultation_id)


class Answer(Ordered, Tenanted):
    """One answer that could be given, and how many gave it."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="answers")
    label = models.CharField("answer", max_length=300)
    count = models.PositiveIntegerField("how many", null=True, blank=True)
    percent = models.DecimalField("per cent", **SHARE)
    comparator_percent = models.DecimalField("per cent compared with", **SHARE)
    n = models.PositiveIntegerField("out of how many people", null=True, blank=True)

    class Meta(Ordered.Meta):
        constraints = [
            not_empty("answer_has_a_label", "label", "Say what the answer is."),
            per_cent(
                "answer_percent_is_a_share", ["percent", "comparator_percent"], SHARE_SENTENCE
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def siblings(self) -> models.QuerySet:
        return Answer.objects.filter(question_id=self.question_id)


class Raised(Ordered, Tenanted):
    """Something that people brought up themselves, and what came of it."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="raised")
    words = models.CharField("what was raised", max_length=500)
    lower = models.BooleanField("a lower-level issue", default=False)
    count = models.PositiveIntegerField("how many raised it", null=True, blank=True)
    priority = models.ForeignKey(
        Priority, models.SET_NULL, null=True, blank=True, related_name="raised"
    )
    done = models.TextField("what was done about it", max_length=2_000, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = "issue raised"
        verbose_name_plural = "issues raised"
        constraints = [not_empty("raised_has_words", "words", "Say what was raised.")]

    def __str__(self) -> str:
        return self.words

    def siblings(self) -> models.QuerySet:
        return Raised.objects.filter(consultation_id=self.consultation_id)

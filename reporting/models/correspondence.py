"""Questions that a group settles between meetings, and what each member or body answers."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from csp.models import Ordered
from plans.models import Organisation, Seat
from plans.models.base import Tenanted
from plans.models.rules import dates_in_order, link_or_words, not_empty
from reporting.models.agenda import AgendaItem
from reporting.models.group_rules import GroupRules
from reporting.models.minutes import MeetingDecision


class CorrespondenceQuestion(Tenanted):
    """One question under an item of a meeting by correspondence, open until its closing day."""

    class Outcome(models.TextChoices):
        OPEN = "", "Still open"
        CARRIED = "carried", "Carried"
        LOST = "lost", "Lost"
        SHORT = "short", "Not enough answers"

    item = models.OneToOneField(
        AgendaItem, models.CASCADE, related_name="asked_by_correspondence", editable=False
    )
    question = models.TextField(max_length=10_000)
    asked_on = models.DateField("asked", null=True, blank=True)
    closes_on = models.DateField("closing day")
    needs = models.CharField(
        max_length=10, choices=GroupRules.Needs, default=GroupRules.Needs.MAJORITY
    )
    silence_consents = models.BooleanField("silence is consent", default=False)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True, editable=False)
    closed_on = models.DateField("closed", null=True, blank=True, editable=False)
    decision = models.OneToOneField(
        MeetingDecision, models.SET_NULL, null=True, blank=True, related_name="asked",
        editable=False,
    )  # fmt: skip

    history_needs = undo_needs = "MINUTE"

    class Meta:
        ordering = ["-closes_on", "pk"]
        constraints = [
            not_empty("correspondence_asks_something", "question", "Write the question."),
            dates_in_order(
                "correspondence_closes_after_asking",
                "asked_on",
                "closes_on",
                "The closing day cannot come before the question.",
            ),
            models.CheckConstraint(
                name="correspondence_outcome_has_a_day",
                condition=Q(outcome="", closed_on=None)
                | (~Q(outcome="") & Q(closed_on__isnull=False)),
                violation_error_message="Say on which day the question was closed.",
            ),
        ]

    def __str__(self) -> str:
        return " ".join(self.question.split())[:200]

    def get_absolute_url(self) -> str:
        place = [self.partnership.slug, self.item.meeting_id]
        return reverse("workspace:correspondence", args=place)

    @property
    def is_open(self) -> bool:
        """Whether it was put to the members and is neither closed nor called off."""
        meeting = self.item.meeting
        return self.asked_on is not None and not self.outcome and not meeting.called_off


class CorrespondenceAnswer(Ordered, Tenanted):
    """What one member answers. One whose answer is empty was asked and has not said."""

    class Reply(models.TextChoices):
        NONE = "", "No answer yet"
        YES = "yes", "Yes"
        CONDITION = "condition", "Yes, if"
        NO = "no", "No"
        ABSTAINS = "abstains", "Abstains"

    question = models.ForeignKey(
        CorrespondenceQuestion, models.CASCADE, related_name="answers", editable=False
    )
    seat = models.ForeignKey(Seat, models.SET_NULL, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="body",
    )  # fmt: skip
    words = models.CharField("who was asked", max_length=200, blank=True)
    reply = models.CharField("answer", max_length=10, choices=Reply, blank=True)
    condition = models.TextField(max_length=4_000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    answered_by = models.CharField(max_length=160, blank=True)

    history_needs = undo_needs = "MINUTE"

    class Meta(Ordered.Meta):
        constraints = [
            link_or_words(
                "correspondence_answer_is_of_somebody",
                "organisation",
                "words",
                "Choose a body or write who was asked.",
            ),
            models.UniqueConstraint(
                fields=["question", "seat"], name="correspondence_answer_once_a_seat"
            ),
            models.CheckConstraint(
                name="correspondence_condition_is_said",
                condition=~Q(reply="condition") | ~Q(condition=""),
                violation_error_message="Write the condition.",
            ),
            models.CheckConstraint(
                name="correspondence_answer_has_a_time",
                condition=Q(reply="") | Q(answered_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.words or str(self.organisation)

    def siblings(self) -> models.QuerySet:
        return CorrespondenceAnswer.objects.filter(question_id=self.question_id)

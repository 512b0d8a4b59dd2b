"""What a lead says about a row in one round."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from actions.models.action import CELL, Action
from actions.models.querysets.rounds import UpdateQuerySet
from actions.models.round import Round
from actions.models.status import Status
from plans.models.base import Belonging, Tenanted


class Update(Tenanted):
    """The answer for one row in one round; it is there, empty, from the moment of asking."""

    class State(models.TextChoices):
        ASKED = "asked", "Not answered"
        STARTED = "started", "Begun"
        SENT = "sent", "Sent"
        RETURNED = "returned", "Returned"
        ACCEPTED = "accepted", "Accepted"

    round = models.ForeignKey(Round, models.CASCADE, related_name="updates", editable=False)
    action = models.ForeignKey(Action, models.CASCADE, related_name="updates", editable=False)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED, editable=False)
    asked_on = models.DateField("asked", editable=False)
    status = models.ForeignKey(
        Status,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="updates",
        verbose_name="how is it going?",
    )
    happened = models.TextField("what happened?", max_length=CELL, blank=True)
    next_steps = models.TextField("what next?", max_length=CELL, blank=True)
    why = models.TextField("why is it not on track?", max_length=CELL, blank=True)
    wanted = models.TextField(
        "what do you need the partnership to decide?", max_length=CELL, blank=True
    )
    risks_changed = models.TextField("has any risk changed?", max_length=CELL, blank=True)
    nothing_because = models.CharField("nothing to report, because", max_length=500, blank=True)
    public = models.BooleanField("may be read by the public", default=True)

    sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    # Who answered, in words, since most leads have no account.
    sent_as = models.CharField(max_length=200, blank=True, editable=False)
    behalf_of = models.CharField("on behalf of", max_length=200, blank=True, editable=False)
    note = models.TextField(
        "what the officer asks for", max_length=CELL, blank=True, editable=False
    )
    reviewed_at = models.DateTimeField(null=True, blank=True, editable=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    # The lead's own words by field, where an officer changed them.
    own_words = models.JSONField(default=dict, blank=True, editable=False)

    objects = UpdateQuerySet.as_manager()

    class Meta:
        ordering = ["round", "action__priority__position", "action__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "action"],
                name="update_once_a_round",
                violation_error_message="That row has been asked for already.",
            ),
            models.CheckConstraint(
                name="update_sent_says_something",
                condition=~models.Q(state__in=["sent", "accepted"])
                | models.Q(status__isnull=False)
                | ~models.Q(nothing_because=""),
                violation_error_message="Say how it is going, or why there is nothing to report.",
            ),
            models.CheckConstraint(
                name="update_sent_has_a_time",
                condition=~models.Q(state__in=["sent", "accepted", "returned"])
                | models.Q(sent_at__isnull=False),
            ),
            models.CheckConstraint(
                name="update_reviewed_has_a_time",
                condition=~models.Q(state__in=["accepted", "returned"])
                | models.Q(reviewed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="update_returned_says_why",
                condition=~models.Q(state="returned") | ~models.Q(note=""),
                violation_error_message="Say what you would like the lead to change.",
            ),
        ]
        indexes = [models.Index(fields=["action", "round"], name="update_by_row")]

    def __str__(self) -> str:
        return f"{self.action.ref}, {self.round}"

    def get_absolute_url(self) -> str:
        return reverse("workspace:update", args=[self.partnership.slug, self.round.period, self.pk])


class EvidenceFile(Tenanted):
    """A picture or paper that a lead sends with an update. Private: read only by way of the site."""

    update = models.ForeignKey(Update, models.CASCADE, related_name="files", editable=False)
    file = models.FileField(upload_to="evidence/")
    name = models.CharField(max_length=200)
    words = models.CharField("what it shows", max_length=200, blank=True)
    media_type = models.CharField(max_length=100, editable=False)
    size = models.PositiveIntegerField("bytes", editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    added_as = models.CharField("added by", max_length=200, editable=False)
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Comment(Belonging):
    """What the strategy group says about an update, and what it decides."""

    class Kind(models.TextChoices):
        COMMENT = "comment", "Comment"
        QUESTION = "question", "Question"
        ANSWER = "answer", "Answer"

    update = models.ForeignKey(Update, models.CASCADE, related_name="comments", editable=False)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.COMMENT)
    text = models.TextField(max_length=2_000)
    answers = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="answered_by", editable=False
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    said_as = models.CharField("who", max_length=200, editable=False)
    at = models.DateTimeField("when", default=timezone.now, editable=False)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="comment_has_text",
                condition=~models.Q(text=""),
                violation_error_message="Write what you want to say.",
            ),
            models.CheckConstraint(
                name="comment_answer_has_a_question",
                condition=~models.Q(kind="answer") | models.Q(answers__isnull=False),
                violation_error_message="An answer belongs to a question.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"[:120]

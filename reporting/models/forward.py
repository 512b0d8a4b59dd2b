"""What is to come to which meeting of a group, and how it moved."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from plans.audience import Audience
from plans.fields import AudienceField
from plans.models import Group, Organisation, Post
from plans.models.base import Belonging, Tenanted
from plans.models.rules import not_empty
from reporting.models.agenda import AgendaItem
from reporting.models.agenda_kinds import Purpose
from reporting.models.meeting import Meeting
from reporting.models.recommendation import Recommendation


class ForwardItem(Tenanted):
    """A subject that somebody wants at a meeting, or between meetings as a briefing.

    It has a meeting, a month, or no place yet. One that comes again is a row for each time, and they share
    a ``series``; one for every meeting is a single row without a place. ``source_key`` names
    what it was offered from, so that nothing is offered twice.
    """

    class Kind(models.TextChoices):
        ITEM = "item", "Item of a meeting"
        BRIEFING = "briefing", "Briefing outside meetings"

    class Repeats(models.TextChoices):
        NO = "", "Once"
        EACH = "each", "At every meeting"
        QUARTERLY = "quarterly", "Each quarter"
        YEARLY = "yearly", "Each year"

    class Source(models.TextChoices):
        FREE = "free", "Asked for by members"
        LAW = "law", "By law"
        ROUND = "round", "From the plan and the rounds"
        REPORT_BACK = "report-back", "Report back"
        ACTION = "action", "From an action"
        SCRUTINY = "scrutiny", "Asked for by scrutiny"
        DECISION = "decision", "Waits to be ratified"

    class State(models.TextChoices):
        WANTED = "wanted", "Not placed"
        PLACED = "placed", "Placed"
        MOVED = "moved", "Moved"
        ON_AGENDA = "on-agenda", "On the agenda"
        DONE = "done", "Done"
        DROPPED = "dropped", "Dropped"

    group = models.ForeignKey(Group, models.CASCADE, related_name="forward_items", editable=False)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.ITEM)
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="forward_items"
    )
    month = models.DateField(
        "month, where there is no meeting yet", null=True, blank=True,
    )  # fmt: skip
    year_code = models.CharField(max_length=7, blank=True)
    repeats = models.CharField(max_length=10, choices=Repeats, blank=True)
    repeat_month = models.PositiveSmallIntegerField(
        "in the month", null=True, blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )  # fmt: skip
    series = models.CharField(max_length=32, blank=True, editable=False)
    label = models.CharField("which one", max_length=60, blank=True, help_text="Such as Quarter 1.")
    purpose = models.CharField(max_length=10, choices=Purpose, blank=True)
    author = models.ForeignKey(
        Post, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="from"
    )
    author_body = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="from the body",
    )  # fmt: skip
    author_words = models.CharField("from, in words", max_length=160, blank=True)
    if_needed = models.BooleanField("only if it is needed", default=False)
    entered_on = models.DateField("entered", null=True, blank=True)
    preparation = models.CharField(
        "days of preparation before the meeting", max_length=60, blank=True,
        help_text="Such as 60, 30.",
    )  # fmt: skip
    source = models.CharField(max_length=12, choices=Source, default=Source.FREE)
    source_words = models.CharField(
        "who wants it, and where that is written", max_length=200, blank=True,
        help_text="Such as a minute's number or a regulation.",
    )  # fmt: skip
    source_key = models.CharField(max_length=80, blank=True, editable=False)
    asked_in = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="forward_items"
    )
    recommendation = models.ForeignKey(
        Recommendation, models.SET_NULL, null=True, blank=True, related_name="forward_items"
    )
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="came_from",
        editable=False,
    )  # fmt: skip
    state = models.CharField(max_length=10, choices=State, default=State.WANTED, editable=False)
    audience = AudienceField("who may read it", default=Audience.PARTNERS)

    history_needs = undo_needs = "MINUTE"

    class Meta:
        ordering = ["source", "entered_on", "pk"]
        verbose_name = "item of the forward plan"
        verbose_name_plural = "items of the forward plan"
        constraints = [
            not_empty("forward_item_has_a_title", "title", "Write what is to come."),
            models.UniqueConstraint(
                fields=["group", "source_key"],
                condition=~Q(source_key=""),
                name="forward_item_offered_once",
                violation_error_message="That is in the forward plan already.",
            ),
            models.CheckConstraint(
                name="forward_item_has_one_place",
                condition=Q(meeting=None) | Q(month=None),
                violation_error_message="Choose a meeting or a month.",
            ),
            models.CheckConstraint(
                name="forward_item_for_each_has_no_place",
                condition=~Q(repeats="each") | Q(meeting=None, month=None),
                violation_error_message="What comes to every meeting has no place of its own.",
            ),
            models.CheckConstraint(
                name="forward_item_on_agenda_has_an_item",
                condition=Q(item=None) | Q(state__in=["on-agenda", "done"]),
                violation_error_message="An item on an agenda is not open any more.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.label}" if self.label else self.title

    def get_absolute_url(self) -> str:
        return reverse("workspace:forward_item", args=[self.partnership.slug, self.pk])

    @property
    def author_printed(self) -> str:
        return self.author_words or str(self.author or self.author_body or "")


# The states of a subject that has not come onto an agenda yet.
STILL_TO_COME = (
    ForwardItem.State.WANTED,
    ForwardItem.State.PLACED,
    ForwardItem.State.MOVED,
)


class ForwardMove(Belonging):
    """One step of a subject from one place to another, and why. Places are kept as words too."""

    forward = models.ForeignKey(ForwardItem, models.CASCADE, related_name="moves")
    before = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="+")
    after = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="+")
    before_words = models.CharField(max_length=200, blank=True)
    after_words = models.CharField(max_length=200, blank=True)
    reason = models.CharField("why", max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.before_words or 'Not placed'} → {self.after_words or 'Not placed'}"

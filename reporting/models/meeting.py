"""A meeting of one group or of several together, and the sittings that it took."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from csp.periods import clock_words, date_words
from plans.fields import WebAddressField
from plans.models import DutyRecord, Group
from plans.models.base import Tenanted
from reporting.models.querysets.meetings import MeetingQuerySet


class Meeting(Tenanted):
    """A meeting from the day that it is planned until its minutes are approved.

    ``group`` is the one whose rules and numbers hold; ``joint_groups`` met with it. Where
    only the month is known, ``date`` is its first day. ``state`` says how far it came, ``side`` what
    became of it besides.
    """

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", "Ordinary meeting"
        SPECIAL = "special", "Special meeting"
        ANNUAL = "annual", "Annual meeting"
        PUBLIC = "public", "Public meeting"
        WORKSHOP = "workshop", "Workshop"
        CORRESPONDENCE = "correspondence", "By correspondence"

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        AGENDA = "agenda", "Not issued"
        ISSUED = "issued", "Issued"
        HELD = "held", "Being minuted"
        DRAFT = "draft", "Draft minutes"
        CIRCULATED = "circulated", "Circulated"
        APPROVED = "approved", "Approved"

    class Side(models.TextChoices):
        NONE = "", "Nothing out of the way"
        MOVED = "moved", "Moved"
        ADJOURNED = "adjourned", "Adjourned"
        CANCELLED = "cancelled", "Cancelled"
        INQUORATE = "inquorate", "Without a quorum"

    group = models.ForeignKey(Group, models.PROTECT, related_name="meetings", editable=False)
    joint_groups = models.ManyToManyField(
        Group, blank=True, related_name="joint_meetings", verbose_name="together with"
    )
    kind = models.CharField(max_length=14, choices=Kind, default=Kind.ORDINARY)
    title = models.CharField(
        max_length=200, blank=True, help_text="Empty prints the kind and the day."
    )
    date = models.DateField("day")
    month_only = models.BooleanField("only the month is known", default=False)
    starts = models.TimeField("from", null=True, blank=True)
    ends = models.TimeField("until", null=True, blank=True)
    place = models.CharField(max_length=300, blank=True)
    joining_link = WebAddressField(
        "link to join it", max_length=500, blank=True, help_text="Only members see it."
    )
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED, editable=False)
    side = models.CharField(
        "what became of it", max_length=10, choices=Side, blank=True, editable=False
    )
    reason = models.CharField("why", max_length=300, blank=True)
    moved_to = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="moved_from", editable=False
    )
    notice_on = models.DateField("notice was given on", null=True, blank=True)
    open_to_public = models.BooleanField("the public may come", default=False)
    requirement = models.ForeignKey(
        DutyRecord, models.SET_NULL, null=True, blank=True, related_name="meetings",
        verbose_name="what the policing body required",
    )  # fmt: skip
    next_meeting = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="meetings_before"
    )
    next_meeting_words = models.CharField("next meeting, in words", max_length=300, blank=True)
    opening_sentence = models.CharField(
        max_length=300, blank=True, help_text="Empty prints the one of the group's rules."
    )
    # Lists that print "None." although nobody stands in them, by their names in Attendance.
    none_printed = models.JSONField(default=list, blank=True, editable=False)
    issued_at = models.DateTimeField("agenda issued", null=True, blank=True, editable=False)
    circulated_at = models.DateTimeField("draft circulated", null=True, blank=True, editable=False)
    approved_on = models.DateField("minutes approved", null=True, blank=True)
    approving_meeting = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="minutes_approved",
        verbose_name="approved at",
    )  # fmt: skip
    approving_item = models.ForeignKey(
        "reporting.AgendaItem", models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="item that approved them",
    )  # fmt: skip
    corrections = models.TextField("approved with these corrections", max_length=4_000, blank=True)
    signed_by = models.CharField(max_length=160, blank=True, help_text="As printed.")
    signed_on = models.DateField("signed", null=True, blank=True)

    objects = MeetingQuerySet.as_manager()

    history_needs = undo_needs = "MINUTE"

    class Meta:
        ordering = ["date", "starts", "pk"]
        indexes = [models.Index(fields=["partnership", "date"], name="meeting_by_day")]
        constraints = [
            models.CheckConstraint(
                name="meeting_called_off_says_why",
                condition=~Q(side__in=["moved", "cancelled"]) | ~Q(reason=""),
                violation_error_message="Say why the meeting is moved or cancelled.",
            ),
            models.CheckConstraint(
                name="meeting_moved_leads_to_another",
                condition=Q(moved_to=None) | (Q(side="moved") & ~Q(moved_to=F("id"))),
                violation_error_message="Only a meeting that is moved leads to another one.",
            ),
            models.CheckConstraint(
                name="meeting_called_off_was_not_held",
                condition=~Q(side__in=["moved", "cancelled"])
                | Q(state__in=["planned", "agenda", "issued"]),
                violation_error_message="A meeting that was held cannot be moved or cancelled.",
            ),
            models.CheckConstraint(
                name="meeting_held_has_a_day",
                condition=Q(month_only=False) | Q(state__in=["planned", "agenda"]),
                violation_error_message="Say on which day the meeting is.",
            ),
            models.CheckConstraint(
                name="meeting_approved_has_a_day",
                condition=~Q(state="approved") | Q(approved_on__isnull=False),
                violation_error_message="Say on which day the minutes were approved.",
            ),
            models.CheckConstraint(
                name="meeting_approves_no_minutes_of_its_own",
                condition=Q(approving_meeting=None) | ~Q(approving_meeting=F("id")),
                violation_error_message="A meeting cannot approve its own minutes.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title or self.group}, {self.day_words}"

    def get_absolute_url(self) -> str:
        return reverse("workspace:meeting", args=[self.partnership.slug, self.pk])

    @property
    def day_words(self) -> str:
        """The day or the month, as in "16 May 2017" and "May 2017"."""
        return f"{self.date:%B %Y}" if self.month_only else date_words(self.date)

    @property
    def hours_words(self) -> str:
        """Such as "9.30am to 11am"; nothing where no hour is known."""
        return " to ".join(clock_words(at) for at in (self.starts, self.ends) if at)

    @property
    def called_off(self) -> bool:
        return self.side in (self.Side.MOVED, self.Side.CANCELLED)

    @property
    def was_held(self) -> bool:
        return self.state in HELD

    @property
    def state_words(self) -> str:
        """What a tag says: what became of it where that matters more than how far it came."""
        return self.get_side_display() if self.side else self.get_state_display()


# The states of a meeting that took place.
HELD = frozenset(
    {
        Meeting.State.HELD,
        Meeting.State.DRAFT,
        Meeting.State.CIRCULATED,
        Meeting.State.APPROVED,
    }
)


class Sitting(Tenanted):
    """A part of a meeting that was adjourned and taken up again, the same evening or another day."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="sittings")
    date = models.DateField("day")
    starts = models.TimeField("from", null=True, blank=True)
    ends = models.TimeField("until", null=True, blank=True)
    place = models.CharField(max_length=300, blank=True)
    words = models.CharField("why it was adjourned", max_length=300, blank=True)

    history_needs = undo_needs = "MINUTE"

    class Meta:
        ordering = ["date", "starts", "pk"]

    def __str__(self) -> str:
        return f"Sitting of {date_words(self.date)}"

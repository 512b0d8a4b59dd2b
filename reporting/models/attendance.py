"""Who was at a meeting, for which body, from when until when, and what interests were declared."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from csp.models import Ordered
from plans.models import Organisation, Person, Seat
from plans.models.base import Tenanted
from plans.models.rules import link_or_words, not_empty
from reporting.models.agenda import AgendaItem
from reporting.models.meeting import Meeting, Sitting


class Attendance(Ordered, Tenanted):
    """One person on one list of one meeting, or words for people whom nobody counted.

    ``bracket`` is what is printed after the name in brackets, as typed, and ``organisation`` the body that is
    counted. Neighbours with one ``bracket_key`` share one bracket. Who is ``expected`` said before
    the meeting that they would come, and counts once that is confirmed.
    """

    class List(models.TextChoices):
        PRESENT = "present", "Present"
        OFFICERS = "officers", "Officers"
        ATTENDING = "in-attendance", "Also in attendance"
        APOLOGIES = "apologies", "Apologies"
        ABSENT = "absent", "Absent"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance", editable=False)
    sitting = models.ForeignKey(
        Sitting, models.SET_NULL, null=True, blank=True, related_name="attendance"
    )
    list = models.CharField(max_length=14, choices=List, default=List.PRESENT)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="attendance"
    )
    words = models.CharField(
        "name as printed", max_length=200, blank=True, help_text="Empty prints the person."
    )
    initials = models.CharField(max_length=10, blank=True)
    role = models.CharField("post or role", max_length=200, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="attendance",
        verbose_name="body",
    )  # fmt: skip
    bracket = models.CharField("in brackets, as printed", max_length=200, blank=True)
    bracket_key = models.CharField(max_length=20, blank=True, editable=False)
    seat = models.ForeignKey(
        Seat, models.SET_NULL, null=True, blank=True, related_name="attendance"
    )
    substitute_for = models.CharField("instead of", max_length=200, blank=True)
    chair = models.BooleanField("in the chair", default=False)
    chair_from = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="in the chair from item",
    )  # fmt: skip
    chair_until = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="in the chair until item",
    )  # fmt: skip
    from_item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="came for item",
    )  # fmt: skip
    until_item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="left after item",
    )  # fmt: skip
    came_at = models.TimeField("came at", null=True, blank=True)
    left_at = models.TimeField("left at", null=True, blank=True)
    online = models.BooleanField(default=False)
    decides = models.BooleanField("may decide for the body", default=True)
    expected = models.BooleanField("said beforehand", default=False, editable=False)

    history_needs = undo_needs = "MINUTE"

    class Meta(Ordered.Meta):
        verbose_name = "attendance"
        verbose_name_plural = "attendance"
        constraints = [
            link_or_words(
                "attendance_is_of_somebody", "person", "words", "Choose a person or write the name."
            ),
            models.CheckConstraint(
                name="attendance_chair_was_there",
                condition=Q(chair=False) | Q(list__in=["present", "officers", "in-attendance"]),
                violation_error_message="Whoever was not there was not in the chair.",
            ),
        ]

    def __str__(self) -> str:
        return self.words or str(self.person)

    @property
    def public_words(self) -> str:
        """As the public reads it: a known person without a publish flag by post or body."""
        if self.person is None or self.person.publish_name:
            return str(self)
        return self.role or self.person.public_words

    def siblings(self) -> models.QuerySet:
        return Attendance.objects.filter(meeting_id=self.meeting_id, list=self.list)


class Interest(Tenanted):
    """An interest that somebody declared in an item, and what they did about it."""

    class Then(models.TextChoices):
        UNSAID = "", "Not stated"
        STAYED = "stayed", "Stayed"
        LEFT = "left", "Left the meeting"
        DID_NOT_VOTE = "did-not-vote", "Stayed and did not vote"

    attendance = models.ForeignKey(Attendance, models.CASCADE, related_name="interests")
    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="interests")
    words = models.TextField("what was declared", max_length=2_000)
    then = models.CharField("and then", max_length=14, choices=Then, blank=True)

    history_needs = undo_needs = "MINUTE"

    class Meta:
        ordering = ["item__position", "pk"]
        constraints = [
            not_empty("interest_says_something", "words", "Write what was declared."),
        ]

    def __str__(self) -> str:
        return f"{self.attendance}, {self.item}"

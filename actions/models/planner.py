"""The activity planner: what a group has in hand and in mind, meeting by meeting."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from actions.models.action import Action
from actions.models.project import Project
from actions.models.querysets.planner import PlannerEntryQuerySet, PlannerQuerySet
from csp.models import Ordered
from csp.periods import date_words, month_of, range_words
from plans.audience import Audience
from plans.fields import AudienceField
from plans.models import Geography, Group, Organisation, Person, Post, Priority
from plans.models.base import Tenanted
from plans.models.rules import dates_in_order, not_empty

LINE = 500


class Planner(Tenanted):
    """One group's planner for a stretch of months. Its heads are data, as each partnership words them."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="planners")
    start = models.DateField("first day", help_text="For example, 1 April 2026.")
    end = models.DateField("last day", help_text="For example, 31 March 2027.")
    title = models.CharField(
        max_length=200, help_text="As it is printed, such as Partnership Planner 2026-2027."
    )
    contents_title = models.CharField(
        "title in lists", max_length=200, blank=True, help_text="If lists call it something else."
    )
    text_title = models.CharField(
        "title in sentences",
        max_length=200,
        blank=True,
        help_text="If running text calls it something else.",
    )
    running_line = models.CharField(
        "line on each page",
        max_length=200,
        blank=True,
        help_text="Such as: Updated regularly on www.example.gov.uk",
    )
    when_head = models.CharField("head of the first column", max_length=80, default="Meeting date")
    current_head = models.CharField(
        "head of what is current", max_length=80, default="Current campaigns"
    )
    planned_head = models.CharField(
        "head of what is planned", max_length=80, default="Planned future activity"
    )
    lead_head = models.CharField("head of the leads", max_length=80, default="Lead")
    note = models.TextField(
        "note below it", max_length=2_000, blank=True, help_text="What short names stand for."
    )
    as_typed = models.BooleanField(
        "print each line as it was typed",
        default=False,
        help_text="Otherwise days are printed in one style, such as 10 March.",
    )
    audience = AudienceField("who may read it", default=Audience.PARTNERS)

    objects = PlannerQuerySet.as_manager()

    class Meta:
        ordering = ["-start", "group__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "start"],
                name="planner_once_for_a_start",
                violation_error_message="That group has a planner that begins on that day.",
            ),
            dates_in_order(
                "planner_ends_after_it_begins", "start", "end", "A planner ends after it begins."
            ),
            not_empty("planner_has_a_title", "title", "Give the planner a title."),
        ]

    def __str__(self) -> str:
        return self.contents_title or self.title

    def get_absolute_url(self) -> str:
        return reverse("workspace:planner", args=[self.partnership.slug, self.pk])

    @property
    def months_words(self) -> str:
        """Such as "March 2011 to March 2012"."""
        return range_words(self.start, self.end)

    def is_running(self, day: date) -> bool:
        return self.start <= day <= self.end


class PlannerRow(Ordered, Tenanted):
    """A day on which the group meets, or a month of which it has no day yet; empty ones are printed too.

    ``printed`` is the head of the row as it was typed, and all there is of one that could not be dated.
    """

    planner = models.ForeignKey(Planner, models.CASCADE, related_name="rows", editable=False)
    day = models.DateField("meeting on", null=True, blank=True)
    month = models.DateField(
        null=True, blank=True, help_text="If the day is not known. The first day of the month."
    )
    printed = models.CharField("as printed", max_length=80, blank=True)

    class Meta(Ordered.Meta):
        constraints = [
            models.CheckConstraint(
                name="planner_row_day_or_month",
                condition=Q(day=None) | Q(month=None),
                violation_error_message="Give the day of the meeting, or only the month.",
            ),
            models.CheckConstraint(
                name="planner_row_says_when",
                condition=Q(day__isnull=False) | Q(month__isnull=False) | ~Q(printed=""),
                violation_error_message="Give the day of the meeting, or the month.",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """In one style: "8 March 2011", "January 2012", else as printed."""
        if self.day:
            return date_words(self.day)
        return str(month_of(self.month)) if self.month else self.printed

    @property
    def on(self) -> date | None:
        """The day by which it is sorted."""
        return self.day or self.month

    def siblings(self) -> models.QuerySet:
        return PlannerRow.objects.filter(planner_id=self.planner_id)


class PlannerEntry(Ordered, Tenanted):
    """One activity: the line as typed, and what was understood of it or put right by hand.

    What was planned and has become current stays where it was planned; ``became`` says what it is now.
    """

    class Column(models.TextChoices):
        CURRENT = "current", "Current"
        PLANNED = "planned", "Planned"

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        CURRENT = "current", "Current"
        DONE = "done", "Done"
        DROPPED = "dropped", "Dropped"

    class Kind(models.TextChoices):
        CAMPAIGN = "campaign", "Campaign"
        OPERATION = "operation", "Operation"
        EVENT = "event", "Event"
        COURSE = "course", "Course"
        AWARENESS = "awareness", "Awareness day"
        MEETING = "meeting", "Public meeting"
        HOLIDAYS = "holidays", "School holidays"
        FIXED = "fixed", "Other fixed date"
        IDEA = "idea", "Idea"

    class WhenKind(models.TextChoices):
        NONE = "", "No time of its own"
        DAY = "day", "On a day"
        DAYS = "days", "On several days"
        RANGE = "range", "From one day to another"
        LENGTH = "length", "From a day, for some time"
        WEEK = "week", "In a week"
        PART = "part", "Early, in the middle or late in a month"
        MONTH = "month", "In a month"
        MONTHS = "months", "In several months"
        YEAR = "year", "In a year"
        SERIES = "series", "Again and again"
        WORDS = "words", "In words that name no day"

    row = models.ForeignKey(PlannerRow, models.CASCADE, related_name="entries", editable=False)
    column = models.CharField(max_length=7, choices=Column, default=Column.CURRENT)
    state = models.CharField(max_length=7, choices=State, default=State.CURRENT)
    kind = models.CharField(max_length=9, choices=Kind, default=Kind.CAMPAIGN)
    words = models.CharField("as typed", max_length=LINE)
    title = models.CharField("what", max_length=LINE)
    when_printed = models.CharField("when", max_length=120, blank=True)
    when_kind = models.CharField(max_length=6, choices=WhenKind, blank=True, default="")
    starts_on = models.DateField("begins", null=True, blank=True)
    ends_on = models.DateField("ends", null=True, blank=True)
    heading = models.CharField(
        "heading above it", max_length=60, blank=True, help_text="Such as For June:"
    )
    heading_again = models.BooleanField("heading printed anew", default=False, editable=False)
    target_month = models.DateField("planned for", null=True, blank=True)
    place = models.CharField("where", max_length=200, blank=True)
    bodies = models.CharField(
        "bodies in brackets", max_length=300, blank=True, help_text="As printed: Police, CSP."
    )
    organisations = models.ManyToManyField(
        Organisation, blank=True, related_name="planner_entries", verbose_name="bodies taking part"
    )
    locality = models.ForeignKey(
        Geography, models.SET_NULL, null=True, blank=True, related_name="planner_entries"
    )
    priority = models.ForeignKey(
        Priority, models.SET_NULL, null=True, blank=True, related_name="planner_entries"
    )
    action = models.ForeignKey(
        Action,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="planner_entries",
        verbose_name="row of the plan",
    )
    became = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="planned_as", editable=False
    )
    spelling_kept = models.BooleanField("the spelling is right", default=False, editable=False)
    audience = AudienceField("who may read it", default=Audience.PARTNERS)

    objects = PlannerEntryQuerySet.as_manager()

    class Meta(Ordered.Meta):
        verbose_name = "activity"
        verbose_name_plural = "activities"
        constraints = [
            not_empty("planner_entry_has_words", "words", "Say what it is."),
            not_empty("planner_entry_has_a_title", "title", "Say what it is."),
            dates_in_order(
                "planner_entry_ends_after_it_begins",
                "starts_on",
                "ends_on",
                "An activity ends after it begins.",
            ),
            models.CheckConstraint(
                name="planner_entry_both_days_or_none",
                condition=Q(starts_on=None, ends_on=None)
                | Q(starts_on__isnull=False, ends_on__isnull=False),
                violation_error_message="An activity with a first day has a last day too.",
            ),
            models.CheckConstraint(
                name="planner_entry_current_is_not_planned",
                condition=~Q(column="current", state="planned"),
                violation_error_message="What is current is not planned any more.",
            ),
            models.CheckConstraint(
                name="planner_entry_that_became_was_planned",
                condition=Q(became=None) | (Q(column="planned") & Q(state__in=["current", "done"])),
                violation_error_message="Only what was planned can have become current.",
            ),
            models.CheckConstraint(
                name="planner_entry_is_not_what_it_became",
                condition=Q(became=None) | ~Q(became=F("id")),
                violation_error_message="An activity cannot become itself.",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "starts_on"], name="planner_entry_by_day")]

    def __str__(self) -> str:
        return self.title if len(self.title) <= 120 else f"{self.title[:119]}…"

    def get_absolute_url(self) -> str:
        return reverse("workspace:planner_entry", args=[self.partnership.slug, self.pk])

    def siblings(self) -> models.QuerySet:
        return PlannerEntry.objects.filter(row_id=self.row_id, column=self.column)


class PlannerLead(Ordered, Tenanted):
    """Who leads, as printed: for one activity, or for all of a meeting where ``entry`` is empty."""

    class Kind(models.TextChoices):
        BODY = "body", "A body, or several"
        POST = "post", "A post or role"
        PERSON = "person", "A person"
        PROJECT = "project", "A project"

    row = models.ForeignKey(PlannerRow, models.CASCADE, related_name="leads", editable=False)
    entry = models.ForeignKey(
        PlannerEntry, models.CASCADE, null=True, blank=True, related_name="leads"
    )
    words = models.CharField("as printed", max_length=200)
    kind = models.CharField("what this is", max_length=7, choices=Kind, default=Kind.BODY)
    organisations = models.ManyToManyField(Organisation, blank=True, related_name="planner_leads")
    post = models.ForeignKey(
        Post, models.SET_NULL, null=True, blank=True, related_name="planner_leads"
    )
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="planner_leads"
    )
    project = models.ForeignKey(
        Project, models.SET_NULL, null=True, blank=True, related_name="planner_leads"
    )

    class Meta(Ordered.Meta):
        verbose_name = "lead of a planner"
        verbose_name_plural = "leads of a planner"
        constraints = [not_empty("planner_lead_has_words", "words", "Say who leads.")]

    def __str__(self) -> str:
        return self.words

    @property
    def public_words(self) -> str:
        """As the public reads it: a person is named only where that was agreed."""
        if self.kind != self.Kind.PERSON:
            return self.words
        return self.person.public_words if self.person else "Named officer"

    def siblings(self) -> models.QuerySet:
        return PlannerLead.objects.filter(row_id=self.row_id)

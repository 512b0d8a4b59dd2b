"""When leads are asked how their rows are doing, and how the asking goes."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone

from actions.models.querysets.rounds import RoundQuerySet
from csp.periods import Period, parse_code
from csp.periods.years import APRIL
from plans.models.base import Tenanted


class Cadence(Tenanted):
    """How often a partnership reports, and when it reminds. One for each partnership."""

    class Parts(models.IntegerChoices):
        QUARTERLY = 4, "Every quarter"
        FOUR_MONTHLY = 3, "Every four months"
        SIX_MONTHLY = 2, "Every six months"

    parts = models.PositiveSmallIntegerField("how often", choices=Parts, default=Parts.QUARTERLY)
    start_month = models.PositiveSmallIntegerField(
        "month in which the year begins",
        default=4,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text="1 for January to 12 for December. Quarter 1 begins in it.",
    )
    due_days = models.PositiveSmallIntegerField(
        "days to answer", default=14, help_text="Counted from the end of the period."
    )
    grace_days = models.PositiveSmallIntegerField(
        "days of grace", default=14, help_text="How long late answers are still taken."
    )
    remind_before = models.PositiveSmallIntegerField("days before it is due to remind", default=5)
    remind_every = models.PositiveSmallIntegerField(
        "days between reminders when late", default=7, validators=[MinValueValidator(1)]
    )
    contact_after = models.PositiveSmallIntegerField(
        "days late before the body's contact is told", default=7
    )
    officer_after = models.PositiveSmallIntegerField(
        "days late before the officer is told", default=14
    )
    gap_days = models.PositiveSmallIntegerField(
        "least days between two e-mails to one person", default=2
    )
    instructions = models.TextField(max_length=2_000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership"], name="cadence_once"),
            models.CheckConstraint(
                name="cadence_starts_in_a_month",
                condition=models.Q(start_month__gte=1, start_month__lte=12),
                violation_error_message="A month is a number from 1 to 12.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_parts_display()}"


class Round(Tenanted):
    """One period of reporting: every live row of the partnership's plans is asked for an update."""

    period = models.CharField(max_length=12, help_text="Such as 2016-17Q1.")
    title = models.CharField("what you call it", max_length=100)
    start = models.DateField("first day reported on")
    end = models.DateField("last day reported on")
    opens_on = models.DateField("opens")
    due_on = models.DateField("answers due")
    closes_on = models.DateField(
        "closes", help_text="Late answers are taken until the end of this day."
    )
    instructions = models.TextField(max_length=2_000, blank=True)
    final = models.BooleanField(
        "final update of the year",
        default=False,
        help_text="Asks each lead how the whole year went.",
    )
    opened_at = models.DateTimeField("opened", default=timezone.now, editable=False)
    closed_at = models.DateTimeField("closed", null=True, blank=True, editable=False)
    reopened_because = models.CharField(max_length=500, blank=True, editable=False)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["-start", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "period"],
                name="round_once_a_period",
                violation_error_message="There is a round for that period already.",
            ),
            models.CheckConstraint(
                name="round_ends_after_it_begins",
                condition=models.Q(end__gt=models.F("start")),
                violation_error_message="The period ends after it begins.",
            ),
            models.CheckConstraint(
                name="round_dates_in_order",
                condition=models.Q(due_on__gte=models.F("opens_on"))
                & models.Q(closes_on__gte=models.F("due_on")),
                violation_error_message="A round opens, then answers are due, then it closes.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("workspace:round", args=[self.partnership.slug, self.period])

    @property
    def is_open(self) -> bool:
        """Whether answers are taken. A round is closed by somebody, never by the clock alone."""
        return self.closed_at is None

    @property
    def stretch(self) -> Period:
        """The period itself, which knows its neighbours and its words."""
        usual = parse_code(self.period)
        # The code does not say in which month the year begins, but the first day does.
        later = self.start.month - usual.start.month
        return parse_code(self.period, (APRIL - 1 + later) % 12 + 1) if later else usual

    @property
    def short(self) -> str:
        """Its name without the months: "Quarter 2"."""
        return short_title(self.title)


def short_title(title: str) -> str:
    return title.partition(" (")[0]

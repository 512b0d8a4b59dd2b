"""When a group meets, as a rule from which the days of any year follow."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from csp.periods import clock_words, date_words
from csp.periods.repeats import ORDINALS, WEEKDAYS, every_so_many_days, nth_weekday_of_months
from csp.periods.years import MONTH_NAMES
from plans.models.base import Tenanted
from plans.models.group import Group


def calendar_months(months) -> None:
    """What is left out of a series is months by their numbers, and not all of them."""
    if not isinstance(months, list) or not set(months) <= set(range(1, 13)):
        raise ValidationError("Choose from the twelve months.")
    if len(set(months)) == 12:
        raise ValidationError("With every month left out there is no meeting. Leave one in.")


class GroupCadence(Tenanted):
    """When a group meets, as a rule that gives days; ``Group.cadence`` holds the words as printed."""

    class Kind(models.TextChoices):
        DAYS = "days", "Every so many days"
        WEEKDAY = "weekday", "On a weekday of the month"

    group = models.OneToOneField(
        Group, models.CASCADE, related_name="meeting_cadence", editable=False
    )
    kind = models.CharField("how it repeats", max_length=8, choices=Kind, default=Kind.WEEKDAY)
    first_on = models.DateField(
        "counted from", help_text="The day of the first meeting, from which all others are counted."
    )
    step = models.PositiveSmallIntegerField(
        "how many days or months from one to the next",
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(400)],
    )
    ordinal = models.PositiveSmallIntegerField(
        "which of the month",
        choices=[(number, word.capitalize()) for number, word in ORDINALS.items()],
        null=True,
        blank=True,
    )
    weekday = models.PositiveSmallIntegerField(
        choices=list(enumerate(WEEKDAYS)), null=True, blank=True
    )
    left_out = models.JSONField(
        "months without a meeting", default=list, blank=True, validators=[calendar_months]
    )
    begins_at = models.TimeField("begins at", null=True, blank=True)
    ends_at = models.TimeField("ends at", null=True, blank=True)
    place = models.CharField("usual place", max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="group_cadence_has_its_weekday",
                condition=models.Q(kind="days")
                | models.Q(ordinal__isnull=False, weekday__isnull=False),
                violation_error_message="Choose the weekday, and which of the month it is.",
            ),
            models.CheckConstraint(
                name="group_cadence_goes_on",
                condition=models.Q(step__gte=1, step__lte=400),
                violation_error_message="Write a whole number from 1 to 400.",
            ),
            models.CheckConstraint(
                name="group_cadence_ends_after_it_begins",
                condition=models.Q(ends_at=None) | models.Q(ends_at__gt=models.F("begins_at")),
                violation_error_message="A meeting ends after it begins.",
            ),
        ]

    def __str__(self) -> str:
        return f"when {self.group} meets"

    def get_absolute_url(self) -> str:
        return self.group.get_absolute_url()

    def days_between(self, start: date, end: date) -> list[date]:
        """The days of meetings from ``start`` to ``end``, both included, in order.

        Bank holidays stay: ``bank_holiday_on`` of ``csp.periods.holidays`` names one, and a person decides.
        """
        return days_of_cadence(self, start, end)

    @property
    def cadence_words(self) -> str:
        """Such as "Every 28 days, counted from 8 March 2011, not in August"."""
        left_out = [MONTH_NAMES[month - 1] for month in sorted(self.left_out)]
        without = f", not in {' or '.join(left_out)}" if left_out else ""
        return f"{self.repeat_words}, counted from {date_words(self.first_on)}{without}"

    @property
    def hours_and_place(self) -> str:
        """Such as "9.30am to noon, Council offices"; nothing where neither is known."""
        hours = [clock_words(at) for at in (self.begins_at, self.ends_at) if at]
        return ", ".join(words for words in (" to ".join(hours), self.place) if words)

    @property
    def repeat_words(self) -> str:
        if self.kind == self.Kind.DAYS:
            return "Every day" if self.step == 1 else f"Every {self.step} days"
        which = f"{ORDINALS[self.ordinal].capitalize()} {WEEKDAYS[self.weekday]}"
        return f"{which} of {'every month' if self.step == 1 else f'every {self.step} months'}"


def days_of_cadence(cadence: GroupCadence, start: date, end: date) -> list[date]:
    """Pure: the days that a cadence gives from ``start`` to ``end``."""
    if cadence.kind == GroupCadence.Kind.DAYS:
        return every_so_many_days(
            cadence.first_on, cadence.step, start, end, left_out=cadence.left_out
        )
    return nth_weekday_of_months(
        cadence.first_on,
        cadence.step,
        cadence.ordinal,
        cadence.weekday,
        start,
        end,
        left_out=cadence.left_out,
    )

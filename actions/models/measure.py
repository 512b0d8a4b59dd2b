"""How it is known that a row has worked."""

from __future__ import annotations

import uuid

from django.core.exceptions import ValidationError
from django.db import models

from actions.models.action import Action, RowPart


def known_members(members) -> None:
    if not isinstance(members, list) or not all(isinstance(m, str) and m.strip() for m in members):
        raise ValidationError("Write one group a line.")
    if len(set(members)) != len(members):
        raise ValidationError("The same group is named twice.")


class Measure(RowPart):
    """One measure, kept as its own line. Baseline and target are printed as given, if there are any."""

    class Kind(models.TextChoices):
        UNKNOWN = "", "Not stated"
        COUNT = "count", "Count"
        CHANGE = "change", "Change"
        RATE = "rate", "Rate"
        SAVING = "saving", "Saving"
        SURVEY = "survey", "Survey result"
        QUALITATIVE = "qualitative", "In words"

    class Polarity(models.TextChoices):
        NEUTRAL = "", "Neither"
        UP = "up", "More is better"
        DOWN = "down", "Less is better"

    class OverYear(models.TextChoices):
        UNKNOWN = "", "Not stated"
        SUM = "sum", "Add them up"
        LAST = "last", "Take the last one"
        AVERAGE = "average", "Take the average"

    action = models.ForeignKey(Action, models.CASCADE, related_name="measures")
    text = models.CharField("measure", max_length=500)
    kind = models.CharField(max_length=12, choices=Kind, blank=True, default="")
    unit = models.CharField(max_length=60, blank=True)
    polarity = models.CharField(
        "which way is good", max_length=4, choices=Polarity, blank=True, default=""
    )
    baseline = models.CharField(max_length=100, blank=True, help_text="Such as 120 in 2015/16.")
    target = models.CharField(max_length=100, blank=True, help_text="Such as over 70.")
    target_on = models.DateField("target date", null=True, blank=True)
    tolerance = models.DecimalField(
        "tolerance (%)",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="How far short of the target still counts as nearly there.",
    )
    source = models.CharField("where the figure comes from", max_length=200, blank=True)
    cumulative = models.BooleanField(
        "each figure includes those before it",
        default=False,
        help_text="Counted from the start of the year, or since a date.",
    )
    over_year = models.CharField(
        "to make a figure for the year", max_length=8, choices=OverYear, blank=True, default=""
    )
    breakdown = models.CharField(
        "counted for each", max_length=60, blank=True, help_text="Such as cohort, ward or age."
    )
    # The same for one measure year after year, whatever its row is called.
    series = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    members = models.JSONField(
        "groups counted", default=list, blank=True, validators=[known_members]
    )

    class Meta(RowPart.Meta):
        constraints = [
            models.CheckConstraint(
                name="measure_has_text",
                condition=~models.Q(text=""),
                violation_error_message="Say what is measured.",
            ),
            models.CheckConstraint(
                name="measure_tolerance_is_not_negative",
                condition=models.Q(tolerance=None) | models.Q(tolerance__gte=0),
                violation_error_message="A tolerance is nought or more.",
            ),
        ]

    def __str__(self) -> str:
        return self.text

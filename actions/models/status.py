"""A partnership's own words for how a row is doing."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower

from csp.models import Ordered
from plans.models.base import Tenanted
from plans.validators import contrasting_colour

SHAPE_TAKEN = (
    "Another status has that shape, so people could take one for the other. "
    "Choose one that none has."
)


class Status(Ordered, Tenanted):
    """One entry of the legend. ``nature`` is what the rules go by; the rest is what people read."""

    class Nature(models.TextChoices):
        DONE = "done", "Done"
        ON_TRACK = "on-track", "On track"
        AT_RISK = "at-risk", "At risk"
        OFF_TRACK = "off-track", "Off track"
        NOT_STARTED = "not-started", "Not started, and not due to"
        HELD = "held", "Held back for now"
        NONE = "none", "Nobody has said"

    class Shape(models.TextChoices):
        """Those that ``csp.charts.signs`` draws; triangles say better and worse, and no status."""

        TICK = "tick", "Disc with a tick"
        CIRCLE = "circle", "Disc"
        DIAMOND = "diamond", "Diamond"
        CROSS = "cross", "Square with a cross"
        RING = "ring", "Ring"
        PAUSE = "pause", "Two bars"
        DOTTED = "dotted", "Dotted square"
        SQUARE = "square", "Square"
        FRAME = "frame", "Open square"
        GEM = "gem", "Open diamond"
        PLUS = "plus", "Plus"
        BAR = "bar", "Bar"
        TARGET = "target", "Ring with a dot"
        STAR = "star", "Star"

    label = models.CharField("what you call it", max_length=40)
    meaning = models.CharField(
        max_length=200, blank=True, help_text="When should somebody choose this?"
    )
    nature = models.CharField("counts as", max_length=12, choices=Nature)
    colour = models.CharField(max_length=7, validators=[contrasting_colour])
    shape = models.CharField(
        max_length=10,
        choices=Shape,
        help_text="So that nobody has to tell one colour from another.",
    )
    in_use = models.BooleanField("can be chosen", default=True)

    class Meta(Ordered.Meta):
        verbose_name_plural = "statuses"
        constraints = [
            models.UniqueConstraint(
                "partnership",
                Lower("label"),
                name="status_label_once",
                violation_error_message="There is a status with that name already.",
            ),
            models.UniqueConstraint(
                fields=["partnership", "shape"],
                condition=~models.Q(shape=""),
                name="status_shape_once",
                violation_error_message=SHAPE_TAKEN,
            ),
            models.CheckConstraint(
                name="status_has_a_label",
                condition=~models.Q(label=""),
                violation_error_message="Say what you call it.",
            ),
            models.UniqueConstraint(
                fields=["partnership"],
                condition=models.Q(nature="none"),
                name="status_none_once",
                violation_error_message="There is an entry for rows that nobody has reported on.",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def siblings(self) -> models.QuerySet:
        return Status.objects.filter(partnership_id=self.partnership_id)

"""A measure in words."""

from __future__ import annotations

from actions.models import Measure
from csp.periods import date_words


def measure_with_target(measure: Measure) -> str:
    """A measure with its target and the day for it."""
    target = f" – target: {measure.target}" if measure.target else ""
    day = f" – by {date_words(measure.target_on)}" if measure.target_on else ""
    return measure.text + target + day

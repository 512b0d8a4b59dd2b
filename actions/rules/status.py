"""What a status means to the rules, whatever a partnership calls it: how good it is, and which way
a row is going. Pure: nothing here asks the database."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from actions.models.status import Status

Nature = Status.Nature
Shape = Status.Shape

# The higher the better. A row that is held back, or that nobody spoke of, stands on no step.
RANK: dict[str, int] = {
    Nature.DONE: 5,
    Nature.ON_TRACK: 4,
    Nature.NOT_STARTED: 3,
    Nature.AT_RISK: 2,
    Nature.OFF_TRACK: 1,
}
EXCEPTIONS = frozenset({Nature.AT_RISK, Nature.OFF_TRACK})
NOT_LIVE = frozenset({Nature.DONE, Nature.HELD})
# A status of this colour and shape is one that nobody has given, whatever was said before.
GREY, SILENT = "#50575d", Shape.DOTTED


def is_done(nature: str) -> bool:
    return nature == Nature.DONE


def is_live(nature: str) -> bool:
    """Whether work goes on, or should: neither done nor held back. Silence is live."""
    return nature not in NOT_LIVE


def is_exception(nature: str) -> bool:
    """Whether the strategy group should look: at risk or off track."""
    return nature in EXCEPTIONS


class Direction(StrEnum):
    """Which way a row went between two rounds. ``NEW``: there is nothing to compare."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    NEW = "new"

    @property
    def words(self) -> str:
        return {"better": "better", "same": "no change", "worse": "worse"}.get(self, "")

    @property
    def arrow(self) -> str:
        """Beside the words, never in their place."""
        return {"better": "▲", "same": "►", "worse": "▼"}.get(self, "")


def direction(before: str | None, now: str | None) -> Direction:
    """From the nature of one status to that of the next.

    Held back and silence cannot be weighed against anything, though being held back twice is no
    change. Turning the two round turns better into worse.
    """
    if before == now and before in {*RANK, Nature.HELD}:
        return Direction.SAME
    if before not in RANK or now not in RANK:
        return Direction.NEW
    step = RANK[now] - RANK[before]
    return Direction.BETTER if step > 0 else Direction.WORSE


def is_fresh(sent_on: date | None, start: date) -> bool:
    """Whether somebody has spoken since a period began; a row that is not fresh is drawn grey."""
    return sent_on is not None and sent_on >= start


class LegendEntry(NamedTuple):
    """A status as a partnership without a legend of its own is offered it."""

    label: str
    nature: Status.Nature
    colour: str
    shape: Status.Shape
    meaning: str


USUAL_LEGEND = (
    LegendEntry(
        "Complete", Nature.DONE, "#1d4f91", Shape.TICK, "Everything promised has been done."
    ),
    LegendEntry(
        "On track", Nature.ON_TRACK, "#00703c", Shape.CIRCLE, "It will be done as promised."
    ),
    LegendEntry(
        "At risk",
        Nature.AT_RISK,
        "#a34f00",
        Shape.DIAMOND,
        "It may slip or fall short unless something changes.",
    ),
    LegendEntry(
        "Off track",
        Nature.OFF_TRACK,
        "#b10e1e",
        Shape.CROSS,
        "It has slipped, or will not be done as promised.",
    ),
    LegendEntry("Not started", Nature.NOT_STARTED, GREY, Shape.RING, "It is not due to begin yet."),
    LegendEntry(
        "Held in abeyance",
        Nature.HELD,
        "#4c2c92",
        Shape.PAUSE,
        "The partnership has decided to leave it for now.",
    ),
    LegendEntry("No update", Nature.NONE, GREY, Shape.DOTTED, "Nobody has said how it is going."),
)

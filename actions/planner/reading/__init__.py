"""What lines of a planner say: when, what, where, with whom. Pure, and no word is ever changed.

A line is kept as it was typed; what can be understood of it stands beside. A time that cannot be
dated keeps its words and has no day.
"""

from actions.planner.reading.days import Anchor
from actions.planner.reading.kinds import find_entry_kind
from actions.planner.reading.lines import PlannerLine, read_planner_cell, read_planner_line
from actions.planner.reading.times import When
from actions.planner.reading.when import find_when, read_when

__all__ = [
    "Anchor",
    "PlannerLine",
    "When",
    "find_entry_kind",
    "find_when",
    "read_planner_cell",
    "read_planner_line",
    "read_when",
]

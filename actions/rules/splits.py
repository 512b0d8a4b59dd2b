"""Whether the figures of a measure's groups come to its total."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from actions.rules.typed_figures import HEDGED, ParsedFigure, strip_zeros
from csp.quantities import format_number

# A rate or a survey result of all is not the sum of those of the groups.
SUMMED = {"", "count", "saving"}


@dataclass(frozen=True, slots=True)
class MeasureSplit:
    """The figures of one measure that is counted for each of its groups."""

    kind: str
    members: tuple[str, ...]
    figures: Mapping[str, ParsedFigure] = field(default_factory=dict)


def split_doubt(group: MeasureSplit) -> str:
    """A doubt where the groups of a measure do not come to its total; nothing where none is due."""
    total = group.figures.get("")
    parts = [group.figures[name] for name in group.members if name in group.figures]
    if group.kind not in SUMMED or total is None or not parts:
        return ""
    known = [each.value for each in parts if each.value is not None]
    if total.value is None or is_loose(total, parts) or not known:
        return ""
    made, whole = sum(known, Decimal()), len(known) == len(group.members)
    if made == total.value if whole else made <= total.value:
        return ""
    come = "The groups come to" if whole else "Some of the groups come to"
    stated = format_number(strip_zeros(total.value))
    return f"{come} {format_number(strip_zeros(made))}, and the total says {stated}. Is {stated} right?"


def is_loose(total: ParsedFigure, parts: list[ParsedFigure]) -> bool:
    """Whether any figure is hedged, so that sums need not agree."""
    return any(each.values["qualifier"] in HEDGED for each in (total, *parts))

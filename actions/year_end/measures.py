"""Whether a measure is SMART: specific, measurable, with something to reach, and by a day. Pure."""

from __future__ import annotations

from typing import Any

from actions.rules.targets import parse_target


def lacks(measure: Any) -> list[str]:
    """What a measure would still need; a measure in words needs a figure before anything else."""
    if measure.kind == "qualitative":
        return ["a figure beside the words"]
    target = parse_target(measure.target) if measure.target else None
    wanted = {
        "what kind of figure it is": not measure.kind,
        "a target": not measure.target,
        "a target in figures": bool(measure.target) and (target is None or target.value is None),
        "a date to reach it by": not measure.target_on,
        "a baseline": not measure.baseline,
        "which way is good": not measure.polarity,
        "where the figure comes from": not measure.source,
    }
    return [words for words, is_lacking in wanted.items() if is_lacking]

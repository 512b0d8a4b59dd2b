"""The drawn lines of a table: where they end, and whether they close it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

Edge = dict[str, Any]
Span = list[float]

# Upright lines with a smaller gap are one; shorter ones are accidents.
_GAP = 4
_SHORTEST = 8


def open_ends(edges: list[Edge]) -> list[float]:
    """Where the upright lines of a table stop without a line across, as at a page break."""
    ends: dict[int, list[float]] = defaultdict(list)
    for at, spans in _uprights(edges).items():
        for top, bottom in spans:
            if bottom - top > _SHORTEST:
                ends[round(top)].append(at * 2.0)
                ends[round(bottom)].append(at * 2.0)
    return [
        float(y)
        for y, places in ends.items()
        if len(places) > 2 and not _is_closed(edges, y, places)
    ]


def _uprights(edges: list[Edge]) -> dict[int, list[Span]]:
    """From where to where upright lines reach, by half their place across."""
    reach: dict[int, list[Span]] = defaultdict(list)
    upright = (edge for edge in edges if edge["orientation"] == "v")
    for edge in sorted(upright, key=lambda each: each["top"]):
        spans = reach[round(edge["x0"] / 2)]
        if spans and edge["top"] - spans[-1][1] < _GAP:
            spans[-1][1] = max(spans[-1][1], edge["bottom"])
        else:
            spans.append([edge["top"], edge["bottom"]])
    return reach


def _is_closed(edges: list[Edge], y: float, places: list[float]) -> bool:
    """Whether lines across join the ends; a shaded cell's own edge alone does not."""
    across = {
        round(x)
        for edge in edges
        if edge["orientation"] == "h" and abs(edge["top"] - y) < 5
        for x in range(int(edge["x0"]), int(edge["x1"]))
    }
    return len(across) >= 0.5 * (max(places) - min(places))

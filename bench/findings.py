"""A finding: ours beside its peer, the ratio and whether it meets the goal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Finding:
    """``goal`` is about the ratio, or about ours where there is no peer in this run.

    ``least`` marks a goal that is a floor. A finding without a goal is there to be read.
    """

    name: str
    ours: float
    unit: str
    goal: float | None = None
    peer: float | None = None
    peer_name: str = ""
    least: bool = False

    @property
    def ratio(self) -> float | None:
        return self.ours / self.peer if self.peer else None

    @property
    def met(self) -> bool | None:
        if self.goal is None:
            return None
        value = self.ours if self.ratio is None else self.ratio
        return value >= self.goal if self.least else value <= self.goal

    def as_json(self) -> dict:
        kept = asdict(self)
        del kept["least"]
        ratio = None if self.ratio is None else round(self.ratio, 4)
        return kept | {"ours": round(self.ours, 3), "ratio": ratio, "met": self.met}


def table(findings: Sequence[dict]) -> str:
    """The findings for a person at a terminal."""
    head = ("what", "ours", "peer", "unit", "ratio", "goal", "met", "beside")
    lines = [head, *(cells(each) for each in findings)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if 0 < column < 6 and column != 3 else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def cells(finding: dict) -> tuple[str, ...]:
    met = {True: "yes", False: "NO", None: ""}[finding["met"]]
    numbers = [number(finding[name]) for name in ("ours", "peer")]
    rates = [number(finding[name]) for name in ("ratio", "goal")]
    return (finding["name"], *numbers, finding["unit"], *rates, met, finding["peer_name"])


def number(value: float | None) -> str:
    if value is None:
        return "n/a"
    return f"{value:,.0f}" if value >= 1_000 or value == int(value) else f"{value:.3g}"

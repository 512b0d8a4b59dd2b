"""How much is measured: quick for a look, default for every day, full for a figure to keep."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    rounds: int
    rows: int
    crowd_seconds: float
    contest_seconds: float
    rate_seconds: float
    prints: int
    longest: bool = False


SCALES = {
    "quick": Scale(
        rounds=12, rows=12_000, crowd_seconds=4, contest_seconds=30, rate_seconds=1, prints=1
    ),
    "default": Scale(
        rounds=30, rows=20_000, crowd_seconds=8, contest_seconds=60, rate_seconds=2, prints=2
    ),
    "full": Scale(
        rounds=60,
        rows=100_000,
        crowd_seconds=20,
        contest_seconds=300,
        rate_seconds=5,
        prints=3,
        longest=True,
    ),
}

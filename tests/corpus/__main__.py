"""Prints how well the corpus is read; with ``-v`` also every fault."""

from __future__ import annotations

import sys

from tests.corpus.score import Score, whole

FIELDS = (
    "ref",
    "priority",
    "aim",
    "activity",
    "leads",
    "measures",
    "risks",
    "timescale",
    "resources",
    "status",
    "other",
)


def line(name: str, scores: list[Score], field: str = "") -> str:
    total = Score()
    for each in scores:
        total += each
    return f"{name:<10} {total.precision(field):>9.1%} {total.recall(field):>9.1%}"


def report() -> list[str]:
    scores = whole()
    every = list(scores.values())
    found = [
        f"{'':<10} precision    recall",
        *(line(kind, [each]) for kind, each in scores.items()),
        "",
    ]
    found += [*(line(field, every, field) for field in FIELDS), line("all", every)]
    if "-v" in sys.argv:
        found += [fault for score in every for fault in score.faults]
    return found


sys.stdout.write("\n".join(report()) + "\n")

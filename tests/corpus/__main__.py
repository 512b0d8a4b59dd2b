"""Prints how well the corpus is read; with ``-v`` also every fault."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from tests.corpus.score import Score

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
    total = type(scores[0])()
    for each in scores:
        total += each
    return f"{name:<10} {total.precision(field):>9.1%} {total.recall(field):>9.1%}"


def report() -> list[str]:
    # What is read knows the columns of a row, which stand beside its model.
    from tests.corpus.score import whole

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


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "csp.settings")
django.setup()
sys.stdout.write("\n".join(report()) + "\n")

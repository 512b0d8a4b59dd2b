"""Prints how well the corpus is read; with ``-v`` also every fault."""

from __future__ import annotations

import sys

from tests.corpus.score import Score, whole

FIELDS = ("ref", "priority", "aim", "activity", "leads", "measures", "risks", "timescale", "resources", "status", "other")


def line(name: str, scores: list[Score], field: str = "") -> str:
    total = Score()
    for each in scores:
        total += each
    return f"{name:<10} {total.precision(field):>9.1%} {total.recall(field):>9.1%}"


def main() -> None:
    scores = whole()
    print(f"{'':<10} precision    recall")
    for kind, score in scores.items():
        print(line(kind, [score]))
    print()
    for field in FIELDS:
        print(line(field, list(scores.values()), field))
    print(line("all", list(scores.values())))
    if "-v" in sys.argv:
        for score in scores.values():
            print(*score.faults, sep="\n")


main()

"""Fifty editors at once: how long a save takes, and that no acknowledged save is lost."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from statistics import median

from bench.findings import Finding
from bench.forms import filled
from bench.measures.saves import opened_cell
from bench.timing import at_once, percentile, send

EDITORS, LONE_SAVES = 50, 20


@dataclass
class Tally:
    """What the editors were told. ``accepted`` holds row, version begun from and the words saved."""

    seconds: list[float] = field(default_factory=list)
    accepted: list[tuple[int, int, str]] = field(default_factory=list)
    answers: Counter = field(default_factory=Counter)

    @property
    def errors(self) -> int:
        return sum(number for status, number in self.answers.items() if status not in {200, 409})


def measure(place, scale) -> list[Finding]:
    rows = list(place.plan.actions.in_order().values_list("pk", flat=True)[:EDITORS])
    on = f"({place.database})"
    alone = pace(place, rows[:1], LONE_SAVES / 10, every=0.1)
    own = pace(place, rows, scale.crowd_seconds, every=1.0)
    found = [
        Finding(
            f"50 editors, one save a second each: 95th percentile {on}",
            percentile(own.seconds, 0.95) * 1_000,
            "ms",
            6,
            median(alone.seconds) * 1_000,
            "one user's median",
        ),
        Finding(f"50 editors: errors {on}", own.errors + alone.errors, "errors", 0),
    ]
    for name, hot in (("one hot row", rows[:1]), ("five rows", rows[:5])):
        tally = contest(place, hot, scale.crowd_seconds)
        what = f"50 editors on {name}, {len(tally.accepted)} saves and {tally.answers[409]} refused"
        found.append(Finding(f"{what}: lost updates {on}", lost(tally), "saves", 0))
        found.append(Finding(f"{what}: errors {on}", tally.errors, "errors", 0))
    return found


def pace(place, rows: list[int], seconds: float, every: float) -> Tally:
    """Each editor has a row to themselves and saves one cell of it at a steady pace."""
    tally = Tally()

    def edit(editor: int) -> None:
        path, session = path_of(place, rows[editor]), place.crowd[editor]
        headers, fields = opened_cell(place.site, path, session)
        start = time.perf_counter() + every * editor / len(rows)
        for turn in range(int(seconds / every)):
            time.sleep(max(0.0, start + turn * every - time.perf_counter()))
            words = f"Said by {editor}, turn {turn}, at {start}"
            answer = send("POST", place.site, path, headers, filled(fields, text=words))
            tally.answers[answer.status] += 1
            tally.seconds.append(answer.seconds)
            if answer.status == 200:
                version = int(dict(fields)["version"]) + 1
                fields = filled(fields, was=words, version=str(version))

    at_once(edit, len(rows))
    return tally


def contest(place, rows: list[int], seconds: float) -> Tally:
    """Everybody opens, changes and saves the same few rows as fast as they can."""
    tally, end = Tally(), time.perf_counter() + seconds

    def edit(editor: int) -> None:
        row, turn = rows[editor % len(rows)], 0
        path = path_of(place, row)
        while time.perf_counter() < end:
            turn += 1
            words = f"Said by {editor}, turn {turn}, at {end}"
            headers, fields = opened_cell(place.site, path, place.crowd[editor])
            answer = send("POST", place.site, path, headers, filled(fields, text=words))
            tally.answers[answer.status] += 1
            if answer.status == 200:
                tally.accepted.append((row, int(dict(fields)["version"]), words))

    at_once(edit, EDITORS)
    return tally


def path_of(place, row: int) -> str:
    return f"{place.address(place.plan)}actions/{row}/cells/resources/"


def lost(tally: Tally) -> int:
    """Saves that were acknowledged and are not the very next version in the stored history."""
    from actions.models import Action

    rows = {row for row, _, _ in tally.accepted}
    kept = set(Action.history.filter(id__in=rows).values_list("id", "version", "resources"))
    return sum((row, begun + 1, words) not in kept for row, begun, words in tally.accepted)

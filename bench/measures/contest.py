"""Several processes save the same few rows as fast as they can: nothing acknowledged may be lost."""

from __future__ import annotations

import json
import subprocess
import sys

from bench.findings import Finding
from bench.measures.crowd import Tally, lost

CONTENDERS, HOT_ROWS = 6, 5


def measure(place, scale) -> list[Finding]:
    rows = list(place.plan.actions.order_by("-pk").values_list("pk", flat=True)[:HOT_ROWS])
    tally = fought(place, rows, scale.contest_seconds)
    saves, refused = len(tally.accepted), tally.answers[409]
    what = f"{CONTENDERS} processes on {HOT_ROWS} rows, {saves:,} saves and {refused:,} refused"
    on = f"({place.database})"
    return [
        Finding(f"{what}: lost updates {on}", lost(tally), "saves", 0),
        Finding(f"{what}: half-written saves {on}", half_written(rows), "saves", 0),
        Finding(f"{what}: errors {on}", tally.errors, "errors", 0),
    ]


def fought(place, rows: list[int], seconds: float) -> Tally:
    crew = [subprocess.Popen(COMMAND, **PIPES) for _ in range(CONTENDERS)]
    for number, each in enumerate(crew):
        task = {"seconds": seconds, "rows": rows, "base": f"{place.address(place.plan)}actions/"}
        each.stdin.write(json.dumps(task | {"cookie": place.crowd[number]["Cookie"]}))
        each.stdin.close()
    tally = Tally()
    for each in crew:
        told = json.loads(each.stdout.read())
        tally.accepted += [tuple(save) for save in told["accepted"]]
        tally.answers.update({int(status): times for status, times in told["answers"].items()})
        if each.wait():
            raise SystemExit(f"A contender ended with {each.returncode}.")
    return tally


COMMAND = [sys.executable, "-m", "bench.contender"]
PIPES = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}


def half_written(rows: list[int]) -> int:
    """Versions of a row that have no history, or more than one, or not their one audit event."""
    from actions.models import Action
    from csp.models import AuditEvent

    wrong = 0
    for row in Action.objects.filter(pk__in=rows):
        versions = sorted(row.history.values_list("version", flat=True))
        wanted = range(1, row.version + 1)
        events = AuditEvent.objects.filter(target_type="actions.action", target_id=str(row.pk))
        wrong += abs(len(versions) - row.version) + len(set(wanted) - set(versions))
        wrong += abs(events.count() - (row.version - 1))
    return wrong

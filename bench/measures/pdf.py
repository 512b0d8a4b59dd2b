"""Plans as PDF, beside Chromium printing the same HTML. Both are warm."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from bench.chromium import html_of, print_seconds, printer
from bench.findings import Finding
from bench.printing import document_of

CHROMIUM = "Chromium, same HTML, tagged"


def measure(place, scale) -> list[Finding]:
    theirs_short, theirs_long = chromium(scale.prints + 1, place.short, place.long)
    short = print_ours(scale.prints + 2, place.short, warm=place.short)["seconds"]
    long = print_ours(scale.prints, place.long, warm=place.short)
    seconds, memory = long["seconds"], long["memory"] / 1e6
    found = [
        Finding("PDF of the plan of 18 rows", short, "s", 1.4, theirs_short, CHROMIUM),
        Finding("PDF of a plan of 400 rows", seconds, "s", 3.4, theirs_long, CHROMIUM),
        Finding("Memory of a process that prints 400 rows", memory, "MB", 400),
    ]
    if place.longest:
        most = print_ours(1, place.longest, warm=place.short)
        found.append(
            Finding("PDF of 1,600 rows", most["seconds"], "s", 4.0, seconds, "ours of 400 rows")
        )
        found.append(Finding("Memory at 1,600 rows", most["memory"] / 1e6, "MB"))
    return found


def print_ours(times: int, plan, warm) -> dict:
    command = [sys.executable, "-m", "bench.printing", str(times), str(plan.pk), str(warm.pk)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def chromium(times: int, *plans) -> list[float]:
    files = [written(plan) for plan in plans]
    with printer() as browser:
        return [print_seconds(browser, file, times) for file in files]


def written(plan) -> Path:
    file = Path(settings.SCRATCH) / f"plan-{plan.pk}.html"
    file.write_text(html_of(document_of(plan.pk)), encoding="utf-8")
    return file

"""Plans as PDF, beside Chromium printing the same HTML: each a process of its own, its start included."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from django.conf import settings

from bench.chromium import browser, html_of, print_seconds
from bench.findings import Finding
from bench.printing import document_of

CHROMIUM = "Chromium, same HTML, tagged; both from a cold start"


def measure(place, scale) -> list[Finding]:
    short, theirs_short, _ = race(place.short, scale.prints + 2)
    long, theirs_long, memory = race(place.long, scale.prints)
    found = [
        Finding("PDF of the plan of 18 rows", short, "s", 1.4, theirs_short, CHROMIUM),
        Finding("PDF of a plan of 400 rows", long, "s", 3.4, theirs_long, CHROMIUM),
        Finding("Memory of a process that prints 400 rows", memory / 1e6, "MB", 400),
    ]
    if place.longest:
        most, memory = print_ours(place.longest)
        found.append(Finding("PDF of 1,600 rows", most, "s", 4.0, long, "ours of 400 rows"))
        found.append(Finding("Memory at 1,600 rows", memory / 1e6, "MB"))
    return found


def race(plan, times: int) -> tuple[float, float, int]:
    """Both in turn, after one each that is not counted: the medians, and the most memory of ours."""
    program, file = browser(), written(plan)
    ours, theirs = [], []
    for _ in range(times + 1):
        ours.append(print_ours(plan))
        theirs.append(print_seconds(program, file))
    memory = max(memory for _, memory in ours)
    return median(seconds for seconds, _ in ours[1:]), median(theirs[1:]), memory


def print_ours(plan) -> tuple[float, int]:
    """Seconds and bytes of a process that starts, reads the plan and prints it."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "bench.printing", str(plan.pk)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    return time.perf_counter() - began, int(done.stdout)


def written(plan) -> Path:
    file = Path(settings.SCRATCH) / f"plan-{plan.pk}.html"
    file.write_text(html_of(document_of(plan.pk)), encoding="utf-8")
    return file

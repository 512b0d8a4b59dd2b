"""A process of its own that prints one plan: ``python -m bench.printing TIMES PLAN [WARM]``.

Answers in JSON: the median of the seconds of each print, and the most memory that it ever held.
A plan to warm up with is printed once before, so that fonts and styles have been read.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from statistics import median

import django


def main() -> None:
    django.setup()
    from reporting.renderers.pdf import render_pdf

    times, plan, *warm = (int(word) for word in sys.argv[1:])
    for other in warm:
        render_pdf(document_of(other))
    document = document_of(plan)
    seconds = median(timed(render_pdf, document) for _ in range(times))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1_024
    print(json.dumps({"seconds": seconds, "memory": memory}))


def document_of(number: int):
    """A plan as its draft prints it."""
    from datetime import UTC, datetime

    from plans.models import Plan
    from reporting.gathering import gather
    from reporting.reports.plan import build

    plan = Plan.objects.select_related("partnership").get(pk=number)
    return build(gather(plan, public=True), draft=False, created=datetime(2026, 4, 1, tzinfo=UTC))


def timed(render, document) -> float:
    began = time.perf_counter()
    render(document)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()

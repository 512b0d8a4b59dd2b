"""A process of its own that prints one plan: ``python -m bench.printing PLAN``.

It answers with the most memory that it ever held, in bytes.
"""

from __future__ import annotations

import resource
import sys

import django


def main() -> None:
    django.setup()
    from reporting.document.renderers.pdf import render_pdf

    render_pdf(document_of(int(sys.argv[1])))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1_024)


def document_of(number: int):
    """A plan as its draft prints it."""
    from datetime import UTC, datetime

    from plans.models import Plan
    from reporting.document.plan import build
    from reporting.facts.gather_plan import gather

    plan = Plan.objects.select_related("partnership").get(pk=number)
    return build(gather(plan, public=True), draft=False, created=datetime(2026, 4, 1, tzinfo=UTC))


if __name__ == "__main__":
    main()

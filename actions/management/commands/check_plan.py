"""Say what an officer would want to know about a plan, as its page does."""

from __future__ import annotations

import json

from actions.checks import plan_warnings
from csp.periods import today
from plans.management.plan_command import PlanCommand, find_plan


class Command(PlanCommand):
    help = "List what to look at in a plan: its codes are the same on the page and here."

    def handle(self, *args, plan: str, **options) -> None:
        warnings = plan_warnings(find_plan(plan), today=today())
        if options["json"]:
            self.stdout.write(
                json.dumps({"checks": [], "warnings": [as_json(w) for w in warnings]})
            )
            return
        for warning in warnings:
            self.stdout.write(f"{warning.code}: {warning.message}")
        self.stdout.write(f"{len(warnings)} to look at.")


def as_json(warning) -> dict[str, str]:
    return {"code": warning.code, "ref": warning.ref, "message": warning.message}

"""Say what the law still wants of a plan and what an officer would want to know, as its pages do."""

from __future__ import annotations

import json

from actions.rows.checks import plan_warnings
from csp.periods import today
from plans.management.plan_command import PlanCommand, find_plan
from reporting.statutory import ADVICE, check_all, outcome_counts_line
from reporting.statutory.check import CheckResult


class Command(PlanCommand):
    help = "Statutory checks of a plan, and what to look at in it: as on its pages."

    def handle(self, *args, plan: str, **options) -> None:
        found, day = find_plan(plan), today()
        results = check_all(found.partnership, found, today=day)
        warnings = plan_warnings(found, today=day)
        if options["json"]:
            told = {
                "checks": [check_as_json(each) for each in results],
                "warnings": [warning_json(each) for each in warnings],
            }
            self.stdout.write(json.dumps(told))
            return
        self.stdout.write(ADVICE)
        for result in results:
            self.stdout.write(f"{result.code} {result.outcome}: {result.why} [{result.reference}]")
        self.stdout.write(f"{outcome_counts_line(results)}.")
        for warning in warnings:
            self.stdout.write(f"{warning.code}: {warning.message}")
        self.stdout.write(f"{len(warnings)} to look at.")


def check_as_json(result: CheckResult) -> dict[str, str]:
    return {
        "code": result.code,
        "result": str(result.outcome),
        "why": result.why,
        "reference": result.reference,
    }


def warning_json(warning) -> dict[str, str]:
    return {"code": warning.code, "ref": warning.ref, "message": warning.message}

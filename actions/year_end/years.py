"""The years of a plan: most have one, some have three. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from actions.rounds.facts.update import anniversary
from csp.periods import plan_words
from plans.models import Plan


@dataclass(frozen=True, slots=True)
class PlanYear:
    """Twelve months of a plan, or what is left of it. ``code`` is such as 2016-17."""

    start: date
    end: date

    @property
    def code(self) -> str:
        first, last = self.start.year, self.end.year
        return f"{first}" if first == last else f"{first}-{last % 100:02}"

    def __str__(self) -> str:
        return plan_words(self.start, self.end)


def years_of_plan(plan: Plan) -> list[PlanYear]:
    """The years that a plan runs for, the first one first."""
    found: list[PlanYear] = []
    start = plan.start
    while start <= plan.end:
        following = anniversary(plan.start, len(found) + 1)
        found.append(PlanYear(start, min(plan.end, following - timedelta(days=1))))
        start = following
    return found


def year_named(plan: Plan, code: str, today: date) -> PlanYear:
    """The year with that code; else the one that runs now, or the plan's last when it is over."""
    years = years_of_plan(plan)
    begun = [each for each in years if each.start <= today] or years[:1]
    return next((each for each in years if each.code == code), begun[-1])

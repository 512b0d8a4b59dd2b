"""Whether somebody else's strategy is in force, and whether it covers a plan. Pure; dates are given."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from csp.periods import date_words, overlaps
from plans.models import Driver, Plan

IN_FORCE = ("In force", "green")
EXPIRED = ("Expired", "red")
NOT_YET = ("Not yet in force", "blue")
UNDATED = ("No dates", "grey")


def driver_state(driver: Driver, today: date) -> tuple[str, str]:
    """Its state on a day, in words and as a colour."""
    if driver.start is None and driver.end is None:
        return UNDATED
    if driver.end and driver.end < today:
        return EXPIRED
    return NOT_YET if driver.start and driver.start > today else IN_FORCE


def touches(driver: Driver, plan: Plan) -> bool:
    """Whether it shares a day with the plan; one without dates may."""
    return overlaps(driver.start, driver.end, plan.start, plan.end)


def shortfall(driver: Driver, plan: Plan) -> str:
    """How it falls short of the plan's days, to follow its name; nothing where it covers them all.

    One that begins when the plan is over is for later plans, and falls short of nothing.
    """
    if driver.start and driver.start > plan.end:
        return ""
    if driver.end and driver.end < plan.start:
        return (
            f"ended on {date_words(driver.end)}, before the plan begins on {date_words(plan.start)}"
        )
    if driver.end and driver.end < plan.end:
        return f"ends on {date_words(driver.end)}, before the plan does on {date_words(plan.end)}"
    if driver.start and driver.start > plan.start:
        return (
            f"begins on {date_words(driver.start)}, after the plan does on {date_words(plan.start)}"
        )
    return ""


def shortfalls(driver: Driver, plans: Iterable[Plan]) -> list[str]:
    """The plans that it does not cover, each in a sentence."""
    told = ((plan, shortfall(driver, plan)) for plan in plans)
    return [f"Does not cover {plan}: it {words}." for plan, words in told if words]

"""Whether strategies of one level fit the days of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, cast

from csp.periods import date_words, overlaps
from plans.models import Driver
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts, some

if TYPE_CHECKING:
    from plans.evidence.queries import ServedDriver


def find_of_level(facts: StatutoryFacts, level: str, none: str) -> CheckVerdict:
    mine = [each for each in facts.drivers if each.level == level]
    pages = [facts.link("Strategies to have regard to", "drivers")]
    pages += [facts.link(each.title, "driver", each.pk) for each in mine[-3:]]
    if not mine:
        return combine_verdicts([(CheckOutcome.UNKNOWN, none)], *pages)
    running = [each for each in mine if overlaps(each.start, each.end, *plan_days(facts))]
    if not running:
        return combine_verdicts([(CheckOutcome.WARN, outside_words(facts, mine[-1]))], *pages)
    return combine_verdicts(list(fit_parts(facts, running)), *pages)


def plan_days(facts: StatutoryFacts) -> tuple:
    return (facts.plan.start, facts.plan.end) if facts.plan else (facts.as_at, facts.as_at)


def outside_words(facts: StatutoryFacts, last: Driver) -> str:
    start, end = plan_days(facts)
    if last.end and last.end < start:
        return f"“{last}” ended on {date_words(last.end)}, before {date_words(start)}"
    # Outside and not before means after, so it has a first day.
    began = cast("date", last.start)
    return f"“{last}” begins on {date_words(began)}, after {date_words(end)}"


def fit_parts(
    facts: StatutoryFacts, running: list[ServedDriver]
) -> Iterator[tuple[CheckOutcome, str]]:
    names = some([f"“{each}”" for each in running])
    _, end = plan_days(facts)
    if all(each.start is None and each.end is None for each in running):
        yield CheckOutcome.UNKNOWN, f"{names} has no dates"
        return
    latest = [each.end for each in running if each.end]
    if len(latest) == len(running) and max(latest) < end:
        yield CheckOutcome.WARN, f"{names} ends on {date_words(max(latest))}, before the plan does"
    if facts.plan and not any(each.served for each in running):
        yield CheckOutcome.WARN, f"no priority of the plan is said to serve {names}"
    yield CheckOutcome.PASS, f"{names} is in force and priorities serve it"

"""Other strategies that a plan must fit: police and crime, the county's, serious violence."""

from __future__ import annotations

from collections.abc import Iterator

from csp.periods import date_words, overlaps
from plans.law.duties import policing_body
from plans.models import Driver, DutyRecord, Partnership
from reporting.statutory.facts import Facts
from reporting.statutory.people import in_date
from reporting.statutory.result import Found, Outcome, found, some

Level = Driver.Level


def police_plan(facts: Facts) -> Found:
    """ST-13."""
    body = policing_body(facts.partnership)
    return of_level(facts, Level.POLICE, f"no police and crime plan is recorded ({body})")


def county_agreement(facts: Facts) -> Found:
    """ST-14."""
    if facts.partnership.tier != Partnership.Tier.TWO_TIER:
        kind = facts.partnership.get_tier_display()
        words = f"only a district in a two-tier county has a county agreement, and this is: {kind}"
        return found([(Outcome.NOT, words)], facts.link("Strategies to have regard to", "drivers"))
    return of_level(facts, Level.COUNTY, "no county community safety agreement is recorded")


def of_level(facts: Facts, level: str, none: str) -> Found:
    mine = [each for each in facts.drivers if each.level == level]
    pages = [facts.link("Strategies to have regard to", "drivers")]
    pages += [facts.link(each.title, "driver", each.pk) for each in mine[-3:]]
    if not mine:
        return found([(Outcome.UNKNOWN, none)], *pages)
    running = [each for each in mine if overlaps(each.start, each.end, *period(facts))]
    if not running:
        return found([(Outcome.WARN, outside(facts, mine[-1]))], *pages)
    return found(list(fit(facts, running)), *pages)


def period(facts: Facts) -> tuple:
    return (facts.plan.start, facts.plan.end) if facts.plan else (facts.as_at, facts.as_at)


def outside(facts: Facts, last: Driver) -> str:
    start, end = period(facts)
    if last.end and last.end < start:
        return f"“{last}” ended on {date_words(last.end)}, before {date_words(start)}"
    return f"“{last}” begins on {date_words(last.start)}, after {date_words(end)}"


def fit(facts: Facts, running: list[Driver]) -> Iterator[tuple[Outcome, str]]:
    names = some([f"“{each}”" for each in running])
    _, end = period(facts)
    if all(each.start is None and each.end is None for each in running):
        yield Outcome.UNKNOWN, f"{names} has no dates"
        return
    latest = [each.end for each in running if each.end]
    if len(latest) == len(running) and max(latest) < end:
        yield Outcome.WARN, f"{names} ends on {date_words(max(latest))}, before the plan does"
    if facts.plan and not any(each.served for each in running):
        yield Outcome.WARN, f"no priority of the plan is said to serve {names}"
    yield Outcome.PASS, f"{names} is in force and priorities serve it"


def serious_violence(facts: Facts) -> Found:
    """ST-22."""
    kind = DutyRecord.Kind.VIOLENCE
    records = facts.of_kind(kind)
    if not records:
        page = facts.to_record(kind, "Record the strategy")
        words = "no strategy against serious violence is recorded"
        return found([(Outcome.UNKNOWN, words)], page)
    last = records[-1]
    parts = list(in_date(last, facts.as_at))
    if last.published_on is None or last.published_on > facts.as_at:
        parts.append((Outcome.WARN, "it is not recorded when it was published"))
    if not last.link:
        parts.append((Outcome.WARN, "no web address is recorded for it"))
    if not parts:
        words = f"the strategy of {date_words(last.done_on)} is published and in date"
        parts = [(Outcome.PASS, words)]
    return found(parts, facts.record(last))

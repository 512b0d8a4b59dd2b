"""Strategies of others that end before the plan does, and lists of priorities that disagree with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from csp.periods import date_words
from plans.evidence.priority_lists import Named, item_means_priority, named_in
from plans.evidence.queries import drivers_for, listing_sections, recommended_for
from plans.models import Driver, Plan, Priority
from plans.proofreading import page_address
from plans.proofreading.findings import Finding


def strategy_warnings(plan: Plan, priorities: Sequence[Priority]) -> Iterator[Finding]:
    """``expired-strategy`` and ``priority-mismatch``, in three queries; areas are at hand already."""
    yield from expired_strategies(plan)
    yield from priority_mismatches(plan, priorities)


def expired_strategies(plan: Plan) -> Iterator[Finding]:
    """``expired-strategy``: one ended before the plan begins, or ends before the plan does.

    A strategy that another one of the same body took over from is only told of where a priority
    of the plan still serves it.
    """
    drivers = list(drivers_for(plan))
    for driver in drivers:
        if driver.end is None or driver.end >= plan.end:
            continue
        if driver.served or not taken_over(driver, drivers, plan.end):
            url = page_address(plan, "driver", driver.pk)
            yield Finding("expired-strategy", expired_words(driver, plan), url)


def expired_words(driver: Driver, plan: Plan) -> str:
    assert driver.end is not None  # noqa: S101 (said by whoever asks)
    ended = date_words(driver.end)
    if driver.end < plan.start:
        return (
            f"“{driver}” expired on {ended}, before this plan begins on {date_words(plan.start)}. "
            "Look for its successor, or say in the plan that it is being renewed."
        )
    return (
        f"“{driver}” ends on {ended}, before this plan does on {date_words(plan.end)}. "
        "Plan to look at the priorities again when its successor is known."
    )


def taken_over(driver: Driver, drivers: Iterable[Driver], by: date) -> bool:
    """Whether a later strategy of the same body, at the same level, began by a day."""
    assert driver.end is not None  # noqa: S101 (said by whoever asks)
    return any(
        each.start is not None
        and driver.end < each.start <= by
        and (each.level, each.owner.casefold()) == (driver.level, driver.owner.casefold())
        for each in drivers
    )


def priority_mismatches(plan: Plan, priorities: Sequence[Priority]) -> Iterator[Finding]:
    """``priority-mismatch``: a list in the text, or an assessment, names other priorities."""
    if not priorities:
        return
    for section in listing_sections(plan):
        url = page_address(plan, "section_edit", plan.slug, section.pk)
        for listed in named_in(section):
            if words := mismatch_words(listed, priorities):
                yield Finding("priority-mismatch", words, url)
    yield from recommended_elsewhere(plan, priorities)


def mismatch_words(listed: Named, priorities: Sequence[Priority]) -> str:
    strange = [
        item for item in listed.items if not any(item_means_priority(item, p) for p in priorities)
    ]
    absent = [
        p for p in priorities if not any(item_means_priority(item, p) for item in listed.items)
    ]
    said = []
    if strange:
        which = "which is not a priority" if len(strange) == 1 else "which are not priorities"
        said.append(f"lists {quote_first_items(strange)}, {which} of this plan")
    if absent:
        said.append(f"leaves out {quote_first_items([each.title for each in absent])}")
    return f"{listed.where} {', and '.join(said)}. Make the two agree." if said else ""


def recommended_elsewhere(plan: Plan, priorities: Sequence[Priority]) -> Iterator[Finding]:
    """What an assessment that the plan rests on puts first, and no priority takes up."""
    own = {each.pk for each in priorities}
    missed: dict = {}
    for each in recommended_for(plan):
        taken = each.priority_id in own or any(
            item_means_priority(each.words, p) for p in priorities
        )
        if not taken:
            missed.setdefault(each.assessment, []).append(each.words)
    for assessment, items in missed.items():
        yield Finding(
            "priority-mismatch",
            f"“{assessment}” recommends {quote_first_items(items)}, and no priority of this plan takes "
            f"{'it' if len(items) == 1 else 'them'} up. Say in the plan why not, or link the priority "
            "that does.",
            assessment.get_absolute_url(),
        )


def quote_first_items(items: list[str], most: int = 4) -> str:
    """“One”, “two” and 3 more."""
    shown = [f"“{each}”" for each in items[:most]]
    if len(items) > most:
        shown.append(f"{len(items) - most} more")
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))

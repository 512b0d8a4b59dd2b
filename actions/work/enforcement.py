"""Enforcement in words: how often in all, as far as it can be said, and when an order ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations

from actions.models import EnforcementUse
from actions.work.days import days_words
from csp.periods import date_words, financial_year_of, month_of, overlaps
from csp.quantities import format_number, pounds_words
from plans.law.days import months_after
from plans.models import Hedge

SOON = 90
SUMS = ("fine", "costs", "surcharge", "compensation")


def count_words(use: EnforcementUse) -> str:
    """The number of one use as it was printed, with “since” where the period has no end."""
    said = use.printed or "not counted"
    return said if use.end or " since " in f" {said}" else f"{said} {days_words(use.start, None)}"


def enforcement_total(uses: Sequence[EnforcementUse]) -> str:
    """How many in all. What cannot honestly be added is listed instead.

    1. Periods that overlap without being the same may count one thing twice.
    2. A number over something and a number under something make neither.
    3. A number that is not known is said to be missing, and never taken for nought.
    """
    known = [use for use in uses if use.count is not None]
    counts = (use.count.normalize() for use in known if use.count is not None)
    if len(uses) == 1 or not known or count_twice(known) or len(hedges_of(known)) > 1:
        return "; ".join(dict.fromkeys(f"{count_words(use)}{of_when(use, uses)}" for use in uses))
    total = format_number(sum(counts, Decimal()))
    hedge = next((f"{each.value} " for each in hedges_of(known)), "")
    missing = len(uses) - len(known)
    return f"{hedge}{total}" + (f", and {missing} not counted" if missing else "")


def hedges_of(uses: Iterable[EnforcementUse]) -> set[Hedge]:
    return {Hedge(use.qualifier) for use in uses} - {Hedge.EXACT}


def count_twice(uses: Sequence[EnforcementUse]) -> bool:
    """Whether a thing counted in one period may be counted in another one again."""
    periods = {(use.start, use.end) for use in uses}
    return any(overlaps(*one, *other) for one, other in combinations(periods, 2)) or (
        len(uses) > 1 and any(end is None for _, end in periods)
    )


def of_when(use: EnforcementUse, uses: Sequence[EnforcementUse]) -> str:
    """In which period, for a number that stands beside others and has an end."""
    return f" in {days_words(use.start, use.end)}" if len(uses) > 1 and use.end else ""


@dataclass(frozen=True, slots=True)
class EnforcementLine:
    """One tool at one stage, with each year and what is said of it."""

    tool: str
    stage: str
    by_year: tuple[tuple[str, str], ...]


def enforcement_by_year(uses: Sequence[EnforcementUse]) -> tuple[list[str], list[EnforcementLine]]:
    """The financial years, newest first, and a line for each tool and stage in their order.

    A use stands in the year in which its period begins.
    """
    years = sorted({financial_year_of(use.start) for use in uses}, key=lambda y: y.start)[::-1]
    lines: dict[tuple[str, str], dict] = defaultdict(lambda: defaultdict(list))
    for use in sorted(uses, key=enforcement_sort_key):
        line = (use.tool.name, use.get_stage_display())
        lines[line][financial_year_of(use.start)].append(use)
    return [str(year) for year in years], [
        EnforcementLine(
            *line,
            tuple(
                (str(year), enforcement_total(cells[year]) if year in cells else "")
                for year in years
            ),
        )
        for line, cells in lines.items()
    ]


def enforcement_sort_key(use: EnforcementUse) -> tuple:
    return use.tool.position, use.tool_id, EnforcementUse.Stage.values.index(use.stage), use.start


def term_words(use: EnforcementUse, today: date) -> str:
    """When an order ends: to the day, and how soon; by month where only the month is known."""
    if use.expires_on is None:
        return month_of_end(use)
    days = (use.expires_on - today).days
    if days < 0:
        return f"Ended on {date_words(use.expires_on)}"
    when = {0: "today", 1: "tomorrow"}.get(days, f"in {days} days" if days <= SOON else "")
    return f"Expires on {date_words(use.expires_on)}" + (f", {when}" if when else "")


def month_of_end(use: EnforcementUse) -> str:
    one_month = use.end and month_of(use.start) == month_of(use.end)
    if not use.duration_months or use.starts_on or not one_month:
        return ""
    return f"Expires in {month_of(months_after(use.start, use.duration_months))}"


def court_sums(use: EnforcementUse) -> list[tuple[str, str]]:
    """What a court ordered to be paid, to the penny, and in all where it is more than one sum."""
    paid = [(name, getattr(use, name)) for name in SUMS if getattr(use, name) is not None]
    rows = [(outcome_label(name), pounds_words(value)) for name, value in paid]
    total = sum((value for _, value in paid), start=0)
    return rows + ([("In all", pounds_words(total))] if len(rows) > 1 else [])


def outcome_label(name: str) -> str:
    return {"surcharge": "Victim surcharge"}.get(name, name.capitalize())


def duration_words(months: int) -> str:
    """Two years as “2 years”, anything else in months."""
    number, noun = (months // 12, "year") if months % 12 == 0 else (months, "month")
    return f"{number} {noun}" + ("" if number == 1 else "s")

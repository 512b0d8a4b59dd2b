"""How the rows of a round are laid out for the strategy group: what needs it first. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from actions.rules.status import Nature
from actions.rules.status_counts import count_by_status
from csp.prose.nouns import count_noun
from reporting.facts.quarter import QuarterFacts, QuarterPriorityFacts, RowFacts, StatusFacts

GOOD = (Nature.DONE, Nature.ON_TRACK)


@dataclass(frozen=True, slots=True)
class ReasonGroup:
    """Rows that the strategy group should look at for one reason.

    ``total`` counts those too that stand in a group before this one.
    """

    key: str
    title: str
    rows: tuple[RowFacts, ...]
    total: int = 0

    @property
    def count(self) -> str:
        """“1”, or “2, 1 of them above” where a reader would else miss one that the counts tell of."""
        above = self.total - len(self.rows)
        return f"{self.total:,}, {above:,} of them above" if above > 0 else f"{len(self.rows):,}"


@dataclass(frozen=True, slots=True)
class StatusCount:
    """One entry of the legend with how many rows have it."""

    status: StatusFacts
    count: int


@dataclass(frozen=True, slots=True)
class Movement:
    """How many rows are better, worse or the same as in the round before."""

    better: int = 0
    worse: int = 0
    same: int = 0


@dataclass(frozen=True, slots=True)
class OfPriority:
    """One priority with its rows, counts and movement."""

    priority: QuarterPriorityFacts
    rows: tuple[RowFacts, ...]
    counts: tuple[StatusCount, ...]
    movement: Movement


# A row stands in the first group that it fits, so that nothing is read twice.
REASONS: tuple[tuple[str, str, Callable[[RowFacts, str], bool]], ...] = (
    ("decision", "Needs a decision", lambda row, nature: bool(row.wanted and not row.decisions)),
    ("off-track", "Off track", lambda row, nature: nature == Nature.OFF_TRACK),
    ("at-risk", "At risk", lambda row, nature: nature == Nature.AT_RISK),
    ("worse", "Worse than last time", lambda row, nature: row.direction == "worse"),
    ("missed", "Target missed", lambda row, nature: bool(row.missed)),
    ("missing", "Missing", lambda row, nature: not row.answered),
)


def group_exceptions(facts: QuarterFacts) -> tuple[ReasonGroup, ...]:
    """The exceptions by reason, in the order of REASONS; a reason without rows is left out."""
    found: dict[str, list[RowFacts]] = {}
    totals: Counter[str] = Counter()
    for row in facts.rows:
        if keys := row_reasons(row, facts.status_of(row).nature):
            found.setdefault(keys[0], []).append(row)
            totals.update(keys)
    return tuple(
        ReasonGroup(key, title, tuple(found[key]), totals[key])
        for key, title, _ in REASONS
        if key in found
    )


def row_reasons(row: RowFacts, nature: str) -> list[str]:
    """Every reason that a row fits, the gravest first."""
    return [key for key, _, fits in REASONS if fits(row, nature)]


def counts_of(facts: QuarterFacts, rows: Iterable[RowFacts]) -> tuple[StatusCount, ...]:
    """How many rows have each status, in the order of the legend; those that none has are left out."""
    places = count_by_status(range(len(facts.legend)), (row.status for row in rows), -1)
    return tuple(StatusCount(facts.legend[place], many) for place, many in places)


def movement_of(rows: Iterable[RowFacts]) -> Movement:
    found = Counter(row.direction for row in rows)
    return Movement(found["better"], found["worse"], found["same"])


def by_priority(facts: QuarterFacts) -> tuple[OfPriority, ...]:
    rows: dict[str, list[RowFacts]] = {}
    for row in facts.rows:
        rows.setdefault(row.priority, []).append(row)
    return tuple(
        OfPriority(
            each,
            tuple(rows[each.key]),
            counts_of(facts, rows[each.key]),
            movement_of(rows[each.key]),
        )
        for each in facts.priorities
        if each.key in rows
    )


def filter_quarter(
    facts: QuarterFacts, *, priority: str = "", lead: str = "", area: str = ""
) -> QuarterFacts:
    """The same round with the rows of one priority, lead or area only."""
    if not (priority or lead or area):
        return facts
    rows = tuple(
        row
        for row in facts.rows
        if priority in ("", row.priority)
        and area in ("", row.area)
        and (not lead or lead in row.leads)
    )
    return replace(facts, rows=rows)


def choices_of(facts: QuarterFacts) -> dict[str, list[tuple[str, str]]]:
    """What the filters offer: what the rows of this round have, and nothing else."""
    leads = sorted({lead for row in facts.rows for lead in row.leads}, key=str.casefold)
    areas = sorted({row.area for row in facts.rows if row.area}, key=str.casefold)
    return {
        "priority": [(each.key, each.label) for each in facts.priorities],
        "lead": [(each, each) for each in leads],
        "area": [(each, each) for each in areas],
    }


def status_counts_line(facts: QuarterFacts) -> str:
    """“18 rows: 11 on track, 3 at risk”, as the head of a page says it."""
    counts = counts_of(facts, facts.rows)
    rows = count_noun(len(facts.rows), "row")
    said = ", ".join(f"{each.count} {each.status.label.lower()}" for each in counts)
    return f"{rows}: {said}" if said else rows


def movement_line(facts: QuarterFacts) -> str:
    """“2 worse, 1 better than Quarter 1”, or nothing where there was no round before."""
    found = movement_of(facts.rows)
    if not facts.round.before or not (found.better or found.worse or found.same):
        return ""
    return f"{found.worse} worse, {found.better} better than {facts.round.before}"

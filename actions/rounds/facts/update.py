"""An update as people read it: what was said, each figure with the one before, and how it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol

from actions.models import EvidenceFile, Measure, Reading, Update
from actions.models.round import short_title
from actions.rounds.queries import (
    AskingRound,
    asked_before,
    files_of,
    measures_of_updates,
    readings_before,
    readings_of_updates,
    rows_followed,
    updates_before,
)
from actions.rules.targets import (
    NO_TARGET,
    WHOLE,
    TargetStanding,
    disagrees,
    standing_against_target,
)
from csp.quantities import format_number
from csp.quantities.sums import find_mismatches


class Lasting(Protocol):
    """What lasts from one day to another: a plan, or a round."""

    @property
    def start(self) -> date: ...

    @property
    def end(self) -> date: ...


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure, or one group of it: the figure now, the one before, and the year before now.

    ``missing`` names the periods of the year before now that gave no figure to add up.
    """

    measure: Measure
    member: str
    reading: Reading | None
    before: Reading | None = None
    so_far: Decimal | None = None
    missing: tuple[str, ...] = ()
    standing: TargetStanding = NO_TARGET

    @property
    def words(self) -> str:
        return f"{self.measure.text}: {self.member}" if self.member else self.measure.text


@dataclass(slots=True)
class UpdateFacts:
    """``lines`` has one for each thing that could be counted, answered or not."""

    update: Update
    before: Update | None = None
    lines: list[MeasureLine] = field(default_factory=list)
    files: list[EvidenceFile] = field(default_factory=list)

    @property
    def said(self) -> list[MeasureLine]:
        """The lines that hold an answer; a measure without any keeps one."""
        return [each for each in self.lines if each.reading or not each.member]

    @property
    def standings(self) -> list[TargetStanding]:
        return [each.standing for each in self.lines]

    @property
    def disagreement(self) -> str:
        """Where the lead's own judgement and the figures differ, in a sentence; else nothing."""
        status = self.update.status
        return disagrees(status.nature, self.standings) if status else ""

    @property
    def odd_sums(self) -> list[str]:
        """Numbers in what was said that do not add up or multiply out, each in a sentence."""
        said = [self.update.happened, *(e.reading.printed for e in self.lines if e.reading)]
        found = {each for text in said for each in find_mismatches(text)}
        return sorted(f"“{e.words}” comes to {format_number(e.made)}." for e in found)


def gather_update_facts(updates: Sequence[Update]) -> dict[int, UpdateFacts]:
    """The facts of updates by their numbers, in a fixed number of queries (seven).

    Each update needs its ``round``, ``action__plan`` and ``status`` at hand (``for_table`` has them).
    """
    if not updates:
        return {}
    latest = max(each.round.start for each in updates)
    measures = list(measures_of_updates(updates))
    now = group_by_key(readings_of_updates(updates), lambda each: each.update_id)
    past = group_by_key(readings_before(measures, latest), lambda each: each.measure.series)
    files = group_by_key(files_of(updates), lambda each: each.update_id)
    own = group_by_key(measures, lambda each: each.action_id)
    before = latest_before(updates, latest)
    asked = group_by_key(asked_before(updates, latest), lambda each: each.action_id)
    return {
        each.pk: UpdateFacts(
            each,
            before.get(each.pk),
            update_measure_lines(
                each, own[each.action_id], now[each.pk], past, asked[each.action_id]
            ),
            files[each.pk],
        )
        for each in updates
    }


def group_by_key(rows: Iterable, key) -> defaultdict:
    found: defaultdict = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def latest_before(updates: Sequence[Update], latest: date) -> dict[int, Update]:
    """The last thing said about each row before its round, by the number of the update of now."""
    became = group_by_key(rows_followed(updates), lambda pair: pair[0])
    said: defaultdict = defaultdict(list)
    for each in updates_before(updates, latest):
        for number in {each.action_id, *(into for _, into in became[each.action_id])}:
            said[number].append(each)
    found = {}
    for update in updates:
        earlier = (e for e in said[update.action_id] if e.round.start < update.round.start)
        if (last := next(earlier, None)) is not None:
            found[update.pk] = last
    return found


def update_measure_lines(update: Update, measures, readings, past, asked) -> list[MeasureLine]:
    found = {(each.measure_id, each.member): each for each in readings}
    lines = []
    for measure in measures:
        earlier = [e for e in past[measure.series] if e.update.round.start < update.round.start]
        for member in [*measure.members, ""]:
            own = [each for each in earlier if each.member == member]
            reading = found.pop((measure.pk, member), None)
            lines.append(update_measure_line(update, measure, member, reading, own, asked))
        # A group that was renamed or taken off the list since keeps what was said of it.
        left = [key for key in found if key[0] == measure.pk]
        lines += [MeasureLine(measure, key[1], found.pop(key)) for key in left]
    return lines


def update_measure_line(
    update: Update,
    measure: Measure,
    member: str,
    reading: Reading | None,
    earlier: list[Reading],
    asked: list[AskingRound],
) -> MeasureLine:
    """``earlier`` are readings of the same thing in rounds before, the latest first; ``asked`` are the
    rounds before that asked about its row."""
    plan = update.action.plan
    began, ends = plan_year_around(plan, update.round.end)
    year = [each for each in earlier if each.update.round.start >= began]
    last = next((each for each in earlier if each.value is not None), None)
    sums = measure.over_year == "sum" and not measure.cumulative
    so_far = total(year) if sums else None
    missing = periods_without_figure(update, asked, year, began) if sums else ()
    share = elapsed(
        update.round, plan.start if measure.target_on else began, measure.target_on or ends
    )
    whole = with_this(so_far, reading) if so_far is not None or missing else None
    stands = (
        standing_against_target(measure, reading, last, elapsed=share, total=whole, missing=missing)
        if measure.target
        else NO_TARGET
    )
    return MeasureLine(measure, member, reading, last, so_far, missing, stands)


def with_this(so_far: Decimal | None, reading: Reading | None) -> Decimal | None:
    """The year with the figure of now; None where there is no figure of now."""
    if reading is None or reading.value is None:
        return None
    return reading.value + (so_far or Decimal())


def periods_without_figure(
    update: Update, asked: list[AskingRound], year: list[Reading], began: date
) -> tuple[str, ...]:
    """The earlier periods of the year in which the row was asked and this gave no figure, in order."""
    given = {each.update.round_id for each in year if each.value is not None}
    rounds = [each for each in asked if began <= each.start < update.round.start]
    return tuple(short_title(each.title) for each in rounds if each.round_id not in given)


def total(readings: Iterable[Reading]) -> Decimal | None:
    """The year so far; None where nothing was counted yet."""
    values = [each.value for each in readings if each.value is not None]
    return sum(values, Decimal()) if values else None


def plan_year_around(plan: Lasting, day: date) -> tuple[date, date]:
    """The year of a plan that a day is in: plans of several years count each by itself."""
    years = max(day.year - plan.start.year, 0)
    if anniversary(plan.start, years) > day:
        years = max(years - 1, 0)
    ends = anniversary(plan.start, years + 1) - timedelta(days=1)
    return anniversary(plan.start, years), min(plan.end, ends)


def anniversary(day: date, years: int) -> date:
    if (day.month, day.day) == (2, 29):
        day += timedelta(days=1)
    return day.replace(year=day.year + years)


def elapsed(round: Lasting, start: date, end: date) -> Decimal:
    """The share of the time between two days that is gone when a round's period ends.

    Counted in months where everything begins and ends with one, so that each quarter is a quarter.
    """
    after, done = end + timedelta(days=1), round.end + timedelta(days=1)
    if {start.day, after.day, done.day} == {1}:
        gone, whole = months(start, done), months(start, after)
    else:
        gone, whole = (done - start).days, (after - start).days
    return min(max(Decimal(gone) / whole, Decimal()), WHOLE) if whole > 0 else WHOLE


def months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month


def reading_before(facts: UpdateFacts, measure: Measure, member: str) -> Reading | None:
    """The reading that a running total must not fall below, if there is one.

    A count from the start of the year begins anew with the year, so then there is none.
    """
    found = next(
        (e.before for e in facts.lines if e.measure.pk == measure.pk and e.member == member), None
    )
    if found is None or not measure.cumulative:
        return None
    began, _ = plan_year_around(facts.update.action.plan, facts.update.round.end)
    return found if found.since or found.update.round.start >= began else None

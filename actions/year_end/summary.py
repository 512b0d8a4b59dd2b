"""How a plan's year ended: the last status of each row, and what each of its measures came to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from actions.models import Action, Measure, Reading, Round, Status, Update
from actions.rounds.services.cadence import cadence_of
from actions.rules.status_counts import counts_as_said
from actions.rules.targets import TargetStanding
from actions.year_end.measures import lacks
from actions.year_end.outturn import Outturn, OutturnPart, accepted_only, outturn
from actions.year_end.queries import answers_of_year, readings_of_year, rounds_of_year, rows_of_year
from actions.year_end.targets import standing_of_year
from actions.year_end.years import PlanYear
from csp.periods import overlaps, part_of
from plans.access import Access
from plans.models import Plan

if TYPE_CHECKING:
    from actions.models.querysets.rounds import AskedUpdate

State = Update.State


@dataclass(frozen=True, slots=True)
class Stretch:
    """One period of the year. ``round`` is None where nobody was ever asked."""

    label: str
    start: date
    round: Round | None = None


@dataclass(frozen=True, slots=True)
class YearLine:
    """One measure of a row, or one group of it. A row without a measure has one line with none."""

    row: YearRow
    measure: Measure | None = None
    member: str = ""
    outturn: Outturn | None = None
    standing: TargetStanding | None = None
    first: bool = False

    @property
    def words(self) -> str:
        if self.measure is None:
            return "No measure"
        return f"{self.measure.text}: {self.member}" if self.member else self.measure.text

    def printed_in(self, period: Stretch) -> str:
        """What a period gave, as people read it; marked where nobody has accepted it."""
        parts = self.outturn.parts if self.outturn else ()
        found = next((each for each in parts if each.period == period.label), None)
        if found is None:
            return "Not asked" if self.measure else ""
        if not found.printed:
            return found.silent or "No figure" if period.round else "No round"
        return found.printed if found.accepted else f"{found.printed} (not accepted yet)"


@dataclass(slots=True)
class YearRow:
    """A row at the end of the year. ``told_in`` names the period in which its status was given."""

    action: Action
    status: Status | None = None
    told_in: str = ""
    accepted: bool = True
    lines: list[YearLine] = field(default_factory=list)

    @property
    def not_smart(self) -> list[tuple[Measure, list[str]]]:
        """The measures that lack something to be SMART, each with what it lacks."""
        found = ((measure, lacks(measure)) for measure in self.action.measures.all())
        return [each for each in found if each[1]]


@dataclass(frozen=True, slots=True)
class YearEnd:
    """The whole of a plan's year. ``periods`` are those that have been asked about or are over."""

    plan: Plan
    year: PlanYear
    periods: tuple[Stretch, ...]
    rows: tuple[YearRow, ...]

    @property
    def lines(self) -> list[YearLine]:
        return [line for row in self.rows for line in row.lines]


def year_end(
    plan: Plan, access: Access, year: PlanYear, *, today: date, papers: bool = False
) -> YearEnd:
    """Everything that a plan's year came to, in a number of queries that does not grow (seven).

    For ``papers`` only what has been accepted counts.
    """
    periods = periods_of_year(plan, year, today)
    rounds = [each.round for each in periods if each.round]
    answers = answers_of_year(plan, access, rounds)
    said: dict[int, dict[int, AskedUpdate]] = defaultdict(dict)
    for update in answers:
        said[update.action_id][update.round_id] = update
    readings: dict[tuple[int, int], dict[str, Reading]] = defaultdict(dict)
    for each in readings_of_year(answers):
        readings[each.update_id, each.measure_id][each.member] = each
    rows = (
        year_row(action, periods, said[action.pk], readings, papers)
        for action in rows_of_year(plan, access).in_order()
    )
    return YearEnd(plan, year, periods, tuple(rows))


def periods_of_year(plan: Plan, year: PlanYear, today: date) -> tuple[Stretch, ...]:
    """The rounds of a year, and the parts of it that ended without one."""
    rounds = rounds_of_year(plan.partnership, year.start, year.end)
    found = [Stretch(each.short, each.start, each) for each in rounds]
    cadence = cadence_of(plan.partnership)
    part = part_of(year.start, cadence.parts, cadence.start_month)
    while part.start <= year.end and part.end < today:
        if not any(overlaps(part.start, part.end, each.start, each.end) for each in rounds):
            found.append(Stretch(str(part).partition(" (")[0], part.start))
        part = part.next()
    return tuple(sorted(found, key=lambda each: each.start))


def year_row(action: Action, periods, said, readings, papers: bool) -> YearRow:
    row = YearRow(action)
    for each in periods:
        update = said.get(each.round.pk) if each.round else None
        if update and update.status and is_answer_counted(update, papers):
            row.status, row.told_in = update.status, each.label
            row.accepted = update.state == State.ACCEPTED
    measures = list(action.measures.all())
    row.lines = [
        line
        for measure in measures
        for line in year_lines(row, measure, periods, said, readings, papers)
    ] or [YearLine(row)]
    first = row.lines[0]
    row.lines[0] = YearLine(
        row, first.measure, first.member, first.outturn, first.standing, first=True
    )
    return row


def is_answer_counted(update: AskedUpdate, papers: bool) -> bool:
    """Whether an answer is told: one that somebody may read, and in papers an accepted one only."""
    told = update.state == State.ACCEPTED if papers else counts_as_said(update.state)
    return update.readable and told


def year_lines(row: YearRow, measure: Measure, periods, said, readings, papers: bool):
    """A line for each group that is counted, and one for all together where that is given."""
    spoken = {
        member for update in said.values() for member in readings.get((update.pk, measure.pk), ())
    }
    members = [*measure.members, *sorted(spoken - {*measure.members, ""})]
    if not members or "" in spoken:
        members.append("")
    for member in members:
        parts = period_parts(measure, member, periods, said, readings)
        found = outturn(measure, accepted_only(parts) if papers else parts)
        yield YearLine(row, measure, member, found, standing_of_year(measure, found, member))


def period_parts(measure: Measure, member: str, periods, said, readings) -> list[OutturnPart]:
    """What each period gave; a period in which the row was not asked is left out, whoever reads."""
    parts = []
    for each in periods:
        update = said.get(each.round.pk) if each.round else None
        if each.round and update is None:
            continue
        reading = readings.get((update.pk, measure.pk), {}).get(member) if update else None
        accepted = update is None or update.state != State.SENT
        parts.append(OutturnPart(each.label, reading, accepted, why_no_answer(update)))
    return parts


def why_no_answer(update: AskedUpdate | None) -> str:
    """Why an answer that was asked for gives no figure, where that is not the lead's own choice."""
    if update is None or update.state == State.ACCEPTED:
        return ""
    if update.state == State.SENT:
        return "" if update.readable else "Not accepted yet"
    return "Returned" if update.state == State.RETURNED else "Not answered"

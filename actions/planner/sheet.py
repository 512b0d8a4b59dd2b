"""A planner as it is looked at: its rows with what each column holds for one reader. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from actions.models import Planner, PlannerEntry, PlannerLead, PlannerRow
from actions.planner.reading.days import Anchor
from csp.periods import month_of

PLANNED, CURRENT = PlannerEntry.Column.PLANNED, PlannerEntry.Column.CURRENT
HEADING_ENDS = ":"


@dataclass
class SheetRow:
    """One row of a planner with its activities, each list in its order, and its leads."""

    row: PlannerRow
    entries: dict[str, list[PlannerEntry]] = field(
        default_factory=lambda: {CURRENT: [], PLANNED: []}
    )
    leads: list[PlannerLead] = field(default_factory=list)

    @property
    def current(self) -> list[PlannerEntry]:
        return self.entries[CURRENT]

    @property
    def planned(self) -> list[PlannerEntry]:
        return self.entries[PLANNED]

    @property
    def is_empty(self) -> bool:
        return not (self.current or self.planned or self.leads)

    @property
    def anchor(self) -> Anchor:
        """What days without a year in this row are near."""
        return Anchor(self.row.on, self.row.planner.start)

    def planned_groups(self) -> list[tuple[str, list[PlannerEntry]]]:
        """What is planned under each heading; the same heading twice is one."""
        found: dict[str, list[PlannerEntry]] = {}
        for entry in self.planned:
            found.setdefault(entry.heading, []).append(entry)
        return list(found.items())


@dataclass(frozen=True)
class PlannerSheet:
    """All of a planner that one reader may see."""

    planner: Planner
    rows: tuple[SheetRow, ...]

    def entries(self) -> Iterator[PlannerEntry]:
        for each in self.rows:
            yield from each.current
            yield from each.planned

    @property
    def entry_count(self) -> int:
        """Activities, each once: what was planned and has become current is one."""
        return sum(entry.became_id is None for entry in self.entries())

    @property
    def rows_without_lead(self) -> list[SheetRow]:
        return [each for each in self.rows if not each.leads]

    def next_row(self, today: date) -> SheetRow | None:
        """The row of the next meeting, or of the month that comes."""
        ahead = [row for row in self.rows if row.row.on and covers(row.row, today)]
        return ahead[0] if ahead else None


def covers(row: PlannerRow, today: date) -> bool:
    """Whether a row is not over: its day is still to come, or its month has not ended."""
    if row.day:
        return row.day >= today
    return row.month is not None and month_of(row.month) >= month_of(today)


def gather_sheet(
    planner: Planner,
    rows: Iterable[PlannerRow],
    entries: Iterable[PlannerEntry],
    leads: Iterable[PlannerLead],
) -> PlannerSheet:
    """Put rows, activities and leads together. A lead of an activity that is not there is left out."""
    sheet = {row.pk: SheetRow(row) for row in rows}
    for each in sheet.values():
        each.row.planner, each.row.partnership = planner, planner.partnership
    seen: set[int] = set()
    for entry in entries:
        entry.row, entry.partnership = sheet[entry.row_id].row, planner.partnership
        sheet[entry.row_id].entries[entry.column].append(entry)
        seen.add(entry.pk)
    for lead in leads:
        if lead.entry_id is None or lead.entry_id in seen:
            sheet[lead.row_id].leads.append(lead)
    return PlannerSheet(planner, tuple(sheet.values()))


# -- The text of a cell --------------------------------------------------------------------------------


def entries_text(entries: Sequence[PlannerEntry]) -> str:
    """Activities as somebody writes them in a cell: a line each, a heading above those it is for."""
    lines: list[str] = []
    for (heading, _), group in groupby(with_groups(entries), key=lambda pair: pair[0]):
        lines += [heading] if heading else []
        lines += [entry.words for _, entry in group]
    return "\n".join(lines)


def with_groups(
    entries: Sequence[PlannerEntry],
) -> Iterator[tuple[tuple[str, int], PlannerEntry]]:
    """Each activity with its heading and the number of its group, which a heading printed anew begins."""
    number, last = 0, None
    for entry in entries:
        number += entry.heading != last or entry.heading_again
        last = entry.heading
        yield (entry.heading, number), entry


def leads_text(leads: Sequence[PlannerLead]) -> str:
    return "\n".join(lead.words for lead in leads)


def planner_cell_text(row: SheetRow, cell: str) -> str:
    """What a cell holds, as its editor shows it: "current", "planned" or "leads"."""
    return leads_text(row.leads) if cell == "leads" else entries_text(row.entries[cell])

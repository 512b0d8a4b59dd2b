"""A planner's rows as its page draws them. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from actions.models import PlannerEntry, PlannerLead, PlannerRow
from actions.planner.checks import SLIP, PlannerRemark, planner_remarks
from actions.planner.offers import PlannedOffer, list_offers
from actions.planner.sheet import PlannerSheet, SheetRow, planner_cell_text
from actions.planner.wording import entry_when_words
from csp.periods import date_words
from plans.audience import Audience

MARKS = {Audience.PARTNERS: "Partners only", Audience.RESTRICTED: "Restricted"}


@dataclass(frozen=True)
class ShownEntry:
    """One line of a cell: its time in one style, its title in three where a slip is marked."""

    entry: PlannerEntry
    when: str
    slip: PlannerRemark | None
    became: PlannerRow | None
    remarks: tuple[PlannerRemark, ...]

    @property
    def before_slip(self) -> str:
        """The title up to a slip that is marked, or all of it."""
        return self.entry.title.partition(self.slip.wrong)[0] if self.slip else self.entry.title

    @property
    def after_slip(self) -> str:
        return self.entry.title.partition(self.slip.wrong)[2] if self.slip else ""

    @property
    def behind(self) -> str:
        """What stands behind the title: its place, and the bodies in their brackets."""
        place = f", {self.entry.place}" if self.entry.place else ""
        return f"{place} ({self.entry.bodies})" if self.entry.bodies else place

    @property
    def mark(self) -> str:
        """Who alone may read it, where the planner is for more people."""
        planner = self.entry.row.planner
        if planner.audience == self.entry.audience:
            return ""
        return MARKS.get(Audience(self.entry.audience), "")

    @property
    def dropped(self) -> bool:
        return self.entry.state == PlannerEntry.State.DROPPED


@dataclass(frozen=True)
class ShownOffer:
    """What was planned for a month that has come, offered where it would be current."""

    offer: PlannedOffer

    @property
    def says(self) -> str:
        entry = self.offer.entry
        row = entry.row.words
        for_month = f" for {entry.target_month:%B}" if entry.target_month else ""
        return f"Planned on {row}{for_month}" if entry.row.day else f"Planned in {row}{for_month}"


@dataclass(frozen=True)
class ShownRow:
    """A row of the table with its cells; ``texts`` is what each cell's editor begins from."""

    sheet: SheetRow
    current: list[ShownEntry]
    planned: list[tuple[str, list[ShownEntry]]]
    leads: list[PlannerLead]
    texts: dict[str, str]
    offers: list[ShownOffer] = field(default_factory=list)
    is_next: bool = False
    is_over: bool = False
    in_days: str = ""

    @property
    def row(self) -> PlannerRow:
        return self.sheet.row

    @property
    def address(self) -> str:
        """Its part of the address of its pages."""
        return f"{self.row.pk}/"


@dataclass(frozen=True)
class RowSurroundings:
    """What a row shows that others know: slips and other remarks by activity, rows by activity, offers."""

    remarks: Mapping[int, list[PlannerRemark]]
    rows: Mapping[int, PlannerRow]
    offers: Mapping[int, list[PlannedOffer]]
    next_row: PlannerRow | None
    today: date

    def to_look_at(self) -> list[PlannerRemark]:
        """Every remark but slips, which are marked where they stand."""
        return [each for group in self.remarks.values() for each in group if each.code != SLIP]


def surroundings_of(sheet: PlannerSheet, today: date, *, may_edit: bool) -> RowSurroundings:
    """What rows show beside their own; remarks and offers are for those who may act on them."""
    remarks, offers = defaultdict(list), defaultdict(list)
    for remark in planner_remarks(sheet, today) if may_edit else ():
        remarks[remark.entry.pk].append(remark)
    for offer in list_offers(sheet, today) if may_edit else ():
        offers[offer.row.row.pk].append(offer)
    rows = {entry.pk: entry.row for entry in sheet.entries()}
    coming = sheet.next_row(today)
    return RowSurroundings(remarks, rows, offers, coming.row if coming else None, today)


def show_rows(sheet: PlannerSheet, around: RowSurroundings) -> Iterator[ShownRow]:
    for each in sheet.rows:
        yield show_row(each, around)


def show_row(row: SheetRow, around: RowSurroundings) -> ShownRow:
    is_next = around.next_row is not None and row.row.pk == around.next_row.pk
    return ShownRow(
        row,
        [show_entry(entry, around) for entry in row.current],
        [
            (heading, [show_entry(entry, around) for entry in group])
            for heading, group in row.planned_groups()
        ],
        row.leads,
        {cell: planner_cell_text(row, cell) for cell in ("current", "planned", "leads")},
        [ShownOffer(offer) for offer in around.offers.get(row.row.pk, ())],
        is_next,
        bool(row.row.day and row.row.day < around.today),
        days_ahead_words(row.row.day, around.today) if is_next and row.row.day else "",
    )


def show_entry(entry: PlannerEntry, around: RowSurroundings) -> ShownEntry:
    remarks = tuple(around.remarks.get(entry.pk, ()))
    slip = next((each for each in remarks if each.code == SLIP), None)
    when = entry_when_words(entry, entry.row.on)
    became = around.rows.get(entry.became_id or 0)
    return ShownEntry(entry, when, slip, became, tuple(r for r in remarks if r.code != SLIP))


def days_ahead_words(day: date, today: date) -> str:
    """Such as "next meeting, in 6 days"."""
    ahead = (day - today).days
    if ahead == 0:
        return "next meeting, today"
    if ahead == 1:
        return "next meeting, tomorrow"
    return f"next meeting, in {ahead} days" if ahead < 60 else f"next meeting, {date_words(day)}"

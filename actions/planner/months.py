"""A planner by month: a year at one look. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from actions.models import PlannerEntry
from actions.planner.offers import planned_month
from actions.planner.sheet import PlannerSheet
from csp.periods import Month, month_of
from csp.periods.lengths import months_between
from csp.prose.nouns import count_noun

State, Kind, Column = PlannerEntry.State, PlannerEntry.Kind, PlannerEntry.Column
FIXED_KINDS = frozenset({Kind.HOLIDAYS, Kind.FIXED})


@dataclass(frozen=True)
class MonthItem:
    """One activity in one month: ``day`` is what stands before it, empty where it is some time in it."""

    entry: PlannerEntry
    day: str = ""
    until: str = ""
    goes_on: bool = False

    @property
    def is_planned(self) -> bool:
        """Planned, and not yet current."""
        return self.entry.state == State.PLANNED and not self.is_fixed

    @property
    def is_fixed(self) -> bool:
        """Holidays and other dates that happen by themselves."""
        return self.entry.kind in FIXED_KINDS

    @property
    def behind(self) -> str:
        """What stands behind the title: the place, and how long it goes on."""
        return "".join(f", {words}" for words in (self.entry.place, self.until) if words)

    def order(self) -> tuple:
        number = int(self.day) if self.day.isdigit() else 0 if self.goes_on else 99
        return (number, self.entry.row.position, self.entry.column, self.entry.position)


@dataclass
class MonthBox:
    """A month with what is in it. The box of what lies after the planner has no month."""

    month: Month | None
    meetings: list[str] = field(default_factory=list)
    items: list[MonthItem] = field(default_factory=list)

    @property
    def title(self) -> str:
        return str(self.month) if self.month else "Later"

    @property
    def meets(self) -> str:
        """Such as "Meets on 3 and 31", or that no day is known."""
        if self.month is None:
            return "after the last month"
        if not self.meetings:
            return "no day yet"
        return f"meets on {' and '.join(self.meetings)}"


def month_boxes(sheet: PlannerSheet) -> list[MonthBox]:
    """A box for each month of a planner, one before and one after it only where something is there."""
    planner = sheet.planner
    boxes = {month: MonthBox(month) for month in months_between(planner.start, planner.end)}
    earlier, later = MonthBox(None), MonthBox(None)
    for row in sheet.rows:
        if row.row.day and month_of(row.row.day) in boxes:
            boxes[month_of(row.row.day)].meetings.append(str(row.row.day.day))
    for entry in sheet.entries():
        if entry.became_id is not None or entry.state == State.DROPPED:
            continue
        months = list(months_of_entry(entry))
        for month in months:
            place = boxes.get(month) or (later if month > max(boxes) else earlier)
            if place in (later, earlier) and any(each.entry == entry for each in place.items):
                continue
            place.items.append(month_item(entry, month))
    found = [earlier] if earlier.items else []
    found += [*boxes.values(), *([later] if later.items else [])]
    for box in found:
        box.items.sort(key=MonthItem.order)
    return found


def months_of_entry(entry: PlannerEntry) -> Iterator[Month]:
    """The months in which something is: its own days, else that it is planned for, else its meeting's."""
    if entry.starts_on and entry.ends_on:
        yield from months_between(entry.starts_on, entry.ends_on)
    elif month := planned_month(entry):
        yield month
    elif entry.row.on:
        yield month_of(entry.row.on)


def month_item(entry: PlannerEntry, month: Month) -> MonthItem:
    start, end = entry.starts_on, entry.ends_on
    whole = entry.when_kind in ("month", "months", "year")
    if start is None or end is None or whole:
        return MonthItem(entry)
    if month_of(start) == month:
        ends = month_of(end) == month
        day = f"{start.day}–{end.day}" if ends and end != start else str(start.day)
        until = "" if ends else f"to {end.day} {month_of(end)}".rsplit(" ", 1)[0]
        return MonthItem(entry, day, until)
    return MonthItem(entry, f"to {end.day}" if month_of(end) == month else "", goes_on=True)


def month_counts_line(sheet: PlannerSheet) -> str:
    """Such as "30 activities · 5 rows without a lead"."""
    without = len(sheet.rows_without_lead)
    words = count_noun(sheet.entry_count, "activity", "activities")
    return f"{words} · {count_noun(without, 'row')} without a lead" if without else words

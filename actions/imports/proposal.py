"""What a file that was read would do to a plan: row by row, before anything is stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from actions.imports import FIELDS, ImportedPlan, ImportedRow
from actions.imports.matching import Stored, stored_cells
from actions.imports.own.details import other_details, timing_over
from actions.imports.priorities import heading_key
from actions.imports.proposed_prose import ProposedProse, propose_prose
from actions.imports.row_audiences import Audiences
from actions.imports.row_places import Homes, References, RowPriority
from actions.models import Action
from actions.rows.columns import BY_NAME, LISTS, WORDS
from csp.periods import parse_printed
from plans.models import Plan
from plans.proofreading.findings import Finding

NOTHING_SAID = Audiences()
# The longest that each cell may be, and each line of those that have several.
ROOM = {name: BY_NAME[name].most for name in (*WORDS, *LISTS)}
KINDS = {
    "day": Action.Timescale.DATE,
    "until": Action.Timescale.DATE,
    "month": Action.Timescale.MONTH,
    "quarter": Action.Timescale.QUARTER,
}


@dataclass(frozen=True)
class CellDifference:
    """One cell of a row that is there already, as words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ProposedRow:
    """One row of the file and what would become of it."""

    row: ImportedRow
    cells: dict[str, Any]
    audience: str
    home: RowPriority
    ref: str
    current: Action | None = None
    differences: tuple[CellDifference, ...] = ()

    @property
    def state(self) -> str:
        if self.current is None:
            return "new"
        return "changed" if self.differences else "same"


@dataclass(frozen=True)
class Proposal:
    """All of it. ``seen`` stands for the plan's rows as they were when this was worked out."""

    rows: tuple[ProposedRow, ...]
    gone: tuple[Action, ...] = ()
    seen: str = ""
    fields: frozenset[str] = field(default_factory=frozenset)
    homes: tuple[RowPriority, ...] = ()
    prose: tuple[ProposedProse, ...] = ()

    def count(self, state: str) -> int:
        return sum(each.state == state for each in self.rows)


def propose(read: ImportedPlan, plan: Plan | None, audiences: Audiences = NOTHING_SAID) -> Proposal:
    """Set what was read beside the rows that a plan has; rows are the same if their reference is."""
    actions = list(plan.actions.for_checks().select_related("priority", "area")) if plan else []
    stored = Stored(actions)
    pairs = [(row, stored.take(row, proposed_cells(row))) for row in read.rows]
    homes = Homes(read, list(plan.priorities.all()) if plan else [])
    refs = References(plan, (row.ref for row in read.rows))
    fields = frozenset(column.field for column in read.columns)
    year = plan.start.year if plan else 0
    rows = []
    for at, (row, current) in enumerate(pairs):
        home = homes.of(pairs, at)
        ref = current.ref if current else refs.take(row.ref, home)
        each = ProposedRow(row, proposed_cells(row), audiences.of(row, current), home, ref, current)
        if current:
            told = tuple(row_differences(each, current, fields, year))
            each = replace(each, differences=told)
        rows.append(each)
    gone = tuple(action for action in actions if action.pk not in stored.taken)
    prose = propose_prose(read, plan, homes.named)
    return Proposal(tuple(rows), gone, stored_rows_stamp(actions), fields, homes.all(), prose)


def stored_rows_stamp(stored: list[Action]) -> str:
    rows = ",".join(sorted(f"{action.pk}:{action.version}" for action in stored))
    return sha256(rows.encode()).hexdigest()[:16]


def proposed_cells(row: ImportedRow) -> dict[str, Any]:
    """The cells of a row as they would be stored.

    What is longer than a cell may be is kept whole beside it, under the name of the column.
    """
    extra = {key: words for key, words in row.other.items() if words.strip()}
    if row.status:
        extra["Status"] = row.status
    cells: dict[str, Any] = {}
    when = row.told.get("when") or {}
    for name in WORDS:
        words = when.get(name, getattr(row, name))
        cells[name] = fitted(words, ROOM[name])
        if cells[name] != words:
            extra[f"{FIELDS[name]} (in full)"] = words
    for name in LISTS:
        whole = [words for words in getattr(row, name) if words.strip()]
        cells[name] = [fitted(words, ROOM[name]) for words in whole]
        if cells[name] != whole:
            extra[f"{FIELDS[name]} (in full)"] = "\n".join(whole)
    return cells | {"extra": extra}


def fitted(words: str, room: int | None) -> str:
    """The words, or as many whole ones as there is room for."""
    if room is None or len(words) <= room:
        return words
    return words[: room - 1].rsplit(maxsplit=1)[0] + "…"


def row_differences(
    each: ProposedRow, current: Action, fields: frozenset[str], year: int
) -> Iterator[CellDifference]:
    """What the file says otherwise than the plan; a column that the file has not is left alone."""
    row, cells = each.row, each.cells
    now = stored_cells(current)
    for name in (*WORDS, *LISTS):
        if name in fields and cells[name] != now[name]:
            yield CellDifference(
                FIELDS[name], cell_value_text(now[name]), cell_value_text(cells[name])
            )
    for key, words in cells["extra"].items():
        if current.extra.get(key, "") != words:
            yield CellDifference(key, current.extra.get(key, ""), words)
    if each.home.current != current.priority:
        yield CellDifference(FIELDS["priority"], str(current.priority), str(each.home))
    if area := area_said(each):
        yield CellDifference(FIELDS["area"], str(current.area or ""), area)
    anew = timescale_values(cells["timescale"], year)
    times = timing_over(row, current, anew) if "timescale" in fields else None
    for other in other_details(row, cells, current, times, each.audience):
        yield CellDifference(*other)


def area_said(each: ProposedRow) -> str:
    """The area that the file gives a row and the plan does not; a guess changes no row of the plan."""
    said, now = each.row.area, each.current.area if each.current else None
    if not said or each.row.told.get("area") == "guessed":
        return ""
    same = now and each.home.current == now.priority and heading_key(now.title) == heading_key(said)
    return "" if same else said


def cell_too_long_warnings(each: ProposedRow) -> Iterator[Finding]:
    """A warning for every cell that has more words than the plan can hold in it."""
    for name in (*WORDS, *LISTS):
        label = FIELDS[name]
        if f"{label} (in full)" in each.cells["extra"]:
            part = "one of its lines" if name in LISTS else "a cell"
            yield Finding(
                "cell-too-long",
                f"Row {each.ref} says more under “{label}” than {part} may hold ({ROOM[name]:,} letters). "
                f"It is cut there with “…”, and kept whole beside the row as “{label} (in full)”.",
                ref=each.ref,
                place=each.row.place,
            )


def cell_value_text(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "\n".join(value)


def timescale_values(words: str, year: int) -> dict[str, Any]:
    """A row's timescale with its kind and day, where the words say them."""
    printed = parse_printed(words, year) if words else None
    kind = KINDS.get(printed.kind, "") if printed else ""
    if not kind and "ongoing" in words.casefold().replace("-", ""):
        kind = Action.Timescale.ONGOING
    due_on = printed.end if printed and kind in KINDS.values() else None
    return {"timescale": words, "timescale_kind": kind, "due_on": due_on}

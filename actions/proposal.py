"""What a file that was read would do to a plan: row by row, before anything is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from hashlib import sha256
from typing import Any

from actions.audiences import Audiences
from actions.details import other_details, timing_over
from actions.importers import FIELDS, ImportedPlan, ImportedRow
from actions.models import Action, Lead, Measure
from actions.models.action import CELL
from csp.periods import parse_printed
from plans.models import Plan, Priority

NOTHING_SAID = Audiences()
TEXTS = ("aim", "activity", "resources", "timescale")
LISTS = ("leads", "measures", "risks")
# The longest that each cell may be, and each line of those that have several.
ROOM = {
    "aim": CELL,
    "activity": CELL,
    "resources": CELL,
    "timescale": Action._meta.get_field("timescale").max_length,
    "leads": Lead._meta.get_field("words").max_length,
    "measures": Measure._meta.get_field("text").max_length,
    "risks": CELL,
}
KINDS = {
    "day": Action.Timescale.DATE,
    "until": Action.Timescale.DATE,
    "month": Action.Timescale.MONTH,
    "quarter": Action.Timescale.QUARTER,
}


@dataclass(frozen=True)
class Difference:
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
    current: Action | None = None
    differences: tuple[Difference, ...] = ()

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
    priorities: Mapping[str, Priority | None] = field(default_factory=dict)

    def count(self, state: str) -> int:
        return sum(each.state == state for each in self.rows)


def propose(read: ImportedPlan, plan: Plan | None, audiences: Audiences = NOTHING_SAID) -> Proposal:
    """Set what was read beside the rows that a plan has; rows are the same if their reference is."""
    stored = list(plan.actions.for_checks().select_related("priority", "area")) if plan else []
    there = {ref_key(action.ref): action for action in stored}
    fields = frozenset(column.field for column in read.columns)
    targets = match_priorities(read, list(plan.priorities.all()) if plan else [])
    rows, taken = [], set()
    year = plan.start.year if plan else 0
    for row in read.rows:
        current = there.get(ref_key(row.ref)) if row.ref else same_words(row, stored, taken)
        if current and current.pk in taken:
            current = None
        if current:
            taken.add(current.pk)
        audience = audiences.of(row, current)
        rows.append(proposed(row, current, fields, targets, year, audience))
    gone = tuple(action for action in stored if action.pk not in taken)
    return Proposal(tuple(rows), gone, stamp(stored), fields, targets)


def match_priorities(read: ImportedPlan, stored: list[Priority]) -> dict[str, Priority | None]:
    """The plan's priority that each printed heading names, or None where it has none like it."""
    found: dict[str, Priority | None] = {}
    for each in read.priorities:
        title = plain(each.title or each.printed)
        same = [p for p in stored if plain(p.title) == title]
        alike = [p for p in stored if p.number == each.number and like(plain(p.title), title)]
        found[each.printed] = next(iter(same + alike), None)
    return found


def like(title: str, other: str) -> bool:
    return SequenceMatcher(None, title, other).ratio() > 0.6


def ref_key(ref: str) -> str:
    return "".join(ref.casefold().split()).rstrip(".*)")


def same_words(row: ImportedRow, stored: list[Action], taken: set[int]) -> Action | None:
    """For a file without references: the row whose aim and activity are the same."""
    wanted = (row.aim, row.activity)
    return next(
        (each for each in stored if each.pk not in taken and (each.aim, each.activity) == wanted),
        None,
    )


def stamp(stored: list[Action]) -> str:
    rows = ",".join(sorted(f"{action.pk}:{action.version}" for action in stored))
    return sha256(rows.encode()).hexdigest()[:16]


def proposed(
    row: ImportedRow, current: Action | None, fields, targets, year, audience: str
) -> ProposedRow:
    cells = cells_of(row)
    if current is None:
        return ProposedRow(row, cells, audience)
    found = differences(cells, row, current, fields, targets, year, audience)
    return ProposedRow(row, cells, audience, current, tuple(found))


def cells_of(row: ImportedRow) -> dict[str, Any]:
    """The cells of a row as they would be stored.

    What is longer than a cell may be is kept whole beside it, under the name of the column.
    """
    extra = {key: words for key, words in row.other.items() if words.strip()}
    if row.status:
        extra["Status"] = row.status
    cells: dict[str, Any] = {}
    when = row.told.get("when") or {}
    for name in TEXTS:
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


def fitted(words: str, room: int) -> str:
    """The words, or as many whole ones as there is room for."""
    return words if len(words) <= room else words[: room - 1].rsplit(maxsplit=1)[0] + "…"


def differences(
    cells: Mapping, row: ImportedRow, current: Action, fields, targets, year, audience: str
):
    """What the file says otherwise than the plan; a column that the file has not is left alone."""
    now = stored_cells(current)
    for name in (*TEXTS, *LISTS):
        if name in fields and cells[name] != now[name]:
            yield Difference(FIELDS[name], in_words(now[name]), in_words(cells[name]))
    for key, words in cells["extra"].items():
        if current.extra.get(key, "") != words:
            yield Difference(key, current.extra.get(key, ""), words)
    if row.priority and targets.get(row.priority) != current.priority:
        yield Difference(FIELDS["priority"], str(current.priority), row.priority)
    anew = timescale_values(cells["timescale"], year)
    times = timing_over(row, current, anew) if "timescale" in fields else None
    for each in other_details(row, cells, current, times, audience):
        yield Difference(*each)


def stored_cells(action: Action) -> dict[str, Any]:
    return {name: getattr(action, name) for name in TEXTS} | {
        "leads": [lead.words for lead in action.leads.all()],
        "measures": [measure.text for measure in action.measures.all()],
        "risks": [risk.text for risk in action.risks.all()],
    }


def in_words(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "\n".join(value)


def plain(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())


def timescale_values(words: str, year: int) -> dict[str, Any]:
    """A row's timescale with its kind and day, where the words say them."""
    printed = parse_printed(words, year) if words else None
    kind = KINDS.get(printed.kind, "") if printed else ""
    if not kind and "ongoing" in words.casefold().replace("-", ""):
        kind = Action.Timescale.ONGOING
    due_on = printed.end if printed and kind in KINDS.values() else None
    return {"timescale": words, "timescale_kind": kind, "due_on": due_on}

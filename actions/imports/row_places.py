"""Where the rows of a file come to stand: under which priority, with which number and reference.

Worked out once, for the page that shows it and for the service that stores it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from actions.imports import ImportedPlan, ImportedPriority, ImportedRow
from actions.imports.priorities import each_once, heading_key, is_like, priority_of, same_heading
from actions.models import Action
from actions.rules.numbering import following
from plans.models import Plan, Priority

WITHOUT_PRIORITY = "Actions"
TITLE = Priority._meta.get_field("title").max_length or 200
NUMBER = Priority._meta.get_field("number").max_length or 10
REF = Action._meta.get_field("ref").max_length or 20
_START = re.compile(r"(\w+?)[.\-/]\d")
# A row of the file, and what it is in the plan already.
Pair = tuple[ImportedRow, Action | None]


@dataclass(frozen=True)
class RowPriority:
    """A priority that rows come under: one that the plan has, or one that is to be made."""

    number: str
    title: str
    areas: tuple[str, ...] = ()
    printed: str = ""
    current: Priority | None = None

    def __str__(self) -> str:
        return str(self.current) if self.current else f"{self.number}. {self.title[:TITLE]}"


class Homes:
    """The priorities that a file names, and that of a row which names none."""

    def __init__(self, read: ImportedPlan, stored: Sequence[Priority]) -> None:
        self.stored = stored
        self.numbers = {each.number for each in stored}
        self.rest: RowPriority | None = None
        headings = priority_headings(read)
        found = match_priorities(once := in_one(headings), stored)
        homes = [(each, self.home(each, found[each.printed])) for each in once]
        self.named = {
            each.printed: next(home for first, home in homes if same_heading(first, each))
            for each in headings
        }
        self.there = {home.current: home for _, home in homes if home.current}

    def home(self, each: ImportedPriority, current: Priority | None) -> RowPriority:
        if current:
            return RowPriority(current.number, current.title, each.areas, each.printed, current)
        number, title = self.free_number(each.number), each.title or each.printed
        return RowPriority(number, title, each.areas, each.printed)

    def free_number(self, wanted: str) -> str:
        number = wanted[:NUMBER]
        if not number or number in self.numbers:
            taken = [int(each) for each in self.numbers if each.isdecimal()]
            number = str(max(taken, default=0) + 1)
        self.numbers.add(number)
        return number

    def of(self, pairs: Sequence[Pair], at: int) -> RowPriority:
        """The home of one row among all of the file."""
        row, current = pairs[at]
        if row.priority:
            return self.named[row.priority]
        priority = (
            current.priority if current else self.numbered(row.ref) or nearest_priority(pairs, at)
        )
        if priority is None:
            return self.without()
        return self.there.setdefault(priority, existing_priority(priority))

    def numbered(self, ref: str) -> Priority | None:
        """The plan's priority by whose number a reference begins: 2 for 2.4."""
        start = _START.match(ref)
        return next((each for each in self.stored if start and each.number == start[1]), None)

    def without(self) -> RowPriority:
        """Where rows go of which nothing tells their priority."""
        if self.rest is None:
            unnamed = ImportedPriority("", WITHOUT_PRIORITY, "")
            self.rest = self.home(unnamed, match_priorities([unnamed], self.stored)[""])
        return self.rest

    def all(self) -> tuple[RowPriority, ...]:
        return tuple(dict.fromkeys([*self.named.values(), *([self.rest] if self.rest else [])]))


def existing_priority(priority: Priority) -> RowPriority:
    return RowPriority(priority.number, priority.title, current=priority)


def priority_headings(read: ImportedPlan) -> list[ImportedPriority]:
    """Every heading of a file, also one that only its rows name."""
    known = {each.printed for each in read.priorities}
    rows = dict.fromkeys(row.priority for row in read.rows if row.priority not in {*known, ""})
    return [*read.priorities, *(replace(priority_of(each), printed=each) for each in rows)]


def in_one(headings: Iterable[ImportedPriority]) -> list[ImportedPriority]:
    """Each priority of a file once, however often it is printed, with all its areas."""
    found: list[ImportedPriority] = []
    for each in headings:
        at = next((at for at, one in enumerate(found) if same_heading(one, each)), None)
        if at is None:
            found.append(each)
        else:
            areas = tuple(each_once([*found[at].areas, *each.areas]))
            found[at] = replace(found[at], areas=areas)
    return found


def nearest_priority(pairs: Sequence[Pair], at: int) -> Priority | None:
    """The priority of the nearest row without a heading that the plan has, before it if there is one."""
    for row, current in (*reversed(pairs[:at]), *pairs[at + 1 :]):
        if current and not row.priority:
            return current.priority
    return None


def match_priorities(
    wanted: Sequence[ImportedPriority], stored: Iterable[Priority]
) -> dict[str, Priority | None]:
    """The plan's priority that each printed heading names: by its title, else by number and likeness."""
    found: dict[str, Priority | None] = {each.printed: None for each in wanted}
    free = list(stored)
    for fits in (says_both, says_title, is_reworded):
        for each in wanted:
            if found[each.printed] is None:
                found[each.printed] = same = next((one for one in free if fits(each, one)), None)
                free = [one for one in free if one != same]
    return found


def says_title(each: ImportedPriority, priority: Priority) -> bool:
    title = (each.title or each.printed)[:TITLE]
    return heading_key(title) == heading_key(priority.title)


def says_both(each: ImportedPriority, priority: Priority) -> bool:
    return each.number == priority.number and says_title(each, priority)


def is_reworded(each: ImportedPriority, priority: Priority) -> bool:
    return each.number == priority.number and is_like(each.title or each.printed, priority.title)


class References:
    """The reference of each new row: as printed, or the next free one of its priority."""

    def __init__(self, plan: Plan | None, printed: Iterable[str]) -> None:
        rows = (
            plan.actions.order_by("ref_key").values_list("priority__number", "ref") if plan else ()
        )
        self.last: dict[str, str] = dict(rows)
        self.taken = {ref for _, ref in rows}
        self.printed = {ref.strip() for ref in printed}

    def take(self, printed: str, home: RowPriority) -> str:
        """The reference as printed; the next free one if that is taken, missing or no reference."""
        wanted = printed.strip()
        fits = 0 < len(wanted) <= REF
        ref = wanted if fits else following(self.last.get(home.number, f"{home.number}.0"))
        while ref in self.taken or (ref != wanted and ref in self.printed):
            after = following(ref)
            ref = after if len(after) <= REF else f"{home.number}.{len(self.taken) + 1}"
        self.taken.add(ref)
        self.last[home.number] = ref
        return ref

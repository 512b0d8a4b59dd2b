"""How much of a plan came through: each value found, missed or made up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from actions.imports import ImportedPlan, ImportedRow, Unreadable, read_pasted, read_plan
from tests.corpus.layouts import LAYOUTS, Layout
from tests.corpus.pages import STATUS
from tests.corpus.plans import KNOWN, PLANS, Priority, Row
from tests.corpus.writers import WRITERS, write


@dataclass
class Score:
    right: Counter = field(default_factory=Counter)
    missed: Counter = field(default_factory=Counter)
    extra: Counter = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def compare(self, name: str, wanted, given, where: str) -> None:
        if wanted == given:
            self.right[name] += bool(wanted)
            return
        self.missed[name] += bool(wanted)
        self.extra[name] += bool(given)
        self.faults.append(f"{where} {name}: wanted {wanted!r}, got {given!r}")

    def __iadd__(self, other: Score) -> Score:
        self.right += other.right
        self.missed += other.missed
        self.extra += other.extra
        self.faults += other.faults
        return self

    def recall(self, name: str = "") -> float:
        right, missed = self._sum(self.right, name), self._sum(self.missed, name)
        return right / (right + missed) if right + missed else 1.0

    def precision(self, name: str = "") -> float:
        right, extra = self._sum(self.right, name), self._sum(self.extra, name)
        return right / (right + extra) if right + extra else 1.0

    @staticmethod
    def _sum(counter: Counter, name: str) -> int:
        return counter[name] if name else sum(counter.values())


def read(kind: str, data: bytes) -> ImportedPlan:
    if kind == "html":
        return read_pasted(html=data.decode(), known=KNOWN)
    return read_plan(f"plan.{kind}", data, known=KNOWN)


def score(kind: str, plan: tuple[Priority, ...], layout: Layout, name: str = "") -> Score:
    found = Score()
    where = f"{name}/{layout.name}.{kind}"
    try:
        given = read(kind, write(kind, plan, layout)).rows
    except Unreadable as problem:
        found.faults.append(f"{where}: {problem}")
        given = ()
    wanted = [(priority, row) for priority in plan for row in priority.rows]
    for at in range(max(len(wanted), len(given))):
        compare_row(found, wanted[at] if at < len(wanted) else None, given[at] if at < len(given) else None,
                    layout, kind, where)  # fmt: skip
    return found


def compare_row(
    found: Score, wanted, given: ImportedRow | None, layout: Layout, kind: str, where: str
) -> None:
    priority, row = wanted or (None, Row("", "", "", (), ()))
    where = f"{where} {row.ref}"
    given = given or ImportedRow()
    found.compare("ref", row.ref if layout.ref != "none" else "", given.ref, where)
    found.compare("priority", priority.printed if priority else "", given.priority, where)
    others = (
        {label: layout.extra[label] for name, label in layout.columns if name.startswith("other:")}
        if wanted
        else {}
    )
    found.compare("other", others, dict(given.other), where)
    fields = {name for name, _ in layout.columns}
    for name in (
        "aim",
        "activity",
        "leads",
        "measures",
        "risks",
        "timescale",
        "resources",
        "status",
    ):
        expected = getattr(row, name) if name in fields else type(getattr(row, name))()
        if name == "status" and layout.shaded and name in fields:
            expected = "" if kind == "csv" else STATUS.get(expected, expected)
        if name == "activity" and layout.ref == "front":
            expected = expected.removeprefix("- ")
        found.compare(name, expected, getattr(given, name), where)


def whole(kinds=tuple(WRITERS), layouts=LAYOUTS) -> dict[str, Score]:
    """The score of every plan in every layout, for each kind of file."""
    found = {}
    for kind in kinds:
        found[kind] = Score()
        for layout in layouts:
            for name, plan in PLANS.items():
                found[kind] += score(kind, plan, layout, name)
    return found

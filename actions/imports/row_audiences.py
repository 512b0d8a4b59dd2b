"""Who may read each row that a file brings: what the file says, what the officer says to that, and
what the plan has, which nothing makes wider unasked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from actions.imports import ImportedRow
from actions.models import Action
from plans.audience import Audience
from plans.proofreading.findings import Finding

UNTIL_SAID = "Restricted, until you say"


@dataclass(frozen=True)
class AudienceWording:
    """Words that a file has for who may read, with what they were taken for and what else they may mean."""

    heading: str
    words: str
    rows: int
    understood: bool
    options: list[tuple[str, str, bool]]

    @property
    def name(self) -> str:
        return wording_name(self.heading, self.words)


@dataclass(frozen=True)
class Audiences:
    """What the officer answered: whom a wording lets read, and the places of rows that may become wider."""

    answers: Mapping[str, str] = field(default_factory=dict)
    widen: frozenset[int] = frozenset()

    def of(self, row: ImportedRow, current: Action | None = None) -> str:
        """Who may read a row once it is in the plan."""
        wanted = self.wanted(row, current)
        keeps = current and is_wider(wanted, current.visibility) and row.place not in self.widen
        return current.visibility if current and keeps else wanted

    def wanted(self, row: ImportedRow, current: Action | None) -> str:
        answer = self.answers.get(row_wording_name(row), "")
        if answer in Audience:
            return answer
        said = row.told.get("visibility", "")
        return said or (current.visibility if current else row.audience)


def wording_name(heading: str, words: str) -> str:
    """The name of a form's field that is about these words, whatever else the file says."""
    asked = f"{heading}\n{words}"
    return f"who-{sha256(asked.encode()).hexdigest()[:12]}"


def row_wording_name(row: ImportedRow) -> str:
    said = row.told.get("audience")
    return wording_name(said["heading"], said["words"]) if said else ""


def is_wider(audience: str, other: str) -> bool:
    """Whether somebody may read who might not read it by the other audience."""
    return not Audience(audience).within(other)


def asks_to_widen(row: ImportedRow, current: Action | None) -> bool:
    """Whether bringing a row in could let more people read it than may now."""
    said = row.told.get("audience")
    if current is None or said is None or current.visibility == Audience.PUBLIC:
        return False
    return not said["understood"] or is_wider(row.told["visibility"], current.visibility)


def audience_wordings(
    rows: Iterable[ImportedRow], posted: Mapping[str, str]
) -> list[AudienceWording]:
    """Every wording of the file once, those that were not understood first."""
    every = [row for row in rows if row.told.get("audience")]
    times = Counter(map(row_wording_name, every))
    found = {row_wording_name(row): row for row in every}
    wordings = [audience_wording(row, times[name], posted.get(name)) for name, row in found.items()]
    return sorted(wordings, key=lambda each: each.understood)


def audience_wording(row: ImportedRow, rows: int, answer: str | None) -> AudienceWording:
    said = row.told["audience"]
    first = [] if said["understood"] else [("", UNTIL_SAID)]
    taken = row.told["visibility"] if said["understood"] else ""
    chosen = taken if answer is None else answer
    options = [(key, label, key == chosen) for key, label in (*first, *Audience.choices)]
    return AudienceWording(said["heading"], said["words"], rows, said["understood"], options)


def kept_narrow(pairs: Iterable[tuple[ImportedRow, Action | None]]) -> list[Finding]:
    """A warning for each row that the file would let more people read than the plan does."""
    return [
        Finding("kept-narrow", stays(row, current), ref=row.ref, place=row.place)
        for row, current in pairs
        if current
        and is_wider(row.told.get("visibility") or Audience.RESTRICTED, current.visibility)
    ]


def stays(row: ImportedRow, current: Action) -> str:
    now, file = Audience(current.visibility).label, Audience(row.told["visibility"]).label
    return (
        f"Row {current.ref} is “{now}” in the plan and “{file}” in the file. It stays as the plan "
        "has it: bring the file in on its page to let more people read it."
    )

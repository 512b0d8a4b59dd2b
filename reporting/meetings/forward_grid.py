"""The year of a forward plan as a grid: rows by why they come, columns by meeting. No query here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from csp.periods import month_of
from reporting.models import ForwardItem, Meeting, Purpose
from reporting.models.forward import STILL_TO_COME

Source = ForwardItem.Source
State = ForwardItem.State
# The parts of the grid in their order, and the sources that stand in each.
PARTS = (
    ("By law", (Source.LAW,)),
    ("From the plan and the rounds", (Source.ROUND, Source.ACTION)),
    ("Asked for by scrutiny", (Source.SCRUTINY,)),
    ("Asked for by members", (Source.FREE, Source.REPORT_BACK, Source.DECISION)),
)
AT_EVERY = "At every meeting"
WORDS: dict[str, str] = {Purpose.NOTE: "Note", Purpose.DISCUSS: "Discuss", Purpose.DECIDE: "Decide"}


@dataclass
class GridRow:
    """One subject with its chips by column; ``loose`` are those without a place in the year."""

    title: str
    under: str
    chips: list[list[GridChip]]
    loose: list[GridChip] = field(default_factory=list)
    at_every: bool = False


@dataclass(frozen=True)
class GridChip:
    subject: ForwardItem
    words: str
    tone: str


@dataclass(frozen=True)
class GridPart:
    words: str
    rows: list[GridRow]


def forward_grid(
    meetings: Sequence[Meeting], subjects: Iterable[ForwardItem], first: date, last: date
) -> list[GridPart]:
    """The parts that have rows. What is placed in another year, dropped or long done is left out."""
    columns = {meeting.pk: place for place, meeting in enumerate(meetings)}
    rows: dict[str, dict[str, GridRow]] = {}
    for subject in subjects:
        if not belongs_to_year(subject, columns, first, last):
            continue
        part = AT_EVERY if subject.repeats == ForwardItem.Repeats.EACH else part_of_source(subject)
        key = subject.series or str(subject.pk)
        row = rows.setdefault(part, {}).setdefault(key, new_row(subject, len(meetings)))
        put_chip(row, subject, columns)
    order = [*(words for words, _ in PARTS), AT_EVERY]
    return [GridPart(words, list(rows[words].values())) for words in order if words in rows]


def belongs_to_year(subject: ForwardItem, columns: dict[int, int], first: date, last: date) -> bool:
    if subject.state == State.DROPPED:
        return False
    if subject.meeting_id in columns:
        return True
    if subject.month:
        return first <= subject.month <= last
    if subject.meeting_id:
        # At a meeting that was called off it asks for another place; in another year it is not here.
        return subject.state in STILL_TO_COME and is_homeless(subject)
    return subject.state in STILL_TO_COME


def is_homeless(subject: ForwardItem) -> bool:
    """Whether it stands at a meeting that was called off."""
    return subject.meeting is not None and subject.meeting.called_off


def part_of_source(subject: ForwardItem) -> str:
    return next(words for words, sources in PARTS if subject.source in sources)


def new_row(subject: ForwardItem, columns: int) -> GridRow:
    asked = subject.asked_in.number if subject.asked_in else ""
    said = (subject.source_words or asked, subject.author_printed)
    return GridRow(
        title=subject.title,
        under=" · ".join(filter(None, said)),
        chips=[[] for _ in range(columns)],
        at_every=subject.repeats == ForwardItem.Repeats.EACH,
    )


def put_chip(row: GridRow, subject: ForwardItem, columns: dict[int, int]) -> None:
    if row.at_every:
        row.loose.append(GridChip(subject, "Change", "each"))
    elif subject.meeting_id in columns:
        row.chips[columns[subject.meeting_id]].append(chip_of(subject))
    else:
        row.loose.append(chip_of(subject))


def chip_of(subject: ForwardItem) -> GridChip:
    words = subject.label or WORDS.get(subject.purpose, "") or "Place"
    if subject.month and not subject.meeting_id:
        words = f"{words}, {month_of(subject.month)}"
    if subject.state in (State.ON_AGENDA, State.DONE):
        return GridChip(subject, words, "on")
    if is_homeless(subject):
        return GridChip(subject, words, "homeless")
    return GridChip(subject, words, "placed" if subject.meeting_id else "loose")


def count_homeless(parts: Iterable[GridPart]) -> int:
    """How many subjects stand at a meeting that was called off."""
    return sum(chip.tone == "homeless" for part in parts for row in part.rows for chip in row.loose)

"""What the page shows between reading a file and bringing it in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from django.http import QueryDict

from actions.imports import FIELDS, ImportedPlan, Leftover, RawTable
from actions.imports.proposal import (
    NOTHING_SAID,
    Proposal,
    ProposedRow,
    cell_too_long_warnings,
    propose,
)
from actions.imports.proposed_prose import PreviewProse, preview_prose
from actions.imports.result import says_left_out
from actions.imports.row_audiences import (
    Audiences,
    AudienceWording,
    asks_to_widen,
    audience_wordings,
)
from actions.imports.row_places import RowPriority
from actions.imports.stored import from_json
from actions.models import Import
from actions.rows.columns import SAID
from actions.rows.leads.bodies import looks_like_a_body, new_body_label
from actions.rows.leads.names import LIKELY, Parties, unknown_leads
from csp.forms.fields import parse_whole_number
from csp.periods import date_words
from csp.prose.nouns import count_noun
from plans.audience import Audience
from plans.models import Partnership, Plan
from plans.proofreading.findings import Finding

# A page with more would be slow to draw; the rows themselves are all there.
MOST_SOURCE_ROWS = 400
MOST_LEFT_OUT = 500
UNSURE = 0.6


@dataclass(frozen=True)
class PreviewHeading:
    """A printed heading, what it was taken for, and what else it could be."""

    name: str
    printed: str
    field: str
    guess: bool

    @property
    def options(self) -> list[tuple[str, str, bool]]:
        return [(key, label, key == self.field) for key, label in FIELDS.items()]


@dataclass(frozen=True)
class Stranger:
    """Words in a lead column that name nobody known, with what may be done about them."""

    words: str
    rows: int
    options: list[tuple[str, str, bool]]

    @property
    def name(self) -> str:
        return lead_name(self.words)


@dataclass(frozen=True)
class PreviewRow:
    """One row of the page: what would be stored, and what to look at in it."""

    proposed: ProposedRow
    warnings: list[Finding] = field(default_factory=list)
    ticked: bool = True
    widened: bool = False

    @property
    def place(self) -> int:
        return self.proposed.row.place

    @property
    def title(self) -> str:
        row = self.proposed.row
        words = " ".join((row.aim or row.activity).split())
        return (
            f"{self.proposed.ref} {words[:120]}{'…' if len(words) > 120 else ''}".strip()
            or "Row without words"
        )

    @property
    def readers(self) -> str:
        return Audience(self.proposed.audience).label

    @property
    def is_public(self) -> bool:
        return self.proposed.audience == Audience.PUBLIC

    @property
    def now(self) -> str:
        """Who may read it in the plan, where the file could let more people; nothing elsewhere."""
        row, current = self.proposed.row, self.proposed.current
        return Audience(current.visibility).label if current and asks_to_widen(row, current) else ""

    @property
    def said(self) -> dict:
        """The words of the file for who may read it."""
        return self.proposed.row.told.get("audience", {})

    @property
    def source_id(self) -> str:
        return source_id(self.proposed.row.source)

    @property
    def cells(self) -> Iterator[tuple[str, list[str]]]:
        """The labels and words of the cells that have any."""
        cells = self.proposed.cells
        if area := self.proposed.row.area:
            yield FIELDS["area"], [area]
        for name in SAID:
            words = cells[name] if isinstance(cells[name], list) else [cells[name]]
            if any(words):
                yield FIELDS[name], words
        if due_on := (self.proposed.row.told.get("when") or {}).get("due_on"):
            yield "Due", [date_words(date.fromisoformat(due_on))]
        for label, words in cells["extra"].items():
            yield label, [words]


@dataclass(frozen=True)
class SourceRow:
    """One row as it stood in the file, and the place of the first row that it becomes, if any."""

    id: str
    number: int
    cells: tuple[str, ...]
    place: int | None


@dataclass(frozen=True)
class LeftOut:
    """What a file holds and the plan does not, for as long as the import is kept."""

    read: ImportedPlan

    @property
    def hidden(self) -> list[Leftover]:
        """What the file hides, each in a sentence that says only how much."""
        return [left for left in self.read.leftovers if not left.text]

    @property
    def left_out(self) -> list[tuple[str, list[Leftover]]]:
        """What was left out word for word, by the reason why."""
        groups: dict[str, list[Leftover]] = {}
        for left in [left for left in self.read.leftovers if left.text][:MOST_LEFT_OUT]:
            groups.setdefault(left.why, []).append(left)
        return list(groups.items())

    @property
    def left_undrawn(self) -> int:
        """How many pieces that were left out are more than the page shows."""
        return max(0, sum(bool(left.text) for left in self.read.leftovers) - MOST_LEFT_OUT)


@dataclass(frozen=True)
class ImportPreview(LeftOut):
    """Everything that the page needs."""

    proposal: Proposal
    headings: list[PreviewHeading]
    strangers: list[Stranger]
    wordings: list[AudienceWording]
    groups: list[tuple[RowPriority, list[PreviewRow]]]
    prose: list[PreviewProse]
    general: list[Finding]
    source: list[tuple[str, list[SourceRow]]]
    source_left_out: int

    @classmethod
    def of(cls, row: Import, plan: Plan | None, posted: QueryDict | None = None) -> ImportPreview:
        read = from_json(row.result)
        proposal = propose(read, plan, audiences_said(posted) if posted else NOTHING_SAID)
        source, left_out = preview_source_rows(read)
        return cls(
            read,
            proposal,
            preview_headings(read),
            strangers_of(read, row.partnership, posted or {}),
            audience_wordings(read.rows, posted or {}),
            preview_groups(proposal, read.warnings, posted),
            preview_prose(proposal.prose, posted),
            [each for each in read.warnings if each.place is None and not says_left_out(each)],
            source,
            left_out,
        )

    @property
    def measures(self) -> int:
        return sum(len(each.cells["measures"]) for each in self.proposal.rows)

    @property
    def new(self) -> int:
        return self.proposal.count("new")

    @property
    def changed(self) -> int:
        return self.proposal.count("changed")

    @property
    def to_approve(self) -> bool:
        """Whether an agreed plan would ask who approved it: rows change, come or may go."""
        return bool(self.new or self.changed or self.proposal.gone)

    @property
    def same(self) -> int:
        return self.proposal.count("same")

    @property
    def to_bring(self) -> int:
        """The ticked rows that would make a difference."""
        return sum(line.ticked and line.proposed.state != "same" for line in self.lines)

    @property
    def lines(self) -> list[PreviewRow]:
        return [line for _, lines in self.groups for line in lines]

    @property
    def public(self) -> int:
        """The ticked rows that everybody may read once the plan is published."""
        return sum(line.ticked and line.is_public for line in self.lines)

    @property
    def kept(self) -> int:
        """The ticked rows that the public does not read."""
        return sum(line.ticked and not line.is_public for line in self.lines)

    @property
    def sections(self) -> list[PreviewProse]:
        return [each for each in self.prose if each.proposed.home is None]

    @property
    def statements(self) -> list[PreviewProse]:
        return [each for each in self.prose if each.proposed.home]

    @property
    def strip(self) -> str:
        to_look_at = sum(not says_left_out(each) for each in self.read.warnings)
        counted = [
            count_noun(len(self.read.raw), "table"),
            count_noun(len(self.read.rows), "row"),
            count_noun(self.measures, "measure"),
            *([count_noun(len(self.sections), "section")] if self.sections else []),
        ]
        return "; ".join(
            [
                ", ".join(counted),
                f"{count_noun(to_look_at, 'thing')} to look at",
                left_out_words(self.read.leftovers),
            ]
        )


def left_out_words(leftovers: Sequence[Leftover]) -> str:
    """How much was left out. “Nothing” is only said of a file that was taken whole."""
    pieces = sum(bool(left.text) for left in leftovers)
    said = [f"{count_noun(pieces, 'piece')} of text"] if pieces else []
    said += ["what the file hides"] if pieces < len(leftovers) else []
    return f"{' and '.join(said) or 'nothing'} left out"


def audiences_said(posted: QueryDict) -> Audiences:
    """What the officer answered about who may read, as the page sends it."""
    answers = {name: str(words) for name, words in posted.items() if name.startswith("who-")}
    places = map(parse_whole_number, posted.getlist("widen"))
    return Audiences(answers, frozenset(place for place in places if place is not None))


def preview_headings(read: ImportedPlan) -> list[PreviewHeading]:
    """Each printed heading once; one that stands in several tables means the same in all."""
    found: dict[str, PreviewHeading] = {}
    for column in read.columns:
        name, guess = f"column-{len(found)}", column.sure < UNSURE and column.field != "other"
        found.setdefault(column.printed, PreviewHeading(name, column.printed, column.field, guess))
    return list(found.values())


def lead_name(words: str) -> str:
    """The name of a form's field that is about these words, whatever else the file says."""
    return f"lead-{sha256(words.encode()).hexdigest()[:12]}"


def strangers_of(read: ImportedPlan, partnership: Partnership, posted: Mapping) -> list[Stranger]:
    parties = Parties.of(partnership)
    words = [words for row in read.rows for words in row.leads]
    times = Counter(words)
    everybody = sorted(parties.by_key.values(), key=lambda party: party.words.casefold())
    return [
        Stranger(each, times[each], options_of(each, parties, everybody, posted, partnership))
        for each in unknown_leads(words, parties)
    ]


def options_of(
    words: str, parties: Parties, everybody: list, posted: Mapping, partnership: Partnership
) -> list:
    """The best guesses first, then what else may be done, then everybody.

    Where the partnership has no bodies yet, what looks like one is best set up as one.
    """
    guesses = parties.guesses(words)
    likely = guesses[0][1].key if guesses and guesses[0][0] >= LIKELY else "keep"
    first = [(party.key, f"{party.words}?") for _, party in guesses]
    if likely == "keep" and not parties.has_bodies and looks_like_a_body(words):
        likely = "new"
        first.insert(0, ("new", new_body_label(words, partnership)))
    chosen = posted.get(lead_name(words), likely)
    known = {key for key, _ in first}
    usual = [("keep", "Keep as words"), ("new", "New body with this name")]
    rest = [(key, label) for key, label in usual if key not in known]
    others = [(party.key, party.words) for party in everybody if party.key not in known]
    return [(key, label, key == chosen) for key, label in first + rest + others]


def preview_groups(
    proposal: Proposal, warnings, posted: QueryDict | None
) -> list[tuple[RowPriority, list[PreviewRow]]]:
    """The rows under the priorities that they come to stand under, in the order of the file."""
    ticks = None if posted is None else set(posted.getlist("row"))
    widened = audiences_said(posted).widen if posted else frozenset()
    about: dict[int, list[Finding]] = {}
    for warning in warnings:
        if warning.place is not None:
            about.setdefault(warning.place, []).append(warning)
    groups: dict[RowPriority, list[PreviewRow]] = {home: [] for home in proposal.homes}
    for each in proposal.rows:
        place = each.row.place
        warnings_of_row = [*about.get(place, []), *cell_too_long_warnings(each)]
        line = PreviewRow(
            each, warnings_of_row, ticks is None or str(place) in ticks, place in widened
        )
        groups.setdefault(each.home, []).append(line)
    return list(groups.items())


def preview_source_rows(read: ImportedPlan) -> tuple[list[tuple[str, list[SourceRow]]], int]:
    """The tables as they were read, each row with an address of its own, and how many did not fit."""
    places = {source_id(row.source): row.place for row in reversed(read.rows)}
    room, found = MOST_SOURCE_ROWS, []
    for table in read.raw:
        rows = [
            source_row(table, number, places) for number in range(1, min(len(table.rows), room) + 1)
        ]
        room -= len(rows)
        if rows:
            found.append((table.source, rows))
    return found, sum(len(table.rows) for table in read.raw) - (MOST_SOURCE_ROWS - room)


def source_row(table: RawTable, number: int, places: Mapping[str, int]) -> SourceRow:
    own = source_id(f"{table.source}, row {number}")
    return SourceRow(own, number, table.rows[number - 1], places.get(own))


def source_id(source: str) -> str:
    return "from-" + "-".join("".join(c if c.isalnum() else " " for c in source.casefold()).split())

"""A row of the plan while it is read: what each column has said so far."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from actions.imports.audience import (
    audience_of,
    is_blank,
    marking_in,
    marking_of_heading,
    told_by,
    without_markings,
)
from actions.imports.leads import says_roles, split_leads
from actions.imports.result import ImportedColumn, ImportedRow
from actions.rows.columns import SAID, WORDS
from csp.prose import cell_lines, clean_cell

# The place of a row, then what it says.
PLACE = ("ref", "priority", "area")
READ = (*SAID, "status")
# Under which a row keeps who does what, as the plan has no place for it.
ROLES = "Roles of the leads"
_UNFINISHED = re.compile(r"(?:[\w,\-–&/(]|\b(?:and|or|of|the|to|for|with|in|their|by|a|an))$")


def join_cell_halves(before: str, after: str) -> str:
    """Two halves of a cell: a sentence that was cut goes on, anything else is a new line."""
    if not before or not after:
        return before or after
    cut = after[0].islower() or after[0] in "),;&"
    if cut and not after.startswith("- ") and _UNFINISHED.search(before):
        return f"{before} {after}"
    return f"{before}\n{after}"


@dataclass
class RowDraft:
    source: str
    torn: bool = False
    parts: dict[str, str] = field(default_factory=dict)
    other: dict[str, str] = field(default_factory=dict)
    priority: str = ""
    area: str = ""
    continued: list[int] = field(default_factory=list)
    # The reference as it stands in the file, where it was read as another.
    spelt: str = ""
    # What stands under each heading that asks who may read the row.
    answers: dict[str, str] = field(default_factory=dict)

    def add(self, values: list[tuple[ImportedColumn, str]], at: int) -> None:
        for column, text in values:
            if column.field == "public":
                self.answers[column.printed] = join_cell_halves(
                    self.answers.get(column.printed, ""), text
                )
            elif column.field in (*PLACE, *READ):
                self.parts[column.field] = self._joined(column.field, text)
            else:
                self.keep(column.printed, text)

    def _joined(self, name: str, text: str) -> str:
        before = self.parts.get(name, "")
        if name == "status" and before == text:
            return before
        return (
            f"{before}\n{text}"
            if before and name == "leads" and text[0].isupper()
            else join_cell_halves(before, text)
        )

    def keep(self, printed: str, text: str) -> None:
        self.other[printed] = join_cell_halves(self.other.get(printed, ""), text)

    def put(self, name: str, text: str) -> None:
        self.parts[name] = text

    def text(self, name: str) -> str:
        return self.parts.get(name, "")

    def fields(self) -> set[str]:
        return {*self.parts, *self.other}

    def only(self, *names: str) -> bool:
        return set(self.parts) <= set(names) and not self.other

    def has_words(self) -> bool:
        return any(self.parts.get(name) for name in READ) or bool(self.other)

    def markings(self) -> Iterator[str]:
        """What the words of the row, or those it stands under, say of who may read it."""
        sheet = re.fullmatch(r"Sheet (.+), row \d+", self.source)
        over = (self.priority, self.area, sheet[1] if sheet else "")
        found = (*map(marking_of_heading, over), *map(marking_in, self.parts.values()))
        return filter(None, (*found, *map(marking_in, self.other.values())))

    def words(self) -> dict[str, str]:
        said = {name: self.text(name) for name in WORDS}
        return said | {"activity": clean_cell(said["activity"])}

    def row(
        self, place: int, known: Collection[str], said: Mapping[str, set[str]] | None = None
    ) -> ImportedRow:
        unsaid = {
            heading: words
            for heading, words in self.answers.items()
            if not (is_blank(words) or audience_of(words, heading))
        }
        if says_roles(self.text("leads")):
            unsaid = {ROLES: self.text("leads")} | unsaid
        return ImportedRow(
            ref=tidy_ref(self.text("ref")),
            priority=self.priority,
            **self.words(),
            leads=tuple(split_leads(self.text("leads"), known)),
            measures=cell_items(self.text("measures")),
            risks=cell_items(self.text("risks")),
            status=self.text("status"),
            other=self.other | unsaid,
            area=self.area,
            source=self.source,
            place=place,
            told=told_by(self.answers.items(), said or {}, self.markings()),
        )


def cell_items(text: str) -> tuple[str, ...]:
    """One item a line or bullet; own CSV files part them with a bar."""
    lines = [line.removeprefix("- ") for line in cell_lines(re.sub(r"\s*\|\s*", "\n", text))]
    return tuple(line for line in lines if re.search(r"\w", line))


def tidy_ref(text: str) -> str:
    text = " ".join(without_markings(text).split())
    text = re.sub(r"(?<=[\w)])[.:]$", "", text)
    if bracketed := re.fullmatch(r"\((\w{1,5})\)", text):
        return bracketed[1]
    return text.removesuffix(")") if "(" not in text else text

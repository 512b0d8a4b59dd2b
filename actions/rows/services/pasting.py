"""Pasting a block of cells into a plan's table, over what stands there and as new rows, as one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.safestring import SafeString

from actions.models import Action
from actions.rows.cells import BULLET, row_cell_text, same
from actions.rows.columns import BY_NAME, Column, Kind
from actions.rows.leads.names import Parties
from actions.rows.pasted import Block
from actions.rows.queries.lookups import CHANGED_SEVERAL
from actions.rows.services.cell import cell_values, new_cell_parts
from actions.rows.services.order import add_below
from actions.rows.services.revising import Approval
from actions.rows.services.several import write_texts_of_row
from csp import changes
from csp.models import User
from csp.text.diff import side_by_side
from plans.models import Plan

# What a page can list, each with its tick, and a person can look through.
MOST_CHANGES = 500
NEW = "new"


@dataclass(frozen=True)
class PastedCell:
    """One cell that would say something else."""

    row: Action
    column: Column
    now: str
    after: str
    problem: str = ""  # why it may not say that

    @property
    def key(self) -> str:
        """The cell as a form names it. It names nothing any more once the cell says something else."""
        told = sha256(self.now.encode()).hexdigest()[:12]
        return f"{self.row.pk}.{self.column.name}.{told}"

    @property
    def words(self) -> str:
        return f"{self.row.ref} {self.column.label}"

    @property
    def shown(self) -> tuple[SafeString, SafeString]:
        """What it says now and after, with what goes and what comes marked."""
        return side_by_side(self.now, self.after)


@dataclass(frozen=True)
class PastedLine:
    """A line beyond the rows that are there: a new row."""

    number: int  # which line of the block, from 1
    texts: dict[str, str]  # by column
    problem: str = ""

    @property
    def key(self) -> str:
        return f"{NEW}.{self.number}"

    @property
    def words(self) -> str:
        return f"New row, from line {self.number}"

    @property
    def said(self) -> list[tuple[str, str]]:
        """What it would say, each under the name of its column."""
        return [(BY_NAME[name].label, text) for name, text in self.texts.items()]


@dataclass
class Laid:
    """A block laid on the table: what would change, what would be new, and how many cells stay."""

    cells: list[PastedCell]
    rows: list[PastedLine]
    same: int = 0

    @property
    def changes(self) -> list[PastedCell | PastedLine]:
        return [*self.cells, *self.rows]

    def chosen(self, keys: Iterable[str]) -> Laid:
        """What of it has one of the keys, and may be written."""
        wanted = set(keys)
        return Laid(
            [each for each in self.cells if each.key in wanted and not each.problem],
            [each for each in self.rows if each.key in wanted and not each.problem],
        )


def lay_block(block: Block, columns: Sequence[str], rows: Sequence[Action], beside: Action) -> Laid:
    """Lay a block on ``rows``, its first line on the first; what is left over are new rows.

    ``rows`` have their parts at hand, and new ones come to the priority of ``beside``. ``columns``
    says of each column of the block where it goes, "" for nowhere.
    """
    laid = Laid([], [])
    for number, line in enumerate(block, start=1):
        texts = {
            name: pasted_text(words, BY_NAME[name])
            for name, words in zip(columns, line, strict=True)
            if name
        }
        if number > len(rows):
            texts = {name: text for name, text in texts.items() if text}
            if texts:
                problem = first_problem(beside, texts)
                laid.rows.append(PastedLine(number, texts, problem))
            continue
        row = rows[number - 1]
        for name, text in texts.items():
            now = row_cell_text(row, BY_NAME[name])
            if same(now, text, BY_NAME[name]):
                laid.same += 1
            else:
                problem = first_problem(row, {name: text})
                laid.cells.append(PastedCell(row, BY_NAME[name], now, text, problem))
    return laid


def pasted_text(words: str, column: Column) -> str:
    """Words as a cell of that kind takes them: one line, a line for each thing, or text."""
    lines = [line.strip() for line in words.split("\n")]
    if column.kind is Kind.TEXT:
        return "\n".join(lines).strip()
    joined = "\n" if column.is_lines else " "
    return joined.join(line.removeprefix(BULLET) for line in lines if line)


def first_problem(row: Action, texts: Mapping[str, str]) -> str:
    """Why a row may not say this, as a sentence; nothing where it may."""
    try:
        for name, text in texts.items():
            if BY_NAME[name].is_lines:
                new_cell_parts(row.partnership, BY_NAME[name], text, Parties())
            else:
                cell_values(row, BY_NAME[name], text)
                refuse_long_text(BY_NAME[name], text)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def refuse_long_text(column: Column, text: str) -> None:
    if len(text) > column.most:
        raise ValidationError(
            f"{column.label} may have {column.most:,} characters, and this has {len(text):,}."
        )


@transaction.atomic
def paste_cells(
    *,
    by: User,
    plan: Plan,
    laid: Laid,
    beside: Action,
    approval: Approval | None = None,
) -> int:
    """Write what was laid on the table; new rows come below ``beside``. Returns how many rows it did.

    Raises changes.Stale when somebody else just changed one of the cells, ValidationError when one
    may not say that, and NeedsReason where agreed wording would change or rows would come without an
    ``approval``; nothing is changed in any case.
    """
    names = {cell.column.name for cell in laid.cells} | {n for row in laid.rows for n in row.texts}
    known = Parties.of(plan.partnership) if "leads" in names else None
    steps = [
        step
        for row, texts in texts_by_row(laid.cells)
        if (step := write_texts_of_row(by, row, texts, known, approval))
    ]
    added = []
    for pasted in laid.rows:
        beside = add_pasted_row(by, beside, pasted.texts, known, approval)
        added.append([beside.pk, beside.version])
    if steps or added:
        detail = {"rows": steps, "added": added}
        changes.record_event(by=by, verb=CHANGED_SEVERAL, target=plan, detail=detail)
    return len(steps) + len(added)


def texts_by_row(cells: Iterable[PastedCell]) -> list[tuple[Action, dict[str, str]]]:
    found: dict[int, tuple[Action, dict[str, str]]] = {}
    for cell in cells:
        found.setdefault(cell.row.pk, (cell.row, {}))[1][cell.column.name] = cell.after
    return list(found.values())


def add_pasted_row(
    by: User,
    beside: Action,
    texts: Mapping[str, str],
    known: Parties | None,
    approval: Approval | None,
) -> Action:
    values: dict[str, Any] = {}
    parts: dict[str, list] = {}
    for name, text in texts.items():
        column = BY_NAME[name]
        if column.is_lines:
            parts[name] = new_cell_parts(beside.partnership, column, text, known)
        else:
            values |= cell_values(beside, column, text)
    return add_below(by=by, action=beside, values=values, parts=parts, approval=approval)

"""The action plan as its page lays it out: priorities, and under each the printed table.

It is read in three queries whatever the number of rows, into plain frozen values. A row's HTML is a
pure function of those values, so it is kept for as long as nothing in the row changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from django.template.loader import get_template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from actions.models import Action
from actions.models.querysets.action import parts_of_plan
from actions.rows.cells import join_cell_parts
from actions.rows.columns import (
    COLUMNS,
    IN_TABLE,
    SMALL_PRINT,
    WORDS,
    Column,
    RowWords,
    names_where,
)
from actions.rows.links import RowLink, column_html, linked_cell_html
from actions.rows.queries.table import Line, gather_parts, table_rows
from plans.access import Access
from plans.audience import Audience
from plans.models import Plan
from plans.plan.queries import priorities_with_areas

# The columns of words in which the filter above the table looks; in the lists it always does.
SOUGHT = names_where(lambda column: column.sought and (column.is_words or column.name == "ref"))


class SmallPrint(NamedTuple):
    """A column in small print. ``marks`` are the attributes by which the page's script edits it."""

    marks: SafeString
    html: SafeString


class TableCell(NamedTuple):
    """A column with a cell of its own in the table, and what stands in it in small print."""

    name: str
    label: str
    marks: SafeString
    html: SafeString
    below: list[SmallPrint]


@dataclass(frozen=True)
class PlanRow(RowWords):
    """One row as printed. Equal rows look the same, which is what lets their HTML be kept."""

    pk: int
    ref: str
    area: str
    visibility: str
    version: int = 0
    leads: tuple[str, ...] = ()
    measures: tuple[Line, ...] = ()
    risks: tuple[str, ...] = ()
    links: tuple[RowLink, ...] = ()
    revised: tuple[str, ...] = ()

    def has(self, words: str) -> bool:
        """Whether all these words stand somewhere in the row, whatever their capitals."""
        measures = (measure.words for measure in self.measures)
        said = (getattr(self, name) for name in SOUGHT)
        text = "\n".join((*said, *self.leads, *measures, *self.risks)).casefold()
        return all(word in text for word in words.casefold().split())

    def cells(self, may_edit: bool) -> list[TableCell]:
        """The cells beside the reference. What is empty is shown to those who may fill it."""
        return [self.cell(column, may_edit) for column in IN_TABLE]

    def cell(self, column: Column, may_edit: bool) -> TableCell:
        html, typed = self.list_cell(column) if column.is_lines else self.words_cell(column)
        if may_edit and column.is_lines and not html:
            html = format_html('<span class="app-flag">{}</span>', column.empty)
        below = [self.small(each) for each in SMALL_PRINT[column.name] if may_edit or self.of(each)]
        return TableCell(column.name, column.above, cell_marks(column, typed or None), html, below)

    def of(self, column: Column) -> Any:
        return getattr(self, column.name)

    def words_cell(self, column: Column) -> tuple[SafeString, str]:
        text = self.of(column)
        return column_html(column, text, self.links), self.typed(text)

    def list_cell(self, column: Column) -> tuple[SafeString, str]:
        typed = self.typed_risks() if column.name == "risks" else ""
        return LIST_HTML[column.name](self.of(column)), typed

    def small(self, column: Column) -> SmallPrint:
        text = self.of(column)
        said = escape(column.before) + column_html(column, text, self.links)
        readable = text and not column.before
        return SmallPrint(
            cell_marks(column, None if readable else text), said if text else escape(column.empty)
        )

    def typed(self, text: str) -> str:
        """The words as they were typed, where they cannot be read off the page."""
        plain = text.isprintable() and text == text.strip() and not self.links
        return "" if plain and str(linked_cell_html(text)) == escape(text) else text

    def typed_risks(self) -> str:
        """The risks as lines, where one of them has more than a plain line."""
        plain = all(str(linked_cell_html(risk)) == escape(risk) for risk in self.risks)
        return "" if plain else join_cell_parts(self.risks)

    @property
    def visibility_words(self) -> str:
        """What to say beside the reference; nothing for a row that everybody may see."""
        return Audience(self.visibility).mark


def cell_marks(column: Column, typed: str | None) -> SafeString:
    """How the page's script knows a cell, with its words as typed where the page does not hold them."""
    mark = MARKS[column.name]
    return mark if typed is None else mark_safe(f'{mark} data-raw="{escape(typed)}"')  # noqa: S308 - escaped


MARKS = {column.name: format_html(' data-cell="{}"', column.name) for column in COLUMNS}


def leads_html(leads: Iterable[str]) -> SafeString:
    return format_html_join("", "<p>{}</p>", ((lead,) for lead in leads))


def measures_html(measures: Iterable[Line]) -> SafeString:
    target = '<br><span class="app-muted app-small">Target: {}</span>'
    lines = (
        (each.words, format_html(target, each.target) if each.target else "") for each in measures
    )
    return format_html_join("", "<p>{}{}</p>", lines)


def risks_html(risks: Iterable[str]) -> SafeString:
    return format_html_join("", "<div>{}</div>", ((linked_cell_html(risk),) for risk in risks))


LIST_HTML: dict[str, Callable[[Any], SafeString]] = {
    "leads": leads_html,
    "measures": measures_html,
    "risks": risks_html,
}


@dataclass(frozen=True)
class PlanGroup:
    """A priority, its areas and its rows."""

    pk: int
    number: str
    title: str
    statement: str
    areas: tuple[str, ...]
    rows: tuple[PlanRow, ...] = ()


@dataclass(frozen=True)
class PlanTableFilter:
    """What the reader asked to see, from the address; what is not asked for is everything."""

    lead: str = ""
    priority: str = ""
    area: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        return any((self.lead, self.priority, self.area, self.words.strip()))

    def fits(self, row: PlanRow) -> bool:
        return (
            (not self.lead or self.lead in row.leads)
            and (not self.area or self.area == row.area)
            and row.has(self.words)
        )


@dataclass(frozen=True)
class PlanTable:
    groups: tuple[PlanGroup, ...]

    @classmethod
    def of(cls, plan: Plan, access: Access, url_of) -> PlanTable:
        """The rows of a plan that somebody may see. ``url_of(number)`` is the address of a row."""
        actions = list(table_rows(Action.objects.filter(plan=plan).visible_to(access)))
        parts = gather_parts(parts_of_plan(plan), {row.pk for row in actions}, url_of)
        rows = defaultdict(list)
        for action in actions:
            rows[action.priority_id].append(plan_row(action, parts[action.pk]))
        return cls(
            tuple(
                PlanGroup(*priority, rows=tuple(rows[priority[0]]))
                for priority in priorities_with_areas(plan)
            )
        )

    @staticmethod
    def row(action: Action, access: Access, url_of) -> PlanRow:
        """One row alone, as the whole table would have it, in two queries or three."""
        found = parts_of_plan(action.plan, row=action)
        targets = {part[-1] for part in found if part[1] == "references" and part[-1]}
        seen = (
            Action.objects.visible_to(access).filter(pk__in=targets)
            if targets
            else Action.objects.none()
        )
        parts = gather_parts(found, set(seen.order_by().values_list("pk", flat=True)), url_of)
        return plan_row(action, parts[action.pk])

    @property
    def rows(self) -> list[PlanRow]:
        return [row for group in self.groups for row in group.rows]

    @property
    def measure_count(self) -> int:
        return sum(len(row.measures) for row in self.rows)

    def leads(self) -> list[str]:
        """Everybody who leads a row, as printed: the choices of the filter."""
        return sorted({lead for row in self.rows for lead in row.leads}, key=str.casefold)

    def only(self, wanted: PlanTableFilter) -> PlanTable:
        """The part of the table that the reader asked for; priorities left empty are dropped."""
        if not wanted:
            return self
        groups = (
            replace(group, rows=tuple(row for row in group.rows if wanted.fits(row)))
            for group in self.groups
            if wanted.priority in ("", group.number)
        )
        return PlanTable(tuple(group for group in groups if group.rows))


def plan_row(action, parts: dict[str, list]) -> PlanRow:
    """A row from an action, or from the values that ``table_rows`` fetches of one."""
    area = action.area if isinstance(action, Action) else action.area__title
    cells: dict[str, Any] = {name: getattr(action, name) for name in WORDS}
    cells |= {kind: tuple(values) for kind, values in parts.items()}
    return PlanRow(
        pk=action.pk,
        ref=action.ref,
        area=str(area or ""),
        visibility=action.visibility,
        version=action.version,
        **cells,
    )


@lru_cache(maxsize=8_192)
def row_html(row: PlanRow, address: str, may_edit: bool) -> SafeString:
    """A row as HTML. ``address`` is where the plan's rows are: a row's own page is below it."""
    context = {"row": row, "url": f"{address}{row.pk}/", "may_edit": may_edit}
    context["cells"] = row.cells(may_edit)
    return mark_safe(get_template("actions/rows/plan_row.html").render(context))  # noqa: S308 - our own template escapes

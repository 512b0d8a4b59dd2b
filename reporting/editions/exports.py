"""The working plan as files that people edit and send on: what each holds can be brought in again."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from actions.imports.own import cells, hidden_part
from actions.rows.columns import BESIDE, IN_FILE, Column, Kind
from plans.access import Access
from plans.audience import Audience
from plans.models import Plan
from reporting.document.formats import draw_docx, draw_pdf
from reporting.document.parts.editable import editable
from reporting.editions.working import draft_document, is_as_published, working_facts
from reporting.facts.gather_plan import gather_actions
from reporting.facts.plan import ActionFacts, PriorityFacts, WholePlanFacts, extra_cells
from reporting.facts.snapshot import freeze


@dataclass(frozen=True)
class Export:
    """A plan as it stood at an hour, with the rows that its reader may see."""

    plan: Plan
    facts: WholePlanFacts
    draft: bool
    now: datetime


def export_of(plan: Plan, *, now: datetime, access: Access | None = None) -> Export:
    """Rows are here even when the plan's text leaves their section out of print."""
    facts = working_facts(plan, access)
    if not facts.actions:
        facts = replace(facts, actions=gather_actions(plan, False, access))
    return Export(plan, facts, not is_as_published(plan), now)


def pdf(export: Export) -> bytes:
    return draw_pdf(draft_document(export.plan, export.facts, now=export.now, draft=export.draft))


def docx(export: Export) -> bytes:
    document = draft_document(export.plan, export.facts, now=export.now, draft=export.draft)
    return draw_docx(editable(document, export.facts))


def xlsx(export: Export) -> bytes:
    from reporting.document.renderers.xlsx import render_xlsx  # Late, as formats.py says.

    return render_xlsx(export.facts, created=export.now, draft=export.draft)


def as_csv(export: Export) -> bytes:
    """UTF-8 with the mark that spreadsheets look for."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    extra = export.facts.extra_headings()
    headings = (*cells.CSV_HEADINGS, *cells.CSV_BESIDE, *extra)
    writer.writerow(map(cells.guard_formula, headings))
    for priority in export.facts.priorities:
        rows = export.facts.rows_of(priority)
        lines = (csv_line(row, priority, extra) for row in rows)
        for line in (*area_lines(priority, rows), *lines):
            padding = [""] * (len(headings) - len(line))
            writer.writerow([*map(cells.guard_formula, line), *padding])
    return out.getvalue().encode("utf-8-sig")


def area_lines(priority: PriorityFacts, rows: tuple[ActionFacts, ...]) -> Iterator[tuple[str, ...]]:
    """Lines of their own for the areas, where the rows alone would not give them all in order."""
    met = tuple(dict.fromkeys(row.area for row in rows if row.area))
    if met != priority.areas or not rows:
        for area in priority.areas or ("",):
            yield ("", priority.label, area)


def csv_line(row: ActionFacts, priority: PriorityFacts, extra: Sequence[str]) -> tuple[str, ...]:
    return (
        *(csv_cell(column, row, priority) for column in (*IN_FILE, *BESIDE)),
        *map(partial(beside_measures, row), hidden_part.UNSAID),
        *extra_cells(row, extra),
    )


def csv_cell(column: Column, row: ActionFacts, priority: PriorityFacts) -> str:
    match column.name:
        case "priority":
            return priority.label
        case "leads":
            return cells.join_items(map(cells.one_line, row.leads), cells.LEADS_SEPARATOR)
        case "measures":
            return cells.join_items(
                map(cells.labelled_measure, row.measures), cells.ITEMS_SEPARATOR
            )
        case "risks":
            risks = (cells.risk_with_kind(each.text, each.kind) for each in row.risks)
            return cells.join_items(risks, cells.ITEMS_SEPARATOR)
        case "visibility":
            return row.audience.value
    words = getattr(row, column.name)
    return cells.with_round_bullets(words) if column.kind is Kind.TEXT else words


def beside_measures(row: ActionFacts, name: str) -> str:
    """One thing of every measure, in the order of the measures."""
    said = (cells.one_line(getattr(each, name)) for each in row.measures)
    return hidden_part.join_places(said, cells.ITEMS_SEPARATOR)


def export_json(export: Export) -> bytes:
    """The facts as a snapshot holds them, whether they are a draft, and who may read each row."""
    tree = {**json.loads(freeze(export.facts)), "draft": export.draft}
    for row in tree.get("actions", ()):
        row.setdefault("visibility", Audience.PUBLIC)
    return json.dumps(tree, ensure_ascii=False).encode()


@dataclass(frozen=True)
class Format:
    """A kind of file: what it is called, what a browser is told, and what writes it."""

    name: str
    media_type: str
    write: Callable[[Export], bytes]


OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS = {
    "docx": Format("Word", f"{OFFICE}.wordprocessingml.document", docx),
    "xlsx": Format("Excel", f"{OFFICE}.spreadsheetml.sheet", xlsx),
    "pdf": Format("PDF", "application/pdf", pdf),
    "csv": Format("CSV", "text/csv; charset=utf-8", as_csv),
    "json": Format("JSON", "application/json", export_json),
}

"""The action plan's tables for a file that people edit: a paragraph a thing, so that it reads back.

Beside what the printed table shows, they say what it leaves to the eye: the area of each row where
rows of an area do not stand together, and who may see a row where not everybody may.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from actions.imports.own import cells, hidden_part
from actions.rows.columns import BY_NAME, Column
from reporting import document as d
from reporting.document.parts.actions import (
    NOTHING,
    Fill,
    Printed,
    action_row,
    in_groups,
    introduction,
    is_column_used,
    print_column,
    timescale,
)
from reporting.document.parts.words import Links
from reporting.facts.plan import ActionFacts, PriorityFacts, WholePlanFacts, extra_cells

AREA = BY_NAME["area"].printed
MOST_EXTRA, LONGEST_HEADING = 4, 40


def editable(document: d.Document, facts: WholePlanFacts) -> d.Document:
    """The document with the tables of its action plan made for editing."""
    links = Links(facts.actions)
    columns = editable_columns(facts)
    made = {
        f"priority-{place}": (
            *introduction(each),
            *editable_action_table(each, facts, columns, links),
        )
        for place, each in enumerate(facts.priorities, start=1)
    }
    parts = tuple(
        replace(part, blocks=made[part.anchor]) if part.anchor in made else part
        for part in document.parts
    )
    return replace(document, parts=parts, beside=hidden_plan_part(facts))


def hidden_plan_part(facts: WholePlanFacts) -> bytes:
    """What the tables do not say, for when the file is brought in again."""
    columns = extra_columns(facts)
    rows = {
        row.ref: hidden_part.row_part(
            row, {each.heading: each.words for each in row.extra if each.heading not in columns}
        )
        for row in facts.actions
    }
    return hidden_part.write_hidden_part(columns, rows)


def extra_columns(facts: WholePlanFacts) -> tuple[str, ...]:
    """The extra columns that a page has room for; the rest goes with the file unseen."""
    plain = (
        each
        for each in facts.extra_headings()
        if each == " ".join(each.split())
        and len(each) <= LONGEST_HEADING
        and each not in cells.WORD_HEADINGS
    )
    return tuple(plain)[:MOST_EXTRA]


def extra_cell(heading: str, row: ActionFacts, links: Links) -> d.Cell:
    return links.cell(row, *extra_cells(row, (heading,)))


def editable_columns(facts: WholePlanFacts) -> tuple[Printed, ...]:
    """The usual columns, and of the rest those that the plan uses."""
    usual = (print_column(each, FILLS) for each in cells.IN_WORD if is_column_needed(each, facts))
    extra = (
        Printed(d.Column(each, 0.7), partial(extra_cell, each)) for each in extra_columns(facts)
    )
    return (*usual, *extra)


def is_column_needed(column: Column, facts: WholePlanFacts) -> bool:
    match column.name:
        case "area":
            return not all(is_grouped(facts.rows_of(each)) for each in facts.priorities)
        case "visibility":
            return not all(row.audience.is_public for row in facts.actions)
    return is_column_used(column, facts)


def is_grouped(rows: tuple[ActionFacts, ...]) -> bool:
    """Whether lines across the table say the area of every row, or no row has one."""
    made = {row.key: d.Row(()) for row in rows}
    return len(in_groups(rows, made)) > len(rows) or not any(row.area for row in rows)


def items_cell(words: Iterable[str]) -> d.Cell:
    """One thing is a paragraph and several are a list; a thing's own lines stay together."""
    every = [each for each in words if each]
    if len(every) == 1:
        return d.Cell((d.Paragraph(d.text(every[0])),))
    return d.Cell((d.List(tuple(d.ListItem(d.text(each)) for each in every)),) if every else ())


def editable_action_table(
    priority: PriorityFacts, facts: WholePlanFacts, columns: tuple[Printed, ...], links: Links
) -> tuple[d.DocumentBlock, ...]:
    rows = facts.rows_of(priority)
    if not rows:
        return (d.paragraph(NOTHING),)
    made = {row.key: action_row(row, columns, links) for row in rows}
    lines = in_groups(rows, made)
    if any(each.column.title == AREA for each in columns):
        lines = tuple(made.values())
    caption = f"Actions for priority {priority.number}: {priority.title}"
    return (d.Table(caption, tuple(each.column for each in columns), lines, show_caption=False),)


def fill_ref(row: ActionFacts, links: Links) -> d.Cell:
    return d.cell(row.ref)


def fill_area(row: ActionFacts, links: Links) -> d.Cell:
    return d.cell(row.area)


def fill_leads(row: ActionFacts, links: Links) -> d.Cell:
    return d.cell(*map(cells.one_line, row.leads))


def fill_measures(row: ActionFacts, links: Links) -> d.Cell:
    return items_cell(cells.labelled_measure(each) for each in row.measures)


def fill_risks(row: ActionFacts, links: Links) -> d.Cell:
    return items_cell(cells.risk_with_kind(each.text, each.kind) for each in row.risks)


def fill_audience(row: ActionFacts, links: Links) -> d.Cell:
    return d.cell(row.audience.label)


FILLS: dict[str, Fill] = {
    "ref": fill_ref,
    "area": fill_area,
    "leads": fill_leads,
    "measures": fill_measures,
    "risks": fill_risks,
    "timescale": timescale,
    "visibility": fill_audience,
}

"""The rows of a plan as open data: one line a row, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import re
from io import StringIO

from actions.rows import columns
from actions.rows.columns import Column, Kind
from csp.lists.tables import defused
from reporting.document.parts.actions import measure_and_target_words, risk_words
from reporting.document.parts.words import day_words
from reporting.facts.plan import ActionFacts, PriorityFacts, WholePlanFacts

OPEN = tuple(column for column in columns.COLUMNS if column.published and column.meaning)


def describe_column(column: Column) -> tuple[tuple[str, str], ...]:
    """A heading with what stands below it; of a priority two, for its number stands by itself."""
    usual = (column.printed, column.meaning)
    number = ("Priority number", "The number of the priority that the action is for.")
    return (number, usual) if column.name == "priority" else (usual,)


# Each column with what it holds.
COLUMNS = tuple(pair for column in OPEN for pair in describe_column(column))
HEADINGS = tuple(heading for heading, _ in COLUMNS)


def plan_csv(facts: WholePlanFacts) -> bytes:
    """UTF-8 with the mark that spreadsheets look for; cells hold one line for each thing."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    priorities = {each.key: each for each in facts.priorities}
    for row in facts.actions:
        writer.writerow(map(defused, action_csv_row(row, priorities[row.priority])))
    return out.getvalue().encode("utf-8-sig")


def action_csv_row(row: ActionFacts, priority: PriorityFacts) -> tuple[str, ...]:
    return tuple(words for column in OPEN for words in open_cells(column, row, priority))


def open_cells(column: Column, row: ActionFacts, priority: PriorityFacts) -> tuple[str, ...]:
    match column.name:
        case "priority":
            return (priority.number, priority.title)
        case "leads":
            return ("\n".join(row.leads),)
        case "measures":
            return ("\n".join(measure_and_target_words(each) for each in row.measures),)
        case "risks":
            return ("\n".join(risk_words(each) for each in row.risks),)
        case "timescale":
            return (row.timescale or day_words(row.due_on),)
    words = getattr(row, column.name)
    return (bulleted(words) if column.kind is Kind.TEXT else words,)


def bulleted(cell: str) -> str:
    """List items under a round bullet: a spreadsheet takes a hyphen for a sum."""
    return re.sub(r"^- ", "• ", cell, flags=re.MULTILINE)

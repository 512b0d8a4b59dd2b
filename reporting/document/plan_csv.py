"""The rows of a plan as open data: one line a row, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import re
from io import StringIO

from csp.lists.tables import defused
from reporting.document.parts.actions import measure_words, risk_words
from reporting.document.parts.words import day_words
from reporting.facts.plan import ActionFacts, Facts, PriorityFacts

# Each column with what it holds.
COLUMNS = (
    ("Ref", "The reference of the action, as it is printed."),
    ("Priority number", "The number of the priority that the action is for."),
    ("Priority", "What that priority is called."),
    ("Priority area", "The heading within the priority, if it has any."),
    ("Aims", "What is to be reached."),
    ("Activity", "What is to be done."),
    ("Lead", "Who leads it: a body or a post, one on each line."),
    ("Performance measures", "What is counted, with its baseline and target, one on each line."),
    ("Assumptions and key risks", "What it rests on and what may stop it, one on each line."),
    ("Timescale", "When it is to be done, in words."),
    ("Due", "The same as a day, such as 2017-03-31, where it is one day."),
    ("Resources", "What it takes: money, people, things."),
)
HEADINGS = tuple(heading for heading, _ in COLUMNS)


def plan_csv(facts: Facts) -> bytes:
    """UTF-8 with the mark that spreadsheets look for; cells hold one line for each thing."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    priorities = {each.key: each for each in facts.priorities}
    for row in facts.actions:
        writer.writerow(map(defused, line_of(row, priorities[row.priority])))
    return out.getvalue().encode("utf-8-sig")


def line_of(row: ActionFacts, priority: PriorityFacts) -> tuple[str, ...]:
    return (
        row.ref,
        priority.number,
        priority.title,
        row.area,
        bulleted(row.aim),
        bulleted(row.activity),
        "\n".join(row.leads),
        "\n".join(measure_words(each) for each in row.measures),
        "\n".join(risk_words(each) for each in row.risks),
        row.timescale or day_words(row.due_on),
        row.due_on,
        bulleted(row.resources),
    )


def bulleted(cell: str) -> str:
    """List items under a round bullet: a spreadsheet takes a hyphen for a sum."""
    return re.sub(r"^- ", "• ", cell, flags=re.MULTILINE)

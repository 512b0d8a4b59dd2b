"""The action plan: one landscape table a priority, as the field prints it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from actions.rows.columns import BY_NAME, SAID, Column, Kind
from reporting import document as d
from reporting.document.parts.priorities import priority_area_blocks, priority_marks
from reporting.document.parts.words import Links, day_words, lines_cell, sentence
from reporting.facts.plan import ActionFacts, MeasureFacts, PriorityFacts, RiskFacts, WholePlanFacts

RISKS = {"assumption": "Assumption: ", "risk": "Risk: "}
NOTHING = "No actions are published under this priority."


@dataclass(frozen=True)
class Printed:
    """A column with how a row fills it."""

    column: d.Column
    fill: Callable[[ActionFacts, Links], d.Cell]


def ref(row: ActionFacts, links: Links) -> d.Cell:
    return d.cell(row.ref, row.audience.mark)


def leads(row: ActionFacts, links: Links) -> d.Cell:
    return d.cell(*row.leads)


def measures(row: ActionFacts, links: Links) -> d.Cell:
    return lines_cell(measure_and_target_words(each) for each in row.measures)


def measure_and_target_words(measure: MeasureFacts) -> str:
    by = f" by {day_words(measure.target_on)}" if measure.target_on else ""
    said = (
        group_words(measure),
        measure.baseline and f"Baseline: {measure.baseline}",
        measure.target and f"Target: {measure.target}{by}",
    )
    more = " ".join(sentence(words) for words in said if words)
    return f"{measure.text}\n{more}" if more else measure.text


def group_words(measure: MeasureFacts) -> str:
    """Whom it is counted for, unless the measure's own words name them all."""
    if measure.members and all(member in measure.text for member in measure.members):
        return ""
    groups = ", ".join(measure.members)
    if not measure.breakdown:
        return groups
    return f"For each {measure.breakdown}{': ' if groups else ''}{groups}"


def risks(row: ActionFacts, links: Links) -> d.Cell:
    return lines_cell(risk_words(each) for each in row.risks)


def risk_words(risk: RiskFacts) -> str:
    return f"{RISKS.get(risk.kind, '')}{risk.text}"


def timescale(row: ActionFacts, links: Links) -> d.Cell:
    return d.cell(row.timescale or day_words(row.due_on))


def fill_words(name: str, row: ActionFacts, links: Links) -> d.Cell:
    text = getattr(row, name)
    return links.cell(row, text) if BY_NAME[name].kind is Kind.TEXT else d.cell(text)


Fill = Callable[[ActionFacts, Links], d.Cell]
# How a row fills what is not words alone.
FILLS: dict[str, Fill] = {
    "ref": ref,
    "leads": leads,
    "measures": measures,
    "risks": risks,
    "timescale": timescale,
}


def print_column(column: Column, fills: Mapping[str, Fill]) -> Printed:
    heading = d.Column(column.printed, column.width, header=column.name == "ref")
    return Printed(heading, fills.get(column.name) or partial(fill_words, column.name))


def is_column_used(column: Column, facts: WholePlanFacts) -> bool:
    """Whether a plan prints a column: real plans often lack some."""
    names = ("timescale", "due_on") if column.name == "timescale" else (column.name,)
    return column.always or any(getattr(row, name) for row in facts.actions for name in names)


def action_columns(facts: WholePlanFacts) -> tuple[Printed, ...]:
    """The same columns in every table of a plan."""
    columns = (BY_NAME[name] for name in ("ref", *SAID))
    return tuple(print_column(column, FILLS) for column in columns if is_column_used(column, facts))


def action_parts(
    facts: WholePlanFacts, level: int, *, first_on_new_page: bool
) -> tuple[d.Part, ...]:
    columns, links = action_columns(facts), Links(facts.actions)
    return tuple(
        d.Part(
            heading=f"Priority {each.number}: {each.title}",
            blocks=(*introduction(each), *action_table(each, facts, columns, links)),
            level=level,
            anchor=f"priority-{place}",
            orientation="landscape",
            new_page=first_on_new_page or place > 1,
        )
        for place, each in enumerate(facts.priorities, start=1)
    )


def introduction(priority: PriorityFacts) -> tuple[d.DocumentBlock, ...]:
    said = (priority.statement, priority_marks(priority))
    return (*(d.paragraph(words) for words in said if words), *priority_area_blocks(priority))


def action_table(
    priority: PriorityFacts, facts: WholePlanFacts, columns: tuple[Printed, ...], links: Links
) -> tuple[d.DocumentBlock, ...]:
    rows = facts.rows_of(priority)
    if not rows:
        return (d.paragraph(NOTHING),)
    caption = f"Actions for priority {priority.number}: {priority.title}"
    made = {row.key: action_row(row, columns, links) for row in rows}
    return (
        d.Table(
            caption,
            tuple(each.column for each in columns),
            in_groups(rows, made),
            show_caption=False,
        ),
    )


def action_row(row: ActionFacts, columns: tuple[Printed, ...], links: Links) -> d.Row:
    return d.Row(tuple(each.fill(row, links) for each in columns), anchor=row.anchor)


def in_groups(
    rows: tuple[ActionFacts, ...], made: dict[str, d.Row]
) -> tuple[d.Row | d.GroupHead, ...]:
    """Rows under their areas when every row has one and no area comes up twice; else as they are."""
    met = [
        row.area for place, row in enumerate(rows) if not place or rows[place - 1].area != row.area
    ]
    grouped = all(met) and len(set(met)) == len(met)
    printed: list[d.Row | d.GroupHead] = []
    for place, row in enumerate(rows):
        if grouped and (not place or rows[place - 1].area != row.area):
            printed.append(d.GroupHead(row.area))
        printed.append(made[row.key])
    return tuple(printed)

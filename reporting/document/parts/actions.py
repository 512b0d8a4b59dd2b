"""The action plan: one landscape table a priority, as the field prints it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reporting import document as d
from reporting.document.parts.priorities import areas, marks
from reporting.document.parts.words import Links, day_words, lines_cell, sentence
from reporting.facts.plan import ActionFacts, Facts, MeasureFacts, PriorityFacts, RiskFacts

VISIBILITIES = {"partners": "Partners only", "restricted": "Restricted"}
RISKS = {"assumption": "Assumption: ", "risk": "Risk: "}
NOTHING = "No actions are published under this priority."


@dataclass(frozen=True)
class Printed:
    """A column with how a row fills it."""

    column: d.Column
    fill: Callable[[ActionFacts, Links], d.Cell]


def ref(row: ActionFacts, links: Links) -> d.Cell:
    return d.cell(row.ref, VISIBILITIES.get(row.visibility, ""))


def leads(row: ActionFacts, links: Links) -> d.Cell:
    return d.cell(*row.leads)


def measures(row: ActionFacts, links: Links) -> d.Cell:
    return lines_cell(measure_words(each) for each in row.measures)


def measure_words(measure: MeasureFacts) -> str:
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


COLUMNS = (
    Printed(d.Column("Ref", 0.5, header=True), ref),
    Printed(d.Column("Aims", 1.25), lambda row, links: links.cell(row, row.aim)),
    Printed(d.Column("Activity", 2), lambda row, links: links.cell(row, row.activity)),
    Printed(d.Column("Lead", 1), leads),
    Printed(d.Column("Performance measures", 1.35), measures),
    Printed(d.Column("Assumptions and key risks", 1.3), risks),
)
TIMESCALE = Printed(d.Column("Timescale", 0.8), timescale)
RESOURCES = Printed(d.Column("Resources", 1), lambda row, links: links.cell(row, row.resources))


def columns_for(facts: Facts) -> tuple[Printed, ...]:
    """The same columns in every table of a plan; the two that real plans often lack only if used."""
    when = any(row.timescale or row.due_on for row in facts.actions)
    what = any(row.resources for row in facts.actions)
    return COLUMNS + ((TIMESCALE,) if when else ()) + ((RESOURCES,) if what else ())


def action_parts(facts: Facts, level: int, *, first_on_new_page: bool) -> tuple[d.Part, ...]:
    columns, links = columns_for(facts), Links(facts.actions)
    return tuple(
        d.Part(
            heading=f"Priority {each.number}: {each.title}",
            blocks=(*introduction(each), *table(each, facts, columns, links)),
            level=level,
            anchor=f"priority-{place}",
            orientation="landscape",
            new_page=first_on_new_page or place > 1,
        )
        for place, each in enumerate(facts.priorities, start=1)
    )


def introduction(priority: PriorityFacts) -> tuple[d.DocumentBlock, ...]:
    said = (priority.statement, marks(priority))
    return (*(d.paragraph(words) for words in said if words), *areas(priority))


def table(
    priority: PriorityFacts, facts: Facts, columns: tuple[Printed, ...], links: Links
) -> tuple[d.DocumentBlock, ...]:
    rows = facts.rows_of(priority)
    if not rows:
        return (d.paragraph(NOTHING),)
    caption = f"Actions for priority {priority.number}: {priority.title}"
    made = {row.key: drawn(row, columns, links) for row in rows}
    return (
        d.Table(
            caption,
            tuple(each.column for each in columns),
            in_groups(rows, made),
            show_caption=False,
        ),
    )


def drawn(row: ActionFacts, columns: tuple[Printed, ...], links: Links) -> d.Row:
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

"""The summary of activity: each project of the year, what it is, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from actions.models import CaseStudy, Outcome, Project
from actions.work.outcomes import NUMBER
from actions.work.queries import projects_of_year
from actions.year_end.summary import YearEnd, YearRow
from csp.prose import parse_cell
from csp.prose.blocks import Block
from reporting import document as d
from reporting.document.gathered import Gathered, Quotable
from reporting.papers.desk import Desk
from reporting.papers.sources.outturn import outturn_row_audience, year_ended
from reporting.papers.sources.queries.sources import rows_told_in_private, rows_with_a_project
from reporting.papers.sources.reading import (
    NOTHING,
    fixed_choices,
    partial_figures_note,
    quotable_count,
    reader_access,
)
from reporting.papers.sources.source import Option, PaperSource

if TYPE_CHECKING:
    from actions.work.queries import ToldProject

AIMS = "The project aims to:"
NEXT = "What comes next:"
YEAR = re.compile(r"(?:19|20)\d\d")
ROWS = Option(
    "rows",
    "Rows without a project",
    fixed_choices(("", "Leave them out"), ("outturn", "Print what their measures came to")),
)
COLUMNS = (
    d.Column("Project", 1, header=True),
    d.Column("What it is", 1.8),
    d.Column("What came of it", 2.2),
)


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    if desk.year is None:
        return NOTHING
    projects = list(projects_of_year(reader_access(desk), desk.year.code))
    rows = [project_row(each) for each in projects]
    notes: tuple[d.Paragraph, ...] = ()
    if options.get("rows") == "outturn" and (ended := year_ended(desk, {})):
        more, less = plan_rows(desk, ended)
        rows += more
        notes = partial_figures_note(desk, ended.plan, less=less)
    if not rows:
        return NOTHING
    return Gathered(
        blocks=(project_table(desk, rows), *notes),
        start=desk.year.start.isoformat(),
        end=desk.year.end.isoformat(),
        source=desk.partnership.name,
        quotable=tuple(quotable_projects(projects)),
    )


def project_table(desk: Desk, rows: list[d.Row]) -> d.Table:
    return d.Table(f"What was done in {desk.year}", COLUMNS, tuple(rows), show_caption=False)


def quotable_projects(projects: list[ToldProject]) -> Iterator[Quotable]:
    """How many projects there are, and each number of what came of those that everybody may read."""
    open_ones = [each for each in projects if each.audience.is_public]
    if open_ones:
        yield quotable_count(len(open_ones), "project")
    for project in open_ones:
        for outcome in project.outcomes.all():
            yield from quotable_outcome_numbers(project, outcome)


def quotable_outcome_numbers(project: Project, outcome: Outcome) -> Iterator[Quotable]:
    """Each number of an outcome as printed, by the outcome and its place in it."""
    every = (found[0].strip() for found in NUMBER.finditer(outcome.words))
    for place, words in enumerate((each for each in every if not YEAR.fullmatch(each)), start=1):
        key = f"outcome-{outcome.pk}" if place == 1 else f"outcome-{outcome.pk}-{place}"
        yield Quotable(key, f"{project.name}: {outcome}", words)


def project_row(project: ToldProject) -> d.Row:
    provider = project.provider_words or (project.provider.name if project.provider else "")
    return d.Row(
        (
            d.cell(d.paragraph(project.name, bold=True), provider),
            d.Cell(tuple(what_it_is(project))),
            d.Cell(tuple(what_came(project))),
        ),
        anchor=f"project-{project.pk}",
        kept=project.audience.kept,
    )


def what_it_is(project: Project) -> Iterator[Block]:
    yield from parse_cell(project.description)
    if not project.aims:
        return
    first = project.aims.lstrip().split("\n")[0].casefold()
    if "aims to" not in first:
        yield d.paragraph(AIMS, bold=True)
    yield from parse_cell(project.aims)


def what_came(project: ToldProject) -> Iterator[Block]:
    for outcome in project.outcomes.all():
        yield from parse_cell(outcome.words)
    yield from stories(project.stories)
    if project.future:
        yield d.paragraph(NEXT, bold=True)
        yield from parse_cell(project.future)
    yield from parse_cell(project.cross_reference)


def stories(told: Iterable[CaseStudy]) -> Iterator[Block]:
    """The case studies that nobody can be recognised in, counted from 1."""
    for place, each in enumerate(told, start=1):
        name = f"Case study {place}"
        title = each.title.strip()
        plain = not title or title.casefold().startswith("case study")
        yield d.paragraph(name if plain else f"{name}: {title}", bold=True)
        yield from parse_cell(each.text)


# Rows of the plan that no project belongs to


def plan_rows(desk: Desk, ended: YearEnd) -> tuple[list[d.Row], bool]:
    """The rows, and whether any was left out, since it is not for everybody."""
    busy = rows_with_a_project(ended.plan, ended.year.code)
    private = rows_told_in_private(ended.plan, ended.year.start, ended.year.end)
    every = (
        row_with_outturn(row, outturn_row_audience(row, private))
        for row in ended.rows
        if row.action.pk not in busy
    )
    told = [row for row in every if row]
    shown = [row for row in told if desk.for_members or not row.kept]
    return shown, len(shown) < len(told)


def row_with_outturn(row: YearRow, only: d.Kept) -> d.Row | None:
    """A row with what its measures came to; None where none of them came to anything."""
    said = [
        f"{line.words}: {line.outturn.told}"
        for line in row.lines
        if line.outturn and line.outturn.printed
    ]
    if not said:
        return None
    action = row.action
    return d.Row(
        (
            d.cell(d.paragraph(action.ref, bold=True), *parse_cell(action.aim)),
            d.Cell(parse_cell(action.activity)),
            d.cell(*(block for words in said for block in parse_cell(words))),
        ),
        anchor=f"action-{action.pk}",
        kept=only,
    )


SOURCE = PaperSource(
    "Summary of activity",
    "Each project of the year: what it is, what it aims to do and what came of it, as recorded.",
    gather,
    options=(ROWS,),
    needs=("year",),
)

"""The projects that a fund pays for, with who carries them out and what came of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from actions.models import Project
from csp.periods import parse_year
from csp.prose import parse_cell
from csp.prose.nouns import count_noun
from csp.quantities import pounds_words
from reporting import document as d
from reporting.document.gathered import Gathered, Quotable
from reporting.papers.desk import Desk
from reporting.papers.sources.chosen import chosen_values, offered, picked
from reporting.papers.sources.money import choices as streams
from reporting.papers.sources.queries.figures import projects_funded
from reporting.papers.sources.reading import fixed_choices, reader_access
from reporting.papers.sources.source import Option, PaperSource

COLUMNS = (
    d.Column("Project", 1.2, header=True),
    d.Column("Carried out by", 1.1),
    d.Column("What it is and what came of it", 2.8),
)
SUMS = d.Column("Set aside", 0.8, numeric=True)


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    projects = projects_of(desk, options)
    if not projects:
        return Gathered()
    with_sums = "yes" in chosen_values(options, "sums")
    columns = (*COLUMNS, *([SUMS] if with_sums else []))
    rows = tuple(funded_project_row(each, len(columns)) for each in projects)
    years = [parse_year(each.year_code) for each in projects]
    return Gathered(
        blocks=(d.Table("Funded projects", columns, rows),),
        start=min(year.start for year in years).isoformat(),
        end=max(year.end for year in years).isoformat(),
        source=desk.partnership.name,
        quotable=tuple(quotables(projects)),
    )


def projects_of(desk: Desk, options: Mapping[str, Any]) -> list[Project]:
    """Those chosen; else what the chosen fund, or any, pays for in the paper's year."""
    rows = list(projects_funded(reader_access(desk)))
    if names := chosen_values(options, "projects"):
        return picked(rows, names)
    funds = set(chosen_values(options, "streams") or ([str(desk.stream.pk)] if desk.stream else []))
    return [
        each
        for each in rows
        if (desk.year is None or each.year_code == desk.year.code)
        and (not funds or funds & paid_by(each))
    ]


def paid_by(project: Project) -> set[str]:
    """The funds that pay for it, by number and by name."""
    streams = [each.stream for each in project.allocations.all()]
    return {str(each.pk) for each in streams} | {each.name for each in streams}


def funded_project_row(project: Project, width: int) -> d.Row:
    cells = (
        d.cell(d.paragraph(project.name, bold=True)),
        d.cell(project.provider_words or str(project.provider or "")),
        d.cell(*parse_cell(project.description), *came_of(project)),
        d.cell(sum_of(project)),
    )
    return d.Row(cells[:width], anchor=f"project-{project.pk}", kept=project.audience.kept)


def came_of(project: Project) -> Iterator[d.Block]:
    if lines := [each.words for each in project.outcomes.all()]:
        yield d.bullets(*lines)


def sum_of(project: Project) -> str:
    return pounds_words(sum((each.committed for each in project.allocations.all()), Decimal()))


def quotables(projects: list[Project]) -> Iterator[Quotable]:
    """Of the projects that everybody may read."""
    told = [each for each in projects if each.audience.is_public]
    yield Quotable("count", "How many projects", count_noun(len(told), "project"))
    for each in told:
        yield Quotable(f"project{each.pk}-sum", f"{each}: set aside", sum_of(each))


def choices(desk: Desk) -> list[tuple[str, str]]:
    return offered(projects_funded(reader_access(desk)))


SOURCE = PaperSource(
    words="Funded projects",
    help="Each project that is paid for, with its partners or suppliers and what came of it.",
    gather=gather,
    options=(
        Option(
            "projects",
            "Projects",
            choices=choices,
            several=True,
            help="None means all that are paid for in the paper's year.",
        ),
        Option("streams", "Funds", choices=streams, several=True, help="None means any fund."),
        Option(
            "sums", "Sums", choices=fixed_choices(("", "Leave them out"), ("yes", "Print them"))
        ),
    ),
)

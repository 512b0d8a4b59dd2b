"""Operations by name, each with its purpose and its season."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from actions.models import Project
from csp.periods import parse_year
from csp.prose.blocks import List, ListItem
from reporting import document as d
from reporting.document.gathered import Gathered
from reporting.document.parts.words import sentence
from reporting.papers.desk import Desk
from reporting.papers.sources.chosen import chosen_values, offered, picked
from reporting.papers.sources.queries.figures import projects_in_order
from reporting.papers.sources.reading import reader_access
from reporting.papers.sources.source import Option, PaperSource

NAMED = "operation "


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    found = operations_of(desk, options)
    if not found:
        return Gathered()
    years = [parse_year(each.year_code) for each in found]
    return Gathered(
        blocks=tuple(operation_blocks(found)),
        start=min(year.start for year in years).isoformat(),
        end=max(year.end for year in years).isoformat(),
        source=desk.partnership.name,
    )


def operations_of(desk: Desk, options: Mapping[str, Any]) -> list[Project]:
    """Those chosen; else every project of the year that is called an operation."""
    rows = list(projects_in_order(reader_access(desk)))
    if names := chosen_values(options, "projects"):
        return picked(rows, names)
    return [each for each in rows if is_operation(each) and project_in_year(each, desk)]


def is_operation(project: Project) -> bool:
    return project.name.casefold().startswith(NAMED)


def project_in_year(project: Project, desk: Desk) -> bool:
    return desk.year is None or project.year_code == desk.year.code


def operation_blocks(found: list[Project]) -> Iterator[d.DocumentBlock]:
    """What everybody may read, and after it what is for partners."""
    told = [each for each in found if each.audience.is_public]
    if told:
        yield operation_list(told)
    if kept := [each for each in found if not each.audience.is_public]:
        yield d.Guarded("partners", (operation_list(kept),))


def operation_list(projects: Iterable[Project]) -> List:
    """**Operation Hamper** – what it is for. Season: all year."""
    return List(tuple(ListItem(operation_line(each)) for each in projects))


def operation_line(project: Project) -> d.Inline:
    said = " ".join(
        sentence(" ".join(words.split()))
        for words in (project.description, project.future)
        if words.strip()
    )
    return (*d.text(project.name, bold=True), *d.text(f" – {said}" if said else ""))


def choices(desk: Desk) -> list[tuple[str, str]]:
    return offered(projects_in_order(reader_access(desk)))


SOURCE = PaperSource(
    words="Operations",
    help="Each operation by name, with what it is for and its season.",
    gather=gather,
    options=(
        Option(
            "projects",
            "Operations",
            choices=choices,
            several=True,
            help="None means every project of the year that is called an operation.",
        ),
    ),
)

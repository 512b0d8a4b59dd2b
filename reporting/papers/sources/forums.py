"""The meetings of partners: what each is called in full, what it is for, and how often it meets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from csp.prose import parse_cell
from plans.models import Group
from reporting import document as d
from reporting.document.gathered import Gathered, Quotable
from reporting.papers.desk import Desk
from reporting.papers.queries.papers import terms_of
from reporting.papers.sources.chosen import chosen_values, picked
from reporting.papers.sources.queries.figures import groups_in_order
from reporting.papers.sources.source import Option, PaperSource

COLUMNS = (
    d.Column("Meeting", 2, header=True),
    d.Column("What it is for", 2.6),
    d.Column("How often", 1),
)
# These set the course; what meets to get work done is listed unless somebody chooses.
ABOVE = {Group.Kind.STRATEGY, Group.Kind.UMBRELLA}


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    groups = chosen_forums(desk, options)
    if not groups:
        return Gathered()
    short = {words.casefold(): acronym for acronym, words in terms_of(desk.partnership)}
    rows = tuple(forum_row(each, short.get(each.name.casefold(), "")) for each in groups)
    meets = (
        Quotable(f"group{each.pk}", f"{each}: how often", each.cadence)
        for each in groups
        if each.cadence
    )
    return Gathered(
        blocks=(d.Table("Meetings of partners", COLUMNS, rows),),
        source=desk.partnership.name,
        quotable=tuple(meets),
    )


def chosen_forums(desk: Desk, options: Mapping[str, Any]) -> list[Group]:
    rows = list(groups_in_order(desk.partnership))
    if names := chosen_values(options, "groups"):
        return picked(rows, names, lambda each: each.name)
    return [each for each in rows if each.kind not in ABOVE and (each.remit or each.cadence)]


def forum_row(group: Group, acronym: str) -> d.Row:
    name = f"{group.name} ({acronym})" if acronym else group.name
    purpose = parse_cell(group.remit)
    return d.Row(
        (d.cell(d.paragraph(name, bold=True)), d.cell(*purpose), d.cell(group.cadence)),
        anchor=f"group-{group.pk}",
    )


def choices(desk: Desk) -> list[tuple[str, str]]:
    return [(each.name, each.name) for each in groups_in_order(desk.partnership)]


SOURCE = PaperSource(
    words="Multi-agency meetings",
    help="Each meeting with its name in full, what it is for, and how often it meets.",
    gather=gather,
    options=(
        Option(
            "groups",
            "Meetings",
            choices=choices,
            several=True,
            help="None means all but those that set the strategy.",
        ),
    ),
)

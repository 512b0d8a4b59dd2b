"""A planner on paper: the landscape table by meeting, its head repeated, empty rows said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from actions.models import Planner, PlannerEntry
from actions.planner.sheet import PlannerSheet, SheetRow, with_groups
from actions.planner.wording import entry_when_words
from csp.periods import date_words, today
from csp.prose.blocks import Block, Inline, List, ListItem, Paragraph, Run
from reporting import document as d

NONE = "None"
WIDTHS = (1.1, 2.8, 2.2, 1.2)
State = PlannerEntry.State


def build_planner(sheet: PlannerSheet, *, created: datetime, public: bool = False) -> d.Document:
    """The document of what one reader sees of a planner; ``public`` says that everybody may read it.

    Days are printed in one style, or each line as it was typed where the planner says so.
    """
    planner = sheet.planner
    partnership = planner.partnership
    blocks: list[d.DocumentBlock] = [planner_table(sheet, public=public)]
    if planner.note:
        blocks += [d.paragraph(line) for line in planner.note.splitlines() if line.strip()]
    printed = f"Printed {date_words(today(created))}"
    return d.Document(
        title=planner.title,
        subtitle=f"{partnership.name}, by meeting of the {planner.group}",
        created=created,
        parts=(d.Part(blocks=tuple(blocks), orientation="landscape"),),
        author=partnership.name,
        subject=f"What is current and what is planned, {planner.months_words}",
        keywords=("community safety", "activity planner"),
        brand_colour=partnership.colour,
        running_title=f"{partnership.name}: {planner.title}",
        footer=" · ".join(filter(None, (planner.running_line, printed))),
    )


def planner_table(sheet: PlannerSheet, *, public: bool) -> d.Table:
    planner = sheet.planner
    heads = planner.when_head, planner.current_head, planner.planned_head, planner.lead_head
    columns = tuple(
        d.Column(head, width, header=not place)
        for place, (head, width) in enumerate(zip(heads, WIDTHS, strict=True))
    )
    rows = tuple(planner_table_row(row, planner, public=public) for row in sheet.rows)
    return d.Table(planner.title, columns, rows, show_caption=False)


def planner_table_row(row: SheetRow, planner: Planner, *, public: bool) -> d.Row:
    head = row.row.printed if planner.as_typed and row.row.printed else row.row.words
    leads = [lead.public_words if public else lead.words for lead in row.leads]
    return d.Row(
        (
            d.cell(d.paragraph(head, bold=True)),
            d.Cell(tuple(entry_blocks(row.current, planner)) or said_none()),
            d.Cell(tuple(headed_blocks(row.planned, planner)) or said_none()),
            d.Cell(tuple(map(d.paragraph, leads)) or said_none()),
        ),
        anchor=f"row-{row.row.pk}",
    )


def said_none() -> tuple[Block, ...]:
    """An empty cell says so: a blank may be a mistake."""
    return (d.paragraph(NONE),)


def headed_blocks(entries: Iterable[PlannerEntry], planner: Planner) -> Iterator[Block]:
    """What is planned, under its headings; a heading that was typed twice is printed twice only as typed."""
    groups: dict[tuple[str, int], list[PlannerEntry]] = {}
    for (heading, number), entry in with_groups(list(entries)):
        groups.setdefault((heading, number if planner.as_typed else 0), []).append(entry)
    for (heading, _), group in groups.items():
        if heading:
            words = heading if planner.as_typed else heading.rstrip(":")
            yield Paragraph(d.text(words, bold=True))
        yield from entry_blocks(group, planner)


def entry_blocks(entries: Iterable[PlannerEntry], planner: Planner) -> Iterator[Block]:
    items = tuple(ListItem(entry_runs(entry, planner)) for entry in entries)
    if items:
        yield List(items)


def entry_runs(entry: PlannerEntry, planner: Planner) -> Inline:
    """One line: as typed, or its time in bold and then what, where and with whom."""
    dropped = " (not this time)" if entry.state == State.DROPPED else ""
    if planner.as_typed:
        return (Run(entry.words + dropped),)
    when = entry_when_words(entry, entry.row.on)
    place = f", {entry.place}" if entry.place else ""
    bodies = f" ({entry.bodies})" if entry.bodies else ""
    words = f"{entry.title}{place}{bodies}{dropped}"
    return (Run(f"{when}: ", bold=True), Run(words)) if when else (Run(words),)

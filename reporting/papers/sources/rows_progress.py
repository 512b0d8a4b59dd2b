"""Each row of the plan with what its lead said of it: what happened, what comes next, its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from csp.prose.blocks import Block
from reporting import document as d
from reporting.document.gathered import Gathered, Quotable
from reporting.document.parts import quarter as q
from reporting.document.parts.words import lines_cell
from reporting.facts.quarter import RowFacts
from reporting.facts.quarter.groups import by_priority
from reporting.papers.desk import Desk
from reporting.papers.sources.reading import (
    NOTHING,
    PLAN,
    chosen_plan,
    partial_figures_note,
    quotable_count,
)
from reporting.papers.sources.source import PaperSource
from reporting.papers.sources.told import ReadableRows, gather_readable_rows, left_out_note

COLUMNS = (
    d.Column("Ref", 0.5, header=True),
    d.Column("What we said", 1.5),
    d.Column("What has been done", 2.3),
    d.Column("Figures", 1.5),
    d.Column("Status", 0.9),
)
RECORDED = "Recorded by the community safety officer on behalf of whoever leads it."
NOT_YET = "No update has been accepted yet."


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    plan = chosen_plan(desk, options)
    found = gather_readable_rows(desk, plan)
    if not found.facts.rows:
        return NOTHING
    rows: list[d.Row | d.GroupHead] = []
    for each in by_priority(found.facts):
        rows.append(d.GroupHead(each.priority.label))
        rows += [row_with_progress(found, row) for row in each.rows]
    facts = found.facts
    caption = f"Progress in {facts.round.title}" if facts.round.title else "Progress"
    return Gathered(
        blocks=(
            d.Table(caption, COLUMNS, tuple(rows), show_caption=False),
            *left_out_note(found),
            *partial_figures_note(desk, plan, round=desk.round, less=found.less),
        ),
        start=facts.round.start,
        end=facts.round.end,
        source=facts.partnership,
        quotable=tuple(quotable_rows(found)),
    )


def quotable_rows(found: ReadableRows) -> Iterator[Quotable]:
    """What everybody may read: how many rows, and the latest figure of each of their measures."""
    rows = found.open_rows()
    yield quotable_count(len(rows), "row", key="rows")
    for row in rows:
        for figure in row.figures:
            if (now := figure.at(found.facts.round.period)) and (now.value or now.printed):
                yield Quotable(f"figure-{figure.key}", f"{row.ref} {figure.name}", now.said)


def row_with_progress(found: ReadableRows, row: RowFacts) -> d.Row:
    facts = found.facts
    leads = (d.paragraph(f"Led by {', '.join(row.leads)}"),) if row.leads else ()
    figures = (q.measure_figure_words(each, facts.round.period) for each in row.figures)
    tone = q.TONES.get(facts.status_of(row).nature, "")
    return d.Row(
        (
            d.cell(row.ref),
            d.Cell((*q.prose(row.aim), *leads)),
            d.Cell(tuple(row_answer_blocks(row)) or (d.paragraph(NOT_YET),)),
            lines_cell(figures),
            d.cell(d.Paragraph((q.row_status(facts, row, bold=True),)), tone=tone),
        ),
        anchor=f"row-{row.key}",
        kept=found.kept[row.key],
    )


def row_answer_blocks(row: RowFacts) -> Iterator[Block]:
    """The words of the lead that are meant for everybody; why and what is wanted are for partners."""
    yield from q.prose(row.happened)
    if row.next_steps:
        yield from q.prose(f"Next: {row.next_steps}")
    yield from q.prose(row.nothing_because)
    if row.behalf_of:
        yield d.paragraph(RECORDED)


SOURCE = PaperSource(
    "Progress of each row",
    "Every row of the plan with what its lead said, its figures and its status.",
    gather,
    options=(PLAN,),
)

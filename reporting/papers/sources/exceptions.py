"""What a committee should look at first: rows that are off track, at risk, worse, short or silent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from reporting import document as d
from reporting.document.gathered import Gathered, Quotable
from reporting.document.parts import quarter as q
from reporting.document.parts.words import sentence
from reporting.facts.quarter import QuarterFacts, RowFacts
from reporting.facts.quarter.groups import ReasonGroup, group_exceptions
from reporting.papers.desk import Desk
from reporting.papers.sources.reading import (
    NOTHING,
    PLAN,
    chosen_plan,
    partial_figures_note,
    quotable_count,
)
from reporting.papers.sources.rows_progress import row_answer_blocks
from reporting.papers.sources.source import PaperSource
from reporting.papers.sources.told import ReadableRows, gather_readable_rows, left_out_note

ALL_WELL = "No row is off track, at risk or missing."
COLUMNS = (
    d.Column("Ref", 0.5, header=True),
    d.Column("Action", 1.8),
    d.Column("Lead", 1.1),
    d.Column("Why it is here", 1),
    d.Column("What was said", 2.4),
)
PRIVATE = (
    d.Column("Ref", 0.5, header=True),
    d.Column("Why it is not on track", 2.2),
    d.Column("What the partnership is asked to decide", 2.2),
)


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    plan = chosen_plan(desk, options)
    found = gather_readable_rows(desk, plan)
    if desk.round is None or not found.facts.rows:
        return NOTHING
    reasons = tuple(reasons_of(found.facts))
    return Gathered(
        blocks=(
            *exception_table(found, reasons),
            *left_out_note(found),
            *partial_figures_note(desk, plan, round=desk.round, less=found.less),
            *(lead_requests(found) if desk.for_members else ()),
        ),
        start=found.facts.round.start,
        end=found.facts.round.end,
        source=found.facts.partnership,
        quotable=tuple(quotable_exceptions(found, reasons)),
    )


def reasons_of(facts: QuarterFacts) -> Iterator[tuple[str, str, RowFacts]]:
    """Each row that stands out with its reason, the gravest first. What is wanted of the partnership
    is no reason here, for not everybody may read that it is."""
    for group in exception_groups(facts):
        for row in group.rows:
            yield group.key, group.title, row


def exception_groups(facts: QuarterFacts) -> tuple[ReasonGroup, ...]:
    """The groups of the strategy group, and after them the rows whose answer nobody has accepted."""
    waiting = tuple(row for row in facts.rows if row.waiting)
    last = (ReasonGroup("waiting", q.NOT_ACCEPTED, waiting, len(waiting)),) if waiting else ()
    return (*group_exceptions(without_requests(facts)), *last)


def without_requests(facts: QuarterFacts) -> QuarterFacts:
    return replace(facts, rows=tuple(replace(row, wanted="") for row in facts.rows))


def exception_table(
    found: ReadableRows, reasons: tuple[tuple[str, str, RowFacts], ...]
) -> tuple[d.DocumentBlock, ...]:
    if not reasons:
        return (d.paragraph(ALL_WELL),)
    rows = tuple(exception_row(found, title, row) for _, title, row in reasons)
    return (d.Table("Rows to look at first", COLUMNS, rows, show_caption=False),)


def exception_row(found: ReadableRows, title: str, row: RowFacts) -> d.Row:
    status = found.facts.status_of(row)
    short = (sentence(each.sentence) for each in row.missed)
    return d.Row(
        (
            d.cell(row.ref),
            d.Cell(q.prose(row.aim)),
            d.cell(*row.leads),
            d.cell(
                d.Paragraph((q.row_status(found.facts, row, bold=True),)),
                "" if title in (status.label, q.NOT_ACCEPTED) else title,
                tone=q.TONES.get(status.nature, ""),
            ),
            d.Cell((*row_answer_blocks(row), *map(d.paragraph, short))),
        ),
        anchor=f"row-{row.key}",
        kept=found.kept[row.key],
    )


def lead_requests(found: ReadableRows) -> Iterator[d.DocumentBlock]:
    """Why rows are not on track and what leads ask for, which is for partners."""
    rows = tuple(
        d.Row(
            (d.cell(row.ref), d.Cell(q.prose(row.why)), d.Cell(q.prose(row.wanted))),
            anchor=f"asked-{row.key}",
        )
        for row in found.facts.rows
        if row.why or row.wanted
    )
    if rows:
        yield d.Guarded("partners", (d.Table("Reasons, and what leads ask for", PRIVATE, rows),))


def quotable_exceptions(
    found: ReadableRows, reasons: tuple[tuple[str, str, RowFacts], ...]
) -> Iterator[Quotable]:
    open_keys = [key for key, _, row in reasons if not found.kept[row.key]]
    yield quotable_count(len(open_keys), "exception", key="exceptions")
    for each in exception_groups(found.in_open()):
        title = each.title.lower()
        yield Quotable(each.key, f"Rows: {title}", f"{each.total:,} {title}")


SOURCE = PaperSource(
    "Exceptions",
    "The rows that are off track, at risk, worse than last time, short of a target or not answered.",
    gather,
    options=(PLAN,),
    needs=("round",),
)

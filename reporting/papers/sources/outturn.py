"""What each measure came to over the year, and how that stands against its target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from django.utils.text import slugify

from actions.rules.small_readings import SmallNumbers
from actions.year_end.outturn import NONE_YET, Outturn
from actions.year_end.public_outturn import year_end_in_public
from actions.year_end.summary import YearEnd, YearLine, YearRow, year_end
from actions.year_end.years import PlanYear, years_of_plan
from csp.prose import parse_cell
from plans.access import UNFINISHED
from plans.audience import Audience, narrowest
from plans.models import Plan
from reporting import document as d
from reporting.document.gathered import Gathered, Quotable
from reporting.document.parts.quarter import STANDS
from reporting.papers.desk import Desk
from reporting.papers.sources.queries.sources import plans_running, rows_told_in_private
from reporting.papers.sources.reading import (
    NOTHING,
    PLAN,
    chosen_plan,
    fixed_choices,
    partial_figures_note,
    quotable_count,
    reader_access,
)
from reporting.papers.sources.source import Option, PaperSource

NOTES = Option(
    "notes", "Notes on a figure", fixed_choices(("", "Print them"), ("none", "Leave them out"))
)
COLUMNS = (
    d.Column("Ref", 0.5, header=True),
    d.Column("Measure", 2.4),
    d.Column("Outturn", 1.3),
    d.Column("Target", 1),
    d.Column("How it stands", 0.9),
)
NO_FIGURE = "No figure"


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    ended = year_ended(desk, options)
    if ended is None:
        return NOTHING
    private = rows_told_in_private(ended.plan, ended.year.start, ended.year.end)
    told = [row for row in ended.rows if has_measure(row)]
    rows = [row for row in told if desk.for_members or not outturn_row_audience(row, private)]
    if not any(has_figure(line) for row in rows for line in row.lines):
        return NOTHING
    notes = options.get("notes") != "none"
    made = tuple(outturn_rows(rows, private, notes))
    return Gathered(
        blocks=(
            without_targets(d.Table(outturn_caption(ended, desk), COLUMNS, made)),
            *partial_figures_note(desk, ended.plan, less=len(rows) < len(told)),
        ),
        start=ended.year.start.isoformat(),
        end=ended.year.end.isoformat(),
        source=desk.partnership.name,
        quotable=tuple(
            quotable_outturn([row for row in rows if not outturn_row_audience(row, private)])
        ),
    )


def year_ended(desk: Desk, options: Mapping[str, Any]) -> YearEnd | None:
    """How the year on the desk ended for the plan that covers it: the chosen one if it does."""
    if desk.year is None:
        return None
    wanted = chosen_plan(desk, options)
    running = plans_running(desk.partnership, desk.year.start, desk.year.end)
    agreed = [each for each in running if each == wanted or each.status not in UNFINISHED]
    for plan in sorted(agreed, key=lambda each: each != wanted):
        if year := find_plan_year(plan, desk.year.code):
            ended = year_end(plan, reader_access(desk, plan), year, today=desk.today, papers=True)
            return year_end_in_public(ended, SmallNumbers.of(desk.partnership))
    return None


def outturn_caption(ended: YearEnd, desk: Desk) -> str:
    running = " so far" if desk.today <= ended.year.end else ""
    return f"Outturn for {ended.year}{running}"


def find_plan_year(plan: Plan, code: str) -> PlanYear | None:
    return next((each for each in years_of_plan(plan) if each.code == code), None)


def has_measure(row: YearRow) -> bool:
    return any(line.measure for line in row.lines)


def outturn_row_audience(row: YearRow, private: set[int]) -> d.Kept:
    told = Audience.PARTNERS if row.action.pk in private else Audience.PUBLIC
    return narrowest(told, row.action.audience).kept


def outturn_words(line: YearLine) -> str:
    return line.outturn.printed if line.outturn else ""


def has_figure(line: YearLine) -> bool:
    return bool(outturn_words(line)) and outturn_words(line) != NONE_YET


def outturn_rows(
    rows: list[YearRow], private: set[int], notes: bool
) -> Iterator[d.Row | d.GroupHead]:
    for priority, group in groupby(rows, key=lambda row: row.action.priority):
        yield d.GroupHead(f"{priority.number}. {priority.title}")
        for row in group:
            for line in row.lines:
                yield outturn_row(line, outturn_row_audience(row, private), notes)


def without_targets(table: d.Table) -> d.Table:
    """The same table, less the last two columns where no measure has a target."""
    rows = [row for row in table.rows if isinstance(row, d.Row)]
    if any(row.cells[3].blocks for row in rows):
        return table
    short = (
        replace(row, cells=row.cells[:3]) if isinstance(row, d.Row) else row for row in table.rows
    )
    return d.Table(table.caption, table.columns[:3], tuple(short))


def outturn_key(line: YearLine) -> str:
    """The measure, and the group counted where there is one."""
    pk = line.measure.pk if line.measure else 0
    return f"measure-{pk}-{slugify(line.member)}" if line.member else f"measure-{pk}"


def outturn_row(line: YearLine, only: d.Kept, notes: bool) -> d.Row:
    remarks = remarks_on(line.outturn, notes) if line.outturn and outturn_words(line) else ()
    mark = STANDS.get(line.standing.mark, "") if line.standing else ""
    return d.Row(
        (
            d.cell(line.row.action.ref),
            d.cell(line.words),
            d.cell(*(parse_cell(outturn_words(line)) or (d.paragraph(NO_FIGURE),)), *remarks),
            d.cell(line.measure.target if line.measure else ""),
            d.cell(mark[:1].upper() + mark[1:], tone="red" if mark == "missed" else ""),
        ),
        anchor=outturn_key(line),
        kept=only,
    )


def remarks_on(outturn: Outturn, notes: bool) -> tuple[str, ...]:
    """What is said beside a figure. That something is missing of it is said even without notes."""
    return outturn.notes if notes else outturn.gaps


def quotable_outturn(rows: list[YearRow]) -> Iterator[Quotable]:
    told = [line for row in rows for line in row.lines if has_figure(line)]
    if told:
        yield quotable_count(len(told), "measure", key="measures")
    for line in told:
        if line.outturn and line.outturn.value is not None:
            yield Quotable(
                outturn_key(line), f"{line.row.action.ref} {line.words}", line.outturn.told
            )


SOURCE = PaperSource(
    "Outturn of the year",
    "What each performance measure came to over the year, from what was accepted.",
    gather,
    options=(PLAN, NOTES),
    needs=("year",),
)

"""How the rows stand: how many have each status, by priority, and which ones they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.text import slugify

from csp.prose.nouns import count_noun
from reporting import document as d
from reporting.document.gathered import Gathered, Quotable
from reporting.document.parts import quarter as q
from reporting.facts.quarter import QuarterFacts, RowFacts
from reporting.facts.quarter.charts import status_bar
from reporting.facts.quarter.groups import StatusCount, by_priority, counts_of
from reporting.papers.desk import Desk
from reporting.papers.sources.reading import (
    NOTHING,
    PLAN,
    chosen_plan,
    fixed_choices,
    partial_figures_note,
    quotable_count,
)
from reporting.papers.sources.source import Option, PaperSource
from reporting.papers.sources.told import ReadableRows, gather_readable_rows, left_out_note

PRINTS = Option(
    "prints",
    "What is printed",
    fixed_choices(
        ("", "The chart, the counts and the list of rows"),
        ("counts", "The chart and the counts, with references only"),
        ("rows", "The list of rows"),
    ),
)
NOT_COUNTED = "Not counted here, for it is for partners only: {}."
NONE_COUNTED = "None"


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    plan = chosen_plan(desk, options)
    found = gather_readable_rows(desk, plan)
    if not found.facts.rows:
        return NOTHING
    prints = options.get("prints") or "all"
    blocks: list[d.DocumentBlock] = []
    if prints != "rows":
        blocks += status_blocks(found, which=prints == "counts")
    if prints != "counts":
        blocks.append(list_of_rows(found))
    blocks += left_out_note(found)
    blocks += partial_figures_note(
        desk, plan, round=desk.round, less=found.less or bool(found.hidden_rows())
    )
    return Gathered(
        blocks=tuple(blocks),
        start=found.facts.round.start,
        end=found.facts.round.end,
        source=found.facts.partnership,
        quotable=tuple(quotable_statuses(found.in_open())),
    )


def status_key(label: str) -> str:
    return f"status-{slugify(label)}"


def every_count(facts: QuarterFacts) -> tuple[StatusCount, ...]:
    """The whole legend with how many rows have each status, those that none has too."""
    some = {each.status: each.count for each in counts_of(facts, facts.rows)}
    return tuple(StatusCount(status, some.get(status, 0)) for status in facts.legend)


def quotable_statuses(facts: QuarterFacts) -> Iterator[Quotable]:
    yield quotable_count(len(facts.rows), "row", key="rows")
    for each in every_count(facts):
        label = each.status.label
        yield Quotable(
            status_key(label), f"Rows that are “{label}”", f"{each.count:,} {label.lower()}"
        )


def status_blocks(found: ReadableRows, *, which: bool) -> Iterator[d.DocumentBlock]:
    facts = found.in_open()
    if facts.rows:
        yield d.Chart(status_bar(every_count(facts)))
        if which:
            yield by_status(facts)
        yield priority_status_table(facts)
    if hidden := found.hidden_rows():
        yield d.Guarded(
            "partners", (d.paragraph(NOT_COUNTED.format(hidden_rows_words(facts, hidden))),)
        )


def hidden_rows_words(facts: QuarterFacts, hidden: tuple[RowFacts, ...]) -> str:
    said = (f"{each.count:,} {each.status.label.lower()}" for each in counts_of(facts, hidden))
    return f"{count_noun(len(hidden), 'row')} ({', '.join(said)})"


def by_status(facts: QuarterFacts) -> d.Table:
    refs: dict[int, list[str]] = {}
    for row in facts.rows:
        refs.setdefault(row.status, []).append(row.ref)
    columns = (
        d.Column("Status", 1.2, header=True),
        d.Column("Rows", 0.5, numeric=True),
        d.Column("Which", 2.5),
    )
    rows = tuple(
        d.Row(
            (
                d.cell(
                    d.Paragraph((q.status_run(each.status),)),
                    tone=q.TONES.get(each.status.nature, ""),
                ),
                d.cell(f"{each.count:,}"),
                d.cell(", ".join(refs.get(place, ())) or NONE_COUNTED),
            ),
            anchor=status_key(each.status.label),
        )
        for place, each in enumerate(every_count(facts))
    )
    return d.Table("Which rows have which status", columns, rows)


def priority_status_table(facts: QuarterFacts) -> d.Table:
    """A line a priority, with a column for each status that some row has."""
    used = [each.status for each in counts_of(facts, facts.rows)]
    columns = (
        d.Column("Priority", 2, header=True),
        d.Column("Rows", 0.6, numeric=True),
        *(d.Column(status.label, 0.8, numeric=True) for status in used),
    )
    rows = []
    for each in by_priority(facts):
        some = {one.status: one.count for one in each.counts}
        figures = (len(each.rows), *(some.get(status, 0) for status in used))
        cells = (d.cell(each.priority.label), *(d.cell(f"{figure:,}") for figure in figures))
        rows.append(d.Row(cells, anchor=named_priority(each.priority.key)))
    return d.Table("Rows by priority", columns, tuple(rows))


def named_priority(key: str) -> str:
    return f"priority-{key.removeprefix('priority-')}"


def list_of_rows(found: ReadableRows) -> d.Table:
    """Every row under its status, in the order of the legend, then as the plan has them."""
    columns = (
        d.Column("Ref", 0.5, header=True),
        d.Column("Action", 2.4),
        d.Column("Lead", 1.3),
        d.Column("Status", 1),
    )
    rows = sorted(found.facts.rows, key=lambda row: row.status)
    return d.Table("Actions by status", columns, tuple(listed_row(found, row) for row in rows))


def listed_row(found: ReadableRows, row: RowFacts) -> d.Row:
    tone = q.TONES.get(found.facts.status_of(row).nature, "")
    return d.Row(
        (
            d.cell(row.ref),
            d.Cell(q.prose(row.aim)),
            d.cell(*row.leads),
            d.cell(d.Paragraph((q.row_status(found.facts, row),)), tone=tone),
        ),
        anchor=f"row-{row.key}",
        kept=found.kept[row.key],
    )


SOURCE = PaperSource(
    "Progress by status",
    "How many rows are on track, at risk and so on, by status and by priority, and which ones.",
    gather,
    options=(PLAN, PRINTS),
)

"""The highlight report of a round: what the strategy group needs to see first, then everything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from csp.prose.nouns import count_noun
from plans.access import Can
from reporting import document as d
from reporting.document.parts import quarter as q
from reporting.document.parts.words import day_words, lines_cell, sentence
from reporting.editions.reports.kind import Edition, MadeOfRound, ReportKind
from reporting.facts.quarter import QuarterFacts, RowFacts
from reporting.facts.quarter.charts import drawn_of, measure_trend, status_bar, well_by_priority
from reporting.facts.quarter.gather import gather_round
from reporting.facts.quarter.groups import (
    OfPriority,
    ReasonGroup,
    by_priority,
    counts_of,
    group_exceptions,
    movement_line,
    status_counts_line,
)

ALL_WELL = "Nothing is off track, at risk or missing, and nothing waits for a decision."
NOBODY = "No lead is named"


def build(facts: QuarterFacts, edition: Edition) -> d.Document:
    """The paper that the group reads, from what was frozen or, as a draft, from what stands now."""
    return d.Document(
        title=f"Highlight report: {facts.round.title}",
        subtitle=facts.partnership,
        created=edition.created,
        parts=(
            highlight_summary(facts, edition),
            *exception_parts(facts),
            *decisions(facts),
            *priority_parts(facts),
            *everything(facts),
        ),
        author=facts.partnership,
        subject=f"Progress of the action plan in {facts.round.title}",
        keywords=("community safety", "highlight report", "progress"),
        brand_colour=facts.colour,
        draft=edition.draft,
        marking="Not for publication"
        if not all(row.audience.is_public for row in facts.rows)
        else "",
    )


def highlight_summary(facts: QuarterFacts, edition: Edition) -> d.Part:
    told = (
        ("Rows", status_counts_line(facts)),
        ("Since last time", movement_line(facts)),
        ("Answers due", day_words(facts.round.due_on)),
        ("Closed", day_words(facts.round.closed_on)),
        ("Signed off", edition.signed),
        ("Version", str(edition.number) if edition.number > 1 else ""),
    )
    return d.Part(
        heading="Where we stand",
        blocks=(
            d.Facts(tuple(d.Fact(label, d.text(words)) for label, words in told if words)),
            *((d.Quote(q.prose(edition.note)),) if edition.note else ()),
            *((d.Chart(status_bar(counts_of(facts, facts.rows))),) if facts.rows else ()),
        ),
        anchor="where-we-stand",
    )


def exception_parts(facts: QuarterFacts) -> Iterator[d.Part]:
    """Each reason under a heading of its own, the gravest first."""
    groups = group_exceptions(facts)
    blocks = () if groups else (d.paragraph(ALL_WELL),)
    yield d.Part("Exceptions", blocks, anchor="exceptions")
    for group in groups:
        heading = f"{group.title} ({group.count})"
        missing = group.key == "missing"
        inside = (missing_table(group),) if missing else ()
        yield d.Part(heading, inside, level=2, anchor=f"group-{group.key}")
        if not missing:
            for row in group.rows:
                yield exception(facts, row)


def exception(facts: QuarterFacts, row: RowFacts) -> d.Part:
    said = (
        d.Fact("Status", with_movement(facts, row)),
        d.Fact("Lead", d.text(row.lead_words or NOBODY)),
        *q.said_facts(row),
        *(d.Fact("Target", d.text(sentence(each.sentence))) for each in row.missed),
        *((d.Fact("To look at", d.text(row.disagrees)),) if shows_more(row) else ()),
    )
    charts = (d.Chart(measure_trend(each, facts.periods), across=True) for each in drawn_of(row))
    talk = tuple(q.remark_lines(row))
    return d.Part(
        heading=row_heading(row),
        blocks=(d.Facts(said), *((d.bullets(*talk),) if talk else ()), *charts),
        level=3,
        anchor=row.anchor,
    )


def shows_more(row: RowFacts) -> bool:
    """Whether the disagreement says something that the missed targets do not."""
    return bool(row.disagrees and not row.missed)


def with_movement(facts: QuarterFacts, row: RowFacts) -> d.Inline:
    status, moved = q.row_status(facts, row, bold=True), q.moved_words(facts, row)
    return (status, *d.text(f" ({moved})" if moved else "", bold=True))


def row_heading(row: RowFacts) -> str:
    """Its reference and the first line of its aim, short enough for a heading."""
    aim = row.aim.strip().split("\n")[0]
    short = aim if len(aim) <= 90 else f"{aim[:89].rsplit(' ', 1)[0]}…"
    return f"{row.ref} {short}".strip()


def missing_table(group: ReasonGroup) -> d.Table:
    return d.Table(
        "Rows without an update",
        (d.Column("Ref", 0.5, header=True), d.Column("Aim", 2.5), d.Column("Lead", 1.5)),
        tuple(
            d.Row((d.cell(row.ref), d.cell(row_heading(row).removeprefix(f"{row.ref} ")),
                   d.cell(row.lead_words or NOBODY)), anchor=row.anchor)
            for row in group.rows
        ),
        show_caption=False,
    )  # fmt: skip


def decisions(facts: QuarterFacts) -> Iterator[d.Part]:
    """What the group decided, row by row."""
    taken = [(row, each) for row in facts.rows for each in row.decisions]
    if not taken:
        return
    rows = tuple(
        d.Row((d.cell(row.ref), d.cell(each.text), d.cell(each.who), d.cell(day_words(each.on))))
        for row, each in taken
    )
    columns = (
        d.Column("Ref", 0.5, header=True),
        d.Column("Decision", 3),
        d.Column("Recorded by", 1),
        d.Column("On", 0.8),
    )
    table = d.Table("Decisions taken", columns, rows, show_caption=False)
    yield d.Part("Decisions taken", (table,), anchor="decisions")


def priority_parts(facts: QuarterFacts) -> Iterator[d.Part]:
    found = by_priority(facts)
    if not found:
        return
    columns = (
        d.Column("Priority", 2, header=True),
        d.Column("Rows", 0.5, numeric=True),
        d.Column("How they stand", 2),
        d.Column("Since last time", 1),
    )
    rows = tuple(priority_row(each) for each in found)
    well = well_by_priority(facts)
    charts = (d.Chart(well),) if well else ()
    table = d.Table("Rows by priority", columns, rows, show_caption=False)
    yield d.Part("By priority", (table, *charts), anchor="by-priority")
    for each in found:
        if block := targets(facts, each):
            yield d.Part(each.priority.label, (block,), level=2)


def priority_row(each: OfPriority) -> d.Row:
    stand = (
        d.Paragraph((q.status_run(one.status), d.Run(f": {one.count:,}"))) for one in each.counts
    )
    moved = each.movement
    went = f"{moved.better} better, {moved.worse} worse" if moved.better or moved.worse else "—"
    cells = (
        d.cell(each.priority.label),
        d.cell(f"{len(each.rows):,}"),
        d.cell(*stand),
        d.cell(went),
    )
    return d.Row(cells)


def targets(facts: QuarterFacts, each: OfPriority) -> d.Table | None:
    """The measures of a priority against their targets, now and last time."""
    measured = [(row, one) for row in each.rows for one in row.figures if one.target]
    if not measured:
        return None
    now, *earlier = reversed(facts.periods)
    columns = (
        d.Column("Ref", 0.5, header=True),
        d.Column("Measure", 2.4),
        d.Column("Last time", 0.8, numeric=True),
        d.Column("Now", 0.8, numeric=True),
        d.Column("Target", 0.9, numeric=True),
        d.Column("Stands", 0.9),
    )

    def line(row: RowFacts, one) -> d.Row:
        before = one.at(earlier[0]) if earlier else None
        latest = one.at(now)
        words = q.STANDS.get(one.standing, "")
        tone: d.Tone = "red" if one.standing == "missed" else ""
        told = (row.ref, one.name, before.said if before else "", latest.said if latest else "")
        return d.Row((*map(d.cell, (*told, one.target)), d.cell(words, tone=tone)))

    caption = f"Measures of {each.priority.label} against their targets"
    return d.Table(caption, columns, tuple(line(*pair) for pair in measured))


def everything(facts: QuarterFacts) -> Iterator[d.Part]:
    if not facts.rows:
        return
    columns = (
        d.Column("Ref", 0.5, header=True),
        d.Column("Aim", 1.6),
        d.Column("Lead", 1),
        d.Column("Status", 1),
        d.Column("What happened and what next", 2.4),
        d.Column("Figures", 1.6),
    )
    rows: list[d.Row | d.GroupHead] = []
    for each in by_priority(facts):
        rows.append(d.GroupHead(f"{each.priority.label}: {count_noun(len(each.rows), 'row')}"))
        rows += [full_row(facts, row) for row in each.rows]
    table = d.Table("Every row of the round", columns, tuple(rows), show_caption=False)
    yield d.Part(
        "Everything", (table,), anchor="everything", orientation="landscape", new_page=True
    )


def full_row(facts: QuarterFacts, row: RowFacts) -> d.Row:
    said = (
        row.happened,
        row.next_steps and f"Next: {row.next_steps}",
        row.nothing_because,
        row.recorded and f"Recorded by {row.recorded}.",
    )
    blocks = tuple(block for words in said if words for block in q.prose(words))
    figures = (q.measure_figure_words(each, facts.round.period) for each in row.figures)
    return d.Row(
        (
            d.cell(row.ref, row.audience.mark),
            d.Cell(q.prose(row.aim)),
            d.cell(*row.leads),
            q.row_status_cell(facts, row),
            d.Cell(blocks),
            lines_cell(figures),
        )
    )


def told_before(facts: QuarterFacts) -> dict[str, Any]:
    """What whoever signs off is shown of the quarter first."""
    return {
        "counts_line": status_counts_line(facts),
        "groups": [(each.title, count_noun(each.total, "row")) for each in group_exceptions(facts)],
        "unread": sum(row.answered and not row.accepted for row in facts.rows),
        "silent": sum(not row.answered for row in facts.rows),
    }


KIND = ReportKind(
    "Highlight report",
    QuarterFacts,
    build,
    Can.DISCUSS,
    made=MadeOfRound(
        route="sign_off",
        power=Can.SIGN_OFF,
        path="sign-off",
        gather=gather_round,
        title="Highlight report: {round.title}",
        slug="highlights-{round.period}",
        asks="Sign off {round}",
        intro=(
            "Signing off freezes the quarter as the group saw it: every row, its figures, what was said and "
            "what was decided. It can be shown again at any time, and its PDF never changes."
        ),
        submit="Sign off the quarter",
        told=told_before,
        changed=(
            "Somebody else changed this round a moment ago. Nothing was signed off. "
            "Look at what is below, then sign off if it is still right."
        ),
        drafted="exceptions_pdf",
        closes=True,
    ),
    done="signed off",
)

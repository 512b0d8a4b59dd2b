"""What has been done so far: the public page of progress against the published plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.urls import reverse

from actions.rules.status import Nature
from csp.charts import StatusBar
from plans.access import Can
from reporting import document as d
from reporting.document.parts import quarter as q
from reporting.editions.progress import PriorityProgress, ProgressFacts, RowProgress, ToldFacts
from reporting.editions.reports.kind import Edition, Made, ReportKind
from reporting.facts.quarter.charts import counted_status
from reporting.facts.quarter.gather import SILENCE
from reporting.letters.news import PROGRESS
from reporting.models import Report

NOT_YET = "No update has been published for this row yet."
NO_UPDATE = "“No update” means that none of this round is published here."


def build(facts: ProgressFacts, edition: Edition) -> d.Document:
    return d.Document(
        title=f"What we have done so far: {facts.plan}",
        subtitle=f"{facts.partnership}, {facts.round}",
        created=edition.created,
        parts=(
            progress_summary(facts, edition),
            *(priority(facts, each) for each in facts.priorities),
        ),
        author=facts.partnership,
        subject=f"Progress on the {facts.plan}",
        keywords=("community safety", "progress"),
        brand_colour=facts.colour,
        draft=edition.draft,
    )


def progress_summary(facts: ProgressFacts, edition: Edition) -> d.Part:
    rows = list(facts.rows())
    told = sum(bool(row.told) for row in rows)
    words = (
        f"This is what has happened by the end of {facts.round}, set against version {facts.version} "
        f"of the published plan. It tells of {told:,} of its {len(rows):,} rows."
    )
    final = "This is the final update of the year." if facts.final else ""
    silent = NO_UPDATE if any(row.status_in(facts.round) == SILENCE for row in rows) else ""
    blocks = [d.paragraph(each) for each in (words, silent, final, edition.note) if each]
    return d.Part("How we are doing", (*blocks, *bar(facts, rows)), anchor="how-we-are-doing")


def bar(facts: ProgressFacts, rows: list[RowProgress]) -> Iterator[d.Chart]:
    """How every published row stands, those without an update of this round too."""
    counts = Counter(row.status_in(facts.round) for row in rows)
    statuses = tuple(
        counted_status(each, counts[each])
        for each in sorted(counts, key=lambda one: list(Nature).index(Nature(one.nature)))
    )
    if rows:
        title = "How the rows stand"
        yield d.Chart(StatusBar(key="statuses", title=title, statuses=statuses, noun="rows"))


def priority(facts: ProgressFacts, each: PriorityProgress) -> d.Part:
    columns = (
        d.Column("Ref", 0.4, header=True),
        d.Column("What we said", 1.4),
        d.Column("What we have done so far", 2.2),
        d.Column("How it is going", 0.9),
    )
    rows = tuple(progress_row(row, facts.round) for row in each.rows)
    table = d.Table(f"Progress on {each.label}", columns, rows, show_caption=False)
    return d.Part(f"Priority {each.label}", (table,), orientation="landscape")


def progress_row(row: RowProgress, round: str) -> d.Row:
    said = d.Cell((*q.prose(row.aim), *lead_line(row)))
    done = d.Cell(tuple(block for told in row.told for block in told_blocks(told)))
    now, before = row.status_in(round), row.told_before(round)
    earlier = f"{before.round}: {before.status.label}" if before and now == SILENCE else ""
    since = f"As told in {before.round}" if before and row.unasked else ""
    words = d.Paragraph((q.status_run(now, bold=True),))
    going = d.cell(words, earlier, since, tone=q.TONES.get(now.nature, ""))
    return d.Row((d.cell(row.ref), said, done if row.told else d.cell(NOT_YET), going))


def lead_line(row: RowProgress) -> Iterator[d.Paragraph]:
    if row.leads:
        yield d.paragraph(f"Led by {', '.join(row.leads)}")


def told_blocks(told: ToldFacts) -> Iterator[d.Block]:
    yield d.paragraph(told.round, bold=True)
    yield from q.prose(told.happened)
    if told.figures:
        yield d.bullets(*(f"{name}: {said}" for name, said in told.figures))
    if told.next_steps:
        yield from q.prose(f"Next: {told.next_steps}")


def public_address(report: Report) -> str:
    plan = report.plan.slug if report.plan else ""
    return reverse("public:progress_version", args=[report.partnership.slug, plan, report.number])


KIND = ReportKind(
    "Progress",
    ProgressFacts,
    build,
    Can.READ_DRAFTS,
    made=Made("publish_progress", Can.PUBLISH),
    done="published",
    public=True,
    public_at=public_address,
    news=PROGRESS,
)

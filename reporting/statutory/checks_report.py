"""The statutory checks on paper, for the monitoring officer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import timezone

from csp.periods import date_words, today
from plans.models import Partnership, Plan
from reporting import document as d
from reporting.pages.live_report import LiveReport
from reporting.statutory import ADVICE, by_outcome, counts_line
from reporting.statutory.check import Result
from reporting.statutory.result import Outcome
from reporting.statutory.views.checks import ChecksPage

# Signs that the font for print has; each stands beside its word.
SIGNS = {
    Outcome.FAIL: "■ Fails",
    Outcome.WARN: "△ To look at",
    Outcome.UNKNOWN: "○ Cannot tell",
    Outcome.PASS: "● Passes",
    Outcome.NOT: "‖ Not applicable",
}
TONES: dict[Outcome, d.Tone] = {
    Outcome.FAIL: "red",
    Outcome.WARN: "amber",
    Outcome.UNKNOWN: "grey",
    Outcome.PASS: "green",
    Outcome.NOT: "",
}
# The one but last stands only where there is something to do.
COLUMNS = (
    d.Column("Check", 1.1, header=True),
    d.Column("Result", 0.7),
    d.Column("Why", 2.2),
    d.Column("What to do", 1.6),
    d.Column("Reference", 1.3),
)


def build(
    partnership: Partnership,
    plan: Plan | None,
    results: list[Result],
    *,
    as_at: date,
    by: str,
    created: datetime,
) -> d.Document:
    """``as_at`` is the day that was looked at, ``by`` whoever printed it."""
    about = str(plan) if plan else "No plan is recorded yet"
    return d.Document(
        title=f"Statutory checks: {partnership.name}",
        subtitle=about,
        created=created,
        parts=(summary(partnership, about, results, as_at, by, created), *groups(results)),
        author=partnership.name,
        subject="What the law asks of a community safety partnership, and what is recorded",
        keywords=("community safety", "statutory checks"),
        brand_colour=partnership.colour,
        running_title="Statutory checks",
    )


def summary(
    partnership: Partnership,
    about: str,
    results: list[Result],
    as_at: date,
    by: str,
    created: datetime,
) -> d.Part:
    facts = {
        "Partnership": partnership.name,
        "Rules of": partnership.get_nation_display(),
        "Plan": about,
        "As at": date_words(as_at),
        "Printed": f"{date_words(today(created))}, by {by}",
        "Results": counts_line(results),
    }
    listed = d.Facts(tuple(d.Fact(label, d.text(words)) for label, words in facts.items()))
    blocks = (listed, d.paragraph(ADVICE, bold=True))
    return d.Part("What these checks say", blocks, anchor="summary")


def groups(results: list[Result]) -> Iterator[d.Part]:
    for outcome, group in by_outcome(results):
        words = SIGNS[outcome].partition(" ")[2]
        wants = any(each.wants for each in group)
        columns = COLUMNS if wants else (*COLUMNS[:3], COLUMNS[-1])
        rows = tuple(row_of(each, wants) for each in group)
        table = d.Table(f"{words}: {len(group)}", columns, rows, show_caption=False)
        yield d.Part(f"{words} ({len(group)})", (table,), orientation="landscape")


def row_of(result: Result, wants: bool) -> d.Row:
    return d.Row(
        (
            d.cell(d.paragraph(result.code, bold=True), result.check.title),
            d.cell(d.paragraph(SIGNS[result.outcome], bold=True), tone=TONES[result.outcome]),
            d.cell(result.why),
            *([d.cell(result.wants)] if wants else []),
            d.cell(result.reference),
        )
    )


class ChecksReport(LiveReport, ChecksPage):
    """For the monitoring officer, of the plan that the page is about."""

    path, route = "<slug:p>/checks/checks", "checks"

    def document(self) -> d.Document:
        return build(
            self.partnership,
            self.chosen,
            self.results,
            as_at=self.facts.as_at,
            by=str(self.request.user),
            created=timezone.now(),
        )

    def came_from(self) -> str:
        return self.address("checks") + self.query()

"""The statutory checks on paper, for the monitoring officer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import timezone

from csp.periods import date_words, today
from plans.models import Partnership, Plan
from reporting import document as d
from reporting.pages.live_report import LiveReport
from reporting.statutory import ADVICE, by_outcome, outcome_counts_line
from reporting.statutory.check import CheckResult
from reporting.statutory.result import CheckOutcome
from reporting.statutory.views.checks import ChecksPage

# Signs that the font for print has; each stands beside its word.
SIGNS = {
    CheckOutcome.FAIL: "■ Fails",
    CheckOutcome.WARN: "△ To look at",
    CheckOutcome.UNKNOWN: "○ Cannot tell",
    CheckOutcome.PASS: "● Passes",
    CheckOutcome.NOT: "‖ Not applicable",
}
TONES: dict[CheckOutcome, d.Tone] = {
    CheckOutcome.FAIL: "red",
    CheckOutcome.WARN: "amber",
    CheckOutcome.UNKNOWN: "grey",
    CheckOutcome.PASS: "green",
    CheckOutcome.NOT: "",
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
    results: list[CheckResult],
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
        parts=(
            checks_summary(partnership, about, results, as_at, by, created),
            *outcome_parts(results),
        ),
        author=partnership.name,
        subject="What the law asks of a community safety partnership, and what is recorded",
        keywords=("community safety", "statutory checks"),
        brand_colour=partnership.colour,
        running_title="Statutory checks",
    )


def checks_summary(
    partnership: Partnership,
    about: str,
    results: list[CheckResult],
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
        "Results": outcome_counts_line(results),
    }
    listed = d.Facts(tuple(d.Fact(label, d.text(words)) for label, words in facts.items()))
    blocks = (listed, d.paragraph(ADVICE, bold=True))
    return d.Part("What these checks say", blocks, anchor="summary")


def outcome_parts(results: list[CheckResult]) -> Iterator[d.Part]:
    for outcome, group in by_outcome(results):
        words = SIGNS[outcome].partition(" ")[2]
        wants = any(each.wants for each in group)
        columns = COLUMNS if wants else (*COLUMNS[:3], COLUMNS[-1])
        rows = tuple(check_result_row(each, wants) for each in group)
        table = d.Table(f"{words}: {len(group)}", columns, rows, show_caption=False)
        yield d.Part(f"{words} ({len(group)})", (table,), orientation="landscape")


def check_result_row(result: CheckResult, wants: bool) -> d.Row:
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

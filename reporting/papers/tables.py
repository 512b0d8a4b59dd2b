"""The list of papers that are being written, and of patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from csp.lists.tables import KitColumn, KitTable, TagColumn
from csp.periods import year_words
from reporting.models import Paper, Report
from reporting.papers.patterns import PATTERNS

if TYPE_CHECKING:
    from reporting.papers.queries.composer import ListedPaper

# What has become of a paper, and the colour of the word.
STATES = {
    "pattern": ("Pattern", "grey"),
    "writing": ("Being written", "blue"),
    "preparing": ("Being frozen", "blue"),
    "frozen": ("Frozen", "green"),
    "sent": ("Sent to the committee", "green"),
    "published": ("Published", "green"),
    "withdrawn": ("Withdrawn", "grey"),
    "failed": ("Could not be frozen", "red"),
}


def paper_state(paper: ListedPaper) -> str:
    """A key of ``STATES``, from what became of its latest version."""
    if paper.is_pattern:
        return "pattern"
    if paper.latest_number is None:
        return "writing"
    if paper.latest_state != Report.State.FROZEN:
        return paper.latest_state
    return "sent" if paper.latest_sent_at else "frozen"


def paper_kind_words(paper: Paper) -> str:
    kind = PATTERNS.get(paper.kind)
    return kind.words if kind else paper.kind


def about_words(paper: Paper) -> str:
    """The quarter, the year or the plan that a paper is about: the narrowest of them."""
    if paper.round:
        return str(paper.round)
    if paper.year_code:
        return year_words(paper.year_code)
    return str(paper.plan.period) if paper.plan else ""


class PaperTable(KitTable):
    row_heading = "title"

    title = KitColumn(verbose_name="Paper", linkify=lambda record: paper_address(record))
    kind = KitColumn(verbose_name="Type")
    about = KitColumn(verbose_name="About", accessor="pk", orderable=False)
    day = KitColumn(verbose_name="Date of the meeting", orderable=False)
    state = TagColumn(verbose_name="State", accessor="pk", tags=STATES, orderable=False)
    version = KitColumn(verbose_name="Latest version", accessor="latest_number", orderable=False)

    class Meta(KitTable.Meta):
        model = Paper
        fields = ("title", "kind", "about", "day", "state", "version")

    def render_kind(self, record: Paper) -> str:
        return paper_kind_words(record)

    def render_about(self, record: Paper) -> str:
        return about_words(record)

    def render_state(self, record: ListedPaper):
        return self.columns["state"].column.render(paper_state(record))

    def value_state(self, record: ListedPaper) -> str:
        return STATES[paper_state(record)][0]

    def render_version(self, record: Paper, value: int) -> str:
        return f"Version {value}"


def paper_address(paper: ListedPaper) -> str:
    return reverse("workspace:paper", args=[paper.place, paper.slug])

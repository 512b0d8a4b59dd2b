"""The list of papers."""

from __future__ import annotations

from csp.lists.tables import KitColumn, KitTable, NumberColumn, TagColumn, tag_html
from reporting.models import Report

STATES = {
    Report.State.PREPARING: ("Being prepared", "blue"),
    Report.State.FAILED: ("Could not be made", "red"),
    Report.State.FROZEN: ("Signed off", "green"),
    Report.State.PUBLISHED: ("Published", "green"),
    Report.State.WITHDRAWN: ("Withdrawn", "grey"),
}
# A paper is not signed off but frozen.
FROZEN = ("Frozen", "green")


class StateColumn(TagColumn):
    """The state of a version, which of a composed paper is called otherwise."""

    def render(self, record):
        return tag_html(*self.words(record))

    def value(self, record):
        return self.words(record)[0]

    def words(self, report: Report) -> tuple[str, str]:
        is_frozen = report.paper_id and report.state == Report.State.FROZEN
        return FROZEN if is_frozen else self.tags[Report.State(report.state)]


class ReportTable(KitTable):
    row_heading = "title"

    title = KitColumn(linkify=True, verbose_name="Paper")
    number = NumberColumn(verbose_name="Version")
    state = StateColumn(tags=STATES, verbose_name="State")
    as_at = KitColumn(verbose_name="As it stood on")
    signed_as = KitColumn(verbose_name="By")

    class Meta(KitTable.Meta):
        model = Report
        fields = ("title", "number", "state", "as_at", "signed_as")

"""The list of papers."""

from __future__ import annotations

from csp.tables import KitColumn, KitTable, NumberColumn, TagColumn, tag_html
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

    def render(self, value, record):
        is_frozen = record.paper_id and value == Report.State.FROZEN
        return tag_html(*FROZEN) if is_frozen else super().render(value)

    def value(self, value, record):
        is_frozen = record.paper_id and value == Report.State.FROZEN
        return FROZEN[0] if is_frozen else super().value(value)


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

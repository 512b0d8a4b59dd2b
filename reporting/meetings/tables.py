"""The list of meetings."""

from __future__ import annotations

import datetime
from datetime import timedelta

from csp.lists.tables import KitColumn, KitTable, TagColumn
from csp.periods import clock_words, date_words
from reporting.meetings.access import rules_of_group
from reporting.models import Meeting

STATE_TAGS = {
    "planned": ("Planned", "grey"),
    "agenda": ("Not issued", "yellow"),
    "issued": ("Issued", "green"),
    "held": ("Being minuted", "yellow"),
    "draft": ("Draft minutes", "yellow"),
    "circulated": ("Circulated", "blue"),
    "approved": ("Approved", "green"),
    "moved": ("Moved", "red"),
    "adjourned": ("Adjourned", "orange"),
    "cancelled": ("Cancelled", "red"),
    "inquorate": ("Without a quorum", "orange"),
}


def state_tag(meeting: Meeting) -> tuple[str, str]:
    """Words and colour that say how far a meeting came, or what became of it."""
    return STATE_TAGS[meeting.side or meeting.state]


class MeetingTable(KitTable):
    row_heading = "date"

    date = KitColumn(verbose_name="Day", linkify=True)
    starts = KitColumn(verbose_name="From")
    group = KitColumn(verbose_name="Group", order_by=("group__position", "date"))
    title = KitColumn(accessor="kind", verbose_name="Meeting", order_by=("kind", "title"))
    place = KitColumn(verbose_name="Place")
    now = TagColumn(
        accessor="pk", tags=STATE_TAGS, verbose_name="State", order_by=("state", "side")
    )
    papers = KitColumn(accessor="waiting", verbose_name="Papers to come", order_by="waiting")
    reason = KitColumn(verbose_name="Why", orderable=False)

    class Meta(KitTable.Meta):
        model = Meeting
        fields = ("date", "starts", "group", "title", "place", "now", "papers", "reason")

    def __init__(self, *args, today: datetime.date, clerk: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        if not clerk:
            self.columns.hide("papers")

    def render_date(self, record: Meeting) -> str:
        return record.day_words

    def value_date(self, record: Meeting) -> str:
        return f"{record.date:%Y-%m}" if record.month_only else record.date.isoformat()

    def render_starts(self, value) -> str:
        return clock_words(value)

    def render_title(self, record: Meeting) -> str:
        return record.title or record.get_kind_display()

    def render_now(self, column, record: Meeting):
        return column.render(record.side or record.state)

    def value_now(self, record: Meeting) -> str:
        return state_tag(record)[0]

    def render_papers(self, record: Meeting, value: int) -> str:
        if not value or record.was_held or record.called_off:
            return "—"
        if record.month_only:
            return str(value)
        due = record.date - timedelta(days=rules_of_group(record.group).paper_days)
        late = ", late" if due < self.today else ""
        return f"{value}, due {date_words(due)}{late}"

    def value_papers(self, value: int) -> int:
        return value

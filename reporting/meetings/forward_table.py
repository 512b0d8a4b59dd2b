"""The forward plan as a list."""

from __future__ import annotations

from csp.lists.tables import KitColumn, KitTable, TagColumn
from csp.periods import month_of
from reporting.models import ForwardItem

FORWARD_TAGS = {
    "wanted": ("Not placed", "yellow"),
    "placed": ("Placed", "blue"),
    "moved": ("Moved", "blue"),
    "on-agenda": ("On the agenda", "green"),
    "done": ("Done", "green"),
    "dropped": ("Dropped", "grey"),
}


class ForwardTable(KitTable):
    row_heading = "title"

    when = KitColumn(
        accessor="pk", verbose_name="Meeting", order_by=("meeting__date", "month"), linkify=False
    )
    group = KitColumn(verbose_name="Group", order_by=("group__position", "meeting__date"))
    title = KitColumn(verbose_name="Subject", linkify=True)
    purpose = KitColumn(verbose_name="To")
    who = KitColumn(accessor="author_printed", verbose_name="From", orderable=False)
    source = KitColumn(verbose_name="Why it comes")
    source_words = KitColumn(verbose_name="Who wants it", orderable=False)
    state = TagColumn(tags=FORWARD_TAGS, verbose_name="State")

    class Meta(KitTable.Meta):
        model = ForwardItem
        fields = ("when", "group", "title", "purpose", "who", "source", "source_words", "state")

    def render_when(self, record: ForwardItem) -> str:
        if record.repeats == ForwardItem.Repeats.EACH:
            return "Every meeting"
        if record.meeting:
            return record.meeting.day_words
        return str(month_of(record.month)) if record.month else "—"

    def render_title(self, record: ForwardItem) -> str:
        return str(record)

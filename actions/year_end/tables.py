"""The columns of a plan's outturn and of its yearly health check."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html, format_html_join

from actions.models import HealthCheck
from actions.rules.marks import status_html
from actions.rules.status import Direction
from actions.rules.targets import Mark
from actions.year_end.summary import Stretch, YearEnd, YearLine, YearRow
from csp.lists.tables import KitColumn, KitTable

MARKS = {Mark.MET: "Reached", Mark.NEAR: "Nearly", Mark.MISSED: "Short of it"}


class PeriodColumn(KitColumn):
    """What each measure gave in one period."""

    def __init__(self, period: Stretch):
        super().__init__(accessor="measure", verbose_name=period.label)
        self.period = period

    def render(self, record: YearLine) -> str:
        return record.printed_in(self.period)

    def value(self, record: YearLine) -> str:
        return record.printed_in(self.period)


class OutturnTable(KitTable):
    """A line a measure; the row and its status stand on the first line of each."""

    row_heading = "measure"
    ref = KitColumn(accessor="row__action__ref", verbose_name="Row")
    status = KitColumn(accessor="row", verbose_name="Status at the end")
    measure = KitColumn(accessor="words", verbose_name="Measure", css="app-cell")
    outturn = KitColumn(accessor="outturn", verbose_name="Outturn", css="app-cell")
    how = KitColumn(accessor="outturn", verbose_name="How it was made")
    target = KitColumn(accessor="measure__target", verbose_name="Target")
    standing = KitColumn(accessor="standing", verbose_name="Against the target")
    notes = KitColumn(accessor="outturn", verbose_name="Notes", css="app-cell")

    class Meta(KitTable.Meta):
        orderable = False

    def __init__(self, data: YearEnd):
        periods = [(f"p{n}", PeriodColumn(each)) for n, each in enumerate(data.periods)]
        order = ["ref", "status", "measure", *(name for name, _ in periods), "..."]
        aimed = any(line.measure and line.measure.target for line in data.lines)
        left_out = () if aimed else ("target", "standing")
        super().__init__(data.lines, extra_columns=periods, sequence=order, exclude=left_out)
        self.place = [data.plan.partnership.slug, data.plan.slug]

    def render_ref(self, record: YearLine):
        row = record.row.action
        if not record.first:
            return format_html('<span class="app-muted">{}</span>', row.ref)
        url = reverse("workspace:action", args=[*self.place, row.pk])
        return format_html('<a class="govuk-link" href="{}">{}</a>', url, row.ref)

    def render_status(self, record: YearLine):
        return year_status_cell(record.row) if record.first else ""

    def value_status(self, record: YearLine) -> str:
        return status_words(record.row)

    def render_outturn(self, value):
        return format_html("<strong>{}</strong>", value.printed) if value.printed else ""

    def value_outturn(self, value) -> str:
        return value.printed

    def render_how(self, value) -> str:
        waiting = f"; not accepted yet: {', '.join(value.waiting)}" if value.waiting else ""
        return f"{value.way.said}{waiting}" if value.printed else ""

    def render_standing(self, record: YearLine, value):
        word = MARKS.get(value.mark, "")
        lead = format_html("<strong>{}.</strong> ", word) if word else ""
        return format_html("{}{}", lead, value.sentence)

    def value_standing(self, value) -> str:
        word = MARKS.get(value.mark, "")
        return f"{word}. {value.sentence}" if word else value.sentence

    def render_notes(self, value):
        lines = ((words,) for words in value.notes)
        return format_html_join("", '<span class="app-line">{}</span>', lines)

    def value_notes(self, value) -> str:
        return "\n".join(value.notes)


def year_status_cell(row: YearRow):
    if row.status is None:
        return "No update"
    mark = status_html(row.status, Direction.NEW)
    waits = "" if row.accepted else ", not accepted yet"
    return format_html('{}<br><span class="app-muted">{}{}</span>', mark, row.told_in, waits)


def status_words(row: YearRow) -> str:
    if row.status is None:
        return "No update"
    waits = "" if row.accepted else ", not accepted yet"
    return f"{row.status.label} ({row.told_in}{waits})"


class HealthTable(KitTable):
    """The health check as a spreadsheet: a line a row, checked or not."""

    ref = KitColumn(accessor="row__action__ref", verbose_name="Row")
    aim = KitColumn(accessor="row__action__aim")
    status = KitColumn(accessor="row", verbose_name="Status at the end")
    decision = KitColumn(accessor="check", verbose_name="Decision")
    reason = KitColumn(accessor="check__reason", verbose_name="Reason")
    merge_with = KitColumn(accessor="check__merge_with__ref", verbose_name="Into row")

    class Meta(KitTable.Meta):
        orderable = False

    def value_status(self, value: YearRow) -> str:
        return status_words(value)

    def value_decision(self, value: HealthCheck | None) -> str:
        return value.get_decision_display() if value else ""

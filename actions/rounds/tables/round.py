"""The columns of the list of rounds, and of the rows of one round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from actions.models import Round, Update
from actions.rounds.lines import RoundLine
from actions.rules.marks import status_html
from actions.rules.targets import Mark
from csp.lists.tables import KitColumn, KitTable, NumberColumn, table_value_words, tag_html
from csp.prose import cell_lines

if TYPE_CHECKING:
    from actions.models.querysets.rounds import CountedRound

State = Update.State
STATES = {
    State.ASKED: ("Not answered", "grey"),
    State.STARTED: ("Begun", "grey"),
    State.SENT: ("To review", "blue"),
    State.RETURNED: ("Returned", "yellow"),
    State.ACCEPTED: ("Accepted", "green"),
}
MARKS = {Mark.MET: "reached", Mark.NEAR: "nearly", Mark.MISSED: "short", Mark.UNKNOWN: ""}
PICK = (
    '<label class="app-tick"><input type="checkbox" name="update" value="{0}.{1}"{3}> '
    '<span class="govuk-visually-hidden">Accept row {2}</span></label>'
)


class RoundTable(KitTable):
    title = KitColumn(
        verbose_name="Period", order_by="start", linkify=lambda record: record.get_absolute_url()
    )
    opens_on = KitColumn(verbose_name="Opened", css="app-nowrap")
    due_on = KitColumn(verbose_name="Answers due", css="app-nowrap")
    closes_on = KitColumn(verbose_name="Closes", css="app-nowrap")
    answered = NumberColumn(verbose_name="Answered")
    to_review = NumberColumn(verbose_name="To review")
    state = KitColumn(accessor="is_open", verbose_name="State", orderable=False)

    def render_answered(self, record: CountedRound) -> str:
        return f"{record.answered} of {record.asked}"

    def value_answered(self, record: CountedRound) -> str:
        return f"{record.answered} of {record.asked}"

    def render_state(self, record: Round):
        return tag_html("Open", "blue") if record.is_open else tag_html("Closed", "grey")


class LineTable(KitTable):
    """The rows of one round: drawn from ``RoundLine``, on the page and as CSV."""

    row_heading = "ref"
    ref = KitColumn(
        accessor="update__action__ref",
        verbose_name="Row",
        linkify=lambda record: record.update.get_absolute_url(),
    )
    aim = KitColumn(accessor="update__action__aim", css="app-cell")
    leads = KitColumn(accessor="update", verbose_name="Lead", css="app-cell")
    answer = KitColumn(accessor="update", verbose_name="Answer", css="app-nowrap")
    status = KitColumn(accessor="update", verbose_name="Status", css="app-nowrap")
    figures = KitColumn(accessor="facts", verbose_name="Figures against targets")
    flags = KitColumn(accessor="flags", verbose_name="To look at")
    pick = KitColumn(accessor="update", verbose_name="Accept", css="app-no-print")

    class Meta(KitTable.Meta):
        orderable = False

    def render_aim(self, value) -> str:
        lines = cell_lines(value)
        return lines[0] if lines else ""

    def value_aim(self, value) -> str:
        return value

    def render_leads(self, value) -> str:
        return "\n".join(lead.words for lead in value.action.leads.all())

    def render_answer(self, record: RoundLine):
        update = record.update
        state = tag_html(*STATES[State(update.state)])
        if not record.said:
            return state
        late = " (late)" if record.late else ""
        words = f"{table_value_words(update.sent_at)}{late}{sender_remark(update)}"
        return format_html('{}<br><span class="app-muted">{}</span>', state, words)

    def value_answer(self, record: RoundLine) -> str:
        words = STATES[State(record.update.state)][0]
        late = ", late" if record.said and record.late else ""
        return f"{words}{late}{sender_remark(record.update) if record.said else ''}"

    def render_status(self, record: RoundLine):
        return status_html(record.status, record.direction)

    def value_status(self, record: RoundLine) -> str:
        label = record.status.label if record.status else "No update"
        went = record.direction.words
        return f"{label} ({went})" if went else label

    def render_figures(self, record: RoundLine):
        lines = ((words,) for words in figures(record))
        return format_html_join("", '<span class="app-line">{}</span>', lines)

    def value_figures(self, record: RoundLine) -> str:
        return "\n".join(figures(record))

    def render_flags(self, value):
        lines = ((words,) for words in value)
        return format_html_join("", '<span class="app-flag">{}</span>', lines)

    def value_flags(self, value) -> str:
        return "\n".join(value)

    def render_pick(self, record: RoundLine):
        """A box for what has no flag; the others are opened and read first."""
        if not record.without_flag:
            return ""
        update = record.update
        checked = mark_safe(" checked") if record.is_surely_well else ""
        return format_html(PICK, update.pk, update.version, update.action.ref, checked)


def sender_remark(update: Update) -> str:
    """Who typed an answer for somebody else, and that nobody outside reads it."""
    recorded = f", recorded by {update.sent_as}" if update.behalf_of else ""
    return recorded + ("" if update.public else ", not for the public")


def figures(line: RoundLine) -> list[str]:
    """What each measure reads against its target, once the lead has sent it."""
    if not line.said:
        return []
    found = []
    for each in line.facts.lines:
        if each.reading is None:
            continue
        target = f", target {each.measure.target}" if each.measure.target else ""
        mark = MARKS[each.standing.mark]
        found.append(f"{each.words}: {each.reading}{target}" + (f" ({mark})" if mark else ""))
    return found

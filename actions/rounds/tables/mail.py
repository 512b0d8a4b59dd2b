"""The columns of the log of a round's e-mails, and of the links that it gave out."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html_join

from actions.models import Invitation, Mail
from csp.lists.tables import KitColumn, KitTable, NumberColumn, TagColumn
from plans.pages.tables.event import moment_words

COLOURS = {
    Mail.State.QUEUED: "yellow",
    Mail.State.SENDING: "blue",
    Mail.State.SENT: "green",
    Mail.State.FAILED: "red",
    Mail.State.DROPPED: "grey",
}
# A table reads a choice by its words.
TAGS = {state.label: (state.label, COLOURS[state]) for state in Mail.State}
LINKS = {"open": ("Works", "green"), "ended": ("Ended", "red"), "over": ("Run out", "grey")}


class MailTable(KitTable):
    row_heading = "email"
    queued_at = KitColumn(verbose_name="When", css="app-nowrap")
    email = KitColumn(verbose_name="To")
    kind = KitColumn(verbose_name="Why")
    many = NumberColumn(verbose_name="Rows")
    state = TagColumn(tags=TAGS, verbose_name="State")
    sent_at = KitColumn(verbose_name="Sent", css="app-nowrap")
    trouble = KitColumn(verbose_name="What the mail server said")
    next_try_at = KitColumn(verbose_name="Tried again", css="app-nowrap")

    def render_queued_at(self, value) -> str:
        return moment_words(value)

    def render_sent_at(self, value) -> str:
        return moment_words(value)

    def render_next_try_at(self, record: Mail, value) -> str:
        return moment_words(value) if record.state == Mail.State.QUEUED else ""


class InvitationTable(KitTable):
    """Who has which link; ``today`` says which have run out."""

    row_heading = "name"
    name = KitColumn(verbose_name="Who")
    email = KitColumn(verbose_name="E-mail")
    many = NumberColumn(verbose_name="Rows")
    owed = NumberColumn(verbose_name="Not answered")
    opened_at = KitColumn(verbose_name="Opened", css="app-nowrap")
    state = TagColumn(tags=LINKS, verbose_name="Link", accessor="expires_on", orderable=False)
    change = KitColumn(verbose_name="Change", accessor="pk", orderable=False)

    def __init__(self, *args, today, round, **kwargs):
        super().__init__(*args, **kwargs)
        self.today, self.round = today, round

    def render_opened_at(self, value) -> str:
        return moment_words(value)

    def render_state(self, record: Invitation, column):
        return column.render(self.standing(record))

    def value_state(self, record: Invitation, column):
        return column.value(self.standing(record))

    def standing(self, record: Invitation) -> str:
        if record.revoked_at is not None:
            return "ended"
        return "over" if record.expires_on < self.today else "open"

    def render_change(self, record: Invitation):
        if not self.round.is_open:
            return ""
        ways = [("renew", "Send a fresh link"), ("revoke", "End it")]
        if record.revoked_at is not None:
            ways.pop()
        place = [self.round.partnership.slug, self.round.period, record.pk]
        return format_html_join(
            " ",
            '<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden"> {}</span></a>',
            (
                (reverse(f"workspace:invitation_{way}", args=place), words, f"for {record.name}")
                for way, words in ways
            ),
        )

    def value_change(self, record: Invitation) -> str:
        return ""

"""What an officer does with a round as a whole: opens it, changes its days, closes and reopens it."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property

from actions.models import Round, Update
from actions.rounds.forms.round import RoundCloseForm, RoundForm, RoundOpenForm, RoundReopenForm
from actions.rounds.mail.recipients import over_words
from actions.rounds.reach import reach
from actions.rounds.services.cadence import (
    cadence_of,
    period_named,
    period_to_report,
    proposed_dates,
)
from actions.rounds.services.invitation import ask_all_the_same
from actions.rounds.services.round import (
    ask_new_rows,
    change_round,
    close_round,
    open_round,
    periods_to_open,
    reopen_round,
)
from actions.rounds.views.round import RoundPages
from csp.changes import Stale
from csp.forms.fields import parse_whole_number
from csp.periods import date_words, today
from plans.pages.views.answers import add_problems
from plans.pages.views.base import AddPage, ButtonPage, EditPage

PEOPLE_ASKED = "No row is new. Whoever leads one now and has an address has been asked."
NOBODY_NEW = "No row is new, and nobody was written to."
CHANGED = "Somebody changed this round a moment ago. Look at it as it is now, then do it again."


class RoundAdd(RoundPages, AddPage):
    """Which period, which days, and who would be asked. ``?period=`` chooses another period."""

    title = "Open a round"
    template_name = "actions/rounds/round_open.html"
    submit = "Open the round and ask"

    @cached_property
    def today(self):
        return today()

    @cached_property
    def cadence(self):
        return cadence_of(self.partnership)

    @cached_property
    def periods(self) -> list:
        return periods_to_open(self.partnership, self.cadence, today=self.today)

    @cached_property
    def stretch(self):
        """The period chosen, else the one that is nearly over or ended last, else the latest left."""
        try:
            return period_named(self.cadence, self.request.GET["period"])
        except (KeyError, ValidationError):
            usual = period_to_report(self.cadence, self.today)
            return usual if usual in self.periods or not self.periods else self.periods[0]

    @property
    def final(self) -> bool:
        """Whether the period is the last of its year."""
        return getattr(self.stretch, "number", 0) == self.cadence.parts

    def get_form(self, data=None, files=None) -> RoundOpenForm:
        dates = proposed_dates(self.cadence, self.stretch, today=self.today)
        return RoundOpenForm(
            data,
            initial={
                "opens_on": dates.opens_on,
                "due_on": dates.due_on,
                "closes_on": dates.closes_on,
                "instructions": self.cadence.instructions,
                "final": self.final,
            },
        )

    def get_context(self, **extra) -> dict:
        days = (self.stretch.start, self.stretch.end)
        asked = reach(self.partnership, *days, today=self.today, final=self.final)
        found = {
            "stretch": self.stretch,
            "periods": self.periods,
            "reach": asked,
            "final": self.final,
        }
        return super().get_context(**found) | extra

    def store(self, form, formsets) -> Round:
        return open_round(
            by=self.request.user,
            partnership=self.partnership,
            period=self.stretch.code,
            **form.cleaned_data,
        )

    def saved_words(self, row: Round) -> str:
        many = row.updates.count()
        asked = f"{many} row{'s are' if many != 1 else ' is'} asked about"
        return f"{row} is open. {asked}, and {reached(row)}."


def reached(round: Round) -> str:
    """How many are written to, and on which day where that is still to come."""
    links = round.invitations.reached_on(today()).count()
    if not links:
        return "nobody is written to, for no lead has an e-mail address"
    people = "1 person or body is" if links == 1 else f"{links} people and bodies are"
    day = f" on {date_words(round.opens_on)}" if today() < round.opens_on else ""
    return f"{people} written to{day}"


class RoundEdit(RoundPages, EditPage):
    form_class = RoundForm

    def get_title(self) -> str:
        return f"Change {self.row.short}"

    def store(self, form, formsets) -> Round:
        return change_round(
            by=self.request.user, round=self.row, version=form.began_from, values=form.changes()
        )


class RoundStep(RoundPages, EditPage):
    """A question about a round that is answered with one button."""

    template_name = "plans/pages/remove.html"
    danger = False

    def get_context(self, **extra) -> dict:
        return super().get_context(danger=self.danger) | extra

    def save(self, form, formsets) -> HttpResponse:
        try:
            row = self.store(form, formsets)
        except Stale:
            form.add_error(None, CHANGED)
            return self.form_page(form, formsets, status=409)
        except ValidationError as error:
            add_problems(form, error)
            return self.form_page(form, formsets, status=422)
        messages.success(self.request, self.saved_words(row))
        return redirect(self.done_url(row))


class RoundClose(RoundStep):
    """Says what is missing before it locks."""

    template_name = "actions/rounds/round_close.html"
    submit = "Close the round"
    danger = True

    def get_title(self) -> str:
        return f"Close {self.row}?"

    def get_form(self, data=None, files=None):
        return RoundCloseForm(data, initial={"version": self.row.version})

    def get_context(self, **extra) -> dict:
        updates = Update.objects.visible_to(self.access).for_round(self.row)
        states = updates.by_state()
        missing = updates.filter(state__in=("asked", "started")).in_order()
        found = {"round": self.row, "states": states, "missing": missing.values_list("action__ref")}
        return super().get_context(**found) | extra

    def store(self, form, formsets) -> Round:
        return close_round(
            by=self.request.user, round=self.row, version=form.cleaned_data["version"]
        )

    def saved_words(self, row: Round) -> str:
        return f"{row} is closed. What is in it stays as it is."


class RoundReopen(RoundStep):
    template_name = "layouts/form.html"
    submit = "Open it again"

    def get_title(self) -> str:
        return f"Open {self.row} again"

    def get_form(self, data=None, files=None):
        later = today() + timedelta(days=cadence_of(self.partnership).grace_days)
        initial = {"version": self.row.version, "closes_on": max(self.row.closes_on, later)}
        return RoundReopenForm(data, initial=initial)

    def store(self, form, formsets) -> Round:
        return reopen_round(by=self.request.user, round=self.row, **form.cleaned_data)

    def saved_words(self, row: Round) -> str:
        return f"{row} is open again."


class RoundAskAgain(RoundPages, ButtonPage):
    """Puts a row back on the link of somebody who said that it is not theirs."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        asked = {
            name: parse_whole_number(request.POST.get(name, ""))
            for name in ("invitation", "update")
        }
        invitation = get_object_or_404(self.row.invitations, pk=asked["invitation"])
        update = get_object_or_404(invitation.handed_back, pk=asked["update"])
        ask_all_the_same(by=request.user, invitation=invitation, update=update)
        messages.success(
            request,
            f"Row {update.action.ref} is on the link of {invitation.name} again. “Remind” writes to them.",
        )
        return redirect(self.row.get_absolute_url())


class RoundAsk(RoundPages, ButtonPage):
    """Asks about rows that were added, and people who were named, since the round was opened."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            new = ask_new_rows(by=request.user, round=self.row)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            rows = f"{len(new)} more row{'s are' if len(new) != 1 else ' is'} asked about."
            over = over_words(self.row, today=today())
            said = rows if new else NOBODY_NEW if over else PEOPLE_ASKED
            messages.success(request, f"{said} {over}".rstrip())
        return redirect(self.row.get_absolute_url())

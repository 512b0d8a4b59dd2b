"""The partnership's own words for how a row is doing."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect

from actions.models import Status
from actions.rounds.forms.legend import StatusForm
from actions.rounds.services.legend import (
    add_status,
    change_status,
    ensure_legend,
    move_status,
    partnership_legend,
    retire_status,
    revive_status,
)
from actions.rules.status import USUAL_LEGEND
from csp.changes import Stale
from csp.forms.fields import parse_whole_number
from plans.access import Can
from plans.pages.views.base import AddPage, ButtonPage, EditPage, MovePage, RowPage

CHANGED = "Somebody changed this status a moment ago. Look at it as it is now, then do it again."


class LegendPages(RowPage):
    model = Status
    words = "status"
    power = Can.MANAGE
    list_route, list_title = "legend", "Statuses"

    def done_url(self, row) -> str:
        return self.list_url()


class Legend(LegendPages):
    """The legend in its order; the usual one is shown, and offered, until there is one."""

    title = "Statuses"
    template_name = "actions/rounds/legend.html"

    def above(self) -> tuple[str, str]:
        return ("Settings", self.address("settings"))

    def get(self, request, *args, **kwargs):
        return self.page(statuses=partnership_legend(self.partnership), usual=usual_legend())

    def post(self, request, *args, **kwargs):
        ensure_legend(by=request.user, partnership=self.partnership)
        messages.success(request, "The usual statuses are in place. Word them as you like.")
        return redirect(self.list_url())


def usual_legend() -> list[Status]:
    return [Status(**entry._asdict()) for entry in USUAL_LEGEND]


class StatusAdd(LegendPages, AddPage):
    form_class = StatusForm

    def store(self, form, formsets):
        return add_status(by=self.request.user, partnership=self.partnership, values=form.values())


class StatusEdit(LegendPages, EditPage):
    form_class = StatusForm
    template_name = "layouts/form.html"

    def store(self, form, formsets):
        return change_status(
            by=self.request.user,
            status=self.row,
            version=form.began_from,
            values=form.changes(),
        )


class StatusMove(LegendPages, MovePage):
    def post(self, request, *args, **kwargs):
        move_status(by=request.user, status=self.row, to=self.place(self.row))
        return redirect(self.list_url())


class StatusRetire(LegendPages, ButtonPage):
    """Takes a status out of the choices, or puts it back: ``do`` = retire or revive."""

    def post(self, request, *args, **kwargs):
        version = parse_whole_number(request.POST.get("version", "")) or 0
        act = revive_status if request.POST.get("do") == "revive" else retire_status
        try:
            row = act(by=request.user, status=self.row, version=version)
        except Stale:
            messages.error(request, CHANGED)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            can = "can be chosen again" if row.in_use else "can no longer be chosen"
            messages.success(request, f"“{row}” {can}. Updates given with it keep it.")
        return redirect(self.list_url())

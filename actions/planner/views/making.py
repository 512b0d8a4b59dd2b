"""Making a planner for a group's year, changing what it is called, and who may read it."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from actions.models import Planner
from actions.planner.forms.planner import (
    HEADS,
    PlannerAddForm,
    PlannerAudienceForm,
    PlannerForm,
)
from actions.planner.publicity import reasons_to_keep_back
from actions.planner.queries import people_not_to_name, planners_seen
from actions.planner.services.audience import set_planner_audience
from actions.planner.services.making import create_planner
from actions.planner.views.base import EDITS, BelowPlanner
from csp import changes
from csp.forms.fields import parse_whole_number
from csp.periods import financial_year_of, today
from plans.audience import Audience
from plans.models import GroupCadence
from plans.pages.views.answers import ROW_WAS_CHANGED
from plans.pages.views.base import AddPage, EditPage, RemovePage

AGAIN = ("group", "running_line", *HEADS)


class PlannerAdd(AddPage):
    """A planner with a row for each meeting of the group, from when it meets."""

    power = EDITS
    model = Planner
    words = "planner"
    title = "Make a planner"
    form_class = PlannerAddForm
    list_route, list_title = "planners", "Planners"
    submit = "Make it"
    intro = (
        "It gets a row for each day on which the group meets, and one for each month without a "
        "meeting. When a group meets is said on the page of the group."
    )

    def find_row(self) -> Planner:
        """What a new planner begins from: the words of the last one, and the year that comes."""
        planner = super().find_row()
        last = planners_seen(self.access).first()
        year = financial_year_of(last.end if last else today())
        year = year.next() if last else year
        planner.start, planner.end = year.start, year.end
        planner.title = f"Partnership Planner {year.start.year}-{year.end.year}"
        for name in AGAIN if last else ():
            setattr(planner, name, getattr(last, name))
        return planner

    def store(self, form: forms.BaseForm, formsets: list) -> Planner:
        values = form.values()
        until = values.pop("dated_until") or values["end"]
        cadence = GroupCadence.objects.filter(group=values["group"]).first()
        days = cadence.days_between(values["start"], min(until, values["end"])) if cadence else ()
        return create_planner(
            by=self.request.user, partnership=self.partnership, values=values, days=days
        )


class PlannerEdit(EditPage):
    power = EDITS
    model = Planner
    words = "planner"
    form_class = PlannerForm
    list_route, list_title = "planners", "Planners"
    remove_route = "planner_remove"

    def rows(self):
        return planners_seen(self.access)


class PlannerRemove(RemovePage):
    power = EDITS
    model = Planner
    list_route, list_title = "planners", "Planners"
    text = (
        "The planner goes with everything in it. You can bring it back straight afterwards, or later "
        "from the history."
    )

    def rows(self):
        return planners_seen(self.access)


class PlannerAudience(BelowPlanner):
    """Who may read a planner, and which of its activities everybody may."""

    title = "Who may read this planner"
    template_name = "actions/planner/audience.html"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.form_page(PlannerAudienceForm(initial=self.as_it_is()))

    def as_it_is(self) -> dict:
        return {"audience": self.planner.audience, "version": self.planner.version}

    def form_page(self, form: PlannerAudienceForm, *, status: int = 200) -> HttpResponse:
        names = people_not_to_name(self.partnership)
        entries = [
            (entry, reasons_to_keep_back(entry, names))
            for entry in self.sheet.entries()
            if entry.audience != Audience.RESTRICTED
        ]
        kept = sum(entry.audience == Audience.RESTRICTED for entry in self.sheet.entries())
        cancel = self.planner.get_absolute_url()
        return self.page(status=status, form=form, entries=entries, kept=kept, cancel=cancel)

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = PlannerAudienceForm(request.POST)
        if not form.is_valid():
            return self.form_page(form, status=422)
        try:
            set_planner_audience(
                by=request.user,
                planner=self.planner,
                version=form.cleaned_data["version"],
                audience=form.cleaned_data["audience"],
                public=set(filter(None, map(parse_whole_number, request.POST.getlist("public")))),
                access=self.access,
            )
        except changes.Stale:
            form.add_error(None, ROW_WAS_CHANGED)
            return self.form_page(form, status=409)
        messages.success(request, "Saved who may read this planner.")
        return redirect(self.planner)

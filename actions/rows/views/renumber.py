"""Giving the rows of a plan new references: suggest, look, confirm."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from actions.models import Action
from actions.rows.forms.renumber import RenumberForm, sequential_references
from actions.rows.services.reference import renumber
from plans.access import Can
from plans.pages.views.base import WorkspacePage, add_problems


class RenumberPage(WorkspacePage):
    """Old and new references side by side; nothing changes until the last button is pressed."""

    power = Can.EDIT
    template_name = "actions/rows/renumber.html"

    def get_title(self) -> str:
        return "Renumber the rows"

    def get_form(self, data=None) -> RenumberForm:
        rows = list(
            Action.objects.visible_to(self.access)
            .filter(plan=self.plan)
            .select_related("priority")
            .in_order()
        )
        return RenumberForm(data, rows=rows, suggested=sequential_references(rows))

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.page(form=self.get_form())

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = self.get_form(request.POST)
        if not form.is_valid():
            return self.page(form=form, status=422)
        if "confirm" not in request.POST:
            return self.page(form=form, changes=self.changes(form), sure=True)
        try:
            moved = renumber(by=request.user, plan=self.plan, refs=form.refs())
        except ValidationError as error:
            add_problems(form, error)
            return self.page(form=form, status=422)
        messages.success(request, renumbered_words(len(moved)))
        return redirect(self.plan.get_absolute_url())

    @staticmethod
    def changes(form: RenumberForm) -> list[tuple[Action, str]]:
        refs = form.refs()
        return [(row, refs[row.pk]) for row in form.rows if refs[row.pk] != row.ref]


def renumbered_words(count: int) -> str:
    if not count:
        return "Every row keeps its reference: nothing was changed."
    rows = "1 row has" if count == 1 else f"{count} rows have"
    return f"{rows} a new reference. Rows that point to them say so too."

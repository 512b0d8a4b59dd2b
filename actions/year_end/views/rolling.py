"""The end of a plan's year: a decision about every row, and the next plan laid out from them."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from actions.models import Action
from actions.year_end.forms.disposition import DispositionForm, NextPlanForm
from actions.year_end.queries import last_checks
from actions.year_end.services.rolling import (
    continue_rest,
    decide,
    next_plan,
    open_again,
    set_up_next_plan,
    suggested,
    take_back_next_plan,
    undecide,
)
from actions.year_end.summary import YearRow, year_end
from actions.year_end.years import year_named
from csp.forms.fields import parse_whole_number
from csp.periods import today
from csp.prose.nouns import count_noun
from plans.access import Can
from plans.models import Plan
from plans.pages.views.answers import say_with_button
from plans.pages.views.base import WorkspacePage, add_problems


class RollOver(WorkspacePage):
    """Every row with its decision, those without one first; below, the plan that follows."""

    power = Can.EDIT
    template_name = "actions/year_end/roll_over.html"

    def get_title(self) -> str:
        return f"Next year: what becomes of {self.plan}"

    def get_rows(self) -> list[Action]:
        rows = Action.objects.visible_to(self.access).filter(plan=self.plan)
        return list(
            rows.select_related("priority", "disposition__merge_with")
            .prefetch_related("disposition__into__plan")
            .in_order()
        )

    def get_forms(self, rows: list[Action], data=None) -> list[DispositionForm]:
        refs = {row.ref: row for row in rows}
        checks = last_checks(self.plan)
        forms = [
            DispositionForm(data, row=row, refs=refs, check=checks.get(row.pk)) for row in rows
        ]
        return sorted(forms, key=lambda form: hasattr(form.row, "disposition"))

    def how_rows_went(self) -> dict[int, YearRow]:
        """What each row came to in the year that runs or ended last, by its number."""
        now = today()
        found = year_end(self.plan, self.access, year_named(self.plan, "", now), today=now)
        return {row.action.pk: row for row in found.rows}

    def next_form(self, data=None) -> NextPlanForm:
        return NextPlanForm(data, plan=self.plan, initial=suggested(self.plan))

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.show(self.get_forms(self.get_rows()), self.next_form())

    def show(self, forms, form: NextPlanForm, *, status: int = 200) -> HttpResponse:
        undecided = sum(not hasattr(each.row, "disposition") for each in forms)
        went = self.how_rows_went()
        for each in forms:
            each.went = went.get(each.row.pk)
        return self.page(
            forms=forms,
            formsets=forms,
            form=form,
            undecided=undecided,
            proposed=sum(each.is_proposed for each in forms),
            decided=len(forms) - undecided,
            new=next_plan(self.plan),
            status=status,
        )

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        if "take_back" in request.POST:
            return self.take_back()
        if "lay_out" in request.POST:
            return self.lay_out()
        if "open_again" in request.POST:
            return self.open_again()
        return self.decide()

    def decide(self) -> HttpResponse:
        """Store every decision that was changed, or none when one of them is only half made."""
        rows = self.get_rows()
        forms = self.get_forms(rows, self.request.POST)
        if not are_whole(forms):
            return self.show(forms, self.next_form(), status=422)
        wanted = [form for form in forms if form.is_new() and form.says_something]
        if not self.store(wanted):
            return self.show(forms, self.next_form(), status=422)
        if wanted or "continue_rest" not in self.request.POST:
            messages.success(
                self.request, f"Kept what becomes of {count_noun(len(wanted), 'row')}."
            )
        if "continue_rest" in self.request.POST:
            self.tell_continued(continue_rest(by=self.request.user, actions=rows))
        return redirect(self.address("roll_over"))

    def tell_continued(self, rows: list[Action]) -> None:
        """Say which rows go on, with the way back."""
        context = {"rows": rows, "address": self.address("roll_over")}
        say_with_button(self.request, "actions/year_end/parts/continued.html", context)

    def open_again(self) -> HttpResponse:
        numbers = {parse_whole_number(each) for each in self.request.POST.getlist("row")}
        rows = [row for row in self.get_rows() if row.pk in numbers]
        opened = open_again(by=self.request.user, actions=rows)
        messages.success(
            self.request, f"Undone. {count_noun(len(opened), 'row')} without a decision again."
        )
        return redirect(self.address("roll_over"))

    def store(self, forms: list[DispositionForm]) -> bool:
        form = None
        try:
            with transaction.atomic():
                for form in forms:
                    self.settle(form)
        except ValidationError as error:
            add_problems(form, error)
            return False
        return True

    def settle(self, form: DispositionForm) -> None:
        """Keep a row's decision, or open it again where it was put back to undecided."""
        if form.cleaned_data["decision"]:
            decide(by=self.request.user, action=form.row, values=form.values())
        else:
            undecide(by=self.request.user, action=form.row)

    def lay_out(self) -> HttpResponse:
        there = next_plan(self.plan)
        form = self.next_form(self.request.POST if there is None else None)
        if there is None and not form.is_valid():
            return self.show(self.get_forms(self.get_rows()), form, status=422)
        try:
            new = self.laid_out(form if there is None else None, there)
        except ValidationError as error:
            if not form.is_bound:
                messages.error(self.request, " ".join(error.messages))
                return redirect(self.address("roll_over"))
            add_problems(form, error)
            return self.show(self.get_forms(self.get_rows()), form, status=422)
        messages.success(self.request, f"{new} is laid out as a draft.")
        return redirect(new.get_absolute_url())

    def laid_out(self, form: NextPlanForm | None, there: Plan | None) -> Plan:
        by = self.request.user
        if form is None:
            return set_up_next_plan(by=by, plan=self.plan, values={}, gone=self.gone_before(there))
        return set_up_next_plan(
            by=by, plan=self.plan, values=form.values(), gone=form.gone(), extra=form.new_titles()
        )

    def gone_before(self, there: Plan) -> dict[int, int]:
        """Priorities that were dropped when the plan was laid out stay dropped."""
        old = list(self.plan.priorities.all())
        kept = {pk for pk in there.priorities.values_list("carries_on", flat=True) if pk}
        stand_in = next((each.pk for each in old if each.pk in kept), None)
        return {each.pk: stand_in for each in old if each.pk not in kept} if stand_in else {}

    def take_back(self) -> HttpResponse:
        try:
            take_back_next_plan(by=self.request.user, plan=self.plan)
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
        else:
            messages.success(self.request, "The next plan was taken back. The decisions are kept.")
        return redirect(self.address("roll_over"))


def are_whole(forms: list[DispositionForm]) -> bool:
    """Whether every decision is whole, by itself and beside the others; each is asked first."""
    for form in forms:
        form.is_valid()
    decisions = {form.row.pk: form.cleaned_data.get("decision", "") for form in forms}
    for form in forms:
        form.refuse_row_that_ends(decisions)
    return not any(form.errors for form in forms)

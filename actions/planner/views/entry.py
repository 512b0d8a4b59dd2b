"""One activity of a planner: to read, to add, to change, to move, and what becomes of it."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from actions.models import Action, PlannerEntry, PlannerRow
from actions.planner.forms.entry import MoveEntryForm, PlannerEntryAddForm, PlannerEntryForm
from actions.planner.offers import planned_month, row_for_month
from actions.planner.publicity import reasons_to_keep_back
from actions.planner.queries import load_sheet, people_not_to_name
from actions.planner.services.entry import (
    add_planner_entry,
    change_planner_entry,
    correct_entry_spelling,
    drop_planner_entry,
    keep_entry_spelling,
    link_entry_to_current,
    make_entry_current,
    move_planner_entry,
    read_line_anew,
    remove_planner_entry,
)
from actions.planner.views.base import (
    EDITS,
    BelowPlanner,
    EntryButton,
    EntryPage,
    row_anchor,
)
from actions.planner.views.steps import step_done
from actions.planner.wording import entry_when_words
from csp.periods import month_of
from plans.access import Can
from plans.audience import Audience
from plans.models import Plan
from plans.pages.views.base import DetailPage, EditPage, RemovePage

# What a changed line says anew, unless the same answer was changed by hand.
FOLLOW_THE_LINE = ("title", "when_printed", "place", "bodies", "kind")


class PlannerEntryDetail(EntryPage, DetailPage):
    power = Can.READ
    template_name = "actions/planner/entry.html"
    edit_route = "planner_entry_edit"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.row = entry = self.row_or_404()
        names = people_not_to_name(self.partnership) if entry.audience == Audience.PUBLIC else []
        return self.page(
            title=str(entry),
            entry=entry,
            facts=entry_facts(entry, self.access.hidden_plans),
            leads=[lead.words for lead in entry.leads.order_by("position", "pk")],
            became=entry.became if entry.became and self.may_see(entry.became) else None,
            planned_as=self.rows().filter(became=entry),
            kept_back=reasons_to_keep_back(entry, names),
            may_edit=self.access.can(EDITS),
        )

    def may_see(self, entry: PlannerEntry) -> bool:
        return self.access.may_read(entry.audience)


def entry_facts(entry: PlannerEntry, hidden: frozenset[str]) -> list[tuple[str, str]]:
    """What is known of an activity, without what nobody said."""
    months = month_of(entry.target_month) if entry.target_month else ""
    action = entry.action if entry.action and entry.action.plan.status not in hidden else ""
    facts = [
        ("Kind", entry.get_kind_display()),
        ("When", entry_when_words(entry, None) or entry.when_printed),
        ("Planned for", str(months or entry.heading)),
        ("Where", entry.place),
        ("Bodies taking part", entry.bodies),
        ("State", entry.get_state_display()),
        ("Locality", str(entry.locality or "")),
        ("Row of the plan", str(action)),
        ("As typed", entry.words),
        ("Who may read it", entry.get_audience_display()),
    ]
    return [(label, words) for label, words in facts if words]


class PlannerEntryAdd(BelowPlanner):
    title = "Add an activity"
    template_name = "layouts/form.html"

    def rows(self) -> list[PlannerRow]:
        return [each.row for each in self.sheet.rows]

    def first_row(self) -> PlannerRow | None:
        asked = self.request.GET.get("row", "")
        named = next((row for row in self.rows() if str(row.pk) == asked), None)
        coming = self.sheet.next_row(self.today)
        return named or (coming and coming.row) or next(iter(self.rows()), None)

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        if not self.rows():
            messages.warning(
                request, "Add a meeting or a month first: an activity stands in a row."
            )
            return redirect(self.address("planner_row_add", self.planner.pk))
        first = self.first_row()
        return self.form_page(
            PlannerEntryAddForm(rows=self.rows(), initial={"row": first and first.pk})
        )

    def form_page(self, form: forms.BaseForm, *, status: int = 200) -> HttpResponse:
        cancel = self.planner.get_absolute_url()
        return self.page(status=status, form=form, cancel=cancel, submit="Add it")

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = PlannerEntryAddForm(request.POST, rows=self.rows())
        if not form.is_valid():
            return self.form_page(form, status=422)
        row = form.chosen_row()
        row.partnership = self.partnership
        try:
            entry = add_planner_entry(
                by=request.user,
                row=row,
                column=form.cleaned_data["column"],
                line=form.cleaned_data["line"],
                values=form.entry_values(),
                leads=form.lead_lines(),
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_page(form, status=422)
        messages.success(request, f"Added {entry}.")
        return redirect(row_anchor(row))


class PlannerEntryEdit(EntryPage, EditPage):
    form_class = PlannerEntryForm
    remove_route = "planner_entry_remove"

    def get_form(self, data=None, files=None):
        leads = [lead.words for lead in self.row.leads.order_by("position", "pk")]
        form = PlannerEntryForm(
            data, files, instance=self.row, partnership=self.partnership, leads=leads
        )
        planner = self.row.row.planner
        plans = Plan.objects.filter(start__lte=planner.end, end__gte=planner.start)
        plans = plans.exclude(status__in=self.access.hidden_plans).order_by()
        choices = Action.objects.visible_to(self.access).filter(plan__in=plans)
        form.fields["action"].queryset = choices.select_related("plan").in_order()
        priorities = form.fields["priority"].queryset.filter(plan__in=plans)
        form.fields["priority"].queryset = priorities.select_related("plan")
        return form

    def get_context(self, **extra) -> dict:
        return super().get_context(**extra) | {
            "move_url": self.address("planner_entry_move", self.row.pk)
        }

    def store(self, form, formsets: list) -> PlannerEntry:
        values = form.read_changes()
        if "words" in values:
            read = read_line_anew(self.row, values["words"])
            by_hand = {name for name in FOLLOW_THE_LINE if name in values}
            if "when_printed" in by_hand:
                by_hand |= {"when_kind", "starts_on", "ends_on"}
            values |= {name: value for name, value in read.items() if name not in by_hand}
        leads = form.lead_lines() if "leads" in form.changed_data else None
        return change_planner_entry(
            by=self.request.user,
            entry=self.row,
            version=form.began_from,
            values=values,
            leads=leads,
        )


class PlannerEntryRemove(EntryPage, RemovePage):
    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.row = self.row_or_404()
        event = remove_planner_entry(by=request.user, entry=self.row)
        return step_done(request, f"Removed {self.row}.", event, row_anchor(self.row.row))


class PlannerEntryMove(EntryPage):
    """To another meeting, from anywhere."""

    template_name = "layouts/form.html"

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        self.row = self.row_or_404()

    def get_title(self) -> str:
        return f"Move {self.row}"

    def choices(self) -> list[PlannerRow]:
        rows = PlannerRow.objects.filter(planner=self.row.row.planner).order_by("position", "pk")
        return list(rows.exclude(pk=self.row.row_id))

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.form_page(MoveEntryForm(rows=self.choices()))

    def form_page(self, form: forms.BaseForm, *, status: int = 200) -> HttpResponse:
        cancel = row_anchor(self.row.row)
        return self.page(status=status, form=form, cancel=cancel, submit="Move it")

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = MoveEntryForm(request.POST, rows=self.choices())
        if not form.is_valid():
            return self.form_page(form, status=422)
        row = form.chosen_row()
        row.partnership, row.planner = self.partnership, self.row.row.planner
        moved, event = move_planner_entry(by=request.user, entry=self.row, to=row)
        return step_done(request, f"Moved {moved} to {row}.", event, row_anchor(row))


class PlannerEntryStep(EntryButton):
    """A button whose work can be taken back. Subclasses do it, and say what was done."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            event, words, row = self.take_step()
        except ValidationError as error:
            messages.warning(request, " ".join(error.messages))
            return redirect(row_anchor(self.row.row))
        return step_done(request, words, event, row_anchor(row))

    def take_step(self):
        raise NotImplementedError


class PlannerEntryBecome(PlannerEntryStep):
    """What was planned is current now: at the meeting of its month, or as what stands there already."""

    def take_step(self):
        entry, sheet = self.row, load_sheet(self.row.row.planner, self.access)
        asked = self.request.POST.get("as", "")
        current = next((each for each in sheet.entries() if asked and str(each.pk) == asked), None)
        if current is not None:
            event = link_entry_to_current(by=self.request.user, entry=entry, current=current)
            return event, f"{entry} is current at {current.row}.", current.row
        month = planned_month(entry)
        found = row_for_month(sheet, month, after=entry.row.position) if month else None
        to = found or sheet.next_row(month_first(entry))
        if to is None:
            raise ValidationError("There is no later meeting in this planner. Add one first.")
        to.row.partnership = self.partnership
        now, event = make_entry_current(by=self.request.user, entry=entry, row=to.row)
        return event, f"{now} is current at {to.row}.", to.row


def month_first(entry: PlannerEntry):
    """From which day a planned activity without a month looks for its meeting."""
    return entry.row.on or entry.row.planner.start


class PlannerEntryDrop(PlannerEntryStep):
    def take_step(self):
        event = drop_planner_entry(by=self.request.user, entry=self.row)
        return event, f"{self.row} is not done this time.", self.row.row


class PlannerEntrySpelling(EntryButton):
    """A word that looks like a slip is put right, or said to be right."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        wrong, right = request.POST.get("wrong", ""), request.POST.get("right", "")
        to = row_anchor(self.row.row)
        if not right or (wrong not in self.row.title.split() and wrong not in self.row.title):
            keep_entry_spelling(by=request.user, entry=self.row)
            messages.success(request, f"{self.row} stays as it is.")
            return redirect(to)
        event = correct_entry_spelling(
            by=request.user, entry=self.row, wrong=wrong[:60], right=right[:60]
        )
        return step_done(request, f"“{wrong[:60]}” is “{right[:60]}” now.", event, to)

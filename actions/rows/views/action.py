"""A row of the action plan: reading it whole, writing it, moving it and taking it out."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from actions.models import Action
from actions.rows.columns import BY_NAME, SAID, WORDS
from actions.rows.forms.action import ActionForm
from actions.rows.forms.approval import ApprovalForm
from actions.rows.forms.lead import LeadFormSet, lead_choices, lead_values
from actions.rows.forms.measure import MeasureFormSet, measure_values
from actions.rows.forms.risk import RiskFormSet, risk_values
from actions.rows.history.words import events_of_row
from actions.rows.links import column_html, links_of
from actions.rows.progress import progress_of
from actions.rows.queries.lookups import removals
from actions.rows.queries.one_row import (
    PLACE,
    became,
    came_from,
    row_seen,
    rows_in_order,
    with_all,
    with_parts,
)
from actions.rows.services.action import (
    change_action,
    create_action,
    move_action,
    next_ref,
    remove_action,
    restore_action,
)
from actions.rows.services.presence import (
    editing_words,
    leave,
    mark,
    names_of_others,
    names_present,
)
from actions.rows.services.revising import NeedsReason, adopted_wording
from actions.rows.views.whole_row import ask_first, complaint, posted_approval, questions
from csp.forms.conflict import compare_field_texts, renew_form_version, takes_theirs
from csp.forms.fields import parse_whole_number
from plans.access import Can
from plans.models import Priority
from plans.pages.views.answers import say_with_button
from plans.pages.views.base import AddPage, EditPage, RemovePage, RowPage


class ActionPage(RowPage):
    """What the pages of one row share: only rows that the reader may see are there at all."""

    model = Action
    words = "row"
    list_route = "plan"
    joined: tuple[str, ...] = PLACE

    def rows(self):
        return Action.objects.visible_to(self.access).filter(plan=self.plan)

    def row_or_404(self) -> Action:
        row = row_seen(self.access, self.plan, self.kwargs["pk"], self.joined)
        if row is None:
            raise Http404("There is no such row, or it is not yours to see.")
        row.partnership, row.plan = self.partnership, self.plan
        return row

    def who_else(self) -> list[str]:
        """Those who have the row's form open; a page that is drawn has them at hand already."""
        if self.request.method == "GET":
            return names_present(self.row.presences.all(), than=self.request.user)
        return names_of_others(self.row, than=self.request.user)


class ActionDetail(ActionPage):
    template_name = "actions/rows/action.html"
    power = Can.READ
    joined = (*PLACE, "disposition__merge_with")

    def get_title(self) -> str:
        return f"Row {self.row.ref}"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        self.row = with_all(self.row_or_404())
        priorities, order = rows_in_order(self.plan, self.access)
        here = [pk for pk, _ in order].index(self.row.pk)
        links = links_of(self.row, self.url_of, {pk for pk, _ in order})
        words = {name: column_html(BY_NAME[name], getattr(self.row, name), links) for name in WORDS}
        may_edit = self.access.can(Can.EDIT)
        return self.page(
            action=self.row,
            cells=[(BY_NAME[name], words.get(name, "")) for name in SAID],
            troubles=[link for link in links if link.trouble],
            before=order[here - 1] if here else None,
            after=order[here + 1] if here + 1 < len(order) else None,
            events=events_of_row(self.row) if may_edit else None,
            priorities=priorities if may_edit else [],
            adopted=adopted_wording(self.row),
            progress=progress_of(self.row, self.access),
            came_from=came_from(self.row, self.access),
            became=became(self.row, self.access),
            editing=editing_words(self.who_else()) if may_edit else "",
        )

    def url_of(self, row: Action) -> str:
        return self.address("action", row.pk)


class ActionFormPage(ActionPage):
    """The form of a row, with rows of forms for its leads, measures and risks."""

    form_class = ActionForm
    template_name = "actions/rows/action_form.html"

    def row_or_404(self) -> Action:
        row = super().row_or_404()
        return with_all(row) if self.request.method == "GET" else with_parts(row)

    def get_formsets(self, data=None) -> list:
        action, choices = self.row, lead_choices(self.partnership)
        has = bool(action.pk)
        return [
            LeadFormSet(
                data,
                initial=[lead_values(each) for each in action.leads.all()] if has else [],
                prefix="leads",
                form_kwargs={
                    "partnership": self.partnership,
                    "choices": choices,
                    # Whom each lead names is at hand only when the form is sent back.
                    "leads": action.leads.all() if has and data is not None else (),
                },
            ),
            MeasureFormSet(
                data,
                initial=[measure_values(each) for each in action.measures.all()] if has else [],
                prefix="measures",
            ),
            RiskFormSet(
                data,
                initial=[risk_values(each) for each in action.risks.all()] if has else [],
                prefix="risks",
            ),
        ]

    def parts(self, formsets) -> dict[str, list[dict]]:
        return {
            formset.prefix: [
                {name: value for name, value in row.items() if name != "ORDER"}
                for row in formset.rows()
            ]
            for formset in formsets
            if not takes_theirs(self.request.POST, formset.prefix)
        }

    def saved_words(self, row: Action) -> str:
        return f"Saved row {row.ref}."


class ActionAdd(ActionFormPage, AddPage):
    title = "Add a row"
    submit = "Add the row"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not self.plan.priorities.exists():
            messages.info(
                request, "Rows stand under priorities, so add the first priority before them."
            )
            return redirect(self.address("priority_add"))
        return super().get(request, *args, **kwargs)

    def get_form(self, data=None, files=None) -> ActionForm:
        form = super().get_form(data, files)
        priority = form.initial["priority"] = self.asked_priority()
        if priority:
            hint = f"As printed. Leave it empty for the next one: {next_ref(priority)} in “{priority}”."
            form.fields["ref"].help_text = hint
        return form

    def asked_priority(self) -> Priority | None:
        """The priority whose button was pressed on the plan's page, else the first."""
        asked = parse_whole_number(self.request.GET.get("priority", ""))
        priorities = self.plan.priorities.all()
        return priorities.first() if asked is None else priorities.filter(pk=asked).first()

    def store(self, form, formsets) -> Action:
        values = form.values()
        values["ref"] = values["ref"] or next_ref(values["priority"])
        try:
            return create_action(
                by=self.request.user,
                plan=self.plan,
                values=values,
                parts=self.parts(formsets),
                approval=posted_approval(self.request).approval(),
            )
        except NeedsReason:
            self.asked = complaint(self.request)
            raise

    def get_context(self, **extra) -> dict:
        asked = questions(self.plan)
        if asked and self.request.method == "POST":
            asked = getattr(self, "asked", posted_approval(self.request))
        return super().get_context(approval=asked) | extra

    def saved_words(self, row: Action) -> str:
        return f"Added row {row.ref}."


class ActionEdit(ActionFormPage, EditPage):
    remove_route = "action_remove"

    def get_title(self) -> str:
        return f"Change row {self.row.ref}"

    def above(self) -> tuple[str, str]:
        return (f"Row {self.row.ref}", self.done_url(self.row))

    def store(self, form, formsets) -> Action:
        asked = ApprovalForm(self.request.POST)
        try:
            return change_action(
                by=self.request.user,
                action=self.row,
                version=form.began_from,
                values=form.changes(),
                parts=self.parts(formsets),
                approval=asked.approval(),
            )
        except NeedsReason:
            self.asked = asked.complain()
            raise

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        mark(by=request.user, action=self.row)  # Without a script too.
        return response

    def save(self, form, formsets) -> HttpResponse:
        response = super().save(form, formsets)
        if response.status_code == 302:
            leave(by=self.request.user, action=self.row)
        return response

    def get_context(self, **extra) -> dict:
        names = self.who_else()
        asked = getattr(self, "asked", None)
        known = {"approval": asked, "editing": editing_words(names), "row_number": self.row.pk}
        return super().get_context(**known) | extra

    def conflict(self, form, formsets, stale) -> HttpResponse:
        """Answer 409 with both texts, those of leads, measures and risks too."""
        now = self.row_or_404()
        stale.theirs = now
        fields = [compare_field_texts(bound, stale) for bound in form.visible_fields()]
        fields += [self.compared_parts(formset, now) for formset in formsets]
        renew_form_version(form, now.version)
        context = self.get_context(
            form=form,
            formsets=formsets,
            fields=fields,
            object_words=f"row {now.ref}",
            cancel=self.cancel_url(),
        )
        return render(self.request, "errors/conflict.html", context, status=409)

    def compared_parts(self, formset, now: Action) -> dict:
        word = "words" if formset.prefix == "leads" else "text"
        yours = "\n".join(row[word] for row in formset.rows())
        theirs = "\n".join(str(part) for part in getattr(now, formset.prefix).all())
        names = {"name": formset.prefix, "label": formset.title}
        return names | {
            "yours": yours,
            "theirs": theirs,
            "changed": yours != theirs,
            "choose": True,
        }


class ActionRemove(ActionPage, RemovePage):
    text = "Its leads, measures and risks go with it. You can bring all of it back straight afterwards."
    submit = "Remove the row"

    def get_title(self) -> str:
        return f"Remove row {self.row.ref}?"

    def get_context(self, **extra) -> dict:
        return super().get_context(form=questions(self.plan)) | extra

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.row, approval = self.row_or_404(), posted_approval(request).approval()
        try:
            event = remove_action(by=request.user, action=self.row, approval=approval)
        except NeedsReason as error:
            words = {"title": self.get_title(), "submit": self.submit}
            return ask_first(self, error, cancel=self.done_url(self.row), **words)
        context = {"event": event, "undo": self.address("action_restore", event.pk)}
        say_with_button(request, "actions/rows/removed.html", context)
        return redirect(self.list_url())


class ActionRestore(ActionPage):
    """Brings a removed row back, with the links of other rows to it."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, **kwargs) -> HttpResponse:
        event = get_object_or_404(removals(self.plan), pk=pk)
        try:
            action = restore_action(by=request.user, event=event)
        except (ValidationError, IntegrityError):
            messages.error(request, CANNOT_COME_BACK)
            return redirect(self.list_url())
        messages.success(request, f"Row {action.ref} is back.")
        return redirect(action.get_absolute_url())


CANNOT_COME_BACK = (
    "The row is back already, or it cannot come back as it was: its priority is gone, or another row "
    "has its reference. Look at the plan and in the history, then try again."
)


class ActionMove(ActionPage):
    """Moves a row up or down, or to the end of another priority."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        row = self.row_or_404()
        priority = self.wanted_priority(row)
        move_action(by=request.user, action=row, priority=priority, to=self.place(row, priority))
        messages.success(request, f"Moved row {row.ref}.")
        return redirect(self.done_url(row))

    def wanted_priority(self, row: Action) -> Priority:
        asked = parse_whole_number(self.request.POST.get("priority", ""))
        if asked is None:
            return row.priority
        return get_object_or_404(self.plan.priorities, pk=asked)

    def place(self, row: Action, priority: Priority) -> int:
        order = list(
            priority.actions.order_by("position", "ref_key", "pk").values_list("pk", flat=True)
        )
        if row.pk not in order:
            return len(order)
        step = {"up": -1, "down": 1}.get(self.request.POST.get("way", ""), 0)
        return max(0, order.index(row.pk) + step)

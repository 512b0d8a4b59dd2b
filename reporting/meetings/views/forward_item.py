"""One subject of the forward plan: added, changed, placed, brought onto an agenda, dropped."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from csp.changes import Stale
from csp.forms.fields import parse_whole_number
from csp.periods import today
from plans.access import Can
from plans.pages.views.answers import add_problems
from plans.pages.views.base import AddPage, EditPage, FormPage, RemovePage
from reporting.meetings.forms.forward import (
    ForwardItemForm,
    NewForwardItemForm,
    PlaceSubjectForm,
)
from reporting.meetings.queries.forward import meetings_to_place_at
from reporting.meetings.services.agenda import put_on_agenda
from reporting.meetings.services.forward import (
    change_subject,
    drop_subject,
    place_subject,
    want_again,
    want_subject,
)
from reporting.meetings.views.base import SOMEBODY_ELSE, first_words
from reporting.meetings.views.forward import ForwardPages
from reporting.models import ForwardItem
from reporting.models.forward import STILL_TO_COME


class ForwardItemAdd(ForwardPages, AddPage):
    form_class = NewForwardItemForm

    def store(self, form: NewForwardItemForm, formsets: list) -> ForwardItem:
        subject = ForwardItem(partnership=self.partnership, **form.values())
        return want_subject(by=self.request.user, subject=subject)

    def get_form(self, data=None, files=None) -> NewForwardItemForm:
        form = super().get_form(data, files)
        form.fields["group"].initial = parse_whole_number(self.request.GET.get("group", ""))
        return form


class ForwardItemPage(ForwardPages):
    power = Can.READ
    template_name = "reporting/meetings/forward_item.html"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        row = self.row_or_404()
        return self.page(
            title=str(row),
            row=row,
            open=row.state in STILL_TO_COME,
            clerk=self.scope.clerk,
        )


class ForwardItemEdit(ForwardPages, EditPage):
    form_class = ForwardItemForm
    remove_route = "forward_item_remove"

    def store(self, form: ForwardItemForm, formsets: list) -> ForwardItem:
        return change_subject(
            by=self.request.user, subject=self.row, version=form.began_from, values=form.changes()
        )


class ForwardItemRemove(ForwardPages, RemovePage):
    text = (
        "Its moves go with it. If it is only not wanted any more, drop it instead: "
        "then it can still be read."
    )


class ForwardItemPlace(ForwardPages, FormPage):
    """Which meeting a subject goes to, from a list that says how full each is."""

    form_class = PlaceSubjectForm
    submit = "Place it"

    def find_row(self) -> ForwardItem:
        return self.row_or_404()

    def get_title(self) -> str:
        return f"Place “{self.row}”"

    def get_form(self, data=None, files=None) -> PlaceSubjectForm:
        row = self.row
        meetings = meetings_to_place_at(row.group, today())
        initial = {"meeting": row.meeting_id, "month": row.month, "version": row.version}
        return PlaceSubjectForm(
            data, partnership=self.partnership, meetings=meetings, initial=initial
        )

    def save(self, form: PlaceSubjectForm, formsets: list) -> HttpResponse:
        try:
            row = place_subject(by=self.request.user, subject=self.row, **form.cleaned_data)
        except Stale:
            form.add_error(None, SOMEBODY_ELSE)
            return self.form_page(form, formsets, status=409)
        except ValidationError as error:
            add_problems(form, error)
            return self.form_page(form, formsets, status=422)
        where = f"at the meeting of {row.meeting.day_words}" if row.meeting else "not at a meeting"
        messages.success(self.request, f"{row} is {where}.")
        return redirect(row.get_absolute_url())


class ForwardStep(ForwardPages):
    """A button of a subject's page: onto the agenda, dropped, wanted again."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        row = self.row_or_404()
        try:
            words = self.step(row)
        except Stale:
            messages.error(request, SOMEBODY_ELSE)
        except ValidationError as error:
            messages.error(request, first_words(error))
        else:
            messages.success(request, words)
        return redirect(row.get_absolute_url())

    def step(self, row: ForwardItem) -> str:
        raise NotImplementedError


class ForwardItemToAgenda(ForwardStep):
    def step(self, row: ForwardItem) -> str:
        if row.meeting is None:
            raise ValidationError("Place it at a meeting first.")
        put_on_agenda(by=self.request.user, subject=row, meeting=row.meeting)
        return f"{row} is on the agenda of {row.meeting.day_words}."


class ForwardItemDrop(ForwardStep):
    def step(self, row: ForwardItem) -> str:
        drop_subject(by=self.request.user, subject=row, version=row.version)
        return f"{row} is dropped. It stays here, and can be wanted again."


class ForwardItemWant(ForwardStep):
    def step(self, row: ForwardItem) -> str:
        want_again(by=self.request.user, subject=row, version=row.version)
        return f"{row} waits for a place."

"""The agenda of one meeting: its page, and its items added, changed, put in order, taken off."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property

from csp.forms.fields import parse_whole_number
from csp.periods import today
from plans.access import Can
from plans.pages.views.base import AddPage, EditPage, MovePage, RemovePage, RowPage
from reporting.meetings.access import MeetingReader
from reporting.meetings.agenda_lines import agenda_lines, count_waiting
from reporting.meetings.forms.agenda import AgendaItemForm
from reporting.meetings.meeting_days import deadlines_of_meeting
from reporting.meetings.queries.agenda import (
    items_for_clerk,
    items_to_work_on,
    subjects_without_a_meeting,
)
from reporting.meetings.queries.correspondence import question_of_meeting
from reporting.meetings.queries.issued import MADE, versions_of_agenda
from reporting.meetings.seen import see_items
from reporting.meetings.services.agenda import (
    add_item,
    begin_agenda,
    change_item,
    remove_item,
)
from reporting.meetings.views.base import REFRESH_SECONDS, OfMeeting, TabOfMeeting, first_words
from reporting.models import AgendaItem, CorrespondenceQuestion, Meeting, Report


class MeetingPage(TabOfMeeting):
    """One meeting, for clerks to work on and for everybody else to read as far as they may."""

    power = Can.READ

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if question := self.question_to_read():
            return redirect(question.get_absolute_url())
        if self.reader.is_clerk:
            return self.desk()
        self.template_name = "reporting/meetings/meeting.html"
        return self.page(
            items=see_items(self.reader),
            deadlines=deadlines_of_meeting(self.meeting),
            **issued_context(self.reader),
        )

    def question_to_read(self) -> CorrespondenceQuestion | None:
        """The question that the meeting is, for members who may read it."""
        if self.meeting.kind != Meeting.Kind.CORRESPONDENCE or not self.reader.is_member:
            return None
        question = question_of_meeting(self.meeting)
        readable = question and self.reader.reads_item(question.item, question.item.parent)
        return question if readable else None

    def desk(self) -> HttpResponse:
        self.template_name = "reporting/meetings/agenda.html"
        lines = agenda_lines(items_to_work_on(self.reader), today())
        return self.page(
            lines=lines,
            waiting=count_waiting(lines),
            unplaced=subjects_without_a_meeting(self.meeting).count(),
            deadlines=deadlines_of_meeting(self.meeting),
            **issued_context(self.reader),
        )


def issued_context(reader: MeetingReader) -> dict:
    """What a page says of the versions that were issued, to those who may have them. One query."""
    theirs = reader.is_member and reader.sees_agenda
    versions = list(versions_of_agenda(reader.meeting)) if theirs else []
    state = Report.State
    return {
        "issued": next((each for each in versions if each.state in MADE), None),
        "versions": [each for each in versions if each.state in MADE],
        "preparing": any(each.state == state.PREPARING for each in versions),
        "failed": next((each for each in versions[:1] if each.state == state.FAILED), None),
        "refresh": REFRESH_SECONDS,
    }


class AgendaBegin(OfMeeting):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            begin_agenda(by=request.user, meeting=self.meeting)
        except ValidationError as error:
            messages.error(request, first_words(error))
        else:
            messages.success(request, "The agenda is begun. Change what you like.")
        return redirect(self.meeting.get_absolute_url())


class ItemPages(RowPage):
    """Pages about one item, whose meeting is found from it. Only clerks come here."""

    power = Can.MINUTE
    model = AgendaItem
    words = "item"

    def rows(self):
        return items_for_clerk(self.access)

    @cached_property
    def meeting(self) -> Meeting:
        return get_object_or_404(items_for_clerk(self.access), pk=self.kwargs["pk"]).meeting

    def list_url(self) -> str:
        return self.meeting.get_absolute_url()

    def done_url(self, row) -> str:
        return self.list_url()

    def above(self) -> tuple[str, str]:
        return (str(self.meeting), self.list_url())


class ItemAdd(OfMeeting, AddPage):
    model = AgendaItem
    words = "item"
    form_class = AgendaItemForm

    def list_url(self) -> str:
        return self.meeting.get_absolute_url()

    def done_url(self, row) -> str:
        return self.list_url()

    def above(self) -> tuple[str, str]:
        return (str(self.meeting), self.list_url())

    def find_row(self) -> AgendaItem:
        return AgendaItem(
            partnership=self.partnership, meeting=self.meeting, parent=self.item_above()
        )

    def item_above(self) -> AgendaItem | None:
        """The item that a part is added to, if the address names one."""
        number = parse_whole_number(self.request.GET.get("under", ""))
        return self.meeting.items.at_top().filter(pk=number).first()

    def store(self, form: AgendaItemForm, formsets: list) -> AgendaItem:
        values = form.values()
        item = AgendaItem(partnership=self.partnership, meeting=self.meeting, **values)
        return add_item(by=self.request.user, item=item)


class ItemEdit(ItemPages, EditPage):
    form_class = AgendaItemForm
    remove_route = "item_remove"
    template_name = "reporting/meetings/item_form.html"

    def store(self, form: AgendaItemForm, formsets: list) -> AgendaItem:
        return change_item(
            by=self.request.user, item=self.row, version=form.began_from, values=form.changes()
        )


class ItemRemove(ItemPages, RemovePage):
    text = (
        "Its parts and its papers go with it. You can bring all of it back straight afterwards, "
        "or later from the history."
    )

    def remove(self):
        return remove_item(by=self.request.user, item=self.row)


class ItemMove(ItemPages, MovePage):
    pass

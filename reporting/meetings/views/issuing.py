"""Asking before an agenda or a pack goes out, and sending out what was seen and nothing else."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from csp.changes import Stale
from plans.access import Can
from plans.pages.views.answers import add_problems
from plans.pages.views.base import FormPage
from reporting.editions.services.reasons import Blocked
from reporting.meetings.forms.agenda import IssueForm
from reporting.meetings.services.issue import AgendaPreview
from reporting.meetings.services.pack import PackPreview
from reporting.meetings.views.base import OfMeeting
from reporting.meetings.views.minutes import CHANGED_MEANWHILE, MEND
from reporting.models import Meeting


class IssuePage(OfMeeting, FormPage):
    """Who will read what, before it goes out; the chair, where the group's rules ask for it.

    ``preview`` is what would go out, nothing while it is being made, and ``what`` its name in a sentence.
    """

    form_class = IssueForm
    what = ""
    preview: AgendaPreview | PackPreview | None

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        if self.reader.rules.chair_agrees_agenda:
            self.access.require(Can.AGREE)

    def find_row(self) -> Meeting:
        return self.meeting

    def send_out(self, form: IssueForm) -> str:
        """Do it, through a service; what is said afterwards."""
        raise NotImplementedError

    def get_form(self, data=None, files=None) -> IssueForm:
        findings = self.preview.findings if self.preview else ()
        seen = self.preview.seen if self.preview else "none"
        initial = {"version": self.meeting.version, "seen": seen}
        stopping = dict.fromkeys(each.code for each in findings)
        return IssueForm(data, partnership=self.partnership, initial=initial, stopping=stopping)

    def save(self, form: IssueForm, formsets: list) -> HttpResponse:
        try:
            said = self.send_out(form)
        except Blocked:
            form.add_error(None, MEND)
            return self.form_page(form, formsets, status=422)
        except Stale:
            return self.ask_to_look_again(form, formsets)
        except ValidationError as error:
            add_problems(form, error)
            return self.form_page(form, formsets, status=422)
        messages.success(self.request, said)
        return redirect(self.done_url(self.meeting))

    def ask_to_look_again(self, form: IssueForm, formsets: list) -> HttpResponse:
        """The page as things are now, with what was typed kept."""
        for known in ("meeting", "preview", "last"):
            self.__dict__.pop(known, None)
        now = self.get_form()
        kept = form.data.copy()
        kept["version"], kept["seen"] = str(now["version"].value()), now["seen"].value()
        again = self.get_form(kept)
        again.add_error(None, CHANGED_MEANWHILE.replace("these minutes", self.what))
        return self.form_page(again, formsets, status=409)

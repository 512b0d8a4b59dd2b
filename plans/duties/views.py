"""What was done for the law and no other record shows, and who answers for sharing information."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from plans.access import Can
from plans.duties.filters import DutyFilter, LiaisonOfficerFilter
from plans.duties.forms import ASKED, DutyForm, DutyFormWords, LiaisonOfficerForm, form_words_for
from plans.duties.tables import DutyTable, LiaisonOfficerTable
from plans.models import DutyRecord, LiaisonOfficer
from plans.pages.queries import duties_for_list, liaison_officers_for_list
from plans.pages.views.base import AddPage, DetailPage, EditPage, RemovePage, RowPage
from plans.pages.views.lists import PartnershipList


class DutyList(PartnershipList):
    title = "Records of duties"
    table_class = DutyTable
    filterset_class = DutyFilter
    add_route, add_label = "duty_add", "Record something"
    filename = "duties"
    empty_title = "Nothing is recorded yet"
    empty_text = "Begin with the information-sharing protocol and the last public meeting."
    intro = "What was done for the law and no other page shows. The checks look at these records."

    def get_queryset(self):
        return duties_for_list(self.partnership)

    def get_table_kwargs(self) -> dict:
        return {"may_edit": self.access.can(Can.EDIT), "hidden_plans": self.access.hidden_plans}

    def above(self) -> tuple[str, str]:
        return ("Checks", self.address("checks"))


class DutyPages(RowPage):
    model = DutyRecord
    words = "record"
    list_route, list_title = "duties", "Records of duties"

    def rows(self):
        return super().rows().select_related("plan")


class DutyDetail(DutyPages, DetailPage):
    power = Can.READ
    template_name = "plans/duties/duty_detail.html"
    edit_route = "duty_edit"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        record = self.row_or_404()
        asked = form_words_for(record)
        bodies = list(record.organisations.all()) if "organisations" in asked.fields else []
        lines = [(label, getattr(record, name)) for name, label in asked.fields.items()]
        told = [(label, value) for label, value in lines if isinstance(value, str) and value]
        return self.page(
            title=asked.title,
            record=record,
            dates=[(label, value) for label, value in lines if hasattr(value, "year")],
            told=[(label, value) for label, value in told if value != record.link],
            bodies=bodies,
            bodies_label=asked.fields.get("organisations", ""),
        )


class DutyFormPages(DutyPages):
    form_class = DutyForm

    def asked(self) -> DutyFormWords:
        return form_words_for(self.row)

    def get_form(self, data=None, files=None) -> DutyForm:
        return DutyForm(
            data, files, instance=self.row, partnership=self.partnership, asked=self.asked()
        )


class DutyAdd(DutyFormPages, AddPage):
    """Asks first what is recorded; then only what belongs to it (``?kind=protocol``)."""

    def asked(self) -> DutyFormWords | None:
        return ASKED.get(self.request.GET.get("kind", ""))

    def choose(self, status: int) -> HttpResponse:
        self.template_name = "plans/duties/duty_kinds.html"
        return self.page(status=status, kinds=ASKED.items(), cancel=self.list_url())

    def get_title(self) -> str:
        asked = self.asked()
        return f"Record: {asked.title[:1].lower()}{asked.title[1:]}" if asked else "What was done?"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return super().get(request) if self.asked() else self.choose(200)

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return super().post(request) if self.asked() else self.choose(422)

    def find_row(self) -> DutyRecord:
        asked = self.asked()
        self.intro = asked.text
        return DutyRecord(partnership=self.partnership, kind=asked.kind)


class DutyEdit(DutyFormPages, EditPage):
    remove_route = "duty_remove"


class DutyRemove(DutyPages, RemovePage):
    pass


class LiaisonOfficerList(DutyList):
    title = "Liaison officers"
    table_class = LiaisonOfficerTable
    filterset_class = LiaisonOfficerFilter
    add_route, add_label = "liaison_officer_add", "Add a liaison officer"
    filename = "liaison-officers"
    empty_title = "No liaison officers yet"
    empty_text = "Name the post in each responsible authority that answers for sharing information."
    intro = "Who answers in each body for the sharing of information."

    def get_queryset(self):
        return liaison_officers_for_list(self.partnership)


class LiaisonOfficerPages(RowPage):
    model = LiaisonOfficer
    words = "liaison officer"
    list_route, list_title = "liaison_officers", "Liaison officers"

    def rows(self):
        return super().rows().select_related("organisation", "post__organisation")


class LiaisonOfficerAdd(LiaisonOfficerPages, AddPage):
    form_class = LiaisonOfficerForm


class LiaisonOfficerEdit(LiaisonOfficerPages, EditPage):
    form_class = LiaisonOfficerForm
    remove_route = "liaison_officer_remove"


class LiaisonOfficerRemove(LiaisonOfficerPages, RemovePage):
    text = "If somebody else answers for it now, give this one a last day instead."

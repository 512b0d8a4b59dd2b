"""Who has agreed a plan, in the order in which they are printed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from plans.models import Endorsement
from plans.pages.views.base import AddPage, EditPage, MovePage, RemovePage, RowPage, WorkspacePage
from plans.plan.forms.endorsement import EndorsementForm


class EndorsementList(WorkspacePage):
    template_name = "plans/plan/endorsement_list.html"

    def get_title(self) -> str:
        return f"Who has agreed {self.plan}"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.page(endorsements=list(self.plan.endorsements.select_related("organisation")))


class EndorsementPage(RowPage):
    model = Endorsement
    words = "signatory"
    list_route = "endorsements"
    list_title = "Who has agreed it"

    def rows(self):
        return super().rows().select_related("organisation")


class EndorsementAdd(EndorsementPage, AddPage):
    form_class = EndorsementForm
    intro = "A body may have several signatories. Somebody may sign by name, by post, or by both."


class EndorsementEdit(EndorsementPage, EditPage):
    form_class = EndorsementForm
    remove_route = "endorsement_remove"


class EndorsementRemove(EndorsementPage, RemovePage):
    pass


class EndorsementMove(EndorsementPage, MovePage):
    pass

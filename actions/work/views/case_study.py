"""Case studies. Only one in which nobody can be recognised is for printing."""

from __future__ import annotations

from actions.models import CaseStudy
from actions.work.forms.project import CaseStudyForm
from actions.work.money_queries import projects_seen
from actions.work.queries import case_studies_seen
from actions.work.tables.work import CaseStudyTable
from actions.work.views.work import WorkList, lines_with_words
from plans.access import Can
from plans.pages.views.base import AddPage, DetailPage, EditPage, MovePage, RemovePage, RowPage

NOT_YET = (
    "It is not marked as one in which nobody can be recognised, so it is not printed, and "
    "colleagues without the right to read restricted rows do not see it."
)


class CaseStudyList(WorkList):
    title = "Case studies"
    table_class = CaseStudyTable
    add_route, add_label = "case_study_add", "Add a case study"
    filename = "case-studies"
    empty_title = "No case studies yet"
    empty_text = "Tell what changed for somebody, so that nobody can tell who it was."

    def get_queryset(self):
        return case_studies_seen(self.access)


class CaseStudyPages(RowPage):
    model = CaseStudy
    words = "case study"
    list_route, list_title = "case_studies", "Case studies"

    def rows(self):
        return case_studies_seen(self.access)

    def get_form(self, data=None, files=None):
        form = super().get_form(data, files)
        form.fields["project"].queryset = projects_seen(self.access)
        return form


class CaseStudyDetail(CaseStudyPages, DetailPage):
    power = Can.READ_PARTNERS
    template_name = "actions/work/work_detail.html"
    edit_route = "case_study_edit"

    def get(self, request, *args, **kwargs):
        study = self.row_or_404()
        return self.page(
            title=study.title,
            facts=lines_with_words(("Project", study.project), ("What happened", study.text)),
            remarks=[] if study.anonymised else [NOT_YET],
            move_url=self.address("case_study_move", study.pk),
        )


class CaseStudyAdd(CaseStudyPages, AddPage):
    form_class = CaseStudyForm


class CaseStudyEdit(CaseStudyPages, EditPage):
    form_class = CaseStudyForm
    remove_route = "case_study_remove"


class CaseStudyRemove(CaseStudyPages, RemovePage):
    pass


class CaseStudyMove(CaseStudyPages, MovePage):
    """Up or down among the stories of the same project."""

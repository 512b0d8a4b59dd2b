"""Surveys: the list, the page with results beside others and before, and the forms."""

from __future__ import annotations

from plans.access import Can
from plans.evidence.filters.assessment import SurveyFilter
from plans.evidence.forms.survey import SurveyForm, SurveyResultRow
from plans.evidence.queries import places_to_choose, results_of_survey, surveys_for_list
from plans.evidence.survey_results import group_survey_answers
from plans.evidence.tables.assessment import SurveyTable, survey_days
from plans.models import Survey
from plans.pages.forms.choosing import offering
from plans.pages.services import repeating_initial
from plans.pages.views.base import AddPage, DetailPage, EditPage, RemovePage, RowPage
from plans.pages.views.evidence import EvidenceList
from plans.pages.views.rows import repeating

RESULT = (
    "question",
    "answer",
    "percent",
    "geography",
    "comparator",
    "comparator_percent",
    "earlier",
    "earlier_percent",
)


class SurveyList(EvidenceList):
    title = "Surveys"
    intro = "Surveys by you or by others, and the results that your plans quote."
    table_class = SurveyTable
    filterset_class = SurveyFilter
    add_route, add_label = "survey_add", "Add a survey"
    filename = "surveys"
    empty_title = "No surveys yet"
    empty_text = (
        "Add a survey that a plan quotes, such as how safe people feel, with how many people answered "
        "it. Then nobody has to ask where the percentage came from."
    )

    def get_queryset(self):
        return surveys_for_list(self.partnership)


class SurveyPages(RowPage):
    model = Survey
    words = "survey"
    list_route, list_title = "surveys", "Surveys"

    def rows(self):
        return super().rows().select_related("partnership")

    def get_formsets(self, data=None) -> list:
        stored = results_of_survey(self.row) if self.row.pk else []
        return [
            repeating(
                offering(SurveyResultRow, geography=places_to_choose(self.partnership)),
                "result",
                data,
                repeating_initial(stored, *RESULT),
                title="Results",
                prefix="results",
                ordered=True,
            )
        ]


class SurveyDetail(SurveyPages, DetailPage):
    power = Can.READ
    template_name = "plans/evidence/survey_detail.html"
    edit_route = "survey_edit"

    def get(self, request, *args, **kwargs):
        survey = self.row_or_404()
        return self.page(
            title=survey.name,
            survey=survey,
            days=survey_days(survey),
            found=group_survey_answers(results_of_survey(survey)),
        )


class SurveyAdd(SurveyPages, AddPage):
    form_class = SurveyForm


class SurveyEdit(SurveyPages, EditPage):
    form_class = SurveyForm
    remove_route = "survey_remove"


class SurveyRemove(SurveyPages, RemovePage):
    text = "Its results go with it, and priorities no longer rest on them. You can bring all of it back."

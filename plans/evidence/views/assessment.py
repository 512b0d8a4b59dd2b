"""Strategic assessments: the list, the page with its six items, and the forms."""

from __future__ import annotations

from plans.access import Can
from plans.evidence.filters.assessment import AssessmentFilter
from plans.evidence.forms.assessment import (
    ITEMS,
    AssessmentForm,
    ContributorRow,
    HotspotRow,
    RecommendedRow,
)
from plans.evidence.queries import (
    assessments_for_list,
    contributors_of,
    hotspots_of,
    places_to_choose,
    priorities_to_choose,
    recommended_of,
)
from plans.evidence.tables.assessment import AssessmentTable, known_days_words
from plans.models import Assessment, Organisation
from plans.pages.forms.choosing import offering
from plans.pages.services import repeating_initial
from plans.pages.views.base import AddPage, DetailPage, EditPage, RemovePage, RowPage
from plans.pages.views.evidence import EvidenceList
from plans.pages.views.rows import repeating


class AssessmentList(EvidenceList):
    title = "Strategic assessments"
    intro = "What was found out before the priorities were chosen, under whatever name it goes by."
    table_class = AssessmentTable
    filterset_class = AssessmentFilter
    add_route, add_label = "assessment_add", "Add an assessment"
    filename = "assessments"
    empty_title = "No assessments yet"
    empty_text = (
        "Add this year's strategic assessment: who made it, what it covers and what it recommends. "
        "Priorities can then say that they rest on it."
    )

    def get_queryset(self):
        return assessments_for_list(self.access)


class AssessmentPages(RowPage):
    model = Assessment
    words = "assessment"
    list_route, list_title = "assessments", "Strategic assessments"

    def rows(self):
        return assessments_for_list(self.access)

    def get_formsets(self, data=None) -> list:
        row = self.row if self.row.pk else None
        return [
            repeating(
                offering(ContributorRow, organisation=self.bodies()),
                "contributor",
                data,
                repeating_initial(contributors_of(row) if row else [], "organisation", "words"),
                title="Who contributed",
                prefix="contributors",
                ordered=True,
            ),
            repeating(
                offering(HotspotRow, geography=places_to_choose(self.partnership)),
                "hotspot",
                data,
                repeating_initial(hotspots_of(row) if row else [], "words", "geography"),
                title="Hotspots",
                prefix="hotspots",
                ordered=True,
            ),
            repeating(
                offering(RecommendedRow, priority=priorities_to_choose(self.partnership)),
                "priority",
                data,
                repeating_initial(recommended_of(row) if row else [], "words", "priority"),
                title="What it says should come first",
                prefix="recommended",
                ordered=True,
            ),
        ]

    def bodies(self) -> list:
        rows = Organisation.objects.filter(partnership=self.partnership)
        return [(row, str(row)) for row in rows]


class AssessmentDetail(AssessmentPages, DetailPage):
    """Where only the summary is public, those who read no more than that are shown no more."""

    power = Can.READ
    template_name = "plans/evidence/assessment_detail.html"
    edit_route = "assessment_edit"

    def get(self, request, *args, **kwargs):
        assessment = self.row_or_404()
        whole = self.access.can(Can.READ_PARTNERS)
        return self.page(
            title=assessment.name,
            assessment=assessment,
            figures=known_days_words(assessment.data_from, assessment.data_to),
            contributors=contributors_of(assessment),
            whole=whole,
            items=assessment_items(assessment) if whole else [],
            hotspots=hotspots_of(assessment) if whole else [],
            recommended=self.recommended(assessment) if whole else [],
        )

    def recommended(self, assessment: Assessment) -> list:
        """What it recommends, with the priority it became unless that is of a plan still hidden."""
        hidden = self.access.hidden_plans
        rows = list(recommended_of(assessment))
        for row in rows:
            row.shown = row.priority and row.priority.plan.status not in hidden
        return rows


def assessment_items(assessment: Assessment) -> list[tuple[str, str, str]]:
    """Each of the six: its heading, what it asks for, what the assessment says."""
    return [(label, asks, getattr(assessment, name)) for name, (label, asks) in ITEMS.items()]


class AssessmentAdd(AssessmentPages, AddPage):
    form_class = AssessmentForm
    title = "Add an assessment"


class AssessmentEdit(AssessmentPages, EditPage):
    form_class = AssessmentForm
    remove_route = "assessment_remove"


class AssessmentRemove(AssessmentPages, RemovePage):
    text = (
        "Who contributed, its hotspots and what it recommends go with it, and priorities no longer "
        "rest on it. You can bring all of it back."
    )

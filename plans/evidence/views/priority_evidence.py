"""One priority to read, with why it was chosen, and the pages that say so."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from plans.access import Can
from plans.evidence.forms.evidence import PriorityEvidenceForm
from plans.evidence.grounds_of_priority import ground
from plans.evidence.queries import assessments_seen, evidence_of
from plans.models import Priority, PriorityEvidence
from plans.pages.views.base import AddPage, DetailPage, EditPage, MovePage, RemovePage, RowPage


class PriorityDetail(DetailPage):
    power = Can.READ
    model = Priority
    template_name = "plans/evidence/priority_detail.html"
    list_route, list_title = "priorities", "Priorities"
    edit_route = "priority_edit"

    def rows(self):
        return super().rows().select_related("owner").prefetch_related("areas", "serves__driver")

    def get(self, request, *args, **kwargs):
        priority = self.row_or_404()
        return self.page(
            title=str(priority),
            caption=f"Priority of {self.plan}",
            priority=priority,
            grounds=[ground(each) for each in evidence_of(self.access, priority)],
        )


class PriorityEvidencePages(RowPage):
    """Pages about what the priority that the address names rests on."""

    model = PriorityEvidence
    words = "piece of evidence"

    @cached_property
    def priority(self) -> Priority:
        return get_object_or_404(self.plan.priorities.all(), pk=self.kwargs["priority"])

    def come_in(self, request, **kwargs) -> None:
        super().come_in(request, **kwargs)
        _ = self.priority  # Another plan's is unknown, so ask before anything else.

    def rows(self):
        return evidence_of(self.access, self.priority)

    def list_url(self) -> str:
        return super().address("priority", self.priority.pk)

    def address(self, route: str, *args) -> str:
        place = [self.priority.pk] if route.startswith("priority_evidence") else []
        return super().address(route, *place, *args)

    def above(self) -> tuple[str, str]:
        return (str(self.priority), self.list_url())

    def get_form(self, data=None, files=None):
        form = super().get_form(data, files)
        form.fields["assessment"].queryset = assessments_seen(self.access)
        return form


class PriorityEvidenceAdd(PriorityEvidencePages, AddPage):
    form_class = PriorityEvidenceForm
    intro = (
        "Choose one thing that speaks for this priority. Add another piece for each further one."
    )

    def find_row(self) -> PriorityEvidence:
        return PriorityEvidence(partnership=self.partnership, priority=self.priority)


class PriorityEvidenceEdit(PriorityEvidencePages, EditPage):
    form_class = PriorityEvidenceForm
    remove_route = "priority_evidence_remove"


class PriorityEvidenceRemove(PriorityEvidencePages, RemovePage):
    text = "What it points to stays: only the link from this priority goes. You can bring it back."


class PriorityEvidenceMove(PriorityEvidencePages, MovePage):
    pass

"""A planner as a file, drawn as it stands for whoever asks."""

from __future__ import annotations

from django.utils import timezone

from actions.planner.views.base import PlannerPage
from reporting import document as d
from reporting.document.formats import FILE_FORMATS
from reporting.pages.live_report import LiveReport
from reporting.planner.document import build_planner


class PlannerReport(LiveReport, PlannerPage):
    """By meeting, with what the reader may see."""

    path, route = "<slug:p>/planner/<int:pk>/planner", "planner"
    formats = tuple(FILE_FORMATS)

    def document(self) -> d.Document:
        return build_planner(self.sheet, created=timezone.now())

    def file_words(self) -> str:
        return f"{self.partnership.slug} planner {self.planner.start.year}"

    def came_from(self) -> str:
        return self.planner.get_absolute_url()

"""The plan as it stands, as it would print: a page and a PDF, marked as a draft."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString

from plans.access import Can
from plans.pages.views.base import WorkspacePage
from reporting.document import Document
from reporting.document.plan import for_screen
from reporting.document.renderers.html import render_html
from reporting.editions.working import draft_document, working_facts
from reporting.pages.live_report import LiveReport


class DraftPage(WorkspacePage):
    """Rows that the reader may not see are left out."""

    power = Can.READ_DRAFTS
    template_name = "reporting/editions/draft.html"

    def get_title(self) -> str:
        return f"Draft of {self.plan}"

    def document(self) -> Document:
        facts = working_facts(self.plan, self.access)
        return draft_document(self.plan, facts, now=timezone.now())

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        # Drawn by our own renderer, which escapes every word.
        return self.page(page=SafeString(render_html(for_screen(self.document()))))


class PlanDraft(LiveReport, DraftPage):
    path, route = "<slug:p>/plans/<slug:q>/draft", "draft"

    def file_words(self) -> str:
        return f"{self.partnership.slug} {self.plan.slug} draft"

    def came_from(self) -> str:
        return self.address("draft")

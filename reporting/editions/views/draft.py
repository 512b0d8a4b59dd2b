"""The plan as it stands, as it would print: a page and a PDF, marked as a draft."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import slugify

from plans.access import Can
from plans.pages.views.base import WorkspacePage
from reporting.document import Document
from reporting.document.plan import for_screen
from reporting.document.renderers.html import render_html
from reporting.document.renderers.pdf import render_pdf
from reporting.editions.working import draft_document, working_facts
from reporting.pages.views import DrawnFile


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


class DraftPdf(DrawnFile, DraftPage):
    def draw(self) -> bytes:
        return render_pdf(self.document())

    def file_called(self) -> str:
        return f"{slugify(f'{self.partnership.slug} {self.plan.slug} draft')}.pdf"

    def came_from(self) -> str:
        return self.address("draft")

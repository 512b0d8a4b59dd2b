"""The plan as it stands, as it would print: a page and a PDF, marked as a draft."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import slugify

from plans.access import Can
from plans.views.base import WorkspacePage
from reporting.document import Document
from reporting.renderers.html import render_html
from reporting.renderers.pdf import FontsMissing, render_pdf
from reporting.reports.plan import for_screen
from reporting.views.answers import named
from reporting.working import draft_document, working_facts


class DraftPage(WorkspacePage):
    """Rows that the reader may not see are left out."""

    power = Can.READ_DRAFTS
    template_name = "reporting/draft.html"

    def get_title(self) -> str:
        return f"Draft of {self.plan}"

    def document(self) -> Document:
        facts = working_facts(self.plan, self.access)
        return draft_document(self.plan, facts, now=timezone.now())

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        # Drawn by our own renderer, which escapes every word.
        return self.page(page=SafeString(render_html(for_screen(self.document()))))


class DraftPdf(DraftPage):
    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        try:
            data = render_pdf(self.document())
        except FontsMissing as error:
            messages.error(request, str(error))
            return redirect(self.address("draft"))
        response = HttpResponse(data, content_type="application/pdf")
        response["Cache-Control"] = "no-store, private"
        words = f"{self.partnership.slug} {self.plan.slug} draft"
        return named(response, f"{slugify(words)}.pdf", "inline")

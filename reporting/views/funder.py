"""What a funder is sent: one grant as a PDF or as a workbook."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify

from actions.views.money import FundingStreamPages
from plans.access import Can
from reporting.exports import OFFICE
from reporting.funder import Return, return_of
from reporting.renderers.pdf import FontsMissing, render_pdf
from reporting.reports.funder import as_workbook, build
from reporting.views.answers import named


class FundingReturn(FundingStreamPages):
    """The return as a workbook."""

    power = Can.READ_PARTNERS
    ext = "xlsx"
    media_type = f"{OFFICE}.spreadsheetml.sheet"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        self.row = self.row_or_404()
        facts = return_of(self.row, self.access)
        try:
            data = self.draw(facts)
        except FontsMissing as error:
            messages.error(request, str(error))
            return redirect(self.row)
        response = HttpResponse(data, content_type=self.media_type)
        response["Cache-Control"] = "no-store, private"
        words = f"{self.partnership.slug} {facts.name} return"
        return named(response, f"{slugify(words)}.{self.ext}", "attachment")

    def draw(self, facts: Return) -> bytes:
        return as_workbook(facts, created=timezone.now())


class FundingReturnPdf(FundingReturn):
    ext = "pdf"
    media_type = "application/pdf"

    def draw(self, facts: Return) -> bytes:
        return render_pdf(build(facts, created=timezone.now()))

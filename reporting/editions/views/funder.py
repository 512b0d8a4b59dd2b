"""What a funder is sent: one grant as a PDF or as a workbook."""

from __future__ import annotations

from functools import cached_property

from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import slugify

from actions.work.views.money import FundingStreamPages
from plans.access import Can
from reporting.document.funding_return import as_workbook, build
from reporting.document.renderers.pdf import render_pdf
from reporting.editions.exports import OFFICE
from reporting.facts.funding import Return, return_of
from reporting.pages.views import DrawnFile


class FundingReturn(DrawnFile, FundingStreamPages):
    """The return as a workbook."""

    power = Can.READ_PARTNERS
    ext = "xlsx"
    media_type = f"{OFFICE}.spreadsheetml.sheet"
    how = "attachment"

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        self.row = self.row_or_404()

    @cached_property
    def facts(self) -> Return:
        return return_of(self.row, self.access)

    def draw(self) -> bytes:
        return as_workbook(self.facts, created=timezone.now())

    def file_called(self) -> str:
        return f"{slugify(f'{self.partnership.slug} {self.facts.name} return')}.{self.ext}"

    def came_from(self) -> str:
        return self.row.get_absolute_url()


class FundingReturnPdf(FundingReturn):
    ext = "pdf"
    media_type = "application/pdf"

    def draw(self) -> bytes:
        return render_pdf(build(self.facts, created=timezone.now()))

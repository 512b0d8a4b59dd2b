"""What a funder is sent: one grant as a PDF or as a workbook."""

from __future__ import annotations

from functools import cached_property

from django.http import HttpRequest
from django.utils import timezone

from actions.work.views.money import FundingStreamPages
from plans.access import Can
from reporting.document import Document
from reporting.document.funding_return import as_workbook, build
from reporting.editions.exports import OFFICE
from reporting.facts.funding import Return, return_of
from reporting.pages.live_report import LiveReport

WORKBOOK = "xlsx"


class FundingReturn(LiveReport, FundingStreamPages):
    """The return on paper, or as a workbook."""

    power = Can.READ_PARTNERS
    path, route = "<slug:p>/money/streams/<int:pk>/return", "funding_return"
    formats = ("pdf", WORKBOOK)
    how = "attachment"

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        self.row = self.row_or_404()

    @cached_property
    def facts(self) -> Return:
        return return_of(self.row, self.access)

    def document(self) -> Document:
        return build(self.facts, created=timezone.now())

    def draw(self) -> bytes:
        if self.ext == WORKBOOK:
            return as_workbook(self.facts, created=timezone.now())
        return super().draw()

    @property
    def media_type(self) -> str:
        return f"{OFFICE}.spreadsheetml.sheet" if self.ext == WORKBOOK else super().media_type

    def file_words(self) -> str:
        return f"{self.partnership.slug} {self.facts.name} return"

    def came_from(self) -> str:
        return self.row.get_absolute_url()

"""What the pages of one paper share: the paper itself, its sections and blocks, and the way back."""

from __future__ import annotations

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from plans.access import Can
from plans.pages.views.base import RowPage, WorkspacePage
from reporting.models import Paper, PaperBlock, PaperSection
from reporting.papers.queries.papers import papers_of


class PaperPage(WorkspacePage):
    """A page of one paper, by its name in the address."""

    power = Can.EDIT
    paper: Paper

    def come_in(self, request: HttpRequest, *, paper: str, **kwargs) -> None:
        super().come_in(request, **kwargs)
        self.paper = get_object_or_404(papers_of(self.partnership), slug=paper)
        self.paper.partnership = self.partnership

    def place(self, route: str, *args) -> str:
        """A page of the same paper."""
        return reverse(f"workspace:{route}", args=[self.partnership.slug, self.paper.slug, *args])

    def above(self) -> tuple[str, str]:
        return (str(self.paper), self.paper.get_absolute_url())

    def get_context(self, **extra) -> dict:
        return super().get_context(paper=self.paper) | extra


class PartPage(PaperPage, RowPage):
    """A page about a section or a block of the paper."""

    def row_or_404(self) -> Model:
        row = super().row_or_404()
        self.joined(row)
        return row

    def joined(self, row: Model) -> None:
        """The row with the paper that is at hand, so that nothing is fetched twice."""

    def list_url(self) -> str:
        return self.paper.get_absolute_url()


class PaperSectionPage(PartPage):
    model = PaperSection
    words = "section"

    def rows(self) -> QuerySet:
        return self.paper.sections.all()

    def joined(self, row: PaperSection) -> None:
        row.paper = self.paper


class BlockPage(PartPage):
    model = PaperBlock
    words = "block"

    def rows(self) -> QuerySet:
        return PaperBlock.objects.filter(section__paper=self.paper).select_related("section")

    def joined(self, row: PaperBlock) -> None:
        row.section.paper, row.section.partnership = self.paper, self.partnership

"""Bringing a paper's data up to date: what would change is shown before it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from csp.changes import Stale
from csp.forms.fields import parse_whole_number
from csp.periods import today
from plans.audience import Audience
from reporting.papers.compose.loading import desk_of, load_draft
from reporting.papers.compose.refresh import BlockChange, preview_refresh
from reporting.papers.services.paper_refresh import refresh
from reporting.papers.sources import SOURCES
from reporting.papers.views.paper_base import BlockPage, PaperPage

NONE = "Tick at least one part to bring up to date. Nothing was changed."
MEANWHILE = (
    "Somebody else changed one of these a moment ago, so nothing was brought up to date. "
    "This is what would change now."
)
LONGEST = 40


@dataclass(frozen=True)
class Coming:
    """What would become of one block, for the page. ``more`` is how many differences are not shown."""

    change: BlockChange
    ticked: bool

    @property
    def row(self):
        return self.change.block.row

    @property
    def words(self) -> str:
        source = SOURCES.get(self.row.kind)
        return source.words if source else "Figures in the text"

    @property
    def differences(self) -> tuple:
        return self.change.differences[:LONGEST]

    @property
    def more(self) -> int:
        return max(0, len(self.change.differences) - LONGEST)


class PaperRefresh(PaperPage):
    """Each block of data that would change, with a box to tick; texts follow with their figures."""

    template_name = "reporting/papers/paper_refresh.html"
    only: frozenset[int] | None = None

    def get_title(self) -> str:
        return "Bring up to date"

    def back(self) -> str:
        return self.paper.get_absolute_url()

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.show()

    def show(self, *, problem: str = "", status: int = 200) -> HttpResponse:
        desk = desk_of(self.paper, today=today(), audience=Audience.PARTNERS)
        found = preview_refresh(load_draft(self.paper), desk, self.only)
        coming = [Coming(each, True) for each in found if each.is_other]
        return self.page(
            status=status,
            problem=problem,
            data=[each for each in coming if not each.row.is_text],
            texts=[each for each in coming if each.row.is_text],
            troubles=[Coming(each, False) for each in found if each.trouble],
            lost=[Coming(each, False) for each in found if each.lost],
            cancel=self.back(),
        )

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        ticked = self.chosen()
        if not ticked:
            return self.show(problem=NONE, status=422)
        try:
            refresh(
                by=request.user, paper=self.paper, blocks=ticked, versions=self.versions(ticked)
            )
        except Stale:
            return self.show(problem=MEANWHILE, status=409)
        messages.success(request, "Brought up to date. What you rewrote by hand is as you left it.")
        return redirect(self.back())

    def chosen(self) -> frozenset[int]:
        numbers = map(parse_whole_number, self.request.POST.getlist("blocks"))
        found = frozenset(each for each in numbers if each)
        return found if self.only is None else found & self.only

    def versions(self, ticked: frozenset[int]) -> Mapping[int, int]:
        """The version of each block that the person saw."""
        seen = {
            each: parse_whole_number(self.request.POST.get(f"version-{each}", ""))
            for each in ticked
        }
        return {block: version for block, version in seen.items() if version}


class BlockRefresh(BlockPage, PaperRefresh):
    """The same for one block."""

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        self.row = self.row_or_404()
        self.only = frozenset({self.row.pk})

    def get_title(self) -> str:
        source = SOURCES.get(self.row.kind)
        return f"Bring up to date: {source.words}" if source else "Bring up to date"

    def back(self) -> str:
        return self.row.get_absolute_url()

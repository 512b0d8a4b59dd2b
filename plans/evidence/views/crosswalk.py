"""The page on which the priorities of a plan are set against those of others."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property

from csp import changes
from csp.forms.fields import parse_whole_number
from csp.lists import csv_lines
from csp.lists.tables import defused
from plans.access import Can
from plans.evidence.crosswalk import Matrix, matrix_of
from plans.evidence.queries import drivers_with_priorities, priorities_with_serves
from plans.evidence.services.crosswalk import save_crosswalk
from plans.pages.views.base import WorkspacePage

STALE = (
    "Somebody else changed one of these priorities while you were ticking. Nothing was saved. Your "
    "ticks are still here: open this page in another tab to see theirs, then save again there."
)


class Crosswalk(WorkspacePage):
    """``all`` in the address shows strategies of other times too; ``_export=csv`` is a file."""

    template_name = "plans/evidence/crosswalk.html"

    def get_title(self) -> str:
        return f"How the priorities of {self.plan} serve others"

    def above(self) -> tuple[str, str]:
        return ("Priorities", self.address("priorities"))

    @cached_property
    def matrix(self) -> Matrix:
        return matrix_of(
            self.plan,
            priorities_with_serves(self.plan),
            drivers_with_priorities(self.partnership),
            whole="all" in self.request.GET,
        )

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return self.csv() if request.GET.get("_export") == "csv" else self.shown()

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not self.access.can(Can.EDIT):
            raise PermissionDenied(f"Your role here does not let you {Can.EDIT}.")
        try:
            count = self.store()
        except changes.Stale:
            return self.shown(problem=STALE, ticks=self.ticks, status=409)
        except ValidationError as error:
            problem = " ".join(error.messages)
            return self.shown(problem=problem, ticks=self.ticks, status=422)
        messages.success(request, saved_words(count))
        return redirect(request.get_full_path())

    def store(self) -> int:
        return save_crosswalk(
            by=self.request.user,
            plan=self.plan,
            ticks=self.ticks,
            versions=self.versions,
            shown=self.matrix.columns,
        )

    @property
    def ticks(self) -> dict[int, frozenset[int]]:
        """What is ticked for each priority that the page held; names are serves-<number>."""
        ticked = self.request.POST.getlist
        return {
            pk: frozenset(filter(None, map(parse_whole_number, ticked(f"serves-{pk}"))))
            for pk in self.versions
        }

    @property
    def versions(self) -> dict[int, int]:
        """The version of each priority that the page began from, as <number>-<version>."""
        pairs = (words.partition("-") for words in self.request.POST.getlist("row"))
        numbers = (
            (parse_whole_number(pk), parse_whole_number(version)) for pk, _, version in pairs
        )
        return {pk: version for pk, version in numbers if pk and version}

    def shown(self, *, problem: str = "", ticks: dict | None = None, status: int = 200):
        return self.page(
            status=status,
            matrix=self.matrix,
            problem=problem,
            ticks=ticks,
            versions=self.versions,
            whole="all" in self.request.GET,
            lines=[
                (line, [(cell, self.is_ticked(line, cell, ticks)) for cell, _ in line.cells])
                for line in self.matrix.lines
            ],
        )

    @staticmethod
    def is_ticked(line, cell, ticks: dict | None) -> bool:
        """As typed, where a save was refused; else as stored."""
        chosen = line.served if ticks is None else ticks.get(line.priority.pk, line.served)
        return cell.pk in chosen

    def csv(self) -> StreamingHttpResponse:
        rows = ([defused(cell) for cell in row] for row in self.matrix.grid())
        response = StreamingHttpResponse(csv_lines(rows), content_type="text/csv; charset=utf-8")
        name = f"{self.partnership.slug}-{self.plan.slug}-crosswalk.csv"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


def saved_words(count: int) -> str:
    if not count:
        return "Nothing was different, so nothing was changed."
    return f"Saved what {count} {'priority serves' if count == 1 else 'priorities serve'}."

"""What the pages of one planner share: who may come in, its sheet, and where its pages are."""

from __future__ import annotations

from functools import cached_property

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from actions.models import Planner, PlannerEntry, PlannerRow
from actions.planner.queries import load_sheet, planners_seen
from actions.planner.sheet import PlannerSheet
from csp.periods import today
from plans.access import Can
from plans.pages.views.base import ButtonPage, RowPage, WorkspacePage

# What it takes to change a planner.
EDITS = Can.MINUTE


class PlannerPage(WorkspacePage):
    """A page of one planner, which ``pk`` of the address names."""

    planner: Planner

    def come_in(self, request: HttpRequest, *, pk: int, **kwargs) -> None:
        super().come_in(request, **kwargs)
        self.planner = get_object_or_404(planners_seen(self.access), pk=pk)
        self.planner.partnership = self.partnership

    @cached_property
    def sheet(self) -> PlannerSheet:
        return load_sheet(self.planner, self.access)

    @cached_property
    def today(self):
        return today()

    def above(self) -> tuple[str, str]:
        return ("Planners", self.address("planners"))

    def get_context(self, **extra) -> dict:
        return super().get_context(planner=self.planner, may_edit=self.access.can(EDITS), **extra)

    def get_title(self) -> str:
        return self.title or str(self.planner)


class BelowPlanner(PlannerPage):
    """A page about a part of a planner, with the planner above it."""

    power = EDITS

    def above(self) -> tuple[str, str]:
        return (str(self.planner), self.planner.get_absolute_url())


class EntryPage(RowPage):
    """A page of one activity, of those that somebody may see."""

    power = EDITS
    model = PlannerEntry
    words = "activity"

    def rows(self):
        seen = PlannerEntry.objects.visible_to(self.access)
        return seen.select_related("row__planner__group", "became__row", "priority", "action__plan")

    def row_or_404(self) -> PlannerEntry:
        entry = super().row_or_404()
        entry.row.planner.partnership = self.partnership
        entry.row.partnership = self.partnership
        return entry

    def above(self) -> tuple[str, str]:
        planner = self.row.row.planner
        return (str(planner), planner.get_absolute_url())

    def list_url(self) -> str:
        return self.row.row.planner.get_absolute_url()

    def done_url(self, row: PlannerEntry) -> str:
        return row_anchor(row.row)


class EntryButton(EntryPage, ButtonPage):
    """What a button does to an activity."""


class SheetRowPage(RowPage):
    """A page of one row of a planner that somebody may see."""

    power = EDITS
    model = PlannerRow
    words = "row"

    def rows(self):
        rows = PlannerRow.objects.filter(planner__in=planners_seen(self.access).order_by())
        return rows.select_related("planner__group")

    def row_or_404(self) -> PlannerRow:
        row = super().row_or_404()
        row.planner.partnership = self.partnership
        return row

    def above(self) -> tuple[str, str]:
        planner = self.row.planner
        return (str(planner), planner.get_absolute_url())

    def list_url(self) -> str:
        return self.row.planner.get_absolute_url()

    def done_url(self, row: PlannerRow) -> str:
        return row_anchor(row) if row.pk else self.list_url()


def row_anchor(row: PlannerRow) -> str:
    return f"{row.planner.get_absolute_url()}#row-{row.pk}"

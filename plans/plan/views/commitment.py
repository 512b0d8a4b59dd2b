"""Promises to the public, grouped by the heading that they are printed under."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from plans.models import Commitment
from plans.pages.views.base import AddPage, EditPage, MovePage, RemovePage, RowPage, WorkspacePage
from plans.plan.forms.commitment import CommitmentForm


class CommitmentList(WorkspacePage):
    template_name = "plans/plan/commitment_list.html"

    def get_title(self) -> str:
        return f"Promises in {self.plan}"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.page(groups=by_heading(self.plan.commitments.all()))


def by_heading(commitments) -> list[tuple[str, list[Commitment]]]:
    """Promises under their headings; a heading stands where its first promise does."""
    groups: dict[str, list[Commitment]] = {}
    for each in commitments:
        groups.setdefault(each.heading, []).append(each)
    return list(groups.items())


class CommitmentPage(RowPage):
    model = Commitment
    words = "promise"
    list_route = "commitments"
    list_title = "Promises"


class CommitmentAdd(CommitmentPage, AddPage):
    form_class = CommitmentForm


class CommitmentEdit(CommitmentPage, EditPage):
    form_class = CommitmentForm
    remove_route = "commitment_remove"


class CommitmentRemove(CommitmentPage, RemovePage):
    pass


class CommitmentMove(CommitmentPage, MovePage):
    """Up and down are among the promises under the same heading, as the page shows them."""

    def place(self, row: Commitment) -> int:
        order = list(row.siblings())
        group = [each for each in order if each.heading == row.heading]
        step = {"up": -1, "down": 1}.get(self.request.POST.get("way", ""), 0)
        wanted = group.index(row) + step
        if not 0 <= wanted < len(group):
            return order.index(row)
        return order.index(group[wanted])

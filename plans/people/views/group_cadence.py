"""When a group meets: one rule, changed or taken away on pages of its own."""

from __future__ import annotations

from django.http import Http404

from plans.models import GroupCadence
from plans.pages.views.base import EditPage, RemovePage
from plans.people.forms.group_cadence import GroupCadenceForm
from plans.people.services.group_cadence import cadence_of_group, save_group_cadence
from plans.people.views.group import OfGroupPages


class GroupCadencePages(OfGroupPages):
    model = GroupCadence
    words = "rule for its days"

    def address(self, route: str, *args) -> str:
        if route.startswith("group_cadence_"):
            return super().address(route, self.group.pk)
        return super().address(route, *args)

    def get_title(self) -> str:
        return f"When {self.group} meets"


class GroupCadenceEdit(GroupCadencePages, EditPage):
    form_class = GroupCadenceForm

    def find_row(self) -> GroupCadence:
        known = cadence_of_group(self.group)
        return known or GroupCadence(partnership=self.partnership, group=self.group)

    def get_context(self, **extra) -> dict:
        removed = self.address("group_cadence_remove") if self.row.pk else ""
        return super().get_context(remove_url=removed) | extra

    def store(self, form, formsets) -> GroupCadence:
        return save_group_cadence(
            by=self.request.user,
            cadence=self.row,
            version=form.began_from,
            values=form.values(),
        )

    def saved_words(self, row) -> str:
        return "Saved. Meetings that are planned already keep their days."


class GroupCadenceRemove(GroupCadencePages, RemovePage):
    text = (
        "Meetings that are planned already stay. You can bring the rule back straight afterwards."
    )

    def row_or_404(self) -> GroupCadence:
        found = cadence_of_group(self.group)
        if found is None:
            raise Http404("This group has no rule for its days.")
        return found

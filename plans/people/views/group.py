"""Groups as a tree, and the seats on each."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from csp.periods import today
from plans.access import Can
from plans.models import Group, Seat
from plans.pages.queries import groups_for_tree, seats_in_order
from plans.pages.views.base import AddPage, DetailPage, EditPage, MovePage, RemovePage, RowPage
from plans.people.forms.group import GroupForm, SeatForm
from plans.people.services.group import change_group
from plans.people.services.group_cadence import cadence_of_group, days_with_holidays


class GroupPages(RowPage):
    model = Group
    words = "group"
    list_route, list_title = "groups", "Groups"


class GroupList(GroupPages):
    power = Can.READ
    title = "Groups"
    template_name = "plans/people/group_list.html"

    def above(self) -> tuple[str, str]:
        return ("Settings", self.address("settings"))

    def get(self, request, *args, **kwargs):
        return self.page(tree=as_tree(groups_for_tree(self.partnership)))


def as_tree(groups) -> list[Group]:
    """The groups that stand at the top, each with ``below``: those under it, and so on down."""
    groups = list(groups)
    by_number = {group.pk: group for group in groups}
    for group in groups:
        group.below = []
    for group in groups:
        if group.parent_id in by_number:
            by_number[group.parent_id].below.append(group)
    return [group for group in groups if group.parent_id is None]


class GroupDetail(GroupPages, DetailPage):
    power = Can.READ
    template_name = "plans/people/group_detail.html"
    edit_route = "group_edit"

    def get(self, request, *args, **kwargs):
        group = self.row_or_404()
        seats = list(seats_in_order().filter(group=group))
        return self.page(
            title=group.name,
            group=group,
            seats=seats,
            chairs=[seat for seat in seats if seat.chair],
            below=group.children.select_related("partnership"),
            cadence=(cadence := cadence_of_group(group)),
            days=days_with_holidays(cadence, today()) if cadence else [],
        )


class GroupAdd(GroupPages, AddPage):
    form_class = GroupForm


class GroupEdit(GroupPages, EditPage):
    form_class = GroupForm
    remove_route = "group_remove"

    def store(self, form, formsets):
        return change_group(
            by=self.request.user,
            group=self.row,
            version=form.began_from,
            values=form.changes(),
        )


class GroupRemove(GroupPages, RemovePage):
    text = "Its seats go with it. You can bring all of it back straight afterwards, or from the history."


class GroupMove(GroupPages, MovePage):
    """Past the next group that stands under the same one, with whatever lies between."""

    def place(self, row: Group) -> int:
        order = list(row.siblings())
        peers = [group for group in order if group.parent_id == row.parent_id]
        step = {"up": -1, "down": 1}.get(self.request.POST.get("way", ""), 0)
        there = max(0, min(peers.index(row) + step, len(peers) - 1))
        return order.index(peers[there])


class OfGroupPages(RowPage):
    """Pages about what belongs to the group that the address names."""

    @cached_property
    def group(self) -> Group:
        groups = Group.objects.filter(partnership=self.partnership).select_related("partnership")
        return get_object_or_404(groups, pk=self.kwargs["group"])

    def come_in(self, request, **kwargs) -> None:
        super().come_in(request, **kwargs)
        _ = self.group  # Another partnership's group is unknown, so ask before anything else.

    def list_url(self) -> str:
        return self.group.get_absolute_url()

    def above(self) -> tuple[str, str]:
        return (str(self.group), self.list_url())


class SeatPages(OfGroupPages):
    model = Seat
    words = "seat"

    def rows(self):
        return super().rows().filter(group=self.group)

    def address(self, route: str, *args) -> str:
        place = [self.group.pk] if route.startswith("seat_") else []
        return super().address(route, *place, *args)


class SeatAdd(SeatPages, AddPage):
    form_class = SeatForm

    def find_row(self) -> Seat:
        return Seat(partnership=self.partnership, group=self.group)


class SeatEdit(SeatPages, EditPage):
    form_class = SeatForm
    remove_route = "seat_remove"


class SeatRemove(SeatPages, RemovePage):
    pass


class SeatMove(SeatPages, MovePage):
    pass

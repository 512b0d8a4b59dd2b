"""Bodies and how they belong to the partnership."""

from __future__ import annotations

from plans.access import Can
from plans.models import Membership, Organisation
from plans.pages.filters.organisation import MembershipFilter, OrganisationFilter
from plans.pages.queries import memberships_for_list, organisations_for_list
from plans.pages.services import repeating_initial
from plans.pages.views.base import AddPage, DetailPage, EditPage, RemovePage, RowPage
from plans.pages.views.lists import SettingsList
from plans.pages.views.rows import repeating, typed_parts
from plans.people.forms.organisation import FormerNameRow, MembershipForm, OrganisationForm
from plans.people.services.organisation import change_organisation
from plans.people.tables.organisation import MembershipTable, OrganisationTable


class OrganisationList(SettingsList):
    title = "Bodies"
    table_class = OrganisationTable
    filterset_class = OrganisationFilter
    add_route, add_label = "organisation_add", "Add a body"
    filename = "bodies"
    empty_title = "No bodies yet"
    empty_text = (
        "Begin with the responsible authorities: council, police, fire, health and probation. "
        "The first steps on the home page add the usual ones in one go."
    )

    def get_queryset(self):
        return organisations_for_list(self.partnership)


class OrganisationPages(RowPage):
    """What every page about a body shares."""

    model = Organisation
    words = "body"
    list_route, list_title = "organisations", "Bodies"


class OrganisationDetail(OrganisationPages, DetailPage):
    power = Can.READ
    template_name = "plans/people/organisation_detail.html"
    edit_route = "organisation_edit"

    def get(self, request, *args, **kwargs):
        body = self.row_or_404()
        return self.page(
            title=body.name,
            body=body,
            former_names=body.former_names.all(),
            memberships=body.memberships.all(),
            people=body.people.order_by("ended_on", "name", "pk"),
            posts=body.posts.select_related("holder"),
            parts=body.parts.all(),
            predecessors=body.predecessors.all(),
        )


class FormerNames:
    """The names that a body had, as repeating rows below its form."""

    def get_formsets(self, data=None) -> list:
        initial = (
            repeating_initial(self.row.former_names.all(), "name", "until") if self.row.pk else []
        )
        return [
            repeating(
                FormerNameRow,
                "former name",
                data,
                initial,
                title="Names it had before",
                prefix="former_names",
            )
        ]


class OrganisationAdd(FormerNames, OrganisationPages, AddPage):
    form_class = OrganisationForm


class OrganisationEdit(FormerNames, OrganisationPages, EditPage):
    form_class = OrganisationForm
    remove_route = "organisation_remove"

    def store(self, form, formsets):
        return change_organisation(
            by=self.request.user,
            organisation=self.row,
            version=form.began_from,
            values=form.changes(),
            parts=typed_parts(formsets),
        )


class OrganisationRemove(OrganisationPages, RemovePage):
    text = (
        "Only remove a body that was added by mistake. If it came to an end, give it a last day "
        "instead, so that old plans go on naming it."
    )


class MembershipList(SettingsList):
    title = "How bodies belong"
    table_class = MembershipTable
    filterset_class = MembershipFilter
    add_route, add_label = "membership_add", "Add a body to the partnership"
    filename = "memberships"
    empty_title = "No bodies belong yet"
    empty_text = (
        "Say which bodies are responsible authorities, which co-operate and which are invited."
    )

    def get_queryset(self):
        return memberships_for_list(self.partnership)


class MembershipPages(RowPage):
    model = Membership
    words = "membership"
    list_route, list_title = "memberships", "How bodies belong"


class MembershipAdd(MembershipPages, AddPage):
    title = "Add a body to the partnership"
    form_class = MembershipForm


class MembershipEdit(MembershipPages, EditPage):
    form_class = MembershipForm
    remove_route = "membership_remove"


class MembershipRemove(MembershipPages, RemovePage):
    text = "If the body has left, give the membership a last day instead. You can undo a removal."

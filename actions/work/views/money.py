"""Money: where it comes from, what it is set aside for, and what a priority costs."""

from __future__ import annotations

from actions.models import Allocation
from actions.work.forms.money import AllocationForm, FundingStreamForm, FundingYearRow
from actions.work.money import account_of, funding_remarks, priorities_words
from actions.work.money_queries import (
    allocations_seen,
    cost_of_priorities,
    projects_seen,
    streams_with_sums,
    years_of_money,
)
from actions.work.services.allocation import allocate, change_allocation, change_funding
from actions.work.tables.money import AllocationTable, FundingStreamTable
from plans.access import Can
from plans.funding.services import create_stream
from plans.models import FundingStream
from plans.pages.services import repeating_initial
from plans.pages.views.base import AddPage, DetailPage, EditPage, RemovePage, RowPage, WorkspacePage
from plans.pages.views.lists import PartnershipList
from plans.pages.views.rows import repeating

MONEY = "Money"


class MoneyHome(WorkspacePage):
    """Sums first, then by year and by priority; the lists are a step further."""

    power = Can.READ_PARTNERS
    title = MONEY
    template_name = "actions/work/money.html"

    def get(self, request, *args, **kwargs):
        streams = list(streams_with_sums(self.partnership))
        return self.page(
            account=account_of(streams).words,
            streams=streams,
            years=years_of_money(self.partnership),
            priorities=priorities_words(cost_of_priorities(self.access)),
        )


class MoneyList(PartnershipList):
    power = Can.READ_PARTNERS

    def above(self) -> tuple[str, str]:
        return (MONEY, self.address("money"))

    def get_table_kwargs(self) -> dict:
        return {"may_edit": self.access.can(Can.EDIT)}


class FundingStreamList(MoneyList):
    title = "Where money comes from"
    filename = "funding"
    table_class = FundingStreamTable
    add_route, add_label = "funding_stream_add", "Add a grant or contribution"
    empty_title = "No money yet"
    empty_text = "Add each grant and contribution, who gives it and who holds it."

    def get_queryset(self):
        return streams_with_sums(self.partnership)


class AllocationList(MoneyList):
    title = "What money is set aside for"
    filename = "allocations"
    table_class = AllocationTable
    add_route, add_label = "allocation_add", "Set money aside"
    empty_title = "Nothing is set aside yet"
    empty_text = "Say which row or project each part of a grant pays for."

    def get_queryset(self):
        return allocations_seen(self.access)


class FundingStreamPages(RowPage):
    model = FundingStream
    words = "grant or contribution"
    list_route, list_title = "funding_streams", "Where money comes from"

    def rows(self):
        return streams_with_sums(self.partnership)

    def get_formsets(self, data=None) -> list:
        stored = self.row.years.all() if self.row.pk else []
        return [
            repeating(
                FundingYearRow,
                "year",
                data,
                repeating_initial(stored, "year_code", "amount"),
                title="Spread over years",
                prefix="years",
            )
        ]


class FundingStreamDetail(FundingStreamPages, DetailPage):
    power = Can.READ_PARTNERS
    template_name = "actions/work/funding_stream.html"
    edit_route = "funding_stream_edit"

    def get(self, request, *args, **kwargs):
        stream = self.row_or_404()
        years = list(stream.years.all())
        return self.page(
            title=str(stream),
            stream=stream,
            years=years,
            allocations=allocations_seen(self.access).filter(stream=stream),
            remarks=funding_remarks(stream, years),
        )


class FundingStreamAdd(FundingStreamPages, AddPage):
    form_class = FundingStreamForm

    def store(self, form, formsets):
        return create_stream(
            by=self.request.user,
            partnership=self.partnership,
            values=form.values(),
            years=formsets[0].rows(),
        )


class FundingStreamEdit(FundingStreamPages, EditPage):
    form_class = FundingStreamForm
    remove_route = "funding_stream_remove"

    def store(self, form, formsets):
        return change_funding(
            by=self.request.user,
            stream=self.row,
            version=form.began_from,
            values=form.values(),
            years=formsets[0].rows(),
        )


class FundingStreamRemove(FundingStreamPages, RemovePage):
    text = (
        "Only remove money that was added by mistake. If it was withdrawn, say so instead, so that "
        "your papers can tell what happened. You can bring it back."
    )


class AllocationPages(RowPage):
    model = Allocation
    words = "sum set aside"
    list_route, list_title = "allocations", "What money is set aside for"

    def rows(self):
        return allocations_seen(self.access)

    def get_form(self, data=None, files=None):
        form = super().get_form(data, files)
        form.fields["project"].queryset = projects_seen(self.access)
        rows = form.fields["action"].queryset
        form.fields["action"].queryset = rows.visible_to(self.access)
        return form


class AllocationDetail(AllocationPages, DetailPage):
    power = Can.READ_PARTNERS
    template_name = "actions/work/allocation.html"
    edit_route = "allocation_edit"

    def get(self, request, *args, **kwargs):
        allocation = self.row_or_404()
        return self.page(title=str(allocation), allocation=allocation)


class AllocationAdd(AllocationPages, AddPage):
    title = "Set money aside"
    form_class = AllocationForm

    def store(self, form, formsets):
        return allocate(by=self.request.user, partnership=self.partnership, values=form.values())


class AllocationEdit(AllocationPages, EditPage):
    form_class = AllocationForm
    remove_route = "allocation_remove"

    def store(self, form, formsets):
        return change_allocation(
            by=self.request.user,
            allocation=self.row,
            version=form.began_from,
            values=form.values(),
        )


class AllocationRemove(AllocationPages, RemovePage):
    text = "The money can be set aside for something else then. You can bring it back."

"""The forward plan: a year as a grid, the list, one subject, and its steps."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property

from csp.forms.fields import parse_whole_number
from csp.periods import FinancialYear, financial_year_of, today
from plans.access import Can
from plans.models import Group
from plans.pages.views.base import RowPage
from plans.pages.views.lists import PartnershipList
from reporting.meetings.access import MeetingScope, scope_of
from reporting.meetings.forward_grid import count_homeless, forward_grid
from reporting.meetings.forward_table import ForwardTable
from reporting.meetings.queries.calendar import groups_that_meet
from reporting.meetings.queries.forward import (
    asked_by_scrutiny,
    keys_taken,
    meetings_of_year,
    rounds_closing_in,
    subject_for_page,
    subjects_for_list,
    subjects_of_group,
)
from reporting.meetings.rules.forward import (
    ForwardOffer,
    lawful_offers,
    meeting_for,
    not_taken,
    round_offers,
    scrutiny_offers,
)
from reporting.meetings.services.forward import (
    take_offer,
)
from reporting.models import ForwardItem
from reporting.statutory.checks import CHECKS

LAWFUL = ("ST-16", "ST-05", "ST-08")


class ForwardPages(RowPage):
    """Pages of the forward plan. What somebody may not know of is not there for them."""

    power = Can.MINUTE
    model = ForwardItem
    words = "subject"
    list_route, list_title = "forward_plan", "Forward plan"

    @cached_property
    def scope(self) -> MeetingScope:
        return scope_of(self.access, self.request.user)

    def rows(self):
        return subject_for_page(self.partnership)

    def row_or_404(self) -> ForwardItem:
        row = super().row_or_404()
        if not self.scope.reads_subject(row.audience, row.group):
            raise Http404("There is no such subject, or it is not yours to see.")
        return row


class ForwardPlan(ForwardPages):
    """A year of one group."""

    power = Can.READ
    title = "Forward plan"
    template_name = "reporting/meetings/forward_plan.html"

    def above(self) -> None:
        return None

    @cached_property
    def groups(self) -> list[Group]:
        groups = groups_that_meet(self.partnership).select_related("rules")
        return [group for group in groups if self.scope.knows_group(group)]

    @cached_property
    def group(self) -> Group | None:
        wanted = parse_whole_number(self.request.GET.get("group", ""))
        chosen = [group for group in self.groups if group.pk == wanted]
        return next(iter(chosen or self.groups), None)

    @cached_property
    def year(self) -> FinancialYear:
        month = self.partnership.numbering_month
        wanted = parse_whole_number(self.request.GET.get("year", ""))
        if wanted is not None and FIRST <= wanted <= LAST:
            return FinancialYear(wanted, month)
        return financial_year_of(today(), month)

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if self.group is None:
            return self.page(groups=[], parts=[], meetings=[])
        meetings = list(meetings_of_year(self.group, self.year))
        subjects = [
            row
            for row in subjects_of_group(self.group)
            if self.scope.reads_subject(row.audience, self.group)
        ]
        parts = forward_grid(meetings, subjects, self.year.start, self.year.end)
        return self.page(
            groups=self.groups,
            group=self.group,
            year=self.year,
            meetings=meetings,
            parts=parts,
            homeless=count_homeless(parts),
            offers=self.offers() if self.scope.clerk else [],
            clerk=self.scope.clerk,
        )

    def offers(self) -> list[ForwardOffer]:
        """What the law, the rounds and scrutiny ask of the group's year, and is not in the plan yet."""
        nation = self.partnership.nation
        law = {code: CHECKS[code].reference(nation) for code in LAWFUL}
        found = list(round_offers(rounds_closing_in(self.partnership, self.year)))
        if self.group.kind == Group.Kind.STRATEGY:
            found = [*lawful_offers(self.year, law), *found]
            found += scrutiny_offers(asked_by_scrutiny(self.partnership))
        return not_taken(found, keys_taken(self.group))


FIRST, LAST = 1970, 2150


class ForwardOfferTake(ForwardPlan):
    """Takes what is offered into the forward plan, at the meeting that is in time for it."""

    power = Can.MINUTE
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        wanted = request.POST.get("key", "")
        offer = next((each for each in self.offers() if each.key == wanted), None)
        back = f"{self.address('forward_plan')}?{request.GET.urlencode()}"
        if offer is None:
            messages.error(request, "That is in the forward plan already, or is not offered.")
            return redirect(back)
        meetings = [each for each in meetings_of_year(self.group, self.year) if not each.was_held]
        place = meeting_for(offer, [each.date for each in meetings])
        meeting = None if place is None else meetings[place]
        subject = take_offer(by=request.user, group=self.group, offer=offer, meeting=meeting)
        where = f"at the meeting of {meeting.day_words}" if meeting else "without a place"
        messages.success(request, f"{subject} is in the forward plan, {where}.")
        return redirect(back)

    def offers(self) -> list[ForwardOffer]:
        return super().offers() if self.group else []


class ForwardList(PartnershipList):
    """Every subject in one list, and as a file for a spreadsheet."""

    title = "Forward plan as a list"
    power = Can.READ
    table_class = ForwardTable
    add_route, add_label, add_power = "forward_item_add", "Add a subject", Can.MINUTE
    filename = "forward-plan"
    empty_title = "Nothing in the forward plan yet"

    def get_queryset(self):
        scope = scope_of(self.access, self.request.user)
        groups = groups_that_meet(self.partnership).select_related("rules")
        return subjects_for_list(self.partnership).filter(scope.subjects_read(groups))

    def above(self) -> tuple[str, str]:
        return ("Forward plan", self.address("forward_plan"))

"""The page of a plan: the action plan laid out as the printed table."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control, quote_etag

from actions.models import Action, Measure
from actions.rows.cells import TOLD
from actions.rows.checks import plan_warnings
from actions.rows.columns import IN_TABLE
from actions.rows.keys import PLAN_KEYS
from actions.rows.queries.answers import latest_round_of
from actions.rows.table import PlanTable, PlanTableFilter, row_html
from csp.periods import today
from plans.access import Access, Can
from plans.models import Plan
from plans.pages.views.base import WorkspacePage
from plans.proofreading.findings import Finding


class PlanTablePage(WorkspacePage):
    """Sends a page that has not changed since as 304: what it shows depends only on its stamp."""

    template_name = "actions/rows/plan.html"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        etag = self.etag(request)
        unchanged = get_conditional_response(request, etag=etag) if etag else None
        response = unchanged or self.table_page(request)
        if etag:
            response.headers["ETag"] = etag
            patch_cache_control(response, private=True, no_cache=True)
        return response

    def etag(self, request: HttpRequest) -> str:
        """Everything that the page depends on. Nothing when a message waits to be shown once."""
        if request._messages._queued_messages or request._messages._get()[0]:
            return ""
        powers = ",".join(sorted(self.access.powers))
        bodies = ",".join(map(str, sorted(self.access.bodies)))
        # The page's forms hold a token that is good only for this sign-in.
        sign_in = request.COOKIES.get(settings.CSRF_COOKIE_NAME, "")
        who = (request.user.pk, powers, bodies, sign_in)
        parts = (self.plan.stamp, *who, today(), request.GET.urlencode())
        # Hashed, for a comma in an ETag is read as the end of it.
        return quote_etag(sha256("|".join(map(str, parts)).encode()).hexdigest())

    def table_page(self, request: HttpRequest) -> HttpResponse:
        address = self.address("plan") + "actions/"
        table = PlanTable.of(self.plan, self.access, lambda number: f"{address}{number}/")
        wanted = PlanTableFilter(
            **{name: request.GET.get(name, "") for name in PlanTableFilter.__dataclass_fields__}
        )
        shown = table.only(wanted)
        may_edit = self.access.can(Can.EDIT)
        return self.page(
            title=self.plan.title,
            table=table,
            columns=IN_TABLE,
            cells=TOLD,
            shown=[
                (group, [row_html(row, address, may_edit) for row in group.rows])
                for group in shown.groups
            ],
            shown_count=len(shown.rows),
            wanted=wanted,
            warnings=warnings_of(self.plan) if may_edit else [],
            latest=latest_round(self.plan, self.access),
            keys=PLAN_KEYS if may_edit else (),
        )


def warnings_of(plan: Plan) -> list[Finding]:
    """What to look at in a plan, worked out again only when something in the partnership changed."""
    key = f"warnings:{plan.pk}:{plan.stamp}:{today()}"
    return cache.get_or_set(key, lambda: plan_warnings(plan, today=today()), timeout=3_600)


@dataclass(frozen=True, slots=True)
class LatestRound:
    """How far the last round that asked a plan's rows has come."""

    period: str
    title: str
    answered: int
    asked: int

    @property
    def short(self) -> str:
        return self.title.partition(" (")[0]


def latest_round(plan: Plan, access: Access) -> LatestRound | None:
    """For those who follow a round; counted again only when something in the partnership changed."""
    if not access.can(Can.REVIEW) and not access.can(Can.DISCUSS):
        return None
    key = f"latest-round:{plan.pk}:{plan.stamp}"
    found = cache.get_or_set(key, lambda: latest_round_of(plan) or (), timeout=3_600)
    return LatestRound(*found) if found else None


class PlanCounts(WorkspacePage):
    """The line of counts and what there is to look at, for a page on which something was saved."""

    power = Can.EDIT
    template_name = "actions/rows/plan_counted.html"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        rows = Action.objects.filter(plan=self.plan).visible_to(self.access).order_by()
        context = {
            "plan": self.plan,
            "partnership": self.partnership,
            "priority_count": self.plan.priorities.count(),
            "row_count": rows.count(),
            "measure_count": Measure.objects.filter(action__in=rows.values("pk")).count(),
            "warnings": warnings_of(self.plan),
            "latest": latest_round(self.plan, self.access),
            "access": self.access,
        }
        return render(request, self.template_name, context)


class WarningsPage(WorkspacePage):
    """The same things to look at on a page of their own, row by row."""

    power = Can.EDIT
    template_name = "actions/rows/warnings.html"
    title = "Things to look at"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.page(warnings=warnings_of(self.plan))

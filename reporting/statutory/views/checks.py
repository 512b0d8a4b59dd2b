"""The statutory checks of a partnership: a page, CSV, a PDF, and setting one aside."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify

from csp import changes
from csp.lists import csv_lines
from csp.lists.tables import defused
from csp.periods import today
from plans.access import Can
from plans.duties.forms import SetAsideForm
from plans.duties.services import set_check_aside
from plans.models import CheckMark, Plan
from plans.pages.views.answers import say_removed
from plans.pages.views.base import ButtonPage, FormPage, WorkspacePage
from reporting.pages.answers import name_download
from reporting.statutory import (
    ADVICE,
    by_outcome,
    list_check_results,
    outcome_counts_line,
    plan_to_check,
)
from reporting.statutory.check import CheckResult
from reporting.statutory.checks import CHECKS
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.queries import plans_seen
from reporting.statutory.result import CheckOutcome

HEADINGS = ("Check", "What it is about", "Result", "Why", "What to do", "Reference")
# What a group of results is called on the page; a shape stands beside the word, see _checks.scss.
TITLES = {
    CheckOutcome.FAIL: ("Fails", "fail"),
    CheckOutcome.WARN: ("To look at", "warn"),
    CheckOutcome.UNKNOWN: ("Cannot tell", "unknown"),
    CheckOutcome.PASS: ("Passes", "pass"),
    CheckOutcome.NOT: ("Not applicable", "not"),
}


class OfChecks(WorkspacePage):
    """Pages about the checks of one plan, named by ``?plan=``; the one that runs now if none is."""

    @cached_property
    def plans(self) -> list[Plan]:
        return list(plans_seen(self.partnership, self.access))

    @cached_property
    def chosen(self) -> Plan | None:
        plan = plan_to_check(self.plans, self.request.GET.get("plan", ""), today())
        if plan is not None:
            plan.partnership = self.partnership
        return plan

    @cached_property
    def facts(self) -> StatutoryFacts:
        return StatutoryFacts(self.partnership, self.chosen, today(), self.access)

    @cached_property
    def results(self) -> list[CheckResult]:
        return list_check_results(self.facts)

    def query(self) -> str:
        return f"?plan={self.chosen.slug}" if self.chosen else ""


class ChecksPage(OfChecks):
    title = "Statutory checks"
    template_name = "reporting/statutory/checks.html"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse | StreamingHttpResponse:
        if request.GET.get("_export") == "csv":
            return self.as_csv()
        return self.page(
            advice=ADVICE,
            plans=self.plans,
            chosen=self.chosen,
            as_at=self.facts.as_at,
            today=self.facts.today,
            counts_line=outcome_counts_line(self.results),
            groups=[self.group(outcome, group) for outcome, group in by_outcome(self.results)],
            query=self.query(),
        )

    def group(self, outcome: CheckOutcome, results: list[CheckResult]) -> dict[str, Any]:
        title, key = TITLES[outcome]
        return {
            "title": title,
            "key": key,
            "results": [self.describe_result(each) for each in results],
        }

    def describe_result(self, result: CheckResult) -> dict[str, Any]:
        """A result with the links that the reader may follow."""
        links = [link for link in result.links if self.access.can(link.power)]
        known = {link.url for link in links}
        mend = result.mend
        if mend and self.access.can(mend.power) and mend.url not in known:
            links.append(mend)
        return {"result": result, "links": links}

    def as_csv(self) -> StreamingHttpResponse:
        lines = csv_lines([HEADINGS, *check_csv_rows(self.results)])
        response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        return private(name_download(response, f"{slugify(self.file_words())}.csv", "attachment"))

    def file_words(self) -> str:
        plan = self.chosen.slug if self.chosen else ""
        return f"{self.partnership.slug} {plan} checks"


def check_csv_rows(results: list[CheckResult]) -> Iterator[list[str]]:
    for each in results:
        cells = (each.code, each.check.title, each.outcome, each.why, each.wants, each.reference)
        yield [defused(str(cell)) for cell in cells]


def private(response):
    response["Cache-Control"] = "no-store, private"
    return response


class SetAside(OfChecks, FormPage):
    """Says why a check does not apply."""

    power = Can.EDIT
    form_class = SetAsideForm
    model = CheckMark
    submit = "Set the check aside"
    list_route, list_title = "checks", "Statutory checks"

    def come_in(self, request: HttpRequest, *, code: str, **kwargs) -> None:
        super().come_in(request, **kwargs)
        if code not in CHECKS:
            raise Http404("There is no such check.")
        self.check = CHECKS[code]

    def get_title(self) -> str:
        return f"{self.check.code} {self.check.title}: does it not apply?"

    def find_row(self) -> CheckMark:
        self.intro = f"{self.check.asks} You can undo this later."
        return CheckMark(partnership=self.partnership, code=self.check.code)

    def get_form(self, data=None, files=None) -> SetAsideForm:
        return SetAsideForm(data, partnership=self.partnership, plan=self.chosen)

    def store(self, form, formsets: list) -> CheckMark:
        plan = None if form.for_every_plan else self.chosen
        return set_check_aside(
            by=self.request.user,
            partnership=self.partnership,
            code=self.check.code,
            reason=form.cleaned_data["reason"],
            plan=plan,
        )

    def done_url(self, row: CheckMark) -> str:
        return self.list_url() + self.query()

    def saved_words(self, row: CheckMark) -> str:
        return f"{self.check.code} is set aside."


class Unmark(ButtonPage):
    """Lets a check count again."""

    model = CheckMark
    list_route = "checks"

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        event = changes.remove(self.row, by=request.user)
        say_removed(request, event)
        plan = self.row.plan
        return redirect(self.list_url() + (f"?plan={plan.slug}" if plan else ""))

"""The end of a plan's year: what each measure came to, and whether each row is still fit for purpose."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect

from actions.year_end.forms.health import HealthForm
from actions.year_end.queries import checks_of_year
from actions.year_end.services.health import check_row
from actions.year_end.summary import YearEnd, YearRow, year_end
from actions.year_end.tables import HealthTable, OutturnTable
from actions.year_end.years import year_named, years_of_plan
from csp.changes import Stale
from csp.lists import csv_lines
from csp.lists.tables import KitTable
from csp.periods import today
from plans.access import Can
from plans.pages.views.answers import add_problems
from plans.pages.views.base import WorkspacePage

STALE = (
    "Somebody checked row {} a moment ago. Nothing of yours was kept yet: it stands below. "
    "Read what they decided, then save again if yours should stand."
)


class YearPage(WorkspacePage):
    """A page of one year of a plan: ``?year=2016-17``, else the one that runs or ended last."""

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        self.today = today()
        self.year = year_named(self.plan, request.GET.get("year", ""), self.today)

    def year_end(self) -> YearEnd:
        return year_end(self.plan, self.access, self.year, today=self.today)

    def get_context(self, **extra) -> dict:
        years = years_of_plan(self.plan)
        return super().get_context(year=self.year, years=years, running=self.is_running()) | extra

    def is_running(self) -> bool:
        return self.today <= self.year.end

    def as_csv(self, table: KitTable, records: Sequence, name: str) -> StreamingHttpResponse:
        response = StreamingHttpResponse(
            csv_lines(table.csv_rows(records)), content_type="text/csv; charset=utf-8"
        )
        file = f"{self.partnership.slug}-{name}-{self.year.code}.csv"
        response["Content-Disposition"] = f'attachment; filename="{file}"'
        response["Cache-Control"] = "no-store, private"
        return response


class OutturnPage(YearPage):
    """Every measure with what each period gave, what the year came to and how it stands."""

    power = Can.READ_DRAFTS
    template_name = "actions/year_end/outturn.html"

    def get_title(self) -> str:
        return f"Outturn for {self.year}"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse | StreamingHttpResponse:
        found = self.year_end()
        table = OutturnTable(found)
        if request.GET.get("_export") == "csv":
            return self.as_csv(table, found.lines, "outturn")
        return self.page(
            head=table.head_html(lambda **changes: ""),
            rows=table.rows_html(),
            many=len(found.rows),
            unseen=self.plan.actions.count() - len(found.rows),
            asked=any(each.round for each in found.periods),
        )


class HealthCheckPage(YearPage):
    """A card a row: is it still fit for its purpose, and why? What is left alone stays for later."""

    power = Can.REVIEW
    template_name = "actions/year_end/health_check.html"

    def get_title(self) -> str:
        return f"Health check for {self.year}"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse | StreamingHttpResponse:
        forms = self.get_forms(self.year_end().rows)
        if request.GET.get("_export") == "csv":
            return self.as_csv(HealthTable(forms), forms, "health-check")
        return self.show(forms)

    def get_forms(self, rows: Sequence[YearRow], data=None) -> list[HealthForm]:
        checks = {each.action_id: each for each in checks_of_year(self.plan, self.year.code)}
        refs = {each.action.ref: each.action for each in rows}
        return [
            HealthForm(data, row=each, refs=refs, check=checks.get(each.action.pk)) for each in rows
        ]

    def show(self, forms: list[HealthForm], *, status: int = 200) -> HttpResponse:
        left = sum(each.check is None for each in forms)
        return self.page(
            forms=forms, formsets=forms, left=left, done=len(forms) - left, status=status
        )

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        """Store every decision that was made or changed, or none when one is only half made."""
        forms = self.get_forms(self.year_end().rows, request.POST)
        if [form for form in forms if not form.is_valid()]:  # Each is asked, to show every mistake.
            return self.show(forms, status=422)
        wanted = [form for form in forms if form.has_changed() and form.cleaned_data["decision"]]
        if refused := self.store(wanted):
            return self.show(forms, status=refused)
        messages.success(request, checked_rows_sentence(len(wanted)))
        return redirect(f"{self.address('health_check')}?year={self.year.code}")

    def store(self, forms: list[HealthForm]) -> int:
        """Keep all of them or none: 0, or the status with which they are shown again."""
        form = None
        try:
            with transaction.atomic():
                for form in forms:
                    check_row(
                        by=self.request.user,
                        action=form.row.action,
                        year=self.year.code,
                        version=form.cleaned_data["version"] or 0,
                        values=form.values(),
                    )
        except ValidationError as error:
            add_problems(form, error)
            return 422
        except Stale as stale:
            form.took_over(stale.theirs, STALE.format(form.row.action.ref))
            return 409
        return 0


def checked_rows_sentence(many: int) -> str:
    if not many:
        return "Nothing was changed, so there was nothing to keep."
    return f"Kept the check of {many} row{'' if many == 1 else 's'}."

"""Enforcement: what was done by tool and year, the list of uses, and the page of each."""

from __future__ import annotations

from actions.models import EnforcementUse
from actions.work.days import days_words
from actions.work.enforcement import court_sums, duration_words, enforcement_by_year, term_words
from actions.work.filters import EnforcementFilter
from actions.work.forms.enforcement import EnforcementUseForm
from actions.work.queries import orders_running, uses_for_list
from actions.work.services.enforcement import change_use, record_use
from actions.work.tables.work import EnforcementTable
from actions.work.views.work import WORK, WorkList, lines_with_words
from csp.periods import date_words, today
from plans.access import Can
from plans.pages.views.base import AddPage, DetailPage, EditPage, RemovePage, RowPage, WorkspacePage

ENFORCEMENT = "Enforcement"
SOONEST = 50


class Enforcement(WorkspacePage):
    """Each tool and stage by year, and the orders that are running."""

    power = Can.READ_PARTNERS
    title = ENFORCEMENT
    template_name = "actions/work/enforcement.html"

    def above(self) -> tuple[str, str]:
        return (WORK, self.address("work"))

    def get(self, request, *args, **kwargs):
        now = today()
        years, lines = enforcement_by_year(list(uses_for_list(self.partnership)))
        orders = orders_running(self.partnership, now)[:SOONEST]
        running = [(use, term_words(use, now)) for use in orders]
        return self.page(years=years, lines=lines, running=running)


class EnforcementList(WorkList):
    title = "Uses of legal tools"
    table_class = EnforcementTable
    filterset_class = EnforcementFilter
    add_route, add_label = "enforcement_use_add", "Record a use"
    filename = "enforcement"
    empty_title = "No use has been recorded yet"
    empty_text = "Record how often each tool was used, and what a court decided."

    def above(self) -> tuple[str, str]:
        return (ENFORCEMENT, self.address("enforcement"))

    def get_queryset(self):
        return uses_for_list(self.partnership)

    def get_table_kwargs(self) -> dict:
        return super().get_table_kwargs() | {"today": today()}


class EnforcementPages(RowPage):
    model = EnforcementUse
    words = "use of a legal tool"
    list_route, list_title = "enforcement_uses", ENFORCEMENT

    def rows(self):
        return uses_for_list(self.partnership)


class EnforcementDetail(EnforcementPages, DetailPage):
    power = Can.READ_PARTNERS
    template_name = "actions/work/work_detail.html"
    edit_route = "enforcement_use_edit"

    def get(self, request, *args, **kwargs):
        use = self.row_or_404()
        return self.page(title=str(use), facts=enforcement_use_facts(use))


def enforcement_use_facts(use: EnforcementUse) -> list[tuple[str, str]]:
    return lines_with_words(
        ("Tool", use.tool.name),
        ("Legal source", use.tool.law),
        ("Stage", use.get_stage_display()),
        ("Period", days_words(use.start, use.end)),
        ("How many", use.printed),
        ("Case files supported", use.case_files),
        ("Place", use.place),
        ("What happened", use.words),
        ("Order began", use.starts_on and date_words(use.starts_on)),
        ("Term", use.duration_months and duration_words(use.duration_months)),
        ("Order ends", term_words(use, today())),
        ("Court", use.court),
        ("Outcome", use.outcome),
        *court_sums(use),
    )


class EnforcementAdd(EnforcementPages, AddPage):
    title = "Record a use of a legal tool"
    form_class = EnforcementUseForm

    def store(self, form, formsets):
        return record_use(by=self.request.user, partnership=self.partnership, values=form.values())


class EnforcementEdit(EnforcementPages, EditPage):
    form_class = EnforcementUseForm
    remove_route = "enforcement_use_remove"

    def store(self, form, formsets):
        return change_use(
            by=self.request.user, use=self.row, version=form.began_from, values=form.values()
        )


class EnforcementRemove(EnforcementPages, RemovePage):
    text = "Only remove what was recorded by mistake. You can bring it back."

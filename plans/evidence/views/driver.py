"""Other bodies' strategies, with what each puts first."""

from __future__ import annotations

from csp.periods import today
from plans.access import Can
from plans.evidence.drivers import driver_state, shortfalls
from plans.evidence.filters.driver import DriverFilter
from plans.evidence.forms.driver import DriverForm, DriverPriorityRow
from plans.evidence.queries import plans_to_cover
from plans.evidence.tables.driver import DriverTable
from plans.models import Driver
from plans.pages.queries import drivers_for_list
from plans.pages.services import repeating_initial
from plans.pages.views.base import AddPage, DetailPage, EditPage, RemovePage, RowPage
from plans.pages.views.evidence import EvidenceList
from plans.pages.views.rows import repeating


class DriverList(EvidenceList):
    title = "Strategies to have regard to"
    table_class = DriverTable
    filterset_class = DriverFilter
    add_route, add_label = "driver_add", "Add a strategy"
    filename = "strategies"
    empty_title = "No strategies yet"
    empty_text = (
        "Add the police and crime plan, the county agreement and others that your plans must fit."
    )

    def get_queryset(self):
        return drivers_for_list(self.partnership)

    def get_table_kwargs(self) -> dict:
        dates = {"today": today(), "plans": list(plans_to_cover(self.access))}
        return super().get_table_kwargs() | dates


class DriverPages(RowPage):
    model = Driver
    words = "strategy"
    list_route, list_title = "drivers", "Strategies to have regard to"

    def get_formsets(self, data=None) -> list:
        stored = self.row.priorities.all() if self.row.pk else []
        return [
            repeating(
                DriverPriorityRow,
                "priority",
                data,
                repeating_initial(stored, "title", "strapline"),
                title="What it puts first",
                prefix="priorities",
                ordered=True,
            )
        ]


class DriverDetail(DriverPages, DetailPage):
    power = Can.READ
    template_name = "plans/evidence/driver_detail.html"
    edit_route = "driver_edit"

    def get(self, request, *args, **kwargs):
        driver = self.row_or_404()
        state, colour = driver_state(driver, today())
        return self.page(
            title=driver.title,
            driver=driver,
            state=state,
            colour=colour,
            shortfalls=shortfalls(driver, plans_to_cover(self.access)),
            priorities=driver.priorities.all(),
        )


class DriverAdd(DriverPages, AddPage):
    form_class = DriverForm


class DriverEdit(DriverPages, EditPage):
    form_class = DriverForm
    remove_route = "driver_remove"
    strict = True


class DriverRemove(DriverPages, RemovePage):
    text = "What it puts first goes with it. You can bring all of it back."

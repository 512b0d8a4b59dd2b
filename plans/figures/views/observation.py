"""Single figures: the list of an indicator's, and the forms with all that may be said of one."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from csp.periods import today
from plans.access import Can
from plans.figures.filters.indicator import ObservationFilter
from plans.figures.forms.observation import ObservationForm
from plans.figures.queries import figures_for_list
from plans.figures.services.observation import Clash, record_values
from plans.figures.tables.indicator import ObservationTable
from plans.models import Indicator, Observation
from plans.pages.views.base import AddPage, EditPage, RemovePage, RowPage
from plans.pages.views.evidence import EvidenceList

CLASHED = (
    "Somebody else saved a figure for that place and period while you were typing. Yours is not "
    "saved: look at theirs in the list of figures, and correct that one if yours should stand."
)


class OfIndicator:
    """Pages below one indicator, which the address names."""

    @cached_property
    def indicator(self) -> Indicator:
        own = Indicator.objects.filter(partnership=self.partnership)
        return get_object_or_404(
            own.select_related("partnership", "scheme"), pk=self.kwargs["indicator"]
        )

    def come_in(self, request, **kwargs) -> None:
        super().come_in(request, **kwargs)
        _ = self.indicator  # Another partnership's is unknown, so ask before anything else.

    def address(self, route: str, *args) -> str:
        place = [self.indicator.pk] if route.startswith("observation") else []
        return super().address(route, *place, *args)

    def above(self) -> tuple[str, str]:
        if isinstance(self, EvidenceList):
            return (str(self.indicator), self.indicator.get_absolute_url())
        return ("Figures", self.list_url())


class ObservationList(OfIndicator, EvidenceList):
    """Every figure that stands, one a line, with all that is said of it."""

    power = Can.READ_PARTNERS
    table_class = ObservationTable
    filterset_class = ObservationFilter
    add_route, add_label = "observation_add", "Add one figure"
    filename = "figures"
    empty_title = "No figures yet"
    empty_text = "Paste a table on the indicator’s page, or add one figure here."

    @property
    def title(self) -> str:
        return f"Figures of {self.indicator}"

    def get_queryset(self):
        return figures_for_list(self.indicator)


class ObservationPages(OfIndicator, RowPage):
    model = Observation
    words = "figure"
    list_route = "observations"

    def rows(self):
        own = super().rows().filter(indicator=self.indicator, superseded=False)
        return own.select_related("geography", "indicator")

    def done_url(self, row) -> str:
        return self.list_url()


class ObservationForms(ObservationPages):
    """What the pages that add and correct a figure share: both record, so that earlier ones are kept."""

    form_class = ObservationForm

    def get_form(self, data=None, files=None):
        row = self.row if self.row.pk else None
        return ObservationForm(
            data,
            partnership=self.partnership,
            indicator=self.indicator,
            row=row,
            initial={"known_on": today()},
        )

    def store(self, form, formsets) -> Observation:
        record_values(
            by=self.request.user,
            indicator=self.indicator,
            values=[form.given()],
            known_on=form.cleaned_data["known_on"],
        )
        return self.row

    def save(self, form, formsets):
        try:
            return super().save(form, formsets)
        except Clash:
            form.add_error(None, CLASHED)
            return self.form_page(form, formsets, status=409)

    def saved_words(self, row) -> str:
        return "Saved the figure. What was known before is kept among the earlier figures."


class ObservationAdd(ObservationForms, AddPage):
    def find_row(self) -> Observation:
        return Observation(partnership=self.partnership, indicator=self.indicator)


class ObservationEdit(ObservationForms, EditPage):
    title = "Correct a figure"
    remove_route = "observation_remove"


class ObservationRemove(ObservationPages, RemovePage):
    pass

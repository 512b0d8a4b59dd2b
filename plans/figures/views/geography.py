"""Sets of places and the places in them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect

from csp import changes
from csp.lists import csv_lines
from csp.lists.tables import defused
from plans.access import Can
from plans.figures.filters.geography import GeographyFilter
from plans.figures.forms.geography import CodesForm, GeographyForm, GeographySchemeForm, PlaceRow
from plans.figures.queries import (
    codes_of,
    geographies_for_list,
    geography_schemes_for_list,
    places_of,
)
from plans.figures.services.geography import keep_codes
from plans.figures.tables.geography import GeographyTable
from plans.models import Geography, GeographyScheme
from plans.pages.services import repeating_initial
from plans.pages.views.base import (
    AddPage,
    DetailPage,
    EditPage,
    FormPage,
    MovePage,
    RemovePage,
    RowPage,
)
from plans.pages.views.evidence import EvidenceList
from plans.pages.views.rows import repeating

# More places than this have their own pages only: a form of thousands of boxes helps nobody.
MOST_INLINE = 100


class GeographySchemePages(RowPage):
    model = GeographyScheme
    words = "set of places"
    list_route, list_title = "geography_schemes", "Places"

    def get_formsets(self, data=None) -> list:
        stored = list(self.row.places.all()) if self.row.pk else []
        if len(stored) > MOST_INLINE:
            return []
        rows = repeating_initial(stored, "name", "code")
        kwargs = {"title": "The places in it", "prefix": "places", "ordered": True}
        return [repeating(PlaceRow, "place", data, rows, **kwargs)]


class GeographySchemeList(GeographySchemePages):
    power = Can.READ
    title = "Places"
    template_name = "plans/figures/geography_scheme_list.html"

    def above(self) -> tuple[str, str]:
        return ("Evidence", self.address("evidence"))

    def get(self, request, *args, **kwargs):
        return self.page(schemes=geography_schemes_for_list(self.partnership))


class GeographySchemeDetail(GeographySchemePages, DetailPage):
    power = Can.READ
    template_name = "plans/figures/geography_scheme_detail.html"
    edit_route = "geography_scheme_edit"

    def get(self, request, *args, **kwargs):
        scheme = self.row_or_404()
        if request.GET.get("_export") == "csv":
            return codes_csv(scheme)
        return self.page(
            title=scheme.name,
            scheme=scheme,
            places=list(places_of([scheme])),
            codes=codes_of(scheme).count(),
        )


def codes_csv(scheme: GeographyScheme) -> StreamingHttpResponse:
    rows = ([defused(row.code), defused(row.geography.name)] for row in codes_of(scheme))
    response = StreamingHttpResponse(
        csv_lines([["Code", "Place"], *rows]), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{scheme.slug}-codes.csv"'
    return response


class GeographySchemeAdd(GeographySchemePages, AddPage):
    form_class = GeographySchemeForm


class GeographySchemeEdit(GeographySchemePages, EditPage):
    form_class = GeographySchemeForm
    remove_route = "geography_scheme_remove"
    strict = True


class GeographySchemeRemove(GeographySchemePages, RemovePage):
    text = "Its places and the codes in them go with it. You can bring all of it back."


class SchemeMove(GeographySchemePages, MovePage):
    """Before or after the next set of places."""


class CodesEdit(GeographySchemePages, FormPage):
    """The codes of the small areas that lie in each place, all at once."""

    title = "Codes of small areas"
    intro = (
        "Street-level crime files name small areas by code. Say which place each lies in, and the "
        "files are counted by place."
    )

    def find_row(self) -> GeographyScheme:
        return self.row_or_404()

    def get_formsets(self, data=None) -> list:
        return []

    def get_form(self, data=None, files=None) -> CodesForm:
        lines = "\n".join(f"{row.code}, {row.geography.name}" for row in codes_of(self.row))
        return CodesForm(data, initial={"codes": lines}, places=list(places_of([self.row])))

    def store(self, form, formsets) -> GeographyScheme:
        keep_codes(by=self.request.user, scheme=self.row, codes=form.cleaned_data["codes"])
        return self.row


class GeographyPages(RowPage):
    model = Geography
    words = "place"
    list_route, list_title = "geographies", "Every place"


class GeographyList(EvidenceList):
    title = "Every place"
    table_class = GeographyTable
    filterset_class = GeographyFilter
    add_route, add_label = "geography_add", "Add a place"
    filename = "places"
    empty_title = "No places yet"
    empty_text = "Add a set of places first, such as localities, with the places in it."

    def get_queryset(self):
        return geographies_for_list(self.partnership)


class GeographyDetail(GeographyPages, DetailPage):
    power = Can.READ
    template_name = "plans/figures/geography_detail.html"
    edit_route = "geography_edit"

    def rows(self):
        return super().rows().select_related("scheme", "area")

    def get(self, request, *args, **kwargs):
        place = self.row_or_404()
        return self.page(title=place.name, place=place)


class GeographyAdd(GeographyPages, AddPage):
    form_class = GeographyForm


class GeographyEdit(GeographyPages, EditPage):
    form_class = GeographyForm
    remove_route = "geography_remove"


class GeographyRemove(GeographyPages, RemovePage):
    pass


class GeographyMove(GeographyPages, MovePage):
    """Before or after the next place of its set; back to the page of the set."""

    def post(self, request, *args, **kwargs) -> HttpResponse:
        changes.move(self.row, by=request.user, to=self.place(self.row))
        messages.success(request, f"Moved {self.row}.")
        return redirect(self.address("geography_scheme", self.row.scheme_id))

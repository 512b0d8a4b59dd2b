"""A list sorts, filters, pages and downloads the same rows, and shows nobody else's."""

from __future__ import annotations

import csv
import io
from types import SimpleNamespace

import django_filters
import pytest
from django.test import RequestFactory

from csp.lists import ListPage
from csp.lists.filters import ScopedFilterSet, WordsFilter, assert_filtersets_scoped, check_scoped
from csp.lists.tables import KitColumn, KitTable, TagColumn
from plans.models import Organisation
from tests import factories as make


class BodyTable(KitTable):
    name = KitColumn(linkify=lambda record: f"/bodies/{record.pk}/")
    acronym = KitColumn()
    parent = KitColumn(accessor="parent__name")
    state = TagColumn(accessor="version", tags={1: ("New", "green")}, orderable=False)

    def render_acronym(self, value):
        return f"({value})"

    def value_acronym(self, value):
        return value


class BodyFilters(ScopedFilterSet):
    words = WordsFilter(fields=["name", "acronym"])
    parent = django_filters.ModelChoiceFilter(
        queryset=lambda request: Organisation.objects.filter(partnership=request.partnership)
    )


class BodyList(ListPage):
    title = "Bodies"
    table_class = BodyTable
    filterset_class = BodyFilters
    per_page = 2
    empty_title = "No bodies yet"
    empty_text = "Add the police and the council first."

    def get_queryset(self):
        return Organisation.objects.filter(partnership=self.request.partnership).select_related(
            "parent"
        )


@pytest.fixture
def listed(partnership):
    def page(query: str = "", view=BodyList):
        request = RequestFactory().get(f"/bodies/?{query}")
        request.partnership = partnership
        request.user = SimpleNamespace(is_authenticated=False)
        return view.as_view()(request)

    return page


@pytest.fixture
def bodies(partnership):
    names = ["Council", "Ambulance", "Borough"]
    return [make.OrganisationFactory(partnership=partnership, name=name) for name in names]


def cells(response) -> list[list[str]]:
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def names(response) -> list[str]:
    return [row[0] for row in cells(response)[1:]]


def test_sorting_either_way_gives_the_same_rows(listed, bodies):
    upwards = names(listed("_export=csv&sort=name"))
    assert upwards == ["Ambulance", "Borough", "Council"]
    assert names(listed("_export=csv&sort=-name")) == upwards[::-1]


def test_an_unknown_sort_or_page_is_passed_over(listed, bodies):
    assert listed("sort=password&page=lots").status_code == 200
    assert listed("sort=state&page=99").status_code == 200


def test_rows_that_sort_alike_keep_one_order_over_the_pages(listed, bodies):
    seen = b"".join(listed(f"sort=acronym&page={page}").content for page in (1, 2))
    assert [seen.count(f">{body.name}</a>".encode()) for body in bodies] == [1, 1, 1]


def test_filters_narrow_down_and_can_be_cleared(listed, bodies):
    page = listed("words=amb").content.decode()
    assert "1 result with these filters" in page
    assert "Clear filters" in page
    assert "Borough</a>" not in page


def test_nothing_found_says_how_to_see_everything(listed, bodies):
    assert "Nothing matches these filters" in listed("words=zzz").content.decode()


def test_an_empty_list_says_what_to_do_first(listed):
    assert "Add the police and the council first." in listed().content.decode()


def test_sorting_and_paging_keep_the_filters(listed, bodies):
    page = listed("words=o&sort=name&page=1").content.decode()
    assert "?words=o&amp;sort=-name" in page
    assert 'aria-sort="ascending"' in page


def test_a_formula_in_a_name_is_only_text_in_csv(listed, partnership):
    for start in "=+-@\t":
        make.OrganisationFactory(partnership=partnership, name=f"{start}1+1")
    assert all(name.startswith("'") for name in names(listed("_export=csv")))


def test_screen_and_csv_share_one_definition(listed, partnership):
    make.OrganisationFactory(partnership=partnership, name="Harbour & Co", acronym="HC")
    page = listed().content.decode()
    assert "Harbour &amp; Co</a>" in page
    assert "(HC)" in page
    assert ">New</strong>" in page
    assert cells(listed("_export=csv"))[1] == ["Harbour & Co", "HC", "", "New"]


def test_a_script_in_a_name_is_only_text_on_the_page(listed, partnership):
    make.OrganisationFactory(partnership=partnership, name="<script>alert(1)</script>")
    assert b"<script>alert" not in listed().content


def test_neither_rows_nor_choices_of_others_show(listed, bodies, other):
    make.OrganisationFactory(partnership=other, name="Riverside Housing")
    assert b"Riverside" not in listed("sort=-name").content
    assert "Riverside Housing" not in names(listed("_export=csv"))


def test_another_partnerships_number_in_a_filter_finds_nothing_of_theirs(listed, bodies, other):
    theirs = make.OrganisationFactory(partnership=other, name="Riverside Housing")
    assert b"Riverside" not in listed(f"parent={theirs.pk}").content


def test_rows_cost_no_queries_of_their_own(listed, bodies, partnership, django_assert_num_queries):
    make.OrganisationFactory.create_batch(60, partnership=partnership, parent=bodies[0])
    view = type("Long", (BodyList,), {"per_page": 50})
    with django_assert_num_queries(3):
        listed("sort=parent", view)


def test_a_filter_that_offers_everybodys_rows_is_caught():
    class Leaking(django_filters.FilterSet):
        class Meta:
            model = Organisation
            fields = ("parent",)

    with pytest.raises(AssertionError, match="parent"):
        check_scoped(Leaking)


def test_no_filter_of_the_site_offers_everybodys_rows():
    import csp.urls  # noqa: F401 - loads every page and so every filter set

    assert_filtersets_scoped()

"""The pages of an indicator: its table typed or pasted, read, compared, corrected and undone."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from plans.models import Indicator, Observation
from tests import factories as make
from tests.plans.figures.test_figures import TABLES, numbers

KNOWN = {"known_on": "1 May 2010"}


@pytest.fixture
def indicator(partnership, scheme):
    return make.IndicatorFactory(
        partnership=partnership, name="Disorder", slug="disorder", scheme=scheme, unit="incidents"
    )


@pytest.fixture
def signed_in(officer, client_of):
    return client_of(officer)


def address(route: str, indicator: Indicator, *more: int) -> str:
    return reverse(f"workspace:{route}", args=[indicator.partnership.slug, indicator.pk, *more])


def words(response) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", " ", response.content.decode())))


def boxes(response) -> dict:
    """What a browser would send back from the table of boxes."""
    page = response.content.decode()
    found = dict(re.findall(r'name="([vbs]-[^"]+)" value="([^"]*)"', page))
    return found | {"span": re.findall(r'name="span" value="([^"]*)"', page)} | KNOWN


def pasted(name: str = "asb", between: str = "\t") -> str:
    rows = [["Locality", "2006/07", "2007/08", "2008/09", "2009/10"]]
    rows += [
        [f"Locality {at}", *map(str, line)] for at, line in enumerate(numbers(TABLES[name][0]), 1)
    ]
    return "\n".join(between.join(row) for row in rows)


def save(client, indicator, **more):
    preview = client.post(address("indicator_grid", indicator), {"read": "1", **KNOWN, **more})
    assert preview.status_code == 200, words(preview)
    return client.post(address("indicator_grid", indicator), boxes(preview), follow=True)


def box_of(response, label: str) -> str:
    """The name of the box of a place and a period."""
    found = re.search(rf'name="(v-[^"]+)"[^>]*aria-label="{label}"', response.content.decode())
    return found[1]


@pytest.mark.parametrize("way", ["pasted", "file"])
def test_a_table_is_looked_at_saved_and_undone_without_a_script(way, indicator, signed_in):
    file = SimpleUploadedFile("a.csv", pasted(between=",").encode("utf-8-sig"))
    given = {"paste": pasted()} if way == "pasted" else {"file": file}
    preview = signed_in.post(address("indicator_grid", indicator), {"read": "1", **KNOWN, **given})
    assert "Read 5 rows" in words(preview)
    assert not Observation.objects.exists(), "nothing is saved before somebody has looked"
    page = signed_in.post(address("indicator_grid", indicator), boxes(preview), follow=True)
    assert "Saved 20 figures." in words(page)
    assert "Total 4,369 3,712 3,682 3,127 -15.1% Better" in words(page)
    undo = re.search(r'action="([^"]+/undo/\d+/)"', page.content.decode())[1]
    assert "as it was before" in words(signed_in.post(undo, follow=True))
    assert not Observation.objects.filter(superseded=False).exists()


def test_what_cannot_be_read_is_asked_about_and_nothing_is_saved(indicator, signed_in):
    block = pasted().replace("432", "-").replace("666", "lots")
    preview = signed_in.post(
        address("indicator_grid", indicator), {"read": "1", "paste": block, **KNOWN}
    )
    assert "may mean nought or that there is no figure" in words(preview)
    refused = signed_in.post(address("indicator_grid", indicator), boxes(preview))
    assert refused.status_code == 422
    assert 'value="lots"' in refused.content.decode(), "what was typed is still there"
    assert not Observation.objects.exists()


def test_rows_of_unknown_places_are_left_out_until_somebody_says_which(
    indicator, signed_in, scheme
):
    block = pasted().replace("Locality 5", "The moors")
    asked = {"read": "1", "paste": block, **KNOWN}
    preview = signed_in.post(address("indicator_grid", indicator), asked)
    assert "The moors" in words(preview) and "Read 4 rows" in words(preview)
    chosen = {"is-name": "The moors", "is-place": scheme.places.last().pk}
    assert "Read 5 rows" in words(
        signed_in.post(address("indicator_grid", indicator), asked | chosen)
    )


def test_a_typed_figure_a_cleared_one_and_another_period(indicator, signed_in):
    save(signed_in, indicator, paste=pasted())
    grid = signed_in.get(address("indicator_grid", indicator))
    typed = boxes(grid)
    typed[box_of(grid, "Locality 1, 2006/07")] = "over 670 p"
    typed[box_of(grid, "Locality 2, 2006/07")] = ""
    wider = signed_in.post(
        address("indicator_grid", indicator), typed | {"add": "1", "new_period": "2010-11"}
    )
    assert 'value="over 670 p"' in wider.content.decode()
    again = boxes(wider) | {box_of(wider, "Locality 1, 2010/11"): "5"}
    page = signed_in.post(address("indicator_grid", indicator), again, follow=True)
    assert "Saved 3 figures" in words(page)
    now = Observation.objects.filter(superseded=False)
    one = now.get(geography__name="Locality 1", period_code="2006-07")
    assert (one.value, one.qualifier, one.provisional) == (670, "over", True)
    assert not now.filter(geography__name="Locality 2", period_code="2006-07").exists()
    assert now.filter(period_code="2010-11").count() == 1
    assert "Figures that were replaced" in words(page)


def test_two_who_type_at_once_lose_nothing(indicator, signed_in):
    save(signed_in, indicator, paste=pasted())
    grid = signed_in.get(address("indicator_grid", indicator))
    name = box_of(grid, "Locality 1, 2009/10")
    first, second = boxes(grid) | {name: "440"}, boxes(grid) | {name: "450"}
    elsewhere = boxes(grid) | {box_of(grid, "Locality 2, 2009/10"): "238"}
    signed_in.post(address("indicator_grid", indicator), first)
    assert signed_in.post(address("indicator_grid", indicator), elsewhere).status_code == 302
    conflict = signed_in.post(address("indicator_grid", indicator), second)
    assert conflict.status_code == 409
    assert "Somebody else saved 440 here" in words(conflict)
    assert 'value="450"' in conflict.content.decode()
    now = Observation.objects.filter(superseded=False, period_code="2009-10")
    assert now.get(geography__name="Locality 1").value == 440
    signed_in.post(address("indicator_grid", indicator), boxes(conflict))
    assert now.get(geography__name="Locality 1").value == 450


def test_the_page_compares_as_asked_and_gives_its_tables_as_csv(indicator, signed_in):
    save(signed_in, indicator, paste=pasted())
    page = address("indicator", indicator)
    assert "-28.4%" in words(signed_in.get(f"{page}?against=base:2006-07"))
    for strange in ("base:nonsense", "place:99999999999999999999999", "what"):
        assert signed_in.get(page, {"against": strange}).status_code == 200
    table = b"".join(signed_in.get(f"{page}?_export=csv").streaming_content).decode()
    assert "Total,4369,3712,3682,3127,-15.1%" in table
    assert signed_in.get(f"{page}?_export=nothing").status_code == 404
    for chart in ("trend", "places", "years"):
        rows = b"".join(signed_in.get(f"{page}?_export={chart}").streaming_content)
        assert b"3127" in rows or b"432" in rows
    # What comes out goes in again.
    table = table.removeprefix("\ufeff")
    preview = signed_in.post(
        address("indicator_grid", indicator), {"read": "1", "paste": table, **KNOWN}
    )
    page = signed_in.post(address("indicator_grid", indicator), boxes(preview), follow=True)
    assert "Nothing was different" in words(page)


def test_colleagues_read_small_numbers_and_other_readers_do_not(
    indicator, signed_in, viewer, client_of
):
    Indicator.objects.update(period_kind="calendar-year")
    block = re.sub(r"(\d{4})/\d\d", r"\1", pasted("ksi"))
    save(signed_in, indicator, paste=block)
    page, listed = (
        address("indicator", indicator),
        reverse("workspace:indicators", args=["moorland"]),
    )
    assert re.search(
        r"Locality 4 4 kept back in public 6 8 3 kept back in public", words(signed_in.get(page))
    )
    reader = client_of(viewer)
    shown = words(reader.get(page))
    assert "Locality 4 kept back 6 8 kept back" in shown
    for name in ("csv", "places", "years"):
        rows = b"".join(reader.get(f"{page}?_export={name}").streaming_content).decode()
        assert "kept back" in rows or "withheld" in rows
        assert not re.search(r"Locality 4,(4|.*,3\b)", rows)
    assert "48" in words(reader.get(listed))
    assert reader.get(address("observations", indicator)).status_code == 403


def test_a_printed_total_is_typed_and_flagged_on_the_page(indicator, signed_in):
    save(signed_in, indicator, paste=pasted())
    rows = {"totals-TOTAL_FORMS": 1, "totals-INITIAL_FORMS": 0, "totals-0-period": "2009/10"}
    said = {"totals-0-value": "3,135", "totals-0-where": "Page 14", "totals-0-change": "-15%"}
    page = signed_in.post(address("indicator_totals", indicator), rows | said, follow=True)
    assert "Page 14 says 3,135 for 2009/10; the figures come to 3,127 (-8)." in words(page)
    assert 'data-code="sum-mismatch"' in page.content.decode()
    wrong = signed_in.post(
        address("indicator_totals", indicator),
        rows | {"totals-0-value": "many", **said} | {"totals-0-period": "soon"},
    )
    assert wrong.status_code == 422


def test_an_indicator_and_its_breaks_are_added_changed_removed_and_brought_back(
    partnership,
    scheme,
    signed_in,
):
    values = {
        "name": "All burglary",
        "polarity": "down",
        "period_kind": "month",
        "unit": "offences",
    }
    breaks = {"breaks-TOTAL_FORMS": 1, "breaks-INITIAL_FORMS": 0, "breaks-0-kind": "recording"}
    said = {"breaks-0-began_on": "1 April 2010", "breaks-0-words": "Homes counted by the door"}
    place = reverse("workspace:indicator_add", args=["moorland"])
    page = signed_in.post(place, values | breaks | said | {"scheme": scheme.pk}, follow=True)
    made = Indicator.objects.get()
    assert made.slug == "all-burglary"
    assert "Homes counted by the door" in words(page)
    unsaid = signed_in.post(place, values | breaks | said | {"exempt": "on", "slug": "other"})
    assert unsaid.status_code == 422 and "Say why its small numbers may be shown" in words(unsaid)
    signed_in.post(address("indicator_remove", made))
    assert not Indicator.objects.exists()
    event = signed_in.get(reverse("workspace:events", args=["moorland"]))
    number = re.search(r"/history/(\d+)/", event.content.decode())[1]
    signed_in.post(reverse("workspace:undo", args=[number]))
    assert Indicator.objects.get().breaks.count() == 1


def test_one_figure_is_corrected_with_all_that_is_said_of_it(indicator, signed_in):
    save(signed_in, indicator, paste=pasted())
    row = Observation.objects.get(geography__name="Locality 1", period_code="2009-10")
    page = address("observation_edit", indicator, row.pk)
    form = signed_in.get(page)
    seen = re.search(r'name="seen"[^>]* value="([^"]+)"', form.content.decode())[1]
    answers = {"figure": "about 440", "note": "Two months were late", "seen": seen} | KNOWN
    assert signed_in.post(page, answers).status_code == 302
    now = Observation.objects.get(geography=row.geography, period_code="2009-10", superseded=False)
    assert (now.value, now.qualifier, now.note) == (440, "about", "Two months were late")
    assert signed_in.post(page, answers | {"figure": "441"}).status_code == 404, "it was replaced"
    add = address("observation_add", indicator)
    second = {"geography": row.geography.pk, "period": "2009/10", "figure": "9", "seen": ""} | KNOWN
    assert signed_in.post(add, second).status_code == 409, "there is one already"


def test_the_codes_of_small_areas_are_set_together_and_come_out_as_csv(scheme, signed_in):
    page = reverse("workspace:geography_scheme_codes", args=["moorland", scheme.pk])
    codes = "E01029785, Locality 1\nE01029786\tlocality 2"
    assert signed_in.post(page, {"codes": codes}).status_code == 302
    place = scheme.get_absolute_url()
    rows = b"".join(signed_in.get(f"{place}?_export=csv").streaming_content).decode()
    assert rows.splitlines()[1:] == ["E01029785,Locality 1", "E01029786,Locality 2"]
    for wrong in ("E01029785, Nowhere", "E01029785, Locality 1\nE01029785, Locality 2"):
        assert signed_in.post(page, {"codes": wrong}).status_code == 422
    assert scheme.codes.count() == 2


def test_the_home_of_the_evidence_says_what_to_do_first(partnership, signed_in):
    home = reverse("workspace:evidence", args=["moorland"])
    assert "Begin with your places" in words(signed_in.get(home))
    place = make.GeographyFactory(partnership=partnership)
    assert "Then what you count" in words(signed_in.get(home))
    make.IndicatorFactory(partnership=partnership, scheme=place.scheme)
    assert "1 indicator has no figures yet" in words(signed_in.get(home))


def test_a_partnership_sets_below_which_number_it_keeps_counts_back(
    partnership, indicator, signed_in
):
    save(signed_in, indicator, paste=pasted())
    page = reverse("workspace:small_numbers", args=["moorland"])
    answers = {"small_number_threshold": "300", "version": partnership.version}
    assert "a few people" in words(signed_in.get(page))
    assert signed_in.post(page, answers).status_code == 422, "100 is the most"
    answers["small_number_threshold"] = "100"
    assert signed_in.post(page, answers).status_code == 302
    assert "Numbers below 100 are kept back" in words(
        signed_in.get(address("indicator", indicator))
    )


def test_changes_without_counts_are_typed_with_their_sign_and_what_they_are_against(
    partnership, signed_in
):
    place = make.GeographyFactory(partnership=partnership, name="Our district")
    indicator = make.IndicatorFactory(
        partnership=partnership, scheme=place.scheme, percent_only=True, period_kind="year-to-date"
    )
    grid = {"paste": "Area\tApril 2017 to January 2018\nOur district\t+20.4%", "read": "1"}
    preview = signed_in.post(address("indicator_grid", indicator), grid | KNOWN)
    answers = boxes(preview) | {"basis": "the same ten months of 2016/17"}
    page = signed_in.post(address("indicator_grid", indicator), answers, follow=True)
    assert "Our district +20.4%" in words(page)
    assert 'data-code="no-count"' in page.content.decode()
    assert "period-mismatch" not in page.content.decode(), "ten months beside ten"
    assert Observation.objects.get().change_basis == "the same ten months of 2016/17"
    unsigned = boxes(preview) | {box_of(preview, "Our district, April 2017 to January 2018"): "346"}
    refused = signed_in.post(address("indicator_grid", indicator), unsigned)
    assert "Write it with its sign" in words(refused)

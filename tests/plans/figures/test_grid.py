"""What is pasted from a spreadsheet arrives as it was, or is asked about."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.figures.paste import read_block
from plans.figures.spans import read_span
from plans.figures.typed import parse_typed_figure, typed_words
from plans.models import Geography, Indicator, Observation

PLACES = [Geography(pk=number, name=f"Locality {number}") for number in range(1, 6)]
YEARS = st.lists(st.integers(1990, 2030), min_size=1, max_size=6, unique=True)
HEADS = ["{0}/{1:02}", "{0}-{1:02}", "{0}", "{0} to {2}", "{0}/{2}"]


def headed(shape: str, year: int) -> str:
    return shape.format(year, (year + 1) % 100, year + 1)


@given(YEARS, st.data())
def test_a_pasted_block_comes_back_cell_for_cell(years, data):
    shape = data.draw(st.sampled_from(HEADS))
    places = data.draw(st.lists(st.sampled_from(PLACES), min_size=1, unique_by=lambda p: p.pk))
    numbers = [[data.draw(st.integers(0, 99_999)) for _ in years] for _ in places]
    rows = [["Locality", *(headed(shape, year) for year in years)]]
    rows += [
        [str(place), *(f"{number:,}" for number in line)]
        for place, line in zip(places, numbers, strict=True)
    ]
    turned = data.draw(st.booleans())
    if turned:
        rows = [list(line) for line in zip(*rows, strict=True)]
    block = "\n".join("\t".join(line) for line in rows)
    typed = read_block(block, "financial-year", PLACES).typed()
    indicator = Indicator(unit="incidents")
    read = {key: parse_typed_figure(words, indicator)["value"] for key, words in typed.items()}
    assert read == {
        (place.pk, read_span(headed(shape, year), "financial-year")): Decimal(number)
        for place, line in zip(places, numbers, strict=True)
        for year, number in zip(years, line, strict=True)
    }


@given(
    st.decimals(0, 10**9, places=4),
    st.sampled_from(["exact", "over", "under", "about"]),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "2009"]),
)
def test_a_figure_in_its_box_reads_as_itself(value, qualifier, approximate, provisional, since):
    said = {"qualifier": qualifier, "approximate": approximate, "provisional": provisional}
    figure = Observation(value=value, since=since, **said)
    read = parse_typed_figure(typed_words(Indicator(), figure), Indicator())
    assert read["value"] == value
    assert {name: read[name] for name in said} == said
    assert read["since"] == since


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("over 70", {"value": 70, "qualifier": "over"}),
        ("3*", {"value": 3, "note": "Marked * where it was printed"}),
        ("1,346 (provisional)", {"value": 1346, "provisional": True}),
        ("n/a", {"missing_because": "Not available"}),
        ("not available until June", {"missing_because": "until June"}),
        ("*", {"qualifier": "suppressed"}),
    ],
)
def test_what_people_type_is_understood(words, said):
    read = parse_typed_figure(words, Indicator())
    assert {name: read.get(name) for name in said} == said


@pytest.mark.parametrize("words", ["-", "–", "TBC", "12 or 13", "+20.4%", "1.23456", "9" * 14])
def test_what_cannot_be_told_is_asked_about_and_never_taken_for_nought(words):
    with pytest.raises(ValueError, match="“") as caught:
        parse_typed_figure(words, Indicator())
    assert str(caught.value).endswith(".")


def test_rows_are_matched_by_best_guess_and_numbers_are_not_guessed():
    block = "Area,2006,2007,Change\nlocalty 1,1,2,+100%\nLocality 9,3,4,x\nTotal,4,7,x\n"
    found = read_block(block, "financial-year", PLACES)
    assert [(row.words, str(row.place)) for row in found.matched] == [("localty 1", "Locality 1")]
    assert [row.words for row in found.unmatched] == ["Locality 9"]
    assert [row.words for row in found.totals] == ["Total"]
    assert found.left_out == ("Change",)
    chosen = {"Locality 9": PLACES[3]}
    again = read_block(block, "financial-year", PLACES, chosen=chosen)
    assert again.typed()[4, read_span("2007/08", "financial-year")] == "4"


def test_a_list_of_figures_is_read_like_a_table():
    block = "Place;Period;Value\nLocality 1;2006/07;666\nLocality 2;2006/07;385\n"
    typed = read_block(block, "financial-year", PLACES).typed()
    assert typed == {
        (1, read_span("2006/07", "financial-year")): "666",
        (2, read_span("2006/07", "financial-year")): "385",
    }


def test_a_table_that_no_page_could_hold_is_refused_with_what_to_do():
    many = [Geography(pk=number, name=f"Area {number}") for number in range(400)]
    block = "Area\t2006\t2007\t2008\nArea 1\t1\t2\t3"
    with pytest.raises(ValueError, match="1,200 boxes"):
        read_block(block, "financial-year", many)


@pytest.mark.parametrize("block", ["", "   \n", "Locality 1\t666", "a,b\nc,d"])
def test_a_block_without_periods_says_what_to_paste(block):
    with pytest.raises(ValueError, match=r"[Pp]aste"):
        read_block(block, "financial-year", PLACES)


@pytest.mark.parametrize(
    ("words", "kind", "code"),
    [
        ("2006", "calendar-year", "2006"),
        ("Q1 2016/17", "quarter", "2016-17Q1"),
        ("2016-17Q1", "quarter", "2016-17Q1"),
        ("Apr 2016", "month", "2016M04"),
        ("2016-04", "month", "2016M04"),
        ("April 2017 to January 2018", "year-to-date", "2017-04-01/2018-01-31"),
        ("As at 20 February 2018", "as-at", "2018-02-20/2018-02-20"),
    ],
)
def test_periods_are_read_in_the_forms_that_people_use(words, kind, code):
    span = read_span(words, kind)
    assert span.code == code
    assert read_span(span.words, kind) == span, "what is printed is understood again"


@pytest.mark.parametrize(("words", "kind"), [("2006/07", "calendar-year"), ("2016", "month")])
def test_a_period_of_another_kind_is_refused_with_an_example(words, kind):
    with pytest.raises(ValueError, match="Write it as"):
        read_span(words, kind)

"""Totals and changes are worked out from the figures, to the number that people get by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from plans.figures.changes import Against, verdict
from plans.figures.charts import charts_of, figure_spark
from plans.figures.checks import disagreements, linked_warnings, months_said, same_months
from plans.figures.services.observation import (
    Clash,
    GivenFigure,
    figure_stamp,
    record_values,
    take_back_figures,
)
from plans.figures.spans import Span, read_span
from plans.figures.table import FigureTable, figure_table, figure_tables_by_indicator
from plans.models import Observation
from tests import factories as make

TODAY = date(2011, 1, 10)
# Six tables of five localities over four years, with the totals of the years and the last change.
TABLES = {
    "asb": (
        "666,596,496,432 385,276,304,237 1346,1080,1196,925 971,921,964,763 1001,839,722,770",
        [4369, 3712, 3682, 3127],
        "-15.1%",
    ),
    "violent": (
        "273,194,223,208 134,111,106,92 474,332,393,321 260,214,237,206 268,209,215,220",
        [1409, 1060, 1174, 1047],
        "-10.8%",
    ),
    "acquisitive": (
        "218,180,172,179 161,151,163,140 503,367,402,375 154,158,176,194 227,255,305,197",
        [1263, 1111, 1218, 1085],
        "-10.9%",
    ),
    "burglary": (
        "51,39,37,47 26,40,30,38 159,83,98,128 48,47,64,84 56,81,128,92",
        [340, 290, 357, 389],
        "+9.0%",
    ),
    "vehicle": (
        "133,126,122,131 116,108,130,95 247,271,294,237 65,96,100,95 122,157,173,96",
        [683, 758, 819, 654],
        "-20.1%",
    ),
    "ksi": (
        "13,12,7,9 7,9,5,6 22,16,15,15 4,6,8,3 24,13,19,15",
        [70, 56, 54, 48],
        "-11.1%",
    ),
}


def numbers(words: str) -> list[list[int]]:
    return [[int(each) for each in line.split(",")] for line in words.split()]


@pytest.fixture
def filled(partnership, scheme, officer):
    """``filled("ksi", 2006, period_kind="calendar-year")``: an indicator with one of the tables."""

    def fill(name: str, first: int = 2006, **values):
        indicator = make.IndicatorFactory(
            partnership=partnership, name=name, slug=name, scheme=scheme, **values
        )
        record_values(by=officer, indicator=indicator, values=given(indicator, scheme, name, first))
        return indicator

    return fill


def given(indicator, scheme, name: str, first: int) -> list[GivenFigure]:
    return [
        GivenFigure(
            geography=place,
            span=read_span(str(first + column), indicator.period_kind),
            value=Decimal(value),
            approximate=True,
        )
        for place, line in zip(scheme.places.all(), numbers(TABLES[name][0]), strict=True)
        for column, value in enumerate(line)
    ]


def totals(table: FigureTable) -> list[int]:
    return [int(cell.value) for cell in table.total.cells]


@pytest.mark.parametrize("name", TABLES)
def test_totals_and_changes_are_those_of_the_paper_worked_out_by_hand(name, filled, scheme):
    kind = "calendar-year" if name == "ksi" else "financial-year"
    table = figure_table(filled(name, period_kind=kind), scheme, today=TODAY)
    assert totals(table) == TABLES[name][1]
    assert table.total.change.percent == TABLES[name][2]
    words = ["2006", "2009"] if name == "ksi" else ["2006/07", "2009/10"]
    assert [table.spans[0].words, table.spans[-1].words] == words
    assert all(cell.approximate for cell in table.total.cells)


def one(filled, name: str = "asb", **values):
    indicator = filled(name, **values)
    return indicator, indicator.scheme.places.first()


def correct(officer, indicator, place, value: int, year: str = "2009/10", **said):
    span = read_span(year, "financial-year")
    figure = GivenFigure(geography=place, span=span, value=Decimal(value), **said)
    return record_values(by=officer, indicator=indicator, values=[figure])


def test_a_correction_keeps_what_was_known_before_and_is_undone_as_one_step(filled, officer):
    indicator, place = one(filled)
    event = correct(officer, indicator, place, 440)
    rows = Observation.objects.filter(indicator=indicator, geography=place, period_code="2009-10")
    assert {(int(row.value), row.superseded) for row in rows} == {(432, True), (440, False)}
    assert correct(officer, indicator, place, 440) is None, "the same again changes nothing"
    take_back_figures(by=officer, indicator=indicator, event=event)
    assert rows.get(superseded=False).value == 432
    with pytest.raises(ValidationError):
        take_back_figures(by=officer, indicator=indicator, event=event)
    assert rows.get(superseded=False).value == 432


def test_who_saves_second_is_told_and_overwrites_nothing(filled, officer):
    indicator, place = one(filled)
    seen = figure_stamp(indicator.observations.get(geography=place, period_code="2009-10"))
    correct(officer, indicator, place, 440, seen=seen)
    with pytest.raises(Clash) as caught:
        correct(officer, indicator, place, 450, seen=seen)
    [(given, theirs)] = caught.value.clashes
    assert (given.value, theirs.value) == (450, 440)
    assert correct(officer, indicator, place, 440, seen=seen) is None, "both wrote the same"
    assert not indicator.observations.filter(value=450).exists()


def test_an_impossible_figure_stores_none_of_its_table(filled, scheme, officer):
    indicator, place = one(filled)
    span = read_span("2010/11", "financial-year")
    good = GivenFigure(geography=scheme.places.last(), span=span, value=Decimal(3))
    bad = GivenFigure(geography=place, span=span, value=Decimal(3), missing_because="Lost")
    with pytest.raises(ValidationError, match="Locality 1, 2010/11"):
        record_values(by=officer, indicator=indicator, values=[good, bad])
    assert not indicator.observations.filter(period_code="2010-11").exists()


def test_what_a_paper_prints_is_flagged_with_the_difference_and_corrected_by_nobody(
    filled, scheme, partnership, priority
):
    indicator, _ = one(filled)
    printed = {"period_code": "2009-10", "start": date(2009, 4, 1), "end": date(2010, 3, 31)}
    of = {"partnership": partnership, "indicator": indicator, "scheme": scheme}
    make.PrintedTotalFactory(**of, **printed, value=3135, change=-15, where="The narrative")
    make.PrintedTotalFactory(**of, **printed, value=3127, change=-18, where="A summary")
    said = [each.words for each in disagreements(figure_table(indicator, scheme, today=TODAY))]
    assert said == [
        "The narrative says 3,135 for 2009/10; the figures come to 3,127 (-8).",
        "A summary says -18% for 2009/10; the figures come to -15.1%.",
    ]
    make.PriorityEvidenceFactory(priority=priority, indicator=indicator)
    codes = [each.code for each in linked_warnings(priority.plan, today=TODAY)]
    assert codes == ["sum-mismatch", "sum-mismatch"]


def test_the_public_reads_no_small_number_nor_what_gives_one_away(filled, scheme, partnership):
    indicator = filled("ksi", period_kind="calendar-year", polarity="down")
    table = figure_table(indicator, scheme, today=TODAY)
    own = {line.name: line for line in table.lines}
    assert own["Locality 4"].cells[-1].words == "3", "colleagues read the number itself"
    public = table.public()
    words = list(table.grid(public=True))
    assert words[4] == ["Locality 4", "kept back", "6", "8", "kept back", "n/a"]
    assert words[-1][:5] == ["Total", "70", "56", "54", "48"]
    for column in (0, 3):
        back = [line.name for line in public.lines if line.cells[column].hidden]
        assert len(back) == 2, "one more, or the total would give it away"
    held = [cell for line in public.every_line for cell in line.cells]
    assert not [cell for cell in held if cell.hidden and (cell.value or cell.figure)]
    indicator.exempt, indicator.exempt_reason = True, "Published by the police"
    assert figure_table(indicator, scheme, today=TODAY).kept_back == 0
    indicator.exempt = False
    partnership.small_number_threshold = 0
    indicator.partnership = partnership
    assert figure_table(indicator, scheme, today=TODAY).kept_back == 0


def test_noughts_are_kept_back_where_the_partnership_says_so(partnership, officer):
    partnership.hides_zero = True
    partnership.save()
    place = make.GeographyFactory(partnership=partnership)
    indicator = make.IndicatorFactory(partnership=partnership, scheme=place.scheme)
    correct(officer, indicator, place, 0)
    [_, line] = figure_table(indicator, place.scheme, today=TODAY).grid(public=True)
    assert line[1] == "fewer than 5"


def test_changes_are_against_what_was_chosen_or_say_why_there_is_none(filled, scheme, officer):
    indicator, place = one(filled)

    def total(against=None, today=TODAY):
        return figure_table(indicator, scheme, today=today, against=against).total.change

    base = read_span("2006/07", "financial-year")
    assert total(Against("base", base)).percent == "-28.4%"
    assert total(Against("previous")).percent == "-15.1%"
    assert total(Against("base", read_span("2001/02", "financial-year"))).words == "n/a"
    early = total(today=date(2010, 1, 15))
    assert early.words == "n/a" and "February" in early.why_not, "the year is not over"
    make.BreakFactory(
        partnership=indicator.partnership,
        indicator=indicator,
        began_on=date(2009, 4, 1),
        words="a new system",
    )
    assert "1 April 2009: a new system" in total().why_not
    table = figure_table(indicator, scheme, today=TODAY)
    assert "do not compare" in charts_of(table)[0].summary
    assert figure_spark(table) is None, "one figure since the new system has no shape"
    indicator.breaks.update(kind="caveat")
    table = figure_table(indicator, scheme, today=TODAY)
    assert table.total.change.percent == "-15.1%"
    assert "Fell from" in charts_of(table)[0].summary, "a warning parts no line"
    assert len(figure_spark(table).series.known) == 4
    indicator.breaks.all().delete()
    correct(officer, indicator, place, 0, "2008/09")
    table = figure_table(indicator, scheme, today=TODAY)
    assert table.lines[0].change.words == "n/a (+432)", "no percentage of nought"
    assert verdict(table, table.lines[0].change) == "worse"
    indicator.polarity = "neutral"
    assert verdict(table, table.lines[0].change) == "neither better nor worse"


def test_a_comparator_is_set_beside_and_never_summed(filled, scheme, partnership, officer):
    indicator, _ = one(filled)
    others = make.GeographySchemeFactory(partnership=partnership, kind="comparator")
    place = make.GeographyFactory(partnership=partnership, scheme=others, name="Next door")
    correct(officer, indicator, place, 2000)
    table = figure_table(
        indicator, scheme, today=TODAY, against=Against("place", place=place.pk, words="Next door")
    )
    assert totals(table)[-1] == 3127
    assert [line.name for line in table.others] == ["Next door"]
    assert table.total.change.percent == "+56.4%"


def test_changes_without_counts_and_other_months_are_pointed_out(partnership, officer, priority):
    place = make.GeographyFactory(partnership=partnership, name="Our area")
    indicator = make.IndicatorFactory(
        partnership=partnership, scheme=place.scheme, percent_only=True, period_kind="year-to-date"
    )
    span = read_span("April 2017 to January 2018", "year-to-date")
    basis = "the first three quarters of 2016/17"
    given = GivenFigure(geography=place, span=span, change=Decimal("20.4"), change_basis=basis)
    record_values(by=officer, indicator=indicator, values=[given])
    table = figure_table(indicator, place.scheme, today=date(2018, 5, 1))
    assert table.lines[0].cells[0].words == "+20.4%"
    make.PriorityEvidenceFactory(priority=priority, indicator=indicator)
    found = {each.code: each.message for each in linked_warnings(priority.plan, today=TODAY)}
    assert set(found) == {"no-count", "period-mismatch"}
    assert "10 months" in found["period-mismatch"] and "9 months" in found["period-mismatch"]
    quarters = Span(date(2017, 4, 1), date(2017, 12, 31))
    assert "April to December 2017" in same_months([("Theft", span), ("Burglary", quarters)])
    assert same_months([("Theft", span), ("Burglary", span)]) == ""
    assert months_said("the same ten months") == 10


def test_many_tables_are_the_same_as_one_at_a_time(filled, scheme, django_assert_num_queries):
    indicators = [filled(name) for name in ("asb", "violent", "burglary")]
    with django_assert_num_queries(4):
        tables = figure_tables_by_indicator(indicators, today=TODAY)
    for each in indicators:
        assert list(tables[each.pk].grid()) == list(figure_table(each, scheme, today=TODAY).grid())

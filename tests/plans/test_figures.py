"""Totals and changes are worked out from the figures, to the number that people get by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from plans.figures import FigureTable, table_of
from plans.services.observation import Given, record_values
from plans.spans import read_span
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
def scheme(partnership):
    made = make.GeographySchemeFactory(partnership=partnership, name="Localities", slug="l")
    for number in range(1, 6):
        make.GeographyFactory(
            partnership=partnership, scheme=made, name=f"Locality {number}", position=number
        )
    return made


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


def given(indicator, scheme, name: str, first: int) -> list[Given]:
    return [
        Given(
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
    table = table_of(filled(name, period_kind=kind), scheme, today=TODAY)
    assert totals(table) == TABLES[name][1]
    assert table.total.change.percent == TABLES[name][2]
    words = ["2006", "2009"] if name == "ksi" else ["2006/07", "2009/10"]
    assert [table.spans[0].words, table.spans[-1].words] == words
    assert all(cell.approximate for cell in table.total.cells)

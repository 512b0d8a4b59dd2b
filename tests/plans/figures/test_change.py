"""Change as it is printed: same months, sign, small bases, and what is good."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from csp.periods import Month, month_of
from plans.figures.change import (
    ChangePolarity,
    PeriodFigure,
    Verdict,
    compare_figures,
    judge,
    percent_words,
)


def year(value, first=2008, **more) -> PeriodFigure:
    count = None if value is None else Decimal(value)
    return PeriodFigure(count, date(first, 4, 1), date(first + 1, 3, 31), **more)


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        (3127, 3682, "-15.1%"),
        (389, 357, "+9.0%"),
        (41, 24, "+70.8% (+17)"),
        (48, 54, "-11.1%"),
        (60, 60, "0.0%"),
        (5, 0, "n/a (+5)"),
        (0, 12, "-100.0% (-12)"),
        (None, 12, "n/a"),
    ],
)
def test_what_is_printed(now, then, words):
    assert compare_figures(year(now, 2009), year(then, 2008)).words == words


def test_ten_months_are_not_set_against_three_quarters():
    ten = PeriodFigure(Decimal(500), date(2017, 4, 1), date(2018, 1, 31))
    nine = PeriodFigure(Decimal(400), date(2016, 4, 1), date(2016, 12, 31))
    change = compare_figures(ten, nine)
    assert change.words == "n/a"
    assert "10 months" in change.why_not and "9 months" in change.why_not


def test_a_month_without_data_is_named():
    months = frozenset(Month(2016, number) for number in (4, 6))
    now = PeriodFigure(Decimal(90), date(2017, 4, 1), date(2017, 6, 30))
    then = PeriodFigure(Decimal(60), date(2016, 4, 1), date(2016, 6, 30), months=months)
    assert compare_figures(now, then).why_not == (
        "There is no data for May 2016, so the two do not cover the same months."
    )


def test_the_same_months_missing_in_both_years_can_be_compared():
    months = {number: {Month(number, 4), Month(number, 6)} for number in (2016, 2017)}
    now, then = (
        PeriodFigure(Decimal(value), date(y, 4, 1), date(y, 6, 30), months=frozenset(months[y]))
        for y, value in ((2017, 90), (2016, 60))
    )
    assert compare_figures(now, then).words == "+50.0%"


def test_a_change_from_a_number_too_small_to_print_is_not_printed_either():
    change = compare_figures(year(6, 2009), year(3, 2008, suppressed=True))
    assert (change.words, change.count) == ("n/a", "n/a")


@pytest.mark.parametrize(
    ("difference", "polarity", "verdict"),
    [
        (5, ChangePolarity.DOWN, Verdict.WORSE),
        (5, ChangePolarity.UP, Verdict.BETTER),
        (-5, ChangePolarity.DOWN, Verdict.BETTER),
        (5, ChangePolarity.NEUTRAL, Verdict.NEITHER),
        (0, ChangePolarity.DOWN, Verdict.SAME),
        (None, ChangePolarity.DOWN, Verdict.UNKNOWN),
    ],
)
def test_polarity_and_not_the_sign_decides(difference, polarity, verdict):
    assert judge(difference, polarity) == verdict


def test_halves_are_rounded_away_from_nought():
    assert percent_words(Decimal("-0.05")) == "-0.1%"
    assert percent_words(Decimal("0.04")) == "0.0%"


def test_a_leap_day_belongs_to_its_month():
    leap = PeriodFigure(Decimal(10), date(2016, 2, 1), date(2016, 2, 29))
    plain = PeriodFigure(Decimal(8), date(2015, 2, 1), date(2015, 2, 28))
    assert compare_figures(leap, plain).percent == "+25.0%"
    assert leap.covered == {month_of(date(2016, 2, 29))}

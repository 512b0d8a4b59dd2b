"""Years, quarters and printed dates mean the days that a partnership means by them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csp.periods import (
    CalendarYear,
    FinancialYear,
    Month,
    Quarter,
    date_words,
    financial_year_of,
    month_of,
    overlaps,
    parse_code,
    parse_date,
    parse_printed,
    parse_year,
    plan_words,
    quarter_of,
    range_words,
    today,
)
from tests.examples import examples

moderate = settings(max_examples=examples(150))
days = st.dates(date(1970, 1, 1), date(2069, 12, 31))
months = st.integers(1, 12)


def test_a_quarter_is_printed_with_its_months():
    assert str(Quarter(2016, 1)) == "Quarter 1 (April to June 2016)"
    assert str(Quarter(2016, 4)) == "Quarter 4 (January to March 2017)"


def test_a_quarter_knows_its_days():
    quarter = Quarter(2015, 4)
    assert (quarter.start, quarter.end) == (date(2016, 1, 1), date(2016, 3, 31))
    assert quarter.contains(date(2016, 2, 29))
    assert not quarter.contains(date(2016, 4, 1))


def test_a_quarter_that_spans_new_year_prints_both_years():
    assert str(Quarter(2016, 1, start_month=12)) == "Quarter 1 (December 2016 to February 2017)"


@pytest.mark.parametrize(
    ("period", "code", "words"),
    [
        (FinancialYear(2016), "2016-17", "2016/17"),
        (FinancialYear(1999), "1999-00", "1999/00"),
        (Quarter(2016, 1), "2016-17Q1", "Quarter 1 (April to June 2016)"),
        (Month(2016, 4), "2016M04", "April 2016"),
        (CalendarYear(2018), "2018", "2018"),
    ],
)
def test_codes_and_words(period, code, words):
    assert (period.code, str(period)) == (code, words)
    assert parse_code(code) == period


@moderate
@given(days, months)
def test_every_day_lies_in_its_own_quarter_and_year(day, start_month):
    quarter, year = quarter_of(day, start_month), financial_year_of(day, start_month)
    assert quarter.contains(day)
    assert quarter in year.quarters
    assert year.contains(day)


@moderate
@given(days, months)
def test_periods_follow_each_other_without_a_gap(day, start_month):
    for period in (
        quarter_of(day, start_month),
        financial_year_of(day, start_month),
        month_of(day),
        CalendarYear(day.year),
    ):
        assert period.next().start == period.end + timedelta(days=1)
        assert period.next().previous() == period


@moderate
@given(days, st.integers(2, 12))
def test_codes_parse_back(day, start_month):
    quarter = quarter_of(day, start_month)
    assert parse_code(quarter.code, start_month) == quarter
    assert parse_code(quarter.financial_year.code, start_month) == quarter.financial_year


@pytest.mark.parametrize("bad", ["", "2016-18", "2016-17Q5", "2016-17M04", "Q1", "2016M13", "9999"])
def test_a_bad_code_is_refused_in_a_sentence(bad):
    with pytest.raises(ValueError, match=r"\.$"):
        parse_code(bad)


def test_years_are_read_in_both_spellings():
    assert parse_year("2016/17") == parse_year("2016-17") == parse_year("2016–2017")
    with pytest.raises(ValueError, match="2016/17"):
        parse_year("2016/18")


def test_a_quarter_ends_at_midnight_in_london():
    summer_evening = datetime(2016, 6, 30, 23, 30, tzinfo=UTC)
    assert quarter_of(today(summer_evening)) == Quarter(2016, 2)
    assert today(datetime(2016, 12, 31, 23, 30, tzinfo=UTC)) == date(2016, 12, 31)


def test_ranges_say_only_what_differs():
    assert range_words(date(2016, 5, 12), date(2016, 5, 14)) == "12 to 14 May 2016"
    assert range_words(date(2016, 5, 30), date(2016, 6, 2)) == "30 May to 2 June 2016"
    assert range_words(date(2016, 12, 30), date(2017, 1, 2)) == "30 December 2016 to 2 January 2017"
    assert range_words(date(2016, 5, 12), date(2016, 5, 12)) == "12 May 2016"
    assert range_words(date(2016, 2, 1), date(2016, 2, 29)) == "February 2016"


def test_a_range_cannot_run_backwards():
    with pytest.raises(ValueError, match="before its start"):
        range_words(date(2016, 5, 14), date(2016, 5, 12))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2016, 4, 1), date(2017, 3, 31), "2016/17"),
        (date(2021, 4, 1), date(2024, 3, 31), "2021 to 2024"),
        (date(2018, 1, 1), date(2018, 12, 31), "2018"),
        (date(2016, 4, 4), date(2017, 3, 31), "4 April 2016 to 31 March 2017"),
    ],
)
def test_what_a_plan_period_is_called(start, end, words):
    assert plan_words(start, end) == words


def test_overlaps_counts_a_shared_day_and_open_ends():
    first, last = date(2016, 4, 1), date(2017, 3, 31)
    assert overlaps(first, last, last, date(2018, 1, 1))
    assert not overlaps(first, last, date(2017, 4, 1), None)
    assert overlaps(first, None, date(2030, 1, 1), date(2030, 1, 2))


@pytest.mark.parametrize(
    ("text", "start", "end", "kind"),
    [
        ("5th December 2016", date(2016, 12, 5), date(2016, 12, 5), "day"),
        ("16.02.17", date(2017, 2, 16), date(2017, 2, 16), "day"),
        ("4/4/17", date(2017, 4, 4), date(2017, 4, 4), "day"),
        ("8/12/2011", date(2011, 12, 8), date(2011, 12, 8), "day"),
        ("2016-05-04", date(2016, 5, 4), date(2016, 5, 4), "day"),
        ("23 rd Aug 2011", date(2011, 8, 23), date(2011, 8, 23), "day"),
        ("Tuesday, 4th April, 2017", date(2017, 4, 4), date(2017, 4, 4), "day"),
        ("Tuesday 16 May 2017 at 9.30am", date(2017, 5, 16), date(2017, 5, 16), "day"),
        ("Dec 2016", date(2016, 12, 1), date(2016, 12, 31), "month"),
        ("Q1 2016/17", date(2016, 4, 1), date(2016, 6, 30), "quarter"),
        ("Quarter 4 (January to March 2017)", date(2017, 1, 1), date(2017, 3, 31), "quarter"),
        ("2016/17", date(2016, 4, 1), date(2017, 3, 31), "year"),
        ("2011—2012", date(2011, 4, 1), date(2012, 3, 31), "year"),
        ("2017-2020", date(2017, 4, 1), date(2020, 3, 31), "range"),
        ("2021 to 2024", date(2021, 4, 1), date(2024, 3, 31), "range"),
        ("1 April 2009 – 31 March 2010", date(2009, 4, 1), date(2010, 3, 31), "range"),
        ("12 to 14 May 2016", date(2016, 5, 12), date(2016, 5, 14), "range"),
        ("27/7/11 – 5/9/11", date(2011, 7, 27), date(2011, 9, 5), "range"),
        ("October 2016 to September 2017", date(2016, 10, 1), date(2017, 9, 30), "range"),
        ("20 December to 3 January 2018", date(2017, 12, 20), date(2018, 1, 3), "range"),
        ("since October 2015", date(2015, 10, 1), None, "since"),
        ("by the end of March 2017", None, date(2017, 3, 31), "until"),
    ],
)
def test_dates_as_people_print_them(text, start, end, kind):
    printed = parse_printed(text)
    assert (printed.start, printed.end, printed.kind) == (start, end, kind)
    assert printed.words == text


@pytest.mark.parametrize("text", ["ongoing", "Monthly", "31/2/17", "11/3", "", "2017 to 2011"])
def test_words_that_are_not_understood_are_kept(text):
    printed = parse_printed(text)
    assert not printed.understood
    assert str(printed) == text


def test_a_year_left_out_can_be_supplied():
    assert parse_date("11/3", year=2011) == date(2011, 3, 11)
    assert parse_printed("28/5", year=2011).start == date(2011, 5, 28)


@moderate
@given(days, days)
def test_printed_days_and_ranges_are_understood(one, other):
    start, end = sorted((one, other))
    assert parse_date(date_words(start)) == start
    printed = parse_printed(range_words(start, end))
    assert (printed.start, printed.end) == (start, end)


@moderate
@given(days)
def test_printed_quarters_are_understood(day):
    quarter = quarter_of(day)
    printed = parse_printed(str(quarter))
    assert (printed.start, printed.end) == (quarter.start, quarter.end)


@moderate
@given(st.text(max_size=60) | st.from_regex(r"[0-9a-y ,./–-]{0,25}", fullmatch=True))
def test_no_text_breaks_the_reading(text):
    assert parse_printed(text).words == text
    try:
        parse_date(text)
    except ValueError as error:
        assert str(error).endswith(".")

"""Numbers of minutes are written, read back, counted on and looked over."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.meetings.rules.numbering import (
    MinuteNumber,
    following_number,
    odd_numbers,
    pattern_trouble,
    read_number,
    write_number,
    year_of_numbers,
)


@pytest.mark.parametrize(
    ("pattern", "prefix", "printed"),
    [
        ("{prefix} {n}/{yy}", "SSP", "SSP 9/17"),
        ("{n}/{yy}", "", "9/17"),
        ("{yy}.{n}", "", "17.9"),
        ("{prefix}/{n}/{yy-yy}", "Saf", "Saf/9/17-18"),
        ("{n}.{yyyy}", "", "9.2017"),
        ("{prefix} {n}", "", "9"),
    ],
)
def test_a_pattern_says_how_a_number_is_printed_and_read(pattern, prefix, printed):
    assert pattern_trouble(pattern) == ""
    assert write_number(pattern, prefix, 9, 2017) == printed
    read = read_number(printed, pattern, prefix)
    assert read and read.n == 9 and read.year in (2017, None)


@given(
    pattern=st.sampled_from(
        ["{prefix} {n}/{yy}", "{yyyy}-{n}", "{n} {yy-yy}", "{prefix}{n}", "{n}"]
    ),
    prefix=st.from_regex(r"[A-Z]{1,5}", fullmatch=True),
    n=st.integers(1, 999_999),
    year=st.integers(1970, 2069),
)
def test_what_is_written_is_read_back(pattern, prefix, n, year):
    read = read_number(write_number(pattern, prefix, n, year), pattern, prefix)
    assert read is not None and read.n == n
    assert read.year == (year if "yy" in pattern else None)


@given(st.text(max_size=40))
def test_reading_any_words_gives_a_number_or_nothing(words):
    found = read_number(words, "{prefix} {n}/{yy}", "SSP")
    assert found is None or isinstance(found, MinuteNumber)


@pytest.mark.parametrize("words", ["ssp 9 / 17", "SSP  9/17", "Ssp9/17"])
def test_capitals_and_spaces_do_not_matter(words):
    assert read_number(words, "{prefix} {n}/{yy}", "SSP") == MinuteNumber(9, 2017)


@pytest.mark.parametrize("words", ["SSP 9", "9/17", "SSP 9/17a", "HSP 9/17", ""])
def test_another_shape_is_no_number(words):
    assert read_number(words, "{prefix} {n}/{yy}", "SSP") is None


@pytest.mark.parametrize("pattern", ["{prefix}/{yy}", "{n}{n}", "{number}", "{n}/{yy} {yy}", "{n"])
def test_a_pattern_that_cannot_be_is_told(pattern):
    assert pattern_trouble(pattern)


def test_the_year_of_a_number_is_that_in_which_its_series_began():
    assert year_of_numbers(date(2017, 2, 14), 4) == 2016
    assert year_of_numbers(date(2017, 4, 4), 4) == 2017
    assert year_of_numbers(date(2017, 2, 14), 1) == 2017


def test_the_next_number_follows_the_highest():
    assert following_number([]) == 1
    assert following_number([], first=40) == 40
    assert following_number([3, 1]) == 4


def test_gaps_and_doubles_are_told():
    assert odd_numbers([1, 2, 3]) == []
    assert odd_numbers([1, 3, 3]) == ["Number 3 is given twice.", "Number 2 is missing."]
    assert odd_numbers([40, 41], first=40) == []
    assert len(odd_numbers([1, 900_000])) == 20

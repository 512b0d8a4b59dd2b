"""Times as planners write them: what each is read as, and what no reading may ever do."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.planner.reading import Anchor, find_when, read_when
from csp.periods.years import MONTH_NAMES

MARCH = Anchor(date(2011, 3, 8), date(2011, 3, 1))
NOVEMBER = Anchor(date(2011, 11, 15), date(2011, 3, 1))
NOTHING = Anchor()


@pytest.mark.parametrize(
    ("words", "kind", "start", "end"),
    [
        ("10/3/11", "day", "2011-03-10", "2011-03-10"),
        ("22/9/2011", "day", "2011-09-22", "2011-09-22"),
        ("11/3", "day", "2011-03-11", "2011-03-11"),
        ("08-Mar", "day", "2011-03-08", "2011-03-08"),
        ("8 th March 2011", "day", "2011-03-08", "2011-03-08"),
        ("23 rd Aug 2011", "day", "2011-08-23", "2011-08-23"),
        ("Tuesday 10th May", "day", "2011-05-10", "2011-05-10"),
        ("March 8th", "day", "2011-03-08", "2011-03-08"),
        ("2011-05-10", "day", "2011-05-10", "2011-05-10"),
        ("10/3/11 7pm", "day", "2011-03-10", "2011-03-10"),
        ("8/4/11 – 26/4/11", "range", "2011-04-08", "2011-04-26"),
        ("30/5/11 -5/6/11", "range", "2011-05-30", "2011-06-05"),
        ("8 – 26 April", "range", "2011-04-08", "2011-04-26"),
        ("28 December to 4 January", "range", "2011-12-28", "2012-01-04"),
        ("28/12 – 4/1/12", "range", "2011-12-28", "2012-01-04"),
        ("10/3, 17/3 and 24/3", "days", "2011-03-10", "2011-03-24"),
        ("12th and 13th May", "days", "2011-05-12", "2011-05-13"),
        ("w/c 5 March 2012", "week", "2012-03-05", "2012-03-11"),
        ("week ending 11 March 2012", "week", "2012-03-05", "2012-03-11"),
        ("5 June for 6 weeks", "length", "2011-06-05", "2011-07-16"),
        ("from 31/1/11 for one month", "length", "2011-01-31", "2011-02-27"),
        ("May 2011", "month", "2011-05-01", "2011-05-31"),
        ("throughout March", "month", "2011-03-01", "2011-03-31"),
        ("mid May", "part", "2011-05-11", "2011-05-20"),
        ("end of February 2012", "part", "2012-02-21", "2012-02-29"),
        ("December to January", "months", "2011-12-01", "2012-01-31"),
        ("Sept/Oct 2012", "months", "2012-09-01", "2012-10-31"),
        ("Dec to Jan 2012", "months", "2011-12-01", "2012-01-31"),
        ("2011", "year", "2011-01-01", "2011-12-31"),
        ("2011/12", "year", "2011-04-01", "2012-03-31"),
        ("2011/12 school year", "year", "2011-09-01", "2012-08-31"),
    ],
)
def test_a_time_with_days(words, kind, start, end):
    read = read_when(words, MARCH)
    assert (read.words, read.kind, str(read.start), str(read.end)) == (words, kind, start, end)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("tbc", "words"),
        ("half term", "words"),
        ("Easter holidays", "words"),
        ("for six weeks", "words"),
        ("first Tuesday but not in August", "series"),
        ("weekly", "series"),
        ("Tuesdays", "series"),
        ("every other Thursday", "series"),
        ("1 May or 8 May", "words"),
        ("31/2/11", "words"),
        ("13/25/11", "words"),
        ("26/4/11 – 8/4/11", "words"),
        ("when it suits", "words"),
        ("", ""),
    ],
)
def test_what_cannot_be_dated_keeps_its_words_and_has_no_day(words, kind):
    read = read_when(words, MARCH)
    assert (read.words, read.kind, read.start, read.end) == (words, kind, None, None)


@pytest.mark.parametrize("words", ["8/12", "8th December", "w/c 8 December", "December", "mid Dec"])
def test_without_a_year_anywhere_there_is_no_day(words):
    assert read_when(words, NOTHING).start is None
    assert read_when(words, NOTHING).words == words


@pytest.mark.parametrize(
    ("words", "day"),
    [("8/12", "2011-12-08"), ("5/1", "2012-01-05"), ("1/11", "2011-11-01"), ("28/3", "2012-03-28")],
)
def test_the_year_is_that_which_lies_nearest_to_the_meeting(words, day):
    assert str(read_when(words, NOVEMBER).start) == day


@pytest.mark.parametrize(
    "line",
    [
        "24/7 support line",
        "You may call",
        "March for Justice",
        "Christmas Crime",
        "School of 2011 pupils",
        "Summer Splash",
        "9.30 for 10",
        "Fund of £1/2",
        "Plan 2011/12",
        "Over 12s and 10 year old cars",
    ],
)
def test_words_that_only_look_like_a_time_are_none(line):
    assert find_when(line, MARCH) is None


@pytest.mark.parametrize(
    ("line", "words", "start"),
    [
        ("10/3/11 PACT meeting", "10/3/11", "2011-03-10"),
        ("Last Day of Term 27/7/11", "27/7/11", "2011-07-27"),
        ("mid May: Bike ride", "mid May", "2011-05-11"),
        ("10 May 20 people meet", "10 May", "2011-05-10"),
        ("16/3/11 course at Brewood 11/3/11", "16/3/11, 11/3/11", "2011-03-16"),
        ("May half term", "May", "2011-05-01"),
    ],
)
def test_a_time_is_found_in_a_line(line, words, start):
    found = find_when(line, MARCH)
    assert (found.words, str(found.start)) == (words, start)


# -- Properties -------------------------------------------------------------------------------------

days = st.dates(min_value=date(1970, 1, 1), max_value=date(2069, 12, 31))
STYLES = (
    lambda day: f"{day.day}/{day.month}/{day.year}",
    lambda day: f"{day.day:02}/{day.month:02}/{day:%y}",
    lambda day: f"{day.day}.{day.month}.{day.year}",
    lambda day: f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}",
    lambda day: f"{day.day}th of {MONTH_NAMES[day.month - 1][:3]}. {day.year}",
    lambda day: f"{day:%A} {day.day} {MONTH_NAMES[day.month - 1]} {day.year}",
    lambda day: day.isoformat(),
)
anchors = st.one_of(st.just(NOTHING), days.map(Anchor))
texts = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            ["10/3/11", "31/2", "May", "mid", "8", "–", "-", "to", "w/c", "for six weeks", "(tbc)", ":",
             "December", "2012", "every Tuesday", "half term", "24/7", "29 Feb", "00/00/00", "9999",
             "1/1/0000"]
        ),
        max_size=7,
    ).map(" ".join),
)  # fmt: skip


@given(day=days, style=st.sampled_from(STYLES), anchor=anchors)
def test_a_whole_day_is_read_whatever_its_style_and_surroundings(day, style, anchor):
    read = read_when(style(day), anchor)
    assert (read.kind, read.start, read.end) == ("day", day, day)


@given(day=days, length=st.integers(1, 200), style=st.sampled_from(STYLES[:4]))
def test_a_range_is_read_whatever_its_style(day, length, style):
    end = day + timedelta(days=length)
    read = read_when(f"{style(day)} – {style(end)}", NOTHING)
    if 1970 <= end.year <= 2069:
        assert (read.start, read.end) == (day, end)


@given(day=days, near=days)
def test_a_day_without_a_year_lies_within_a_year_of_its_meeting(day, near):
    read = read_when(f"{day.day}/{day.month}", Anchor(near))
    if read.start is not None:
        assert (read.start.day, read.start.month) == (day.day, day.month)
        assert -45 <= (read.start - near).days <= 366 + 366 * ((day.day, day.month) == (29, 2))


@given(text=texts, anchor=anchors)
def test_any_text_is_read_without_a_fault_and_keeps_its_words(text, anchor):
    read = read_when(text, anchor)
    assert read.words == " ".join(text.split())
    assert (read.start is None) == (read.end is None)
    assert read.start is None or read.start <= read.end
    assert bool(read.kind) == bool(read.words)


@given(text=texts, anchor=anchors)
def test_what_is_found_in_a_line_stands_in_it(text, anchor):
    found = find_when(text, anchor)
    if found is not None:
        assert found.words
        assert all(0 <= start < end <= len(text) for start, end in found.spans)
        assert found.start is None or re.search(r"\d", text) or anchor.day is not None

"""The lines of a planner's cell, taken apart into what, when, where and with whom."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.planner.reading import Anchor, find_entry_kind, read_planner_cell, read_planner_line
from actions.planner.reading.lines import Readers, split_bodies

MARCH = Anchor(date(2011, 3, 8), date(2011, 3, 1))
KNOWN = Readers(places=["Perton"])

PLANNED = """- School holidays 8/4/11 – 26/4/11
For May: End of exams
- Car boot sales
For July:
Last day of term 27/7/11
For July:
- Windows left open"""


@pytest.mark.parametrize(
    ("line", "title", "place", "bodies"),
    [
        ("Doorstep crime (Police & Trading Standards)", "Doorstep crime", "",
         "Police & Trading Standards"),
        ("10/3/11 Partners Against Crime Together (PACT) meeting Wombourne (Police, CSP)",
         "Partners Against Crime Together (PACT) meeting", "Wombourne", "Police, CSP"),
        ("11/3 Slipper swap Perton (SSDC & multi-agency)", "Slipper swap", "Perton",
         "SSDC & multi-agency"),
        ("Training (FARS) at SSDC", "Training", "SSDC", "FARS"),
        ("Festival (Multi-agency)", "Festival", "", "Multi-agency"),
        ("Freshers' Week – Rodbaston College", "Freshers' Week", "Rodbaston College", ""),
        ("Slipper swap, Perton", "Slipper swap", "Perton", ""),
        ("Drink, Drugs", "Drink, Drugs", "", ""),
        ("Garage break-ins – locks checked", "Garage break-ins – locks checked", "", ""),
        ("Neighbourhood Watch (NW)", "Neighbourhood Watch (NW)", "", ""),
        ("Knife amnesty (bins in shops)", "Knife amnesty (bins in shops)", "", ""),
        ("10 week course commences Brewood Fire Station", "10 week course commences",
         "Brewood Fire Station", ""),
    ],
)  # fmt: skip
def test_a_line_says_what_where_and_with_whom(line, title, place, bodies):
    read = read_planner_line(line, MARCH, KNOWN)
    assert (read.words, read.title, read.place, read.bodies) == (line, title, place, bodies)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Operation Hazel", "operation"),
        ("PACT meeting", "meeting"),
        ("Olive branch training", "course"),
        ("Hate crime awareness day", "awareness"),
        ("School half term", "holidays"),
        ("Last day of term", "fixed"),
        ("Village fun day", "event"),
        ("Shed burglary", "campaign"),
        ("A stall at the market?", "idea"),
    ],
)
def test_the_kind_is_told_by_the_words(words, kind):
    assert find_entry_kind(words) == kind


def test_headings_name_the_month_for_what_stands_below_them():
    read = read_planner_cell(PLANNED, MARCH)
    assert [(each.title, each.heading, str(each.month or ""), each.again) for each in read] == [
        ("School holidays", "", "", False),
        ("End of exams", "For May:", "May 2011", False),
        ("Car boot sales", "For May:", "May 2011", False),
        ("Last day of term", "For July:", "July 2011", False),
        ("Windows left open", "For July:", "July 2011", True),
    ]


def test_a_month_that_comes_before_its_meeting_is_that_of_next_year():
    read = read_planner_cell("For Jan:\nResolutions 5/1", Anchor(date(2011, 11, 15)))
    assert (str(read[0].month), str(read[0].when.start)) == ("January 2012", "2012-01-05")


def test_a_heading_with_nothing_below_it_is_kept():
    assert [each.words for each in read_planner_cell("- Fair\nFor June:")] == ["Fair", "For June:"]


def test_a_sentence_that_begins_like_a_heading_is_none():
    assert [each.heading for each in read_planner_cell("For June we plan a fair")] == [""]


def test_each_body_of_a_bracket_is_named():
    assert split_bodies("Police Authority, Police & CSP/FARS and SSDC") == [
        "Police Authority", "Police", "CSP", "FARS", "SSDC",
    ]  # fmt: skip


@given(st.text(max_size=120))
def test_no_word_of_a_cell_is_lost_or_changed(text):
    """Every letter and figure stands in a line, or in the heading above it."""
    read = read_planner_cell(text, MARCH, KNOWN)
    kept, heading = "", None
    for each in read:
        if each.heading and (each.again or each.heading != heading):
            kept += each.heading
        heading, kept = each.heading, kept + each.words
        assert each.title
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]

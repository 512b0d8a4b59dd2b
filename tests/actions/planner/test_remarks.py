"""What a planner offers and points out by itself: what became current, slips, doubles, days outside."""

from __future__ import annotations

from datetime import date

import pytest

from actions.planner.checks import planner_remarks, usual_word
from actions.planner.matching import is_same_title
from actions.planner.months import month_boxes
from actions.planner.offers import list_offers, pairs_that_became
from actions.planner.wording import entry_when_words
from tests.actions.planner.planning import JULY, MARCH, SEPTEMBER, planner_of, sheet_of, write_in


@pytest.fixture
def planner(partnership):
    return planner_of(
        partnership, MARCH, JULY, SEPTEMBER, date(2011, 12, 13), months=[date(2012, 1, 1)]
    )


@pytest.fixture
def rows(planner):
    return list(planner.rows.order_by("position"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Freshers' Week", "Freshers Week", True),
        ("Operation Good Guy", "Op Good Guy", True),
        ("Xmas Crime Awareness", "Christmas crime", True),
        ("Alerts to defrosting vehicles", "Defrosting vehicles alert", True),
        ("Dink/Drive", "Drink/Drive", True),
        ("Knife crime", "Car crime", False),
        ("ASB", "ARB", False),
        ("Operation Hazel", "Operation Holly", False),
        ("", "", False),
    ],
)
def test_titles_are_matched_loosely(one, other, same):
    assert is_same_title(one, other) is same


def test_what_is_planned_is_offered_when_its_month_comes(officer, planner, rows):
    write_in(
        officer, rows[1], "planned", "For Sept:\nFreshers' Week\nSchool holidays 1/9/11 – 3/9/11"
    )
    sheet = sheet_of(planner, officer)
    assert list_offers(sheet, date(2011, 8, 31)) == []
    [offer] = list_offers(sheet, date(2011, 9, 1))
    assert (offer.entry.title, offer.row.row, offer.found) == ("Freshers' Week", rows[2], None)
    write_in(officer, rows[2], "current", "Freshers Week")
    [offer] = list_offers(sheet_of(planner, officer), date(2011, 9, 1))
    assert offer.found is not None


def test_a_month_without_a_meeting_is_offered_at_the_next(officer, planner, rows):
    write_in(officer, rows[1], "planned", "For October:\nLights")
    [offer] = list_offers(sheet_of(planner, officer), date(2011, 10, 5))
    assert offer.row.row == rows[3]


def test_pairs_are_sure_where_the_month_is_that_of_the_meeting(officer, planner, rows):
    write_in(officer, rows[1], "planned", "Drink drive\nFor Sept:\nFreshers' Week")
    write_in(officer, rows[2], "current", "Freshers Week")
    write_in(officer, rows[3], "current", "Drink/Drive")
    pairs = pairs_that_became(sheet_of(planner, officer))
    assert {(each.entry.title, each.sure) for each in pairs} == {
        ("Freshers' Week", True),
        ("Drink drive", False),
    }


def test_remarks_name_doubles_words_without_a_day_days_outside_and_slips(officer, planner, rows):
    write_in(
        officer,
        rows[0],
        "planned",
        "For May:\nBikers night\nBiker's Night\nFor June:\nBikers night",
    )
    write_in(officer, rows[0], "current", "Half term: splash\n3/4/14 Fair\nDink/Drive")
    found = {
        (each.code, each.entry.words) for each in planner_remarks(sheet_of(planner, officer), MARCH)
    }
    assert found == {
        ("planned-twice", "Biker's Night"),
        ("no-day", "Half term: splash"),
        ("outside", "3/4/14 Fair"),
        ("slip", "Dink/Drive"),
    }


def test_what_never_became_current_is_said_when_its_month_is_over(officer, planner, rows):
    write_in(officer, rows[0], "planned", "For May:\nBikes")
    sheet = sheet_of(planner, officer)
    assert [each.code for each in planner_remarks(sheet, date(2011, 5, 31))] == []
    assert [each.code for each in planner_remarks(sheet, date(2011, 6, 1))] == ["month-over"]


@pytest.mark.parametrize(
    ("word", "right"),
    [("dink", "drink"), ("buglary", "burglary"), ("drink", ""), ("sheds", ""), ("dirnk", "drink"),
     ("pink", ""), ("ring", ""), ("festivel", "festival"), ("bikes", ""), ("operations", "")],
)  # fmt: skip
def test_a_slip_is_one_letter_away_from_a_usual_word(word, right):
    assert usual_word(word) == right


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("10/3/11 Meeting", "10 March"),
        ("8/4/11 – 26/4/11 Holidays", "8 to 26 April"),
        ("30/5/11 -5/6/11 Holidays", "30 May to 5 June"),
        ("28/12/11 – 4/1/12 Holidays", "28 December to 4 January"),
        ("16/3/11 10 week course", "16 March"),
        ("w/c 14/3/11 Bikes", "week of 14 March"),
        ("10/3/14 Meeting", "10 March 2014"),
        ("May half term", ""),
        ("mid May: Bikes", "mid May"),
        ("tbc: Bikes", "tbc"),
        ("throughout May: Bikes", "May"),
        ("Dec/Jan: Bikes", "December to January"),
        ("Bikes", ""),
    ],
)
def test_times_are_printed_in_one_style(line, words, officer, planner, rows):
    write_in(officer, rows[0], "current", line)
    [entry] = sheet_of(planner, officer).entries()
    assert entry_when_words(entry, MARCH) == words


def test_a_year_at_one_look(officer, planner, rows):
    write_in(officer, rows[0], "current", "10/3/11 Meeting\nDoors")
    write_in(
        officer, rows[0], "planned", "For July:\nHolidays 27/7/11 – 5/9/11\nMay half term 2012"
    )
    boxes = {box.title: box for box in month_boxes(sheet_of(planner, officer))}
    told = {
        title: [(item.day, item.entry.title, item.until) for item in box.items]
        for title, box in boxes.items()
        if box.items
    }
    assert told == {
        "March 2011": [("10", "Meeting", ""), ("", "Doors", "")],
        "July 2011": [("27", "Holidays", "to 5 September")],
        "August 2011": [("", "Holidays", "")],
        "September 2011": [("to 5", "Holidays", "")],
        "Later": [("", "May half term 2012", "")],
    }
    assert boxes["March 2011"].meets == "meets on 8"
    assert boxes["January 2012"].meets == "no day yet"

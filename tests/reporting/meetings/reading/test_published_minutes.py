"""The published minutes of the second document, with the counts that must come out of them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, time

import pytest

from reporting.meetings.reading import LIKELY, SURE, UNSURE, MinutesReading, read_minutes_text

pytestmark = pytest.mark.documents
WORD = re.compile(r"\w+")


@pytest.fixture(scope="module")
def reading(documents) -> MinutesReading:
    (file,) = documents.glob("sources/002*.txt")
    return read_minutes_text(file.read_text(encoding="utf-8"))


def test_every_word_stands_in_one_piece_in_order(reading):
    words = [
        word
        for piece in reading.pieces
        for word in WORD.findall(reading.text[piece.start : piece.end])
    ]
    assert words == WORD.findall(reading.text)
    assert WORD.findall(reading.kept_text()) == words and reading.left_out == ()


def test_the_meeting_and_the_next_one(reading):
    meeting = reading.meeting
    assert meeting.groups == ("Safer Stockton Partnership",)
    assert meeting.day == date(2017, 4, 4) and len(meeting.chair) == 1
    assert (meeting.next_day, meeting.next_begins) == (date(2017, 5, 16), time(9, 30))
    assert [each.code for each in reading.warnings] == ["same-words"]


def test_df_16_two_items_that_say_the_same_are_pointed_out(reading):
    assert "SSP 12/17 and SSP 13/17" in reading.warnings[0].message


def test_who_was_there(reading):
    present = reading.listed("present")
    assert len(present) == 16
    shared = Counter(each.group for each in present if each.group)
    brackets = {(each.group or at) for at, each in enumerate(present, 100) if each.body}
    assert len(brackets) == 12 and max(shared.values()) == 4
    assert [len(reading.listed(name)) for name in ("officers", "apologies", "absent")] == [1, 1, 0]
    assert reading.none_said == ("in-attendance",)
    bodies = " ".join(each.body for each in present).casefold()
    assert "fire" not in bodies and "ccg" not in bodies


def test_items_and_what_was_agreed(reading):
    assert [item.number for item in reading.items] == [f"SSP {n}/17" for n in range(1, 16)]
    assert all(item.title for item in reading.items)
    items = Counter(each.item for each in reading.decisions)
    assert len(items) == 9 and sum(items.values()) == 10 and items[6] == 2
    assert {each.sure for each in reading.decisions} == {SURE}
    assert Counter(each.verb for each in reading.decisions) == {
        "approved": 2,
        "noted": 7,
        "endorsed": 1,
    }


def test_actions_are_found_in_prose_and_due_at_the_next_meeting(reading):
    actions = [each for each in reading.actions if each.sure != UNSURE]
    assert [reading.items[each.item].number for each in actions] == ["SSP 8/17", "SSP 9/17"]
    assert {(each.sure, each.due, each.next_meeting) for each in actions} == {
        (LIKELY, date(2017, 5, 16), True)
    }


def test_one_item_is_restricted_three_minutes_are_of_other_bodies_and_two_items_are_alike(reading):
    assert [item.number for item in reading.items if item.restricted] == ["SSP 8/17"]
    parts = [part for item in reading.items if item.kind == "other-minutes" for part in item.parts]
    assert [part.day for part in parts] == [
        date(2017, 2, 16),
        date(2016, 12, 20),
        date(2017, 2, 16),
    ]
    twelve, thirteen = (
        [each.words for each in reading.decisions if reading.items[each.item].number == number]
        for number in ("SSP 12/17", "SSP 13/17")
    )
    assert twelve == thirteen


def test_kinds_of_the_standing_items(reading):
    kinds = {item.number.split()[1].split("/")[0]: item.kind for item in reading.items}
    assert [kinds[n] for n in "12345"] == [
        "introductions",
        "interests",
        "minutes",
        "arising",
        "urgent",
    ]
    assert (kinds["6"], kinds["14"], kinds["15"]) == (
        "other-minutes",
        "reports-back",
        "next-meeting",
    )

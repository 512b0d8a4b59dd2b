"""H7, H8 and actions that are buried in sentences."""

from __future__ import annotations

from datetime import date

import pytest

from reporting.meetings.reading import LIKELY, SURE, UNSURE, read_minutes_text
from tests.reporting.meetings.reading import boards

BOARD = (
    "Minutes of the Moor Board held on 4 May 2024\n\n4/24 Welcome\n\nAll came.\n\n5/24 Theft\n\n{}\n\n"
    "6/24 Date of next meeting: 8 July 2024"
)


def read_actions(text: str):
    return read_minutes_text(BOARD.format(text)).actions


@pytest.mark.parametrize(
    ("text", "owner", "words"),
    [
        ("ACTION: AB to ring the shop.", "AB", "AB to ring the shop."),
        ("Action (AB): ring the shop.", "AB", "ring the shop."),
        ("ACTION – Ann Bell to ring the shop.", "Ann Bell", "Ann Bell to ring the shop."),
        (
            "Action: The Chair to write to the Minister.",
            "Chair",
            "The Chair to write to the Minister.",
        ),
        ("The shop will be told. (Action: AB)", "AB", "The shop will be told."),
        ("The shop will be told.\n\nACTION: AB", "AB", "The shop will be told."),
        ("Actions:\n- AB to ring the shop.", "AB", "AB to ring the shop."),
        ("CAM GWEITHREDU: AB i anfon y llythyr.", "AB", "AB i anfon y llythyr."),
    ],
)
def test_lines_that_say_action(text, owner, words):
    (action,) = read_actions(text)
    assert (action.owner, action.words, action.sure) == (owner, words, SURE)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("It was felt that a further report should be brought to the next meeting.", ""),
        ("Members asked that the figures be sent to all schools.", ""),
        ("Ann Bell agreed to circulate the figures.", "Ann Bell"),
        ("AB will draft a letter.", "AB"),
        ("The Community Safety Manager would circulate the figures.", "Community Safety Manager"),
    ],
)
def test_what_is_buried_in_a_sentence_is_likely(text, owner):
    (action,) = read_actions(text)
    assert (action.owner, action.sure) == (owner, LIKELY)


@pytest.mark.parametrize(
    "text",
    [
        "It was proposed that the plan be brought back every quarter.",
        "The new approach would support officers and would bring change.",
        "The service would retain its lead role.",
        "The bid needed to be in by March.",
    ],
)
def test_what_is_told_is_no_action(text):
    assert [each for each in read_actions(text) if each.sure != UNSURE] == []


def test_a_wish_that_nobody_is_asked_to_fulfil_is_only_pointed_out():
    assert [each.sure for each in read_actions("Better targets were needed.")] == [UNSURE]


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("ACTION: AB to ring by 30 June 2024.", date(2024, 6, 30), "30 June 2024"),
        ("ACTION: AB to ring by 14 June.", date(2024, 6, 14), "14 June"),
        ("ACTION: AB to report to the next meeting.", date(2024, 7, 8), "the next meeting"),
        ("ACTION: AB to ring by the end of June.", date(2024, 6, 30), "end of June"),
        ("ACTION: AB to ring by the end of December.", date(2024, 12, 31), "end of December"),
        ("ACTION: AB to ring by the end of June 0000.", None, "end of June 0000"),
        ("ACTION: AB to ring within two weeks.", None, "within two weeks"),
        ("ACTION: AB to ring.", None, ""),
    ],
)
def test_by_when(text, day, words):
    (action,) = read_actions(text)
    assert (action.due, action.due_words) == (day, words)


def test_the_next_meeting_is_the_day_of_the_next_meeting_and_known_as_such():
    (action,) = read_actions("ACTION: AB to report to the next meeting.")
    assert action.next_meeting


@pytest.mark.parametrize(
    ("line", "number", "state"),
    [
        ("(5) AB to ring the shop - CLOSED", "5", "done"),
        ("R12/23 AB to ring the shop. COMPLETE", "R12/23", "done"),
        ("HSP07 AB to ring the shop", "HSP07", "open"),
        ("6/24 AB to ring the shop – carried forward", "6/24", "carried"),
        ("Action 12: AB to ring the shop (superseded)", "12", "overtaken"),
    ],
)
def test_numbers_of_their_own_and_states(line, number, state):
    (action,) = read_actions(line)
    assert (action.number, action.state, action.owner) == (number, state, "AB")
    assert action.words == "AB to ring the shop" or action.words == "AB to ring the shop."


def test_an_earlier_owner_is_kept():
    read = read_minutes_text(boards.MAILED)
    assert [(each.owner, each.former_owner, each.state) for each in read.actions[:2]] == [
        ("TA", "", "done"), ("IW", "Parks", "carried"),
    ]  # fmt: skip


def test_a_number_of_an_action_is_never_taken_for_a_minutes():
    read = read_minutes_text(boards.UNNUMBERED)
    assert [item.number for item in read.items] == [""] * 5
    assert [(each.number, each.state) for each in read.actions[:2]] == [
        ("R12/22", "done"),
        ("R13/22", "open"),
    ]


def test_actions_of_two_stand_apart():
    found = read_actions("ACTION: AB to ring the shop. CD to write to the school.")
    assert [(each.owner, each.words) for each in found] == [
        ("AB", "AB to ring the shop."), ("CD", "CD to write to the school."),
    ]  # fmt: skip

"""H2, H5, H9, H10, H11: what was decided, and what only looks like it."""

from __future__ import annotations

import pytest

from reporting.meetings.reading import LIKELY, SURE, read_minutes_text
from reporting.meetings.reading.verbs import verb_of
from tests.reporting.meetings.reading import boards

BOARD = "4/23 Welcome\n\nAll came.\n\n5/23 Theft\n\n{}\n\n6/23 Close\n\nAll left."


def decided(text: str) -> list[tuple[str, str, str]]:
    return [
        (each.verb, each.words, each.sure)
        for each in read_minutes_text(BOARD.format(text)).decisions
    ]


@pytest.mark.parametrize(
    ("text", "verb", "words"),
    [
        ("AGREED that the report be noted.", "noted", "that the report be noted."),
        ("RESOLVED – That the bid be approved.", "approved", "That the bid be approved."),
        ("DECISION: to defer the item.", "deferred", "to defer the item."),
        ("Agreed: the minutes are a true record.", "approved", "the minutes are a true record."),
        ("RECEIVED: the yearly figures.", "received", "the yearly figures."),
        ("SUPPORTED: the Trust's bid.", "endorsed", "the Trust's bid."),
        ("ACCEPTED the terms.", "agreed", "the terms."),
        ("REMITTED to the Delivery Group.", "referred", "to the Delivery Group."),
        ("RATIFIED the vote by e-mail.", "ratified", "the vote by e-mail."),
        (
            "RECOMMENDED to Council that the levy rise.",
            "referred",
            "to Council that the levy rise.",
        ),
        (
            "It was RESOLVED that Mr Oyo be elected Chair.",
            "elected",
            "that Mr Oyo be elected Chair.",
        ),
        ("PENDERFYNWYD cymeradwyo'r cynllun.", "approved", "cymeradwyo'r cynllun."),
        ("GOHIRIWYD yr eitem.", "deferred", "yr eitem."),
    ],
)
def test_a_key_word_opens_a_decision_beyond_doubt(text, verb, words):
    assert decided(text) == [(verb, words, SURE)]


@pytest.mark.parametrize(
    "text",
    [
        "AGREED that:-\n\n1. The report be noted.\n2. The plan be endorsed.",
        "RESOLVED\n\n(a) the report be noted;\n(b) the plan be endorsed.",
        "RESOLVED (1) that the report be noted; (2) that the plan be endorsed.",
        "AGREED that:\n\n- the report be noted\n- the plan be endorsed",
    ],
)
def test_points_are_decisions_of_their_own(text):
    assert [verb for verb, *_ in decided(text)] == ["noted", "endorsed"]


def test_a_sentence_without_a_key_word_is_only_likely():
    assert decided("It was agreed that the lamp be mended.") == [
        ("agreed", "It was agreed that the lamp be mended.", LIKELY)
    ]
    assert decided("The minutes were agreed as a correct record.")[0][::2] == ("approved", LIKELY)


def test_a_note_of_two_words_is_likely_too():
    assert decided("Agreed as an accurate record.")[0][::2] == ("approved", LIKELY)


def test_one_decision_told_twice_counts_once():
    text = "The Panel approved the bid after a long talk.\n\nRESOLVED that the bid be approved."
    assert decided(text) == [("approved", "that the bid be approved.", SURE)]


@pytest.mark.parametrize(
    "text",
    [
        "To approve the minutes of 4 May.",
        "Recommendation: that the report be noted.",
        "Recommendations:\n1. That the report be noted.\n2. That the plan be agreed.",
        "Members are asked to note the report.",
        "The plan was agreed by the Borough Council in June.",
        "Members noted that crime had fallen.",
        "Crime was reported to have fallen.",
    ],
)
def test_what_the_agenda_asks_and_what_is_only_told_is_no_decision(text):
    assert decided(text) == []


def test_a_file_with_an_agenda_alone_decides_nothing_and_says_so():
    read = read_minutes_text(boards.AGENDA)
    assert read.decisions == () and read.actions == ()
    assert "agenda-only" in {each.code for each in read.warnings}


def test_movers_votes_and_a_motion_that_was_lost():
    read = read_minutes_text(boards.WARDS)
    minutes, lost, *_, grant = read.decisions
    assert (minutes.moved_by, minutes.seconded_by) == ("Cllr Marsh", "Cllr Pell")
    assert minutes.words.endswith("signed by the Chair.")
    assert (lost.verb, lost.result, lost.votes) == ("rejected", "lost", "For 1, Against 3")
    assert grant.votes == "unanimously"
    assert [read.items[each.item].number for each in read.decisions] == [
        "41/23",
        "42/23",
        "42/23",
        "42/23",
        "43/23",
    ]


def test_a_motion_without_a_seconder_fell():
    read = read_minutes_text(
        BOARD.format("Cllr Pell moved that a camera be bought. There was no seconder.")
    )
    assert [(each.verb, each.result) for each in read.decisions] == [("rejected", "fell")]


def test_decisions_of_a_meeting_without_a_quorum_are_provisional():
    read = read_minutes_text(boards.JOINT)
    assert read.meeting.inquorate and all(each.provisional for each in read.decisions)
    assert not any(each.provisional for each in read_minutes_text(boards.WARDS).decisions)


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ("that the minutes be approved.", "approved"),
        ("that the report be received and noted.", "received"),
        ("that the bid be not approved.", "rejected"),
        ("to note the report.", "noted"),
        ("that Ms Lee be appointed Vice-Chair.", "elected"),
        ("that officers write to the Minister.", "agreed"),
    ],
)
def test_the_words_tell_the_verb_where_the_lead_in_does_not(words, verb):
    assert verb_of("AGREED", words) == verb

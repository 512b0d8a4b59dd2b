"""What the answers to a question by correspondence come to."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.meetings.rules.correspondence import (
    AnswerTally,
    may_be_closed,
    outcome_of_answers,
    tally_answers,
    tally_words,
)

REPLIES = st.lists(st.sampled_from(["yes", "condition", "no", "abstains", ""]), max_size=30)


@pytest.mark.parametrize(
    ("replies", "given_rules", "outcome"),
    [
        ("yes yes no", {}, "carried"),
        ("yes no", {}, "lost"),
        ("no no yes", {}, "lost"),
        ("yes condition", {}, "lost"),
        ("yes condition", {"conditions_met": True}, "carried"),
        ("yes -", {}, "carried"),
        ("- -", {}, "short"),
        ("", {}, "short"),
        ("abstains", {}, "lost"),
        ("yes yes", {"quorum_met": False}, "short"),
        ("no no", {"quorum_met": False}, "short"),
        ("- - no", {"silence_consents": True}, "carried"),
        ("yes yes", {"needs": "unanimity"}, "carried"),
        ("yes -", {"needs": "unanimity"}, "short"),
        ("yes -", {"needs": "unanimity", "silence_consents": True}, "carried"),
        ("yes no -", {"needs": "unanimity"}, "lost"),
        ("yes abstains", {"needs": "unanimity"}, "lost"),
        ("yes condition", {"needs": "unanimity", "conditions_met": True}, "carried"),
    ],
)
def test_what_answers_come_to(replies, given_rules, outcome):
    tally = tally_answers(reply.replace("-", "") for reply in replies.split())
    rules = {"needs": "majority", "silence_consents": False, "quorum_met": True}
    assert outcome_of_answers(tally, **(rules | given_rules)) == outcome


@given(REPLIES, st.booleans(), st.booleans())
def test_every_answer_is_counted_once_and_one_more_yes_never_loses(replies, consents, met):
    tally = tally_answers(replies)
    assert tally.asked == len(replies)
    rules = {
        "needs": "majority", "silence_consents": consents, "quorum_met": True,
        "conditions_met": met,
    }  # fmt: skip
    if outcome_of_answers(tally, **rules) == "carried":
        assert outcome_of_answers(tally_answers([*replies, "yes"]), **rules) == "carried"
    assert sum(tally.votes(silence_consents=consents, conditions_met=met)) <= len(replies)


def test_a_question_closes_after_its_day_or_when_all_have_answered():
    day = date(2017, 5, 12)
    some, whole, nobody = AnswerTally(yes=1, silent=1), AnswerTally(yes=2), AnswerTally()
    assert not may_be_closed(some, day, day)
    assert may_be_closed(some, day, date(2017, 5, 13))
    assert may_be_closed(whole, day, date(2017, 5, 1))
    assert not may_be_closed(nobody, day, day)


def test_a_tally_in_words_leaves_out_what_nobody_said():
    assert tally_words(AnswerTally(yes=2, no=1, silent=3)) == "2 yes, 1 no, 3 did not answer"
    assert tally_words(AnswerTally()) == "nobody was asked"

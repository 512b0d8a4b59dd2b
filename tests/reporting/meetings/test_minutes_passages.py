"""Decisions and actions stand behind the passages that they were typed behind, and no word is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.facts.minutes import PassageFacts
from reporting.meetings.compose.passages import place_outcomes, point_words, split_passages

BODY = "First words.\n\n- a point\n- another\n\nLast words."


def decision(words: str, **changes) -> PassageFacts:
    return PassageFacts("decision", words, **{"lead": "AGREED", "verbs": ("noted",)} | changes)


def action(words: str) -> PassageFacts:
    return PassageFacts("action", words)


def told(made) -> list[str]:
    return [each.words for each in made]


def test_an_outcome_stands_behind_its_passage_and_at_the_end_without_one():
    made = place_outcomes(BODY, [("", decision("end")), ("First  WORDS.", action("first"))])
    assert told(made) == ["First words.", "first", "- a point\n- another\n\nLast words.", "end"]


@pytest.mark.parametrize("anchor", ["a point", "Words that somebody has changed since"])
def test_an_anchor_that_is_a_part_is_found_and_one_that_is_gone_stands_at_the_end(anchor):
    made = told(place_outcomes(BODY, [(anchor, decision("it"))]))
    assert made.index("it") == (1 if anchor == "a point" else len(made) - 1)


def test_text_without_outcomes_is_one_stretch_and_nothing_is_nothing():
    assert told(place_outcomes(BODY, ())) == [BODY]
    assert place_outcomes("  \n \n", ()) == ()


def test_neighbouring_decisions_become_points():
    outcomes = [
        ("", decision("that the content be noted.")),
        ("", decision("It be endorsed.", verbs=("endorsed",))),
    ]
    (made,) = place_outcomes("", outcomes)
    assert made.words == "that:-" and made.points == ("The content be noted.", "It be endorsed.")
    assert made.verbs == ("noted", "endorsed")


@pytest.mark.parametrize(
    "other",
    [
        decision("b", note="By vote."),
        decision("b", lead="LOST"),
        decision("b", number="4"),
        action("b"),
    ],
    ids=["note", "lost", "number", "action"],
)
def test_a_decision_of_which_something_else_is_said_stands_alone(other):
    made = place_outcomes("", [("", decision("a")), ("", other)])
    assert told(made) == ["a", "b"]


@pytest.mark.parametrize(
    ("words", "point"),
    [
        ("that the report be noted.", "The report be noted."),
        ("That: it goes on", "It goes on"),
        ("thatch is banned", "Thatch is banned"),
        ("The plan be agreed", "The plan be agreed"),
        ("", ""),
    ],
)
def test_a_point_loses_its_that(words, point):
    assert point_words(words) == point


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60)


@given(body=texts, anchors=st.lists(st.one_of(texts, st.just("a")), max_size=4))
def test_no_passage_and_no_outcome_is_lost_or_doubled(body, anchors):
    outcomes = [(anchor, action(f"<{n}>")) for n, anchor in enumerate(anchors)]
    made = place_outcomes(body, outcomes)
    kept = [part for each in made if each.kind == "text" for part in split_passages(each.words)]
    assert kept == split_passages(body)
    assert sorted(each.words for each in made if each.kind == "action") == sorted(
        each.words for _, each in outcomes
    )

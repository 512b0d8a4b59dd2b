"""What is typed while a meeting is on becomes text, decisions and actions, and no word of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.meetings.compose.passages import split_passages
from reporting.meetings.compose.typed import PassageGone, change_body, read_typed


def blocks(text: str, lead_in: str = "AGREED") -> list[tuple[str, str]]:
    return [(each.kind, each.words) for each in read_typed(text, lead_in)]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("They met.", [("text", "They met.")]),
        ("AGREED that it be noted.", [("decision", "that it be noted.")]),
        (
            "They met.\nAGREED: that it be noted.",
            [("text", "They met."), ("decision", "that it be noted.")],
        ),
        ("ACTION Bring it.\nMore.", [("action", "Bring it."), ("text", "More.")]),
        ("AGREED that:-\n1. One.\n2) Two.", [("decision", "One."), ("decision", "Two.")]),
        ("AGREED:\n- One.\n\nMore.", [("decision", "One."), ("text", "More.")]),
        ("AGREED", [("text", "AGREED")]),
        ("It was AGREED that", [("text", "It was AGREED that")]),
        ("AGREEDLY it rained.", [("text", "AGREEDLY it rained.")]),
        ("ACTION’s end", [("text", "ACTION’s end")]),
        ("  \n\n ", []),
        ("- a\n- b", [("text", "- a\n- b")]),
    ],
)
def test_a_line_that_begins_with_the_word_makes_a_block(text, made):
    assert blocks(text) == made


def test_the_groups_own_word_counts_beside_the_usual_one():
    assert blocks("RESOLVED that it be so.", "RESOLVED") == [("decision", "that it be so.")]
    assert blocks("AGREED that it be so.", "RESOLVED") == [("decision", "that it be so.")]
    assert blocks("RESOLVED that it be so.") == [("text", "RESOLVED that it be so.")]


def changed(body: str, after: str, **places):
    return change_body(body, read_typed(after, "AGREED"), **places)


def test_new_words_go_to_the_end_or_behind_a_passage():
    assert changed("One.\n\nTwo.", "Three.").body == "One.\n\nTwo.\n\nThree."
    assert changed("One.\n\nTwo.", "Half.", behind="One.").body == "One.\n\nHalf.\n\nTwo."
    assert changed("", "First.").body == "First."


def test_a_passage_is_changed_where_it_stands_now_and_may_become_several_or_none():
    made = changed("New.\n\nOne.\n\nTwo.", "One and a half.\n\nMore.", before="One.")
    assert made.body == "New.\n\nOne and a half.\n\nMore.\n\nTwo."
    assert (made.place, made.last) == (1, "More.")
    gone = changed("One.\n\nTwo.", "", before="Two.")
    assert (gone.body, gone.last) == ("One.", "One.")


def test_a_passage_that_somebody_else_changed_is_refused():
    with pytest.raises(PassageGone):
        changed("One, by somebody else.", "One, by me.", before="One.")


@pytest.mark.parametrize(
    ("after", "places"),
    [
        ("Three.\n\nFour.", {"behind": "Two."}),
        ("Three.\nAGREED that it be so.", {"behind": "gone"}),
        ("New.", {"before": "One."}),
        ("", {"before": "One."}),
    ],
)
def test_what_is_sent_again_is_put_in_once(after, places):
    first = changed("One.\n\nTwo.", after, **places)
    again = changed(first.body, after, **places, again=True)
    assert again.body == first.body
    assert again.outcomes == first.outcomes


def test_the_same_words_may_be_typed_twice_on_purpose():
    first = changed("One.", "Noted.", behind="One.")
    assert changed(first.body, "Noted.", behind="Noted.").body == "One.\n\nNoted.\n\nNoted."


def test_a_decision_stands_behind_the_words_before_it():
    made = changed("One.\n\nTwo.", "Half.\nAGREED that it be so.\nLast.", behind="One.")
    assert made.body == "One.\n\nHalf.\n\nLast.\n\nTwo."
    assert [(anchor, block.words) for anchor, block in made.outcomes] == [
        ("Half.", "that it be so.")
    ]
    assert changed("One.", "AGREED that it be so.").outcomes[0][0] == "One."
    assert changed("", "AGREED that it be so.").outcomes[0][0] == ""


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=40)


@given(body=st.lists(words, max_size=5), typed=st.lists(words, max_size=4), at=st.integers(0, 4))
def test_what_others_wrote_stays_and_every_typed_word_is_somewhere(body, typed, at):
    whole = "\n\n".join(body)
    passages = split_passages(whole)
    before = passages[at % len(passages)] if passages else ""
    made = changed(whole, "\n\n".join(typed), before=before)
    kept = split_passages(made.body)
    others = [each for each in passages if each != before]
    assert [each for each in others if each not in kept] == []
    said = "".join((made.body, *(block.words for _, block in made.outcomes)))
    for word in " ".join(typed).split():
        assert word in said or word.startswith(("AGREED", "ACTION"))

"""Nothing is lost: each visible word of minutes stands in exactly one piece of their reading, in order."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reporting.meetings.reading import MinutesPart, MinutesReading, read_minutes_text
from tests.examples import examples
from tests.reporting.meetings.reading import boards

MANY = settings(max_examples=examples(400), deadline=None, suppress_health_check=list(HealthCheck))
# Underscores belong to a word within it; at its edge they are marks of bold print or a ruled line.
WORD = re.compile(r"[^\W_]+(?:_+[^\W_]+)*")

NAMES = st.sampled_from(["Ann Lee", "Cllr B Orr", "Insp Cy Day", "Dai ap Rhys", "AB"])
BODIES = st.sampled_from(["Police", "Marsh Council – Housing", "NPS", "Gwasanaeth Tân"])
VOCABULARY = (
    "the report be noted to bring paper agreed AGREED ACTION: should (a) 1. next meeting by 4 May 2024 – "
    "was and * > | page Page 3 of 7 Present: Apologies none yr adroddiad ac SSP 4/17 £12.50 10.30am \t"
)
WORDS = st.lists(
    st.sampled_from(VOCABULARY.split(" ")),
    min_size=1,
    max_size=14,
).map(" ".join)
NUMBERS = st.sampled_from(
    [
        "SSP {n}/17",
        "{n}.",
        "{n}",
        "24.{n}",
        "Saf/{n}/23-24",
        "{n}.2025",
        "Item {n}",
        "**SSP\n{n}/17**",
    ]
)
LINES = st.one_of(
    st.builds("Present: {}, ({}), {} ({})".format, NAMES, BODIES, NAMES, BODIES),
    st.builds("{}\t{}\tY".format, NAMES, BODIES),
    st.builds("AGREED that {}".format, WORDS),
    st.builds("{} to {}".format, NAMES, WORDS),
    st.builds("- {}".format, WORDS),
    st.builds("> {}".format, WORDS),
    st.builds("**{}**".format, WORDS),
    st.just("RESOLVED:-"),
    st.just("Page 2 of 3"),
    st.just("\f"),
    st.just(""),
    WORDS,
    st.text(max_size=30),
)


def words_of(reading: MinutesReading) -> list[str]:
    return [
        word
        for piece in reading.pieces
        for word in WORD.findall(reading.text[piece.start : piece.end])
    ]


def assert_whole(reading: MinutesReading) -> None:
    assert words_of(reading) == WORD.findall(reading.text)
    edges = [(piece.start, piece.end) for piece in reading.pieces]
    assert all(a[1] <= b[0] for a, b in pairwise(edges))


@pytest.mark.parametrize("name", boards.EVERY)
def test_no_word_of_a_board_is_lost(name):
    assert_whole(read_minutes_text(boards.EVERY[name]))


@MANY
@given(
    st.lists(st.one_of(LINES, st.builds("{} {}".format, NUMBERS, WORDS)), max_size=25),
    st.integers(1, 3),
)
@example(["SSP", "x", "1/17"], 1)
def test_no_word_of_anything_is_lost(lines, first):
    text = "\n".join(line.replace("{n}", str(at + first)) for at, line in enumerate(lines))
    assert_whole(read_minutes_text(text))


@MANY
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
@example("0__")
@example("__0")
@example("a__b __c__ ____ d____")
def test_any_text_can_be_read(text):
    assert_whole(read_minutes_text(text))


def test_underscores_within_a_word_and_ruled_lines_are_kept_and_marks_of_bold_print_are_not():
    reading = read_minutes_text(
        "1. Theft\n\n__Seen__ risk_register__v2 and _draft.\n____\nAGREED that __all__ sign: ______\n\n"
        "2. __Cars__"
    )
    assert [item.title for item in reading.items] == ["Theft", "Cars"]
    assert [each.words for each in reading.decisions] == ["that all sign: ______"]
    assert "\nSeen risk_register__v2 and _draft.\nAGREED" in reading.kept_text()


@pytest.mark.parametrize("name", boards.EVERY)
def test_each_find_lies_in_the_text_with_its_words(name):
    reading = read_minutes_text(boards.EVERY[name])
    finds = [*reading.decisions, *reading.actions, *reading.interests]
    for find in finds:
        passage = " ".join(reading.words_of(find.passage).split())
        assert WORD.findall(find.words)[-1] in passage
    for person in reading.people:
        assert (person.name or person.body).split()[-1] in reading.words_of(person.passage)


def test_what_is_kept_prints_in_the_order_of_the_file_without_what_was_left_out():
    reading = read_minutes_text(boards.MAILED)
    kept, left = reading.kept_text(), {each.words for each in reading.left_out}
    dropped = [word for words in left for word in WORD.findall(words)]
    assert sorted(WORD.findall(kept) + dropped) == sorted(WORD.findall(boards.MAILED))
    assert "told, not" not in kept and "Kind regards" not in kept
    assert kept.index("24.61") < kept.index("burglary") < kept.index("24.66")


def test_a_heading_and_a_decision_are_pieces_of_their_own():
    reading = read_minutes_text(
        "1. Apologies\nNone.\n\n2. Theft\nAll spoke.\n\nAGREED that it be noted."
    )
    parts = [
        (piece.part, reading.text[piece.start : piece.end].strip()) for piece in reading.pieces
    ]
    assert (MinutesPart.HEADING, "Theft") in parts
    assert (MinutesPart.DECISION, "that it be noted.") in parts
    assert (MinutesPart.TEXT, "All spoke.") in parts

"""What a status means to the rules, and which way a row goes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.marks import mark_html, status_html
from actions.rules.status import (
    GREY,
    USUAL_LEGEND,
    Direction,
    Nature,
    Shape,
    direction,
    is_exception,
    is_fresh,
    is_live,
)
from plans.validators import contrasting_colour

NATURES = st.sampled_from([*Nature.values, None])
TURNED = {Direction.BETTER: Direction.WORSE, Direction.WORSE: Direction.BETTER}


@given(NATURES, NATURES)
def test_turning_two_rounds_round_turns_the_direction(before, now):
    went = direction(before, now)
    assert direction(now, before) == TURNED.get(went, went)


@given(NATURES, NATURES, NATURES)
def test_better_and_better_again_is_better(first, second, third):
    if direction(first, second) == direction(second, third) == Direction.BETTER:
        assert direction(first, third) == Direction.BETTER


@given(NATURES)
def test_silence_is_never_no_change_or_good(nature):
    assert direction(Nature.NONE, nature) == Direction.NEW
    assert direction(nature, None) == Direction.NEW


def test_a_row_that_is_held_back_is_not_weighed_but_may_stay_so():
    assert direction(Nature.OFF_TRACK, Nature.HELD) == Direction.NEW
    assert direction(Nature.HELD, Nature.HELD) == Direction.SAME


def test_the_usual_legend_covers_every_nature_once_in_words_shapes_and_readable_colours():
    assert [entry.nature for entry in USUAL_LEGEND] == list(Nature)
    assert len({entry.shape for entry in USUAL_LEGEND}) == len(USUAL_LEGEND)
    for entry in USUAL_LEGEND:
        contrasting_colour(entry.colour)


def test_what_counts_as_live_and_as_an_exception():
    assert {each for each in Nature if not is_live(each)} == {Nature.DONE, Nature.HELD}
    assert {each for each in Nature if is_exception(each)} == {Nature.AT_RISK, Nature.OFF_TRACK}


@pytest.mark.parametrize(
    ("sent", "fresh"),
    [(None, False), (date(2016, 6, 30), False), (date(2016, 7, 1), True)],
)
def test_a_row_is_fresh_once_somebody_has_spoken_since_the_period_began(sent, fresh):
    assert is_fresh(sent, date(2016, 7, 1)) is fresh


@pytest.mark.parametrize("shape", Shape)
def test_a_mark_is_drawn_for_those_who_see_no_colour_and_those_who_see_nothing(shape):
    drawn = mark_html("On <track>", colour="#00703c", shape=shape, direction=Direction.WORSE)
    assert "On &lt;track&gt;" in drawn and "▼</span> worse" in drawn
    assert 'aria-hidden="true"' in drawn and "#00703c" in drawn and "style" not in drawn


def test_no_status_is_grey():
    assert GREY in status_html(None) and "No update" in status_html(None)

"""How a figure stands against its target, and where a lead's judgement differs from it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from actions.models import Measure
from actions.rules.targets import Mark, TargetStanding, disagrees, standing_against_target


def measure(**values) -> Measure:
    return Measure(**values)


def reading(words: str, value=None, qualifier="exact", member="") -> SimpleNamespace:
    number = None if value is None else Decimal(value)
    return SimpleNamespace(printed=words, value=number, qualifier=qualifier, member=member)


UP = {"polarity": "up"}
CUT = {"target": "10% reduction", "baseline": "120 in 2015/16"}


@pytest.mark.parametrize(
    ("asked", "got", "mark"),
    [
        ({"target": "over 70"}, reading("71", 71), Mark.MET),
        ({"target": "over 70"}, reading("70", 70), Mark.MISSED),
        ({"target": "at least 70"}, reading("70", 70), Mark.MET),
        ({"target": "100", "tolerance": Decimal(5)} | UP, reading("96", 96), Mark.NEAR),
        ({"target": "100", "tolerance": Decimal(5)} | UP, reading("94", 94), Mark.MISSED),
        ({"target": "20", "polarity": "down"}, reading("18", 18), Mark.MET),
        (CUT, reading("108", 108), Mark.MET),
        (CUT, reading("110", 110), Mark.MISSED),
        ({"target": "10% reduction"}, reading("108", 108), Mark.UNKNOWN),
        ({"target": "100"} | UP, reading("over 142", 142, "over"), Mark.MET),
        ({"target": "200"} | UP, reading("over 142", 142, "over"), Mark.UNKNOWN),
        ({"target": "under 5"}, reading("over 7", 7, "over"), Mark.MISSED),
        ({"target": "95%"} | UP, reading("94%", 94), Mark.MISSED),
        ({"target": "12"}, reading("12", 12), Mark.UNKNOWN),  # nobody said which way is good
        ({"target": "as many as we can"} | UP, reading("12", 12), Mark.UNKNOWN),
        ({"target": "100"} | UP, reading(""), Mark.UNKNOWN),
        ({"target": "100"} | UP, None, Mark.UNKNOWN),
        ({"target": "100"} | UP, reading("50", 50, member="Girls"), Mark.UNKNOWN),
        ({}, reading("50", 50), Mark.UNKNOWN),
    ],
)
def test_a_figure_against_its_target(asked, got, mark):
    found = standing_against_target(measure(**asked), got)
    assert found.mark is mark
    assert bool(found.sentence) is bool(asked)


def test_a_target_for_the_year_is_due_in_parts():
    yearly = measure(target="100", over_year="sum", **UP)
    half = {"elapsed": Decimal("0.5"), "total": Decimal(48)}
    found = standing_against_target(yearly, reading("27", 27), reading("21", 21), **half)
    assert found.mark is Mark.MISSED
    assert found.sentence == (
        "48 so far is short of a target of 100, where 50 is due by now. Last time: 21."
    )
    assert (
        standing_against_target(
            yearly, reading("29", 29), elapsed=half["elapsed"], total=Decimal(50)
        ).mark
        is Mark.MET
    )


def test_on_the_way_from_a_baseline_half_the_way_is_due_half_way():
    falling = measure(target="80", baseline="120", polarity="down", target_on=date(2017, 3, 31))
    half = Decimal("0.5")
    assert standing_against_target(falling, reading("100", 100), elapsed=half).mark is Mark.MET
    assert standing_against_target(falling, reading("101", 101), elapsed=half).mark is Mark.MISSED
    assert standing_against_target(falling, reading("100", 100)).mark is Mark.MISSED


@pytest.mark.parametrize(
    ("nature", "marks", "words"),
    [
        ("on-track", [Mark.MET, Mark.MISSED], "better than the figures"),
        ("done", [Mark.MISSED], "better than the figures"),
        ("off-track", [Mark.MET, Mark.UNKNOWN], "better than the lead"),
        ("off-track", [Mark.MET, Mark.MISSED], ""),
        ("on-track", [Mark.NEAR, Mark.UNKNOWN], ""),
        ("at-risk", [Mark.UNKNOWN], ""),
        ("held", [Mark.MISSED], ""),
    ],
)
def test_a_difference_is_told_and_agreement_is_not(nature, marks, words):
    told = disagrees(nature, [TargetStanding(mark, "The figure.") for mark in marks])
    assert words in told if words else told == ""


@pytest.mark.parametrize(
    ("total", "mark", "words"),
    [(48, Mark.UNKNOWN, "may or may not reach"), (60, Mark.MET, "reaches")],
)
def test_a_sum_that_lacks_a_quarter_can_reach_its_target_and_not_miss_it(total, mark, words):
    yearly = measure(target="100", over_year="sum", **UP)
    found = standing_against_target(
        yearly, reading("27", 27), elapsed=Decimal("0.5"), total=Decimal(total), missing=("Quarter 1",)
    )  # fmt: skip
    assert found.mark is mark
    assert found.sentence.startswith(f"At least {total} (missing: Quarter 1) so far {words}")

"""Small figures are kept back from the public, and none of them is a subtraction away."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.small_readings import SmallNumbers, replace_small_readings

FIVE = SmallNumbers(5)


@dataclass(frozen=True)
class Figure:
    value: Decimal | None = None
    printed: str = ""
    qualifier: str = "exact"
    numerator: Decimal | None = None


def counted(number: int | None, **more) -> Figure:
    if number is None:
        return Figure(qualifier="suppressed")
    return Figure(Decimal(number), **{"printed": str(number)} | more)


def read(
    figures: dict[str, Figure], kind: str = "count", unit: str = "", rule=FIVE
) -> dict[str, str]:
    """What the public reads of each figure."""
    instead = replace_small_readings(kind, unit, figures, rule)
    return {n: instead[n].words if n in instead else f.printed for n, f in figures.items()}


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_small_count_is_fewer_than_the_threshold(number):
    assert read({"": counted(number)}) == {"": "fewer than 5"}


@pytest.mark.parametrize("number", [0, 5, 6, 4_369])
def test_nought_and_larger_counts_are_read(number):
    assert read({"": counted(number)}) == {"": str(number)}


def test_a_partnership_may_hide_noughts_too_or_nothing():
    assert read({"": counted(0)}, rule=SmallNumbers(5, zero=True)) == {"": "fewer than 5"}
    assert read({"": counted(2)}, rule=SmallNumbers(0)) == {"": "2"}


@pytest.mark.parametrize(
    ("kind", "unit", "figure"),
    [
        ("rate", "", counted(3)), ("", "%", counted(3)), ("", "", counted(3, printed="3%")),
        ("saving", "£", counted(3)), ("change", "", counted(-3)), ("", "", Figure(Decimal("2.5"), "2.5")),
    ],
)  # fmt: skip
def test_what_counts_no_cases_is_read(kind, unit, figure):
    assert read({"": figure}, kind, unit) == {"": figure.printed}


def test_a_share_of_few_cases_is_kept_back():
    few = Figure(Decimal(50), "50%", numerator=Decimal(2))
    assert read({"": few}, "rate") == {"": "kept back"}


def test_what_was_hedged_is_not_said_to_be_fewer():
    assert read({"": counted(3, printed="over 3", qualifier="over")}) == {"": "kept back"}


def test_the_group_that_a_lead_kept_back_is_no_subtraction_away():
    said = read({"": counted(23), "North": counted(21), "South": counted(None)})
    assert said == {"": "23", "North": "kept back", "South": "kept back"}


def test_groups_that_do_not_come_to_the_total_give_nothing_away():
    said = read({"": counted(90), "IOM": counted(3), "Others": counted(20)})
    assert said == {"": "90", "IOM": "kept back", "Others": "20"}


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("71, including 2 IOM and 3 from probation", "71"), ("71 (2 of them children)", "71"),
        ("71, including two at home", "71"), ("71, including 69 adults", "71"),
        ("71 since 4 April", "71 since 4 April"), ("71 (40 + 31)", "71 (40 + 31)"),
        ("71 since April 2016, including 1 IOM and 2 from probation", "71"),
        ("71 since 2009, of which 7 in 2015", "71 since 2009, of which 7 in 2015"),
        ("71 since 1 April 2016: three of them children", "71"), ("Since April 2016 71, two at home", "71"),
        ("71 since last year (was 69)", "71"), ("71 since April, one IOM", "71"),
        ("71, including 40 men and 29 women", "71"), ("71 (up 5%), 2 of them from probation", "71"),
        ("71, 1IOM", "71"), ("71, a single child", "71"), ("71, both children among them", "71"),
        ("71, a couple from probation", "71"), ("71 (£40 each), including two at home", "71"),
        ("Seventy-one", "Seventy-one"), ("71 since 1st May 2016", "71 since 1st May 2016"),
        ("71 in quarter 2 of 2016/17", "71 in quarter 2 of 2016/17"), ("71 (up 5%)", "71 (up 5%)"),
    ],
)  # fmt: skip
def test_small_parts_in_the_words_of_a_figure_are_left_out(printed, words):
    assert read({"": counted(71, printed=printed)}) == {"": words}


def test_a_group_that_is_kept_back_stands_in_no_words_of_the_total():
    """“…including 1 IOM” would be read one line above “(IOM): kept back”."""
    total = counted(44, printed="44 since April 2016, including 1 IOM and 2 from probation")
    assert read({"": total, "IOM": counted(1)}) == {"": "44", "IOM": "kept back"}


def test_a_long_number_is_read_whole():
    adults = counted(1_203, printed="1,203, of whom 1,200 adults")
    assert read({"": adults}) == {"": "1,203"}


@given(
    st.integers(1, 4),
    st.sampled_from([", including {} IOM", " ({} of them children)", "; {} at home", " – {} left"]),
    st.sampled_from(["", " since April 2016", " since 1 April", " since 2009", " in 2016/17"]),
)
def test_no_small_part_is_read_whatever_stands_before_it(part, ending, since):
    printed = f"44{since}" + ending.format(part)
    assert read({"": counted(44, printed=printed)}) == {"": "44"}


@given(st.lists(st.integers(0, 30), min_size=2, max_size=6))
def test_no_hidden_group_can_be_worked_out(numbers):
    """Another set of groups fits everything that is read, for each that is hidden."""
    groups = {f"Group {place}": counted(number) for place, number in enumerate(numbers)}
    said = read(groups | {"": counted(sum(numbers))})
    hidden = [name for name in groups if said[name] != groups[name].printed]
    assert all(said[name] != groups[name].printed for name in groups if 0 < groups[name].value < 5)
    if said[""] == str(sum(numbers)):
        assert len(hidden) != 1
        together = sum(int(groups[name].value) for name in hidden)
        assert not hidden or together > len(hidden)

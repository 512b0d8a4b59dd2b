"""One figure for a year from those of its rounds, with whatever makes it unsure carried along."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.models import Measure
from actions.rules.targets import Mark
from actions.year_end.outturn import OutturnPart, Way, accepted_only, outturn
from actions.year_end.targets import standing_of_year
from csp.quantities import parse_quantity

COUNT = Measure(kind="count")
RUNNING = Measure(kind="count", cumulative=True)
RATE = Measure(kind="rate", over_year="average", unit="%")


def reading(figure: str = "", **more) -> SimpleNamespace:
    """A reading as it is stored; a figure such as "over 70 since 2009" give all that they say."""
    read = parse_quantity(figure) if figure else None
    return SimpleNamespace(
        **{
            "printed": figure,
            "value": read.value if read else None,
            "qualifier": read.qualifier.value if read else "exact",
            "since": read.since if read else "",
            "provisional": read.provisional if read else False,
            "numerator": None,
            "denominator": None,
            "words": "",
            "missing_because": "",
        }
        | more
    )


def quarters(*words: str | None) -> list[OutturnPart]:
    """One a quarter; None where nothing was said."""
    return [
        OutturnPart(f"Quarter {number}", None if said is None else reading(said))
        for number, said in enumerate(words, start=1)
    ]


@pytest.mark.parametrize(
    ("measure", "said", "printed"),
    [
        (COUNT, ("10", "20", "30", "40"), "100"),
        (COUNT, ("10", "over 20", "30", "40"), "over 100"),
        (COUNT, ("10", "about 20", "over 30", "40"), "about 100"),
        (COUNT, ("under 5", "10"), "under 15"),
        (COUNT, ("10", "20 (provisional)"), "30 (provisional)"),
        (COUNT, ("10", None, "30", "40"), "at least 80"),
        (COUNT, ("10", None, "about 30"), "at least about 40"),
        (COUNT, ("under 5", None), "about 5"),
        (COUNT, ("0", "0"), "0"),
        (COUNT, ("0", None), "No figure yet"),
        (COUNT, ("12", "suppressed"), "Suppressed"),
        (RUNNING, ("10", "30", "60"), "60"),
        (RUNNING, ("10", "30", None), "at least 30"),
        (COUNT, ("65 since 2009", "70 since 2009"), "70 since 2009"),
        (
            COUNT,
            ("70 since 2009, of which 7 in 2015", None),
            "at least 70 since 2009, of which 7 in 2015",
        ),
        (RUNNING, ("over 30", None), "over 30"),
        (Measure(kind="count", over_year="last"), ("10", None, "7", None), "7"),
        (Measure(kind="survey"), ("61%", "64%"), "64%"),
        (Measure(kind="count", over_year="average"), ("10", "20", "40"), "23.3"),
        (Measure(kind="count", over_year="sum", cumulative=True), ("10", "30"), "30"),
        (Measure(kind="change"), ("-4", "-9"), "-9"),
        (Measure(kind="change", over_year="sum"), ("-4", None), "about -4"),
        (COUNT, (None, None), ""),
    ],
)
def test_the_figure_of_a_year(measure, said, printed):
    assert outturn(measure, quarters(*said)).printed == printed


def test_what_is_missing_is_named_with_its_reason():
    parts = [
        *quarters("10"),
        OutturnPart("Quarter 2", reading(missing_because="The post was empty.")),
    ]
    found = outturn(COUNT, parts)
    assert found.notes == ("Missing: Quarter 2 (The post was empty).",)
    assert found.missing == ("Quarter 2",)


def test_where_no_period_has_a_figure_all_of_them_are_named():
    empty = OutturnPart("Quarter 2", reading(missing_because="The post was empty."))
    found = outturn(COUNT, [*quarters(None), empty])
    assert found.notes[-1] == "Missing: Quarter 1, Quarter 2 (The post was empty)."


def test_what_is_nought_so_far_is_told_and_not_counted():
    found = outturn(COUNT, quarters("0", None, "0"))
    assert found.value is None
    assert found.notes == ("Missing: Quarter 2.", "0 in Quarter 1, Quarter 3.")


@pytest.mark.parametrize(
    ("measure", "said", "told"),
    [
        (COUNT, ("10", "20"), "30"),
        (COUNT, ("10", None), "at least 10 (missing: Quarter 2)"),
        (
            Measure(kind="count", over_year="last"),
            ("10", None),
            "10 (as at Quarter 1; missing: Quarter 2)",
        ),
        (
            Measure(kind="count", over_year="last"),
            (None, "199", "50", None),
            "50 (as at Quarter 3; missing: Quarter 1, Quarter 4)",
        ),
        (
            Measure(),
            (None, "199", "50", None),
            "50 (as at Quarter 3; missing: Quarter 1, Quarter 4; the last figure, not a sum)",
        ),
        (
            Measure(),
            (None, "199", "50"),
            "50 (as at Quarter 3; missing: Quarter 1; the last figure, not a sum)",
        ),
        (Measure(), ("199", "50"), "50 (the last figure, not a sum)"),
        (Measure(), ("61%", "64%"), "64% (the last figure, not an average)"),
        (Measure(kind="survey", over_year="last"), ("61%", "64%"), "64%"),
        (Measure(), ("65 since 2009", "70 since 2009"), "70 since 2009"),
        (Measure(), ("50",), "50"),
        (COUNT, (None, None), ""),
    ],
)
def test_a_figure_that_stands_alone_says_what_it_lacks(measure, said, told):
    assert outturn(measure, quarters(*said)).told == told


def test_a_figure_not_accepted_counts_for_the_officer_and_not_for_papers():
    parts = [*quarters("10"), OutturnPart("Quarter 2", reading("5"), accepted=False)]
    assert outturn(COUNT, parts).printed == "15"
    assert outturn(COUNT, parts).waiting == ("Quarter 2",)
    assert outturn(COUNT, accepted_only(parts)).printed == "at least 10"


def test_a_rate_comes_from_its_counts_and_not_from_its_percentages():
    small = reading("100%", numerator=Decimal(1), denominator=Decimal(1))
    large = reading("50%", numerator=Decimal(50), denominator=Decimal(100))
    parts = [OutturnPart("Quarter 1", small), OutturnPart("Quarter 2", large)]
    assert outturn(RATE, parts).printed == "50.5%"  # 51 of 101
    bare = outturn(RATE, [OutturnPart("Quarter 1", reading("100%")), parts[1]])
    assert bare.printed == "75%"
    assert "counts behind them were not all given" in bare.notes[0]


def test_words_are_kept_for_each_period():
    measure = Measure(kind="qualitative")
    late = reading(missing_because="No forms were given out.")
    said = [
        OutturnPart("Quarter 1", late),
        OutturnPart("Quarter 2", reading(words="All would come again.")),
    ]
    found = outturn(measure, said)
    assert found.printed == "Quarter 2: All would come again."
    assert found.notes == ("Missing: Quarter 1 (No forms were given out).",)


@pytest.mark.parametrize(
    ("target", "said", "mark"),
    [
        ("100", ("60", "50"), Mark.MET),
        ("100", ("60", "30"), Mark.MISSED),
        ("100", ("60", None), Mark.UNKNOWN),
        ("100", ("120", None), Mark.MET),
        ("100", ("under 60", "over 50"), Mark.UNKNOWN),
    ],
)
def test_the_year_is_held_against_the_whole_target(target, said, mark):
    measure = Measure(kind="count", polarity="up", target=target)
    assert standing_of_year(measure, outturn(measure, quarters(*said))).mark == mark


figures = st.integers(min_value=0, max_value=10**6)
exact = st.lists(st.none() | figures, min_size=1, max_size=6).filter(any)


def as_parts(values) -> list[OutturnPart]:
    return quarters(*(None if value is None else str(value) for value in values))


@given(exact)
def test_a_sum_is_a_floor_exactly_where_something_is_missing(values):
    found = outturn(COUNT, as_parts(values))
    assert found.value == sum(value or 0 for value in values)
    assert found.printed.startswith("at least ") == (None in values)
    assert parse_quantity(found.printed).value == found.value


@given(exact, st.randoms(use_true_random=False))
def test_a_sum_is_the_same_in_any_order(values, chance):
    mixed = chance.sample(values, len(values))
    one, other = (outturn(COUNT, as_parts(each)) for each in (values, mixed))
    assert (one.value, one.quantity.qualifier) == (other.value, other.quantity.qualifier)


@given(st.lists(st.tuples(figures, st.integers(1, 10**6)), min_size=1, max_size=6))
def test_a_pooled_rate_lies_between_the_rates_it_is_made_of(counts):
    rates = [Decimal(top) / bottom * 100 for top, bottom in counts]
    parts = [
        OutturnPart(
            f"Quarter {number}",
            reading(value=rate, numerator=Decimal(top), denominator=Decimal(bottom)),
        )
        for number, (rate, (top, bottom)) in enumerate(zip(rates, counts, strict=True))
    ]
    rounding = Decimal("0.06")
    value = outturn(RATE, parts).value
    assert min(rates) - rounding <= value <= max(rates) + rounding


@given(st.sampled_from([Way.SUM, Way.AVERAGE]), exact)
def test_one_hidden_figure_hides_the_year(way, values):
    hidden = OutturnPart("Quarter 9", reading(qualifier="suppressed"))
    found = outturn(Measure(kind="count", over_year=way), [*as_parts(values), hidden])
    assert found.value is None
    assert found.printed == "Suppressed"

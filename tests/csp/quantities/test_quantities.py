"""Numbers and money keep the words given and know what they mean."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csp.quantities import (
    Money,
    Qualifier,
    Quantity,
    QuantityPart,
    Split,
    parse_money,
    parse_quantity,
)
from tests.examples import examples

moderate = settings(max_examples=examples(200))
numbers = st.decimals(
    min_value=0, max_value=10**9, places=1, allow_nan=False, allow_infinity=False
) | st.integers(0, 10**9).map(Decimal)
labels = st.sampled_from(["", "females", "in 2015", "young people"])
parts = st.lists(st.builds(QuantityPart, numbers, labels), min_size=2, max_size=3).map(tuple)
wholes = st.builds(
    Quantity,
    numbers,
    st.sampled_from([Qualifier.EXACT, Qualifier.OVER, Qualifier.UNDER, Qualifier.ABOUT]),
    unit=st.sampled_from(["", "%", "miles", "CPN warning letters", "% of residents"]),
    since=st.sampled_from(["", "2009", "October 2015"]),
    provisional=st.booleans(),
    note=st.sampled_from(["", "71%", "two clubs"]),
)
scraps = st.sampled_from(
    ["over", "some", "70", "1,200", "7.5", "%", "fifty", "one", "million", "since", "2009", "of",
     "which", "including", "(", ")", ":", ",", "and", "x", "provisional", "females", "not",
     "available", "no", "data", "-", ".", "£", "hundred"]
)  # fmt: skip


@st.composite
def quantities(draw):
    whole = draw(wholes)
    split = draw(st.sampled_from(Split))
    split_parts = () if split == Split.NONE else draw(parts)
    return Quantity(
        whole.value, whole.qualifier, whole.unit, whole.since, whole.provisional, split_parts,
        split, whole.note,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value", "qualifier", "unit"),
    [
        ("152", "152", Qualifier.EXACT, ""),
        ("over 70", "70", Qualifier.OVER, ""),
        ("Over 142 participants", "142", Qualifier.OVER, "participants"),
        ("around fifty", "50", Qualifier.ABOUT, ""),
        ("just over 106,000", "106000", Qualifier.OVER, ""),
        ("nearly 1.5 million", "1500000", Qualifier.UNDER, ""),
        ("fewer than 5", "5", Qualifier.UNDER, ""),
        ("20.2%", "20.2", Qualifier.EXACT, "%"),
        ("96 per cent of residents", "96", Qualifier.EXACT, "% of residents"),
        ("-12%", "-12", Qualifier.EXACT, "%"),
        ("1.8 miles", "1.8", Qualifier.EXACT, "miles"),
        ("twenty-one", "21", Qualifier.EXACT, ""),
        ("a hundred", "100", Qualifier.EXACT, ""),
        ("nil", "0", Qualifier.EXACT, ""),
    ],
)
def test_numbers_as_people_print_them(text, value, qualifier, unit):
    quantity = parse_quantity(text)
    assert (quantity.value, quantity.qualifier, quantity.unit) == (Decimal(value), qualifier, unit)
    assert quantity.words == text


def test_a_running_total_keeps_its_start_and_the_share_of_the_year():
    running = parse_quantity("70 since 2009 of which 7 in 2015")
    assert (running.value, running.since) == (70, "2009")
    assert running.parts == (QuantityPart(Decimal(7), "in 2015"),)
    assert parse_quantity("Since 2009, 70 (including 7 in 2015)") == running


def test_a_split_that_adds_up_agrees():
    assert parse_quantity("748: 383 females and 365 males").parts_agree()
    assert not parse_quantity("749: 383 and 365").parts_agree()
    assert parse_quantity("748").parts_agree()


def test_a_share_cannot_pass_the_whole():
    assert parse_quantity("70 (including 7)").parts_agree()
    assert not parse_quantity("7 (including 70)").parts_agree()


def test_a_product_that_does_not_multiply_out_is_seen():
    assert not parse_quantity("152 (3 clubs x 50 weeks)").parts_agree()
    assert parse_quantity("150 (3 clubs x 50 weeks)").parts_agree()


def test_what_is_not_there_says_why():
    missing = parse_quantity("Not available: recording changed")
    assert (missing.is_known, missing.reason) == (False, "recording changed")
    assert str(missing) == "Not available: recording changed"
    assert parse_quantity("suppressed").qualifier == Qualifier.SUPPRESSED


@pytest.mark.parametrize(
    "text",
    ["", "see above", "N/A", "yes", "4 April 2017", "2016/17", "9.30am", "1,23", "five hundred",
     "£65,000", "10 (including 7) (2 x 5)", "nine-day event", "9" * 400],
)  # fmt: skip
def test_words_that_are_not_a_number_are_refused_kindly(text):
    with pytest.raises(ValueError, match=r"[a-z].*\.$"):
        parse_quantity(text)


@moderate
@given(quantities())
def test_what_is_printed_parses_back(quantity):
    assert parse_quantity(str(quantity)) == quantity
    assert parse_quantity(quantity.words) == quantity


@moderate
@given(st.text(max_size=60) | st.lists(scraps, max_size=9).map(" ".join))
def test_any_text_is_a_stable_number_or_is_refused(text):
    for parse in (parse_quantity, parse_money):
        try:
            parsed = parse(text)
        except ValueError as error:
            assert str(error).endswith(".")
        else:
            assert parsed.words == text
            assert parse(str(parsed)) == parsed


@pytest.mark.parametrize(
    ("text", "pence", "printed"),
    [
        ("£65,000", 6_500_000, "£65,000"),
        ("£2,018.95", 201_895, "£2,018.95"),
        ("£24K", 2_400_000, "£24,000"),
        ("£44k", 4_400_000, "£44,000"),
        ("£1.2m", 120_000_000, "£1,200,000"),
        ("65,000", 6_500_000, "£65,000"),
        ("50p", 50, "£0.50"),
        ("-£500", -50_000, "-£500"),
        ("around £1.2 million", 120_000_000, "about £1,200,000"),
    ],
)
def test_money_keeps_its_words_and_prints_one_way(text, pence, printed):
    money = parse_money(text)
    assert (money.pence, money.words, str(money)) == (pence, text, printed)


@pytest.mark.parametrize("text", ["", "n/a", "within existing resources", "£1.234", "£1,2", "£"])
def test_words_that_are_not_money_are_refused_kindly(text):
    with pytest.raises(ValueError, match="not an amount of money"):
        parse_money(text)


@moderate
@given(st.integers(-(10**12), 10**12), st.sampled_from([Qualifier.EXACT, Qualifier.OVER]))
def test_printed_money_parses_back(pence, qualifier):
    money = Money(pence, qualifier)
    assert parse_money(str(money)) == money


def test_a_sum_is_as_sure_as_its_least_sure_part():
    assert Money(100) + Money(250) == Money(350)
    assert Money(100) + Money(250, Qualifier.OVER) == Money(350, Qualifier.OVER)
    mixed = Money(100, Qualifier.UNDER) + Money(250, Qualifier.OVER)
    assert mixed.qualifier == Qualifier.ABOUT

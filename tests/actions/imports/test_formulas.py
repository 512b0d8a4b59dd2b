"""Formulas without values: worked out where the sheet holds all that they need, and named."""

from __future__ import annotations

import pytest

from actions.imports import read_plan
from tests.actions.imports.files import excel, saved


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ('=TEXT(DATE(2031,7,1),"mmmm yyyy")', "July 2031"), ('="by "&LOWER(D2)', "by police"),
        ('=IF(A2="1.1","May","June")', "May"), ("=E2", "June"), ('="Year "&(1+2*3)', "Year 7"),
        ('=IF(AND(1<2,NOT(2>=3)),TRIM(" in  May "),"x")', "in May"), ("=TEXT(50%,\"0%\")", "50%"),
        ('=TEXT(EOMONTH(DATE(2031,1,31),1),"d mmmm")', "28 February"),
    ],
)  # fmt: skip
def test_what_the_sheet_holds_is_worked_out_and_said(formula, words):
    book = excel()
    book.active["E3"] = formula
    plan = read_plan("plan.xlsx", saved(book))
    assert plan.rows[1].timescale == words and not plan.leftovers
    assert "E3 is a formula without its value" in plan.warnings[0].message


def test_numbers_that_count_on():
    book = excel()
    book.active["A3"] = "=A2+0.1"
    assert [row.ref for row in read_plan("plan.xlsx", saved(book)).rows] == ["1.1", "1.2"]


@pytest.mark.parametrize(
    "formula",
    [
        "=TODAY()",
        "=RAND()",
        "=Other!B2",
        "=E3",
        "=1/0",
        '=DATE(2031,"x",1)',
        "=IF(",
        "=MID(D2,1,2)",
    ],
)
def test_what_it_does_not_hold_is_left_out_and_listed(formula):
    book = excel()
    book.active["E3"] = formula
    plan = read_plan("plan.xlsx", saved(book))
    assert plan.rows[1].timescale == "" and [each.text for each in plan.leftovers] == [formula]


@pytest.mark.parametrize(
    "formula",
    [
        pytest.param("=" + "(" * 4_000, id="deep"),
        pytest.param("=" + "*".join(["9999999"] * 900), id="a number without end"),
        pytest.param("=" + "&".join(['"' + "x" * 200 + '"'] * 200), id="words without end"),
    ],
)
def test_a_formula_made_to_stop_the_reader_is_left_out(formula):
    book = excel()
    book.active["E3"] = formula
    plan = read_plan("plan.xlsx", saved(book))
    assert (plan.rows[1].timescale, len(plan.leftovers)) == ("", 1)

"""Months as readers of running text find them, in English and Welsh."""

from __future__ import annotations

import re

import pytest

from csp.periods.names import ENGLISH_MONTH, WELSH_MONTH, month_number
from csp.periods.years import MONTH_NAMES

WELSH = ["Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi",
         "Hydref", "Tachwedd", "Rhagfyr"]  # fmt: skip


@pytest.mark.parametrize("number", range(1, 13))
def test_a_month_is_known_whole_and_short_and_in_welsh(number):
    name = MONTH_NAMES[number - 1]
    for word in (name, name.upper(), name[:3]):
        assert re.fullmatch(ENGLISH_MONTH, word, re.IGNORECASE) and month_number(word) == number
    word = WELSH[number - 1]
    assert re.fullmatch(WELSH_MONTH, word, re.IGNORECASE) and month_number(word) == number


@pytest.mark.parametrize(
    ("softened", "number"),
    [("Fawrth", 3), ("Fai", 5), ("Fehefin", 6), ("Orffennaf", 7), ("Fedi", 9), ("Dachwedd", 11),
     ("Ragfyr", 12)],
)  # fmt: skip
def test_a_welsh_month_is_known_after_o(softened, number):
    assert re.fullmatch(WELSH_MONTH, softened, re.IGNORECASE) and month_number(softened) == number


@pytest.mark.parametrize(("word", "number"), [("maı", 5), ("FAİ", 5), ("ıonawr", 1), ("ſept", 9)])
def test_what_a_pattern_takes_for_a_month_has_a_number(word, number):
    assert re.fullmatch(f"{ENGLISH_MONTH}|{WELSH_MONTH}", word, re.IGNORECASE)
    assert month_number(word) == number

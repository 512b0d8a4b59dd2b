"""The years that a plan's own words name, and days that are typed by a month or a year."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from actions.imports.years import period_named, title_without_years
from csp.forms import PeriodEdgeField


@pytest.mark.parametrize(("title", "called", "first", "last"), [
    ("Partnership Plan 2016 to 2017", "Partnership Plan", (2016, 4, 1), (2017, 3, 31)),
    ("Action plan 2024/25", "Action plan", (2024, 4, 1), (2025, 3, 31)),
    ("Safer Harbour 2025-2028: strategy", "Safer Harbour : strategy", (2025, 4, 1), (2028, 3, 31)),
    ("Plan (2025–28)", "Plan", (2025, 4, 1), (2028, 3, 31)),
    ("Plan, April 2025 to March 2027", "Plan", (2025, 4, 1), (2027, 3, 31)),
    ("2024/25 - 2026/27 Plan", "Plan", (2024, 4, 1), (2027, 3, 31)),
])  # fmt: skip
def test_the_years_of_a_title(title, called, first, last):
    assert period_named(["", title, "2001/02"]) == (date(*first), date(*last))
    assert title_without_years(title) == called


@pytest.mark.parametrize("title", [
    "Plan", "Plan 2025", "Since 1998", "2010 to 2030", "Minute 17/24", "01632 2024-25001",
])  # fmt: skip
def test_what_names_no_years_of_a_plan(title):
    assert period_named([title]) is None


@pytest.mark.parametrize(("typed", "first", "last"), [
    ("1 April 2016", (2016, 4, 1), (2016, 4, 1)),
    ("April 2016", (2016, 4, 1), (2016, 4, 30)),
    ("2016", (2016, 4, 1), (2016, 3, 31)),
    ("2016/17", (2016, 4, 1), (2017, 3, 31)),
])  # fmt: skip
def test_a_day_by_its_month_or_year(typed, first, last):
    assert PeriodEdgeField(first=True).clean(typed) == date(*first)
    assert PeriodEdgeField(first=False).clean(typed) == date(*last)


@pytest.mark.parametrize("typed", ["in spring", "31 June 2016", "16", "9999"])
def test_what_is_no_day_is_said(typed):
    with pytest.raises(ValidationError):
        PeriodEdgeField(first=True).clean(typed)

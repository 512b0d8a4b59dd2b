"""Periods and days of rounds, as each partnership counts them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError

from actions.models import Cadence
from actions.rounds.forms.round import RoundOpenForm
from actions.rounds.services.cadence import (
    cadence_of,
    period_named,
    period_to_report,
    proposed_dates,
    save_cadence,
)
from actions.rounds.services.round import open_round
from csp.periods import today
from tests.actions.rounds.test_round import DUE


def cadence(parts=4, start_month=4) -> Cadence:
    return Cadence(parts=parts, start_month=start_month)


@pytest.mark.parametrize(
    ("parts", "month", "code", "start", "end"),
    [
        (4, 4, "2016-17Q4", date(2017, 1, 1), date(2017, 3, 31)),
        (3, 4, "2016-17T2", date(2016, 8, 1), date(2016, 11, 30)),
        (2, 4, "2016-17h2", date(2016, 10, 1), date(2017, 3, 31)),
        (4, 7, "2016-17Q2", date(2016, 10, 1), date(2016, 12, 31)),
        (4, 1, "2016Q3", date(2016, 7, 1), date(2016, 9, 30)),
    ],
)
def test_each_cadence_and_numbering_has_its_own_periods(
    parts, month, code, start, end, partnership, officer, plan, action
):
    save_cadence(
        by=officer,
        cadence=cadence_of(partnership),
        version=None,
        values={"parts": parts, "start_month": month},
    )
    round = open_round(by=officer, partnership=partnership, period=code)
    assert (round.start, round.end) == (start, end)
    # What is stored leads back to the same period, whichever month the year begins in.
    assert (round.stretch.start, str(round.stretch)) == (start, round.title)


@pytest.mark.parametrize("code", ["2016-17", "2016M04", "2016-17H1", "2016Q1", "spring", ""])
def test_a_period_that_is_not_the_partnerships_own_is_answered_with_one_that_is(code):
    with pytest.raises(ValidationError, match=r"2016-17Q1|write it as 20"):
        period_named(cadence(), code)


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        # Midnight in London in summer is eleven at night in UTC.
        (datetime(2016, 6, 15, 22, 59, tzinfo=UTC), "2015-16Q4"),
        (datetime(2016, 6, 15, 23, 0, tzinfo=UTC), "2016-17Q1"),
        (datetime(2016, 9, 30, 22, 59, tzinfo=UTC), "2016-17Q2"),
        (datetime(2016, 9, 30, 23, 0, tzinfo=UTC), "2016-17Q2"),
        (datetime(2017, 1, 1, 0, 0, tzinfo=UTC), "2016-17Q3"),
    ],
)
def test_what_is_proposed_turns_at_midnight_in_london(moment, code):
    with time_machine.travel(moment, tick=False):
        assert period_to_report(cadence(), today()).code == code


def test_the_days_follow_from_the_period_across_a_leap_day_and_a_clock_change():
    leap = period_named(cadence(parts=4, start_month=3), "2019-20Q4")
    assert leap.end == date(2020, 2, 29)
    dates = proposed_dates(cadence(start_month=3), leap, today=date(2020, 2, 29))
    assert (dates.opens_on, dates.due_on, dates.closes_on) == (
        date(2020, 2, 29), date(2020, 3, 16), date(2020, 3, 30),  # 14 March is a Saturday
    )  # fmt: skip
    spring = period_named(cadence(), "2015-16Q4")
    # The clocks change on 27 March 2016, inside the time to answer; days stay days.
    early = proposed_dates(cadence(), spring, today=date(2016, 3, 20))
    assert (early.due_on, early.closes_on) == (date(2016, 4, 14), date(2016, 4, 28))


def test_a_period_long_past_still_gets_days_in_order():
    quarter = period_named(cadence(), "2016-17Q1")
    dates = proposed_dates(cadence(), quarter, today=date(2026, 1, 5), due_on=DUE)
    assert dates.opens_on == date(2016, 7, 1) and dates.closes_on == date(2016, 7, 28)
    late = proposed_dates(cadence(), quarter, today=date(2026, 1, 5))
    assert (late.opens_on, late.due_on) == (date(2026, 1, 5), date(2026, 1, 19))


def test_the_cadence_is_set_on_its_page(partnership, officer, client_of):
    browser = client_of(officer)
    address = "/workspace/moorland/settings/quarters/"
    data = {
        "parts": 3, "start_month": 4, "due_days": 10, "grace_days": 5, "remind_before": 3,
        "remind_every": 7, "contact_after": 7, "officer_after": 14, "gap_days": 2,
        "instructions": "Be brief.",
    }  # fmt: skip
    assert browser.post(address, data).status_code == 302
    stored = cadence_of(partnership)
    assert (stored.parts, stored.due_days) == (3, 10)
    assert (
        browser.post(address, data | {"due_days": 12, "version": stored.version}).status_code == 302
    )
    assert cadence_of(partnership).due_days == 12


def test_no_day_of_a_round_is_one_on_which_people_are_off():
    quarter = period_named(cadence(), "2015-16Q4")
    easter = proposed_dates(cadence(), quarter, today=date(2016, 3, 1), due_on=date(2016, 4, 15))
    assert easter.closes_on == date(2016, 4, 29)
    # Two days after March 2018 is Easter Monday.
    soon = cadence()
    soon.due_days = 2
    spring = proposed_dates(soon, period_named(soon, "2017-18Q4"), today=date(2018, 3, 1))
    assert spring.due_on == date(2018, 4, 3)


@pytest.mark.parametrize(
    "day, told",
    [
        ("16 July 2016", "16 July 2016 is a Saturday. Choose a working day, such as 18 July 2016."),
        (
            "29 August 2016",
            "is a bank holiday (Summer bank holiday). Choose a working day, such as 30 August 2016.",
        ),
    ],
)
def test_a_day_off_is_refused_with_the_next_working_day(day, told):
    form = RoundOpenForm({"opens_on": "1 July 2016", "due_on": day, "closes_on": "31 August 2016"})
    assert told in form.errors["due_on"][0]
    assert "closes_on" not in form.errors and "opens_on" not in form.errors

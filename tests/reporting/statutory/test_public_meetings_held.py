"""A public meeting among the meetings counts for the check as a record of the duty does."""

from __future__ import annotations

from datetime import date

import pytest

from reporting.statutory.checks import CHECKS
from reporting.statutory.facts import StatutoryFacts
from tests import factories as make

TODAY = date(2024, 6, 1)


@pytest.fixture
def meeting(partnership, body):
    make.MembershipFactory(partnership=partnership, organisation=body, kind="responsible")
    group = make.GroupFactory(partnership=partnership, kind="strategy")
    make.GroupRulesFactory(
        partnership=partnership, group=group, public_dates=True, public_minutes="approved"
    )
    team = make.OrganisationFactory(partnership=partnership, parent=body, kind="team")
    meeting = make.MeetingFactory(
        partnership=partnership, group=group, kind="public", date=date(2024, 3, 5),
        state="approved", approved_on=date(2024, 4, 2), notice_on=date(2024, 2, 1),
    )  # fmt: skip
    make.AttendanceFactory(partnership=partnership, meeting=meeting, organisation=team)
    return meeting


def outcome(partnership) -> tuple[str, str]:
    found = CHECKS["ST-16"].look(StatutoryFacts(partnership, None, TODAY))
    return str(found.outcome), found.why


def test_one_that_was_announced_attended_and_published_passes(meeting, partnership):
    assert outcome(partnership)[0] == "pass"


@pytest.mark.parametrize(
    ("values", "result", "words"),
    [
        ({"notice_on": None}, "warn", "no notice"),
        ({"state": "circulated", "approved_on": None}, "warn", "record was published"),
        ({"date": date(2022, 3, 5)}, "fail", "5 March 2022"),
        ({"state": "issued", "approved_on": None}, "cannot tell", "no public meeting"),
        ({"kind": "ordinary"}, "cannot tell", "no public meeting"),
    ],
)
def test_what_is_lacking_is_told(values, result, words, meeting, partnership):
    for name, value in values.items():
        setattr(meeting, name, value)
    meeting.save()
    found, why = outcome(partnership)
    assert found == result
    assert words.lower() in why.lower()


def test_an_authority_that_nobody_came_from_is_named(meeting, partnership):
    meeting.attendance.all().delete()
    assert "nobody senior" in outcome(partnership)[1]

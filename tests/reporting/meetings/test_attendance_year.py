"""Attendance over a year: held meetings only, by responsible authority, for those who sit there."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from reporting.meetings.rules.attendance_year import Came, attendance_of_authorities
from tests import factories as make

COUNCIL, POLICE, FIRE, TEAM = 1, 2, 3, 10


@pytest.fixture(autouse=True)
def autumn():
    with time_machine.travel(date(2017, 9, 1), tick=False):
        yield


def test_an_authority_came_if_anybody_of_it_did_and_a_team_counts_for_its_body():
    people = [
        Came(1, TEAM, there=True),
        Came(1, COUNCIL, there=False),
        Came(1, POLICE, there=False),
        Came(2, POLICE, there=True),
        Came(2, 99, there=True),
        Came(2, None, there=True),
    ]
    council, police, fire = attendance_of_authorities(
        [COUNCIL, POLICE, FIRE], [1, 2], people, {TEAM: COUNCIL, COUNCIL: None}
    )
    assert (council.marks, council.came) == (("came", "absent"), 1)
    assert police.marks == ("apologies", "came")
    assert fire.marks == ("absent", "absent") and fire.twice
    assert not council.twice and not police.twice


def test_the_page_counts_held_meetings_and_leaves_out_those_called_off(
    partnership, cast, client_of, body, django_assert_max_num_queries
):
    make.MembershipFactory(partnership=partnership, organisation=body, kind="responsible")
    group = make.GroupFactory(partnership=partnership, kind="strategy")
    given = {"partnership": partnership, "group": group}
    for month, states in ((5, {"state": "held"}), (6, {"state": "held", "side": "inquorate"})):
        meeting = make.MeetingFactory(**given, date=date(2017, month, 2), **states)
        make.AttendanceFactory(partnership=partnership, meeting=meeting, organisation=body)
    make.MeetingFactory(**given, date=date(2017, 7, 2), side="cancelled", reason="Snow")
    page = reverse("workspace:meeting_attendance", args=[partnership.slug])
    client = client_of(cast["strategy"])
    with django_assert_max_num_queries(16):
        told = client.get(page).content.decode()
    assert "2 of 2" in told and "2 July" not in told
    listed = client.get(page, {"_export": "csv"}).getvalue().decode()
    assert f"{body},Came,Came,2" in listed
    assert b"sit on a group" in client_of(cast["lead"]).get(page).content
    assert client_of(cast["viewer"]).get(page).status_code == 403

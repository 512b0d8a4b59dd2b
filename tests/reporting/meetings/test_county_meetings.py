"""A county reader sees the meetings of its districts as each publishes them, and nothing more."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reporting.models import GroupRules, Meeting
from tests import factories as make
from tests.reporting.meetings.coming import INSIDE, SECRET, coming_meeting

pytestmark = pytest.mark.django_db
PAGE = "workspace:county_meetings"


@pytest.fixture(autouse=True)
def spring():
    with time_machine.travel(date(2017, 5, 5), tick=False):
        yield


def words(client) -> str:
    answer = client.get(reverse(PAGE))
    assert answer.status_code == 200 and answer["Cache-Control"] == "no-store, private"
    return answer.content.decode()


@pytest.fixture
def shown(partnership):
    made = coming_meeting(partnership, public_minutes="approved")
    Meeting.objects.update(state="issued")
    p = {"partnership": partnership, "group": made.group}
    make.MeetingFactory(**p, date=date(2017, 2, 7), state="approved", approved_on=date(2017, 4, 4))
    make.MeetingFactory(**p, date=date(2017, 4, 4), state="circulated")
    make.MeetingFactory(**p, date=date(2016, 4, 5), state="approved", approved_on=date(2016, 6, 1))
    return made


def test_what_comes_first_then_the_past_by_district(shown, cast, client_of):
    other = make.RoleFactory(user=cast["county"], kind="county").partnership
    page = words(client_of(cast["county"]))
    days = [page.index(day) for day in ("16 May 2017", "4 April 2017", "7 February 2017")]
    assert days == sorted(days)
    assert "5 April 2016" not in page and other.name in page and "No meeting is shown." in page
    assert not [word for word in (SECRET, INSIDE, "kestrel") if word in page]
    assert page.count("Minutes") == 1, "drafts are not shown"


def test_a_group_that_shows_no_dates_is_not_there(shown, cast, client_of):
    GroupRules.objects.update(
        public_dates=False, public_agenda=False, public_papers=False, public_minutes="nothing"
    )
    assert "16 May 2017" not in words(client_of(cast["county"]))


def test_a_seat_or_another_role_shows_no_more_here(shown, partnership, cast, client_of):
    GroupRules.objects.update(public_agenda=False, public_papers=False)
    make.RoleFactory(partnership=partnership, user=cast["county"], kind="officer")
    assert "Agenda" not in words(client_of(cast["county"]))


@pytest.mark.parametrize(
    "kind", ["officer", "clerk", "strategy", "chair", "lead", "scrutiny", "viewer"]
)
def test_nobody_else_has_the_page(kind, shown, cast, client_of):
    client = client_of(cast[kind])
    assert client.get(reverse(PAGE)).status_code == 404
    assert reverse(PAGE) not in client.get(reverse("workspace:home")).content.decode()


def test_it_is_found_from_the_first_page_and_takes_a_sign_in(shown, cast, client_of, client):
    assert (
        reverse(PAGE) in client_of(cast["county"]).get(reverse("workspace:home")).content.decode()
    )
    assert client.get(reverse(PAGE)).status_code == 302


def test_it_takes_as_many_queries_whatever_there_is(shown, partnership, cast, client_of):
    client = client_of(cast["county"])

    def ask() -> int:
        with CaptureQueriesContext(connection) as asked:
            words(client)
        return len(asked)

    before = ask()
    for month in (6, 7):
        make.MeetingFactory(partnership=partnership, group=shown.group, date=date(2017, month, 1))
        coming_meeting(make.RoleFactory(user=cast["county"], kind="county").partnership)
    assert ask() == before

"""What a partnership's home says of meetings: the next one by who may read it, and coming or not."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reporting.meetings.members import member_of_user
from reporting.meetings.services.attending import seat_members
from reporting.meetings.services.coming import say_coming
from reporting.models import Attendance, Meeting
from tests import factories as make
from tests.reporting.meetings.coming import INSIDE, SECRET, coming_meeting
from tests.reporting.meetings.test_meeting_access import scope_for

SHUT = {"public_dates": False, "public_agenda": False, "public_papers": False}
pytestmark = pytest.mark.usefixtures("spring")


@pytest.fixture
def spring():
    with time_machine.travel(date(2017, 5, 5), tick=False):
        yield


@pytest.fixture
def coming(partnership):
    return coming_meeting(partnership, **SHUT)


def home_of(client) -> str:
    return client.get(reverse("workspace:partnership", args=["moorland"])).content.decode()


def address(coming) -> str:
    return reverse("workspace:meeting_coming", args=["moorland", coming.meeting.pk])


def said(coming) -> list[tuple]:
    rows = Attendance.objects.filter(meeting=coming.meeting).order_by("pk")
    return [(str(row), row.list, row.online, row.substitute_for, row.expected) for row in rows]


# -- Who sees what


@pytest.mark.parametrize("kind", ["officer", "clerk", "strategy", "chair"])
def test_members_and_clerks_see_the_next_meeting(kind, coming, cast, client_of):
    words = home_of(client_of(cast[kind]))
    assert "16 May 2017" in words and "Town Hall" in words and "in 11 days" in words
    assert "https://meet.example/kestrel" in words


@pytest.mark.parametrize("kind", ["lead", "viewer", "scrutiny", "county"])
def test_whoever_may_not_know_of_it_does_not(kind, coming, cast, client_of):
    words = home_of(client_of(cast[kind]))
    assert "16 May 2017" not in words and "Town Hall" not in words and "kestrel" not in words


def test_a_day_that_the_public_sees_is_told_without_what_members_have(partnership, cast, client_of):
    coming_meeting(partnership)
    words = home_of(client_of(cast["viewer"]))
    assert "16 May 2017" in words and "Town Hall" in words
    assert "kestrel" not in words and "Are you coming?" not in words


@pytest.mark.parametrize("kind", ["officer", "clerk", "strategy", "chair", "viewer"])
def test_no_word_of_its_items_stands_on_the_home(kind, partnership, cast, client_of):
    coming_meeting(partnership)
    Meeting.objects.update(state="issued")
    words = home_of(client_of(cast[kind]))
    assert (
        SECRET not in words
        and f"Budget of {INSIDE}" not in words
        and f"Money for {INSIDE}" not in words
    )


def test_a_member_sees_the_meeting_of_their_own_group_first(coming, partnership, cast, client_of):
    task = make.GroupFactory(partnership=partnership, kind="task", name="Task group")
    make.GroupRulesFactory(partnership=partnership, group=task, public_dates=True)
    make.MeetingFactory(partnership=partnership, group=task, date=date(2017, 5, 8), place="Depot")
    words = home_of(client_of(cast["strategy"]))
    box = words[words.index("app-home__next") : words.index("</section>")]
    assert "16 May 2017" in box and "Depot" not in box
    assert "Task group, 8 May 2017" in words


# -- What clerks have to do


def test_clerks_are_told_what_is_still_to_do(coming, partnership, cast, client_of):
    client = client_of(cast["clerk"])
    words = home_of(client)
    assert "Issue the agenda of 16 May 2017" in words and "It goes out on 9 May 2017" in words
    assert "1 paper to come for 16 May 2017" in words and "Due on 2 May 2017, late" in words
    p = {"partnership": partnership, "group": coming.group}
    make.MeetingFactory(**p, date=date(2017, 4, 4), state="circulated")
    make.MeetingFactory(**p, date=date(2017, 3, 7), state="held")
    make.MeetingFactory(**p, date=date(2017, 2, 7), state="approved", approved_on=date(2017, 3, 7))
    words = home_of(client)
    assert "Minutes to approve: Safer Dale Partnership, 4 April 2017" in words
    assert "Circulate the draft minutes: Safer Dale Partnership, 7 March 2017" in words
    assert "They go out by 21 March 2017, late" in words
    assert "7 February 2017" not in words
    for kind in ("strategy", "chair"):
        assert "Still to do for meetings" not in home_of(client_of(cast[kind]))


def test_an_agenda_that_is_out_is_not_asked_for_again(coming, cast, client_of):
    Meeting.objects.update(state="issued")
    assert "the agenda of 16 May" not in home_of(client_of(cast["clerk"]))


def test_members_read_drafts_that_go_round_and_the_last_minutes(
    coming, partnership, cast, client_of
):
    p = {"partnership": partnership, "group": coming.group}
    make.MeetingFactory(**p, date=date(2017, 4, 4), state="circulated")
    make.MeetingFactory(**p, date=date(2017, 3, 7), state="draft")
    for day in (date(2017, 1, 10), date(2017, 2, 7)):
        make.MeetingFactory(**p, date=day, state="approved", approved_on=date(2017, 3, 7))
    words = home_of(client_of(cast["strategy"]))
    assert "Draft minutes: Safer Dale Partnership, 4 April 2017" in words
    assert "Minutes: Safer Dale Partnership, 7 February 2017" in words
    assert "7 March 2017" not in words and "10 January 2017" not in words
    assert "4 April 2017" not in home_of(client_of(cast["viewer"]))


def test_own_actions_stand_there_and_nobody_elses(coming, partnership, cast, client_of, body):
    p = {"partnership": partnership}
    make.AgreedActionFactory(**p, words="Count the lamps", owner_body=body, due_on=date(2017, 5, 2))
    make.AgreedActionFactory(**p, words="Paint the wall", owner_words="Somebody")
    words = home_of(client_of(cast["lead"]))
    assert "Count the lamps" in words and "3 days late" in words and "Paint the wall" not in words
    assert "Count the lamps" not in home_of(client_of(cast["viewer"]))


def test_it_takes_as_many_queries_whatever_there_is(coming, partnership, cast, client_of, body):
    clients = [client_of(cast[kind]) for kind in ("officer", "strategy")]

    def ask() -> list[int]:
        counts = []
        for client in clients:
            with CaptureQueriesContext(connection) as asked:
                home_of(client)
            counts.append(len(asked))
        return counts

    def add() -> None:
        p = {"partnership": partnership}
        for state, month in (("planned", 6), ("approved", 3), ("circulated", 2)):
            meeting = make.MeetingFactory(
                **p,
                group=coming.group,
                date=date(2017, month, 9),
                state=state,
                approved_on=date(2017, 4, 1),
            )
            make.AgendaPaperFactory(**p, item=make.AgendaItemFactory(**p, meeting=meeting))
        make.AttendanceFactory(**p, meeting=coming.meeting, expected=True)
        make.AgreedActionFactory(**p, owner_body=body)

    add()
    before = ask()
    for _ in range(3):
        add()
    assert ask() == before


# -- Coming or not


def test_a_member_says_that_they_come_and_changes_it(coming, partnership, cast, client_of):
    person = make.PersonFactory(partnership=partnership, user=cast["chair"], name="Ann Rowe")
    seat = make.SeatFactory(partnership=partnership, group=coming.group, person=person)
    client = client_of(cast["chair"])
    assert client.post(address(coming), {"answer": "online"}).status_code == 302
    assert said(coming) == [("Ann Rowe", "present", True, "", True)]
    assert Attendance.objects.get().seat == seat
    gone = client.post(address(coming), {"answer": "somebody", "instead": ""})
    assert gone.status_code == 422 and b"Write who comes instead of you" in gone.content
    client.post(address(coming), {"answer": "somebody", "instead": "Supt Pike"})
    assert said(coming) == [
        ("Ann Rowe", "apologies", False, "", True),
        ("Supt Pike", "present", False, "Ann Rowe", True),
    ]
    assert 'value="Supt Pike"' in home_of(client)
    assert "1 said that they come, 1 sends apologies" in home_of(client_of(cast["clerk"]))
    client.post(address(coming), {"answer": "yes", "instead": "Supt Pike"})
    assert said(coming) == [("Ann Rowe", "present", False, "", True)]


def test_who_sits_by_their_role_alone_stands_by_their_name(coming, cast, client_of, officer):
    client = client_of(cast["strategy"])
    client.post(address(coming), {"answer": "no"})
    client.post(address(coming), {"answer": "yes"})
    assert said(coming) == [(cast["strategy"].name, "present", False, "", True)]
    # Nobody is there before they are ticked.
    seat_members(by=officer, meeting=coming.meeting)
    assert said(coming) == [(cast["strategy"].name, "absent", False, "", True)]


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("officer", 403),
        ("clerk", 403),
        ("lead", 404),
        ("viewer", 404),
        ("scrutiny", 404),
        ("county", 404),
    ],
)
def test_only_members_say_so(kind, status, coming, cast, client_of):
    client = client_of(cast[kind])
    assert client.get(address(coming)).status_code == status
    assert client.post(address(coming), {"answer": "yes"}).status_code == status
    assert not said(coming)


def test_an_officer_who_has_a_seat_is_asked_too(coming, partnership, cast, client_of):
    person = make.PersonFactory(partnership=partnership, user=cast["officer"])
    make.SeatFactory(
        partnership=partnership, group=coming.group,
        post=make.PostFactory(partnership=partnership, holder=person),
    )  # fmt: skip
    assert "Are you coming?" in home_of(client_of(cast["officer"]))


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "held"},
        {"side": "cancelled", "reason": "Snow"},
        {"date": date(2017, 5, 4)},
    ],
)
def test_once_it_has_begun_or_is_called_off_nothing_is_noted(
    changes, coming, cast, client_of, partnership
):
    Meeting.objects.update(**changes)
    client = client_of(cast["strategy"])
    assert b"cannot be said here any more" in client.get(address(coming)).content
    assert client.post(address(coming), {"answer": "yes"}).status_code == 409
    meeting = Meeting.objects.get()
    scope = scope_for(cast["strategy"], partnership)
    member = member_of_user(scope, meeting, cast["strategy"])
    with pytest.raises(ValidationError):
        say_coming(by=cast["strategy"], meeting=meeting, member=member, answer="yes")
    assert not said(coming)


def test_online_is_offered_where_there_is_a_link(coming, cast, client_of):
    Meeting.objects.update(joining_link="")
    client = client_of(cast["strategy"])
    assert client.post(address(coming), {"answer": "online"}).status_code == 422
    assert not said(coming)

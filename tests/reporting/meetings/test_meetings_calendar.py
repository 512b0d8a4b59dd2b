"""Meetings in somebody's own calendar: only what they may know of, by addresses that can be ended."""

from __future__ import annotations

import re
from datetime import date, time

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from csp.links.unlogged import without_secrets
from csp.models import EmailedLink
from plans.models import Role
from reporting.models import GroupRules, Meeting
from tests import factories as make
from tests.reporting.meetings.coming import INSIDE, SECRET, coming_meeting

pytestmark = pytest.mark.django_db
SHUT = {"public_dates": False, "public_agenda": False, "public_papers": False}


@pytest.fixture(autouse=True)
def spring():
    with time_machine.travel(date(2017, 5, 5), tick=False):
        yield


@pytest.fixture
def coming(partnership):
    return coming_meeting(partnership, **SHUT)


def page_of() -> str:
    return reverse("workspace:meetings_calendar", args=["moorland"])


def feed_made(client, **asked) -> str:
    answer = client.post(page_of(), asked)
    assert answer.status_code == 200
    return re.search(
        r'value="http://[^/]+(/calendar/meetings/[^"]+\.ics)"', answer.content.decode()
    )[1]


def events(answer) -> dict[str, dict]:
    assert answer.status_code == 200 and answer["Cache-Control"] == "no-store, private"
    found = Calendar.from_ical(answer.content)
    return {str(each["summary"]): each for each in found.walk("VEVENT")}


def test_a_member_follows_the_meetings_of_their_group(coming, cast, client_of):
    feed = feed_made(client_of(cast["strategy"]))
    answer = Client().get(feed)
    [(words, event)] = events(answer).items()
    assert words == "Safer Dale Partnership: ordinary meeting"
    assert event.decoded("dtstart").isoformat() == "2017-05-16T09:30:00+01:00"
    assert event["location"] == "Town Hall" and event["status"] == "CONFIRMED"
    text = answer.content.decode()
    assert not [word for word in (SECRET, INSIDE, "kestrel", "Drone") if word in text]
    token = feed.rpartition("/")[2]
    assert token not in without_secrets(feed)
    assert token.removesuffix(".ics") not in str(list(EmailedLink.objects.values()))


def test_a_question_by_correspondence_is_no_meeting_to_come_to(
    coming, partnership, cast, client_of
):
    make.MeetingFactory(
        partnership=partnership, group=coming.group, date=date(2017, 5, 12), kind="correspondence",
        state="issued",
    )  # fmt: skip
    [words] = events(Client().get(feed_made(client_of(cast["strategy"]))))
    assert words == "Safer Dale Partnership: ordinary meeting"


def test_clerks_have_the_days_of_papers_and_agenda_too(coming, cast, client_of):
    found = events(Client().get(feed_made(client_of(cast["clerk"]))))
    due = {words: event.decoded("dtstart") for words, event in found.items() if "16 May" in words}
    assert due == {
        "Safer Dale Partnership, 16 May 2017: papers are due": date(2017, 5, 2),
        "Safer Dale Partnership, 16 May 2017: the agenda goes out": date(2017, 5, 9),
    }
    Meeting.objects.update(side="cancelled", reason="Snow")
    found = events(Client().get(feed_made(client_of(cast["clerk"]))))
    assert [str(event["status"]) for event in found.values()] == ["CANCELLED"]


@pytest.mark.parametrize("kind", ["lead", "viewer", "scrutiny", "county"])
def test_others_follow_what_the_public_may_know(kind, coming, cast, client_of):
    feed = feed_made(client_of(cast[kind]))
    assert events(Client().get(feed)) == {}
    GroupRules.objects.update(public_dates=True)
    assert len(events(Client().get(feed))) == 1


def test_of_one_group_alone_and_of_none_that_one_may_not_know(coming, partnership, cast, client_of):
    p = {"partnership": partnership}
    task = make.GroupFactory(**p, kind="task", name="Task group")
    joint = make.MeetingFactory(**p, group=task, date=date(2017, 6, 1))
    joint.joint_groups.add(coming.group)
    make.MeetingFactory(**p, group=task, date=date(2017, 7, 1))
    member, clerk = client_of(cast["strategy"]), client_of(cast["clerk"])
    own = events(Client().get(feed_made(member, group=coming.group.pk)))
    assert set(own) == {"Safer Dale Partnership: ordinary meeting", "Task group: ordinary meeting"}
    feed = feed_made(clerk, group=task.pk)
    days = [event for words, event in events(Client().get(feed)).items() if "ordinary" in words]
    assert len(days) == 1, "two meetings of one title are two events with one summary here"
    viewer = client_of(cast["viewer"])
    assert viewer.post(page_of(), {"group": task.pk}).status_code == 422
    assert (
        viewer.get(
            reverse("workspace:meetings_ics", args=["moorland"]), {"group": task.pk}
        ).status_code
        == 404
    )
    assert not EmailedLink.objects.filter(holder_id=cast["viewer"].pk).exists()


def test_an_address_ends_by_its_owner_and_with_the_role(coming, cast, client_of):
    member = client_of(cast["strategy"])
    feeds = [feed_made(member), feed_made(member)]
    link = EmailedLink.objects.order_by("pk").first()
    end = reverse("workspace:meetings_calendar_end", args=["moorland", link.pk])
    assert client_of(cast["clerk"]).post(end).status_code == 404, "it is somebody else's"
    assert member.post(end).status_code == 302
    assert [Client().get(feed).status_code for feed in feeds] == [404, 200]
    Role.objects.filter(user=cast["strategy"]).update(ended_at=timezone.now())
    assert Client().get(feeds[1]).status_code == 404
    assert Client().get("/calendar/meetings/made-up.ics").status_code == 404


def test_it_goes_when_somebody_cannot_sign_in_any_more(coming, cast, client_of):
    feed = feed_made(client_of(cast["strategy"]))
    type(cast["strategy"]).objects.filter(pk=cast["strategy"].pk).update(is_active=False)
    assert Client().get(feed).status_code == 404


def test_hours_past_midnight_a_month_alone_and_long_ago(coming, partnership, cast, client_of):
    given = {"partnership": partnership, "group": coming.group}
    Meeting.objects.update(starts=time(22), ends=time(1))
    make.MeetingFactory(**given, date=date(2017, 9, 1), month_only=True, title="In September")
    make.MeetingFactory(**given, date=date(2016, 4, 1), title="Long ago")
    make.MeetingFactory(**given, date=date(2017, 6, 1), title="Whole day", starts=None)
    found = events(
        client_of(cast["strategy"]).get(reverse("workspace:meetings_ics", args=["moorland"]))
    )
    night = found["Safer Dale Partnership: ordinary meeting"]
    assert night.decoded("dtend").isoformat() == "2017-05-17T01:00:00+01:00"
    assert found["Whole day"].decoded("dtend") == date(2017, 6, 2)
    assert not {"In September", "Long ago"} & set(found)


def test_it_takes_as_many_queries_however_many_meetings(coming, partnership, cast, client_of):
    feeds = [feed_made(client_of(cast[kind])) for kind in ("clerk", "strategy")]

    def ask() -> list[int]:
        counts = []
        for feed in feeds:
            with CaptureQueriesContext(connection) as asked:
                Client().get(feed)
            counts.append(len(asked))
        return counts

    before = ask()
    for month in (6, 7, 8):
        make.MeetingFactory(partnership=partnership, group=coming.group, date=date(2017, month, 1))
    assert ask() == before

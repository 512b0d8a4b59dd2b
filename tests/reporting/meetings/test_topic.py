"""One topic over all its meetings, within what each reader may read."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reporting.models import AgreedAtMeeting, Meeting
from tests import factories as make

SECRET = "Nightjar"


@pytest.fixture
def story(partnership):
    """Asked for in January, back in April with a decision, wanted again in July; a secret one between."""
    p = {"partnership": partnership}
    group = make.GroupFactory(**p, kind="strategy", name="Strategy group")
    meetings = [
        make.MeetingFactory(
            **p, group=group, date=date(2017, month, 10), state=state, approved_on=date(2017, 5, 1)
        )
        for month, state in ((1, "approved"), (2, "approved"), (4, "circulated"), (7, "issued"))
    ]
    heading = {**p, "heading": "Drones"}
    first, secret, back, coming = (
        make.AgendaItemFactory(**heading, meeting=meeting) for meeting in meetings
    )
    type(secret).objects.filter(pk=secret.pk).update(
        audience="restricted",
        restricted_reason="Crime",
        public_heading="A matter",
        heading=f"Drones of {SECRET}",
    )
    make.ForwardItemFactory(
        **p, group=group, title="Report on drones", asked_in=first, item=secret, state="done"
    )
    make.MeetingDecisionFactory(**p, item=secret, words=f"To watch {SECRET}")
    make.MeetingDecisionFactory(**p, item=back, words="To buy two drones")
    agreed = make.AgreedActionFactory(**p, words="Buy the drones", group=group)
    AgreedAtMeeting.objects.create(**p, agreed=agreed, item=back)
    kept = make.AgreedActionFactory(**p, words=f"Hide {SECRET}", audience="restricted", group=group)
    AgreedAtMeeting.objects.create(**p, agreed=kept, item=secret)
    make.ForwardItemFactory(
        **p, group=group, title="Drones: what they cost", asked_in=back, state="wanted",
        source="report-back", month=date(2017, 10, 1),
    )  # fmt: skip
    make.ForwardItemFactory(
        **p, group=group, title=f"Drones at {SECRET}", asked_in=back, audience="restricted"
    )
    make.AgendaItemFactory(**p, meeting=meetings[2], heading="Budget")
    return SimpleNamespace(
        group=group, meetings=meetings, first=first, secret=secret, back=back, coming=coming
    )


def address(item) -> str:
    return reverse("workspace:item_topic", args=["moorland", item.pk])


def words(client, item) -> str:
    answer = client.get(address(item))
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_the_clerk_reads_all_of_it_in_order(story, cast, client_of):
    page = words(client_of(cast["clerk"]), story.coming).partition("At its meetings")[2]
    places = [
        page.index(f"Strategy group, {day}")
        for day in ("10 January 2017", "10 April 2017", "10 July 2017")
    ]
    assert places == sorted(places)
    assert "To buy two drones" in page and "Buy the drones" in page and "the same heading" in page
    assert "Budget" not in page
    page = words(client_of(cast["clerk"]), story.back)
    assert "Drones: what they cost" in page and "October 2017" in page and "report back" in page
    page = words(client_of(cast["clerk"]), story.first)
    assert f"To watch {SECRET}" in page and "from the forward plan" in page


def test_a_member_without_the_right_reads_no_restricted_word(story, partnership, cast, client_of):
    person = make.PersonFactory(partnership=partnership, user=cast["lead"])
    make.SeatFactory(partnership=partnership, group=story.group, person=person)
    client = client_of(cast["lead"])
    for item in (story.first, story.back, story.coming):
        page = words(client, item)
        assert SECRET not in page and "10 February 2017" not in page
        assert "To buy two drones" in page
    assert client.get(address(story.secret)).status_code == 404
    assert SECRET in words(client_of(cast["strategy"]), story.secret)


@pytest.mark.parametrize("kind", ["lead", "viewer", "scrutiny", "county"])
def test_whoever_may_not_know_of_the_meetings_finds_none(kind, story, cast, client_of):
    client = client_of(cast[kind])
    for item in (story.first, story.secret, story.back, story.coming):
        assert client.get(address(item)).status_code == 404


def test_others_read_what_the_group_shows_and_no_more(story, partnership, cast, client_of):
    make.GroupRulesFactory(
        partnership=partnership, group=story.group, public_dates=True, public_agenda=True,
        public_minutes="approved",
    )  # fmt: skip
    for kind in ("viewer", "county", "scrutiny"):
        page = words(client_of(cast[kind]), story.first)
        assert "10 April 2017" in page, "its agenda is shown"
        assert "To buy two drones" not in page, "its minutes are not approved yet"
        assert SECRET not in page and "what they cost" not in page and "Buy the drones" not in page
    Meeting.objects.update(state="approved")
    page = words(client_of(cast["viewer"]), story.first)
    assert "To buy two drones" in page and SECRET not in page


def test_a_body_that_is_asked_reads_its_own_item(story, cast, client_of, body):
    type(story.coming).objects.filter(pk__in=[story.coming.pk, story.secret.pk]).update(
        author_body=body
    )
    client = client_of(cast["lead"])
    page = words(client, story.coming)
    assert "10 July 2017" in page and "10 April 2017" not in page and SECRET not in page
    assert client.get(address(story.secret)).status_code == 404
    Meeting.objects.filter(pk=story.meetings[3].pk).update(state="agenda")
    assert client.get(address(story.coming)).status_code == 404


def test_what_is_about_the_same_thing_belongs_together_and_standing_items_do_not(
    story, partnership, plan, cast, client_of
):
    p = {"partnership": partnership}
    one = make.AgendaItemFactory(**p, meeting=story.meetings[0], heading="Plan", plan=plan)
    make.AgendaItemFactory(**p, meeting=story.meetings[2], heading="Next year", plan=plan)
    assert "about the same plan" in words(client_of(cast["clerk"]), one)
    usual = [
        make.AgendaItemFactory(**p, meeting=meeting, heading="Interests", kind="interests")
        for meeting in story.meetings[:2]
    ]
    assert "10 February 2017" not in words(client_of(cast["clerk"]), usual[0])


def test_the_agenda_leads_there(story, cast, client_of):
    for kind in ("clerk", "strategy"):
        page = client_of(cast[kind]).get(story.meetings[3].get_absolute_url()).content.decode()
        assert address(story.coming) in page


def test_it_takes_as_many_queries_however_long_the_story(story, partnership, cast, client_of):
    client = client_of(cast["strategy"])

    def ask() -> int:
        with CaptureQueriesContext(connection) as asked:
            words(client, story.back)
        return len(asked)

    before = ask()
    p = {"partnership": partnership}
    for month in (8, 9, 11):
        meeting = make.MeetingFactory(
            **p, group=story.group, date=date(2016, month, 1), state="circulated"
        )
        item = make.AgendaItemFactory(**p, meeting=meeting, heading="Drones")
        make.MeetingDecisionFactory(**p, item=item)
        AgreedAtMeeting.objects.create(**p, item=item, agreed=make.AgreedActionFactory(**p))
        make.ForwardItemFactory(**p, group=story.group, asked_in=item)
    assert ask() == before

"""Actions of a meeting: tied to their item, due with the next meeting, heard of at the one after."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actions.agreed.places import places_of_agreed
from actions.agreed.services.agreed import take_step
from actions.models import AgreedAction
from reporting.meetings.services.arising import agree_at_item
from reporting.meetings.services.calendar import (
    cancel_meeting,
    move_meeting,
    plan_meeting,
    restore_meeting,
)
from reporting.models import Meeting
from tests import factories as make

pytestmark = pytest.mark.django_db
MAY, JUNE = date(2017, 5, 16), date(2017, 6, 6)


@pytest.fixture
def group(partnership):
    return make.GroupFactory(partnership=partnership, name="Partnership", kind="strategy")


@pytest.fixture
def item(partnership, group):
    meeting = make.MeetingFactory(partnership=partnership, group=group, state="held")
    return make.AgendaItemFactory(
        partnership=partnership, meeting=meeting, heading="Crime figures", number="SSP 9/17"
    )


def on_day(group, day) -> Meeting:
    return Meeting(partnership=group.partnership, group=group, date=day)


def due(agreed) -> date | None:
    return AgreedAction.objects.get(pk=agreed.pk).due_on


def asked(item, **values) -> AgreedAction:
    given = {"words": "Bring a further report", "due_kind": "meeting"} | values
    return agree_at_item(by=None, item=item, values=given)


def test_the_next_meeting_gives_the_day_and_moves_it(officer, group, item):
    agreed = asked(item)
    assert due(agreed) is None
    meeting = plan_meeting(by=officer, meeting=on_day(group, MAY))
    assert due(agreed) == MAY
    assert agreed.at_meeting.item == item
    moved = move_meeting(
        by=officer, meeting=meeting, version=meeting.version, to=JUNE, reason="The election"
    )
    assert due(agreed) == JUNE
    cancel_meeting(by=officer, meeting=moved, version=moved.version, reason="Nobody can come")
    assert due(agreed) is None
    restore_meeting(by=officer, meeting=moved)
    assert due(agreed) == JUNE


def test_another_groups_meeting_and_a_typed_day_change_nothing(officer, group, item):
    agreed = asked(item)
    fixed = asked(item, due_kind="day", due_on=date(2017, 7, 1))
    other = make.GroupFactory(partnership=group.partnership)
    plan_meeting(by=officer, meeting=on_day(other, MAY))
    assert (due(agreed), due(fixed)) == (None, date(2017, 7, 1))
    plan_meeting(by=officer, meeting=on_day(group, MAY))
    assert (due(agreed), due(fixed)) == (MAY, date(2017, 7, 1))


@pytest.mark.parametrize(
    ("item_is", "typed", "kept"),
    [
        ("restricted", "partners", "restricted"),
        ("partners", "public", "partners"),
        ("public", "restricted", "restricted"),
        ("public", "partners", "partners"),
    ],
)
def test_an_action_is_never_for_more_readers_than_its_item(
    item_is, typed, kept, partnership, group
):
    meeting = make.MeetingFactory(partnership=partnership, group=group)
    item = make.AgendaItemFactory(
        partnership=partnership,
        meeting=meeting,
        audience=item_is,
        restricted_reason="A person" if item_is == "restricted" else "",
    )
    assert asked(item, audience=typed).audience == kept


def test_where_it_comes_from_is_said_with_the_number_of_the_minute(item):
    agreed = asked(item)
    place = places_of_agreed([agreed])[agreed.pk]
    assert place.words == "Partnership, 4 April 2017, SSP 9/17"
    assert place.url == item.meeting.get_absolute_url()


def test_the_next_meeting_hears_of_what_is_open_and_of_what_was_closed_since(
    client_of, clerk, officer, partnership, group, item
):
    first, second = asked(item, words="Count the bikes"), asked(item, words="Mend the lamp")
    secret = asked(item, words="Operation Nightjar", audience="restricted")
    take_step(by=officer, agreed=second, version=second.version, kind="done", words="It shines.")
    following = plan_meeting(by=officer, meeting=on_day(group, MAY))
    address = reverse("workspace:meeting_actions", args=[partnership.slug, following.pk])
    told = client_of(clerk).get(address).content.decode()
    for words in (str(first), str(second), "It shines.", str(secret), "Done"):
        assert words in told
    old = reverse("workspace:meeting_actions", args=[partnership.slug, item.meeting.pk])
    assert "There is nothing from before." in client_of(clerk).get(old).content.decode()


def test_a_lead_reads_there_only_what_is_theirs(client_of, lead, body, partnership, group, item):
    make.GroupRulesFactory(partnership=partnership, group=group, public_dates=True)
    asked(item, words="Somebody else’s")
    asked(item, words="Ours to do", owner_body=body)
    address = reverse("workspace:meeting_actions", args=[partnership.slug, item.meeting.pk])
    told = client_of(lead).get(address).content.decode()
    assert "Ours to do" in told and "Somebody else" not in told


def test_an_action_is_added_at_its_item(client_of, clerk, partnership, body, item):
    address = reverse("workspace:arising_add", args=[partnership.slug, item.pk])
    typed = {
        "words": "Bring a further report",
        "owner_key": f"body-{body.pk}",
        "due_kind": "meeting",
        "audience": "partners",
    }
    assert client_of(clerk).post(address, typed).status_code == 302
    agreed = AgreedAction.objects.get()
    assert (agreed.group, agreed.agreed_on) == (item.meeting.group, item.meeting.date)
    assert agreed.at_meeting.item == item


def test_the_page_asks_as_much_of_one_as_of_twenty(client_of, clerk, partnership, item):
    client = client_of(clerk)
    address = reverse("workspace:meeting_actions", args=[partnership.slug, item.meeting.pk])

    def counted(rows: int) -> int:
        for _ in range(rows):
            asked(item, owner_body=make.OrganisationFactory(partnership=partnership))
        with CaptureQueriesContext(connection) as found:
            client.get(address)
        return len(found)

    assert counted(1) == counted(19)

"""The history, and bringing back what was removed."""

import pytest
from django.urls import reverse

from csp import changes
from csp.models import AuditEvent
from plans.models import Group, Organisation
from tests import factories as make

pytestmark = pytest.mark.django_db


def address(route, *args):
    return reverse(f"workspace:{route}", args=args)


@pytest.fixture
def removed(officer, partnership):
    return changes.remove(make.TermFactory(partnership=partnership, acronym="ASB"), by=officer)


def test_undo_is_a_post_by_an_officer_of_the_place(
    client_of, officer, lead, other_officer, stranger, removed
):
    url = address("undo", removed.pk)
    assert client_of(officer).get(url).status_code == 405
    assert client_of(lead).post(url).status_code == 403
    assert client_of(other_officer).post(url).status_code == 404
    assert client_of(stranger).post(url).status_code == 404
    assert not AuditEvent.objects.filter(verb="brought back").exists()


def test_what_is_back_already_is_not_brought_back_twice(client_of, officer, removed):
    client = client_of(officer)
    client.post(address("undo", removed.pk))
    page = client.post(address("undo", removed.pk), follow=True)
    assert "It has been brought back already." in page.content.decode()


def test_a_group_comes_back_with_its_seats(client_of, officer, partnership):
    seat = make.SeatFactory(partnership=partnership)
    event = changes.remove(seat.group, by=officer)
    client_of(officer).post(address("undo", event.pk))
    assert Group.objects.get().seats.get() == seat


@pytest.mark.django_db(transaction=True)
def test_a_seat_does_not_come_back_without_its_group(client_of, officer, partnership):
    seat = make.SeatFactory(partnership=partnership)
    event = changes.remove(seat, by=officer)
    changes.remove(seat.group, by=officer)
    page = client_of(officer).post(address("undo", event.pk), follow=True)
    assert "what it belonged to is gone" in page.content.decode()
    assert not Group.objects.exists()


def test_undo_does_not_lead_off_the_site(client_of, officer, partnership, removed):
    answer = client_of(officer).post(
        address("undo", removed.pk), HTTP_REFERER="https://evil.example/"
    )
    assert answer.url == partnership.get_absolute_url()


def test_only_a_removal_can_be_undone(client_of, officer, partnership):
    body = changes.create(Organisation(partnership=partnership, name="A body"), by=officer)
    event = AuditEvent.objects.get(target_id=str(body.pk))
    assert client_of(officer).post(address("undo", event.pk)).status_code == 404


def test_the_history_is_filtered_by_kind_person_and_day(client_of, officer, partnership, removed):
    changes.create(Organisation(partnership=partnership, name="A body"), by=None)
    url = address("events", partnership.slug)
    client = client_of(officer)
    for query in ({"kind": "plans.term"}, {"by": officer.pk}, {"words": "asb"}):
        page = client.get(url, query).content.decode()
        assert "ASB" in page and "A body" not in page
    assert "ASB" not in client.get(url, {"until": "1 January 2016"}).content.decode()
    assert "ASB" in client.get(url, {"since": "1 January 2016"}).content.decode()


def test_another_partnerships_events_are_not_there(client_of, other_officer, other, removed):
    client = client_of(other_officer)
    assert "ASB" not in client.get(address("events", other.slug)).content.decode()
    assert client.get(address("event", other.slug, removed.pk)).status_code == 404


def test_an_event_says_what_was_there_before(client_of, officer, partnership, body):
    changes.update(body, by=officer, version=1, values={"name": "New name", "kind": "fire"})
    event = AuditEvent.objects.get(verb="changed")
    page = client_of(officer).get(address("event", partnership.slug, event.pk)).content.decode()
    assert "Harbour Support" in page and "New name" in page
    assert "Fire and rescue service" in page


@pytest.mark.parametrize("rows", [1, 40])
def test_the_history_asks_as_much_of_one_row_as_of_forty(
    rows, client_of, officer, partnership, django_assert_num_queries
):
    for number in range(rows):
        changes.create(Organisation(partnership=partnership, name=f"Body {number}"), by=officer)
    client = client_of(officer)
    with django_assert_num_queries(5):
        client.get(address("events", partnership.slug))

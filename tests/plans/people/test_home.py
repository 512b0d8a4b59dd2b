"""The first page after signing in."""

import pytest
from django.urls import reverse

from tests import factories as make

pytestmark = pytest.mark.django_db
HOME = "workspace:home"


def page(client):
    return client.get(reverse(HOME)).content.decode()


def test_roles_are_said_in_words(client_of, lead, partnership, body):
    words = page(client_of(lead))
    assert "Lead at a partner body, Harbour Support" in words
    assert partnership.get_absolute_url() in words


def test_an_officer_is_told_what_waits(client_of, officer, viewer, plan):
    assert "is agreed. Publish it when it is ready." in page(client_of(officer))
    assert "Publish it" not in page(client_of(viewer))


def test_a_stranger_is_told_whom_to_ask(client_of, stranger, plan):
    words = page(client_of(stranger))
    assert "Ask the community safety officer" in words
    assert "Moorland" not in words


def test_a_site_administrator_can_begin(client_of, partnership):
    words = page(client_of(make.UserFactory(is_superuser=True, is_staff=True)))
    assert reverse("workspace:partnership_add") in words
    assert partnership.name in words


def test_a_draft_is_not_shown_to_readers(client_of, viewer, partnership):
    make.PlanFactory(partnership=partnership, title="Not agreed yet")
    assert "Not agreed yet" not in page(client_of(viewer))


@pytest.mark.parametrize("places", [1, 40])
def test_forty_partnerships_cost_no_more_than_one(
    places, client_of, stranger, django_assert_num_queries
):
    for _ in range(places):
        role = make.RoleFactory(user=stranger, kind="county")
        make.PlanFactory(partnership=role.partnership, status="agreed")
    client = client_of(stranger)
    with django_assert_num_queries(4):
        client.get(reverse(HOME))

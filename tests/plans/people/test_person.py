"""People and posts: who reads an e-mail address, and what a form may name."""

import pytest
from django.urls import reverse

from plans.models import Person, Post
from tests import factories as make

pytestmark = pytest.mark.django_db


def address(route, *args):
    return reverse(f"workspace:{route}", args=args)


@pytest.fixture
def person(partnership, body):
    return make.PersonFactory(
        partnership=partnership, name="Alex Example", organisation=body, email="alex@body.example"
    )


def test_only_officers_read_an_email(client_of, officer, viewer, partnership, person):
    for url in (person.get_absolute_url(), address("people", partnership.slug)):
        assert "alex@body.example" in client_of(officer).get(url).content.decode()
        assert "alex@body.example" not in client_of(viewer).get(url).content.decode()


def test_readers_cannot_feel_for_an_email(client_of, viewer, partnership, person):
    people = address("people", partnership.slug)
    client = client_of(viewer)
    assert "Alex" not in client.get(people, {"words": "alex@body"}).content.decode()
    assert "alex@" not in client.get(people, {"_export": "csv"}).getvalue().decode()
    assert client.get(people, {"sort": "email"}).status_code == 200


def test_add_a_person_who_may_be_named(client_of, officer, partnership, body):
    values = {"title": "Cllr", "name": "A Jones", "organisation": body.pk, "publish_name": "on"}
    client_of(officer).post(address("person_add", partnership.slug), values)
    assert Person.objects.get().public_words == "Cllr A Jones"


@pytest.mark.parametrize("route", ["person_add", "post_add"])
def test_another_partnerships_body_is_no_choice(route, client_of, officer, partnership, other):
    theirs = make.OrganisationFactory(partnership=other)
    values = {"name": "A Jones", "title": "Commander", "organisation": theirs.pk}
    answer = client_of(officer).post(address(route, partnership.slug), values)
    assert answer.status_code == 422
    assert not Person.objects.exists() and not Post.objects.exists()


def test_nobody_leaves_before_they_came(client_of, officer, partnership):
    values = {"name": "A Jones", "began_on": "5 December 2016", "ended_on": "4 December 2016"}
    answer = client_of(officer).post(address("person_add", partnership.slug), values)
    assert "Nobody can leave before they came." in answer.content.decode()


def test_a_person_who_holds_a_seat_stays(client_of, officer, partnership, person):
    make.SeatFactory(partnership=partnership, person=person)
    answer = client_of(officer).post(address("person_remove", partnership.slug, person.pk))
    assert answer.status_code == 422
    assert Person.objects.filter(pk=person.pk).exists()


@pytest.mark.parametrize("rows", [1, 40])
@pytest.mark.parametrize("route", ["people", "posts"])
def test_lists_ask_as_much_of_one_row_as_of_forty(
    route, rows, client_of, viewer, partnership, body, django_assert_num_queries
):
    for _ in range(rows):
        person = make.PersonFactory(partnership=partnership, organisation=body)
        make.PostFactory(partnership=partnership, organisation=body, holder=person)
    client = client_of(viewer)
    with django_assert_num_queries(5):
        client.get(address(route, partnership.slug))

"""Groups as a tree, and the seats on them."""

import pytest
from django.urls import reverse

from plans.models import Group, Seat
from tests import factories as make

pytestmark = pytest.mark.django_db


def address(route, *args):
    return reverse(f"workspace:{route}", args=args)


@pytest.fixture
def group(partnership):
    return make.GroupFactory(partnership=partnership, name="Strategy group")


def test_two_chairs_are_joint(client_of, viewer, partnership, group):
    for words in ("Cllr Alder", "Chief Inspector Beech"):
        make.SeatFactory(partnership=partnership, group=group, words=words, chair=True)
    page = client_of(viewer).get(group.get_absolute_url()).content.decode()
    assert "Joint chairs" in page
    assert "Cllr Alder and Chief Inspector Beech" in page


def test_a_group_cannot_go_under_its_own_subgroup(client_of, officer, partnership, group):
    under = make.GroupFactory(partnership=partnership, parent=group)
    values = {"name": group.name, "kind": "strategy", "parent": under.pk, "version": group.version}
    answer = client_of(officer).post(address("group_edit", partnership.slug, group.pk), values)
    group.refresh_from_db()
    assert answer.status_code == 422
    assert group.parent is None


def test_a_group_moves_past_its_neighbour_at_the_same_level(client_of, officer, partnership):
    first, under, second = (
        make.GroupFactory(partnership=partnership, name=name, position=place)
        for place, name in enumerate(("First", "Under", "Second"), start=1)
    )
    Group.objects.filter(pk=under.pk).update(parent=first)
    url = address("group_move", partnership.slug, second.pk)
    client_of(officer).post(url, {"way": "up"})
    tops = Group.objects.filter(parent=None).values_list("name", flat=True)
    assert list(tops) == ["Second", "First"]


def test_a_seat_needs_somebody(client_of, officer, partnership, group):
    answer = client_of(officer).post(address("seat_add", partnership.slug, group.pk), {})
    assert answer.status_code == 422
    assert "Choose a post, a person or a body" in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "factory"),
    [
        ("post", make.PostFactory),
        ("person", make.PersonFactory),
        ("organisation", make.OrganisationFactory),
    ],
)
def test_a_seat_is_for_our_own(field, factory, client_of, officer, partnership, group, other):
    url = address("seat_add", partnership.slug, group.pk)
    answer = client_of(officer).post(url, {field: factory(partnership=other).pk, "words": "X"})
    assert answer.status_code == 422
    assert not Seat.objects.exists()


def test_seats_are_added_moved_and_removed(client_of, officer, partnership, group):
    client = client_of(officer)
    for words in ("First", "Second"):
        client.post(address("seat_add", partnership.slug, group.pk), {"words": words})
    second = Seat.objects.get(words="Second")
    client.post(address("seat_move", partnership.slug, group.pk, second.pk), {"way": "up"})
    assert [seat.words for seat in group.seats.all()] == ["Second", "First"]
    client.post(address("seat_remove", partnership.slug, group.pk, second.pk))
    assert [seat.words for seat in group.seats.all()] == ["First"]


def test_a_seat_is_found_in_its_own_group_only(client_of, officer, partnership, group):
    seat = make.SeatFactory(partnership=partnership)
    url = address("seat_edit", partnership.slug, group.pk, seat.pk)
    assert client_of(officer).get(url).status_code == 404


def test_another_partnerships_group_is_not_there(client_of, officer, partnership, other):
    theirs = make.GroupFactory(partnership=other)
    url = address("seat_add", partnership.slug, theirs.pk)
    assert client_of(officer).post(url, {"words": "X"}).status_code == 404


@pytest.mark.parametrize("rows", [1, 40])
def test_the_tree_asks_as_much_of_one_group_as_of_forty(
    rows, client_of, officer, partnership, django_assert_num_queries
):
    for _ in range(rows):
        group = make.GroupFactory(partnership=partnership)
        post = make.PostFactory(
            partnership=partnership, organisation=make.OrganisationFactory(partnership=partnership)
        )
        make.SeatFactory(partnership=partnership, group=group, words="", post=post, chair=True)
    client = client_of(officer)
    with django_assert_num_queries(5):
        client.get(address("groups", partnership.slug))

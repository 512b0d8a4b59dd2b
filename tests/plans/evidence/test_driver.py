"""Other bodies' strategies with what they put first, and the glossary."""

import pytest
from django.urls import reverse

from plans.models import Driver, DriverPriority, Term
from tests import factories as make

pytestmark = pytest.mark.django_db


def address(route, *args):
    return reverse(f"workspace:{route}", args=args)


def answers(*priorities, **changed):
    values = {"title": "Police and crime plan", "level": "police"} | changed
    values |= {"priorities-TOTAL_FORMS": len(priorities), "priorities-INITIAL_FORMS": 0}
    return values | {
        f"priorities-{n}-{key}": value
        for n, row in enumerate(priorities)
        for key, value in row.items()
    }


def test_a_strategy_is_added_with_its_priorities(client_of, officer, partnership):
    values = answers({"title": "Early help"}, {"title": "Victims", "strapline": "First"})
    client_of(officer).post(address("driver_add", partnership.slug), values)
    found = Driver.objects.get().priorities.values_list("title", "strapline")
    assert list(found) == [("Early help", ""), ("Victims", "First")]


def test_a_mistake_in_a_priority_stores_nothing(client_of, officer, partnership):
    values = answers({"title": "x" * 201})
    answer = client_of(officer).post(address("driver_add", partnership.slug), values)
    assert answer.status_code == 422
    assert not Driver.objects.exists()


def test_another_partnerships_priority_is_not_taken(client_of, officer, partnership, other):
    theirs = make.DriverPriorityFactory(partnership=other, title="Theirs")
    ours = make.DriverFactory(partnership=partnership)
    values = answers({"id": theirs.pk, "title": "Mine"}, version=ours.version)
    url = address("driver_edit", partnership.slug, ours.pk)
    assert client_of(officer).post(url, values).status_code == 422
    assert DriverPriority.objects.get().title == "Theirs"


@pytest.mark.parametrize("rows", [1, 40])
def test_the_list_asks_as_much_of_one_row_as_of_forty(
    rows, client_of, viewer, partnership, django_assert_num_queries
):
    for _ in range(rows):
        driver = make.DriverFactory(partnership=partnership)
        make.DriverPriorityFactory(partnership=partnership, driver=driver)
    client = client_of(viewer)
    with django_assert_num_queries(6):
        client.get(address("drivers", partnership.slug))


def test_a_short_form_stands_once(client_of, officer, partnership):
    make.TermFactory(partnership=partnership, acronym="ASB")
    values = {"acronym": "ASB", "words": "anti-social behaviour"}
    answer = client_of(officer).post(address("term_add", partnership.slug), values)
    assert "That short form is in the glossary already." in answer.content.decode()
    assert Term.objects.count() == 1

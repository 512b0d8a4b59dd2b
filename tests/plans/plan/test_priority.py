"""Priorities with their areas, and how they serve those of others."""

from __future__ import annotations

import pytest
from django.urls import reverse

from plans.models import Priority, PriorityArea
from tests import factories as make

NEW = {"number": "2", "title": "Safer streets", "tier": "local", "limbs": ["crime", "violence"]}


def url(name, *pk):
    return reverse(f"workspace:{name}", args=["moorland", "2016-17", *pk])


def areas(*rows):
    """What the browser sends for the areas: (number or None, title, more)."""
    sent = {"areas-TOTAL_FORMS": len(rows), "areas-INITIAL_FORMS": sum(1 for row in rows if row[0])}
    for place, (pk, title, more) in enumerate(rows):
        sent |= {f"areas-{place}-title": title, f"areas-{place}-ORDER": place + 1}
        sent |= {f"areas-{place}-{name}": value for name, value in more.items()}
        if pk:
            sent[f"areas-{place}-id"] = pk
    return sent


def test_a_priority_is_added_with_its_areas_in_order(client_of, officer, plan, priority):
    sent = NEW | areas((None, "Work clubs", {}), (None, "Begging", {}))
    response = client_of(officer).post(url("priority_add"), sent)
    assert response.url == url("priorities")
    added = plan.priorities.get(number="2")
    assert added.limbs == ["crime", "violence"]
    assert [area.title for area in added.areas.all()] == ["Work clubs", "Begging"]


def test_the_next_number_is_suggested(client_of, officer, priority):
    page = client_of(officer).get(url("priority_add")).content.decode()
    assert 'value="2"' in page


def test_a_number_is_used_once_in_a_plan(client_of, officer, priority):
    response = client_of(officer).post(url("priority_add"), NEW | {"number": "1"} | areas())
    assert response.status_code == 422
    assert "Another priority of this plan has that number" in response.content.decode()
    assert Priority.objects.get() == priority


def test_areas_are_changed_moved_and_removed_together(client_of, officer, priority):
    first, second = (
        make.PriorityAreaFactory(priority=priority, title=title) for title in ("A", "B")
    )
    sent = {"number": "1", "title": priority.title, "tier": "local", "version": 1}
    sent |= areas((first.pk, "A", {"DELETE": "on"}), (second.pk, "B, renamed", {}), (None, "C", {}))
    assert client_of(officer).post(url("priority_edit", priority.pk), sent).status_code == 302
    assert [area.title for area in priority.areas.all()] == ["B, renamed", "C"]
    assert priority.areas.first().pk == second.pk
    assert Priority.objects.get().version == 2


def test_an_area_twice_is_refused(client_of, officer, plan):
    sent = NEW | areas((None, "Begging", {}), (None, "Begging", {}))
    response = client_of(officer).post(url("priority_add"), sent)
    assert response.status_code == 422
    assert "twice" in response.content.decode()
    assert not Priority.objects.exists()


def test_a_stale_save_keeps_their_areas(client_of, officer, priority):
    area = make.PriorityAreaFactory(priority=priority, title="A")
    Priority.objects.update(version=2)
    sent = {"number": "1", "title": priority.title, "tier": "local", "version": 1}
    response = client_of(officer).post(
        url("priority_edit", priority.pk), sent | areas((area.pk, "Mine", {}))
    )
    assert response.status_code == 409
    assert "Mine" in response.content.decode()
    assert PriorityArea.objects.get().title == "A"


def test_an_area_of_another_partnership_is_never_touched(client_of, officer, priority, other):
    theirs = make.PriorityAreaFactory(priority__plan__partnership=other, title="Theirs")
    sent = {"number": "1", "title": priority.title, "tier": "local", "version": 1}
    response = client_of(officer).post(
        url("priority_edit", priority.pk), sent | areas((theirs.pk, "Mine", {}))
    )
    assert response.status_code == 422
    assert PriorityArea.objects.get().title == "Theirs"


@pytest.mark.parametrize("field", ["owner", "serves", "carries_on"])
def test_numbers_of_another_partnership_are_refused(
    client_of, officer, plan, partnership, other, field
):
    factories = {
        "owner": make.GroupFactory,
        "serves": make.DriverPriorityFactory,
        "carries_on": make.PriorityFactory,
    }
    place = {"plan__partnership": other} if field == "carries_on" else {"partnership": other}
    theirs = factories[field](**place)
    make.PriorityFactory(plan__partnership=partnership)
    make.DriverPriorityFactory(partnership=partnership)
    response = client_of(officer).post(url("priority_add"), NEW | {field: theirs.pk} | areas())
    assert response.status_code == 422
    assert not plan.priorities.exists()


def test_a_priority_in_use_stays_and_says_why(client_of, officer, action):
    response = client_of(officer).post(url("priority_remove", action.priority_id))
    assert response.status_code == 422
    assert "It is still in use" in response.content.decode()
    assert "1.1" in response.content.decode()
    assert Priority.objects.exists()


def test_an_unused_priority_goes(client_of, officer, priority):
    assert client_of(officer).post(url("priority_remove", priority.pk)).status_code == 302
    assert not Priority.objects.exists()


def test_the_crosswalk_shows_who_serves_what(client_of, officer, partnership, priority):
    county = make.DriverPriorityFactory(partnership=partnership, title="Vulnerable people")
    make.DriverPriorityFactory(partnership=partnership, title="Rural crime")
    priority.serves.add(county)
    make.PriorityFactory(plan=priority.plan, number="2", title="Our own worry")
    page = client_of(officer).get(url("priorities")).content.decode()
    assert "Vulnerable people" in page
    assert page.count("No county counterpart") == 1
    assert "Rural crime" in page.partition("nothing here serves")[2]


def test_priorities_of_other_plans_are_carried_on(client_of, officer, plan, partnership):
    before = make.PriorityFactory(plan__partnership=partnership, title="Last year's")
    client_of(officer).post(url("priority_add"), NEW | {"carries_on": before.pk} | areas())
    assert plan.priorities.get().carries_on.get() == before


@pytest.mark.parametrize("page", ["priority_edit", "priority_remove"])
def test_who_may_change_a_priority(client_of, officer, lead, stranger, other, priority, page):
    assert client_of(officer).get(url(page, priority.pk)).status_code == 200
    assert client_of(lead).get(url(page, priority.pk)).status_code == 403
    assert client_of(stranger).get(url(page, priority.pk)).status_code == 404
    theirs = make.PriorityFactory(plan__partnership=other)
    assert client_of(officer).get(url(page, theirs.pk)).status_code == 404


def test_the_page_asks_as_often_for_many_as_for_one(
    client_of, officer, partnership, priority, django_assert_max_num_queries
):
    served = make.DriverPriorityFactory(partnership=partnership)

    def fill(one):
        make.PriorityAreaFactory(priority=one)
        one.serves.add(served)
        one.carries_on.add(make.PriorityFactory(plan__partnership=partnership))

    fill(priority)
    browser = client_of(officer)
    browser.get(url("priorities"))
    with django_assert_max_num_queries(25) as one:
        browser.get(url("priorities"))
    for number in range(2, 12):
        fill(make.PriorityFactory(plan=priority.plan, number=str(number)))
    with django_assert_max_num_queries(len(one)):
        browser.get(url("priorities"))

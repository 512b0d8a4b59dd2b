"""The lists of rows and of measures."""

from __future__ import annotations

import pytest
from django.urls import reverse

from actions.models import Action
from tests import factories as make


def get(browser, name, **query):
    response = browser.get(reverse(f"workspace:{name}", args=["moorland"]), query)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode()


@pytest.fixture
def second(plan, body):
    row = make.ActionFactory(
        priority__plan=plan, priority__number="2", ref="2.1", aim="Calmer streets"
    )
    make.LeadFactory(action=row, organisation=body)
    make.MeasureFactory(action=row, text="Calls about noise", kind="count")
    return row


@pytest.mark.parametrize("name", ["actions", "measures"])
def test_lists_filter_by_plan_priority_lead_and_visibility(
    client_of, officer, action, second, body, name
):
    browser, found = (
        client_of(officer),
        {"actions": "Calmer streets", "measures": "Calls about noise"}[name],
    )
    left_out = {"actions": "Keep victims safe", "measures": "Number of victims visited"}[name]
    for query in ({"priority": second.priority_id}, {"lead": body.pk}, {"words": found.split()[0]}):
        page = get(browser, name, **query)
        assert found in page
        assert left_out not in page
    Action.objects.filter(pk=second.pk).update(visibility="partners")
    assert left_out not in get(browser, name, visibility="partners", plan=second.plan_id)


@pytest.mark.parametrize("name", ["actions", "measures"])
def test_lists_leave_out_what_the_reader_may_not_see(
    client_of, viewer, officer, action, second, other, name
):
    Action.objects.filter(pk=second.pk).update(visibility="partners")
    draft = make.PlanFactory(partnership=action.partnership, status="draft")
    hidden = make.ActionFactory(priority__plan=draft, aim="In a draft")
    make.MeasureFactory(action=hidden, text="In a draft")
    theirs = make.ActionFactory(priority__plan__partnership=other, aim="Not ours")
    make.MeasureFactory(action=theirs, text="Not ours")
    page = get(client_of(viewer), name)
    for words in ("Calmer streets", "Calls about noise", "In a draft", "Not ours"):
        assert words not in page
    assert "Not ours" not in get(client_of(officer), name)


@pytest.mark.parametrize("name", ["actions", "measures"])
def test_choices_of_another_partnership_are_refused(client_of, officer, action, other, name):
    theirs = make.PlanFactory(partnership=other, title="Their plan")
    page = get(client_of(officer), name, plan=theirs.pk)
    assert "Their plan" not in page


def test_references_sort_as_people_count(client_of, officer, priority):
    for ref in ("1.10", "1.2", "1d*"):
        make.ActionFactory(priority=priority, ref=ref, aim=f"Aim of {ref}")
    page = get(client_of(officer), "actions", sort="ref")
    order = [page.index(f"Aim of {ref}") for ref in ("1.2", "1.10", "1d*")]
    assert order == sorted(order)


@pytest.mark.parametrize("name", ["actions", "measures"])
def test_every_column_sorts(client_of, officer, action, second, name):
    browser = client_of(officer)
    page = get(browser, name)
    columns = {part.partition('"')[0].partition("&")[0] for part in page.split("?sort=")[1:]}
    assert len(columns) > 3
    for column in columns:
        assert "Harbour Support" in get(browser, name, sort=column)


def test_csv_holds_whole_cells_and_no_formula(client_of, officer, priority):
    row = make.ActionFactory(priority=priority, ref="1.1", aim="=1+1\nSecond line")
    make.MeasureFactory(action=row, text="@sum")
    assert "'=1+1\nSecond line" in get(client_of(officer), "actions", _export="csv")
    assert "'@sum" in get(client_of(officer), "measures", _export="csv")


@pytest.mark.parametrize("name", ["actions", "measures"])
def test_lists_ask_as_often_for_many_rows_as_for_one(
    client_of, officer, action, body, name, django_assert_max_num_queries
):
    browser = client_of(officer)
    get(browser, name)
    with django_assert_max_num_queries(25) as one:
        get(browser, name)
    for number in range(2, 20):
        row = make.ActionFactory(priority=action.priority, ref=f"1.{number}")
        make.LeadFactory(action=row, organisation=body)
        make.MeasureFactory(action=row)
    with django_assert_max_num_queries(len(one)):
        get(browser, name)


def test_strangers_find_nothing(client_of, stranger, other_officer, action):
    for name in ("actions", "measures"):
        place = reverse(f"workspace:{name}", args=["moorland"])
        assert client_of(stranger).get(place).status_code == 404
        assert client_of(other_officer).get(place).status_code == 404

"""Setting plans up, changing them, and the steps from draft to archive."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from plans.models import Plan
from plans.plan.forms.plan import suggested_slug
from plans.plan.services.plan import create_plan, move_plan_status
from tests import factories as make

NEW = {"title": "Partnership plan", "start": "1 April 2021", "end": "31/3/2022", "slug": ""}


def url(name, *args):
    return reverse(f"workspace:{name}", args=args)


def test_a_plan_is_set_up_with_an_address_from_its_years(client_of, officer, partnership):
    response = client_of(officer).post(url("plan_add", "moorland"), NEW)
    plan = Plan.objects.get(partnership=partnership)
    assert (plan.slug, plan.start, plan.status) == ("2021-22", date(2021, 4, 1), "draft")
    assert response.url == url("sections", "moorland", "2021-22")


@pytest.mark.parametrize(
    ("start", "end", "slug"),
    [
        (date(2016, 4, 1), date(2017, 3, 31), "2016-17"),
        (date(2021, 4, 1), date(2024, 3, 31), "2021-24"),
        (date(2016, 1, 1), date(2016, 12, 31), "2016"),
    ],
)
def test_addresses_are_suggested_for_every_kind_of_period(start, end, slug):
    assert suggested_slug(start, end) == slug


def test_overlapping_periods_are_refused_with_a_sentence(client_of, officer, plan):
    answers = NEW | {"start": "1 January 2017", "end": "31 December 2017", "slug": "other"}
    response = client_of(officer).post(url("plan_add", "moorland"), answers)
    assert response.status_code == 422
    assert "These dates overlap with “Partnership plan 2016/17”" in response.content.decode()
    assert Plan.objects.count() == 1


@pytest.mark.parametrize(
    ("slug", "sentence"),
    [("2016-17", "Another plan has that address"), ("versions", "is kept for the site itself")],
)
def test_an_address_that_is_taken_or_reserved_is_refused(client_of, officer, plan, slug, sentence):
    response = client_of(officer).post(url("plan_add", "moorland"), NEW | {"slug": slug})
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert Plan.objects.count() == 1


@pytest.mark.parametrize("field", ["parent", "predecessor"])
def test_a_plan_of_another_partnership_cannot_be_named(client_of, officer, plan, other, field):
    theirs = make.PlanFactory(partnership=other)
    response = client_of(officer).post(url("plan_add", "moorland"), NEW | {field: theirs.pk})
    assert response.status_code == 422
    assert Plan.objects.filter(partnership=plan.partnership).count() == 1


def test_a_stale_change_is_answered_with_both_texts(client_of, officer, plan):
    answers = NEW | {"start": "1 April 2016", "end": "31 March 2017", "slug": "2016-17"}
    browser = client_of(officer)
    for title in ("Their title", "My title"):
        sent = answers | {"title": title, "version": 1}
        response = browser.post(url("plan_edit", "moorland", "2016-17"), sent)
    assert response.status_code == 409
    assert "Their title" in response.content.decode()
    assert "My title" in response.content.decode()
    assert Plan.objects.get().title == "Their title"


def test_the_address_of_a_plan_may_change(client_of, officer, plan):
    answers = NEW | {
        "start": "1 April 2016",
        "end": "31 March 2017",
        "slug": "year-one",
        "version": 1,
    }
    response = client_of(officer).post(url("plan_edit", "moorland", "2016-17"), answers)
    assert response.url == url("plan", "moorland", "year-one")


def test_steps_are_recorded_with_who_and_when(client_of, officer, plan):
    Plan.objects.update(status="draft")
    answers = {"status": "agreed", "on": "12 May 2016", "note": "Minute 4", "version": 1}
    client_of(officer).post(url("plan_status", "moorland", "2016-17"), answers)
    step = plan.status_changes.get()
    assert (step.status, step.on, step.by, step.note) == (
        "agreed",
        date(2016, 5, 12),
        officer,
        "Minute 4",
    )
    page = client_of(officer).get(url("plan_status", "moorland", "2016-17")).content.decode()
    assert "12 May 2016" in page
    assert "The officer" in page


def test_a_chair_may_agree_and_nothing_else(client_of, chair, plan):
    Plan.objects.update(status="consultation")
    page = client_of(chair).get(url("plan_status", "moorland", "2016-17")).content.decode()
    assert "Record that it is agreed" in page
    assert "Back to draft" not in page
    answers = {"on": "12 May 2016", "version": 1}
    place = url("plan_status", "moorland", "2016-17")
    assert client_of(chair).post(place, answers | {"status": "draft"}).status_code == 403
    assert client_of(chair).post(place, answers | {"status": "agreed"}).status_code == 302


def test_nobody_publishes_by_hand(client_of, officer, plan):
    answers = {"status": "published", "on": "12 May 2016", "version": 1}
    response = client_of(officer).post(url("plan_status", "moorland", "2016-17"), answers)
    assert response.status_code == 422
    assert "cannot become published by hand" in response.content.decode()
    assert Plan.objects.get().status == "agreed"


def test_a_step_from_a_page_gone_stale_changes_nothing(client_of, officer, plan):
    Plan.objects.update(version=7)
    answers = {"status": "archived", "on": "12 May 2016", "version": 1}
    response = client_of(officer).post(url("plan_status", "moorland", "2016-17"), answers)
    assert response.status_code == 409
    assert 'value="7"' in response.content.decode()
    assert Plan.objects.get().status == "agreed"


def test_a_day_that_is_no_day_is_refused(client_of, officer, plan):
    answers = {"status": "archived", "on": "31 June 2016", "version": 1}
    response = client_of(officer).post(url("plan_status", "moorland", "2016-17"), answers)
    assert response.status_code == 422
    assert not plan.status_changes.exists()


def test_a_yearly_plan_runs_inside_the_one_it_implements(officer, plan):
    values = {"title": "Delivery", "slug": "delivery", "start": plan.start, "end": plan.end}
    added = create_plan(by=officer, partnership=plan.partnership, values=values | {"parent": plan})
    assert added.parent == plan


def test_a_step_that_is_not_next_is_refused(officer, plan):
    with pytest.raises(ValidationError, match="cannot become"):
        move_plan_status(
            by=officer, plan=plan, version=1, status="consultation", on=date(2016, 5, 12)
        )


def test_the_list_sorts_filters_and_exports(client_of, officer, plan):
    make.PlanFactory(
        partnership=plan.partnership, title="=Older plan", slug="2012-13", status="draft"
    )
    browser = client_of(officer)
    place = url("plans", "moorland")
    assert "Older plan" not in browser.get(place, {"status": "agreed"}).content.decode()
    assert (
        "Older plan" in browser.get(place, {"words": "older", "sort": "-status"}).content.decode()
    )
    exported = b"".join(browser.get(place, {"_export": "csv"}).streaming_content).decode()
    assert "'=Older plan" in exported


def test_a_viewer_sees_no_draft(client_of, viewer, plan):
    make.PlanFactory(partnership=plan.partnership, title="Secret draft", slug="draft")
    assert "Secret draft" not in client_of(viewer).get(url("plans", "moorland")).content.decode()
    assert client_of(viewer).get(url("sections", "moorland", "draft")).status_code == 404


@pytest.mark.parametrize("page", ["plan_add", "plan_edit"])
def test_only_officers_write_and_strangers_find_nothing(client_of, viewer, stranger, plan, page):
    place = url(page, "moorland", *(["2016-17"] if page == "plan_edit" else []))
    assert client_of(viewer).get(place).status_code == 403
    assert client_of(stranger).get(place).status_code == 404


def test_the_plan_of_another_partnership_is_not_there(client_of, other_officer, other, plan):
    for page in (
        "plan_edit",
        "plan_status",
        "sections",
        "priorities",
        "endorsements",
        "commitments",
    ):
        assert client_of(other_officer).get(url(page, "moorland", "2016-17")).status_code == 404
        assert client_of(other_officer).get(url(page, "riverside", "2016-17")).status_code == 404


def test_the_list_asks_as_often_for_many_plans_as_for_one(
    client_of, officer, plan, django_assert_max_num_queries
):
    browser, place = client_of(officer), url("plans", "moorland")
    browser.get(place)
    with django_assert_max_num_queries(20) as one:
        browser.get(place)
    for _ in range(10):
        make.PriorityFactory(plan=make.PlanFactory(partnership=plan.partnership))
    with django_assert_max_num_queries(len(one)):
        browser.get(place)


def test_two_plans_never_implement_each_other(client_of, officer, plan):
    yearly = make.PlanFactory(partnership=plan.partnership, parent=plan)
    sent = {"title": plan.title, "start": "1 April 2016", "end": "31 March 2017", "slug": plan.slug}
    response = client_of(officer).post(
        url("plan_edit", "moorland", "2016-17"), sent | {"parent": yearly.pk, "version": 1}
    )
    assert response.status_code == 422
    assert Plan.objects.get(pk=plan.pk).parent is None

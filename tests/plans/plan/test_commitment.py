"""Promises to the public, under their headings."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from plans.models import Commitment
from tests import factories as make


def url(name, *pk):
    return reverse(f"workspace:{name}", args=["moorland", "2016-17", *pk])


@pytest.fixture
def commitment(plan):
    return make.CommitmentFactory(plan=plan, heading="Be seen", text="Walk every ward")


def test_a_promise_is_added_with_when_it_was_kept(client_of, officer, plan):
    sent = {
        "heading": "Be seen",
        "text": "Meet yearly",
        "kept_on": "3 June 2016",
        "kept_note": "At the hall",
    }
    assert client_of(officer).post(url("commitment_add"), sent).url == url("commitments")
    added = plan.commitments.get()
    assert (added.kept_on, added.kept_note) == (date(2016, 6, 3), "At the hall")


def test_promises_stand_under_their_headings(client_of, viewer, plan, commitment):
    make.CommitmentFactory(plan=plan, heading="Tell you", text="Write each spring")
    make.CommitmentFactory(plan=plan, heading="Be seen", text="Open our doors")
    page = client_of(viewer).get(url("commitments")).content.decode()
    order = [
        page.index(words) for words in ("Walk every ward", "Open our doors", "Write each spring")
    ]
    assert order == sorted(order)
    assert page.count(">Be seen</caption>") == 1


def test_up_and_down_stay_under_the_heading(client_of, officer, plan, commitment):
    make.CommitmentFactory(plan=plan, heading="Tell you", text="Write")
    last = make.CommitmentFactory(plan=plan, heading="Be seen", text="Open")
    client_of(officer).post(url("commitment_move", last.pk), {"way": "up"})
    assert list(plan.commitments.values_list("text", flat=True)) == [
        "Open",
        "Walk every ward",
        "Write",
    ]
    client_of(officer).post(url("commitment_move", last.pk), {"way": "up"})
    assert plan.commitments.first() == last


@pytest.mark.parametrize("wrong", [{"text": ""}, {"kept_on": "soon"}, {"explanation": "x" * 2_001}])
def test_what_does_not_fit_is_refused(client_of, officer, plan, wrong):
    response = client_of(officer).post(
        url("commitment_add"), {"text": "Meet", "due": "yearly"} | wrong
    )
    assert response.status_code == 422
    assert "yearly" in response.content.decode()
    assert not plan.commitments.exists()


def test_a_stale_save_is_answered_with_both(client_of, officer, commitment):
    Commitment.objects.update(version=2, text="Their promise")
    sent = {"text": "My promise", "version": 1}
    response = client_of(officer).post(url("commitment_edit", commitment.pk), sent)
    assert response.status_code == 409
    assert "Their promise" in response.content.decode()
    assert Commitment.objects.get().text == "Their promise"


@pytest.mark.parametrize("page", ["commitment_edit", "commitment_remove"])
def test_who_may_change_one(client_of, officer, scrutiny, stranger, other, commitment, page):
    assert client_of(officer).get(url(page, commitment.pk)).status_code == 200
    assert client_of(scrutiny).get(url(page, commitment.pk)).status_code == 403
    assert client_of(stranger).get(url(page, commitment.pk)).status_code == 404
    theirs = make.CommitmentFactory(plan__partnership=other)
    assert client_of(officer).get(url(page, theirs.pk)).status_code == 404


def test_a_promise_goes(client_of, officer, commitment):
    client_of(officer).post(url("commitment_remove", commitment.pk))
    assert not Commitment.objects.exists()


def test_the_list_asks_as_often_for_many_as_for_one(
    client_of, officer, commitment, django_assert_max_num_queries
):
    browser = client_of(officer)
    browser.get(url("commitments"))
    with django_assert_max_num_queries(20) as one:
        browser.get(url("commitments"))
    make.CommitmentFactory.create_batch(9, plan=commitment.plan)
    with django_assert_max_num_queries(len(one)):
        browser.get(url("commitments"))

"""Who has agreed a plan, in print order."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from plans.models import Endorsement
from tests import factories as make


def url(name, *pk):
    return reverse(f"workspace:{name}", args=["moorland", "2016-17", *pk])


@pytest.fixture
def endorsement(plan, body):
    return make.EndorsementFactory(plan=plan, organisation=body, post="Chief Executive")


def test_a_body_may_have_several_with_letters_after_their_names(
    client_of, officer, plan, endorsement
):
    sent = {
        "organisation": endorsement.organisation_id,
        "title": "Cllr Mrs",
        "name": "A Hill",
        "post_nominals": "JP",
        "agreed_on": "12 May 2016",
    }
    client_of(officer).post(url("endorsement_add"), sent)
    added = plan.endorsements.last()
    assert added.printed_name == "Cllr Mrs A Hill JP"
    assert added.agreed_on == date(2016, 5, 12)
    assert plan.endorsements.filter(organisation=endorsement.organisation_id).count() == 2


def test_without_a_date_there_is_a_line_to_sign_on(client_of, viewer, endorsement):
    assert "A line to sign on" in client_of(viewer).get(url("endorsements")).content.decode()


def test_somebody_has_to_sign(client_of, officer, plan, body):
    response = client_of(officer).post(url("endorsement_add"), {"organisation": body.pk})
    assert response.status_code == 422
    assert "Write who signs" in response.content.decode()
    assert not plan.endorsements.exists()


def test_a_body_of_another_partnership_is_refused(client_of, officer, plan, other):
    theirs = make.OrganisationFactory(partnership=other)
    response = client_of(officer).post(
        url("endorsement_add"), {"organisation": theirs.pk, "post": "Chair"}
    )
    assert response.status_code == 422
    assert not plan.endorsements.exists()


def test_a_stale_save_is_answered_with_both(client_of, officer, endorsement):
    Endorsement.objects.update(version=2, post="Leader")
    sent = {"organisation": endorsement.organisation_id, "post": "Mayor", "version": 1}
    response = client_of(officer).post(url("endorsement_edit", endorsement.pk), sent)
    assert response.status_code == 409
    assert "Leader" in response.content.decode()
    assert "Mayor" in response.content.decode()
    assert Endorsement.objects.get().post == "Leader"


def test_signatories_move_and_go(client_of, officer, plan, body, endorsement):
    second = make.EndorsementFactory(plan=plan, organisation=body, post="Leader")
    client_of(officer).post(url("endorsement_move", second.pk), {"way": "up"})
    assert plan.endorsements.first() == second
    client_of(officer).post(url("endorsement_remove", second.pk))
    assert plan.endorsements.get() == endorsement


@pytest.mark.parametrize("page", ["endorsement_edit", "endorsement_remove"])
def test_who_may_change_one(client_of, officer, chair, stranger, other, endorsement, page):
    assert client_of(officer).get(url(page, endorsement.pk)).status_code == 200
    assert client_of(chair).get(url(page, endorsement.pk)).status_code == 403
    assert client_of(stranger).get(url(page, endorsement.pk)).status_code == 404
    theirs = make.EndorsementFactory(plan__partnership=other)
    assert client_of(officer).get(url(page, theirs.pk)).status_code == 404


def test_the_list_asks_as_often_for_many_as_for_one(
    client_of, officer, endorsement, django_assert_max_num_queries
):
    browser = client_of(officer)
    browser.get(url("endorsements"))
    with django_assert_max_num_queries(20) as one:
        browser.get(url("endorsements"))
    make.EndorsementFactory.create_batch(9, plan=endorsement.plan)
    with django_assert_max_num_queries(len(one)):
        browser.get(url("endorsements"))

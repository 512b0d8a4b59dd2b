"""“Not for the public”: the lead says so, the officer too, and nobody opens it by accident."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from actions.rounds.links import token_of
from csp.models import AuditEvent
from tests import factories as make

pytestmark = pytest.mark.django_db
TICK = {"public": "no", "public-asked": "1"}


@pytest.fixture
def quarter(partnership):
    return make.RoundFactory(partnership=partnership)


@pytest.fixture
def update(quarter, action):
    action.measures.all().delete()
    return make.UpdateFactory(round=quarter, action=action, sent=True)


@pytest.fixture
def by_link(update, quarter):
    link = make.InvitationFactory(
        round=quarter, updates=[update], expires_on=timezone.localdate() + timedelta(1)
    )
    return reverse("update_row", args=[token_of(link), update.pk])


def words(response) -> str:
    return response.content.decode()


def is_public(update) -> bool:
    update.refresh_from_db()
    return update.public


def answered(update, **more) -> dict:
    update.refresh_from_db()
    said = {"version": update.version, "status": update.status_id, "next_steps": ""}
    return said | {"happened": f"Said {update.version}"} | more


def workspace(route: str, update) -> str:
    return reverse(f"workspace:{route}", args=["moorland", update.round.period, update.pk])


def test_a_lead_keeps_an_answer_inside_and_later_words_leave_it_there(update, by_link):
    lead = Client()
    assert "The public may read this." in words(lead.get(by_link))
    lead.post(by_link, answered(update, **TICK))
    assert not is_public(update)
    lead.post(by_link, answered(update), headers={"X-Fragment": "1"})
    assert not is_public(update), "a page that did not ask opens nothing"
    assert "checked" in words(lead.get(by_link)).partition('name="public"')[2].partition(">")[0]
    lead.post(by_link, answered(update, **{"public-asked": "1"}))
    assert is_public(update)


def test_nobody_is_told_that_a_row_for_partners_is_public(update, by_link, action):
    type(action).objects.filter(pk=action.pk).update(visibility="restricted")
    assert "The public may read" not in words(Client().get(by_link))
    Client().post(by_link, answered(update, **TICK))
    assert is_public(update), "nor is anything else changed"


def test_an_account_has_the_tick_too(update, client_of, lead, body, action):
    make.LeadFactory(action=action, words=body.name, organisation=body)
    page = reverse("workspace:update_answer", args=["moorland", update.pk])
    client_of(lead).post(page, answered(update, **TICK))
    assert not is_public(update)


def test_an_officer_decides_on_the_page_of_the_answer_after_the_round_too(
    update, client_of, officer, quarter
):
    staff = client_of(officer)
    type(quarter).objects.filter(pk=quarter.pk).update(closed_at=timezone.now())
    page = workspace("update_public", update)
    staff.post(page, {"version": update.version, "public": "no"})
    assert not is_public(update)
    assert "Not for the public." in words(staff.get(update.get_absolute_url()))
    assert AuditEvent.objects.filter(verb="kept from the public", target_id=update.pk).exists()
    staff.post(page, {"version": update.version - 1, "public": "yes"})
    assert not is_public(update), "somebody changed it since it was seen"
    staff.post(page, {"version": update.version, "public": "yes"})
    assert is_public(update)


def test_other_words_and_acceptance_of_many_leave_it_inside(update, client_of, officer):
    type(update).objects.filter(pk=update.pk).update(public=False)
    staff = client_of(officer)
    amend = workspace("update_amend", update)
    assert "Not for the public" in words(staff.get(amend))
    staff.post(amend, answered(update, happened="Other words."))
    assert not is_public(update) and update.happened == "Other words."
    accept = reverse("workspace:round_accept", args=["moorland", update.round.period])
    staff.post(accept, {"update": f"{update.pk}.{update.version}"})
    assert not is_public(update) and update.state == "accepted"


def test_an_officer_keeps_it_inside_while_putting_it_otherwise_or_answering_for_a_lead(
    update, client_of, officer, priority
):
    staff = client_of(officer)
    staff.post(workspace("update_amend", update), answered(update, **TICK))
    assert not is_public(update) and "public" not in update.own_words
    asked = make.UpdateFactory(
        round=update.round, action=make.ActionFactory(priority=priority, ref="1.9")
    )
    page = reverse("workspace:update_answer", args=["moorland", asked.pk])
    staff.post(page, answered(asked, status=update.status_id, behalf_of="A lead", **TICK))
    assert not is_public(asked) and asked.state == "sent"


@pytest.mark.parametrize("role", ["strategy", "lead", "scrutiny", "viewer", "stranger"])
def test_nobody_else_decides(role, update, client_of, request):
    page = workspace("update_public", update)
    response = client_of(request.getfixturevalue(role)).post(
        page, {"version": update.version, "public": "no"}
    )
    assert response.status_code in (403, 404) and is_public(update)

"""What colleagues saved, for a page that is open: whether anything changed, which rows, and those rows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from actions.rows.live import live_address
from actions.rows.services.action import change_action
from csp.models import AuditEvent
from tests import factories as make


def rows_at(name="plan_rows"):
    return reverse(f"workspace:{name}", args=["moorland", "2016-17"])


@pytest.fixture
def asked(officer, plan, action):
    change_action(by=officer, action=action, version=1, values={"resources": "Two posts"})
    return live_address(officer, plan)


def test_nothing_new_is_told_by_one_statement_without_a_session(
    asked, officer, action, django_assert_num_queries
):
    client = Client()
    first = client.get(asked)
    assert first.json() == {"stamp": AuditEvent.objects.latest("pk").pk}
    with django_assert_num_queries(1):
        again = client.get(asked, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again.cookies) == (304, b"", {})
    change_action(by=officer, action=action, version=2, values={"resources": "Three posts"})
    assert client.get(asked, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_what_another_partnership_does_is_not_told(asked, other):
    client = Client()
    first = client.get(asked)
    make.OrganisationFactory(partnership=other)
    AuditEvent.objects.create(verb="x", target_type="y", target_id="1", tenant=other.pk)
    assert client.get(asked, headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_an_address_that_is_forged_or_old_tells_nothing(asked, officer, plan):
    assert Client().get(f"{asked[:-3]}xx/").status_code == 404
    assert Client().get("/live/not-a-token/").status_code == 404
    now = datetime.now(tz=UTC)
    with time_machine.travel(now - timedelta(minutes=6)):
        old = live_address(officer, plan)
    assert Client().get(old).status_code == 404


def test_presence_brings_the_address(client_of, officer, plan, action):
    answer = client_of(officer).post(rows_at("plan_presence"))
    assert Client().get(answer.json()["live"]).status_code == 200


def test_rows_are_listed_in_their_order_and_those_asked_for_are_drawn(
    client_of, officer, priority, action
):
    second = make.ActionFactory(priority=priority, ref="1.2", aim="Open a drop-in")
    client = client_of(officer)
    assert client.get(rows_at()).json()["rows"] == [
        [action.pk, action.version, priority.pk],
        [second.pk, second.version, priority.pk],
    ]
    drawn = client.get(rows_at(), {"row": [second.pk, 999_999, "²"]}).content.decode()
    assert "Open a drop-in" in drawn and f'id="row-{action.pk}"' not in drawn


def test_a_row_of_another_plan_is_not_drawn(client_of, officer, partnership, action):
    plan = make.PlanFactory(partnership=partnership, slug="2019-20", title="Later")
    there = make.ActionFactory(priority=make.PriorityFactory(plan=plan), aim="Elsewhere")
    drawn = client_of(officer).get(rows_at(), {"row": there.pk}).content.decode()
    assert "Elsewhere" not in drawn


def test_who_may_not_edit_gets_no_rows_and_a_stranger_finds_nothing(
    client_of, viewer, other_officer, action
):
    assert client_of(viewer).get(rows_at()).status_code == 403
    assert client_of(other_officer).get(rows_at()).status_code == 404

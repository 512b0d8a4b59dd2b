"""What follows from a decision elsewhere: offered, done by one press, never by itself."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.models import AuditEvent
from plans.models import Plan
from tests import factories as make
from tests.reporting.meetings.stockton import held_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(partnership):
    return held_meeting(partnership)


@pytest.fixture
def plan(partnership) -> Plan:
    return make.PlanFactory(partnership=partnership, status="draft")


@pytest.fixture
def decide(held):
    """A decision under an item that is about something."""

    def decided(verb="approved", result="carried", number="SDP 10/17", **about):
        item = make.AgendaItemFactory(**held.given, position=20, number=number, **about)
        return make.MeetingDecisionFactory(
            partnership=item.partnership, item=item, verb=verb, result=result
        )

    return decided


@pytest.fixture
def page(held):
    """What somebody reads on the page of the minutes."""

    def shown(client) -> str:
        address = reverse(
            "workspace:meeting_minutes", args=[held.meeting.partnership.slug, held.meeting.pk]
        )
        return " ".join(client.get(address).content.decode().split())

    return shown


@pytest.fixture
def press(held):
    def pressed(client, decision, do="do", version=None):
        slug, meeting = held.meeting.partnership.slug, held.meeting.pk
        address = reverse("workspace:decision_effect", args=[slug, meeting, decision.pk])
        version = decision.version if version is None else version
        return client.post(address, {"do": do, "version": version}, follow=True)

    return pressed


def test_a_plan_is_agreed_by_a_press_with_the_minute_as_its_reference(
    decide, plan, page, press, client_of, officer
):
    decision, client = decide(plan=plan), client_of(officer)
    assert f"“{plan}” is agreed." in page(client)
    plan.refresh_from_db()
    assert plan.status == "draft", "nothing moves without a press"
    press(client, decision)
    plan.refresh_from_db()
    decision.refresh_from_db()
    last = plan.status_changes.latest("pk")
    assert (plan.status, last.note, last.on) == ("agreed", "SDP 10/17", decision.item.meeting.date)
    assert (decision.effect, decision.effect_state, decision.effect_by) == (
        "plan",
        "applied",
        officer,
    )
    assert "The plan is agreed: done on" in page(client)
    assert AuditEvent.objects.filter(verb="applied").count() == 1


@pytest.mark.parametrize(
    "decided",
    [{"verb": "noted"}, {"verb": "rejected"}, {"result": "lost"}],
)
def test_what_was_not_agreed_changes_nothing(
    decided, decide, plan, page, press, client_of, officer
):
    decision, client = decide(plan=plan, **decided), client_of(officer)
    assert "What follows from it" not in page(client)
    press(client, decision)
    plan.refresh_from_db()
    assert plan.status == "draft"


def test_what_is_not_wanted_is_offered_again_when_somebody_asks(
    decide, plan, page, press, client_of, officer
):
    decision, client = decide(plan=plan), client_of(officer)
    press(client, decision, "decline")
    assert "The plan is agreed: not wanted on" in page(client)
    decision.refresh_from_db()
    press(client, decision, "offer")
    assert f"“{plan}” is agreed." in page(client)


def test_two_who_press_at_once_agree_it_once(decide, plan, press, client_of, officer):
    decision, client = decide(plan=plan), client_of(officer)
    press(client, decision)
    again = press(client, decision)
    assert plan.status_changes.count() == 1
    assert "Nothing follows from this decision any more" in again.content.decode()


def test_a_clerk_who_may_not_agree_plans_is_told_so(
    decide, plan, page, press, client_of, partnership
):
    user = make.UserFactory(name="The clerk", email="clerk@moorland.example")
    make.RoleFactory(partnership=partnership, user=user, kind="clerk")
    decision, client = decide(plan=plan), client_of(user)
    assert "Somebody with the right to do so has to." in page(client)
    assert press(client, decision).status_code == 403
    plan.refresh_from_db()
    assert plan.status == "draft"


def test_minutes_rows_strategies_and_terms(decide, held, page, press, client_of, officer):
    p = {"partnership": held.meeting.partnership}
    before = make.MeetingFactory(**p, group=held.group, date=date(2017, 2, 14), state="circulated")
    strategy = make.DriverFactory(**p, title="Domestic abuse 2017 to 2022", start=None)
    terms = make.SentPaperFactory(**p, signed_by=officer, state="frozen")
    held.group.rules.terms = terms
    held.group.rules.save()
    row = make.ActionFactory(**p)
    decide(minutes_of=before, number="SDP 3/17")
    starts = decide(strategy=strategy, verb="endorsed", number="SDP 7/17")
    agreed = decide(report=terms, number="SDP 8/17")
    changed = decide(row=row, number="SDP 9/17")
    client = client_of(officer)
    said = page(client)
    for words in (
        "The minutes of 14 February 2017 are approved.",
        "“Domestic abuse 2017 to 2022” is in force from 4 April 2017.",
        "The terms of reference of Safer Dale Partnership are agreed.",
        f"Row {row.ref} of the plan changes.",
    ):
        assert words in said
    for each in (starts, agreed, changed):
        press(client, each)
    strategy.refresh_from_db()
    held.group.rules.refresh_from_db()
    changed.refresh_from_db()
    assert strategy.start == date(2017, 4, 4)
    assert held.group.rules.terms_agreed_at == held.meeting
    assert changed.effect_state == "applied"


def test_the_page_asks_as_often_for_many_decisions_as_for_one(
    decide, plan, page, client_of, officer
):
    client = client_of(officer)
    decide(plan=plan)
    page(client)
    with CaptureQueriesContext(connection) as one:
        page(client)
    for number in range(5):
        decide(plan=plan, number=f"SDP {number + 20}/17")
    with CaptureQueriesContext(connection) as many:
        page(client)
    assert len(many) == len(one)

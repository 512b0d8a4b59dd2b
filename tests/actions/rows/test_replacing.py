"""Find and replace over a plan: every place shown, chosen, and taken back by one undo."""

from __future__ import annotations

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from actions.models import Action
from actions.rows.places import Sought, places_in_text, text_with_replaced
from csp.models import AuditEvent
from plans.models import Section
from tests import factories as make

LOOK = {"find": "Your Homes", "instead": "Our Homes", "whole": "on", "own_text": "on"}


def address(name, *pk):
    return reverse(f"workspace:{name}", args=["moorland", "2016-17", *pk])


@pytest.fixture
def body(partnership):
    return make.OrganisationFactory(partnership=partnership, name="Our Homes")


@pytest.fixture
def draft(plan):
    plan.status = "draft"
    plan.save(update_fields=["status"])
    return plan


@pytest.fixture
def row(draft, priority):
    row = make.ActionFactory(
        priority=priority, ref="1.1", aim="Tenants of Your Homes feel safe", activity="Visit them"
    )
    make.LeadFactory(action=row, words="Your Homes")
    make.LeadFactory(action=row, words="Your Homes Repairs")
    make.MeasureFactory(action=row, text="Calls to your homes")
    make.RiskFactory(action=row, text="Your Homes may lose staff")
    return row


@pytest.fixture
def section(draft):
    return make.SectionFactory(plan=draft, heading="Partners", body="We thank Your Homes.")


def looked(client, **asked):
    page = html.fromstring(client.get(address("plan_replace"), LOOK | asked).content)
    return {box.get("value"): box.get("checked") for box in page.xpath("//input[@name='place']")}


def said(row) -> dict:
    row = Action.objects.get(pk=row.pk)
    parts = {name: [str(each) for each in getattr(row, name).all()] for name in ("leads", "risks")}
    return {"aim": row.aim, "measures": [each.text for each in row.measures.all()]} | parts


def test_each_place_is_listed_and_one_in_a_longer_name_is_not_ticked(
    client_of, officer, row, section
):
    places = looked(client_of(officer))
    assert [key.split(".")[2] for key in places] == [
        *("aim", "leads", "leads", "measures", "risks", "body")
    ]
    assert [bool(ticked) for ticked in places.values()] == [True, True, False, True, True, True]
    assert len(looked(client_of(officer), capitals="on")) == 5
    assert len(looked(client_of(officer), own_text="")) == 5
    assert looked(client_of(officer), find="Your Home") == {}, "whole words"


def test_chosen_places_change_and_one_undo_takes_all_of_them_back(
    client_of, officer, body, row, section
):
    client, before = client_of(officer), said(row)
    places = [key for key, ticked in looked(client).items() if ticked]
    answer = client.post(address("plan_replace"), LOOK | {"place": places}, follow=True)
    assert "Replaced in 5 places." in answer.content.decode()
    assert said(row) == {
        "aim": "Tenants of Our Homes feel safe",
        "leads": ["Our Homes", "Your Homes Repairs"],
        "measures": ["Calls to Our Homes"],
        "risks": ["Our Homes may lose staff"],
    }
    assert row.leads.get(words="Our Homes").organisation == body, "A lead is a body, not letters."
    assert Section.objects.get(pk=section.pk).body == "We thank Our Homes."
    event = AuditEvent.objects.get(verb="changed several")
    answer = client.post(address("several_undo", event.pk), follow=True)
    assert "Undone. 1 row and 1 text say" in answer.content.decode()
    assert said(row) == before
    assert Section.objects.get(pk=section.pk).body == "We thank Your Homes."


def test_undo_leaves_alone_what_was_changed_since(client_of, officer, row, section):
    client = client_of(officer)
    client.post(address("plan_replace"), LOOK | {"place": list(looked(client))})
    Section.objects.filter(pk=section.pk).update(body="Rewritten", version=99)
    event = AuditEvent.objects.get(verb="changed several")
    answer = client.post(address("several_undo", event.pk), follow=True).content.decode()
    assert "left as they are now: Partners" in answer
    assert Section.objects.get(pk=section.pk).body == "Rewritten"


def test_a_place_that_somebody_changed_meanwhile_is_named_and_nothing_is_changed(
    client_of, officer, row
):
    client = client_of(officer)
    places = list(looked(client))
    Action.objects.filter(pk=row.pk).update(aim="Your Homes, in other words", version=2)
    answer = client.post(address("plan_replace"), LOOK | {"place": places})
    assert answer.status_code == 409
    assert "left out: 1.1 Aim." in answer.content.decode()
    assert said(row)["risks"] == ["Your Homes may lose staff"]


def test_agreed_wording_asks_for_a_reason_once_for_all(client_of, officer, priority, row):
    plan = priority.plan
    plan.status = "agreed"
    plan.save(update_fields=["status"])
    make.StatusChangeFactory(plan=plan, status="agreed")
    client, before = client_of(officer), said(row)
    sent = LOOK | {"place": list(looked(client))}
    answer = client.post(address("plan_replace"), sent | {"reason": "", "approved_by": ""})
    assert answer.status_code == 422
    assert "Give the reason" in answer.content.decode()
    assert said(row) == before
    why = {"reason": "It calls itself so now", "approved_by": "Strategy group, 12 May"}
    assert client.post(address("plan_replace"), sent | why).status_code == 302
    assert {each.reason for each in row.revisions.all()} == {why["reason"]}


def test_bad_answers_are_refused_in_words_and_change_nothing(client_of, officer, row):
    client, before = client_of(officer), said(row)
    page = address("plan_replace")
    assert "Tick at least one place" in client.post(page, LOOK).content.decode()
    assert client.post(page, LOOK | {"find": "x"}).status_code == 422
    assert client.post(page, LOOK | {"place": ["section.9.body.0.x"]}).status_code == 409
    assert client.post(page, LOOK | {"place": ["²"]}).status_code == 409
    places = [key for key in looked(client) if ".aim." in key]
    long = LOOK | {"instead": "x" * 201, "place": places}
    assert client.post(page, long).status_code == 422
    assert said(row) == before
    assert "Nowhere in this plan" in client.get(page, {"find": "zebra"}).content.decode()


def test_who_may_not_edit_does_not_replace_and_a_stranger_finds_nothing(
    client_of, viewer, other_officer, draft
):
    for user, status in ((viewer, 403), (other_officer, 404)):
        assert client_of(user).get(address("plan_replace")).status_code == status
        assert client_of(user).post(address("plan_replace"), LOOK).status_code == status


def test_looking_costs_the_same_for_many_rows(
    client_of, officer, priority, row, section, django_assert_max_num_queries
):
    client = client_of(officer)
    looked(client)
    for n in range(2, 12):
        other = make.ActionFactory(priority=priority, ref=f"1.{n}", aim="Your Homes")
        make.LeadFactory(action=other, words="Your Homes")
    with django_assert_max_num_queries(20):
        assert len(looked(client)) == 26


@given(st.text(max_size=40), st.text("ab ", min_size=1, max_size=3), st.text("ab", max_size=3))
def test_replacing_every_place_is_what_replacing_in_the_text_gives(text, find, instead):
    if not find.split():
        return
    sought = Sought(find=find, instead=instead, whole=False, capitals=True)
    places = list(places_in_text(Action(), "aim", text, sought))
    every = text_with_replaced(text, sought, {place.nth for place in places})
    assert every == sought.pattern.sub(lambda _: instead, text)
    assert text_with_replaced(text, sought, set()) == text
    assert all(sought.pattern.fullmatch(text[each.start : each.end]) for each in places)

"""The status page: the green button leads on, the way back is quiet and asked about."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from plans.models import Plan

ANSWERS = {"on": "12 May 2016", "note": "", "version": 1}
GREEN = re.compile(r'<(?:a|button)[^>]*class="govuk-button"[^>]*>([^<]+)<')
BACK = [("agreed", "draft"), ("consultation", "draft"), ("archived", "draft")]
AWAY = [("draft", "archived"), ("agreed", "archived"), ("published", "superseded")]


@pytest.fixture
def place(plan):
    return reverse("workspace:plan_status", args=["moorland", "2016-17"])


def at(status: str) -> None:
    Plan.objects.update(status=status)


@pytest.mark.parametrize(
    "status, leads_to",
    [
        ("draft", ["Send out for consultation"]),
        ("consultation", ["Record that it is agreed"]),
        ("agreed", ["Publish it"]),
        ("published", []),
        ("superseded", []),
        ("archived", []),
    ],
)
def test_the_green_button_leads_on(client_of, officer, place, status, leads_to):
    at(status)
    page = client_of(officer).get(place).content.decode()
    assert GREEN.findall(page) == leads_to


def test_who_may_not_publish_is_not_led_there(client_of, chair, place):
    page = client_of(chair).get(place).content.decode()
    assert GREEN.findall(page) == []


@pytest.mark.parametrize("before, after", BACK + AWAY)
def test_a_step_back_or_away_is_asked_about_and_keeps_what_was_typed(
    client_of, officer, place, before, after
):
    at(before)
    answers = ANSWERS | {"status": after, "note": "Minute 4"}
    asked = client_of(officer).post(place, answers)
    assert asked.status_code == 200
    assert 'value="Minute 4"' in asked.content.decode()
    assert Plan.objects.get().status == before
    assert client_of(officer).post(place, answers | {"sure": "1"}).status_code == 302
    assert Plan.objects.get().status == after
    assert Plan.objects.get().status_changes.get().note == "Minute 4"


def test_a_step_on_is_taken_at_once(client_of, officer, place):
    at("draft")
    client_of(officer).post(place, ANSWERS | {"status": "consultation"})
    assert Plan.objects.get().status == "consultation"

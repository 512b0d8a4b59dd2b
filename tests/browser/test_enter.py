"""Enter in a box of a form that sends something out, or takes it back, sends and takes nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from actions.models import Action, Round
from actions.rounds.links import invitation_link
from csp.periods import today
from plans.models import Plan
from reporting.models import Publication
from tests import factories as make

PLACE = "/workspace/moorland/plans/2016-17/"


@pytest.mark.parametrize("status", ["draft", "consultation", "agreed", "published"])
def test_in_the_note_of_a_step(page, site_url, come_in, officer, plan, accessible, status):
    Plan.objects.update(status=status)
    come_in(officer)
    page.goto(f"{site_url}{PLACE}status/")
    accessible()
    page.get_by_label("Note").fill("Minute 7")
    page.keyboard.press("Enter")
    page.get_by_label("Date").press("Enter")
    expect(page.get_by_label("Note")).to_have_value("Minute 7")
    assert Plan.objects.get().status == status
    assert not plan.status_changes.exists()


def test_and_the_way_back_is_asked_about(page, site_url, come_in, officer, plan, accessible):
    come_in(officer)
    page.goto(f"{site_url}{PLACE}status/")
    page.get_by_label("Note").fill("Agreed by mistake")
    page.get_by_role("button", name="Back to draft").click()
    accessible()
    page.get_by_role("link", name="Cancel").click()
    assert Plan.objects.get().status == "agreed"
    page.get_by_role("button", name="Back to draft").click()
    page.get_by_role("button", name="Back to draft").click()
    expect(page.get_by_text("is now draft")).to_be_visible()
    assert Plan.objects.get().status == "draft"


def test_in_the_dates_of_a_round(page, site_url, come_in, officer, action):
    come_in(officer)
    page.goto(f"{site_url}/workspace/moorland/rounds/new/?period=2016-17Q3")
    page.get_by_label("Answers due").press("Enter")
    expect(page.get_by_label("Answers due")).to_be_focused()
    assert not Round.objects.exists()


def test_in_the_reason_for_taking_a_row_out(page, site_url, come_in, officer, plan, action):
    make.StatusChangeFactory(plan=plan)
    come_in(officer)
    page.goto(f"{site_url}{PLACE}actions/{action.pk}/remove/")
    page.get_by_label("Why").fill("No longer wanted")
    page.get_by_label("Who approved").fill("Strategy group")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Why")).to_have_value("No longer wanted")
    assert Action.objects.filter(pk=action.pk).exists()
    page.get_by_role("button", name="Remove the row").click()
    expect(page.get_by_text("Removed row 1.1")).to_be_visible()


def test_in_the_name_of_who_should_be_asked(phone, site_url, partnership, action):
    quarter = make.RoundFactory(partnership=partnership)
    quarter.closes_on = today() + timedelta(days=14)
    quarter.save()
    asked = make.UpdateFactory(round=quarter, action=action)
    link = make.InvitationFactory(round=quarter, updates=[asked])
    phone.goto(f"{invitation_link(link)}rows/{asked.pk}/")
    phone.get_by_text("Not mine", exact=True).click()
    phone.get_by_label("Who should be asked?").fill("The housing group")
    phone.keyboard.press("Enter")
    expect(phone.get_by_label("Who should be asked?")).to_have_value("The housing group")
    phone.get_by_role("button", name="Tell the officer it is not mine").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Your rows")


def test_in_the_reason_for_publishing_all_the_same(page, site_url, come_in, officer, action):
    Action.objects.filter(pk=action.pk).update(activity="Ring Jo Hill on 07700 900123.")
    come_in(officer)
    page.goto(f"{site_url}{PLACE}publish/")
    reason = page.get_by_label("Why is it published all the same?").first
    reason.fill("It is on the council's own page")
    reason.press("Enter")
    expect(reason).to_have_value("It is on the council's own page")
    assert not Publication.objects.exists()

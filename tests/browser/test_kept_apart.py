"""Whose words they are: nobody else in the same browser reads them, and signing out clears them."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from actions.models import Action
from actions.rounds.links import invitation_link
from actions.rounds.services.legend import ensure_legend
from csp.periods import today
from tests import factories as make
from tests.browser.kept import (
    HOME,
    PLAN,
    STORED,
    offer,
    press,
    press_sign_out,
    sign_in_again,
    stop_asking,
    stored,
)


def test_another_account_in_the_same_browser_sees_nothing(
    desk, site_url, partnership, draft, come_in, officer
):
    edit = f"{site_url}{PLAN}actions/{draft.pk}/edit/"
    desk.goto(edit)
    desk.get_by_label("Aim").fill("For my eyes")
    cell = site_url + PLAN
    stored(desk)
    stop_asking(desk)
    second = make.UserFactory(name="Jo Moor")
    make.RoleFactory(partnership=partnership, user=second, kind="officer")
    come_in(second)
    for address in (edit, cell):
        desk.goto(address)
        expect(desk.get_by_role("heading", level=1)).to_be_visible()
        expect(offer(desk)).to_have_count(0)
        assert "For my eyes" not in desk.content()
    press_sign_out(desk)
    desk.wait_for_url(lambda url: "/workspace/" not in url)
    come_in(officer)
    desk.goto(edit)
    expect(offer(desk)).to_contain_text("For my eyes")


def test_after_seven_days_it_is_gone(desk, site_url, draft):
    stop_asking(desk)
    edit = f"{site_url}{PLAN}actions/{draft.pk}/edit/"
    desk.goto(edit)
    desk.get_by_label("Aim").fill("A week ago")
    stored(desk)
    desk.goto(site_url + HOME)
    desk.evaluate(
        """() => { for (const [name, words] of Object.entries(localStorage)) {
            const record = JSON.parse(words);
            localStorage.setItem(name, JSON.stringify({...record, at: record.at - 7 * 864e5}));
        } }"""
    )
    desk.goto(edit)
    expect(desk.get_by_label("Aim")).to_be_visible()
    expect(offer(desk)).to_have_count(0)
    assert json.loads(desk.evaluate(STORED)) == []


def test_signing_out_asks_and_then_clears(desk, site_url, draft, officer, accessible):
    stop_asking(desk)
    desk.goto(f"{site_url}{HOME}settings/organisations/new/")
    desk.get_by_label("Name", exact=True).first.fill("Harbour Lights")
    stored(desk)
    desk.goto(f"{site_url}{PLAN}actions/{draft.pk}/edit/")
    desk.get_by_label("Aim").fill("A second thing")
    press_sign_out(desk)
    expect(desk.get_by_role("dialog", name="2 things are not saved")).to_be_visible()
    accessible()
    press(desk, "Stay signed in")
    expect(desk.get_by_role("dialog")).to_have_count(0)
    press_sign_out(desk)
    press(desk, "Sign out and throw it away")
    desk.wait_for_url(lambda url: "/workspace/" not in url)
    assert json.loads(desk.evaluate(STORED)) == []


def test_signing_out_with_nothing_unsaved_asks_nothing(desk, site_url):
    desk.goto(site_url + HOME)
    press_sign_out(desk)
    desk.wait_for_url(lambda url: "/workspace/" not in url)


def test_passwords_and_searches_are_never_kept(desk, site_url):
    stop_asking(desk)
    desk.goto(f"{site_url}/accounts/password/change/")
    desk.get_by_label("Your password now").fill("a secret that stays one")
    desk.get_by_label("New password", exact=True).fill("another secret of mine")
    desk.goto(site_url + PLAN)
    desk.locator("summary", has_text="Filter").click()
    desk.get_by_label("Words").fill("harbour")
    desk.goto(site_url + HOME)
    assert json.loads(desk.evaluate(STORED)) == []


@pytest.fixture
def link(partnership, priority):
    """A lead with one row to answer."""
    ensure_legend(by=None, partnership=partnership)
    days = {"due_on": today() + timedelta(days=7), "closes_on": today() + timedelta(days=14)}
    quarter = make.RoundFactory(partnership=partnership, **days)
    row = make.ActionFactory(priority=priority, ref="1.1", aim="Keep victims safe")
    asked = make.UpdateFactory(round=quarter, action=row)
    return make.InvitationFactory(round=quarter, name="Harbour Support", updates=[asked])


def test_a_lead_on_a_train_whose_tab_was_closed(phone, site_url, link, accessible):
    page = phone
    page.goto(invitation_link(link))
    page.context.set_offline(True)
    page.get_by_label("What happened?").fill("Typed in a tunnel")
    expect(page.locator("[data-saved]")).to_contain_text("there is no connection")
    token = invitation_link(link).rstrip("/").split("/")[-1]
    assert token not in page.evaluate(STORED)
    again = page.context.new_page()
    again.set_viewport_size({"width": 375, "height": 740})
    page.close()
    again.context.set_offline(False)
    again.goto(invitation_link(link))
    expect(offer(again)).to_contain_text("Typed in a tunnel")
    accessible(again)
    press(again, "Put it back")
    expect(again.locator("[data-saved]")).to_have_text("Saved")
    assert link.updates.get().happened == "Typed in a tunnel"
    assert json.loads(again.evaluate(STORED)) == []
    assert [each["name"] for each in again.context.cookies()] == []


def only_reading(route):
    if route.request.method == "POST":
        route.fulfill(status=409)
    else:
        route.continue_()


def test_another_link_in_the_same_browser_sees_nothing(phone, site_url, link):
    page = phone
    page.goto(invitation_link(link))
    page.context.set_offline(True)
    page.get_by_label("What happened?").fill("For this link alone")
    expect(page.locator("[data-saved]")).to_contain_text("there is no connection")
    page.context.route("**/rows/**", only_reading)
    page.context.set_offline(False)
    stop_asking(page)
    other = make.InvitationFactory(
        round=link.round, email="second@test.example", updates=list(link.updates.all())
    )
    page.goto(invitation_link(other))
    expect(page.get_by_label("What happened?")).to_have_value("")
    expect(offer(page)).to_have_count(0)


def test_a_link_that_has_ended_still_shows_the_words_to_copy(phone, site_url, link, accessible):
    page = phone
    page.goto(invitation_link(link))
    page.context.set_offline(True)
    page.get_by_label("What happened?").fill("Words for the officer")
    expect(page.locator("[data-saved]")).to_contain_text("there is no connection")
    type(link).objects.filter(pk=link.pk).update(expires_on=today() - timedelta(days=1))
    again = page.context.new_page()
    page.close()
    again.context.set_offline(False)
    again.goto(invitation_link(link))
    expect(offer(again)).to_contain_text("Words for the officer")
    expect(again.get_by_role("button", name="Put it back")).to_have_count(0)
    accessible(again)


def test_words_of_one_account_are_never_saved_as_another(
    desk, site_url, partnership, draft, client_of
):
    """Somebody else signs in, in another tab, while a cell is open in this one."""
    desk.goto(site_url + PLAN)
    desk.locator('[data-ref="1.1"] [data-cell="aim"]').click()
    desk.keyboard.insert_text(" and more")
    second = make.UserFactory(name="Jo Moor")
    make.RoleFactory(partnership=partnership, user=second, kind="officer")
    other = desk.context.new_page()
    other.context.clear_cookies()
    other.goto(f"{site_url}/accounts/login/")
    sign_in_again(other, second)
    other.wait_for_url("**/workspace/**")
    desk.keyboard.press("Control+Enter")
    expect(desk.locator(".app-editor__note")).to_contain_text("You have been signed out")
    assert Action.objects.get(pk=draft.pk).aim == "Keep victims safe"

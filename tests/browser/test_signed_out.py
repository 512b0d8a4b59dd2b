"""Back after signing out, in a browser that keeps pages whole as people's browsers do."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import open_menu

SECRET = "Operation Nightjar"


@pytest.fixture
def context(browser_type, browser_type_launch_args, browser_context_args):
    """Of a browser of its own: the one that the other journeys share forgets each page that one leaves."""
    flags = {"ignore_default_args": ["--disable-back-forward-cache"]}
    browser = browser_type.launch(**browser_type_launch_args | flags)
    yield browser.new_context(**browser_context_args)
    browser.close()


@pytest.fixture
def page(context) -> Page:
    return context.new_page()


@pytest.fixture
def restored(page: Page):
    """Whether the browser showed a page again without asking for it."""
    page.context.set_default_timeout(30_000)
    page.add_init_script(
        "addEventListener('pageshow', e => { if (e.persisted) sessionStorage.restored = '1'; })"
    )
    return lambda: page.evaluate("sessionStorage.restored")


@pytest.fixture
def plan_page(action, sign_in, officer, restored, page: Page):
    action.aim = SECRET
    action.visibility = "restricted"
    action.save()
    sign_in(officer)
    page.goto(page.url.split("/workspace/")[0] + "/workspace/moorland/plans/2016-17/")
    expect(page.get_by_text(SECRET).first).to_be_visible()


def leave(page: Page) -> None:
    page.goto(page.url.replace("/plans/2016-17/", "/settings/"))
    expect(page.get_by_text(SECRET)).to_have_count(0)


def go_back(page: Page) -> None:
    """As the button does: a page that is shown again from memory is not loaded, so none is waited for."""
    page.evaluate("history.back()")


def sign_out(page: Page) -> None:
    open_menu(page, "your account")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(lambda url: "/workspace/" not in url)


def test_back_shows_a_page_at_once_to_whoever_is_signed_in(plan_page, page: Page, restored):
    leave(page)
    go_back(page)
    page.wait_for_url("**/2016-17/", wait_until="commit")
    expect(page.get_by_text(SECRET).first).to_be_visible()
    assert restored() == "1"


def test_back_shows_nothing_after_signing_out(plan_page, page: Page):
    sign_out(page)
    go_back(page)
    expect(page.get_by_label("Password", exact=True)).to_be_visible()
    expect(page.get_by_text(SECRET)).to_have_count(0)


def test_nor_where_the_sign_in_has_ended_elsewhere(plan_page, page: Page, officer, restored):
    leave(page)
    page.context.clear_cookies(name="sessionid")
    go_back(page)
    page.wait_for_url("**/accounts/login/**")
    expect(page.get_by_text(SECRET)).to_have_count(0)
    assert restored() == "1"


def test_nor_to_whoever_signed_in_after(
    plan_page, page: Page, viewer, client_of, context, restored
):
    leave(page)
    theirs = client_of(viewer).cookies["sessionid"].value
    place = page.url.split("/workspace/")[0]
    context.add_cookies(
        [
            {"name": "sessionid", "value": theirs, "url": place},
            {"name": "csrftoken", "value": "b" * 32, "url": place},
        ]
    )
    go_back(page)
    page.wait_for_url("**/2016-17/", wait_until="commit")
    expect(page.get_by_text(viewer.name).first).to_be_attached()
    expect(page.get_by_text(SECRET)).to_have_count(0)
    assert restored() == "1"

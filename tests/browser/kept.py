"""What journeys share that look for words which were typed and not saved."""

from __future__ import annotations

import json

from tests.browser.conftest import PASSWORD

HOME = "/workspace/moorland/"
PLAN = f"{HOME}plans/2016-17/"
OFFER = "What you typed before"
WHEN_STORED = """() => new Promise((done) => {
    const look = () => {
        const words = JSON.stringify(localStorage);
        if (words.includes('"kept|')) done(words);
        else requestAnimationFrame(look);
    };
    look();
})"""
STORED = "JSON.stringify(Object.entries(localStorage))"


def offer(page):
    return page.get_by_role("region", name=OFFER)


def stored(page) -> list:
    """What the browser keeps, once it has had the time to."""
    return json.loads(page.evaluate(WHEN_STORED))


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def press_sign_out(page):
    """Open the menu of the account, where it is not open yet, and press its last line."""
    closed = page.locator("details.app-top__account:not([open]) > summary")
    if closed.count():
        closed.click()
    press(page, "Sign out")


def send(page):
    page.locator("#main-form .govuk-button-group button").first.click()


def sign_in_again(page, user):
    page.get_by_label("E-mail address").fill(user.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Sign in")


def stop_asking(page):
    page.on("dialog", lambda dialog: dialog.accept())

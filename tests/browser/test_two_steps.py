"""A second step of signing in: an authenticator app, or a passkey instead of the password."""

from __future__ import annotations

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD, prove


def code_now(secret: str) -> str:
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def press(page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_authenticator_app(page, site_url, sign_in, officer, accessible):
    sign_in(officer)
    page.goto(f"{site_url}/accounts/2fa/")
    page.get_by_role("link", name="Turn on the authenticator app").click()
    accessible()
    prove(page)
    picture = page.get_by_alt_text("Code to scan")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    accessible()
    secret = page.locator(".app-secret").inner_text()
    page.get_by_label("Code").fill(code_now(secret))
    press(page, "Turn on")
    accessible()
    page.context.clear_cookies()
    cache.clear()  # A code opens once; the next one would come in thirty seconds.
    page.goto(f"{site_url}/accounts/login/")
    page.get_by_label("E-mail address").fill(officer.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Sign in")
    expect(page.get_by_role("heading", name="Second step")).to_be_visible()
    accessible()
    page.get_by_label("Code").fill(code_now(secret))
    press(page, "Sign in")
    page.wait_for_url("**/workspace/")


@pytest.fixture
def passkeys(page):
    """A device that holds passkeys and knows its owner, made by the browser for tests."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    owner = {
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": kind | owner})


def test_passkey(page, site_url, sign_in, officer, passkeys, accessible):
    sign_in(officer)
    page.goto(f"{site_url}/accounts/2fa/webauthn/add/")
    prove(page)
    page.get_by_label("Name").fill("My phone")
    accessible()
    page.get_by_role("checkbox").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Add").click()
    accessible()
    page.context.clear_cookies()
    page.goto(f"{site_url}/accounts/login/")
    press(page, "Sign in with a passkey")
    page.wait_for_url("**/workspace/")

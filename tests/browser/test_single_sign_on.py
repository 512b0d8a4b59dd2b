"""Signing in with a council's own account, at a certified OpenID Connect server on this machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess

import pytest
from allauth.socialaccount.models import SocialApp
from django.conf import settings as site
from playwright.sync_api import expect

from tests import factories as make

HERE = "tests/browser/provider.mjs"
BESIDE = site.BASE_DIR / ".venv" / "bin"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@pytest.fixture
def council(site_url, page):
    """The address of a provider that knows this site as a client, for one journey."""
    node = shutil.which("node", path=f"{BESIDE}{os.pathsep}{os.environ['PATH']}")
    assert node, "No Node is here: make setup."
    back = f"{site_url}/accounts/oidc/sso/login/callback/"
    port = str(free_port())
    server = subprocess.Popen(
        [node, HERE, port, back], cwd=site.BASE_DIR, stdout=subprocess.PIPE, text=True
    )
    try:
        assert any("Listening" in line for line in server.stdout), "It ended: make setup."
        # Its pages ask for a font from elsewhere, and nothing here leaves this machine.
        page.route("https://fonts.googleapis.com/**", lambda asked: asked.fulfill(body=""))
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=10)
        server.stdout.close()


def known(council: str) -> dict:
    return {
        "provider_id": "sso",
        "name": "Council account",
        "client_id": "site",
        "secret": "only-for-tests",
        "settings": {"server_url": council},
    }


@pytest.fixture
def in_settings(council, settings):
    own = site.SOCIALACCOUNT_PROVIDERS["openid_connect"] | {"APPS": [known(council)]}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": own}
    return council


@pytest.fixture
def in_database(council, transactional_db):
    SocialApp.objects.create(provider="openid_connect", **known(council))
    return council


def sign_on(page, site_url, council, email, accessible) -> None:
    """Click as somebody does, through our pages and theirs."""
    page.goto(f"{site_url}/accounts/login/")
    page.get_by_role("link", name="Sign in with Council account").click()
    accessible()
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(f"{council}/**")
    page.locator("[name=login]").fill(email)
    page.locator("[name=password]").fill("known to them alone")
    page.get_by_role("button").click()
    with page.expect_navigation(url=f"{site_url}/**"):
        page.get_by_role("button").click()


@pytest.mark.parametrize("set_up", ["in_settings", "in_database"])
def test_somebody_invited_signs_in(page, site_url, request, set_up, officer, accessible):
    council = request.getfixturevalue(set_up)
    sign_on(page, site_url, council, officer.email, accessible)
    expect(page).to_have_url(f"{site_url}/workspace/")
    expect(page.get_by_role("main")).to_contain_text("Moorland")


@pytest.mark.parametrize(
    ("email", "words"),
    [
        ("somebody@elsewhere.example", "You have not been invited yet"),
        ("unproved@moorland.example", "did not confirm that your e-mail address is yours"),
    ],
)
def test_somebody_refused_is_told_why(page, site_url, in_settings, email, words, accessible):
    make.UserFactory(email="unproved@moorland.example")
    sign_on(page, site_url, in_settings, email, accessible)
    expect(page.get_by_role("heading", level=1)).to_have_text("You are not signed in")
    expect(page.get_by_role("main")).to_contain_text(words)
    accessible()
    page.get_by_role("link", name="Back to signing in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_one_more_account_is_joined_to_ones_own(page, site_url, in_settings, officer, come_in):
    come_in(officer)
    page.goto(f"{site_url}/accounts/3rdparty/")
    page.get_by_role("link", name="Council account").click()
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(f"{in_settings}/**")


def test_only_the_page_that_leads_there_lets_its_form_go(page, site_url, in_settings):
    for path, wide in (("login/", False), ("oidc/sso/login/", True), ("password/reset/", False)):
        answer = page.goto(f"{site_url}/accounts/{path}")
        forms = answer.headers["content-security-policy"].partition("form-action ")[2]
        allowed = ["'self'", in_settings] if wide else ["'self'"]
        assert forms.partition(";")[0].split() == allowed, path

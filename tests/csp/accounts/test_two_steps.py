"""Adding a passkey or a security key: the page asks for the password first, and then is there."""

from __future__ import annotations

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client_of, officer):
    """Somebody who has just given the password once more, as these pages ask."""
    browser = client_of(officer)
    asked = browser.get(reverse("mfa_add_webauthn"))
    assert asked.url.startswith(reverse("account_reauthenticate"))
    browser.post(asked.url, {"password": "a-password-for-tests"})
    return browser


def test_whoever_gives_the_password_again_may_add_a_key(browser):
    page = browser.get(reverse("mfa_add_webauthn"))
    assert page.status_code == 200
    assert "creation_options" in page.content.decode()


@pytest.mark.parametrize("credential", ["", "null", "{}", "[]", "words", '{"id": 1}'])
def test_an_answer_of_a_key_that_cannot_be_read_is_refused_on_the_page(browser, credential):
    browser.get(reverse("mfa_add_webauthn"))
    sent = {"name": "My key", "credential": credential}
    assert browser.post(reverse("mfa_add_webauthn"), sent).status_code == 200

"""Every answer carries the headers that keep a browser safe, errors and files included."""

from __future__ import annotations

import pytest
from django.test import Client

from csp.site.errors import server_error

ADDRESSES = ["/accounts/login/", "/no-such-page/", "/health/", "/brand/1d4f76.css", "/workspace/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_policy_is_strict_on_every_kind_of_answer(db, client, address):
    policy = client.get(address).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_other_headers_too(db, client, address):
    headers = client.get(address).headers
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/password/reset/"])
def test_no_page_carries_a_style_or_a_script_inside(db, client, address):
    page = client.get(address).content.decode()
    assert " style=" not in page
    assert "<style" not in page
    assert all("src=" in tag or "application/json" in tag for tag in page.split("<script")[1:])


@pytest.mark.parametrize(
    "address", ["/accounts/email/", "/accounts/2fa/", "/accounts/password/change/"]
)
def test_a_page_for_one_person_is_kept_by_no_cache(client_of, officer, address):
    page = client_of(officer).get(address)
    assert page.status_code == 200
    assert "no-store" in page.headers["Cache-Control"]


def test_a_colour_may_be_kept_for_ever(client, db):
    assert "immutable" in client.get("/brand/1d4f76.css").headers["Cache-Control"]


@pytest.mark.parametrize("colour", ["red", "1d4f7", "1d4f76}body{x:y", "1D4F76"])
def test_only_six_figures_or_letters_are_a_colour(client, db, colour):
    assert client.get(f"/brand/{colour}.css").status_code == 404


def test_too_much_text_is_answered_kindly_and_not_stored(client_of, officer, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
    page = client_of(officer).post("/accounts/password/change/", {"oldpassword": "x" * 2_000})
    assert page.status_code == 413
    assert b"nothing was stored" in page.content


def test_a_form_that_is_not_ours_is_answered_in_words(officer):
    client = Client(enforce_csrf_checks=True)
    page = client.post("/accounts/login/", {"login": "x"})
    assert page.status_code == 403
    assert b"Nothing was stored" in page.content


def test_a_fault_is_answered_without_the_database(rf):
    page = server_error(rf.get("/"))
    assert page.status_code == 500
    assert b"The fault is ours" in page.content


def test_a_fault_is_answered_even_without_a_style_sheet(rf, settings):
    storage = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": storage}}
    page = server_error(rf.get("/"))
    assert page.status_code == 500
    assert b"something went wrong" in page.content


def test_nobody_signs_up_by_themselves(client, db):
    page = client.get("/accounts/signup/")
    assert b"by invitation" in page.content
    assert b"<form" not in page.content


def test_signing_out_clears_what_the_browser_kept_and_no_typed_words(client_of, viewer):
    browser = client_of(viewer)
    browser.get("/workspace/")
    answer = browser.post("/accounts/logout/")
    assert answer.status_code == 302
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert "_auth_user_id" not in browser.session

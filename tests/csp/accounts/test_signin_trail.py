"""Whatever changes how somebody signs in is written down, and nobody but they can change it."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from allauth.mfa.signals import authentication_failed
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from django.contrib import admin
from django.core.cache import cache
from django.test import RequestFactory
from django.urls import reverse

from csp.accounts.adapter import denies_email
from csp.models import AuditEvent
from tests import factories as make

pytestmark = pytest.mark.django_db

OLD, NEW = "a-password-for-tests", "Quite another 1 to remember"


def told(user) -> list[tuple[str, dict]]:
    """What the trail says was done to somebody's sign-in, by whom it was done checked."""
    events = AuditEvent.objects.filter(target_type="csp.user", target_id=str(user.pk))
    assert {each.by for each in events} <= {user}
    return list(events.order_by("pk").values_list("verb", "detail"))


@pytest.fixture
def sure(client_of, viewer):
    """Somebody who has just given the password once more, as some of these pages ask."""
    sure = client_of(viewer)
    asked = sure.get(reverse("mfa_activate_totp"))
    sure.post(asked.url, {"password": OLD})
    return sure


def test_a_password_that_is_changed(sure, viewer):
    words = {"oldpassword": OLD, "password1": NEW, "password2": NEW}
    sure.post(reverse("account_change_password"), words)
    viewer.refresh_from_db()
    assert viewer.check_password(NEW)
    assert told(viewer) == [("changed the password", {})]


def test_a_password_that_is_set_for_the_first_time(client_of, viewer):
    viewer.set_unusable_password()
    viewer.save()
    browser = client_of(viewer)
    browser.post(reverse("account_set_password"), {"password1": NEW, "password2": NEW})
    assert told(viewer) == [("set the password", {})]


def test_a_password_that_is_reset_by_mail(client, viewer, mailoutbox):
    client.post(reverse("account_reset_password"), {"email": viewer.email})
    link = re.search(r"/accounts/password/reset/key/\S+", mailoutbox[0].body)[0]
    form = client.get(link).url
    client.post(form, {"password1": NEW, "password2": NEW})
    viewer.refresh_from_db()
    assert viewer.check_password(NEW)
    assert told(viewer) == [("reset the password", {})]


def test_addresses_that_come_and_go(client_of, viewer, mailoutbox):
    own, more, spare = viewer.email, "more@council.example", "spare@council.example"
    browser = client_of(viewer)
    page = reverse("account_email")
    for address in (more, spare):
        browser.post(page, {"action_add": "", "email": address})
    for mail in mailoutbox:
        browser.post(re.search(r"/accounts/confirm-email/\S+", mail.body)[0])
    browser.post(page, {"action_primary": "", "email": spare})
    browser.post(page, {"action_remove": "", "email": more})
    said = told(viewer)
    assert ("added an e-mail address", {"email": ["", more]}) in said
    assert ("confirmed an e-mail address", {"email": ["", spare]}) in said
    changed = [detail["email"] for verb, detail in said if verb == "changed the e-mail address"]
    assert [after for _, after in changed] == [spare]
    assert ("removed an e-mail address", {"email": [more, ""]}) in said
    assert own not in str(said[-1])


def test_second_factors_that_come_and_go(sure, viewer, django_capture_on_commit_callbacks):
    page = sure.get(reverse("mfa_activate_totp"))
    secret = sure.session["mfa.totp.secret"]
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    with django_capture_on_commit_callbacks(execute=True):
        sure.post(reverse("mfa_activate_totp"), {"code": code})
        sure.post(reverse("mfa_deactivate_totp"))
    assert page.status_code == 200
    for verb in ("added a second factor", "removed a second factor"):
        assert verb in [each for each, _ in told(viewer)]


def test_an_account_elsewhere_that_is_connected(viewer):
    request = RequestFactory().get("/")
    request.user, request.session = viewer, {}
    login = SocialLogin(user=viewer, account=SocialAccount(provider="sso", uid="7"))
    with suppress(SocialApp.DoesNotExist):  # There is no provider here to write a mail about.
        login.connect(request, viewer)
    assert told(viewer) == [("connected single sign-on", {"provider": ["", "sso"]})]


def test_an_administrator_changes_nothing_of_it(client_of, viewer):
    keeper = client_of(make.UserFactory(is_superuser=True, is_staff=True))
    shown = {model._meta.label for model in admin.site._registry}
    assert shown == {
        "csp.User", "csp.AuditEvent", "plans.Partnership", "django_tasks_database.DBTaskResult",
    }  # fmt: skip
    for page in (
        "account/emailaddress", "mfa/authenticator", "socialaccount/socialaccount",
        "socialaccount/socialapp", "socialaccount/socialtoken", "auth/group",
    ):  # fmt: skip
        for way in ("", "add/"):
            assert keeper.get(f"/admin/{page}/{way}").status_code == 404, page
    for model in admin.site._registry:
        place = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        assert keeper.get(place).status_code == 200
        assert keeper.post(f"{place}add/").status_code == 403
        assert keeper.post(f"{place}{viewer.pk}/delete/").status_code in (302, 403)
    own = keeper.get("/admin/password_change/")
    assert own.url == reverse("account_change_password")
    assert not AuditEvent.objects.exists()


def test_who_signs_in_and_who_is_refused_is_in_the_log_and_in_the_trail(client, officer, caplog):
    cache.clear()  # Other tests may have used up the attempts of this machine.
    officer.set_password("a long enough one")
    officer.save()
    page, email = reverse("account_login"), officer.email
    with caplog.at_level("INFO", "csp.accounts.audit"):
        client.post(page, {"login": email.upper(), "password": "a guess"})
        client.post(page, {"login": "nobody@test.example", "password": "a guess"})
        client.post(page, {"login": email, "password": "a long enough one"})
    assert caplog.messages == [
        f"Sign-in refused: person {officer.pk} from 127.0.0.1",
        "Sign-in refused: person unknown from 127.0.0.1",
        f"Signed in: person {officer.pk} from 127.0.0.1",
    ]
    events = AuditEvent.objects.filter(target_id=str(officer.pk), target_type="csp.user")
    assert list(events.order_by("pk").values_list("verb", flat=True)) == [
        "was refused a sign-in",
        "signed in",
    ]
    told = str(list(events.values())) + caplog.text
    assert "guess" not in told and "long enough" not in told and "nobody@" not in told


@pytest.mark.parametrize(
    "said, denies",
    [
        ({"email_verified": True}, False),
        ({"email_verified": False}, True),
        ({"email_verified": "false"}, True),
        ({"email_verified": "True"}, False),
        ({"email_verified": None}, False),
        ({"userinfo": {"email_verified": False}, "id_token": {"email_verified": True}}, True),
        ({"userinfo": {"email": "a@b.example"}}, False),
        ("nothing", False),
    ],
)
def test_a_provider_that_denies_an_address_is_believed_wherever_it_says_so(said, denies):
    assert denies_email(said) is denies


def test_a_wrong_second_factor_is_in_the_log_and_in_the_trail(viewer, rf, caplog):
    authentication_failed.send(None, request=rf.post("/"), user=viewer, authenticator=None)
    assert caplog.messages == [f"Second factor refused: person {viewer.pk} from 127.0.0.1"]
    event = AuditEvent.objects.get(target_type="csp.user", target_id=str(viewer.pk))
    assert event.verb == "gave a wrong second factor"

"""One's own address: whoever could take on another's would be sent that person's invitations."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from csp.accounts.adapter import SocialAccountAdapter
from tests import factories as make

PAGE = "/accounts/email/"
THEIRS = "head@council.example"


def press(client, what, email):
    return client.post(PAGE, {f"action_{what}": "", "email": email}, follow=True)


def test_an_address_that_was_not_confirmed_is_not_used(viewer, client_of):
    client, own = client_of(viewer), viewer.email
    press(client, "add", THEIRS)
    page = press(client, "primary", THEIRS)
    assert "is not confirmed yet" in page.content.decode()
    press(client, "remove", own)
    viewer.refresh_from_db()
    assert viewer.email == own


def test_an_address_is_used_once_its_link_was_followed(viewer, client_of, mailoutbox):
    client, own = client_of(viewer), "new-name@council.example"
    press(client, "add", own)
    link = re.search(r"/accounts/confirm-email/\S+", mailoutbox[0].body)[0]
    client.post(link)
    press(client, "primary", own)
    viewer.refresh_from_db()
    assert viewer.email == own


def sign_on(email, *proved):
    addresses = [SimpleNamespace(email=each, verified=True) for each in proved]
    asked = SimpleNamespace(
        is_existing=False,
        user=SimpleNamespace(email=email),
        account=SimpleNamespace(extra_data={}, provider="sso"),
        email_addresses=[*addresses, SimpleNamespace(email=email, verified=False)],
        connect=lambda request, user: connected.append(user),
    )
    connected: list = []
    stranger = SimpleNamespace(user=AnonymousUser())
    SocialAccountAdapter().pre_social_login(stranger, asked)
    return connected


def test_single_sign_on_proves_the_very_address_that_was_invited(db):
    invited = make.UserFactory(email=THEIRS)
    assert sign_on(THEIRS, "Head@council.example") == [invited]
    SocialAccount.objects.create(user=invited, provider="sso", uid="the first")
    with pytest.raises(PermissionDenied, match="already joined"):
        sign_on(THEIRS, THEIRS)
    for proved in ((), ("somebody@else.example",)):
        with pytest.raises(PermissionDenied):
            sign_on(THEIRS, *proved)

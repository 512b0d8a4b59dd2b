"""The doors of the site: sign-in, invitations, forms that are not ours, and who may shut whom out."""

from __future__ import annotations

import re
from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse

from plans.models import Role
from plans.people.services.role import end_role
from tests import factories as make
from tests.routes import workspace_routes
from tests.world import World


def test_every_form_of_the_workspace_asks_for_proof_that_it_is_ours(partnership, officer):
    world = World(partnership, "Moorland")
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    taken = {r: client.post(world.address(r)).status_code for r in workspace_routes()}
    assert set(taken.values()) == {403}, taken


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_signing_in_leads_to_no_other_site(to, officer):
    given = {"login": officer.email, "password": "a-password-for-tests", "next": to}
    assert Client().post("/accounts/login/", given).url == "/workspace/"


def test_nobody_learns_who_has_an_account(officer):
    def told(address, **answers):
        page = Client().post(address, answers)
        words = re.sub(r'value="[^"]*"', "", page.content.decode())
        return page.status_code, page.headers.get("Location"), words

    for address, name in (("/accounts/login/", "login"), ("/accounts/password/reset/", "email")):
        known = told(address, **{name: officer.email, "password": "wrong"})
        assert known == told(address, **{name: "nobody@test.example", "password": "wrong"})


def test_an_invitation_opens_once(
    officer, partnership, client_of, mailoutbox, django_capture_on_commit_callbacks
):
    invited = {"email": "new@test.example", "name": "New", "kind": "viewer"}
    with django_capture_on_commit_callbacks(execute=True):
        client_of(officer).post(reverse("workspace:role_invite", args=[partnership.slug]), invited)
    link = re.search(r"/accounts/password/reset/key/\S+", mailoutbox[0].body)[0]
    client = Client()
    place = client.get(link).url
    client.post(place, {"password1": "some-Long-pass-9x", "password2": "some-Long-pass-9x"})
    assert b"password1" not in Client().get(link, follow=True).content


@pytest.mark.django_db(transaction=True)
def test_two_officers_who_end_each_others_role_at_once_leave_one(partnership):
    roles = [make.RoleFactory(partnership=partnership, kind="officer") for _ in range(2)]
    start, refused = Barrier(2), []

    def end(role):
        start.wait()
        try:
            end_role(by=None, role=role, version=role.version)
        except ValidationError:
            refused.append(role)
        finally:
            connection.close()

    threads = [Thread(target=end, args=[role]) for role in roles]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(refused) == 1
    assert Role.objects.filter(partnership=partnership, ended_at=None).count() == 1


def test_behind_the_proxy_each_visitor_has_a_limit_of_their_own(officer, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    wrong = {"login": "nobody@test.example", "password": "wrong"}
    for number in range(60):
        guessed = wrong | {"login": f"nobody-{number}@test.example"}
        Client().post("/accounts/login/", guessed, headers={"X-Forwarded-For": "192.0.2.7"})
    right = {"login": officer.email, "password": "a-password-for-tests"}
    page = Client().post("/accounts/login/", right, headers={"X-Forwarded-For": "192.0.2.8"})
    assert page.status_code == 302
    page = Client().post("/accounts/login/", right, headers={"X-Forwarded-For": "192.0.2.7"})
    assert page.status_code != 302

"""Every page that people can open, looked at by axe, at two widths, in one go."""

from __future__ import annotations

import pytest
from django.urls import reverse

from plans.models import Plan
from reporting.services.publication import publish
from tests import factories as make
from tests.browser.conftest import troubles_of
from tests.test_access import World, workspace_routes

# These answer with a file, or only to a form that is sent.
FILES = ("_pdf", "_json", "_csv", "picture", "logo")
SENT = {"undo", "action_restore", "action_move", "role_remind"}


@pytest.fixture
def world(partnership, officer):
    """One of everything, its plan published twice."""
    world = World(partnership, "Moorland")
    plan = world.rows["action"].plan
    publish(by=officer, plan=plan, version=Plan.objects.get(pk=plan.pk).version)
    return world


def walk(page, addresses) -> list[str]:
    found = []
    for address in addresses:
        response = page.goto(address)
        if response.status != 200:
            found.append(f"{address}: {response.status}")
        found += troubles_of(page)
    return found


def test_workspace(page, site_url, world, come_in, officer):
    come_in(officer)
    make.UserFactory._meta.model.objects.filter(pk=officer.pk).update(is_superuser=True, is_staff=True)
    pages = [
        route
        for route in workspace_routes()
        if not route.endswith(FILES) and route not in SENT and not route.endswith("_move")
    ]
    assert walk(page, [site_url + world.address(route) for route in pages]) == []


def test_public(page, site_url, world):
    plan = [world.slug, "2016-17"]
    places = [("home", []), ("accessibility", []), ("partnership", [world.slug]), ("plan", plan)]
    places += [("versions", plan), ("version", [*plan, 1])]
    addresses = [site_url + reverse(f"public:{name}", args=args) for name, args in places]
    assert walk(page, addresses) == []


SIGNED_OUT = ["account_login", "account_reset_password", "account_reset_password_done"]
SIGNED_IN = [
    "account_email",
    "account_change_password",
    "account_logout",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
]


def test_account(page, site_url, come_in, officer):
    assert walk(page, [site_url + reverse(name) for name in SIGNED_OUT]) == []
    come_in(officer)
    assert walk(page, [site_url + reverse(name) for name in SIGNED_IN]) == []

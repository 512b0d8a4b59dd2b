"""Every page that people can open, looked at by axe, at two widths, in one go."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests import factories as make
from tests.browser.conftest import prove, troubles_of
from tests.routes import LEADING_ON, workspace_routes
from tests.world import World

FILES = ("_pdf", "_json", "_csv", "_docx", "_xlsx", "_ics", "_file", "_eml", "picture", "logo")
ADMINISTRATORS = {"partnership_add"}
# For members of the group, and for readers of a county.
OF_OTHERS = {"meeting_coming", "county_meetings"}
WHOLE_PAGE = "document.documentElement.classList.contains('govuk-template')"


@pytest.fixture
def world(partnership):
    """One of everything, its plan published and changed since."""
    world = World(partnership, "Moorland")
    make.MeasureFactory(action=world.rows["action"])
    return world


def walk(page, addresses) -> list[str]:
    """What is wrong with each page. What a script puts into a page is not one by itself."""
    found = []
    for address in addresses:
        response = page.goto(address)
        if response.ok and not page.evaluate(WHOLE_PAGE):
            continue
        if response.status != 200 or page.url != address:
            found.append(f"{address}: {response.status} at {page.url}")
        found += troubles_of(page)
    return found


def test_workspace(page, site_url, world, come_in, officer):
    come_in(officer)
    pages = [
        route
        for route, pattern in workspace_routes().items()
        if hasattr(pattern.callback.view_class, "get")
        and "get" in pattern.callback.view_class.http_method_names
        and route not in ADMINISTRATORS | LEADING_ON | OF_OTHERS
        and not route.endswith(FILES)
        and "fmt" not in pattern.pattern.converters
    ]
    assert walk(page, [site_url + world.address(route) for route in pages]) == []


def test_pages_of_members_and_of_a_county(
    page, site_url, world, come_in, partnership, officer, county
):
    member = make.PersonFactory(partnership=partnership, name="A member", user=officer)
    group = world.rows["meeting"].group
    make.SeatFactory(partnership=partnership, group=group, person=member)
    for user, route in ((officer, "meeting_coming"), (county, "county_meetings")):
        page.context.clear_cookies()
        come_in(user)
        assert walk(page, [site_url + world.address(route)]) == []


def test_refusals(page, site_url, world, come_in, other_officer, viewer):
    for user, route, status in ((other_officer, "plan", 404), (viewer, "action_edit", 403)):
        page.context.clear_cookies()
        come_in(user)
        assert page.goto(site_url + world.address(route)).status == status
        assert troubles_of(page) == []


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


def test_account(page, site_url, sign_in, officer):
    assert walk(page, [site_url + reverse(name) for name in SIGNED_OUT]) == []
    sign_in(officer)
    page.goto(site_url + reverse("mfa_activate_totp"))
    prove(page)
    assert walk(page, [site_url + reverse(name) for name in SIGNED_IN]) == []

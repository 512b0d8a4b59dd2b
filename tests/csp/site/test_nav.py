"""The frame around a page: who it is for, where it lies, and errors in plain words."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation

from csp.site import errors, nav
from csp.site.context import site


@pytest.fixture
def items(monkeypatch):
    """Three links, of which one is not for everybody and one needs a partnership."""
    listed = (
        nav.NavItem("Home", lambda request: "/workspace/moorland/"),
        nav.NavItem("Plans", lambda request: "/workspace/moorland/plans/"),
        nav.NavItem("Settings", lambda request: "/settings/", may=lambda request: request.boss),
        nav.NavItem("Groups", nav.of_partnership("workspace:partnership")),
    )
    monkeypatch.setattr(nav, "nav_items", lambda: listed)


def asked(rf, path="/workspace/moorland/plans/2016-17/", boss=False):
    request = rf.get(path)
    request.boss = boss
    return request


def test_links_that_somebody_may_not_follow_are_left_out(rf, items):
    assert [link["label"] for link in nav.links(asked(rf))] == ["Home", "Plans"]
    assert "Settings" in [link["label"] for link in nav.links(asked(rf, boss=True))]


def test_only_the_nearest_link_is_active(rf, items):
    assert [link["active"] for link in nav.links(asked(rf))] == [False, True]


def test_the_partnership_of_the_page_colours_it(rf):
    request = asked(rf)
    request.access = SimpleNamespace(partnership=SimpleNamespace(slug="m", colour="#1D4F76"))
    assert site(request)["brand_stylesheet"] == "/brand/1d4f76.css"


def test_a_reason_is_given_only_when_it_is_a_sentence(rf, db):
    given = errors.forbidden(asked(rf), PermissionDenied("Your role here does not let you agree."))
    plain = errors.forbidden(asked(rf), PermissionDenied("plans.change_plan"))
    assert b"does not let you agree." in given.content
    assert b"change_plan" not in plain.content


@pytest.mark.parametrize(
    ("fault", "status"), [(RequestDataTooBig(), 413), (SuspiciousOperation(), 400)]
)
def test_what_cannot_be_taken_in_says_that_nothing_was_stored(rf, fault, status):
    page = errors.bad_request(asked(rf), fault)
    assert page.status_code == status
    assert b"othing was stored" in page.content

"""The frame around a page: who it is for, where it lies, and errors in plain words."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation

from csp.site import errors, nav
from csp.site.context import site


def bosses(request) -> bool:
    return request.boss


@pytest.fixture
def items(monkeypatch):
    """Three words: one with two tabs, one with a menu, one that nobody may open."""
    listed = (
        nav.NavWord("Home", 10),
        nav.NavPart("Home", "Home", lambda request: "/workspace/moorland/", ("",)),
        nav.NavPart("Home", "Bosses", lambda request: "/bosses/", ("bosses/",), may=bosses),
        nav.NavWord("Plan", 20, opens=lambda request: "/in-force/", menu=True),
        nav.NavPart("Plan", "Text", lambda request: "/text/", ("plans/<slug:q>/",), within="q"),
        nav.NavPart("Plan", "All plans", lambda request: "/plans/", ("plans/",)),
        nav.NavPart("Plan", "Renumber", lambda request: "/renumber/", ("renumber/",), more=True),
        nav.NavWord("Meetings", 30),
        nav.NavPart("Meetings", "Minutes", lambda request: "", ("meetings/",)),
        nav.NameLink("Settings", lambda request: "/settings/", may=bosses),
    )
    monkeypatch.setattr(nav, "nav_items", lambda: listed)


def asked(rf, route="workspace/<slug:p>/plans/<slug:q>/text/", boss=False, path="/text/"):
    request = rf.get(path)
    request.boss = boss
    request.resolver_match = SimpleNamespace(route=route, kwargs={})
    return request


def labels(links) -> list[str]:
    return [link.label for link in links]


def test_a_word_is_shown_when_one_of_its_parts_may_be_opened(rf, items):
    assert labels(nav.NavFrame(asked(rf)).words) == ["Home", "Plan"]


def test_a_word_opens_its_first_part_or_what_it_says_itself(rf, items):
    assert [word.url for word in nav.NavFrame(asked(rf)).words] == [
        "/workspace/moorland/",
        "/in-force/",
    ]


def test_only_the_word_of_the_longest_route_is_active(rf, items):
    assert [word.active for word in nav.NavFrame(asked(rf)).words] == [False, True]
    at_home = nav.NavFrame(asked(rf, "workspace/<slug:p>/first-steps/", path="/first/"))
    assert [word.active for word in at_home.words] == [True, False]


def test_a_page_of_no_partnership_lies_under_no_word(rf, items):
    assert nav.NavFrame(asked(rf, "workspace/")).word is None


def test_the_parts_of_a_thing_stand_before_those_of_its_word(rf, items):
    frame = nav.NavFrame(asked(rf))
    assert [labels(group) for group in frame.menu] == [["Text"], ["All plans"]]
    assert frame.menu_label == "Text"
    assert labels(frame.more) == ["Renumber"]
    assert frame.at_part


def test_what_somebody_may_not_open_is_left_out(rf, items):
    route = "workspace/<slug:p>/bosses/"
    assert labels(nav.NavFrame(asked(rf, route)).tabs) == []
    assert labels(nav.NavFrame(asked(rf, route, boss=True)).tabs) == ["Home", "Bosses"]
    assert labels(nav.NavFrame(asked(rf, route)).name_links) == []
    assert labels(nav.NavFrame(asked(rf, route, boss=True)).name_links) == ["Settings"]


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

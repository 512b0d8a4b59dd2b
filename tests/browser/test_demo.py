"""The demo, with its long words and full tables, as somebody who tries it meets it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from reporting.demo import load
from reporting.demo.people import PASSWORD as PUBLIC_PASSWORD
from tests.browser.conftest import troubles_of

PLAN = "/workspace/staffordshire-moorlands/plans/2016-17/"
WORK = ["/workspace/", PLAN, f"{PLAN}priorities/", f"{PLAN}publish/", f"{PLAN}publications/"]
OPEN = [
    "/",
    "/partnerships/staffordshire-moorlands/",
    "/partnerships/staffordshire-moorlands/2016-17/",
]


@pytest.fixture
def demo(site_url):
    load()
    return site_url


def test_the_demo(page, demo):
    page.goto(f"{demo}/accounts/login/")
    page.get_by_label("E-mail address").fill("officer@demo.example")
    page.get_by_label("Password", exact=True).fill(PUBLIC_PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("link", name="Partnership Plan 2016/17").first).to_be_visible()
    found = []
    for way in WORK + OPEN:
        page.goto(demo + way)
        found += troubles_of(page)
    assert found == []
    page.goto(demo + PLAN)
    expect(page.get_by_text("4 priorities · 18 rows · 38 measures")).to_be_visible()

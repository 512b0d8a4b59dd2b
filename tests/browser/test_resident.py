"""A resident reads the plan on a phone: no cookie, no script, the words in the right order."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from plans.models import Plan
from reporting.services.publication import publish
from tests import factories as make

OPEN = "/partnerships/moorland/2016-17/"
PHONE = {"width": 375, "height": 740}


@pytest.fixture
def published(officer, plan, action):
    """Version 2 of a plan with an introduction; version 1 said less."""
    publish(by=officer, plan=plan, version=plan.version, change_note="")
    make.SectionFactory(
        plan=plan, heading="Introduction", body="Together we can do more.", position=1
    )
    make.SectionFactory(plan=plan, heading="What we will do", kind="action-plan", position=2)
    publish(
        by=officer,
        plan=plan,
        version=Plan.objects.get(pk=plan.pk).version,
        change_note="More words.",
    )
    return plan


def read_it(page, site_url):
    page.goto(f"{site_url}/")
    page.get_by_role("link", name="Moorland Safer Partnership").first.click()
    page.get_by_role("link", name="Partnership plan 2016/17").first.click()
    expect(page).to_have_url(site_url + OPEN)
    words = page.locator("main").inner_text()
    order = [
        "Partnership plan",
        "Introduction",
        "Together we can",
        "Keep victims safe",
        "Download this",
    ]
    places = [words.index(each) for each in order]
    assert places == sorted(places)


def test_on_a_phone(phone, site_url, published, accessible):
    read_it(phone, site_url)
    accessible()
    phone.get_by_role("link", name="See what changed").click()
    expect(phone.get_by_text("More words.")).to_be_visible()
    phone.get_by_role("link", name="Read version 1").click()
    expect(phone.get_by_text("Together we can")).to_have_count(0)
    accessible()
    assert phone.context.cookies() == []


@pytest.mark.browser_context_args(java_script_enabled=False, viewport=PHONE)
def test_without_script(page, site_url, published):
    read_it(page, site_url)
    for name, kind in (
        ("to print", "application/pdf"),
        ("as a table", "text/csv"),
        ("as data", "json"),
    ):
        address = page.get_by_role("link", name=name).get_attribute("href")
        answer = page.request.get(site_url + address)
        assert answer.ok and kind in answer.headers["content-type"]
    assert page.context.cookies() == []

"""A browser that runs no scripts: everything still works, with a page between the steps."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from actions.models import Action
from plans.models import Section
from tests import factories as make
from tests.browser.conftest import open_menu

PLAN = "/workspace/moorland/plans/2016-17/"

pytestmark = pytest.mark.browser_context_args(java_script_enabled=False)


@pytest.fixture
def plan_page(page, site_url, come_in, officer, action):
    come_in(officer)
    page.goto(site_url + PLAN)
    return page


def press(page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_row_with_one_more_measure(plan_page):
    page = plan_page
    open_menu(page, "Add")
    page.get_by_role("link", name="Add a row", exact=True).click()
    page.get_by_label("Aim").fill("Bring services together")
    page.get_by_role("group", name="Measure 1").get_by_label("Measure", exact=True).fill(
        "Meetings held"
    )
    press(page, "Add another measure")
    expect(page.get_by_label("Aim")).to_have_value("Bring services together")
    expect(page.get_by_role("alert")).to_have_count(0)
    page.get_by_role("group", name="Measure 2").get_by_label("Measure", exact=True).fill(
        "Plans agreed"
    )
    press(page, "Add the row")
    expect(page.get_by_text("Added row 1.2.")).to_be_visible()
    added = Action.objects.get(ref="1.2")
    assert [each.text for each in added.measures.all()] == ["Meetings held", "Plans agreed"]


def test_sections_move_go_and_come_back(plan_page, plan):
    page = plan_page
    for place, heading in enumerate(("Introduction", "Who we are", "Contact us"), start=1):
        make.SectionFactory(plan=plan, heading=heading, position=place)
    open_menu(page, "Action plan")
    page.get_by_role("link", name="Text", exact=True).click()
    page.get_by_role("button", name="move Contact us").first.click()
    assert headings(plan) == ["Introduction", "Contact us", "Who we are"]
    page.get_by_role("link", name="Remove Introduction").click()
    press(page, "Remove")
    assert headings(plan) == ["Contact us", "Who we are"]
    press(page, "Undo")
    assert headings(plan) == ["Introduction", "Contact us", "Who we are"]


def headings(plan) -> list[str]:
    return list(
        Section.objects.filter(plan=plan).order_by("position").values_list("heading", flat=True)
    )


def test_publish(plan_page, site_url):
    page = plan_page
    page.get_by_role("link", name="Publish", exact=True).click()
    press(page, "Publish the plan")
    expect(page.get_by_role("heading", name="Version 1")).to_be_visible()
    page.get_by_role("link", name="The public page").click()
    expect(page).to_have_url(f"{site_url}/partnerships/moorland/2016-17/")
    expect(page.get_by_text("Number of victims visited")).to_be_visible()


def test_every_menu_of_the_frame_opens_on_a_phone(plan_page):
    plan_page.set_viewport_size({"width": 375, "height": 740})
    for menu, name in (
        ("Menu", "Evidence"),
        ("change partnership", "Settings"),
        ("your account", "Password"),
        ("Action plan", "Priorities"),
        ("More", "Renumber"),
    ):
        open_menu(plan_page, menu)
        expect(plan_page.get_by_role("link", name=name, exact=True)).to_be_visible()
        plan_page.reload()


def test_anything_is_found(plan_page):
    plan_page.get_by_label("Find anything").fill("victims")
    plan_page.keyboard.press("Enter")
    expect(plan_page.get_by_role("link", name="1.1 Keep victims safe")).to_be_visible()

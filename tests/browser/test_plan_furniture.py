"""The working plan begins at once: how far down its first row stands, and what lies over what."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests import factories as make

PLAN = "/workspace/moorland/plans/2016-17/"
COVERED = """element => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return !element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""


@pytest.fixture
def plan_page(page, site_url, come_in, officer, priority, draft):
    """A plan that has everything above its rows: areas, things to look at, ways to add and to publish."""
    for place in range(2, 9):
        make.ActionFactory(
            priority=priority, ref=f"1.{place}", position=place, activity="Visit every home. " * 12
        )
    make.PriorityAreaFactory(priority=priority, title="Domestic and sexual abuse")
    come_in(officer)
    page.set_viewport_size({"width": 1366, "height": 650})
    page.goto(site_url + PLAN)
    return page


def test_three_rows_are_seen_on_a_small_laptop(plan_page, accessible):
    first = plan_page.locator("[data-row]").first.bounding_box()
    third = plan_page.locator("[data-row]").nth(2).bounding_box()
    foot = plan_page.locator(".app-foot").bounding_box()
    assert first["y"] < 260
    assert third["y"] + third["height"] <= foot["y"]
    accessible()


def test_a_filter_stays_open_under_the_bar_and_covers_nothing(plan_page, accessible):
    plan_page.locator("summary", has_text="Filter").click()
    accessible()
    plan_page.get_by_label("Words").fill("home")
    plan_page.get_by_role("button", name="Show").click()
    expect(plan_page.get_by_text("7 of 8 rows")).to_be_visible()
    first = plan_page.locator("[data-row]").first
    assert first.bounding_box()["y"] < 260
    plan_page.mouse.wheel(0, 400)
    expect(plan_page.locator(".app-plan thead th").first).to_be_visible()
    for stuck in (".app-band__title", ".app-plan thead th"):
        assert not plan_page.locator(stuck).first.evaluate(COVERED)
    plan_page.get_by_role("link", name="Show all").click()
    expect(plan_page.locator("[data-row]")).to_have_count(8)


def test_the_first_card_is_on_the_first_screen_of_a_phone(plan_page, accessible):
    plan_page.set_viewport_size({"width": 375, "height": 740})
    assert plan_page.locator("[data-row]").first.bounding_box()["y"] < 420
    accessible()


def test_the_tools_of_a_row_come_with_the_pointer_or_the_focus(plan_page):
    tools = plan_page.locator('[data-ref="1.3"] .app-row-tools')
    expect(tools).to_have_css("opacity", "0")
    plan_page.locator('[data-ref="1.3"]').hover()
    expect(tools).to_have_css("opacity", "1")
    plan_page.locator('[data-ref="1.5"]').hover()
    plan_page.get_by_role("link", name="Menu of row 1.3").focus()
    expect(tools).to_have_css("opacity", "1")
    plan_page.get_by_role("button", name="Add below row 1.3").click()
    expect(plan_page.locator("[data-row]")).to_have_count(9)

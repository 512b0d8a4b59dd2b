"""An officer ends a plan's year and lays the next one out."""

from __future__ import annotations

from playwright.sync_api import expect

from actions.rows.services.action import change_action
from tests import factories as make
from tests.browser.conftest import open_menu


def test_a_year_ends_and_the_next_plan_is_laid_out(
    page, site_url, come_in, accessible, officer, plan, action
):
    done = make.ActionFactory(priority=action.priority, ref="1.2", aim="Open a drop-in")
    come_in(officer)
    page.goto(f"{site_url}{plan.get_absolute_url()}")
    open_menu(page, "More")
    page.get_by_role("link", name="Next year", exact=True).click()
    expect(page.get_by_text("2 rows without a decision.")).to_be_visible()
    accessible()
    first = page.get_by_role("region", name="1.1 Keep victims safe")
    first.get_by_label("Close").check()
    first.get_by_label("Reason").fill("Still needed")
    first.get_by_label("Continue").check()
    second = page.get_by_role("region", name="1.2 Open a drop-in")
    second.get_by_label("Merge").check()
    second.get_by_label("Reason").fill("The same people")
    page.get_by_role("button", name="Keep these decisions").first.click()
    expect(page.get_by_text("Say which row 1.2 goes into.").first).to_be_visible()
    expect(first.get_by_label("Reason")).to_have_value("Still needed")
    accessible()
    second.get_by_label("Into row").fill("1.1")
    page.get_by_role("button", name="Keep these decisions").first.click()
    expect(page.get_by_text("Kept what becomes of 2 rows.")).to_be_visible()
    page.get_by_role("button", name="Lay out the new plan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2017/18")
    page.get_by_role("link", name="1.1", exact=True).click()
    expect(page.get_by_text("Came from 1.2 of 2016/17")).to_be_visible()
    accessible()
    page.goto(f"{site_url}{done.get_absolute_url()}")
    expect(page.get_by_text("Became 1.1 of 2017/18")).to_be_visible()


def test_former_words_and_removed_rows_come_back(
    page, site_url, come_in, accessible, officer, plan, action
):
    change_action(by=officer, action=action, version=1, values={"aim": "Keep children safe"})
    come_in(officer)
    page.goto(f"{site_url}{action.get_absolute_url()}history/")
    accessible()
    page.get_by_role("button", name="Bring back what was before").click()
    expect(page.get_by_text("The former text is back.")).to_be_visible()
    page.goto(f"{site_url}{action.get_absolute_url()}remove/")
    page.get_by_role("button", name="Remove the row").click()
    page.goto(f"{site_url}{plan.get_absolute_url()}removed/")
    accessible()
    page.get_by_role("button", name="Bring back").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Row 1.1")

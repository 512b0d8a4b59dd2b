"""An officer's day: change the plan, publish it, and see what a resident sees."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import expect

from plans.models import Plan
from reporting.editions.services.publication import publish
from tests.browser.conftest import open_menu

PLAN = "/workspace/moorland/plans/2016-17/"
OPEN = "/partnerships/moorland/2016-17/"
# A browser without a screen saves a PDF only when told to.
DOWNLOAD = "link => { link.download = ''; link.click(); }"
BULLETS = "Meet every month.\n- Share what is known\n- Agree one plan a person"


@pytest.fixture
def published(officer, action):
    """The plan with its row, out in the world as version 1."""
    plan = Plan.objects.get(pk=action.plan_id)
    publish(by=officer, plan=plan, version=plan.version)
    return action


def words_of(download) -> str:
    told = subprocess.run(["pdftotext", "-raw", Path(download.path()), "-"], capture_output=True)
    return " ".join(told.stdout.decode().split())


def test_from_change_to_public_pdf(
    page, site_url, sign_in, accessible, officer, other_officer, come_in, published, body
):
    sign_in(officer)
    accessible()
    page.get_by_role("link", name="Moorland Safer Partnership").first.click()
    page.get_by_role("link", name="Partnership plan").first.click()
    change_the_measure(page, accessible)
    add_a_row(page, accessible)
    see_the_warnings(page, accessible)
    publish_again(page, accessible)
    read_it_outside(page, accessible)
    find_no_way_in(page, site_url, come_in, other_officer)


def change_the_measure(page, accessible):
    page.get_by_role("link", name="Menu of row 1.1").click()
    page.get_by_role("link", name="Change every field").click()
    accessible()
    measures = page.get_by_role("group", name="Measure 1")
    measures.get_by_label("Measure", exact=True).fill("Number of victims visited within two days")
    page.get_by_role("button", name="Save", exact=True).click()
    give_the_reason(page)
    expect(page.get_by_text("Saved row 1.1.")).to_be_visible()
    accessible()


def give_the_reason(page):
    """Where a plan that was agreed asks why its words change."""
    why = page.get_by_label("Why does it change?")
    expect(why.or_(page.get_by_text("Saved row 1.1."))).to_be_visible()
    if why.is_visible():
        why.fill("Visits within two days are what counts.")
        page.get_by_label("Who approved the change?").fill("Strategy Group")
        page.get_by_role("button", name="Save", exact=True).click()


def say_why_a_row_is_added(page, accessible):
    """Where a plan that was agreed asks why it grows."""
    why = page.get_by_label("Why is a row added or removed now?")
    expect(why.or_(page.get_by_text("Added row 1.2."))).to_be_visible()
    if why.is_visible():
        accessible()
        why.fill("The review of the first quarter asked for it.")
        page.get_by_label("Who approved the change?").fill("Strategy Group")
        page.get_by_role("button", name="Add the row").click()


def add_a_row(page, accessible):
    page.get_by_role("link", name="The whole plan").click()
    open_menu(page, "Add")
    page.get_by_role("link", name="Add a row", exact=True).click()
    page.get_by_label("Aim").fill("Bring services round one table")
    page.get_by_label("Activity").fill(BULLETS)
    page.get_by_role("group", name="Lead 1").get_by_label("Body").select_option("Harbour Support")
    page.get_by_role("button", name="Add another lead").click()
    second = page.get_by_role("group", name="Lead 2")
    expect(second.get_by_label("Body")).to_be_focused()
    second.get_by_label("As printed").fill("Head of Housing")
    accessible()
    page.get_by_role("button", name="Add the row").click()
    say_why_a_row_is_added(page, accessible)
    expect(page.get_by_text("Added row 1.2.")).to_be_visible()
    expect(page.get_by_role("definition").filter(has_text="Head of Housing")).to_contain_text(
        "Harbour Support"
    )
    assert page.get_by_role("definition").locator("li").all_inner_texts() == [
        "Share what is known",
        "Agree one plan a person",
    ]
    accessible()


def see_the_warnings(page, accessible):
    page.get_by_role("link", name="The whole plan").click()
    page.locator("summary", has_text="to look at").click()
    codes = page.locator("[data-code]")
    expect(codes.filter(has_text="1.2").first).to_be_visible()
    accessible()
    page.locator("[data-code=no-measure] a").click()
    expect(page).to_have_url(re.compile("/actions/"))


def publish_again(page, accessible):
    page.goto(page.url.split("/plans/")[0] + "/plans/2016-17/")
    page.get_by_role("link", name="Publish", exact=True).click()
    expect(page.get_by_text("What changed since version 1")).to_be_visible()
    accessible()
    page.get_by_label("What changed").fill("A new row about services.")
    page.get_by_role("button", name="Publish the changes").click()
    expect(page.get_by_role("heading", name="Version 2")).to_be_visible()
    accessible()


def read_it_outside(page, accessible):
    page.set_viewport_size({"width": 375, "height": 740})
    page.get_by_role("link", name="The public page").click()
    expect(page.get_by_text("Bring services round one table")).to_be_visible()
    accessible()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="The plan to print").evaluate(DOWNLOAD)
    words = words_of(waiting.value)
    for found in ("visited within two days", "Head of Housing", "Agree one plan a person"):
        assert found in words
    page.get_by_role("link", name="See what changed").click()
    expect(page.get_by_text("A new row about services.")).to_be_visible()
    accessible()
    page.get_by_role("link", name="Version 1").click()
    expect(page.get_by_text("has been superseded")).to_be_visible()
    expect(page.get_by_text("Bring services round one table")).not_to_be_visible()
    accessible()


def find_no_way_in(page, site_url, come_in, other_officer):
    page.context.clear_cookies()
    come_in(other_officer)
    page.goto(f"{site_url}/workspace/")
    expect(page.get_by_role("link", name="Riverside Safer Partnership").first).to_be_visible()
    expect(page.get_by_text("Moorland")).to_have_count(0)
    for way in (PLAN, f"{PLAN}publish/", f"{PLAN}draft.pdf", "/workspace/moorland/settings/"):
        assert page.goto(site_url + way).status == 404, way
        expect(page.get_by_role("heading", level=1)).to_be_visible()

"""A newcomer with a Word plan on the desk: from an empty site to the plan on the page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from actions.models import Action, Lead
from tests import factories as make
from tests.actions.importing import TABLE, bring, read, word_plan

WORKSPACE = "/workspace/moorland/"


@pytest.fixture
def desk(page, site_url, come_in, officer, tmp_path):
    """The officer's first page, with last year's plan as a Word file beside it."""
    (tmp_path / "plan.docx").write_bytes(word_plan())
    come_in(officer)
    page.goto(site_url + WORKSPACE)
    return page


def press(page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).first.click()


def test_from_an_empty_site_to_the_plan_on_the_page(desk, tmp_path, accessible):
    page = desk
    accessible()
    page.get_by_role("link", name="Bring in a plan").click()
    accessible()
    page.get_by_label("The plan’s file").set_input_files(tmp_path / "plan.docx")
    press(page, "Read it")
    expect(page.get_by_label("Title of the plan")).to_have_value("Community Safety Plan")
    expect(page.get_by_label("Begins")).to_have_value("1 April 2017")
    expect(page.locator("[data-strip]")).to_contain_text("2 tables, 3 rows, 2 measures")
    accessible()
    choose(page, "Highways", "New body with this name")
    page.get_by_label("2.2 Fewer fires").uncheck()
    press(page, "Bring in 2 rows")
    expect(page.get_by_text("It is in the plan: 2 new rows, 1 new body.")).to_be_visible()
    accessible()
    expect(page.get_by_text("Keep victims safe").first).to_be_visible()
    assert Lead.objects.get(words="Highways").organisation.name == "Highways"


def choose(page, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).select_option(option)


def test_a_guess_a_change_of_column_and_the_way_back(desk, body, tmp_path, accessible, site_url):
    page = desk
    page.goto(f"{site_url}{WORKSPACE}plans/import/")
    page.get_by_label("Title of the plan").fill("Community Safety Plan")
    page.get_by_label("Begins").fill("1 April 2017")
    page.get_by_label("Ends").fill("31 March 2018")
    page.get_by_label("Or paste its table here").fill(
        TABLE.replace(",", "\t").replace("Support", "Suport")
    )
    press(page, "Read it")
    expect(page.get_by_label("Harbour Suport", exact=True)).to_have_value(f"o{body.pk}")
    choose(page, "Ward", "Priority area")
    press(page, "Read it again with these")
    expect(page.get_by_text("is remembered for your next file")).to_be_visible()
    expect(page.get_by_label("Ward", exact=True)).to_have_value("area")
    press(page, "Bring in 3 rows")
    press(page, "Undo")
    expect(page.get_by_text("Everything is as it was before.")).to_be_visible()
    accessible()
    assert not Action.objects.exists()


def test_a_changed_file_says_what_is_different(
    desk, partnership, officer, tmp_path, accessible, site_url
):
    plan = bring(partnership, officer).plan
    (tmp_path / "plan.csv").write_text(TABLE.replace("Keep victims safe", "Keep them safe"))
    page = desk
    page.goto(f"{site_url}{plan.get_absolute_url()}import/")
    page.get_by_label("The plan’s file").set_input_files(tmp_path / "plan.csv")
    press(page, "Read it")
    expect(page.get_by_text("0 new, 1 changed, 2 as they are.")).to_be_visible()
    accessible()
    press(page, "Bring in 1 row")
    expect(page.get_by_text("0 new rows, 1 changed")).to_be_visible()


def test_a_refusal_says_what_to_do(desk, tmp_path, accessible, site_url, plan):
    (tmp_path / "plan.docx").write_bytes(b"PK\x03\x04 broken")
    page = desk
    page.goto(f"{site_url}{plan.get_absolute_url()}import/")
    page.get_by_label("The plan’s file").set_input_files(tmp_path / "plan.docx")
    press(page, "Read it")
    expect(page.get_by_role("alert")).to_contain_text("choose that copy")
    accessible()


def test_it_waits_for_a_long_file(desk, partnership, accessible, site_url):
    row = make.ImportFactory(partnership=partnership, state="reading", result={})
    desk.goto(site_url + row.get_absolute_url())
    accessible()


def test_on_a_phone(phone, come_in, officer, partnership, site_url, tmp_path, accessible):
    row = make.ImportFactory(partnership=partnership)
    come_in(officer)
    phone.goto(site_url + row.get_absolute_url())
    accessible()
    press(phone, "Bring in 1 row")
    expect(phone.get_by_text("It is in the plan: 1 new row, 1 new body.")).to_be_visible()


def test_a_row_of_the_file_and_what_it_becomes_mark_each_other(
    desk, partnership, officer, accessible, site_url
):
    page = desk
    page.goto(site_url + read(partnership, officer).get_absolute_url())
    read_as = page.locator("tr", has_text="Keep victims safe")
    becomes = page.locator("li", has_text="Keep victims safe")
    marked = page.locator(".app-paired")
    read_as.hover()
    expect(becomes).to_have_class(re.compile("app-paired"))
    page.get_by_role("heading", level=1).hover()
    expect(marked).to_have_count(0)
    becomes.get_by_role("checkbox").focus()
    expect(read_as).to_have_class(re.compile("app-paired"))
    expect(marked).to_have_count(2)
    accessible()
    read_as.get_by_role("link").click()
    expect(page).to_have_url(re.compile("#row-0$"))

"""The committee reads what it was sent, asks for two things, and sees one answered."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import factories as make

# A browser without a screen saves a PDF only when told to.
DOWNLOAD = "link => { link.download = ''; link.click(); }"
PLACE = "/workspace/moorland/scrutiny/"


@pytest.fixture
def paper(partnership, officer):
    paper = make.PaperFactory(partnership=partnership, title="Progress of the year")
    return make.SentPaperFactory(partnership=partnership, paper=paper, signed_by=officer)


def test_the_committee_recommends_and_a_lead_answers(
    page, site_url, sign_in, come_in, accessible, scrutiny, lead, body, paper, mailoutbox
):
    sign_in(scrutiny)
    page.goto(f"{site_url}/workspace/moorland/")
    page.get_by_role("link", name="Papers", exact=True).click()
    accessible()
    read_the_paper(page, accessible)
    recommend(page, accessible, "Light the path by the canal")
    recommend(page, accessible, "Print the plan in large letters")
    assert {mail.to[0] for mail in mailoutbox} == {lead.email, "officer@moorland.example"}

    page.context.clear_cookies()
    come_in(lead)
    answer(page, site_url, accessible)

    page.context.clear_cookies()
    come_in(scrutiny)
    see_the_answer(page, site_url, accessible)


def read_the_paper(page, accessible):
    expect(page.get_by_role("link", name="Progress of the year", exact=True)).to_be_visible()
    for name in ("PDF of Progress of the year", "Word of Progress of the year"):
        with page.expect_download() as saved:
            page.get_by_role("link", name=name).evaluate(DOWNLOAD)
        assert Path(saved.value.path()).stat().st_size
    page.get_by_role("link", name="Progress of the year", exact=True).click()
    expect(page.get_by_text("As the committee was sent it.")).to_be_visible()
    page.go_back()


def recommend(page, accessible, words):
    page.goto(page.url.split("/scrutiny/")[0] + "/scrutiny/")
    page.get_by_role("link", name="Recommend something about Progress of the year").click()
    accessible()
    expect(page.get_by_label("About which paper")).not_to_have_value("")
    page.get_by_label("What is recommended or asked").fill(words)
    page.get_by_label("Made on").fill("3 October 2016")
    page.get_by_label("Answer due").fill("1 January 2099")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name="Who must answer", exact=False)).to_be_visible()
    accessible()
    page.get_by_label("Harbour Support").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Harbour Support")).to_be_visible()
    expect(page.get_by_text("1 January 2099")).to_be_visible()
    accessible()


def answer(page, site_url, accessible):
    page.goto(f"{site_url}{PLACE}")
    accessible()
    page.get_by_role("link", name="Recommendation 1", exact=True).click()
    page.get_by_role("link", name="Answer of Harbour Support").click()
    accessible()
    page.get_by_label("What you decided").select_option("Accepted")
    page.get_by_label("Your answer").fill("Two lamps will be put up.")
    page.get_by_label("What it costs, in pounds").fill("£1,200")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Two lamps will be put up.")).to_be_visible()
    expect(page.get_by_role("link", name="Close", exact=True)).to_have_count(0)


def see_the_answer(page, site_url, accessible):
    page.goto(f"{site_url}{PLACE}")
    page.get_by_role("link", name="1 answered").click()
    row = page.get_by_role("row").filter(has_text="Light the path")
    expect(row).to_contain_text("Two lamps will be put up.")
    expect(row).to_contain_text("£1,200")
    expect(page.get_by_text("Print the plan in large letters")).to_have_count(0)
    accessible()
    row.get_by_role("link", name="Recommendation 1").click()
    page.get_by_role("link", name="Close", exact=True).click()
    accessible()
    page.get_by_label("Why it is closed").fill("The committee is content.")
    page.get_by_role("button", name="Close it").click()
    expect(page.get_by_text("The committee is content.")).to_be_visible()
    accessible()

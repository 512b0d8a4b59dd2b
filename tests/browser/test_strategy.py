"""The strategy group meets: the chair finds the rows that matter, asks, decides and signs off."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import factories as make

# A browser without a screen saves a PDF only when told to.
DOWNLOAD = "link => { link.download = ''; link.click(); }"
ROUND = "/workspace/moorland/rounds/2016-17Q2/"


@pytest.fixture
def meeting(partnership, action, priority):
    """Two quarters of two rows: one goes well, the other slipped and asks for money."""
    legend = {
        nature: make.StatusFactory(
            partnership=partnership, label=label, nature=nature, colour=colour, shape=shape
        )
        for nature, label, colour, shape in (
            ("on-track", "On track", "#00703c", "circle"),
            ("off-track", "Off track", "#b52a15", "diamond"),
        )
    }
    before = make.RoundFactory(partnership=partnership)
    quarter = make.RoundFactory(
        partnership=partnership, period="2016-17Q2", title="Quarter 2 (July to September 2016)",
        start=date(2016, 7, 1), end=date(2016, 9, 30),
    )  # fmt: skip
    measure = action.measures.get()
    type(measure).objects.filter(pk=measure.pk).update(target="at least 40", polarity="up")
    for round, nature, number in ((before, "on-track", 41), (quarter, "off-track", 27)):
        update = make.UpdateFactory(
            round=round, action=action, sent=True, status=legend[nature],
            why="Court dates slipped to November." if nature == "off-track" else "",
            wanted="£1,500 from the reserve." if nature == "off-track" else "",
        )  # fmt: skip
        make.ReadingFactory(update=update, measure=measure, printed=str(number), value=number)
    well = make.ActionFactory(priority=priority, ref="1.2", aim="Meet every month")
    make.UpdateFactory(round=quarter, action=well, sent=True, status=legend["on-track"])
    return quarter


def test_the_chair_finds_asks_decides_and_signs_off(
    page, site_url, sign_in, accessible, chair, meeting
):
    page.set_viewport_size({"width": 1024, "height": 768})  # a tablet
    sign_in(chair)
    page.goto(f"{site_url}{ROUND}exceptions/")
    find_what_matters(page, accessible)
    ask_and_decide(page, accessible)
    narrow_down(page, accessible)
    sign_off(page, accessible)


def find_what_matters(page, accessible):
    expect(page.get_by_text("2 rows: 1 on track, 1 off track")).to_be_visible()
    expect(page.get_by_role("heading", name="Needs a decision")).to_be_in_viewport()
    expect(page.get_by_role("heading", name="1.1 Keep victims safe")).to_be_in_viewport()
    expect(page.get_by_text("Meet every month")).not_to_be_in_viewport()
    expect(page.get_by_role("img", name="Number of victims visited")).to_be_visible()
    accessible()


def ask_and_decide(page, accessible):
    page.get_by_role("link", name="Discuss row 1.1").click()
    accessible()
    page.get_by_label("What do you want to say?").fill("When is the hearing?")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Question on row 1.1 kept.")).to_be_visible()
    page.get_by_role("link", name="Record a decision on row 1.1").click()
    expect(page.get_by_label("A decision of the group")).to_be_checked()
    page.get_by_label("What do you want to say?").fill("Agreed: £1,500 from the reserve.")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Agreed: £1,500 from the reserve.").first).to_be_visible()
    expect(page.get_by_role("heading", name="Needs a decision")).to_have_count(0)


def narrow_down(page, accessible):
    page.get_by_label("Lead", exact=True).select_option("Harbour Support")
    page.get_by_role("button", name="Apply filters").click()
    expect(page.get_by_text("1 row: 1 off track")).to_be_visible()
    page.get_by_role("link", name="Clear filters").click()
    expect(page.get_by_text("2 rows: 1 on track, 1 off track")).to_be_visible()


def sign_off(page, accessible):
    page.get_by_role("link", name="Sign off", exact=True).click()
    accessible()
    page.get_by_label("Note").fill("The group noted the delay.")
    page.get_by_role("button", name="Sign off the quarter").click()
    expect(page.get_by_role("heading", name="Highlight report")).to_be_visible()
    expect(page.get_by_text("Court dates slipped to November.").first).to_be_visible()
    accessible()
    with page.expect_download() as saved:
        page.get_by_role("link", name="PDF", exact=True).evaluate(DOWNLOAD)
    told = subprocess.run(["pdftotext", "-raw", Path(saved.value.path()), "-"], capture_output=True)
    words = " ".join(told.stdout.decode().split())
    assert "Agreed: £1,500 from the reserve." in words and "The group noted the delay." in words

"""From an empty bank of figures to a table with its totals: places, an indicator, one paste."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from plans.models import Observation

BLOCK = """Locality\t2006/07\t2007/08\t2008/09\t2009/10
Locality 1\t666\t596\t496\t432
Locality 2\t385\t276\t304\t237
Locality 3\t1346\t1080\t1196\t925
Locality 4\t971\t921\t964\t763
Locality 5\t1001\t839\t722\t770"""


def paste(page, text):
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            document.activeElement.dispatchEvent(
                new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        text,
    )


@pytest.fixture
def evidence(page, site_url, come_in, officer):
    come_in(officer)
    page.goto(f"{site_url}/workspace/moorland/evidence/")
    return page


def test_paste_a_table_see_its_totals_and_correct_a_block(evidence, accessible):
    page = evidence
    accessible()
    page.get_by_role("link", name="Add a set of places").click()
    page.get_by_label("Name", exact=True).first.fill("Localities")
    page.get_by_label("Kind").select_option("Localities")
    page.get_by_label("Short name").fill("localities")
    for number in range(1, 6):
        if number > 1:
            page.get_by_role("button", name="Add another place").click()
        page.locator(f'[name="places-{number - 1}-name"]').fill(f"Locality {number}")
    page.get_by_role("button", name="Save").click()
    accessible()
    page.get_by_role("link", name="Evidence").first.click()
    page.get_by_role("link", name="Add an indicator").click()
    page.get_by_label("Name", exact=True).fill("Anti-social behaviour")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Type or paste figures").first.click()
    accessible()
    page.locator("table[data-grid] input[type=text]").first.focus()
    paste(page, BLOCK)
    expect(page.get_by_text("Read 5 rows")).to_be_visible()
    expect(page.locator("[data-grid-total]")).to_have_text(["4,369", "3,712", "3,682", "3,127"])
    accessible()
    page.get_by_role("button", name="Save these figures").click()
    expect(page.get_by_text("Saved 20 figures")).to_be_visible()
    total = page.get_by_role("row", name="Total")
    expect(total).to_contain_text("4,369")
    expect(total).to_contain_text("-15.1%")
    accessible()
    # A block of figures alone fills the boxes from where it is pasted, and the totals follow.
    page.get_by_role("link", name="Type or paste figures").click()
    page.get_by_label("Locality 1, 2008/09").focus()
    paste(page, "500\t440\n300\t240")
    expect(page.locator("[data-grid-total]")).to_have_text(["4,369", "3,712", "3,682", "3,138"])
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Locality 2, 2008/09")).to_be_focused()
    page.get_by_role("button", name="Save these figures").click()
    expect(page.get_by_text("Saved 4 figures")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("row", name="Total")).to_contain_text("3,127")
    assert Observation.objects.filter(superseded=False).count() == 20

"""An officer composes a paper: rewrites where the words stand, adds, moves, and loses nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from reporting.models import PaperBlock, PaperSection
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def paper(partnership):
    paper = make.PaperFactory(partnership=partnership, kind="highlight", title="Our update")
    numbered = {"paper": paper, "numbering": "1.", "numbers_paragraphs": True}
    first = make.PaperSectionFactory(**numbered, heading="Progress", position=1)
    make.PaperSectionFactory(**numbered, heading="Money", position=2)
    make.PaperBlockFactory(section=first, text="The clubs went well.", position=1)
    make.gathered_block(first, "Work club", "12 people")
    return paper


@pytest.fixture
def composer(page: Page, site_url, come_in, officer, paper) -> Page:
    come_in(officer)
    page.goto(f"{site_url}{paper.get_absolute_url()}")
    return page


def in_place(page: Page):
    return page.locator(".app-in-place")


def test_an_officer_composes_a_paper_where_its_words_stand(composer: Page, paper, accessible):
    page = composer
    accessible()

    # A click opens the words; what is typed is saved, and the focus is where it was.
    page.get_by_text("The clubs went well.").last.click()
    words = in_place(page).get_by_role("textbox", name="Words")
    expect(words).to_be_focused()
    words.press("Control+End")
    page.keyboard.type(" See ")
    page.get_by_text("Insert a reference").click()
    in_place(page).get_by_role("button", name="2. Money").click()
    accessible()
    page.keyboard.press("Control+Enter")
    expect(in_place(page)).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="Saved")).to_have_count(1)
    expect(page.get_by_role("link", name="Rewrite “The clubs went well.")).to_be_focused()
    money = paper.sections.get(heading="Money")
    text = PaperBlock.objects.get(kind="text")
    assert text.text == f"The clubs went well. See [2](#part-{money.key})"

    # A cell of data is rewritten in its row, and says so.
    page.get_by_role("cell", name="12 people").click()
    box = in_place(page).get_by_role("textbox", name="Column 2")
    expect(box).to_be_focused()
    box.press("Control+a")
    page.keyboard.type("Over 12 people")
    in_place(page).get_by_role("button", name="Save").click()
    expect(page.get_by_role("cell", name="Over 12 people Rewritten by hand")).to_be_visible()

    # By keyboard: the money comes first, its menu stays open at the button, and references follow.
    item = page.locator(".app-sections__item", has_text="Money")
    item.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".app-sections__item").first).to_contain_text("1. Money")
    expect(page.get_by_text("The clubs went well. See 1")).to_be_visible()

    # What is open and changed is saved before another is opened; nothing is lost.
    page.get_by_role("link", name="Add words or data to Money").click()
    expect(in_place(page).get_by_role("textbox", name="Words")).to_be_focused()
    page.keyboard.type("The grant was spent.")
    page.get_by_text("The clubs went well.").last.click(position={"x": 70, "y": 8})
    expect(page.locator(".app-paper__said", has_text="The grant was spent.")).to_be_visible()
    expect(in_place(page).get_by_role("textbox", name="Words")).to_contain_text("The clubs")

    # Somebody else was quicker: both texts are there.
    PaperBlock.objects.filter(pk=text.pk).get().save()
    other = PaperBlock.objects.get(pk=text.pk)
    other.text = "Theirs."
    other.save_after(other.version, ["text"])
    in_place(page).get_by_role("textbox", name="Words").press("Control+End")
    page.keyboard.type(" Mine.")
    page.keyboard.press("Control+Enter")
    expect(in_place(page).get_by_text("Nothing was overwritten")).to_be_visible()
    in_place(page).get_by_role("button", name="Save this version").click()
    expect(in_place(page)).to_have_count(0)
    text.refresh_from_db()
    assert text.text.endswith("Mine.")

    # A block goes, and comes back by the button that is offered.
    page.locator(".app-paper__block--text", has_text="The grant was spent.").hover()
    page.locator(".app-paper__block--text", has_text="The grant was spent.").locator(
        "summary"
    ).click()
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(page.locator(".app-paper__said", has_text="The grant was spent.")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".app-paper__said", has_text="The grant was spent.")).to_be_visible()
    assert PaperSection.objects.count() == 2
    accessible()

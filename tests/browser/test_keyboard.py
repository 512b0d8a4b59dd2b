"""Everything with the keyboard alone, and always a focus that can be seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from actions.models import Action
from tests import factories as make
from tests.browser.conftest import PASSWORD

HERE = "element => element === document.activeElement"
SEEN = """() => {
  const at = document.activeElement;
  if (at === document.body) return true;  // After the last stop, before the first one again.
  const drawn = (style) => style.boxShadow !== "none" ||
    (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 &&
     style.outlineColor !== "rgba(0, 0, 0, 0)");
  const ticked = ["checkbox", "radio"].includes(at.type) && at.labels[0];
  return drawn(getComputedStyle(at)) || (ticked && drawn(getComputedStyle(ticked, "::before"))) ||
    at.outerHTML.slice(0, 200);
}"""


class Keys:
    """A person at the keyboard."""

    def __init__(self, page):
        self.page = page

    def to(self, target: Locator, *, most: int = 150) -> Keys:
        """Press Tab until the focus is there; at each stop it must be seen."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            assert self.page.evaluate(SEEN) is True
            if target.evaluate(HERE):
                return self
        raise AssertionError(f"Tab never comes to {target}.")

    def type(self, words: str) -> None:
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def follow(self, target: Locator) -> None:
        """Go there and press Enter; wait for the page that it leads to."""
        self.to(target)
        with self.page.expect_navigation():
            self.press("Enter")


@pytest.fixture
def keys(page):
    return Keys(page)


def button(page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def link(page, name: str) -> Locator:
    return page.get_by_role("link", name=name, exact=True).first


def test_a_row_from_the_keyboard(page, site_url, keys, officer, draft, accessible):
    action = draft
    make.ActionFactory(priority=action.priority, ref="1.2", aim="Another thing")
    come_in_by_keyboard(page, site_url, keys, officer)
    skip_to_the_content(page, site_url, keys)
    filter_rows(page, keys)
    change_the_row(page, keys, accessible)
    remove_and_undo(page, keys, accessible)
    assert Action.objects.filter(aim="Keep everybody safe").count() == 1


def come_in_by_keyboard(page, site_url, keys, officer):
    page.goto(f"{site_url}/accounts/login/")
    keys.to(page.get_by_label("E-mail address")).type(officer.email)
    keys.to(page.get_by_label("Password", exact=True)).type(PASSWORD)
    keys.follow(button(page, "Sign in"))
    keys.follow(link(page, "Moorland Safer Partnership"))


def skip_to_the_content(page, site_url, keys):
    page.goto(f"{site_url}/workspace/moorland/plans/2016-17/")
    keys.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    keys.press("Enter")
    expect(page.locator("#main-content")).to_be_focused()
    keys.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def filter_rows(page, keys):
    keys.to(page.locator("summary", has_text="Filter"))
    keys.press("Enter")
    keys.to(page.get_by_label("Words")).type("victims")
    with page.expect_navigation():
        keys.press("Enter")
    expect(page.get_by_text("1 of 2 rows")).to_be_visible()


def change_the_row(page, keys, accessible):
    keys.to(page.locator("summary", has_text="Action plan"))
    keys.press("Enter")
    keys.follow(link(page, "Rows of all plans"))
    keys.follow(link(page, "1.1"))
    keys.follow(link(page, "Change the row"))
    keys.to(page.get_by_label("Aim")).type("Keep everybody safe")
    keys.follow(button(page, "Save"))
    expect(page.get_by_text("Saved row 1.1.")).to_be_visible()
    accessible()


def remove_and_undo(page, keys, accessible):
    keys.follow(link(page, "Remove it"))
    keys.follow(button(page, "Remove the row"))
    expect(page.get_by_text("Removed row 1.1")).to_be_visible()
    accessible()
    keys.follow(button(page, "Undo"))
    expect(page.get_by_text("Row 1.1 is back.")).to_be_visible()


def test_the_menu_of_a_phone(phone, site_url, come_in, keys, officer, action):
    come_in(officer)
    phone.goto(f"{site_url}/workspace/moorland/")
    keys.to(phone.locator("summary", has_text="Menu"))
    keys.press("Enter")
    keys.follow(link(phone, "Plan"))
    expect(phone).to_have_url(f"{site_url}/workspace/moorland/plans/2016-17/")


def test_the_keys_of_the_frame(page, site_url, come_in, keys, officer, action, accessible):
    come_in(officer)
    page.goto(f"{site_url}/workspace/moorland/")
    keys.press("?")
    expect(page.get_by_text("Closes what is open")).to_be_visible()
    accessible()
    keys.press("Escape")
    expect(page.get_by_text("Closes what is open")).to_be_hidden()
    keys.press("/")
    expect(page.get_by_label("Find anything")).to_be_focused()
    keys.type("/victims")
    expect(page.get_by_label("Find anything")).to_have_value("/victims")
    page.reload()
    keys.press("?")
    button(page, "Switch the keys / and ? off").click()
    keys.press("Escape")
    keys.press("/")
    expect(page.get_by_label("Find anything")).not_to_be_focused()

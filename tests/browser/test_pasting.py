"""Cells of a spreadsheet pasted into the plan's table, filled, selected with the mouse, and taken back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from actions.models import Action
from tests import factories as make

BANNER = ".govuk-notification-banner"
PLAN = "/workspace/moorland/plans/2016-17/"


@pytest.fixture
def pasting(page, site_url, come_in, officer, plan, priority):
    """An officer on the page of a draft plan of three rows, in its first aim."""
    plan.status = "draft"
    plan.save()
    for place in (1, 2, 3):
        make.ActionFactory(priority=priority, ref=f"1.{place}", aim=f"Aim {place}", position=place)
    come_in(officer)
    page.goto(site_url + PLAN)
    box(page, "1.1", "aim").focus()
    return page


def box(page, ref, name):
    return page.locator(f'[data-ref="{ref}"] [data-cell="{name}"]')


def paste(page, *, text="", html=""):
    """As the browser does it: an event with what is on the clipboard, where the focus is."""
    page.evaluate(
        """([text, html]) => {
          const data = new DataTransfer();
          if (text) data.setData("text/plain", text);
          if (html) data.setData("text/html", html);
          const way = { clipboardData: data, bubbles: true, cancelable: true };
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", way));
        }""",
        [text, html],
    )


def aims():
    return list(Action.objects.order_by("position").values_list("aim", flat=True))


def test_a_column_of_a_spreadsheet_is_written_at_once_and_one_undo_takes_it_back(pasting):
    cells = "<tr><td>First</td></tr><tr><td>Second<br>line</td></tr>"
    paste(pasting, text="First\nSecond", html=f"<style>td{{}}</style><table>{cells}</table>")
    expect(pasting.locator("#plan-status")).to_contain_text("2 cells saved")
    assert aims() == ["First", "Second\nline", "Aim 3"]
    pasting.keyboard.press("Control+z")
    expect(box(pasting, "1.2", "aim")).to_have_text("Aim 2")
    expect(box(pasting, "1.1", "aim")).to_have_text("Aim 1")
    assert aims() == ["Aim 1", "Aim 2", "Aim 3"]


def test_a_block_is_shown_first_with_its_new_rows(pasting, accessible):
    box(pasting, "1.3", "aim").focus()
    with pasting.expect_navigation():
        paste(pasting, text="C\tVisit\tPolice\nD\tCall\tFire\n")
    expect(pasting.get_by_role("heading", name="would change")).to_contain_text(
        "3 cells would change and 1 row is new"
    )
    accessible()
    assert aims() == ["Aim 1", "Aim 2", "Aim 3"]
    pasting.get_by_role("checkbox", name="1.3 Activity").uncheck()
    pasting.get_by_role("button", name="Paste what is ticked").click()
    expect(pasting.locator(BANNER)).to_contain_text("Pasted into 2 rows.")
    assert aims() == ["Aim 1", "Aim 2", "C", "D"]
    assert Action.objects.get(ref="1.3").activity != "Visit"
    pasting.locator(BANNER).get_by_role("button", name="Undo").click()
    expect(pasting.locator(BANNER)).to_contain_text("1 new row taken out again.")
    assert aims() == ["Aim 1", "Aim 2", "Aim 3"]


def test_the_mouse_selects_and_one_copied_cell_fills_all_of_it(pasting, accessible):
    start, end = (
        box(pasting, "1.1", "aim").bounding_box(),
        box(pasting, "1.3", "aim").bounding_box(),
    )
    pasting.mouse.move(start["x"] + 5, start["y"] + 5)
    pasting.mouse.down()
    pasting.mouse.move(end["x"] + 9, end["y"] + 5, steps=4)
    pasting.mouse.up()
    expect(pasting.locator("#plan-status")).to_contain_text("3 cells in 3 rows selected")
    expect(pasting.locator(".app-editor")).to_have_count(0)
    accessible()
    paste(pasting, text="The same")
    expect(pasting.locator("#plan-status")).to_contain_text("3 cells saved")
    assert aims() == ["The same"] * 3


def test_a_picture_and_far_too_much_are_refused_in_words(pasting):
    pasting.evaluate(
        """() => {
          const data = new DataTransfer();
          data.items.add(new File(["x"], "photo.png", { type: "image/png" }));
          const way = { clipboardData: data, bubbles: true, cancelable: true };
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", way));
        }"""
    )
    expect(pasting.locator("#plan-news")).to_contain_text("A picture cannot be pasted")
    paste(pasting, text="a\tb\n" * 3_000)
    expect(pasting.locator("#plan-news")).to_contain_text("too much to paste at once")
    assert aims() == ["Aim 1", "Aim 2", "Aim 3"]


def test_rows_are_selected_with_shift_and_removed_together(pasting):
    pasting.get_by_role("button", name="Select rows").click()
    pasting.get_by_role("checkbox", name="Choose row 1.1").click()
    pasting.get_by_role("checkbox", name="Choose row 1.3").click(modifiers=["Shift"])
    expect(pasting.locator("[data-picked]")).to_have_text("3 rows are selected")
    pasting.get_by_role("button", name="Remove them").click()
    expect(pasting.get_by_role("button", name="Remove 3 rows")).to_be_visible()
    pasting.get_by_role("button", name="Remove 3 rows").click()
    pasting.locator(BANNER).get_by_role("button", name="Undo").click()
    expect(pasting.locator(BANNER)).to_contain_text("3 rows brought back.")
    assert aims() == ["Aim 1", "Aim 2", "Aim 3"]

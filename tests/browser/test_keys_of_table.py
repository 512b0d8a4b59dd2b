"""The plan's table from the keyboard alone: walking, writing, undo and redo, each key of the help."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from actions.models import Action
from actions.rows.keys import PLAN_KEYS
from actions.rows.services.action import change_action
from tests import factories as make

PLAN = "/workspace/moorland/plans/2016-17/"


@pytest.fixture
def table(page, site_url, come_in, officer, plan, priority):
    """An officer on the page of a draft plan of three rows, in its first aim."""
    plan.status = "draft"
    plan.save()
    for place in (1, 2, 3):
        make.ActionFactory(priority=priority, ref=f"1.{place}", aim=f"Aim {place}", position=place)
    come_in(officer)
    page.goto(site_url + PLAN)
    cell(page, "1.1", "aim").focus()
    return page


def cell(page, ref, name):
    return page.locator(f'[data-ref="{ref}"] [data-cell="{name}"]')


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def said(page, words):
    expect(page.locator("#plan-status")).to_contain_text(words)


def row(ref):
    return Action.objects.get(ref=ref)


def write_and_stay(page, words):
    """Replace what stands in the chosen cell, and save."""
    page.keyboard.type(words)
    press(page, "Control+Enter")


def test_walking_and_writing(table, accessible):
    press(table, "ArrowDown", "ArrowDown", "ArrowUp", "ArrowRight")
    expect(cell(table, "1.2", "area")).to_be_focused()
    press(table, "Home", "ArrowRight")
    expect(cell(table, "1.2", "aim")).to_be_focused()
    expect(table.locator(".app-editor")).to_have_count(0)
    accessible()
    write_and_stay(table, "New words")
    said(table, "Saved: Aim of row 1.2")
    expect(cell(table, "1.2", "aim")).to_be_focused()
    press(table, "F2")
    table.keyboard.type(" and more")
    press(table, "Tab", "Shift+Tab", "Escape")
    expect(cell(table, "1.2", "aim")).to_have_text("New words and more")
    press(table, "Control+d")
    expect(cell(table, "1.2", "aim")).to_have_text("Aim 1")
    said(table, "Saved: Aim of row 1.2")
    press(table, "Delete")
    expect(cell(table, "1.2", "aim")).to_have_text("")
    press(table, "Control+End")
    expect(cell(table, "1.3", "risks")).to_be_focused()
    press(table, "Control+Home")
    expect(cell(table, "1.1", "ref")).to_be_focused()
    expect(table.locator("[data-saved]")).to_contain_text("Saved")


def test_back_and_forth_over_the_saves_of_this_visit(table, accessible):
    write_and_stay(table, "First")
    said(table, "Saved: Aim of row 1.1")
    press(table, "ArrowDown", "Enter")
    table.keyboard.type(" changed")
    # The next cell is open and nothing is typed there: the save that is on its way is the last step.
    press(table, "Tab", "Control+z")
    expect(cell(table, "1.2", "aim")).to_have_text("Aim 2")
    said(table, "Undone: Aim of row 1.2")
    expect(cell(table, "1.2", "aim")).to_be_focused()
    press(table, "Control+z")
    expect(cell(table, "1.1", "aim")).to_have_text("Aim 1")
    said(table, "Undone: Aim of row 1.1")
    press(table, "Control+z")
    said(table, "There is nothing to undo")
    press(table, "Control+Shift+z")
    said(table, "Redone: Aim of row 1.1")
    press(table, "Control+y")
    said(table, "Redone: Aim of row 1.2")
    assert (row("1.1").aim, row("1.2").aim) == ("First", "Aim 2 changed")
    table.get_by_role("button", name="Undo").click()
    said(table, "Undone: Aim of row 1.2")
    press(table, "Control+z", "Control+y", "Control+y")  # Faster than any of them is saved.
    said(table, "Redone: Aim of row 1.2")
    assert (row("1.1").aim, row("1.2").aim) == ("First", "Aim 2 changed")
    accessible()


def test_undo_never_writes_over_what_somebody_else_wrote_since(table, officer):
    write_and_stay(table, "Mine")
    said(table, "Saved: Aim of row 1.1")
    theirs = row("1.1")
    change_action(by=officer, action=theirs, version=theirs.version, values={"aim": "Theirs"})
    press(table, "Control+z")
    expect(table.locator(".app-cell-note")).to_contain_text("Somebody else changed this cell")
    assert row("1.1").aim == "Theirs"
    table.get_by_role("button", name="Keep theirs").click()
    expect(cell(table, "1.1", "aim")).to_have_text("Theirs")
    press(table, "Control+z")
    said(table, "There is nothing to undo")


def test_a_measure_that_went_comes_back_with_its_target(table):
    make.MeasureFactory(action=row("1.1"), text="Visits", target="40 a year", position=1)
    table.reload()
    cell(table, "1.1", "measures").focus()
    press(table, "Delete")
    said(table, "Saved: Measures of row 1.1")
    press(table, "Control+z")
    said(table, "Undone: Measures of row 1.1")
    assert [each.target for each in row("1.1").measures.all()] == ["40 a year"]


def test_rows_come_and_go_by_key_and_are_taken_back(table):
    rows = table.locator("[data-row]")
    press(table, "Shift+Enter")
    expect(table.get_by_role("textbox", name="Aim of row 1.4")).to_be_focused()
    table.keyboard.type("New")
    press(table, "Control+Enter", "Control+z")
    said(table, "Undone: Aim of row 1.4")
    press(table, "Control+z")
    expect(rows).to_have_count(3)
    press(table, "Control+Shift+z")
    expect(rows).to_have_count(4)
    cell(table, "1.1", "aim").focus()
    press(table, "Alt+ArrowDown")
    expect(rows.nth(1)).to_have_attribute("data-ref", "1.1")
    press(table, "Control+z")
    expect(rows.nth(0)).to_have_attribute("data-ref", "1.1")
    cell(table, "1.1", "aim").focus()
    press(table, "Shift+F10")
    expect(table.get_by_role("link", name="Change every field")).to_be_visible()


def test_the_tab_key_at_the_end_adds_a_row(table):
    cell(table, "1.3", "risks").focus()
    table.keyboard.type("Money is found")
    press(table, "Tab")
    expect(table.get_by_role("textbox", name="Aim of row 1.4")).to_be_focused()
    assert [str(each) for each in row("1.3").risks.all()] == ["Money is found"]


@pytest.mark.parametrize("key", ["Tab", "Enter"])
def test_what_is_highlighted_is_the_lead(table, body, key):
    cell(table, "1.1", "leads").focus()
    table.keyboard.type("harb")
    expect(table.get_by_role("option", name="Harbour Support", selected=True)).to_be_visible()
    press(table, key, *(["Control+Enter"] if key == "Enter" else []))
    said(table, "Saved: Leads of row 1.1")
    assert row("1.1").leads.get().organisation == body


def test_an_undo_of_agreed_wording_says_that_it_was_taken_back(table, plan):
    plan.status = "agreed"
    plan.save()
    make.StatusChangeFactory(plan=plan)
    write_and_stay(table, "Other words")
    expect(table.get_by_label("Why does it change?")).to_be_focused()
    table.keyboard.type("New figures")
    press(table, "Tab")
    table.keyboard.type("Strategy group")
    press(table, "Enter")
    said(table, "Saved: Aim of row 1.1")
    press(table, "Control+z")
    said(table, "Undone: Aim of row 1.1")
    reasons = [each.reason for each in row("1.1").revisions.order_by("pk")]
    assert reasons == ["New figures", "Taken back: New figures"]


COPIED = """() => {
    const data = new DataTransfer();
    const event = new ClipboardEvent("copy", {clipboardData: data, bubbles: true, cancelable: true});
    document.activeElement.dispatchEvent(event);
    return [data.getData("text/plain"), data.getData("text/html")];
}"""


def test_several_cells_are_selected_copied_filled_and_emptied_in_one_step(table, accessible):
    press(table, "ArrowRight", "ArrowRight")  # The activity.
    write_and_stay(table, "Visit <every> home")
    said(table, "Saved: Activity of row 1.1")
    press(table, "Shift+ArrowRight", "Shift+ArrowDown", "Shift+ArrowDown")
    said(table, "6 cells in 3 rows selected.")
    expect(table.locator('td[aria-selected="true"]')).to_have_count(3)
    expect(cell(table, "1.1", "activity")).to_be_focused()
    accessible()
    text, html = table.evaluate(COPIED)
    assert text.startswith("Visit <every> home\t")
    assert text.count("\n") == 2
    assert "<td>Visit &lt;every&gt; home</td>" in html
    press(table, "Control+d")
    said(table, "2 cells saved.")  # The other column says the same everywhere.
    expect(cell(table, "1.1", "activity")).to_be_focused()
    told = {each.activity for each in Action.objects.all()}
    assert told == {"Visit <every> home"}
    press(table, "Control+z")
    said(table, "Undone: 2 cells.")
    expect(cell(table, "1.3", "activity")).not_to_have_text("Visit <every> home")
    expect(cell(table, "1.2", "activity")).not_to_have_text("Visit <every> home")
    press(table, "Escape")
    cell(table, "1.1", "aim").focus()
    cell(table, "1.3", "aim").click(modifiers=["Shift"])
    press(table, "Delete")
    said(table, "3 cells saved.")
    assert {each.aim for each in Action.objects.all()} == {""}
    press(table, "Control+z")
    said(table, "Undone: 3 cells.")
    assert {each.aim for each in Action.objects.all()} == {"Aim 1", "Aim 2", "Aim 3"}


def test_filling_agreed_wording_asks_once_for_all(table, plan):
    plan.status = "agreed"
    plan.save()
    make.StatusChangeFactory(plan=plan)
    press(table, "Shift+ArrowDown", "Shift+ArrowDown", "Control+d")
    expect(table.get_by_label("Why does it change?")).to_be_focused()
    table.keyboard.type("New figures")
    press(table, "Tab")
    table.keyboard.type("Strategy group")
    press(table, "Enter")
    said(table, "2 cells saved.")
    reasons = [each.reason for each in row("1.3").revisions.all()]
    assert reasons == ["New figures"]
    assert row("1.3").aim == "Aim 1"


def test_what_is_pasted_into_a_chosen_cell_is_seen_before_it_is_saved(table):
    table.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData("text/plain", "From elsewhere");
            document.activeElement.dispatchEvent(
                new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }"""
    )
    expect(table.get_by_role("textbox", name="Aim of row 1.1")).to_have_value("From elsewhere")
    assert row("1.1").aim == "Aim 1"


def test_the_keys_are_listed(table, accessible):
    press(table, "?")
    for _, does in PLAN_KEYS:
        expect(table.locator(".app-keys--page").get_by_text(does, exact=True)).to_be_visible()
    accessible()
    assert table.evaluate("document.querySelector('.app-plan').getAttribute('role')") == "grid"
    press(table, "Escape")
    cell(table, "1.1", "aim").focus()
    heard = table.get_by_role("group", name="Aim of row 1.1", exact=True)
    expect(heard).to_have_accessible_description("Aim 1")


def test_a_cell_shows_how_many_comments_are_open_on_it(table, accessible):
    press(table, "Control+Alt+m")
    expect(table.get_by_label("About")).to_have_value("aim")
    table.get_by_label("Comment", exact=True).fill("Is it for this year?")
    accessible()
    table.get_by_role("button", name="Comment", exact=True).click()
    expect(table.get_by_text("Is it for this year?", exact=True)).to_be_visible()
    accessible()
    table.get_by_role("link", name="Back to the plan").click()
    mark = table.get_by_role("link", name="1 comment on Aim of row 1.1")
    expect(mark).to_be_visible()
    accessible()
    mark.click()
    table.get_by_role("button", name="Resolve").click()
    expect(table.get_by_text("Nothing is open here")).to_be_visible()

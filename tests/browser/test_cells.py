"""Cells given up, asked about and pasted into: no word is lost, hidden or out of reach of the keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from actions.models import Action
from tests import factories as make

PLAN = "/workspace/moorland/plans/2016-17/"
COMMENTED = {
    "word": "<p class=MsoNormal>Visit every home<span class=MsoCommentReference><span "
    "style='font-size:8.0pt'><a href='#_msocom_1'>[KL2]</a></span></span></p><div "
    "style='mso-element:comment-list'><div style='mso-element:comment'><div id='_com_1'><p "
    "class=MsoCommentText>[KL2]They will never pay</p></div></div></div>",
    "deleted": "<p>Visit <del cite='mailto:KL'>hardly any</del><s>some</s> every home</p>",
    "hidden": "<p>Visit <span style='display:none;mso-hide:all'>if paid</span>every home</p>",
    "struck by its style": "<p>Visit <span style='color:red; text-decoration: underline "
    "line-through'>no</span> every home</p>",
    "from an office on the web": "<p>Visit every home<sup><a href='#cmnt1'>[a]</a></sup></p><div>"
    "<p><a href='#cmnt_ref1'>[a]</a>They will never pay</p></div>",
}
PASTE = """html => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", "plain");
    document.activeElement.dispatchEvent(
        new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""
COVERED = """element => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return !element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""


@pytest.fixture
def table(page, site_url, come_in, officer, draft):
    make.ActionFactory(priority=draft.priority, ref="1.2", aim="Another thing")
    come_in(officer)
    page.goto(site_url + PLAN)
    return page


@pytest.fixture
def agreed(table, plan):
    """The same plan, agreed while the officer looks at it."""
    plan.status = "agreed"
    plan.save(update_fields=["status"])
    make.StatusChangeFactory(plan=plan)
    return table


def cell(page, name, ref="1.1"):
    return page.locator(f'[data-ref="{ref}"] [data-cell="{name}"]')


def rewrite(page, name, words):
    cell(page, name).click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(words)


def box(page, name):
    return page.get_by_role("textbox", name=f"{name} of row 1.1")


def test_what_escape_took_away_is_brought_back_from_the_keyboard(table, accessible):
    rewrite(table, "aim", "A paragraph that took an hour")
    table.keyboard.press("Escape")
    expect(cell(table, "aim")).to_have_text("Keep victims safe")
    accessible()
    table.keyboard.press("Tab")
    expect(table.get_by_role("button", name="Bring it back")).to_be_focused()
    table.keyboard.press("Enter")
    expect(box(table, "Aim")).to_have_value("A paragraph that took an hour")
    expect(table.get_by_role("button", name="Bring it back")).to_have_count(0)
    table.keyboard.press("Escape")
    table.keyboard.press("Control+z")
    expect(box(table, "Aim")).to_be_focused()
    table.keyboard.press("Control+Enter")
    expect(cell(table, "aim")).to_have_text("A paragraph that took an hour")
    assert Action.objects.get(ref="1.1").aim == "A paragraph that took an hour"


def test_what_was_given_up_joins_what_was_begun_since(table):
    rewrite(table, "aim", "The first try")
    table.keyboard.press("Escape")
    rewrite(table, "aim", "The second try")
    table.keyboard.press("Escape")
    table.keyboard.press("Control+z")
    expect(box(table, "Aim")).to_have_value("The second try")


def test_nothing_typed_is_nothing_to_bring_back(table):
    cell(table, "aim").click()
    table.keyboard.press("Escape")
    expect(cell(table, "aim")).to_be_focused()
    expect(table.get_by_text("Given up")).to_have_count(0)


def test_the_reason_for_a_change_of_agreed_wording_by_the_tab_key_alone(agreed, accessible):
    page = agreed
    cell(page, "aim").focus()
    page.keyboard.press("Enter")
    page.keyboard.insert_text(" of all")
    page.keyboard.press("Tab")
    reason = page.get_by_label("Why does it change?")
    expect(reason).to_be_focused()
    assert not reason.evaluate(COVERED)
    accessible()
    page.keyboard.insert_text("New figures")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("Strategy group")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Only spelling")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Save with this reason")).to_be_focused()
    page.keyboard.press("Enter")
    expect(cell(page, "aim")).to_have_text("Keep victims safe of all")
    expect(cell(page, "aim")).to_be_focused()
    assert Action.objects.get(ref="1.1").revisions.get().reason == "New figures"


def test_whoever_types_on_finds_the_question_by_going_back(agreed):
    page = agreed
    cell(page, "aim").focus()
    page.keyboard.press("Enter")
    page.keyboard.insert_text(" of all")
    with page.expect_response(lambda response: response.status == 422):
        cell(page, "timescale").click()
        page.keyboard.insert_text("In May")
    expect(box(page, "Timescale")).to_be_focused()
    page.get_by_role("textbox", name="Aim of row 1.1").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Why does it change?").first).to_be_focused()


def test_the_question_in_the_last_columns_stays_on_the_page(agreed):
    page = agreed
    too_wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    for name in ("measures", "risks"):
        rewrite(page, name, "Another promise")
        page.keyboard.press("Control+Enter")
        question = page.locator(".app-editor__note, .app-saved").first
        expect(question).to_be_visible()
        assert page.evaluate(too_wide) <= 0
        page.keyboard.press("Escape")


@pytest.mark.parametrize("look", COMMENTED)
def test_comments_and_words_that_are_not_seen_stay_out_of_a_cell(table, look):
    rewrite(table, "aim", "")
    table.evaluate(PASTE, COMMENTED[look])
    expect(box(table, "Aim")).to_have_value("Visit every home")
    expect(table.locator("#plan-status")).to_contain_text("were left out")


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("visibility", ["public", "partners", "restricted"])
def test_what_a_row_is_never_stands_over_its_aim(agreed, action, media, visibility):
    page = agreed
    Action.objects.filter(pk=action.pk).update(visibility=visibility)
    action.revisions.create(
        partnership=action.partnership, field="aim", reason="A duty", approved_by="The group"
    )
    page.reload()
    page.emulate_media(media=media)
    head = page.locator('[data-ref="1.1"] th')
    expect(head).to_contain_text("Revised")
    edge = page.locator('[data-ref="1.1"] td').first.bounding_box()["x"]
    for each in head.locator("strong, a, button").all():
        if each.is_visible():
            place = each.bounding_box()
            assert place["x"] + place["width"] <= edge
    if media == "print":
        expect(head.get_by_text("Menu")).to_be_hidden()

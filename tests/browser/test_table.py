"""The plan's table as a place to type in: twenty cells without the mouse, and nothing lost."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from actions.models import Action
from tests import factories as make

PLAN = "/workspace/moorland/plans/2016-17/"
FROM_WORD = (
    "<html><head><style>p{}</style></head><body><p class=MsoNormal>We will:</p>"
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·"
    "<span>&nbsp; </span></span>visit <b>every</b>\nhome</p><ul><li>call</li></ul>"
    "<img src=x onerror='window.caught = 1'></body></html>"
)


@pytest.fixture
def table(page, site_url, come_in, officer, plan, priority):
    """An officer on the page of a draft plan of three rows."""
    plan.status = "draft"
    plan.save()
    for place in (1, 2, 3):
        make.ActionFactory(priority=priority, ref=f"1.{place}", aim=f"Aim {place}", position=place)
    come_in(officer)
    page.goto(site_url + PLAN)
    return page


@pytest.fixture
def roads(plan):
    """A second priority with a row of its own; ask for it before the table."""
    other = make.PriorityFactory(plan=plan, number="2", title="Roads", position=99)
    make.ActionFactory(priority=other, ref="2.1", position=1)
    return other


def row(ref):
    return Action.objects.get(ref=ref)


def cell(page, ref, name):
    return page.locator(f'[data-ref="{ref}"] [data-cell="{name}"]')


def saved(page, words):
    expect(page.locator("#plan-status")).to_contain_text(f"Saved: {words}")


def copy_from_word(page, html):
    """Put HTML in the clipboard of the page and paste it where the focus is."""
    page.evaluate(
        """html => {
            const data = new DataTransfer();
            data.setData("text/html", html);
            data.setData("text/plain", "plain");
            document.activeElement.dispatchEvent(
                new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        html,
    )


def test_twenty_cells_without_the_mouse(table):
    cell(table, "1.1", "aim").focus()
    table.keyboard.press("Enter")
    for number in range(20):
        name = table.evaluate("document.activeElement.closest('[data-cell]').dataset.cell")
        if name != "area":
            table.keyboard.press("Control+A")
            table.keyboard.insert_text(f"Words {number}")
        table.keyboard.press("Tab")
    table.keyboard.press("Control+Enter")
    expect(table.locator(".app-editor")).to_have_count(0)
    first, second = row("1.1"), row("1.2")
    assert (first.aim, first.activity, first.timescale) == ("Words 0", "Words 2", "Words 3")
    assert [str(each) for each in first.measures.all()] == ["Words 6"]
    assert [str(each) for each in second.risks.all()] == ["Words 15"]
    assert row("1.3").aim == "Words 16"


def test_words_from_word_and_bullets_that_go_on(table):
    cell(table, "1.1", "activity").click()
    copy_from_word(table, FROM_WORD)
    box = table.get_by_role("textbox", name="Activity of row 1.1")
    expect(box).to_have_value("We will:\n- visit every home\n- call")
    table.keyboard.press("Enter")
    table.keyboard.type("agree")
    table.keyboard.press("Enter")
    table.keyboard.press("Enter")
    table.keyboard.type("And more.")
    table.keyboard.press("Control+Enter")
    saved(table, "Activity of row 1.1")
    expect(cell(table, "1.1", "activity").locator("li")).to_have_count(3)
    assert row("1.1").activity == "We will:\n- visit every home\n- call\n- agree\nAnd more."
    assert table.evaluate("window.caught") is None


def test_nothing_moves_and_escape_gives_up(table):
    below = table.locator('[data-ref="1.2"]')
    before = below.bounding_box()
    cell(table, "1.1", "aim").click()
    table.keyboard.insert_text("Line\n" * 5)
    assert below.bounding_box() == before
    table.keyboard.press("Escape")
    expect(cell(table, "1.1", "aim")).to_have_text("Aim 1")
    expect(cell(table, "1.1", "aim")).to_be_focused()
    table.keyboard.press("Tab")
    expect(table.locator(".app-editor")).to_have_count(0)
    assert row("1.1").version == 1


def test_names_are_offered_to_whoever_types_a_lead(table, body, accessible):
    cell(table, "1.1", "leads").click()
    table.keyboard.type("harb")
    expect(table.get_by_role("option", name="Harbour Support")).to_be_visible()
    accessible()
    table.keyboard.press("ArrowDown")
    table.keyboard.press("Enter")
    table.keyboard.press("Control+Enter")
    saved(table, "Leads of row 1.1")
    assert row("1.1").leads.get().organisation == body


def test_a_row_of_an_agreed_plan_comes_with_a_reason(table, plan, accessible):
    plan.status = "agreed"
    plan.save()
    make.StatusChangeFactory(plan=plan)
    table.get_by_role("link", name="Menu of row 1.1").click()
    table.get_by_role("button", name="Duplicate").click()
    table.get_by_label("Why is a row added or removed now?").fill("A new duty")
    table.get_by_label("Who approved the change?").fill("Strategy group")
    accessible()
    table.get_by_role("button", name="Duplicate the row").click()
    expect(table.locator("[data-row]")).to_have_count(4)
    assert row("1.4").aim == "Aim 1"


def test_add_below_move_delete_and_undo(table, accessible):
    table.get_by_role("link", name="Menu of row 1.1").click()
    accessible()
    table.get_by_role("button", name="Add a row below").click()
    box = table.get_by_role("textbox", name="Aim of row 1.4")
    expect(box).to_be_focused()
    box.fill("New")
    table.keyboard.press("Control+Enter")
    saved(table, "Aim of row 1.4")
    rows = table.locator("[data-row]")
    assert [each.get_attribute("data-ref") for each in rows.all()] == ["1.1", "1.4", "1.2", "1.3"]
    table.keyboard.press("Alt+ArrowDown")
    expect(rows.nth(2)).to_have_attribute("data-ref", "1.4")
    expect(cell(table, "1.4", "aim")).to_be_focused()
    table.get_by_role("button", name="Menu of row 1.4").or_(
        table.get_by_role("link", name="Menu of row 1.4")
    ).click()
    table.get_by_role("button", name="Delete").click()
    expect(rows).to_have_count(3)
    accessible()
    table.locator("#plan-news").get_by_role("button", name="Undo").click()
    expect(rows).to_have_count(4)
    assert row("1.4").aim == "New"


def test_a_row_is_dragged_to_another_priority(roads, table):
    table.locator('[data-ref="1.1"] th').hover()
    table.locator(".app-drag").hover()
    table.mouse.down()
    for _ in range(3):  # A browser begins to drag only once the mouse has moved a little.
        table.mouse.move(300, 300, steps=3)
        cell(table, "2.1", "area").hover(force=True)
    table.mouse.up()
    expect(table.locator(f'[data-priority="{roads.pk}"] [data-ref="1.1"]')).to_be_visible()
    assert row("1.1").priority == roads


def test_two_browsers_on_one_cell(table, new_context, site_url, come_in, officer):
    theirs = new_context().new_page()
    come_in(officer, theirs)
    theirs.goto(site_url + PLAN)
    for each in (theirs, table):  # Else what they save is in mine before I begin.
        cell(each, "1.1", "aim").click()
    for each, words in ((theirs, "Theirs"), (table, "Mine")):
        each.keyboard.press("Control+A")
        each.keyboard.insert_text(words)
        each.keyboard.press("Control+Enter")
        if words == "Theirs":
            saved(each, "Aim of row 1.1")
    expect(table.locator(".app-cell-note")).to_contain_text("Theirs")
    expect(table.get_by_role("textbox", name="Aim of row 1.1")).to_have_value("Mine")
    assert row("1.1").aim == "Theirs"
    table.get_by_role("button", name="Save mine instead").click()
    saved(table, "Aim of row 1.1")
    assert row("1.1").aim == "Mine"


def test_an_expired_session_and_a_lost_connection_keep_the_words(
    table, site_url, come_in, officer, accessible
):
    cell(table, "1.1", "aim").click()
    table.keyboard.press("Control+A")
    table.keyboard.insert_text("Not lost")
    table.context.set_offline(True)
    table.keyboard.press("Control+Enter")
    expect(table.locator(".app-editor__note")).to_contain_text("There is no connection")
    Session.objects.all().delete()
    table.context.set_offline(False)
    table.get_by_role("button", name="Try again").click()
    expect(table.locator(".app-editor__note")).to_contain_text("signed out")
    accessible()
    come_in(officer)
    table.get_by_role("button", name="Try again").click()
    saved(table, "Aim of row 1.1")
    assert row("1.1").aim == "Not lost"


def test_on_a_telephone(table, accessible):
    table.set_viewport_size({"width": 375, "height": 740})
    cell(table, "1.2", "aim").click()
    cell(table, "1.2", "timescale").click()
    accessible()
    table.keyboard.insert_text("by Quarter 2")
    table.keyboard.press("Enter")
    saved(table, "Timescale of row 1.2")
    assert row("1.2").timescale == "by Quarter 2"


def test_several_rows_at_once(table, accessible):
    table.get_by_role("button", name="Select rows").click()
    for ref in ("1.1", "1.3"):
        table.get_by_label(f"Choose row {ref}").check()
    table.get_by_role("button", name="Change the selected rows").click()
    table.get_by_label("Partners only").or_(table.get_by_label("Who may see them")).select_option(
        "partners"
    )
    accessible()
    table.get_by_role("button", name="Show what would change").click()
    accessible()
    table.get_by_role("button", name="Change 2 rows").click()
    expect(table.get_by_text("Changed 2 rows.")).to_be_visible()
    assert [row(f"1.{n}").visibility for n in (1, 2, 3)] == ["partners", "public", "partners"]


def test_agreed_wording_asks_why_below_the_box(table, plan, accessible):
    plan.status = "agreed"
    plan.save()
    make.StatusChangeFactory(plan=plan)
    cell(table, "1.1", "aim").click()
    table.keyboard.insert_text(" of all")
    table.keyboard.press("Control+Enter")
    expect(table.get_by_label("Why does it change?")).to_be_focused()
    accessible()
    table.keyboard.insert_text("New figures")
    table.keyboard.press("Tab")
    table.keyboard.insert_text("Strategy group")
    table.keyboard.press("Enter")
    saved(table, "Aim of row 1.1")
    expect(table.locator('[data-ref="1.1"] th')).to_contain_text("Revised")
    cell(table, "1.2", "aim").click()
    table.keyboard.insert_text(" of all")
    table.keyboard.press("Control+Enter")
    expect(table.get_by_label("Why does it change?")).to_have_value("New figures")
    table.get_by_role("button", name="Save with this reason").click()
    saved(table, "Aim of row 1.2")
    assert (row("1.1").aim, row("1.2").aim) == ("Aim 1 of all", "Aim 2 of all")
    assert row("1.1").revisions.get().approved_by == "Strategy group"


def test_words_that_were_not_saved_are_there_again(table):
    cell(table, "1.1", "aim").click()
    table.keyboard.insert_text(" and more")
    table.on("dialog", lambda dialog: dialog.accept())
    table.reload()
    box = table.get_by_role("textbox", name="Aim of row 1.1")
    expect(box).to_have_value("Aim 1 and more")
    table.get_by_role("button", name="Try again").click()
    saved(table, "Aim of row 1.1")
    assert row("1.1").aim == "Aim 1 and more"


def test_who_is_in_a_row_is_seen_and_nothing_moves(
    table, partnership, new_context, site_url, come_in, accessible
):
    second = make.UserFactory(name="Jo Moor")
    make.RoleFactory(partnership=partnership, user=second, kind="officer")
    theirs = new_context().new_page()
    come_in(second, theirs)
    theirs.goto(site_url + PLAN)
    with theirs.expect_response("**/presence/"):
        cell(theirs, "1.2", "aim").click()
    before = table.locator('[data-ref="1.3"]').bounding_box()
    cell(table, "1.1", "aim").click()
    expect(table.locator('[data-ref="1.2"] .app-here')).to_have_text("Jo Moor is editing")
    expect(table.locator("#plan-status")).to_contain_text("Jo Moor is editing row 1.2.")
    assert table.locator('[data-ref="1.3"]').bounding_box() == before
    accessible()


def test_the_counts_follow_a_save(table):
    cell(table, "1.1", "measures").click()
    table.keyboard.insert_text("Visits")
    table.keyboard.press("Control+Enter")
    expect(table.locator("#plan-counts")).to_contain_text("3 rows · 1 measure")

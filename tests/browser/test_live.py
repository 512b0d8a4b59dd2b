"""What a colleague saves appears in an open plan by itself."""

from __future__ import annotations

from playwright.sync_api import expect

from actions.rows.services.action import change_action, create_action
from tests import factories as make


def test_a_colleagues_words_and_rows_appear_and_nothing_typed_moves(
    page, site_url, come_in, accessible, partnership, officer, draft
):
    second = make.UserFactory(name="Second officer")
    make.RoleFactory(partnership=partnership, user=second, kind="officer")
    below = make.ActionFactory(priority=draft.priority, ref="1.2", aim="Open a drop-in")
    come_in(officer)
    page.goto(f"{site_url}{draft.plan.get_absolute_url()}")
    page.locator(f"#row-{below.pk} [data-cell='activity']").click()
    page.keyboard.type("Once a week")
    box = page.locator(".app-editor textarea")
    long = "Keep victims safe at home, at work, at school and wherever else they go."
    change_action(by=second, action=draft, version=draft.version, values={"aim": long})
    expect(page.locator(f"#row-{draft.pk} [data-cell='aim']")).to_have_text(long)
    expect(page.get_by_role("status")).to_contain_text("Changed by a colleague: row 1.1")
    expect(box).to_have_value("Once a week")
    expect(box).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.locator(f"#row-{below.pk} [data-cell='activity']")).to_have_text("Once a week")
    values = {"priority": draft.priority, "ref": "1.3", "aim": "Train taxi drivers"}
    create_action(by=second, plan=draft.plan, values=values)
    expect(page.get_by_text("Train taxi drivers")).to_be_visible()
    expect(page.locator(f"#row-{below.pk} [data-cell='activity']")).to_be_focused()
    accessible()

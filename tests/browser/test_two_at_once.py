"""Two officers in one row: nobody loses a word."""

from __future__ import annotations

from playwright.sync_api import expect

from actions.models import Action
from tests import factories as make


def save(page):
    page.get_by_role("button", name="Save", exact=True).click()


def test_the_second_to_save_sees_both_texts(
    page, new_context, site_url, come_in, accessible, officer, partnership, draft
):
    action = draft
    second = make.UserFactory(name="Second officer")
    make.RoleFactory(partnership=partnership, user=second, kind="officer")
    theirs = new_context().new_page()
    come_in(officer, theirs)
    come_in(second, page)
    edit = f"{site_url}{action.get_absolute_url()}edit/"
    for each in (theirs, page):
        each.goto(edit)
    theirs.get_by_label("Aim").fill("Keep victims safe at home")
    save(theirs)
    expect(theirs.get_by_text("Saved row 1.1.")).to_be_visible()
    page.get_by_label("Aim").fill("Keep victims and children safe")
    page.get_by_role("button", name="Add another measure").click()
    page.get_by_role("group", name="Measure 2").get_by_label("Measure", exact=True).fill(
        "Children seen"
    )
    with page.expect_response(lambda response: response.request.method == "POST") as answer:
        save(page)
    assert answer.value.status == 409
    expect(page.get_by_role("heading", level=1)).to_contain_text("Somebody else changed row 1.1")
    expect(page.locator(".app-both__text").first).to_contain_text("removed: at home")
    expect(page.locator(".app-both__text--yours").first).to_contain_text("added: and children")
    expect(page.get_by_label("Aim")).to_have_value("Keep victims and children safe")
    accessible()
    page.get_by_label("Aim").fill("Keep victims and children safe at home")
    page.get_by_role("button", name="Save this version").click()
    expect(page.get_by_text("Saved row 1.1.")).to_be_visible()
    kept = Action.objects.get(pk=action.pk)
    assert kept.aim == "Keep victims and children safe at home"
    assert [str(each.text) for each in kept.measures.all()] == [
        "Number of victims visited",
        "Children seen",
    ]

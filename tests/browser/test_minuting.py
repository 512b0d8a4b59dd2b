"""A meeting minuted while it is on, by keys, with a connection that goes and a sign-in that ends."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from reporting.models import AgendaItem
from tests.browser.kept import offer, stored
from tests.reporting.meetings.stockton import held_meeting

BACK = "window.dispatchEvent(new Event('online'))"


@pytest.fixture
def held(partnership):
    return held_meeting(partnership, quorum_kind="people", quorum_count=3)


def body(item) -> str:
    return AgendaItem.objects.get(pk=item.pk).body


def box(page: Page):
    return page.get_by_label("What was said")


def status(page: Page):
    return page.locator("#minuting-status")


def leave_and_press(page: Page, key: str) -> None:
    box(page).press("Escape")
    page.keyboard.press(key)


def test_three_items_are_minuted_by_keys(page, site_url, come_in, officer, held, accessible):
    desk = f"{site_url}/workspace/moorland/meetings/{held.meeting.pk}/minute/"
    items = held.items
    come_in(officer)
    page.goto(f"{desk}?item={items.welcome.pk}#id_said")
    expect(box(page)).to_be_focused()
    accessible()

    # What is typed with the keys, and the next item.
    page.keyboard.type("It rained on the way.")
    leave_and_press(page, "a")
    page.keyboard.type("Bring umbrellas.")
    leave_and_press(page, "d")
    page.keyboard.type("that the rain be noted.")
    leave_and_press(page, "n")
    page.wait_for_url(f"**item={items.minutes.pk}#id_said")
    expect(box(page)).to_be_focused()
    assert body(items.welcome) == "All were welcome.\n\nIt rained on the way."

    # The connection goes, and what was typed is sent once it is back, once.
    page.context.set_offline(True)
    page.keyboard.type("They were read twice.\n\n")
    expect(status(page)).to_contain_text("No connection")
    page.context.set_offline(False)
    page.evaluate(BACK)
    expect(status(page)).to_contain_text("Saved")
    expect(box(page)).to_have_value("")
    assert body(items.minutes) == "The minutes were read.\n\nThey were read twice."

    # The sign-in ends; whoever signs in again goes on.
    Session.objects.all().delete()
    page.keyboard.type("One word was mended.\n\n")
    expect(status(page)).to_contain_text("signed out")
    come_in(officer)
    page.evaluate(BACK)
    expect(status(page)).to_contain_text("Saved")

    # Somebody leaves, and that counts from this item on.
    leave_and_press(page, "n")
    page.wait_for_url(f"**item={items.strategy.pk}#id_said")
    expect(box(page)).to_be_focused()
    leave_and_press(page, "p")
    page.keyboard.type("Jo Heath")
    page.get_by_label("Left", exact=True).check()
    page.get_by_role("button", name="Keep who came or left").click()
    expect(page.locator("#room")).to_contain_text("3 of 3 people")

    # A tab is closed without a connection: its words are offered where they were typed.
    page.context.set_offline(True)
    box(page).fill("Half a thought")
    stored(page)
    context = page.context
    page.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(f"{desk}?item={items.strategy.pk}")
    expect(offer(again)).to_contain_text("Half a thought")
    again.get_by_role("button", name="Put it back").click()
    again.get_by_role("button", name="Keep", exact=True).click()
    expect(again.locator(".app-minuting__passage").last).to_contain_text("Half a thought")
    expect(offer(again)).to_have_count(0)

    again.goto(f"{site_url}/workspace/moorland/meetings/{held.meeting.pk}/minutes/")
    for words in (
        "It rained on the way.", "that the rain be noted.", "They were read twice.",
        "One word was mended.", "Half a thought",
    ):  # fmt: skip
        expect(again.get_by_text(words)).to_have_count(1)
    # Once at its passage; the table at the end lists it with the others.
    expect(again.locator(".app-action-line", has_text="Bring umbrellas.")).to_have_count(1)
    accessible(again)


def test_two_who_change_one_passage_see_both_texts(
    page, new_context, site_url, come_in, officer, held
):
    welcome = held.items.welcome
    desk = f"{site_url}/workspace/moorland/meetings/{held.meeting.pk}/minute/?item={welcome.pk}"
    other = new_context().new_page()
    for each in (page, other):
        come_in(officer, each)
        each.goto(desk)
        each.get_by_role("link", name="Change the passage “All were welcome.”").click()
        expect(box(each)).to_have_value("All were welcome.")
    box(other).fill("All came.")
    other.get_by_role("button", name="Keep", exact=True).click()
    expect(other.locator(".app-minuting__passage")).to_contain_text("All came.")
    box(page).fill("All were greeted.")
    page.get_by_role("button", name="Keep", exact=True).click()
    both = page.get_by_role("alert")
    expect(both).to_contain_text("All came.")
    expect(both).to_contain_text("All were greeted.")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(status(page)).to_contain_text("Saved")
    assert body(welcome) == "All came.\n\nAll were greeted."

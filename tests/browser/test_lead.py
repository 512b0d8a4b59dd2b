"""A lead on a phone: from the link in the e-mail to "sent", counted in screens, boxes and taps."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from actions.models import Invitation, Reading, Update
from actions.rounds.links import invitation_link
from actions.rounds.services.legend import ensure_legend
from csp.periods import today
from tests import factories as make

ROWS = 3


@pytest.fixture
def link(partnership, priority) -> Invitation:
    """Three rows to answer, each with a measure, and what was said of them the quarter before."""
    ensure_legend(by=None, partnership=partnership)
    open_for = {"due_on": today() + timedelta(days=7), "closes_on": today() + timedelta(days=14)}
    before = make.RoundFactory(partnership=partnership)
    quarter = make.RoundFactory(
        partnership=partnership,
        period="2016-17Q2",
        title="Quarter 2 (July to September 2016)",
        start="2016-07-01",
        end="2016-09-30",
        **open_for,
    )
    quarter.refresh_from_db()
    return make.InvitationFactory(
        round=quarter,
        name="Harbour Support",
        updates=[asked(priority, before, quarter, number) for number in range(1, ROWS + 1)],
    )


def asked(priority, before, quarter, number: int) -> Update:
    row = make.ActionFactory(
        priority=priority, ref=f"1.{number}", aim=f"Keep victims safe, {number}"
    )
    measure = make.MeasureFactory(action=row, text="Victims visited", over_year="sum", kind="count")
    make.RiskFactory(action=row)
    said = make.UpdateFactory(round=before, action=row, sent=True, happened="Worker started in May")
    make.ReadingFactory(update=said, measure=measure, printed="21", value=21)
    return make.UpdateFactory(round=quarter, action=row)


class Thumb:
    """What it costs: each screen that is loaded, each box that is filled and each tap."""

    def __init__(self, page: Page) -> None:
        self.screens: list[str] = []
        self.boxes = self.taps = 0
        page.on("load", lambda loaded: self.screens.append(loaded.url))

    def tap(self, target: Locator) -> None:
        target.click()
        self.taps += 1

    def fill(self, box: Locator, words: str) -> None:
        box.fill(words)
        self.boxes += 1


def test_three_rows_in_one_screen_each(phone, site_url, link, accessible):
    page, thumb = phone, Thumb(phone)
    page.goto(invitation_link(link))
    for number in range(1, ROWS + 1):
        expect(page.get_by_role("heading", level=1)).to_have_text(
            f"1.{number} Keep victims safe, {number}"
        )
        expect(page.get_by_text("Worker started in May")).to_be_visible()
        expect(page.get_by_text("So far this year: 21. Last time: 21.")).to_be_visible()
        accessible()
        thumb.tap(page.get_by_role("radio", name="On track"))
        thumb.fill(
            page.get_by_label("What happened?"), "Twenty-seven visits, all with safety plans."
        )
        thumb.fill(page.get_by_label("Victims visited", exact=True), "27")
        thumb.tap(page.get_by_role("button", name="Save and"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Your rows")
    accessible()
    thumb.tap(page.get_by_role("button", name="Send 3 updates"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    accessible()
    # One screen a row, one to look over and send, one that says what happens next; no sign-in.
    assert len(thumb.screens) == ROWS + 2, thumb.screens
    assert not [address for address in thumb.screens if "/accounts/" in address]
    assert (thumb.boxes, thumb.taps) == (2 * ROWS, 2 * ROWS + 1)
    assert page.context.cookies() == []
    assert {each.state for each in link.updates.all()} == {"sent"}
    assert {each.value for each in Reading.objects.filter(update__in=link.updates.all())} == {27}
    link.refresh_from_db()
    assert link.opened_at


def test_what_is_typed_is_kept_without_a_connection_and_asked_about_kindly(
    phone, site_url, link, accessible
):
    page, update = phone, link.updates.first()
    page.goto(invitation_link(link))
    saved = page.locator("[data-saved]")
    page.get_by_label("What happened?").fill("Typed on a train")
    expect(saved).to_have_text("Saved")
    assert Update.objects.get(pk=update.pk).happened == "Typed on a train"
    page.context.set_offline(True)
    page.get_by_label("What happened?").fill("Typed on a train, in a tunnel")
    expect(saved).to_contain_text("there is no connection")
    page.context.set_offline(False)
    expect(saved).to_have_text("Saved")
    assert Update.objects.get(pk=update.pk).happened == "Typed on a train, in a tunnel"
    expect(page.get_by_label("Why is it not on track?")).to_be_hidden()
    page.get_by_role("radio", name="At risk").check()
    page.get_by_label("Why is it not on track?").fill("Snow")
    page.get_by_label("Victims visited", exact=True).fill("N/A")
    page.get_by_role("button", name="Save and next").click()
    expect(page.get_by_role("alert")).to_contain_text(
        "Does “N/A” mean 0, or that there is no figure?"
    )
    expect(page.get_by_label("What happened?")).to_have_value("Typed on a train, in a tunnel")
    expect(page.get_by_label("Why is it not on track?")).to_have_value("Snow")
    accessible()
    page.get_by_label("Victims visited", exact=True).fill("")
    page.get_by_text("No figure? Victims visited").click()
    page.get_by_label("Why is there no figure?").fill("The system was down")
    page.get_by_role("button", name="Save and next").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("1.2")
    assert Reading.objects.get(update=update).missing_because == "The system was down"


def test_a_link_that_ends_while_somebody_types_leaves_them_their_words(
    phone, site_url, link, accessible
):
    page = phone
    page.goto(invitation_link(link))
    Invitation.objects.filter(pk=link.pk).update(expires_on=today() - timedelta(days=1))
    page.get_by_label("What happened?").fill("Half an hour of words")
    expect(page.locator("[data-saved]")).to_contain_text("This link has ended")
    page.get_by_role("button", name="Save and next").click()
    expect(page.get_by_text("Half an hour of words")).to_be_visible()
    accessible()


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_a_script(phone, site_url, link):
    page = phone
    page.goto(invitation_link(link))
    page.get_by_role("radio", name="Off track").check()
    page.get_by_label("What happened?").fill("Nobody could be found")
    page.get_by_label("Why is it not on track?").fill("The post is empty")
    page.get_by_role("button", name="Save and next").click()
    page.get_by_text("Nothing to report", exact=True).click()
    page.get_by_label("Nothing to report, because").fill("It begins in the spring")
    page.get_by_role("button", name="Save and next").click()
    page.get_by_text("Not mine", exact=True).click()
    page.get_by_label("Who should be asked?").fill("The housing group")
    page.get_by_role("button", name="Tell the officer it is not mine").click()
    page.get_by_role("button", name="Send 2 updates").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert [each.state for each in link.updates.all()] == ["sent", "sent"]

"""A pack read beside its contents: looked at by axe, and walked by its links."""

from __future__ import annotations

from playwright.sync_api import expect

from reporting.meetings.services.issue import issue_agenda
from tests.reporting.meetings.coming import coming_meeting, meeting_now


def test_a_member_walks_from_paper_to_paper(
    page, site_url, come_in, partnership, officer, accessible
):
    coming = coming_meeting(partnership)
    meeting = meeting_now(coming.meeting)
    issue_agenda(by=officer, meeting=meeting, version=meeting.version)
    come_in(officer)
    page.goto(f"{site_url}/workspace/moorland/meetings/{meeting.pk}/pack/")
    page.get_by_role("link", name="Read it here").click()
    expect(page.locator("iframe")).to_have_attribute("title", "Pack, open at Agenda")
    accessible()
    page.get_by_role("link", name="Drone scheme", exact=True).click()
    expect(page.get_by_role("heading", name="2.1 Drone scheme")).to_be_visible()
    expect(page.locator("[aria-current=page]")).to_contain_text(["Drone scheme"])
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_role("heading", name="3.1 Money for")).to_be_visible()
    accessible()

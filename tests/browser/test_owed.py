"""Somebody who has to do something, on a phone: from the link to "done"; and an officer who tells them."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from actions.models import AgreedAction, AgreedMail
from csp.links.services import issue_link
from csp.models import EmailedLink
from csp.periods import today
from tests import factories as make


@pytest.fixture
def jo(partnership):
    return make.PersonFactory(partnership=partnership, name="Jo Leaver", email="jo@body.example")


@pytest.fixture
def park(partnership, jo):
    due = {"due_on": today() - timedelta(days=17), "due_kind": "day"}
    return make.AgreedActionFactory(
        partnership=partnership, owner_person=jo, words="Look in at the skate park", **due
    )


@pytest.fixture
def lights(partnership, jo):
    due = {"due_on": today() + timedelta(days=26), "due_kind": "day"}
    return make.AgreedActionFactory(
        partnership=partnership,
        owner_person=jo,
        words="Count the lights that are out along the towpath and send the list to the highways team",
        passage="JL to count the lights.",
        **due,
    )


def link_for(jo) -> str:
    issued = issue_link(
        purpose=EmailedLink.Purpose.ACTIONS,
        tenant=jo.partnership_id,
        email=jo.email,
        name=jo.full_name,
        expires_on=today() + timedelta(days=60),
        holder=jo,
    )
    return f"/do/{issued.secret}/"


def test_two_actions_are_answered_on_a_phone(phone, site_url, jo, park, lights, accessible):
    page = phone
    page.goto(site_url + link_for(jo))
    expect(page.get_by_role("heading", level=1)).to_have_text("2 actions for you")
    expect(page.get_by_text("17 days late")).to_be_visible()
    accessible()
    box = page.get_by_label("Your answer").first
    box.fill("Looked in on Friday & Saturday")
    page.wait_for_timeout(500)
    page.reload()
    page.get_by_role("button", name="Put it back").first.click()
    expect(box).to_have_value("Looked in on Friday & Saturday")
    page.get_by_role("button", name="Done", exact=True).first.click()
    expect(page.get_by_text("Thank you. It is marked as done.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 action for you")
    accessible()
    page.get_by_role("button", name="Not yet").click()
    expect(page.get_by_role("alert")).to_contain_text("Write in a few words how it goes")
    accessible()
    page.get_by_label("Your answer").fill("Half of it")
    page.get_by_label("until when").fill("1 January 2030")
    page.get_by_role("button", name="Not yet").click()
    expect(page.get_by_text("Thank you. Your answer is kept.")).to_be_visible()
    assert page.context.cookies() == []
    park.refresh_from_db()
    lights.refresh_from_db()
    assert (park.state, park.outcome) == ("done", "Looked in on Friday & Saturday")
    assert lights.outcome == "Half of it (proposes 1 January 2030)"
    assert EmailedLink.objects.get().opened_at


def test_an_officer_sees_whom_before_telling(
    page, site_url, come_in, officer, partnership, park, lights, accessible
):
    make.AgreedActionFactory(partnership=partnership, words="Of nobody")
    come_in(officer)
    page.goto(f"{site_url}/workspace/moorland/meetings/actions/")
    page.get_by_role("link", name="Tell owners").click()
    expect(page.get_by_role("group", name="Jo Leaver")).to_be_visible()
    expect(page.get_by_text("Nobody has it yet.")).to_be_visible()
    accessible()
    page.get_by_label("Count the lights").uncheck()
    page.get_by_role("button", name="Tell owners").click()
    expect(page.get_by_text("An e-mail is on its way to 1 person.")).to_be_visible()
    [mail] = AgreedMail.objects.all()
    assert list(mail.agreed.all()) == [AgreedAction.objects.get(pk=park.pk)]


def test_an_author_sends_a_paper_from_a_phone(phone, site_url, partnership, accessible):
    page = phone
    meeting = make.MeetingFactory(partnership=partnership, date=today() + timedelta(days=7))
    item = make.AgendaItemFactory(partnership=partnership, meeting=meeting)
    paper = make.AgendaPaperFactory(
        partnership=partnership,
        item=item,
        title="Burglary in spring",
        author_email="jo@body.example",
        due_on=today() - timedelta(days=1),
    )
    issued = issue_link(
        purpose=EmailedLink.Purpose.PAPER,
        tenant=partnership.pk,
        email="jo@body.example",
        name="Jo",
        expires_on=None,
        about=paper,
    )
    page.goto(f"{site_url}/send/{issued.secret}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Burglary in spring")
    expect(page.get_by_text("so it is late")).to_be_visible()
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose the file")
    accessible()
    picture = BytesIO()
    Image.new("RGB", (40, 40), "green").save(picture, "JPEG")
    photo = {"name": "chart.jpg", "mimeType": "image/jpeg", "buffer": picture.getvalue()}
    page.get_by_label("File", exact=True).set_input_files(photo)
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_text("Thank you. It is received, after its day.")).to_be_visible()
    accessible()
    paper.refresh_from_db()
    assert (paper.state, paper.file_name, paper.pages) == ("late", "chart.jpg", 1)
    assert page.context.cookies() == []


def test_a_member_finds_the_meeting_on_a_phone(phone, site_url, partnership, jo, park, accessible):
    page = phone
    group = make.GroupFactory(partnership=partnership, kind="strategy", name="Strategy group")
    make.SeatFactory(partnership=partnership, group=group, person=jo)
    meeting = make.MeetingFactory(
        partnership=partnership, group=group, date=today() + timedelta(days=7), state="issued"
    )
    make.AgendaItemFactory(partnership=partnership, meeting=meeting, heading="Drones")
    issued = issue_link(
        purpose=EmailedLink.Purpose.MEMBER,
        tenant=partnership.pk,
        email=jo.email,
        name=jo.full_name,
        expires_on=None,
        holder=jo,
        about=meeting,
    )
    page.goto(f"{site_url}/member/{issued.secret}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Strategy group")
    page.get_by_role("button", name="Say so").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose whether you are coming.")
    accessible()
    page.get_by_label("Yes").check()
    page.get_by_role("button", name="Say so").click()
    expect(page.get_by_text("Noted.")).to_be_visible()
    assert meeting.attendance.get(expected=True).person == jo
    page.get_by_role("link", name="Say how it goes").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 action for you")
    accessible()
    page.get_by_role("link", name="Back to the meeting").click()
    expect(page.get_by_role("heading", name="Agenda")).to_be_visible()
    assert page.context.cookies() == []


def test_a_member_who_signs_in_finds_it_on_the_home(
    phone, site_url, come_in, partnership, cast, accessible
):
    page = phone
    group = make.GroupFactory(partnership=partnership, kind="strategy", name="Strategy group")
    for days, state in ((7, "issued"), (-30, "circulated")):
        make.MeetingFactory(
            partnership=partnership, group=group, date=today() + timedelta(days=days), state=state
        )
    come_in(cast["chair"])
    page.goto(f"{site_url}/workspace/moorland/")
    accessible()
    page.get_by_label("No, I send somebody").check()
    page.get_by_role("button", name="Say so").click()
    expect(page.get_by_role("alert")).to_contain_text("Write who comes instead of you.")
    accessible()
    page.get_by_label("Who comes instead of you").fill("Supt Pike")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Noted.")).to_be_visible()

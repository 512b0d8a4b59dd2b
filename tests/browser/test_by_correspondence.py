"""A question between meetings: a member answers on a phone, and an officer closes it."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import expect

from csp.links.services import issue_link
from csp.models import EmailedLink
from csp.periods import today
from reporting.meetings.services.correspondence import put_question
from reporting.meetings.services.correspondence_mail import ask_members
from tests import factories as make


def question_asked(partnership, officer):
    group = make.GroupFactory(partnership=partnership, name="Strategy group")
    person = make.PersonFactory(partnership=partnership, name="Jo", email="jo@body.example")
    make.SeatFactory(partnership=partnership, group=group, person=person)
    question = put_question(
        by=officer, partnership=partnership, group=group, heading="Grant for the youth hub",
        question="Shall the hub get it?", closes_on=today() + timedelta(days=9),
        audience="partners",
    )  # fmt: skip
    ask_members(by=officer, question=question, asked=0)
    return question


def test_a_member_answers_from_a_phone(phone, site_url, partnership, officer, accessible):
    page, question = phone, question_asked(partnership, officer)
    issued = issue_link(
        purpose=EmailedLink.Purpose.CORRESPONDENCE, tenant=partnership.pk, name="Jo",
        email="jo@body.example", expires_on=question.closes_on, about=question.answers.get(),
    )  # fmt: skip
    page.goto(f"{site_url}/answer/{issued.secret}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Grant for the youth hub")
    page.get_by_label("Yes, if").check()
    page.get_by_role("button", name="Send my answer").click()
    expect(page.get_by_role("alert")).to_contain_text("Write the condition")
    accessible()
    page.get_by_label("If what?").fill("it opens by June")
    page.get_by_role("button", name="Send my answer").click()
    expect(page.get_by_role("status")).to_contain_text("yes, if it opens by June")
    accessible()
    assert page.context.cookies() == []


def test_an_officer_writes_an_answer_down_and_closes(
    page, come_in, site_url, partnership, officer, accessible
):
    question = question_asked(partnership, officer)
    come_in(officer)
    page.goto(site_url + question.get_absolute_url())
    accessible()
    page.get_by_role("link", name="Remind members").click()
    accessible()
    page.go_back()
    page.get_by_role("link", name="Write down").click()
    page.get_by_label("Yes", exact=True).check()
    accessible()
    page.get_by_role("button", name="Keep the answer").click()
    page.get_by_role("link", name="Close the question").click()
    page.get_by_label("What was decided").fill("that the grant be paid.")
    accessible()
    page.get_by_role("button", name="Close the question").click()
    expect(page.get_by_text("AGREED that the grant be paid.")).to_be_visible()
    accessible()

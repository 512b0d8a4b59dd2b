"""What anybody reads of meetings: by each group's own rules, and never a word that is kept."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from lxml import etree

from csp.periods import today
from reporting.editions.services.report import withdraw_report
from reporting.meetings.services.minutes import approve_minutes, circulate_minutes
from reporting.models import Meeting, Report
from tests import factories as make
from tests.reporting.meetings.stockton import INSIDE, SECRET, held_meeting

LIST = "/partnerships/moorland/meetings/"
FEED = f"{LIST}feed/"
KEPT = (SECRET, INSIDE, "Sam Fellow", "Robin Marsh", "Jo Heath", "meet.example")


@pytest.fixture
def held(partnership):
    return held_meeting(partnership)


@pytest.fixture
def minuted(held, officer, django_capture_on_commit_callbacks):
    """``minuted("approved")`` is the public address of the meeting, its minutes gone so far."""

    def done(state: str, **rules) -> str:
        for name, value in rules.items():
            setattr(held.group.rules, name, value)
        held.group.rules.save()
        with django_capture_on_commit_callbacks(execute=True):
            if state in ("circulated", "approved"):
                circulate_minutes(by=officer, meeting=held.meeting, version=held.meeting.version)
            if state == "approved":
                now = Meeting.objects.get(pk=held.meeting.pk)
                asked = {"version": now.version, "approved_on": date(2017, 5, 16)}
                approve_minutes(by=officer, meeting=now, **asked)
        return f"{LIST}{held.meeting.pk}/"

    return done


def body(answer) -> str:
    return answer.content.decode()


def status(address: str) -> int:
    answer = Client().get(address)
    if answer.streaming:
        read_file(answer)
    return answer.status_code


def read_file(answer) -> bytes:
    data = b"".join(answer.streaming_content)
    for close in answer._resource_closers:
        close()
    return data


def test_approved_minutes_are_read_by_anybody_where_the_rules_say_so(minuted):
    page = minuted("approved")
    said = body(Client().get(page))
    assert "SDP 3/17" in said and "The direction be endorsed." in said
    assert (
        "Recorded crime (restricted)" in said and "Members discussed a restricted report." in said
    )
    listed = body(Client().get(LIST))
    assert "What was decided on 4 April 2017" in listed and "Noted and endorsed." in listed
    assert "Approved" in listed and "16 May 2017" in listed
    pdf = Client().get(f"{page}minutes.pdf")
    assert pdf.status_code == 200 and pdf["Content-Type"] == "application/pdf"
    assert read_file(pdf).startswith(b"%PDF")
    assert status(f"{page}minutes.docx") == 200
    entry = etree.fromstring(Client().get(FEED).content)
    assert "Minutes of Safer Dale Partnership" in etree.tostring(entry, encoding="unicode")


@pytest.mark.parametrize(
    ("state", "shown", "seen"),
    [
        ("held", "draft", False),
        ("circulated", "approved", False),
        ("circulated", "draft", True),
        ("approved", "nothing", False),
    ],
)
def test_minutes_are_not_there_until_the_rules_let_them(minuted, state, shown, seen):
    page = minuted(state, public_minutes=shown)
    said = body(Client().get(page))
    assert ("SDP 3/17" in said) is seen
    assert (status(f"{page}minutes.pdf") == 200) is seen
    assert (status(f"{page}minutes.docx") == 200) is seen
    assert ("SDP" in body(Client().get(LIST))) is seen
    assert ("Draft minutes" in said) is seen
    assert ("<entry>" in body(Client().get(FEED))) is seen


def test_a_rule_that_is_made_narrower_takes_the_minutes_away_at_once(minuted, held):
    page = minuted("circulated", public_minutes="draft")
    assert "SDP 3/17" in body(Client().get(page))
    held.group.rules.public_minutes = "approved"
    held.group.rules.save()
    assert status(f"{page}minutes.pdf") == 404


def test_a_draft_never_stands_for_what_was_approved(minuted):
    page = minuted("approved", public_minutes="draft")
    approved = Report.objects.get(kind="minutes")
    assert "Draft minutes" not in body(Client().get(page))
    Report.objects.filter(pk=approved.pk).update(state="preparing", published_at=None)
    assert status(f"{page}minutes.pdf") == 404


def test_minutes_that_were_withdrawn_are_gone_and_no_draft_takes_their_place(minuted, officer):
    page = minuted("approved", public_minutes="draft")
    withdraw_report(
        by=officer, report=Report.objects.get(kind="minutes"), reason="A name was left in."
    )
    assert status(f"{page}minutes.pdf") == 404
    assert "SDP 3/17" not in body(Client().get(page))


def test_meetings_whose_dates_are_not_public_are_not_there(minuted, held):
    page = minuted("approved", public_minutes="nothing", public_agenda=False, public_dates=False)
    for address in (LIST, FEED, page, f"{page}minutes.pdf"):
        assert status(address) == 404
    assert status("/partnerships/nowhere/meetings/") == 404


def test_another_partnerships_meeting_is_not_found_at_this_ones_address(minuted, other):
    minuted("held")
    theirs = held_meeting(other)
    assert status(f"{LIST}{theirs.meeting.pk}/") == 404


def test_the_agenda_is_shown_when_it_is_out_and_private_items_by_their_public_heading(held):
    held.meeting.state = "agenda"
    held.meeting.save()
    page = f"{LIST}{held.meeting.pk}/"
    assert "The agenda is not published yet." in body(Client().get(page))
    held.meeting.state = "issued"
    held.meeting.save()
    said = body(Client().get(page))
    assert (
        "Introductions" in said and "Recorded crime (restricted)" in said and "In private" in said
    )
    assert "All were welcome." not in said


def test_what_was_called_off_is_struck_through_with_the_reason(held):
    coming = make.MeetingFactory(
        partnership=held.meeting.partnership, group=held.group, date=today(), side="cancelled",
        reason="Snow", state="planned",
    )  # fmt: skip
    said = body(Client().get(LIST))
    assert f"<s>{coming.day_words}</s>" in said and "Snow" in said
    assert "The next meeting is not fixed yet." in said


@pytest.mark.parametrize("state", ["held", "circulated", "approved"])
@pytest.mark.parametrize("shown", ["nothing", "approved", "draft"])
def test_no_word_that_is_kept_reaches_anybody(minuted, held, state, shown):
    """In no state, under no rule: page, list, feed and files."""
    page = minuted(state, public_minutes=shown, public_papers=True)
    for address in (LIST, FEED, page):
        said = body(Client().get(address))
        assert not [word for word in KEPT if word in said]
    for ext in ("pdf", "docx"):
        for report in Report.objects.exclude(**{f"public_{ext}": ""}):
            assert not [word for word in KEPT if word in report.public_page]


@pytest.mark.parametrize("many", [2, 12])
def test_statements_do_not_grow_with_meetings(held, many, django_assert_max_num_queries):
    for month in range(1, many):
        make.MeetingFactory(
            partnership=held.meeting.partnership, group=held.group, date=date(2016, month, 1)
        )
    with django_assert_max_num_queries(8):
        assert status(LIST) == 200

"""The link of a member without an account: who gets it, what it opens, when it ends; nothing restricted."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.conf import settings as site
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actions.models import AgreedAction
from csp.links.services import issue_link
from csp.models import AuditEvent, EmailedLink
from reporting.facts.pictures import bytes_of
from reporting.letters.services.letter import send_letters
from reporting.meetings.services.calendar import move_meeting
from reporting.meetings.services.issue import issue_agenda
from reporting.meetings.services.pack import issue_pack
from reporting.models import AgendaPaper, Attendance, GroupRules, Letter, Meeting
from tests import factories as make
from tests.reporting.meetings.coming import (
    INSIDE,
    SECRET,
    coming_meeting,
    meeting_now,
    words_of_pdf,
)
from tests.world import read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def spring():
    cache.clear()
    with time_machine.travel(date(2017, 5, 5), tick=False):
        yield


@pytest.fixture
def coming(partnership):
    return coming_meeting(partnership)


@pytest.fixture
def person(coming, partnership):
    person = make.PersonFactory(partnership=partnership, name="Jo Pike", email="Jo@body.example")
    post = make.PostFactory(partnership=partnership, title="Superintendent", holder=person)
    make.SeatFactory(partnership=partnership, group=coming.group, post=post)
    return person


@pytest.fixture
def link(coming, person) -> str:
    """The address of a link of the meeting, whose agenda is out."""
    Meeting.objects.update(state="issued")
    sent = issue_link(
        purpose=EmailedLink.Purpose.MEMBER, tenant=person.partnership_id, email="jo@body.example",
        name="Jo Pike", expires_on=None, holder=person, about=coming.meeting,
    )  # fmt: skip
    return f"/member/{sent.secret}/"


@pytest.fixture
def mailed(coming, cast, person, officer, mailoutbox, django_capture_on_commit_callbacks) -> str:
    """The address in the e-mail that went out with the agenda and its pack."""
    meeting = meeting_now(coming.meeting)
    with django_capture_on_commit_callbacks(execute=True):
        issue_agenda(by=officer, meeting=meeting, version=meeting.version)
    send_letters()
    [mail] = [each for each in mailoutbox if each.to == ["jo@body.example"]]
    assert not [word for word in (SECRET, INSIDE) if word in mail.body + mail.subject]
    return re.search(rf"{re.escape(site.SITE_URL)}(/member/\S+)", mail.body)[1]


@pytest.fixture
def phone() -> Client:
    return Client(enforce_csrf_checks=True)


def words(client, link, way="") -> str:
    answer = client.get(f"{link}{way}")
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


# -- Who gets one


def test_members_without_an_account_get_a_link_and_the_others_none(
    coming, cast, mailed, partnership, mailoutbox
):
    assert EmailedLink.objects.count() == 1
    theirs = [mail for mail in mailoutbox if "/member/" in mail.body]
    assert [mail.to for mail in theirs] == [["jo@body.example"]]
    assert {cast["chair"].email.lower()} < {mail.to[0] for mail in mailoutbox}
    assert mailed.split("/")[2] not in str(list(Letter.objects.values())), (
        "the secret is kept nowhere"
    )


def test_who_signs_in_left_or_has_no_address_gets_none(
    coming, partnership, cast, officer, client_of
):
    p = {"partnership": partnership}
    for values in (
        {"email": "gone@body.example", "ended_on": date(2017, 5, 4)},
        {"email": ""},
        {"email": cast["strategy"].email.upper()},
    ):
        made = make.PersonFactory(**p, **values)
        make.SeatFactory(**p, group=coming.group, person=made)
    meeting = meeting_now(coming.meeting)
    issue_agenda(by=officer, meeting=meeting, version=meeting.version)
    assert not Letter.objects.filter(step__startswith="member-").exists()


def test_the_clerk_sees_whom_it_goes_to(coming, person, cast, client_of):
    place = reverse("workspace:meeting_issue", args=["moorland", coming.meeting.pk])
    assert "jo@body.example" in client_of(cast["clerk"]).get(place).content.decode()


def test_a_letter_that_waits_goes_to_nobody_who_is_no_member_any_more(
    coming, person, officer, mailoutbox
):
    meeting = meeting_now(coming.meeting)
    issue_agenda(by=officer, meeting=meeting, version=meeting.version)
    coming.group.seats.all().delete()
    send_letters()
    assert not [mail for mail in mailoutbox if "/member/" in mail.body]


# -- What it opens


def test_it_opens_the_meeting_the_pack_for_members_and_nothing_restricted(
    coming, mailed, phone, partnership
):
    page = words(phone, mailed)
    assert "16 May 2017" in page and "Town Hall" in page and "meet.example" in page
    assert f"Budget of {INSIDE}" in page and "Recorded crime" in page and "Drones" in page
    assert SECRET not in page and "/workspace/moorland" not in page
    assert phone.cookies.output() == ""
    answer = phone.get(f"{mailed}pack-1.pdf")
    assert (
        answer["Cache-Control"] == "no-store, private"
        and answer["Referrer-Policy"] == "no-referrer"
    )
    data = read(answer)
    pack = coming.meeting.packs.get()
    assert data == bytes_of(pack.pdf)
    told = words_of_pdf(pack.pdf)
    assert INSIDE in told and SECRET not in told
    assert pack.whole_pdf and data != bytes_of(pack.whole_pdf)
    assert phone.get(f"{mailed}pack-2.pdf").status_code == 404


def test_a_group_may_ask_for_a_sign_in_to_read_its_pack(coming, link, phone):
    GroupRules.objects.update(pack_needs_sign_in=True)
    page = words(phone, link)
    assert "Sign in to read" in page and INSIDE not in page and "Drones" not in page
    answer = phone.get(f"{link}pack-1.pdf")
    assert answer.status_code == 302 and answer["Location"].startswith("/workspace/")
    assert phone.get(answer["Location"]).status_code == 302, "and that asks for a sign-in"


def test_a_supplement_brings_a_link_of_its_own(
    coming, mailed, officer, phone, mailoutbox, django_capture_on_commit_callbacks
):
    AgendaPaper.objects.filter(pk=coming.papers.waiting.pk).update(state="late", text="The letter.")
    meeting = meeting_now(coming.meeting)
    with django_capture_on_commit_callbacks(execute=True):
        issue_pack(by=officer, meeting=meeting, version=meeting.version)
    send_letters()
    mine = [mail for mail in mailoutbox if mail.to == ["jo@body.example"]]
    assert len(mine) == 2 and "supplement 1" in mine[1].subject
    assert "Read the supplement 1" in words(phone, mailed)
    assert read(phone.get(f"{mailed}pack-2.pdf")).startswith(b"%PDF")


def test_a_member_says_by_link_whether_they_come(coming, link, phone, person):
    assert phone.post(link, {"answer": "maybe"}).status_code == 422
    answer = phone.post(link, {"answer": "somebody", "instead": "Insp Rowe"})
    assert answer.status_code == 302 and "Noted" in words(phone, answer["Location"])
    rows = Attendance.objects.filter(meeting=coming.meeting).order_by("pk")
    assert [(str(row), row.list, row.substitute_for) for row in rows] == [
        ("Jo Pike", "apologies", ""),
        ("Insp Rowe", "present", "Jo Pike"),
    ]
    told = AuditEvent.objects.get(verb="said by link")
    assert told.by is None and told.detail == {"by": "Jo Pike"}
    with time_machine.travel(date(2017, 5, 17), tick=False):
        assert "Are you coming?" not in words(phone, link)
        assert phone.post(link, {"answer": "yes"}).status_code == 409


def test_own_actions_are_answered_there_and_restricted_ones_are_not(
    coming, link, phone, person, partnership
):
    p = {"partnership": partnership, "owner_person": person}
    mine = make.AgreedActionFactory(**p, words="Count the lamps", due_on=date(2017, 5, 2))
    kept = make.AgreedActionFactory(**p, words=f"Watch {SECRET}", audience="restricted")
    other = make.AgreedActionFactory(partnership=partnership, words="Paint the wall")
    page = words(phone, link)
    assert "Count the lamps" in page and "3 days late" in page
    assert SECRET not in page and "Paint the wall" not in page
    page = words(phone, link, "actions/")
    assert "Count the lamps" in page and SECRET not in page and f'href="{link}"' in page
    sent = {"do": "done", "version": mine.version, "words": "Forty"}
    answer = phone.post(f"{link}actions/{mine.pk}/", sent)
    assert answer.status_code == 302 and answer["Location"] == f"{link}actions/?kept=done"
    assert AgreedAction.objects.get(pk=mine.pk).state == "done"
    for row in (kept, other):
        sent["version"] = row.version
        assert phone.post(f"{link}actions/{row.pk}/", sent).status_code == 404
    assert phone.post(f"{link}actions/{mine.pk}/back/").status_code == 302
    assert AgreedAction.objects.get(pk=mine.pk).state == "open"
    assert phone.get(link.replace("/member/", "/do/")).status_code == 404, "no other purpose"


# -- When it ends


@pytest.mark.parametrize("state", ["circulated", "approved"])
def test_it_ends_when_the_minutes_go_round(state, coming, link, phone):
    Meeting.objects.update(state="draft")
    assert phone.get(link).status_code == 200
    Meeting.objects.update(state=state, approved_on=date(2017, 6, 1))
    for way in ("", "pack-1.pdf", "actions/"):
        answer = phone.get(f"{link}{way}")
        assert answer.status_code == 410 and b"Town Hall" not in answer.content
    assert phone.post(link, {"answer": "yes"}).status_code == 410


def test_a_clerk_ends_it(coming, link, phone, cast, client_of):
    clerk = client_of(cast["clerk"])
    place = reverse("workspace:meeting_links", args=["moorland", coming.meeting.pk])
    assert "jo@body.example" in clerk.get(place).content.decode()
    end = reverse(
        "workspace:meeting_link_end",
        args=["moorland", coming.meeting.pk, EmailedLink.objects.get().pk],
    )
    assert client_of(cast["strategy"]).post(end).status_code == 403
    assert phone.get(link).status_code == 200
    assert clerk.post(end).status_code == 302
    assert phone.get(link).status_code == 410
    assert "Ended on 5 May 2017" in clerk.get(place).content.decode()
    other = make.MeetingFactory(partnership=coming.meeting.partnership, group=coming.group)
    wrong = reverse(
        "workspace:meeting_link_end", args=["moorland", other.pk, EmailedLink.objects.get().pk]
    )
    assert clerk.post(wrong).status_code == 404


def test_it_ends_with_the_seat_the_address_and_the_person(coming, link, phone, person, officer):
    type(person).objects.update(email="new@body.example")
    assert phone.get(link).status_code == 410
    type(person).objects.update(email="jo@body.example")
    assert phone.get(link).status_code == 200
    with time_machine.travel(date(2017, 5, 8), tick=False):
        type(person).objects.update(ended_on=date(2017, 5, 7))
        assert phone.get(link).status_code == 410
    type(person).objects.update(ended_on=None)
    coming.group.seats.all().delete()
    assert phone.get(link).status_code == 410


def test_whoever_made_one_up_reads_nothing(link, phone):
    told = [phone.get(f"/member/{token}/") for token in ("x" * 43, "y")]
    assert [answer.status_code for answer in told] == [404, 404]
    assert not [answer for answer in told if b"Moorland" in answer.content]


def test_it_follows_a_meeting_that_is_moved_and_says_that_one_is_cancelled(
    coming, link, phone, officer
):
    meeting = meeting_now(coming.meeting)
    new = move_meeting(
        by=officer, meeting=meeting, version=meeting.version, to=date(2017, 5, 24), reason="Snow"
    )
    page = words(phone, link)
    assert "24 May 2017" in page and "16 May 2017" not in page
    Meeting.objects.filter(pk=new.pk).update(side="cancelled", reason="Ice")
    page = words(phone, link)
    assert "Cancelled: Ice" in page and "Are you coming?" not in page


def test_it_takes_as_many_queries_whatever_there_is(coming, link, phone, partnership, person):
    def ask() -> int:
        with CaptureQueriesContext(connection) as asked:
            words(phone, link)
        return len(asked)

    def add() -> None:
        p = {"partnership": partnership}
        make.AgendaItemFactory(**p, meeting=coming.meeting)
        make.AgreedActionFactory(**p, owner_person=person)
        make.AttendanceFactory(**p, meeting=coming.meeting, expected=True)
        make.MeetingFactory(**p, group=coming.group, date=date(2017, 5, 16) + timedelta(days=30))

    add()
    before = ask()
    for _ in range(3):
        add()
    assert ask() == before

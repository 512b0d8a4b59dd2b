"""Questions by correspondence: put to members, answered signed in and by link, closed and reported."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest
import time_machine
from django.conf import settings as site
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp import changes
from csp.models import AuditEvent, EmailedLink
from reporting.letters.services.letter import send_letters
from reporting.meetings.queries.correspondence import answers_to_question
from reporting.meetings.services.calendar import cancel_meeting, move_meeting
from reporting.meetings.services.correspondence import (
    answer_question,
    answers_seen,
    change_question,
    close_question,
    hold_question,
    put_question,
)
from reporting.meetings.services.correspondence_mail import ask_members
from reporting.meetings.services.issue import issue_agenda
from reporting.meetings.services.minutes import circulate_minutes
from reporting.meetings.services.minuting import hold_meeting
from reporting.models import AgendaItem, ForwardItem, Letter, Meeting
from tests import factories as make

pytestmark = pytest.mark.django_db
SECRET = "Operation Nightjar"
NOW = datetime(2017, 5, 2, 10, 0)
AFTER = datetime(2017, 5, 13, 10, 0)


@pytest.fixture(autouse=True)
def spring():
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def group(partnership):
    group = make.GroupFactory(partnership=partnership, name="Strategy group", kind="strategy")
    make.GroupRulesFactory(
        partnership=partnership, group=group, quorum_kind="people", quorum_count=2
    )
    return group


@pytest.fixture
def seats(partnership, group, strategy):
    p = {"partnership": partnership}
    jo = make.PersonFactory(**p, name="Jo", email="Jo@body.example")
    fire = make.PostFactory(**p, title="Fire officer", holder=jo)
    member = make.PersonFactory(**p, name="Sam", email=strategy.email, user=strategy)
    return [
        make.SeatFactory(**p, group=group, post=fire),
        make.SeatFactory(**p, group=group, person=member),
        make.SeatFactory(**p, group=group, words="A resident"),
    ]


@pytest.fixture
def question(partnership, group, seats, officer):
    return put_question(
        by=officer,
        partnership=partnership,
        group=group,
        heading="Grant for the youth hub",
        question="Shall the hub get the grant?",
        closes_on=date(2017, 5, 12),
        audience="partners",
    )


@pytest.fixture
def asked(question, officer):
    ask_members(by=officer, question=question, asked=0)
    return again(question)


@pytest.fixture
def link(asked, mailoutbox) -> str:
    send_letters()
    mail = next(each for each in mailoutbox if each.to == ["jo@body.example"])
    return re.search(rf"{re.escape(site.SITE_URL)}(/answer/\S+)", mail.body)[1]


@pytest.fixture
def phone() -> Client:
    return Client(enforce_csrf_checks=True)


def again(question):
    return hold_question(question)


def address(question, way="", *more) -> str:
    name = f"workspace:correspondence{way and '_'}{way}"
    return reverse(name, args=["moorland", question.item.meeting_id, *more])


def reply_to(question, place: int, reply: str, **more):
    answer = answers_to_question(question)[place]
    return answer_question(
        by=None, said_as="Jo", answer=answer, version=answer.version, reply=reply, **more
    )


def seen(question) -> str:
    return answers_seen(again(question), answers_to_question(question))


def closed(question, by, **more):
    given = {"words": "that the grant be paid."} | more
    return close_question(by=by, question=question, seen=seen(question), **given)


# -- Putting it --------------------------------------------------------------------------------------


def test_a_clerk_puts_a_question_and_sees_to_whom_it_goes(group, seats, cast, client_of):
    client = client_of(cast["clerk"])
    new = reverse("workspace:correspondence_add", args=["moorland"])
    typed = {
        "group": group.pk, "heading": "Grant", "question": "Shall we?", "closes_on": "12 May 2017",
        "audience": "partners",
    }  # fmt: skip
    answer = client.post(new, typed)
    meeting = Meeting.objects.get(kind="correspondence")
    assert answer.url == reverse("workspace:correspondence", args=["moorland", meeting.pk])
    assert client.get(meeting.get_absolute_url()).url == answer.url
    words = client.get(answer.url).content.decode()
    assert "Not asked yet" in words and "Put it to members" in words
    page = client.get(f"{answer.url}ask/").content.decode()
    assert "jo@body.example" in page and "no e-mail address" in page and "Shall we?" in page
    assert not Letter.objects.exists()
    assert client.post(f"{answer.url}ask/", {"asked": 0}).status_code == 302
    assert Letter.objects.count() == 2
    assert client.post(f"{answer.url}ask/", {"asked": 0}).status_code == 409, "the page is stale"
    assert Letter.objects.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"closes_on": "2 May 2017"}, {"closes_on": "soon"}, {"question": ""}, {"group": "0"},
        {"audience": "restricted"}, {"heading": "\0"}, {"heading": "x" * 301},
    ],
)  # fmt: skip
def test_what_cannot_be_put_is_refused(wrong, group, cast, client_of):
    typed = {
        "group": group.pk, "heading": "Grant", "question": "Shall we?", "closes_on": "12 May 2017",
        "audience": "partners",
    }  # fmt: skip
    new = reverse("workspace:correspondence_add", args=["moorland"])
    assert client_of(cast["clerk"]).post(new, typed | wrong).status_code == 422
    assert not Meeting.objects.exists()


def test_a_group_of_another_partnership_cannot_be_asked(other, cast, client_of, group):
    theirs = make.GroupFactory(partnership=other)
    new = reverse("workspace:correspondence_add", args=["moorland"])
    typed = {"group": theirs.pk, "heading": "x", "question": "x", "closes_on": "12 May 2017"}
    assert client_of(cast["clerk"]).post(new, typed).status_code == 422


def test_a_group_without_members_is_not_asked(partnership, officer):
    empty = make.GroupFactory(partnership=partnership)
    row = put_question(
        by=officer, partnership=partnership, group=empty, heading="x", question="x",
        closes_on=date(2017, 5, 12), audience="partners",
    )  # fmt: skip
    with pytest.raises(ValidationError, match="Nobody sits"):
        ask_members(by=officer, question=row, asked=0)


def test_once_asked_only_the_closing_day_moves_and_links_with_it(asked, officer, link, phone):
    with pytest.raises(ValidationError, match="only its closing day"):
        change_question(by=officer, question=asked, version=asked.version, values={"question": "?"})
    values = {"closes_on": date(2017, 5, 20)}
    change_question(by=officer, question=asked, version=asked.version, values=values)
    assert again(asked).item.meeting.date == date(2017, 5, 20)
    with time_machine.travel(AFTER):
        assert phone.get(link).status_code == 200


def test_a_reminder_goes_to_those_who_are_silent(asked, officer, mailoutbox):
    send_letters()
    reply_to(asked, 0, "yes")
    ask_members(by=officer, question=asked, asked=2)
    send_letters()
    assert len(mailoutbox) == 3
    assert mailoutbox[-1].subject.startswith("Reminder")


def test_nobody_takes_it_for_the_next_meeting(asked, group, officer):
    assert not Meeting.objects.of_group(group).to_come(date(2017, 5, 2)).exists()
    meeting = asked.item.meeting
    for step in (
        lambda: move_meeting(
            by=officer, meeting=meeting, version=meeting.version, to=date(2017, 6, 1), reason="x"
        ),
        lambda: issue_agenda(by=officer, meeting=meeting, version=meeting.version),
        lambda: hold_meeting(by=officer, meeting=meeting),
    ):
        with pytest.raises(ValidationError, match="by correspondence"):
            step()


# -- Answering ---------------------------------------------------------------------------------------


def test_a_member_answers_by_link_and_changes_it(asked, link, phone):
    page = phone.get(link)
    words = " ".join(page.content.decode().split())
    assert page.status_code == 200 and "Shall the hub get the grant?" in words
    assert page.headers["Referrer-Policy"] == "no-referrer" and not page.cookies
    answer = phone.post(link, {"reply": "yes", "version": 1})
    kept = " ".join(phone.get(answer.url).content.decode().split())
    assert "Your answer is kept: yes" in kept
    changed = phone.post(link, {"reply": "condition", "condition": "By June.", "version": 2})
    assert changed.status_code == 302
    row = answers_to_question(asked)[0]
    assert (row.reply, row.condition, row.answered_by) == ("condition", "By June.", "Jo")
    assert AuditEvent.objects.filter(verb="answered").count() == 2


@pytest.mark.parametrize(
    "sent",
    [
        {}, {"reply": "perhaps", "version": 1}, {"reply": "condition", "version": 1},
        {"reply": "yes"}, {"reply": "yes", "version": "x"},
        {"reply": "condition", "condition": "\0", "version": 1},
    ],
)  # fmt: skip
def test_an_answer_that_cannot_be_taken_is_refused_kindly(sent, asked, link, phone):
    assert phone.post(link, sent).status_code == 422
    assert answers_to_question(asked)[0].reply == ""


def test_two_who_answer_for_one_seat_are_shown_both(asked, link, phone):
    reply_to(asked, 0, "condition", condition="By May.")
    page = phone.post(link, {"reply": "condition", "condition": "By June.", "version": 1})
    words = page.content.decode()
    assert page.status_code == 409
    assert "May.</del>" in words and "June." in words
    sent = {"reply": "condition", "condition": "By June.", "version": 2}
    assert phone.post(link, sent).status_code == 302


def test_a_link_ends_with_its_day_and_whenever_the_question_does(asked, link, phone, officer):
    with time_machine.travel(AFTER):
        page = phone.post(link, {"reply": "condition", "condition": "My words", "version": 1})
        assert page.status_code == 410 and "My words" in page.content.decode()
    meeting = Meeting.objects.get(pk=asked.item.meeting_id)
    cancel_meeting(by=officer, meeting=meeting, version=meeting.version, reason="Not wanted")
    page = phone.get(link)
    assert page.status_code == 410 and "youth hub" not in page.content.decode()


def test_a_link_is_of_the_address_that_has_the_seat(asked, link, phone, seats):
    type(seats[0].post.holder).objects.filter(pk=seats[0].post.holder_id).update(
        email="x@y.example"
    )
    assert phone.get(link).status_code == 410


def test_a_link_never_opens_what_became_restricted(asked, link, phone, officer, mailoutbox):
    kept = {"audience": "restricted", "restricted_reason": "Names", "heading": SECRET}
    AgendaItem.objects.filter(pk=asked.item_id).update(**kept)
    page = phone.get(link)
    assert page.status_code == 410 and SECRET not in page.content.decode()
    with pytest.raises(ValidationError, match="restricted"):
        ask_members(by=officer, question=asked, asked=2)


def test_a_made_up_link_tells_nothing(asked, link, phone):
    assert phone.get(f"/answer/{'x' * 43}/").status_code == 404
    assert phone.get(link.replace("/answer/", "/send/")).status_code == 404


def test_a_member_answers_signed_in_and_for_nobody_else(asked, strategy, client_of):
    client = client_of(strategy)
    mine, others = (answers_to_question(asked)[place] for place in (1, 0))
    words = client.get(address(asked)).content.decode()
    assert address(asked, "answer", mine.pk) in words
    assert address(asked, "answer", others.pk) not in words
    assert client.get(address(asked, "answer", others.pk)).status_code == 403
    own = address(asked, "answer", mine.pk)
    assert client.post(own, {"reply": "no", "version": 1}).status_code == 302
    assert client.post(own, {"reply": "yes", "version": 1}).status_code == 409
    assert answers_to_question(asked)[1].reply == "no"


def test_a_clerk_writes_down_what_came_otherwise(asked, cast, client_of):
    row = answers_to_question(asked)[2]
    page = address(asked, "answer", row.pk)
    assert client_of(cast["clerk"]).post(page, {"reply": "yes", "version": 1}).status_code == 302
    assert answers_to_question(asked)[2].answered_by.endswith(", for them")


WAYS = ("", "edit", "ask", "close")


@pytest.mark.parametrize(
    ("who", "statuses"),
    [
        ("clerk", (200, 200, 200, 200)),
        ("strategy", (200, 403, 403, 403)),
        ("chair", (200, 403, 403, 403)),
        ("lead", (404, 403, 403, 403)),
        ("viewer", (404, 403, 403, 403)),
        ("other_officer", (404, 404, 404, 404)),
    ],
)
def test_who_opens_what(who, statuses, asked, cast, other_officer, client_of):
    client = client_of(cast.get(who, other_officer))
    assert tuple(client.get(address(asked, way)).status_code for way in WAYS) == statuses


def test_a_colleague_who_knows_the_day_is_no_member(asked, group, cast, client_of):
    type(group.rules).objects.update(public_dates=True)
    assert client_of(cast["viewer"]).get(address(asked)).status_code == 403
    page = client_of(cast["viewer"]).get(asked.item.meeting.get_absolute_url())
    assert page.status_code == 200 and "youth hub" not in page.content.decode()
    public = Client().get("/moorland/meetings/").content.decode()
    assert "12 May 2017" not in public


def test_a_restricted_question_is_unknown_to_members_without_the_right(
    asked, group, cast, client_of
):
    person = make.PersonFactory(partnership=asked.partnership, user=cast["viewer"])
    make.SeatFactory(partnership=asked.partnership, group=group, person=person)
    client = client_of(cast["viewer"])
    assert client.get(address(asked)).status_code == 200
    kept = {"audience": "restricted", "restricted_reason": "Names", "heading": SECRET}
    AgendaItem.objects.filter(pk=asked.item_id).update(**kept)
    assert client.get(address(asked)).status_code == 404
    assert SECRET not in client.get(asked.item.meeting.get_absolute_url()).content.decode()
    assert SECRET in client_of(cast["clerk"]).get(address(asked)).content.decode()


# -- Closing -----------------------------------------------------------------------------------------


def test_a_question_that_is_carried_becomes_a_numbered_decision(asked, officer, group):
    for place, reply in enumerate(("yes", "condition", "abstains")):
        reply_to(asked, place, reply, condition="If by June." if reply == "condition" else "")
    done = closed(asked, officer, conditions_met=True)
    decision = done.decision
    assert (done.outcome, decision.result, decision.how) == ("carried", "carried", "correspondence")
    assert (decision.votes_for, decision.votes_against, decision.abstained) == (2, 0, 1)
    assert "yes, if If by June." in decision.votes_named and decision.holds
    item = AgendaItem.objects.get(pk=asked.item_id)
    assert item.number == "SSP 1/17"
    assert "3 of 3 answered (1 yes, 1 yes with a condition, 1 abstained)" in item.body
    meeting = Meeting.objects.get(pk=item.meeting_id)
    assert (meeting.state, meeting.side, meeting.date) == ("held", "", date(2017, 5, 2))
    subject = ForwardItem.objects.get(group=group)
    assert (subject.asked_in, subject.source_words, subject.state) == (item, "SSP 1/17", "wanted")
    circulate_minutes(by=officer, meeting=meeting, version=meeting.version)


def test_the_agenda_in_the_making_takes_the_report(asked, officer, group, partnership):
    coming = make.MeetingFactory(
        partnership=partnership, group=group, date=date(2017, 6, 1), state="agenda"
    )
    make.AgendaItemFactory(partnership=partnership, meeting=coming, heading="Welcome")
    for place in range(3):
        reply_to(asked, place, "no")
    assert closed(asked, officer).outcome == "lost"
    told = coming.items.get(refers_to=asked.item_id)
    assert told.heading == "By correspondence: Grant for the youth hub"
    assert str(told.audience) == "partners"


def test_too_few_answers_decide_nothing_and_are_told(asked, officer, group):
    reply_to(asked, 0, "yes")
    with pytest.raises(ValidationError, match="after 12 May 2017"):
        closed(asked, officer)
    with time_machine.travel(AFTER):
        done = closed(asked, officer, words="")
    assert (done.outcome, done.decision) == ("short", None)
    meeting = Meeting.objects.get(pk=asked.item.meeting_id)
    assert (meeting.side, meeting.date) == ("inquorate", date(2017, 5, 12))
    assert ForwardItem.objects.get(group=group).purpose == "discuss"


def test_silence_consents_where_the_group_says_so(asked, officer):
    type(asked).objects.filter(pk=asked.pk).update(silence_consents=True)
    with time_machine.travel(AFTER):
        done = closed(asked, officer)
    assert (done.outcome, done.decision.votes_for) == ("carried", 3)


def test_an_answer_that_came_meanwhile_is_looked_at_first(asked, officer, cast, client_of):
    for place in range(3):
        reply_to(asked, place, "yes")
    before = seen(asked)
    reply_to(asked, 0, "no")
    with pytest.raises(changes.Stale):
        close_question(by=officer, question=asked, seen=before, words="that it be paid.")
    client, page = client_of(cast["clerk"]), address(asked, "close")
    stale = client.post(page, {"words": "that it be paid.", "verb": "agreed", "seen": before})
    assert stale.status_code == 409 and "that it be paid." in stale.content.decode()
    empty = {"words": "", "verb": "agreed", "seen": seen(asked)}
    assert client.post(page, empty).status_code == 422
    assert client.post(page, empty | {"words": "that it be paid."}).status_code == 302
    assert client.post(page, empty | {"words": "again", "seen": seen(asked)}).status_code == 422
    words = client.get(address(asked)).content.decode()
    assert "Carried" in words and "SSP 1/17" in words


def test_a_closed_question_takes_no_answer(asked, officer, link, phone):
    for place in range(3):
        reply_to(asked, place, "yes")
    closed(asked, officer)
    with pytest.raises(ValidationError, match="not open"):
        reply_to(asked, 0, "no")
    assert phone.get(link).status_code == 410


def test_a_letter_of_one_who_has_answered_does_not_go(asked, mailoutbox):
    reply_to(asked, 0, "yes")
    assert send_letters().dropped == 1
    assert [mail.to for mail in mailoutbox] != [["jo@body.example"]]
    assert EmailedLink.objects.count() == 1


def test_pages_cost_the_same_however_many_are_asked(asked, cast, client_of, link, phone, group):
    client = client_of(cast["clerk"])

    def cost(ask) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert ask().status_code == 200
        return len(captured)

    pages = [address(asked), address(asked, "ask"), address(asked, "close")]
    client.get(pages[0])
    before = [cost(lambda page=page: client.get(page)) for page in pages]
    for number in range(5):
        seat = make.SeatFactory(partnership=group.partnership, group=group, words=f"Seat {number}")
        make.CorrespondenceAnswerFactory(
            partnership=group.partnership, question=asked, seat=seat, words=f"Seat {number}"
        )
    assert [cost(lambda page=page: client.get(page)) for page in pages] == before
    assert cost(lambda: phone.get(link)) <= 4

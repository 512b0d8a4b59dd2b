"""Who is written to when somebody leaves, and who is asked when a row gets another lead."""

from __future__ import annotations

from datetime import date, datetime

import pytest
import time_machine
from django.urls import reverse

from actions.models import Mail, Update
from actions.rounds.links import invitation_of, token_of
from actions.rounds.services.invitation import invite_leads
from actions.rounds.services.mail import (
    queue_due_round_mail,
    queue_nudge,
    queue_opening,
    queue_returned,
    send_queued,
)
from actions.rounds.services.review import return_update
from plans.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(datetime(2016, 7, 5, 9, 0), tick=False) as traveller:
        yield traveller


@pytest.fixture
def round(partnership):
    return make.RoundFactory(partnership=partnership)


@pytest.fixture
def jo(partnership) -> Person:
    return make.PersonFactory(partnership=partnership, name="Jo Leaver", email="jo@body.example")


@pytest.fixture
def new(partnership) -> Person:
    return make.PersonFactory(partnership=partnership, name="Nia New", email="nia@body.example")


@pytest.fixture
def row(round, action, jo) -> Update:
    make.LeadFactory(action=action, words="Jo Leaver").people.add(jo)
    return make.UpdateFactory(round=round, action=action)


def leave(person: Person, on: date) -> None:
    Person.objects.filter(pk=person.pk).update(ended_on=on)


def written(round) -> list[str]:
    return list(round.mails.order_by("pk").values_list("email", flat=True))


def test_who_has_left_is_written_to_no_more_and_their_link_ends(row, round, jo, officer, clock):
    invite_leads(by=officer, round=round)
    queue_opening(by=officer, round=round)
    mine = round.invitations.get()
    leave(jo, date(2016, 7, 10))
    assert invitation_of(token_of(mine), today=date(2016, 7, 10)) == mine, "the last day counts"
    assert invitation_of(token_of(mine), today=date(2016, 7, 11)) is None
    for day in range(11, 29):
        clock.move_to(datetime(2016, 7, day, 9, 0))
        assert queue_due_round_mail(today=date(2016, 7, day), by=officer) == []
    outcome = queue_nudge(by=officer, round=round, invitations=[mine])
    assert outcome.queued == 0 and outcome.ended == [mine]
    Update.objects.filter(pk=row.pk).update(
        state="returned",
        note="How many?",
        sent_at="2016-07-06 10:00Z",
        reviewed_at="2016-07-09 09:00Z",
    )
    row.refresh_from_db()
    queue_returned(by=officer, update=row)
    assert written(round) == ["jo@body.example"]


def test_what_waited_to_go_is_dropped_when_its_reader_has_left(row, round, jo, officer, mailoutbox):
    invite_leads(by=officer, round=round)
    queue_opening(by=officer, round=round)
    leave(jo, date(2016, 7, 4))
    send_queued()
    assert not mailoutbox and Mail.objects.get().state == Mail.State.DROPPED


def test_a_body_that_is_no_more_is_written_to_no_more(round, action, partnership, officer):
    body = make.OrganisationFactory(partnership=partnership, email="contact@body.example")
    make.LeadFactory(action=action, organisation=body)
    make.UpdateFactory(round=round, action=action)
    invite_leads(by=officer, round=round)
    type(body).objects.filter(pk=body.pk).update(ended_on=date(2016, 7, 4))
    assert queue_opening(by=officer, round=round) == 0


def test_the_round_and_the_first_page_say_that_nobody_is_there_to_ask(
    row, round, jo, officer, client_of
):
    invite_leads(by=officer, round=round)
    browser = client_of(officer)

    def shown() -> tuple[bool, bool]:
        page = browser.get(round.get_absolute_url()).content.decode()
        home = browser.get("/workspace/").content.decode()
        return "There is nobody to ask about" in page, "nobody is there to be asked" in home

    assert shown() == (False, False)
    leave(jo, date(2016, 7, 4))
    assert shown() == (True, True)
    assert "1 row waits for an answer" in browser.get("/workspace/").content.decode()
    Update.objects.filter(pk=row.pk).update(
        state="sent", sent_at="2016-07-03 10:00Z", nothing_because="It begins in August."
    )
    assert shown() == (False, False)


def test_the_first_page_speaks_of_late_rows_from_the_day_after_they_were_due(
    row, round, officer, client_of, clock
):
    clock.move_to(datetime(2016, 7, 15, 9, 0))
    home = client_of(officer).get("/workspace/").content.decode()
    assert "1 row has no answer yet, due since 14 July 2016." in home


def test_a_row_that_was_sent_back_goes_to_who_leads_it_now(row, round, jo, new, officer, client_of):
    invite_leads(by=officer, round=round)
    Update.objects.filter(pk=row.pk).update(
        state="returned",
        note="How many?",
        sent_at="2016-07-03 10:00Z",
        reviewed_at="2016-07-04 09:00Z",
    )
    leave(jo, date(2016, 7, 4))
    row.action.leads.get(words="Jo Leaver").people.set([new])
    place = [round.partnership.slug, round.period]
    client_of(officer).post(reverse("workspace:round_ask", args=place))
    assert [each.name for each in row.invitations.all()] == ["Nia New"]
    assert written(round) == ["nia@body.example"]


@pytest.mark.parametrize("dry_run", [True, False])
def test_who_leads_a_row_on_the_opening_day_is_asked(row, round, jo, new, officer, clock, dry_run):
    invite_leads(by=officer, round=round)
    type(round).objects.filter(pk=round.pk).update(opens_on=date(2016, 7, 8))
    row.action.leads.get(words="Jo Leaver").people.set([new])
    clock.move_to(datetime(2016, 7, 8, 9, 0))
    found = queue_due_round_mail(today=date(2016, 7, 8), dry_run=dry_run)
    assert [each.email for each in found] == ["nia@body.example"]
    now = "jo@body.example" if dry_run else "nia@body.example"
    assert [each.email for each in row.invitations.all()] == [now], "a dry run keeps nothing"
    assert written(round) == ([] if dry_run else ["nia@body.example"])


def test_a_row_is_returned_to_who_leads_it_now(row, round, jo, new, officer):
    invite_leads(by=officer, round=round)
    Update.objects.filter(pk=row.pk).update(
        state="sent", sent_at="2016-07-03 10:00Z", nothing_because="It begins in August."
    )
    row.refresh_from_db()
    row.action.leads.get(words="Jo Leaver").people.set([new])
    return_update(by=officer, update=row, version=row.version, note="When in August?")
    assert written(round) == ["nia@body.example"]


def hand_back(row, round, client, words="Ask the housing group."):
    mine = round.invitations.get()
    page = reverse("update_row", args=[token_of(mine), row.pk])
    return client.post(page, {"do": "not-mine", "not_mine": words}, follow=True)


def test_who_says_that_a_row_is_not_theirs_reads_that_the_officer_was_told(
    row, round, officer, client, client_of, mailoutbox
):
    invite_leads(by=officer, round=round)
    answer = hand_back(row, round, client).content.decode()
    assert f"You said that row {row.action.ref} is not yours." in " ".join(answer.split())
    assert "We have told the officer" in answer
    send_queued()
    (mail,) = mailoutbox
    assert mail.to == [officer.email]
    assert f"about row {row.action.ref} says that it is not theirs" in mail.subject
    assert "name somebody else, here" in mail.body
    browser = client_of(officer)
    assert "1 row is not theirs, says who was asked." in browser.get("/workspace/").content.decode()
    page = " ".join(browser.get(round.get_absolute_url()).content.decode().split())
    assert "Ask Jo Leaver all the same" in page
    assert "There is nobody to ask about" in page


def test_nothing_but_the_officer_asks_them_about_it_again(row, round, officer, client, client_of):
    invite_leads(by=officer, round=round)
    mine = round.invitations.get()
    hand_back(row, round, client)
    browser, place = client_of(officer), [round.partnership.slug, round.period]
    browser.post(reverse("workspace:round_ask", args=place))
    queue_due_round_mail(today=date(2016, 7, 12), by=officer)
    assert not mine.updates.exists()
    assert not round.mails.filter(email=mine.email).exists()
    again = {"invitation": mine.pk, "update": row.pk}
    browser.post(reverse("workspace:round_ask_again", args=place), again)
    assert mine.updates.get() == row
    assert browser.post(reverse("workspace:round_ask_again", args=place), again).status_code == 404
    assert browser.post(reverse("workspace:round_ask_again", args=place)).status_code == 404


def test_a_lead_who_came_later_is_asked_with_one_button(row, round, new, officer, client_of):
    invite_leads(by=officer, round=round)
    browser = client_of(officer)
    button = "Ask whoever leads it now"
    assert button not in browser.get(round.get_absolute_url()).content.decode()
    make.LeadFactory(action=row.action, words="Nia New").people.add(new)
    assert button in browser.get(round.get_absolute_url()).content.decode()
    browser.post(reverse("workspace:round_ask", args=[round.partnership.slug, round.period]))
    assert {each.name for each in row.invitations.all()} == {"Jo Leaver", "Nia New"}
    assert button not in browser.get(round.get_absolute_url()).content.decode()

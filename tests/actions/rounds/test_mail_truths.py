"""What e-mails and pages of a round claim: who sent what, what is owed, and whether anything goes at all."""

from __future__ import annotations

from datetime import date, datetime

import pytest
import time_machine
from django.core import mail as outbox
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from actions.models import Comment, Mail
from actions.rounds.links import token_of
from actions.rounds.services.invitation import invite_leads
from actions.rounds.services.mail import (
    queue_due_round_mail,
    queue_nudge,
    queue_opening,
    queue_question,
    queue_returned,
    send_fresh_link,
    send_queued,
)
from actions.rounds.services.round import change_round
from actions.rounds.services.update import send_updates
from tests import factories as make

pytestmark = pytest.mark.django_db
DUE, CLOSES = datetime(2016, 7, 14, 9, 0), datetime(2016, 7, 28, 9, 0)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(datetime(2016, 7, 5, 9, 0), tick=False) as traveller:
        yield traveller


@pytest.fixture
def round(partnership):
    return make.RoundFactory(partnership=partnership)


@pytest.fixture
def joint(round, action, partnership, officer):
    """A row that three people lead, each with a link."""
    status = make.StatusFactory(partnership=partnership)
    update = make.UpdateFactory(round=round, action=action, status=status)
    for name in ("Jo Leaver", "Bo Moor", "Max Dale"):
        email = f"{name.split()[0].lower()}@body.example"
        person = make.PersonFactory(partnership=partnership, name=name, email=email)
        make.LeadFactory(action=action, words=name).people.add(person)
    invite_leads(by=officer, round=round)
    return update


def link_of(round, name: str):
    return round.invitations.get(name=name)


def returned(update, by, note: str = "How many came?"):
    type(update).objects.filter(pk=update.pk).update(
        state="returned", note=note, reviewed_at=timezone.now()
    )
    update.refresh_from_db()
    queue_returned(by=by, update=update)
    return bodies()


def bodies() -> dict[str, str]:
    """What was sent to whom, subject and all; the box is empty afterwards."""
    send_queued()
    found = {each.to[0]: f"{each.subject}\n{each.body}" for each in outbox.outbox}
    html = {each.to[0]: each.alternatives[0].content for each in outbox.outbox}
    assert found.keys() == html.keys()
    outbox.outbox.clear()
    return found


def test_only_who_sent_an_update_is_thanked_for_it(joint, round, officer):
    send_updates(by=None, said_as="Jo Leaver", updates=[joint])
    told = returned(joint, officer)
    assert "Thank you for your update" in told["jo@body.example"]
    for name in ("bo", "max"):
        words = told[f"{name}@body.example"]
        assert "Thank you" not in words and "What you wrote" not in words
        assert "row 1.1 was sent by Jo Leaver" in words and "How many came?" in words


def test_nobody_is_thanked_for_what_the_officer_recorded(joint, round, officer):
    send_updates(by=officer, said_as="Olive", updates=[joint], behalf_of="Harbour Support")
    for words in returned(joint, officer).values():
        assert "Thank you" not in words
        assert "sent by Olive, on behalf of Harbour Support" in words


def test_a_question_about_a_row_without_an_answer_thanks_nobody(joint, round, officer):
    question = Comment.objects.create(
        partnership=round.partnership, update=joint, kind="question", text="Will it begin?"
    )
    queue_question(by=officer, comment=question)
    for words in bodies().values():
        assert "Thank you" not in words and "has read" not in words and "Will it begin?" in words


def test_the_page_of_a_link_says_who_sent_a_joint_row(joint, round, client):
    send_updates(by=None, said_as="Jo Leaver", updates=[joint])

    def page(name: str) -> str:
        token = token_of(link_of(round, name))
        return client.get(reverse("update_rows", args=[token])).content.decode()

    assert "Thank you" in page("Jo Leaver") and "by Jo Leaver" not in page("Jo Leaver")
    assert "Thank you" not in page("Bo Moor") and "Sent by Jo Leaver" in page("Bo Moor")


@pytest.mark.parametrize("when", [datetime(2016, 7, 11, 9, 0), datetime(2016, 7, 18, 9, 0)])
def test_a_returned_row_is_chased_as_returned(joint, round, officer, clock, when):
    queue_opening(by=officer, round=round)
    send_updates(by=None, said_as="Jo Leaver", updates=[joint])
    returned(joint, officer)
    clock.move_to(when)
    queue_due_round_mail(today=when.date(), by=officer)
    send_fresh_link(by=officer, invitation=link_of(round, "Max Dale"))
    told = bodies()
    assert len(told) == 3
    for words in told.values():
        assert "waits for your update" not in words and "your update was due" not in words
        assert "sent back with a question" in words and "How many came?" in words


def test_contact_and_officer_are_told_of_a_returned_row_that_it_is_one(
    joint, round, officer, partnership, clock
):
    body = make.OrganisationFactory(partnership=partnership, email="contact@body.example")
    round.invitations.update(organisation=body)
    send_updates(by=None, said_as="Jo Leaver", updates=[joint])
    returned(joint, officer)
    told: dict[str, str] = {}
    for day in range(6, 29):
        clock.move_to(datetime(2016, 7, day, 9, 0))
        queue_due_round_mail(today=datetime(2016, 7, day).date(), by=officer)
        told |= bodies()
    for email in ("contact@body.example", officer.email):
        assert (
            "not heard from them" not in told[email] and "and have not answered." not in told[email]
        )
        assert "sent back with a question" in told[email]
    assert "How many came?" not in told["contact@body.example"]


def test_after_the_last_day_nothing_goes_and_no_link_ends(joint, round, officer, clock, client_of):
    clock.move_to(datetime(2016, 7, 29, 9, 0))
    invitation = link_of(round, "Jo Leaver")
    before = token_of(invitation)
    for call in (
        lambda: queue_nudge(by=officer, round=round, invitations=[invitation]),
        lambda: send_fresh_link(by=officer, invitation=invitation),
    ):
        with pytest.raises(ValidationError, match="took answers until 28 July 2016"):
            call()
    client = client_of(officer)
    place = [round.partnership.slug, round.period]
    everybody = client.post(reverse("workspace:round_nudge", args=place), follow=True)
    one = client.post(
        reverse("workspace:round_nudge", args=place), {"invitation": invitation.pk}, follow=True
    )
    fresh = client.post(reverse("workspace:invitation_renew", args=[*place, invitation.pk]))
    for response in (everybody, one, fresh):
        words = response.content.decode()
        assert "took answers until 28 July 2016" in words and "is on its way" not in words
    invitation.refresh_from_db()
    assert token_of(invitation) == before and not Mail.objects.exists()


def test_returning_a_row_says_whom_the_note_reaches(joint, round, action, officer, client_of):
    send_updates(by=None, said_as="Jo Leaver", updates=[joint])
    lonely = make.UpdateFactory(
        round=round, action=make.ActionFactory(priority=action.priority, ref="1.2"), sent=True
    )

    def give_back(update) -> str:
        update.refresh_from_db()
        address = reverse(
            "workspace:update_return", args=[round.partnership.slug, round.period, update.pk]
        )
        values = {"version": update.version, "note": "How many came?"}
        return client_of(officer).post(address, values, follow=True).content.decode()

    assert "Told by e-mail: Bo Moor, Jo Leaver, Max Dale." in give_back(joint)
    assert "Nobody was told by e-mail" in give_back(lonely)


def test_the_page_offers_no_reminder_that_could_not_go(joint, round, officer, clock, client_of):
    def shown() -> str:
        return client_of(officer).get(round.get_absolute_url()).content.decode()

    assert "Remind everybody" in shown()
    clock.move_to(datetime(2016, 7, 29, 9, 0))
    page = shown()
    assert "Remind everybody" not in page and "so nobody can be reminded" in page


def test_who_still_owes_an_answer_is_told_when_the_days_move(joint, round, officer, clock):
    queue_opening(by=officer, round=round)
    bodies()
    new = {"due_on": date(2016, 7, 21), "closes_on": date(2016, 8, 4)}
    changed = change_round(by=officer, round=round, version=round.version, values=new)
    told = bodies()
    assert len(told) == 3
    for words in told.values():
        assert "are now due on 21 July 2016, and answers are taken until 4 August 2016." in words
    title = {"title": "Another name"}
    changed = change_round(by=officer, round=changed, version=changed.version, values=title)
    assert not bodies(), "another name is no news"
    # The reminder before the due day follows the new one.
    for day in range(6, 22):
        clock.move_to(datetime(2016, 7, day, 9, 0))
        queue_due_round_mail(today=date(2016, 7, day), by=officer)
    (before,) = {timezone.localdate(each.queued_at) for each in round.mails.filter(kind="before")}
    assert before == date(2016, 7, 18), "the 16th is a Saturday"


def test_a_reminder_meant_for_a_former_day_is_none_about_the_new_one(joint, round, officer, clock):
    queue_opening(by=officer, round=round)
    clock.move_to(datetime(2016, 7, 11, 9, 0))
    queue_due_round_mail(today=date(2016, 7, 11), by=officer)
    later = {"due_on": date(2016, 8, 12), "closes_on": date(2016, 8, 26)}
    change_round(by=officer, round=round, version=round.version, values=later)
    clock.move_to(datetime(2016, 8, 8, 9, 0))
    queue_due_round_mail(today=date(2016, 8, 8), by=officer)
    days = {timezone.localdate(each.queued_at) for each in round.mails.filter(kind="before")}
    assert days == {date(2016, 7, 11), date(2016, 8, 8)}


def test_who_is_asked_after_the_due_day_is_given_a_day_to_come(joint, round, officer, clock):
    clock.move_to(datetime(2016, 7, 15, 9, 0))
    queue_opening(by=officer, round=round)
    told = bodies()
    assert len(told) == 3
    for words in told.values():
        assert words.count("by 28 July 2016") == 2 and "by 14 July 2016" not in words

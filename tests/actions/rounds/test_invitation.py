"""Who is asked, what a link opens, and when it stops."""

import uuid
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.models import Invitation, Update
from actions.rounds.links import invitation_of, token_of
from actions.rounds.services.invitation import (
    invite_leads,
    note_opened,
    renew_link,
    revoke,
    without_address,
)
from csp.models import AuditEvent
from tests import factories as make

TODAY = date(2016, 7, 4)


@pytest.fixture(autouse=True)
def in_july():
    with time_machine.travel("2016-07-04 09:00", tick=False):
        yield


@pytest.fixture
def round(partnership):
    return make.RoundFactory(partnership=partnership)


@pytest.fixture
def asked(round, priority):
    """A row that is asked for: ``asked(lead's fields)``."""

    def row(people=(), **lead) -> Update:
        action = make.ActionFactory(priority=priority)
        make.LeadFactory(action=action, **lead).people.set(people)
        return make.UpdateFactory(round=round, action=action)

    return row


def rows_by_address(round) -> dict[str, set[int]]:
    return {each.email: {row.pk for row in each.updates.all()} for each in round.invitations.all()}


def test_people_are_asked_else_the_post_holder_else_the_body(round, asked, partnership, officer):
    body = make.OrganisationFactory(partnership=partnership, email="Contact@Body.example")
    person = make.PersonFactory(partnership=partnership, email="person@body.example")
    gone = make.PersonFactory(
        partnership=partnership, email="gone@body.example", ended_on=date(2016, 6, 30)
    )
    holder = make.PersonFactory(partnership=partnership, email="holder@body.example")
    post = make.PostFactory(partnership=partnership, organisation=body, holder=holder)
    left = make.PostFactory(partnership=partnership, organisation=body, holder=gone)
    named = asked([person, gone], organisation=body, post=post)
    again = asked([person], organisation=body)
    held = asked(post=post)
    left_to_body = asked(post=left)
    nobody = asked()
    invite_leads(by=officer, round=round)
    assert rows_by_address(round) == {
        "person@body.example": {named.pk, again.pk},
        "holder@body.example": {held.pk},
        "contact@body.example": {left_to_body.pk},
    }
    assert without_address(round) == [nobody]
    assert set(round.invitations.values_list("expires_on", flat=True)) == {round.closes_on}


def test_asking_again_follows_the_leads_and_leaves_what_was_sent(
    round, asked, partnership, officer
):
    old = make.PersonFactory(partnership=partnership, email="old@body.example")
    new = make.PersonFactory(partnership=partnership, email="new@body.example")
    kept, given, sent = (asked([old]) for _ in range(3))
    invite_leads(by=officer, round=round)
    events = AuditEvent.objects.count()
    invite_leads(by=officer, round=round)
    assert AuditEvent.objects.count() == events, "nothing was new, so nothing is written"

    Update.objects.filter(pk=sent.pk).update(
        state="sent", sent_at="2016-07-03 10:00Z", nothing_because="It begins in August."
    )
    for update in (given, sent):
        update.action.leads.get().people.set([new])
    secret = round.invitations.get(email="old@body.example").secret
    invite_leads(by=officer, round=round)
    assert rows_by_address(round) == {
        "old@body.example": {kept.pk, sent.pk},
        "new@body.example": {given.pk, sent.pk},
    }
    assert round.invitations.get(email="old@body.example").secret == secret


def test_asking_costs_the_same_for_few_and_for_many(round, asked, partnership, officer):
    def cost(number: int) -> int:
        for _ in range(number):
            n = uuid.uuid4().hex
            asked([make.PersonFactory(partnership=partnership, email=f"{n}@body.example")])
        with CaptureQueriesContext(connection) as captured:
            invite_leads(by=officer, round=round)
        return len(captured)

    assert cost(2) == cost(40)
    assert round.invitations.count() == 42


def test_a_link_opens_its_own_invitation_until_it_ends(round):
    mine, theirs = make.InvitationFactory(round=round), make.InvitationFactory(round=round)
    token = token_of(mine)
    assert invitation_of(token, today=TODAY) == mine
    assert invitation_of(token, today=round.closes_on) == mine
    assert invitation_of(token, today=date(2016, 7, 29)) is None
    assert token_of(Invitation.objects.get(pk=mine.pk)) == token
    assert token != token_of(theirs)


@pytest.mark.parametrize(
    "forge",
    [
        lambda mine, theirs: f"{theirs.pk}.{token_of(mine).partition('.')[2]}",
        lambda mine, theirs: f"{mine.pk}.{theirs.secret.hex}",
        lambda mine, theirs: f"0{token_of(mine)}",
        lambda mine, theirs: token_of(mine)[:-1],
        lambda mine, theirs: str(mine.pk),
        lambda mine, theirs: "9" * 40 + ".x",
        lambda mine, theirs: "",
        lambda mine, theirs: "\x00.é",
    ],
)
def test_a_link_cannot_be_made_up(round, forge):
    mine, theirs = make.InvitationFactory(round=round), make.InvitationFactory(round=round)
    assert invitation_of(forge(mine, theirs), today=TODAY) is None


def test_ending_a_link_ends_every_copy_and_a_fresh_one_begins_anew(round, officer):
    invitation = make.InvitationFactory(round=round)
    first = token_of(invitation)
    note_opened(invitation)
    note_opened(invitation)
    ended = revoke(by=officer, invitation=Invitation.objects.get(pk=invitation.pk))
    assert invitation_of(first, today=TODAY) is None
    assert invitation_of(token_of(ended), today=TODAY) is None, "nor does a link made afterwards"
    fresh = renew_link(by=officer, invitation=ended)
    assert invitation_of(first, today=TODAY) is None
    assert invitation_of(token_of(fresh), today=TODAY) == fresh
    assert fresh.opened_at is None
    verbs = AuditEvent.objects.filter(target_id=str(invitation.pk)).values_list("verb", flat=True)
    assert sorted(verbs) == ["ended the link of", "opened the link of", "renewed the link of"]


def test_links_last_as_long_as_the_round_does(round, asked, partnership, officer):
    asked([make.PersonFactory(partnership=partnership, email="lead@body.example")])
    (invitation,) = invite_leads(by=officer, round=round)
    type(round).objects.filter(pk=round.pk).update(closes_on=date(2016, 8, 31))
    round.refresh_from_db()
    invite_leads(by=officer, round=round)
    assert invitation_of(token_of(invitation), today=date(2016, 8, 31)) == invitation

"""The e-mails of a round: who gets which, what they say, and that each goes once."""

from datetime import date, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core import mail as outbox
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from actions.models import Comment, Mail, Update
from actions.rounds.links import token_of
from actions.rounds.mail.letters import letters_by_mail
from actions.rounds.mail.sending import OUTBOX
from actions.rounds.services.invitation import invite_leads, revoke
from actions.rounds.services.mail import (
    queue_nudge,
    queue_opening,
    queue_question,
    queue_returned,
    send_fresh_link,
    send_queued,
)
from tests import factories as make

FIRST = date(2016, 7, 1)


@pytest.fixture(autouse=True)
def clock():
    """The morning of the day on which the round opens; ``clock.move_to`` goes on from there."""
    with time_machine.travel(datetime(2016, 7, 1, 9, 0), tick=False) as traveller:
        yield traveller


@pytest.fixture
def round(partnership):
    partnership.email = "csp@moorland.example"
    partnership.save()
    return make.RoundFactory(partnership=partnership)


@pytest.fixture
def lead_of(partnership, round, priority):
    """A person with rows in the round: ``lead_of("arch@body.example", rows=2)``."""

    def lead(email: str, rows: int = 1, body=None, **row) -> list[Update]:
        person = make.PersonFactory(partnership=partnership, email=email, name=email.split("@")[0])
        actions = [make.ActionFactory(priority=priority, **row) for _ in range(rows)]
        for action in actions:
            make.LeadFactory(action=action, organisation=body).people.set([person])
        return [make.UpdateFactory(round=round, action=action) for action in actions]

    return lead


def answer(*updates: Update) -> None:
    Update.objects.filter(pk__in=[each.pk for each in updates]).update(
        state="sent", sent_at=timezone.now(), nothing_because="It begins in August."
    )


def sent_to() -> list[tuple[str, str]]:
    """Who has been sent what, in the order of going; the box is empty afterwards."""
    send_queued()
    found = [(message.to[0], message.subject) for message in outbox.outbox]
    outbox.outbox.clear()
    return found


def log() -> list[tuple[str, str, str]]:
    return list(Mail.objects.order_by("pk").values_list("email", "kind", "state"))


def test_one_email_a_person_with_all_their_rows(round, lead_of, officer):
    first, second = lead_of("arch@body.example", rows=2)
    (other,) = lead_of("police@body.example", aim="Watch the market")
    invite_leads(by=officer, round=round)
    assert queue_opening(by=officer, round=round) == 2
    assert queue_opening(by=officer, round=round) == 0
    send_queued()
    arch, police = outbox.outbox
    invitation = round.invitations.get(email="arch@body.example")
    assert arch.to == ["arch@body.example"] and arch.reply_to == ["csp@moorland.example"]
    assert arch.extra_headers["Auto-Submitted"] == "auto-generated"
    for body in (arch.body, arch.alternatives[0].content):
        assert f"/update/{token_of(invitation)}/" in body
        assert first.action.ref in body and second.action.ref in body
        assert "14 July 2016" in body and str(round.partnership) in body
        assert "Watch the market" not in body
    assert "<img" not in arch.alternatives[0].content
    assert other.action.ref in police.subject
    assert {state for _, _, state in log()} == {"sent"}
    send_queued()
    assert len(outbox.outbox) == 2


def test_a_restricted_row_is_named_by_its_reference_alone(round, lead_of, officer):
    (update,) = lead_of("arch@body.example", aim="The house in Mill Lane", visibility="restricted")
    invite_leads(by=officer, round=round)
    queue_opening(by=officer, round=round)
    answer(update)
    Update.objects.update(state="returned", note="Who lives there?", reviewed_at=timezone.now())
    queue_returned(by=officer, update=update)
    send_queued()
    assert len(outbox.outbox) == 2
    for message in outbox.outbox:
        whole = message.message().as_string() + message.body + message.alternatives[0].content
        assert update.action.ref in whole
        assert "Mill Lane" not in whole and "Who lives" not in whole


def test_a_silent_round_from_opening_to_the_officer(round, lead_of, officer, partnership, clock):
    body = make.OrganisationFactory(partnership=partnership, email="contact@body.example")
    silent = lead_of("silent@body.example", rows=2, body=body)
    lead_of("also@body.example", body=body)
    (good,) = lead_of("good@body.example", body=body)
    invite_leads(by=officer, round=round)
    heard = {}
    for day in range(35):
        clock.move_to(datetime(2016, 7, 1, 9, 0) + timedelta(days=day))
        call_command("send_reminders", stdout=StringIO())
        call_command("send_reminders", stdout=StringIO())
        if mails := sent_to():
            heard[day + 1] = [to for to, _ in mails]
        if day == 2:
            answer(good)
    leads = ["also@body.example", "silent@body.example"]
    assert heard == {
        1: ["also@body.example", "good@body.example", "silent@body.example"],
        11: leads,  # not on Saturday the 9th
        15: leads,
        21: ["contact@body.example"],
        22: leads,
        25: ["officer@moorland.example"],  # three working days before it closes
    }
    told = Mail.objects.get(kind="officer")
    assert silent[0] in told.updates.all() and good not in told.updates.all()


def test_a_dry_run_says_what_would_go_and_stores_nothing(round, lead_of, officer, capsys):
    lead_of("arch@body.example", rows=2)
    invite_leads(by=officer, round=round)
    call_command("send_reminders", "--dry-run", "--on", "2016-07-20", "--json")
    assert '"email": "arch@body.example"' in capsys.readouterr().out
    assert not Mail.objects.exists() and not outbox.outbox
    call_command("send_reminders", "--dry-run", "--on", "2016-06-30")
    assert "Nothing is due" in capsys.readouterr().out


def test_a_nudge_keeps_its_distance_and_leaves_those_who_answered_alone(
    round, lead_of, officer, clock
):
    lead_of("arch@body.example")
    (done,) = lead_of("done@body.example")
    lead_of("ended@body.example")
    invite_leads(by=officer, round=round)
    queue_opening(by=officer, round=round)
    arch, finished, ended = (
        round.invitations.get(email=f"{name}@body.example") for name in ("arch", "done", "ended")
    )
    answer(done)
    revoke(by=officer, invitation=ended)
    everybody = [arch, finished, ended]
    early = queue_nudge(by=officer, round=round, invitations=everybody)
    assert (early.queued, early.too_soon) == (0, [arch])
    clock.move_to(datetime(2016, 7, 3, 9, 0))
    later = queue_nudge(by=officer, round=round, invitations=everybody)
    assert (later.queued, later.answered, later.ended) == (1, [finished], [ended])
    assert queue_nudge(by=officer, round=round, invitations=everybody).too_soon == [arch]


def test_what_is_no_longer_needed_does_not_go(round, lead_of, officer):
    (answered,) = lead_of("answered@body.example")
    lead_of("ended@body.example")
    lead_of("asked@body.example")
    invite_leads(by=officer, round=round)
    queue_opening(by=officer, round=round)
    answer(answered)
    revoke(by=officer, invitation=round.invitations.get(email="ended@body.example"))
    assert [to for to, _ in sent_to()] == ["asked@body.example"]
    assert sorted(state for _, _, state in log()) == ["dropped", "dropped", "sent"]


def test_rows_added_later_are_asked_about_once(round, lead_of, officer):
    lead_of("arch@body.example")
    invite_leads(by=officer, round=round)
    queue_opening(by=officer, round=round)
    sent_to()
    (new,) = lead_of("new@body.example")
    new.action.leads.get().people.add(
        make.PersonFactory(partnership=round.partnership, email="arch@body.example")
    )
    invite_leads(by=officer, round=round)
    queue_opening(by=officer, round=round)
    queue_opening(by=officer, round=round)
    assert sorted(to for to, _ in sent_to()) == ["arch@body.example", "new@body.example"]


def test_returned_and_asked_reach_whoever_answers_for_the_row(round, lead_of, officer):
    first, second = lead_of("arch@body.example", rows=2)
    invite_leads(by=officer, round=round)
    answer(first, second)
    Update.objects.update(state="returned", note="How many?", reviewed_at=timezone.now())
    queue_returned(by=officer, update=first)
    queue_returned(by=officer, update=second)
    question = Comment.objects.create(
        partnership=round.partnership,
        update=first,
        kind="question",
        text="What would help?",
        said_as="The chair",
    )
    queue_question(by=officer, comment=question)
    send_queued()
    returned, asked = outbox.outbox
    assert first.action.ref in returned.subject and second.action.ref in returned.subject
    assert returned.body.count("How many?") == 2
    assert "What would help?" in asked.body and "What would help?" in asked.alternatives[0].content


def test_a_fresh_link_goes_at_once(round, lead_of, officer):
    lead_of("arch@body.example")
    (invitation,) = invite_leads(by=officer, round=round)
    queue_opening(by=officer, round=round)
    old = token_of(invitation)
    assert send_fresh_link(by=officer, invitation=invitation)
    send_queued()
    invitation.refresh_from_db()
    assert len(outbox.outbox) == 2
    for message in outbox.outbox:
        assert token_of(invitation) in message.body and old not in message.body


def test_preparing_many_costs_no_query_a_lead(round, lead_of, officer):
    """Queueing and writing; each e-mail that goes is noted by itself, so that a crash loses nothing."""

    def cost(number: int) -> tuple[int, int]:
        for _ in range(number):
            lead_of(f"{make.UserFactory.build().email}", rows=2)
        invite_leads(by=officer, round=round)
        with CaptureQueriesContext(connection) as queueing:
            assert queue_opening(by=officer, round=round) == number
        mails = list(OUTBOX.rows())
        with CaptureQueriesContext(connection) as writing:
            letters = letters_by_mail(mails, today=FIRST)
            assert all(len(letter.html()) > 500 for letter in letters.values())
        sent_to()
        return len(queueing), len(writing)

    assert cost(2) == cost(40)


def test_text_is_escaped_where_it_has_to_be(round, lead_of, officer):
    lead_of("arch@body.example", aim="Cut <b>ASB</b> & theft\nby a lot")
    invite_leads(by=officer, round=round)
    queue_opening(by=officer, round=round)
    send_queued()
    (message,) = outbox.outbox
    assert "Cut <b>ASB</b> & theft by a lot" in message.body
    assert "Cut &lt;b&gt;ASB&lt;/b&gt; &amp; theft by a lot" in message.alternatives[0].content

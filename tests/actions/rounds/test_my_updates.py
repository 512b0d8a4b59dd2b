"""Updates with an account: the rows of one's body, and an officer's answer for somebody else."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actions.models import Action, Comment, Update
from actions.rounds.services.legend import ensure_legend
from tests import factories as make
from tests.actions.rounds.test_update import typed


@pytest.fixture
def legend(partnership):
    return {each.nature: each for each in ensure_legend(by=None, partnership=partnership)}


@pytest.fixture
def update(partnership, action, body, legend):
    action.leads.update(organisation=body)
    return make.UpdateFactory(round=make.RoundFactory(partnership=partnership), action=action)


@pytest.fixture
def other(update, priority):
    row = make.ActionFactory(priority=priority, ref="1.2", aim="A row of the police")
    make.LeadFactory(action=row, words="Police")
    return make.UpdateFactory(round=update.round, action=row)


def mine(partnership) -> str:
    return reverse("workspace:my_updates", args=[partnership.slug])


def answer(update) -> str:
    return reverse("workspace:update_answer", args=[update.partnership.slug, update.pk])


def test_a_lead_finds_and_sends_the_rows_of_their_body(client_of, lead, update, other, legend):
    client = client_of(lead)
    page = client.get(mine(update.partnership)).content.decode()
    assert update.action.aim in page
    assert other.action.aim not in page
    words = typed(update, status=legend["on-track"].pk, happened="Two visits")
    client.post(answer(update), words | {"do": "later"})
    assert Update.objects.get(pk=update.pk).state == "started"
    assert "Send 1 update" in client.get(mine(update.partnership)).content.decode()
    client.post(mine(update.partnership), {"round": update.round_id})
    sent = Update.objects.get(pk=update.pk)
    assert (sent.state, sent.sent_by, sent.sent_as) == ("sent", lead, str(lead))
    assert sent.behalf_of == ""


def test_a_person_named_as_the_lead_finds_their_row(client_of, lead, other, partnership):
    person = make.PersonFactory(partnership=partnership, user=lead)
    other.action.leads.get().people.add(person)
    assert other.action.aim in client_of(lead).get(mine(partnership)).content.decode()
    assert client_of(lead).get(answer(other)).status_code == 200


def test_who_may_answer_which_row(client_of, lead, officer, strategy, viewer, stranger, other):
    seen = {p: client_of(p).get(answer(other)).status_code for p in (officer, strategy, stranger)}
    assert list(seen.values()) == [200, 403, 404]
    # A colleague's row that is not answered yet is none of a lead's business.
    assert client_of(lead).get(answer(other)).status_code == 404
    Update.objects.filter(pk=other.pk).update(
        state="accepted",
        nothing_because="-",
        sent_at="2016-07-02T08:00Z",
        reviewed_at="2016-07-02T08:00Z",
    )
    assert client_of(lead).get(answer(other)).status_code == 403
    assert client_of(lead).post(answer(other), typed(other, happened="Mine")).status_code == 403
    Action.objects.filter(pk=other.action_id).update(visibility="restricted")
    assert client_of(lead).get(answer(other)).status_code == 404


def test_an_officer_answers_for_somebody_and_it_says_so(client_of, officer, other, legend):
    client = client_of(officer)
    words = typed(other, status=legend["at-risk"].pk, happened="Told by telephone")
    refused = client.post(answer(other), words | {"do": "save"})
    assert refused.status_code == 422
    assert "Told by telephone" in refused.content.decode()
    client.post(answer(other), words | {"do": "save", "behalf_of": "Police"})
    sent = Update.objects.get(pk=other.pk)
    assert (sent.state, sent.sent_as, sent.behalf_of) == ("sent", str(officer), "Police")
    page = client.get(sent.get_absolute_url()).content.decode()
    assert f"Filled in by {officer} on behalf of Police" in page


def test_an_answer_without_a_status_is_kept_and_not_sent(client_of, lead, update):
    client = client_of(lead)
    told = client.post(answer(update), typed(update, happened="Half"), follow=True)
    assert "It is not sent yet" in told.content.decode()
    kept = Update.objects.get(pk=update.pk)
    assert (kept.state, kept.happened) == ("started", "Half")


def test_not_mine_with_an_account(client_of, lead, update):
    client_of(lead).post(answer(update), {"do": "not-mine", "not_mine": "Ask the police."})
    comment = Comment.objects.get()
    assert (comment.by, comment.text) == (lead, "Not ours. Ask the police.")


def test_many_rows_cost_no_more_queries(client_of, lead, update, body, priority):
    client = client_of(lead)

    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(mine(update.partnership))
        return len(seen)

    cost()
    few = cost()
    for number in range(6):
        row = make.ActionFactory(priority=priority, ref=f"3.{number}")
        make.LeadFactory(action=row, organisation=body)
        make.MeasureFactory(action=row)
        make.UpdateFactory(round=update.round, action=row)
    assert cost() == few

"""What an officer does with answers, and what others see of them."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from io import StringIO

import pytest
import time_machine
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from actions.models import Round, Status, Update
from actions.rounds.lines import lines_of_round
from actions.rounds.services.legend import ensure_legend
from actions.rounds.services.review import accept, amend, return_update
from actions.rounds.services.update import save_update, send_updates
from actions.rows.progress import progress_of
from actions.rules.status import Direction
from csp.changes import Stale
from csp.models import AuditEvent
from plans.access import access_to
from tests import factories as make

State = Update.State
PAGE = "/workspace/moorland/rounds/2016-17Q1/"
IN_TIME = datetime(2016, 7, 10, 9, tzinfo=UTC)


@pytest.fixture
def legend(partnership, officer) -> dict[str, Status]:
    return {each.nature: each for each in ensure_legend(by=officer, partnership=partnership)}


@pytest.fixture
def round(partnership, legend) -> Round:
    return make.RoundFactory(partnership=partnership)


@pytest.fixture
def sent(round, action, legend) -> Update:
    return answer(round, action, legend["on-track"])


def answer(round, action, status, **values) -> Update:
    values = {"sent_at": IN_TIME, **values}
    return make.UpdateFactory(round=round, action=action, sent=True, status=status, **values)


def fresh(update: Update) -> Update:
    return Update.objects.get(pk=update.pk)


# Accepting


def test_who_accepted_what_and_when_is_kept(sent, officer):
    assert accept(by=officer, updates=[fresh(sent)]) == [sent]
    now = fresh(sent)
    assert (now.state, now.reviewed_by, now.version) == (State.ACCEPTED, officer, 2)
    assert now.reviewed_at is not None
    event = AuditEvent.objects.get(verb="accepted")
    assert (event.by, event.target_id) == (officer, str(sent.pk))
    assert now.history.first().history_user == officer
    assert accept(by=officer, updates=[now]) == []


def test_an_answer_that_was_written_anew_is_not_accepted_unread(sent, officer):
    seen = fresh(sent)
    save_update(
        by=None,
        said_as="Lead",
        update=fresh(sent),
        version=1,
        values={"happened": "It burnt down."},
    )
    with pytest.raises(Stale):
        accept(by=officer, updates=[seen])
    assert fresh(sent).state == State.SENT


def test_what_was_not_sent_is_not_accepted_nor_what_is_ticked_with_it(
    sent, round, priority, officer
):
    empty = make.UpdateFactory(round=round, action=make.ActionFactory(priority=priority, ref="1.2"))
    with pytest.raises(ValidationError, match=r"1\.2 cannot be accepted"):
        accept(by=officer, updates=[fresh(sent), fresh(empty)])
    assert fresh(sent).state == State.SENT


def test_accepting_many_costs_no_more_queries(round, priority, legend, officer):
    def cost(many: int) -> int:
        rows = [make.ActionFactory(priority=priority, ref=f"{many}.{n}") for n in range(many)]
        updates = [fresh(answer(round, row, legend["on-track"])) for row in rows]
        with CaptureQueriesContext(connection) as captured:
            accept(by=officer, updates=updates)
        return len(captured)

    # SQLite takes a thousand values at once, so what is stored may go in pieces.
    assert cost(40) - cost(2) <= 2


# Returning


def test_a_returned_answer_goes_back_with_its_note_and_comes_again(
    sent, officer, partnership, client_of
):
    invitation = sent.invitations.create(
        partnership=partnership,
        round=sent.round,
        email="w@harbour.example",
        name="Worker",
        expires_on=date(2016, 7, 28),
    )
    with pytest.raises(ValidationError, match="Say what you would like"):
        return_update(by=officer, update=fresh(sent), version=1, note=" ")
    back = return_update(by=officer, update=fresh(sent), version=1, note="How many visits?")
    assert (back.state, back.note, back.reviewed_by) == (
        State.RETURNED,
        "How many visits?",
        officer,
    )
    assert invitation.mails.get().kind == "returned"
    again = save_update(
        by=None,
        said_as="Worker",
        update=back,
        version=back.version,
        values={"happened": "21 visits."},
    )
    page = client_of(officer).get(sent.get_absolute_url()).content.decode()
    assert "may have been changed, and was not sent again" in page
    send_updates(by=None, said_as="Worker", updates=[again])
    page = client_of(officer).get(sent.get_absolute_url()).content.decode()
    assert "was not sent again" not in page
    assert accept(by=officer, updates=[fresh(sent)])


def test_what_was_accepted_may_still_go_back(sent, officer):
    accept(by=officer, updates=[fresh(sent)])
    now = fresh(sent)
    back = return_update(by=officer, update=now, version=now.version, note="A figure is missing.")
    assert back.state == State.RETURNED


# Amending


def test_the_leads_own_words_stay_beside_an_officers(sent, officer, legend):
    own = sent.happened
    first = amend(by=officer, update=sent, version=1, values={"happened": "Tidied."})
    second = amend(
        by=officer, update=first, version=first.version,
        values={"happened": "Tidied twice.", "status": legend["at-risk"]},
    )  # fmt: skip
    assert second.own_words == {"happened": own, "status": "On track"}
    back = amend(by=officer, update=second, version=second.version, values={"happened": own})
    assert back.own_words == {"status": "On track"}


def test_words_that_were_not_sent_are_not_amended(round, action, officer):
    update = make.UpdateFactory(round=round, action=action)
    with pytest.raises(ValidationError, match="still with the lead"):
        amend(by=officer, update=update, version=1, values={"happened": "Mine."})


# Reading a line


def test_direction_is_against_what_was_said_last(partnership, action, legend, officer):
    first = make.RoundFactory(
        partnership=partnership, period="2015-16Q4", title="Quarter 4 (January to March 2016)",
        start=date(2016, 1, 1), end=date(2016, 3, 31), opens_on=date(2016, 4, 1),
        due_on=date(2016, 4, 14), closes_on=date(2016, 4, 28),
    )  # fmt: skip
    second = make.RoundFactory(partnership=partnership)
    before = answer(first, action, legend["on-track"], state="accepted", reviewed_at=IN_TIME)
    now = answer(second, action, legend["off-track"])
    line = lines_of_round(second, list(second.updates.for_table()))[0]
    assert (line.before, line.direction) == (before.status, Direction.WORSE)
    assert line.flags == ["It is not on track, and nobody says why."]
    steps = progress_of(action, access_to(officer, "moorland"))
    assert [(step.update, step.direction) for step in steps] == [
        (now, Direction.WORSE), (before, Direction.NEW),
    ]  # fmt: skip


def test_a_row_nobody_reported_on_is_grey_even_when_a_draft_says_it_goes_well(
    round, action, legend
):
    update = make.UpdateFactory(
        round=round, action=action, state="started", status=legend["on-track"]
    )
    line = lines_of_round(round, list(round.updates.for_table()))[0]
    assert (update.status.label, line.status, line.flags) == ("On track", None, [])


# Pages


def test_bulk_accept_takes_what_has_no_flag(sent, round, priority, legend, officer, client_of):
    bad = answer(round, make.ActionFactory(priority=priority, ref="1.2"), legend["off-track"])
    browser = client_of(officer)
    page = browser.get(PAGE).content.decode()
    assert f'value="{sent.pk}.1"' in page and f'value="{bad.pk}.1"' not in page
    assert "2 of 2 answered" in page and "nobody says why" in page
    answered = browser.post(f"{PAGE}accept/", {"update": [f"{sent.pk}.1"]}, follow=True)
    assert "1 update accepted" in answered.content.decode()
    assert (fresh(sent).state, fresh(bad).state) == (State.ACCEPTED, State.SENT)
    page = browser.get(f"{PAGE}?show=review").content.decode()
    assert f"updates/{bad.pk}/" in page and f"updates/{sent.pk}/" not in page


def test_the_page_of_an_update_shows_both_wordings_and_leads_on(
    sent, round, priority, legend, officer, client_of
):
    other = answer(round, make.ActionFactory(priority=priority, ref="1.2"), legend["on-track"])
    browser, address = client_of(officer), f"{PAGE}updates/{sent.pk}/"
    data = {"version": 1, "status": legend["on-track"].pk, "happened": "A worker has started."}
    assert browser.post(f"{address}amend/", data).status_code == 302
    page = browser.get(address).content.decode()
    assert "A worker has started." in page and "A worker started in May." in page
    assert f'name="onward" value="{other.pk}"' in page
    data = {"update": f"{sent.pk}.{fresh(sent).version}", "onward": other.pk}
    assert browser.post(f"{PAGE}accept/", data).url == f"{PAGE}updates/{other.pk}/"
    browser.post(f"{PAGE}updates/{other.pk}/return/", {"version": 1, "note": "How many?"})
    assert "How many?" in browser.get(f"{PAGE}updates/{other.pk}/").content.decode()


def test_restricted_rows_and_unaccepted_answers_stay_with_those_who_may_see_them(
    sent, round, priority, legend, body, officer, strategy, lead, client_of
):
    hidden = make.ActionFactory(priority=priority, ref="9.9", visibility="restricted")
    secret = answer(round, hidden, legend["on-track"], happened="Kept quiet.")
    own = make.ActionFactory(priority=priority, ref="2.2")
    make.LeadFactory(action=own, organisation=body)
    make.UpdateFactory(round=round, action=own)

    def rows(person) -> set[str]:
        text = b"".join(client_of(person).get(f"{PAGE}?_export=csv")).decode("utf-8-sig")
        return {row["Row"] for row in csv.DictReader(StringIO(text))}

    assert rows(officer) == rows(strategy) == {"1.1", "2.2", "9.9"}
    # A lead sees the rows of their body, and of others only what has been accepted.
    assert rows(lead) == {"2.2"}
    accept(by=officer, updates=[fresh(sent), fresh(secret)])
    assert rows(lead) == {"1.1", "2.2"}
    assert client_of(lead).get(f"{PAGE}updates/{secret.pk}/").status_code == 404
    assert "9.9" not in client_of(lead).get(PAGE).content.decode()
    assert "0 of 2" not in client_of(lead).get("/workspace/moorland/rounds/").content.decode()


def test_the_page_of_a_round_costs_the_same_for_ten_times_the_rows(
    round, priority, legend, officer, partnership, client_of
):
    browser = client_of(officer)

    def cost(many: int) -> int:
        for number in range(many):
            row = make.ActionFactory(priority=priority, ref=f"{many}.{number}")
            make.LeadFactory(action=row)
            make.MeasureFactory(action=row)
            make.UpdateFactory(round=round, action=row)
        cache.clear()
        browser.get(PAGE)
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(PAGE).status_code == 200
        return len(captured)

    few, many = cost(40), cost(360)
    assert few == many and few <= 24


# What there is to do


def first_page(browser, *when) -> str:
    with time_machine.travel(datetime(*when, tzinfo=UTC), tick=False):
        return browser.get("/workspace/").content.decode()


def test_the_first_page_says_what_a_round_asks_of_an_officer(
    sent, round, priority, officer, lead, client_of
):
    make.UpdateFactory(round=round, action=make.ActionFactory(priority=priority, ref="1.2"))
    browser = client_of(officer)
    page = first_page(browser, 2016, 7, 12)
    assert "Quarter 1: 1 update to review." in page
    assert "Quarter 1: 1 row has no answer yet, due in 2 days." in page
    # Half past eleven at night in London is half past ten in UTC: the day is not over.
    assert "Quarter 1 closes today." in first_page(browser, 2016, 7, 28, 22, 30)
    assert "was to close on 28 July 2016" in first_page(browser, 2016, 7, 28, 23, 30)
    assert "to review" not in first_page(client_of(lead), 2016, 7, 12)
    accept(by=officer, updates=[fresh(sent)])
    assert "to review" not in first_page(browser, 2016, 7, 12)


def test_a_row_that_was_sent_back_is_not_one_without_an_answer(sent, round, officer, client_of):
    return_update(by=officer, update=fresh(sent), version=fresh(sent).version, note="How many?")
    page = first_page(client_of(officer), 2016, 7, 12)
    assert "Quarter 1: 1 row sent back with a question, due in 2 days." in page
    assert "no answer yet" not in page


def test_a_rows_own_page_tells_its_progress_to_those_who_may_read_it(
    sent, officer, viewer, client_of
):
    address = sent.action.get_absolute_url()
    page = client_of(officer).get(address).content.decode()
    assert "Progress" in page and "A worker started in May." in page
    assert "A worker started in May." not in client_of(viewer).get(address).content.decode()
    accept(by=officer, updates=[fresh(sent)])
    page = client_of(viewer).get(address).content.decode()
    assert "A worker started in May." in page and "/rounds/" not in page


def test_only_what_is_on_track_with_its_figures_is_ticked_beforehand(
    sent, officer, client_of, legend
):
    def ticked() -> bool:
        page = html.fromstring(client_of(officer).get(PAGE).content)
        (box,) = page.xpath("//input[@name='update']")
        return box.get("checked") is not None

    make.MeasureFactory(action=sent.action, text="Number of visits")
    assert not ticked(), "figures are missing"
    for measure in sent.action.measures.all():
        make.ReadingFactory(update=sent, measure=measure)
    assert ticked()
    Update.objects.filter(pk=sent.pk).update(status=legend["not-started"])
    assert not ticked(), "not on track"

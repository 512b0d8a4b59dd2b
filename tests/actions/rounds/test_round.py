"""Rounds: whom they ask, their days, locking, and opening one from the page and the command."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from io import StringIO
from threading import Barrier, Thread

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connections

from actions.models import Carried, Disposition, Round, Update
from actions.rounds.lines import came_late
from actions.rounds.services.cadence import (
    cadence_of,
    save_cadence,
)
from actions.rounds.services.review import accept, amend, return_update
from actions.rounds.services.round import (
    ask_new_rows,
    change_round,
    close_round,
    open_round,
    reopen_round,
)
from actions.rounds.services.update import save_update
from plans.management.plan_command import BadInput
from tests import factories as make

DUE = date(2016, 7, 14)
ROUNDS = "/workspace/moorland/rounds/"


@pytest.fixture
def lead_person(partnership, body, action):
    """Somebody who can be written to about the row."""
    person = make.PersonFactory(
        partnership=partnership,
        organisation=body,
        name="Outreach worker",
        email="w@harbour.example",
    )
    action.leads.first().people.add(person)
    return person


@pytest.fixture
def opened(partnership, officer, action, lead_person) -> Round:
    return open_round(by=officer, partnership=partnership, period="2016-17Q1", due_on=DUE)


def asked(round: Round) -> set[str]:
    return set(round.updates.values_list("action__ref", flat=True))


# Whom it asks


def test_every_live_row_is_asked_and_no_other(partnership, officer, plan, priority, action):
    make.ActionFactory(priority=priority, ref="1.2", visibility="restricted")
    plans = {
        "draft": (2016, 4, 1, 2017, 3, 31),
        "superseded": (2016, 4, 1, 2017, 3, 31),
        "agreed": (2018, 4, 1, 2019, 3, 31),
        "published": (2014, 4, 1, 2016, 4, 1),
    }
    for status, (y1, m1, d1, y2, m2, d2) in plans.items():
        other = make.PlanFactory(
            partnership=partnership, status=status, start=date(y1, m1, d1), end=date(y2, m2, d2)
        )
        make.ActionFactory(priority=make.PriorityFactory(plan=other), ref=status)
    make.ActionFactory(priority__plan__status="agreed", ref="elsewhere")
    round = open_round(by=officer, partnership=partnership, period="2016-17Q1", due_on=DUE)
    # The published plan's last day is the quarter's first.
    assert asked(round) == {"1.1", "1.2", "published"}
    assert set(round.updates.values_list("state", flat=True)) == {"asked"}


def test_opening_tells_leads_and_gives_the_partnership_its_legend(opened, partnership):
    assert [each.email for each in opened.invitations.all()] == ["w@harbour.example"]
    assert opened.mails.filter(kind="opening", email="w@harbour.example").count() == 1
    assert partnership.pk and Update.objects.get(round=opened).status is None


def test_rows_and_leads_that_come_later_are_asked_once(opened, officer, priority, partnership):
    late = make.ActionFactory(priority=priority, ref="1.2")
    police = make.PersonFactory(partnership=partnership, name="Sergeant", email="s@police.example")
    make.LeadFactory(action=late).people.add(police)
    assert [each.action_id for each in ask_new_rows(by=officer, round=opened)] == [late.pk]
    assert ask_new_rows(by=officer, round=opened) == []
    assert opened.mails.filter(kind="opening").count() == 2


def test_a_lead_who_is_replaced_hands_the_row_over(opened, officer, action, partnership):
    after = make.PersonFactory(
        partnership=partnership, name="New worker", email="n@harbour.example"
    )
    action.leads.first().people.set([after])
    ask_new_rows(by=officer, round=opened)
    update = opened.updates.get()
    assert [each.email for each in update.invitations.all()] == ["n@harbour.example"]


def test_nobody_to_ask_opens_nothing(partnership, officer):
    with pytest.raises(ValidationError, match="nobody would be asked"):
        open_round(by=officer, partnership=partnership, period="2016-17Q1")
    assert not Round.objects.exists()


# Periods and days


def test_two_rounds_do_not_ask_about_the_same_days(opened, partnership, officer):
    with pytest.raises(ValidationError, match="There is a round for"):
        open_round(by=officer, partnership=partnership, period="2016-17Q1")
    save_cadence(by=officer, cadence=cadence_of(partnership), version=None, values={"parts": 2})
    with pytest.raises(ValidationError, match="same days"):
        open_round(by=officer, partnership=partnership, period="2016-17H1")


@pytest.mark.parametrize(
    ("sent", "late"),
    [
        (datetime(2016, 7, 14, 22, 59, tzinfo=UTC), False),
        (datetime(2016, 7, 14, 23, 0, tzinfo=UTC), True),
    ],
)
def test_an_answer_is_late_from_midnight_in_london(sent, late):
    assert came_late(sent, make.RoundFactory.build()) is late


def test_dates_out_of_order_are_refused_and_links_follow_new_ones(opened, officer):
    with pytest.raises(ValidationError, match="opens, then answers are due"):
        change_round(by=officer, round=opened, version=1, values={"closes_on": date(2016, 7, 1)})
    change_round(by=officer, round=opened, version=1, values={"closes_on": date(2016, 8, 31)})
    assert opened.invitations.get().expires_on == date(2016, 8, 31)


# Locking


def test_a_closed_round_refuses_every_change(opened, officer):
    update = opened.updates.get()
    values = {"nothing_because": "The court does not sit."}
    update = save_update(
        by=officer, said_as="Lead", update=update, version=update.version, values=values
    )
    shut = close_round(by=officer, round=opened, version=opened.version)
    assert not shut.is_open
    attempts = [
        lambda: save_update(
            by=officer, said_as="Lead", update=update, version=update.version,
            values={"nothing_because": "Something else."},
        ),
        lambda: accept(by=officer, updates=[update]),
        lambda: return_update(by=officer, update=update, version=update.version, note="More."),
        lambda: amend(by=officer, update=update, version=1, values={"happened": "No."}),
        lambda: ask_new_rows(by=officer, round=shut),
        lambda: change_round(by=officer, round=shut, version=shut.version, values={"title": "x"}),
        lambda: close_round(by=officer, round=shut, version=shut.version),
    ]  # fmt: skip
    for attempt in attempts:
        with pytest.raises(ValidationError, match="is closed"):
            attempt()
    update.refresh_from_db()
    assert update.nothing_because == "The court does not sit."


def test_it_is_opened_again_only_with_a_reason_that_is_kept(opened, officer):
    shut = close_round(by=officer, round=opened, version=opened.version)
    with pytest.raises(ValidationError, match="Say why"):
        reopen_round(by=officer, round=shut, version=shut.version, reason="  ")
    again = reopen_round(
        by=officer, round=shut, version=shut.version, reason="A figure was wrong.",
        closes_on=date(2016, 9, 1),
    )  # fmt: skip
    assert again.is_open and again.reopened_because == "A figure was wrong."
    assert again.invitations.get().expires_on == date(2016, 9, 1)


@pytest.mark.django_db(transaction=True)
def test_two_officers_who_open_the_same_round_make_one(partnership, officer, action):
    answers, together = [], Barrier(2, timeout=20)

    def press() -> None:
        together.wait()
        try:
            round = open_round(by=officer, partnership=partnership, period="2016-17Q1", due_on=DUE)
            answers.append(round.pk)
        except ValidationError as refused:
            answers.append(" ".join(refused.messages))
        finally:
            connections.close_all()

    threads = [Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(map(type, answers), key=str) == [int, str]
    assert Round.objects.count() == 1 and Update.objects.count() == 1


# The pages


@time_machine.travel(datetime(2016, 7, 1, 9, tzinfo=UTC), tick=False)
def test_an_officer_opens_a_round_and_sees_first_whom_it_asks(
    plan, action, lead_person, priority, officer, client_of
):
    make.ActionFactory(priority=priority, ref="1.2")
    browser = client_of(officer)
    page = browser.get(f"{ROUNDS}new/").content.decode()
    assert "Quarter 1 (April to June 2016)" in page and 'value="14 July 2016"' in page
    assert "2 rows will be asked about, of 1 person or body" in " ".join(page.split())
    assert "Nobody to ask about 1.2" in page
    data = {"opens_on": "1 July 2016", "due_on": "14/7/2016", "closes_on": "28 July 2016"}
    answer = browser.post(f"{ROUNDS}new/?period=2016-17Q1", data, follow=True)
    assert answer.redirect_chain[-1][0] == f"{ROUNDS}2016-17Q1/"
    page = answer.content.decode()
    assert "0 of 2 answered" in page and "Outreach worker" in page
    assert "There is nobody to ask about" in page


def test_closing_says_what_is_missing_and_asks_first(opened, officer, client_of):
    browser = client_of(officer)
    assert ">Open</strong>" in browser.get(ROUNDS).content.decode()
    page = browser.get(f"{ROUNDS}2016-17Q1/close/").content.decode()
    assert "No answer has come for 1.1" in page
    opened.refresh_from_db()
    assert opened.is_open
    browser.post(f"{ROUNDS}2016-17Q1/close/", {"version": opened.version})
    assert ">Closed</strong>" in browser.get(ROUNDS).content.decode()
    opened.refresh_from_db()
    data = {"version": opened.version, "reason": "", "closes_on": "1 September 2016"}
    assert browser.post(f"{ROUNDS}2016-17Q1/reopen/", data).status_code == 422
    data["reason"] = "A figure was wrong."
    page = browser.post(f"{ROUNDS}2016-17Q1/reopen/", data, follow=True).content.decode()
    assert "A figure was wrong." in page


def test_two_officers_who_change_the_dates_do_not_overwrite_each_other(opened, officer, client_of):
    browser, address = client_of(officer), f"{ROUNDS}2016-17Q1/edit/"
    data = {
        "title": opened.title, "opens_on": opened.opens_on, "due_on": "20 July 2016",
        "closes_on": opened.closes_on, "version": opened.version,
    }  # fmt: skip
    assert browser.post(address, data).status_code == 302
    assert browser.post(address, data | {"due_on": "22 July 2016"}).status_code == 409
    opened.refresh_from_db()
    assert opened.due_on == date(2016, 7, 20)


# The command


def run(*words: str) -> str:
    out = StringIO()
    call_command("open_round", *words, stdout=out)
    return out.getvalue()


def test_the_command_opens_a_round_and_says_so_in_json(plan, action, lead_person):
    told = json.loads(run("moorland", "--period", "2016-17Q1", "--due", "2016-07-14", "--json"))
    assert told["period"] == "2016-17Q1" and told["due"] == "2016-07-14"
    assert (told["rows"], told["people"], told["nobody_to_ask"]) == (1, 1, [])


@pytest.mark.parametrize(
    "words",
    [
        ("nowhere", "--period", "2016-17Q1"),
        ("moorland", "--period", "2016-17Q9"),
        ("moorland", "--period", "2016-17Q1", "--due", "soon"),
        ("moorland", "--period", "2030-31Q1"),
    ],
)
def test_bad_input_is_one_sentence_and_changes_nothing(words, plan, action):
    with pytest.raises(BadInput) as refused:
        run(*words)
    assert refused.value.returncode == 2 and "\n" not in str(refused.value)
    assert not Round.objects.exists()


# Rows that are done, and plans that were superseded


def earlier(partnership, action, nature: str, state: str = "accepted") -> None:
    """What was said of a row the quarter before."""
    before = make.RoundFactory(
        partnership=partnership, period="2015-16Q4", start=date(2016, 1, 1), end=date(2016, 3, 31)
    )
    status = make.StatusFactory(partnership=partnership, nature=nature)
    make.UpdateFactory(
        round=before, action=action, sent=True, state=state, status=status,
        reviewed_at=datetime(2016, 4, 20, tzinfo=UTC),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("nature", "state", "final", "refs"),
    [
        ("done", "accepted", False, {"1.2"}),
        ("done", "accepted", True, {"1.1", "1.2"}),
        ("done", "sent", False, {"1.1", "1.2"}),
        ("on-track", "accepted", False, {"1.1", "1.2"}),
    ],
)
def test_a_row_accepted_as_done_is_asked_only_at_the_end_of_the_year(
    partnership, officer, priority, action, client_of, nature, state, final, refs
):
    make.ActionFactory(priority=priority, ref="1.2")
    earlier(partnership, action, nature, state)
    page = client_of(officer).get(f"{ROUNDS}new/?period=2016-17Q1").content.decode()
    is_done = (nature, state) == ("done", "accepted")
    assert ("Not asked, as the last answer accepted" in page) == is_done
    round = open_round(
        by=officer, partnership=partnership, period="2016-17Q1", due_on=DUE, final=final
    )
    assert asked(round) == refs


def superseded_on(plan, day: date) -> None:
    make.StatusChangeFactory(plan=plan, status="agreed", on=plan.start)
    make.StatusChangeFactory(plan=plan, status="superseded", on=day)
    type(plan).objects.filter(pk=plan.pk).update(status="superseded")


def test_a_plan_superseded_since_is_still_asked_about_its_last_quarter(
    partnership, officer, plan, action
):
    superseded_on(plan, date(2017, 4, 20))
    round = open_round(by=officer, partnership=partnership, period="2016-17Q4")
    assert asked(round) == {"1.1"}
    with pytest.raises(ValidationError, match="nobody would be asked"):
        open_round(by=officer, partnership=partnership, period="2017-18Q1")


def test_a_row_that_stands_in_a_later_plan_for_the_same_days_is_asked_there(
    partnership, officer, plan, priority, action
):
    make.ActionFactory(priority=priority, ref="1.2")
    superseded_on(plan, date(2016, 10, 20))
    later = make.PlanFactory(
        partnership=partnership, status="agreed", start=date(2016, 10, 1), end=date(2017, 9, 30)
    )
    new = make.ActionFactory(priority=make.PriorityFactory(plan=later), ref="9.1")
    decision = Disposition.objects.create(
        partnership=partnership, action=action, decision="continue", reason="It works."
    )
    Carried.objects.create(partnership=partnership, disposition=decision, action=new)
    round = open_round(by=officer, partnership=partnership, period="2016-17Q3")
    assert asked(round) == {"9.1", "1.2"}
    before = open_round(by=officer, partnership=partnership, period="2016-17Q2")
    assert asked(before) == {"1.1", "1.2"}

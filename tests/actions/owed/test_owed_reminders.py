"""Reminders of what has to be done: once before and once after its day, and one e-mail a day."""

from __future__ import annotations

import io
import json
from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command

from actions.agreed.services.agreed import take_step
from actions.models import AgreedMail, Mail
from actions.owed.queries import OwedSaid
from actions.owed.stages import stage_due
from tests import factories as make

pytestmark = pytest.mark.django_db
DUE = date(2017, 3, 20)
SECRET = "Operation Nightjar"


@pytest.fixture
def told(owed, tell):
    """Told on 1 February of something that is due on 20 March."""
    with time_machine.travel("2017-02-01 10:00"):
        action = owed(words="Look in at the park", due_on=DUE, due_kind="day")
        tell(action)
    return action


def remind(day: date, *options: str) -> str:
    out = io.StringIO()
    with time_machine.travel(f"{day} 08:00"):
        call_command("send_reminders", *options, stdout=out)
    return out.getvalue()


def kinds() -> list[str]:
    return list(AgreedMail.objects.order_by("pk").values_list("kind", flat=True))


def test_once_before_and_once_after_its_day(told, mailoutbox):
    day = date(2017, 3, 1)
    while day < date(2017, 5, 1):
        remind(day)
        remind(day)
        day += timedelta(days=1)
    assert kinds() == ["told", "soon", "late"]
    assert [each.queued_at.date() for each in AgreedMail.objects.order_by("pk")][1:] == [
        DUE - timedelta(days=5),
        DUE + timedelta(days=1),
    ]
    assert len(mailoutbox) == 3
    assert "Look in at the park" in mailoutbox[2].body


def test_what_was_carried_to_another_day_begins_anew(told, officer):
    remind(DUE + timedelta(days=1))
    with time_machine.travel(f"{DUE + timedelta(days=2)} 10:00"):
        take_step(
            by=officer,
            agreed=told,
            version=told.version,
            kind="carried",
            due_on=DUE + timedelta(days=60),
        )
    remind(DUE + timedelta(days=58))
    remind(DUE + timedelta(days=61))
    assert kinds() == ["told", "late", "soon", "late"]


def test_nobody_is_reminded_of_what_they_were_never_told(owed):
    owed(due_on=DUE)
    remind(DUE + timedelta(days=1))
    assert kinds() == []


def test_one_mail_a_day_for_all_of_one_person(told, owed, tell, mailoutbox):
    with time_machine.travel("2017-02-02 10:00"):
        tell(owed(words="Count the lights", due_on=DUE + timedelta(days=4)))
    mailoutbox.clear()
    remind(DUE + timedelta(days=1))
    [mail] = mailoutbox
    assert "Look in at the park" in mail.body and "Count the lights" in mail.body
    assert "we still wait" in mail.subject


def test_whoever_was_written_to_about_a_round_today_hears_tomorrow(told, partnership):
    round = make.RoundFactory(partnership=partnership)
    invitation = make.InvitationFactory(round=round, email="jo@body.example")
    mail = make.MailFactory(invitation=invitation, email="jo@body.example")
    Mail.objects.filter(pk=mail.pk).update(
        queued_at=f"{DUE + timedelta(days=1)} 06:00Z", state="sent"
    )
    remind(DUE + timedelta(days=1))
    assert kinds() == ["told"]
    remind(DUE + timedelta(days=2))
    assert kinds() == ["told", "late"]


def test_who_left_and_what_is_done_are_left_in_peace(told, owed, tell, jo):
    with time_machine.travel("2017-02-02 10:00"):
        done = owed(due_on=DUE)
        tell(done)
    take_step(by=None, agreed=done, version=done.version, kind="done")
    type(jo).objects.filter(pk=jo.pk).update(ended_on=DUE)
    remind(DUE + timedelta(days=1))
    assert kinds() == ["told", "told"]


def test_a_dry_run_names_partnership_person_and_action_and_sends_nothing(
    told, owed, tell, mailoutbox
):
    with time_machine.travel("2017-02-02 10:00"):
        tell(owed(words=SECRET, audience="restricted", due_on=DUE))
    mailoutbox.clear()
    words = remind(DUE + timedelta(days=1), "--dry-run")
    assert "Moorland Safer Partnership, Jo Leaver: reminded because it is late" in words
    assert f"No {told.number} Look in at the park" in words
    assert SECRET not in words
    answer = json.loads(remind(DUE + timedelta(days=1), "--dry-run", "--json"))
    assert answer["due"][0]["partnership"] == "Moorland Safer Partnership"
    assert mailoutbox == [] and kinds() == ["told", "told"]


def test_an_address_that_refused_counts_as_not_told(told):
    AgreedMail.objects.update(state="failed")
    remind(DUE + timedelta(days=1))
    assert kinds() == ["told"]


@pytest.mark.parametrize(
    ("said", "day", "stage"),
    [
        ([-30], -6, ""),
        ([-30], -5, "soon"),
        ([-30], 0, "soon"),
        ([-5], -2, ""),
        ([-30, -5], 0, ""),
        ([-30], 1, "late"),
        ([0], 1, "late"),
        ([-30, 1], 9, ""),
        ([], 9, ""),
    ],
)
def test_when_a_stage_is_due(said, day, stage):
    action = make.AgreedActionFactory.build(due_on=DUE)
    mails = [OwedSaid("jo@body.example", DUE + timedelta(days=each), 1) for each in said]
    today = DUE + timedelta(days=day)
    assert stage_due(action, mails, "jo@body.example", today, 5) == stage
    assert stage_due(action, mails, "other@body.example", today, 5) == ""

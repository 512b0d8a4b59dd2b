"""The outbox against a real mail server: away, slow, refusing, and workers that die half-way."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from actions.models import Mail
from actions.rounds.mail.jobs import send_waiting_mail
from actions.rounds.mail.sending import send_queued
from csp.mail.outbox import AWAY, CLAIM, MOST_TRIES
from csp.periods import today
from tests import factories as make
from tests.actions.post_office import PostOffice, free_port, open_office, worker


@pytest.fixture
def office(settings) -> PostOffice:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_TIMEOUT = 20
    return PostOffice()


@pytest.fixture
def post(office, settings):
    """The mail server, open at the port that the settings name."""
    with open_office(office) as hall:
        settings.EMAIL_PORT = hall.port
        yield hall


def queue(partnership, count: int) -> list[Mail]:
    """E-mails of a round that is open, as ``queue_opening`` leaves them."""
    day = today()
    round = make.RoundFactory(
        partnership=partnership,
        opens_on=day,
        due_on=day + timedelta(days=14),
        closes_on=day + timedelta(days=28),
    )
    priority = make.PriorityFactory(plan=make.PlanFactory(partnership=partnership))
    mails = []
    for number in range(count):
        action = make.ActionFactory(priority=priority, ref=f"1.{number}")
        update = make.UpdateFactory(round=round, action=action)
        invitation = make.InvitationFactory(round=round, updates=[update])
        mails.append(make.MailFactory(invitation=invitation, step="opening"))
        mails[-1].updates.add(update)
    return mails


def states() -> set[str]:
    return set(Mail.objects.values_list("state", flat=True))


def test_many_go_over_one_call_each_as_itself(partnership, office, post):
    mails = queue(partnership, 25)
    assert send_queued().sent == 25
    assert office.calls == 1
    assert office.taken == {mail.email: [mail.message_id] for mail in mails}
    first = office.mails[0]
    assert first["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in first.get_payload()] == ["text/plain", "text/html"]
    assert states() == {"sent"}


def test_a_server_that_is_away_delays_and_loses_nothing(partnership, office, settings):
    settings.EMAIL_PORT = free_port()
    mails, now = queue(partnership, 25), timezone.now()
    tally = send_queued(now=now)
    assert (tally.sent, tally.delayed, tally.failed) == (0, 25, 0)
    assert now < tally.again_at <= now + AWAY + timedelta(minutes=1)
    assert all("could not be reached" in mail.trouble for mail in Mail.objects.all())
    for hour in range(1, 100):
        send_queued(now=now + timedelta(hours=hour))
    assert states() == {"queued"}, "being away for days is no fault of any e-mail"
    with open_office(office, at=settings.EMAIL_PORT):
        assert send_queued(now=now + timedelta(hours=101)).sent == 25
    assert office.taken == {mail.email: [mail.message_id] for mail in mails}


def test_a_server_that_falls_silent_delays_and_loses_nothing(partnership, office, post, settings):
    settings.EMAIL_TIMEOUT = 0.3
    mails, now = queue(partnership, 5), timezone.now()
    office.silent = True
    tally = send_queued(now=now)
    assert (tally.sent, tally.delayed, tally.failed) == (0, 5, 0)
    office.silent = False
    settings.EMAIL_TIMEOUT = 20
    assert send_queued(now=now + timedelta(hours=1)).sent == 5
    assert office.taken == {mail.email: [mail.message_id] for mail in mails}


def test_a_refused_address_holds_up_nobody_and_is_given_up_after_a_day(partnership, office, post):
    mails, began = queue(partnership, 5), timezone.now()
    wrong = mails[1]
    office.refuses = {wrong.email}
    tally = send_queued(now=began)
    assert (tally.sent, tally.delayed) == (4, 1)
    tries, now = 1, began
    while tally.again_at:
        wrong.refresh_from_db()
        assert wrong.state == "queued" and "nobody of that name" in wrong.trouble
        now, tries = tally.again_at + timedelta(seconds=1), tries + 1
        tally = send_queued(now=now)
    wrong.refresh_from_db()
    assert wrong.state == "failed" and "nobody of that name" in wrong.trouble
    assert tries == wrong.attempts == MOST_TRIES
    assert timedelta(hours=20) < now - began < timedelta(hours=26)
    assert len(office.mails) == 4


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "point, doubled",
    [
        # The server knows an address and has not been given the text: nothing went.
        ("recipient", 0),
        # The server has taken the text and its answer never came.
        ("taken", 1),
        # The answer is on its way while the worker dies: noted or not, nothing else may be doubled.
        ("answered", 1),
    ],
)
def test_a_worker_that_is_killed_loses_nothing_and_doubles_nothing(
    partnership, office, post, point, doubled
):
    mails = queue(partnership, 12)
    office.kill_at = (point, 5)
    office.victim = worker(post.port)
    office.victim.communicate()
    assert office.victim.returncode < 0, "the worker was killed"
    assert 4 <= len(office.mails) <= 5
    assert send_queued().sent == 0, "what it had taken is left alone until its claim runs out"

    tally = send_queued(now=timezone.now() + CLAIM + timedelta(seconds=1))
    assert states() == {"sent"} and 7 <= tally.sent <= 8
    assert office.taken.keys() == {mail.email for mail in mails}
    for mail in mails:
        assert set(office.taken[mail.email]) == {mail.message_id}
    assert len(office.mails) - 12 <= doubled


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_email_once(partnership, office, post):
    mails = queue(partnership, 60)
    office.wait_for(workers=2)
    workers = [worker(post.port), worker(post.port)]
    for each in workers:
        _, words = each.communicate()
        assert each.returncode == 0, words
    assert office.taken == {mail.email: [mail.message_id] for mail in mails}
    assert states() == {"sent"}


def test_where_a_worker_runs_it_tries_again_by_itself(partnership, office, settings):
    settings.TASKS = {"default": {"BACKEND": "csp.jobs.queue.JobQueue"}}
    settings.EMAIL_PORT = free_port()
    queue(partnership, 3)
    send_waiting_mail.call()
    again = DBTaskResult.objects.get()
    assert timedelta(0) < again.run_after - timezone.now() <= AWAY + timedelta(minutes=1)
    send_waiting_mail.call()
    assert DBTaskResult.objects.count() == 1, "with nothing to try now there is nothing to add"

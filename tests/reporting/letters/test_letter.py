"""Letters: each goes once, to a real mail server, from the partnership, and can be stopped."""

from datetime import timedelta
from io import StringIO
from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from csp.mail.outbox import CLAIM
from reporting.letters.posting import Posting
from reporting.letters.services.letter import forget, post, post_all, send_letters
from reporting.models import Letter
from tests.actions.post_office import PostOffice, free_port, open_office, worker

STOP = "https://plans.example/stop/abc"


@pytest.fixture
def office(settings) -> PostOffice:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    return PostOffice()


@pytest.fixture
def open_for_mail(office, settings):
    with open_office(office) as hall:
        settings.EMAIL_PORT = hall.port
        yield hall


def write(partnership, email="clerk@council.example", step="made-1", **values) -> bool:
    words = {"subject": "Recommendation 1", "text": "The committee recommends this.\n"} | values
    return post(partnership=partnership, email=email, step=step, **words)


@pytest.mark.django_db(transaction=True)
def test_a_letter_goes_once_when_what_caused_it_is_stored(partnership, office, open_for_mail):
    partnership.email = "csp@moorland.example"
    partnership.save()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write(partnership)
        raise ZeroDivisionError
    assert not Letter.objects.exists() and not office.mails
    assert write(partnership, subject="A new\nplan", stop_url=STOP)
    assert not write(partnership, email="Clerk@council.example"), "that step went before"
    (mail,) = office.mails
    assert mail["To"] == "clerk@council.example" and mail["Subject"] == "A new plan"
    assert str(partnership) in mail["From"] and mail["Reply-To"] == "csp@moorland.example"
    assert mail["List-Unsubscribe"] == f"<{STOP}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Message-ID"] == Letter.objects.get().message_id
    assert "recommends this" in mail.get_payload()
    assert Letter.objects.get().state == "sent"


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_each_letter_once(partnership, office, open_for_mail):
    drafts = [Posting(f"r{n}@home.example", "news-1", "A plan", "It is out.\n") for n in range(50)]
    assert len(post_all(partnership=partnership, letters=[*drafts, drafts[0]], send=False)) == 50
    office.wait_for(workers=2)
    workers = [worker(open_for_mail.port) for _ in range(2)]
    for each in workers:
        each.communicate(timeout=60)
    assert [len(ids) for ids in office.taken.values()] == [1] * 50
    assert set(Letter.objects.values_list("state", flat=True)) == {"sent"}


def test_a_refused_address_is_tried_again_at_growing_gaps(partnership, office, open_for_mail):
    office.refuses = {"gone@home.example"}
    write(partnership, email="gone@home.example")
    write(partnership)
    now, gaps = timezone.now(), []
    while (tally := send_letters(now=now)).again_at:
        gaps.append(tally.again_at - now)
        now = tally.again_at + timedelta(seconds=1)
    assert all(later > sooner for sooner, later in pairwise(gaps))
    gone = Letter.objects.get(email="gone@home.example")
    assert gone.state == "failed" and "nobody of that name" in gone.trouble
    assert len(office.mails) == 1, "the other one went at once, and once"


def test_a_letter_that_a_worker_took_and_left_goes_with_the_same_number(
    partnership, office, settings
):
    settings.EMAIL_PORT = free_port()
    write(partnership)
    now = timezone.now()
    assert send_letters(now=now).delayed == 1
    Letter.objects.update(state="sending", next_try_at=now + CLAIM)
    with open_office(office, at=settings.EMAIL_PORT):
        assert send_letters(now=now + CLAIM / 2).sent == 0
        assert send_letters(now=now + CLAIM * 2).sent == 1
    assert office.mails[0]["Message-ID"] == Letter.objects.get().message_id


def test_the_command_shows_what_waits_and_sends_it(partnership, mailoutbox):
    post_all(
        partnership=partnership,
        letters=[Posting("a@home.example", "s", "A plan", "x")],
        send=False,
    )
    told = StringIO()
    call_command("send_reminders", "--dry-run", "--json", stdout=told)
    assert '"waiting": ["A plan to a@home.example"]' in told.getvalue()
    assert not mailoutbox
    call_command("send_reminders", stdout=StringIO())
    assert [mail.to for mail in mailoutbox] == [["a@home.example"]]


def test_an_address_that_is_none_is_refused_and_one_that_left_is_forgotten(partnership):
    with pytest.raises(ValidationError):
        write(partnership, email="nobody")
    write(partnership, email="Resident@home.example")
    forget(partnership=partnership, email="resident@home.example")
    assert not Letter.objects.exists()

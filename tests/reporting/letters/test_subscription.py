"""Hearing by e-mail: only who confirmed is told, nobody learns who is, and stopping forgets."""

from __future__ import annotations

import re
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from reporting.editions.services.freezing import publish_report
from reporting.editions.services.publication import publish, withdraw
from reporting.editions.services.report import publish_progress
from reporting.letters.news import PLAN
from reporting.letters.services import subscription as service
from reporting.models import Letter, Subscription
from tests import factories as make
from tests.actions.post_office import PostOffice, open_office
from tests.reporting.papers.frozen_making import MEMBERS, NAME, SECRET, freeze, guarded_paper

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = "/partnerships/moorland/subscribe/"
RESIDENT = "resident@home.example"


@pytest.fixture(autouse=True)
def no_limits_of_other_tests():
    from django.core.cache import cache

    cache.clear()


@pytest.fixture
def published(plan, action, officer):
    plan.refresh_from_db()
    return publish(by=officer, plan=plan, version=plan.version)


def ask(email=RESIDENT, **more):
    return Client(enforce_csrf_checks=True).post(PAGE, {"email": email} | more)


def link(mail, word) -> str:
    """The address in an e-mail, as the server sees it."""
    return re.search(rf"https?://[^/\s]+(/{word}/\S+)", mail.get_payload())[1]


def again(plan, action, officer, aim):
    type(action).objects.filter(pk=action.pk).update(aim=aim)
    plan.refresh_from_db()
    return publish(by=officer, plan=plan, version=plan.version)


def test_from_asking_to_stopping_over_a_real_mail_server(
    published, plan, action, officer, settings
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, office = "127.0.0.1", PostOffice()
    strict = Client(enforce_csrf_checks=True)
    with open_office(office) as hall:
        settings.EMAIL_PORT = hall.port
        assert ask(RESIDENT.title()).status_code == 200
        confirm = link(office.mails[0], "confirm")
        assert "Yes, write to me" in strict.get(confirm).content.decode()
        assert Subscription.objects.get().confirmed_at is None, "reading a mail confirms nothing"
        again(plan, action, officer, "Told to nobody")
        assert len(office.mails) == 1, "who has not confirmed is told nothing"
        assert strict.post(confirm).status_code == 200
        second = again(plan, action, officer, "Told to the resident")
        service.tell_readers(service.news_since(plan.partnership, second.published_at)[0],
                     partnership=plan.partnership)  # fmt: skip
        call_command("send_reminders", stdout=StringIO())
        assert len(office.mails) == 2, "each is told once, and nothing older than the wish to hear"
        mail = office.mails[1]
        assert mail["To"] == RESIDENT
        assert (
            f"{settings.SITE_URL}/partnerships/moorland/2016-17/versions/3/" in mail.get_payload()
        )
        stop = link(mail, "stop")
        assert mail["List-Unsubscribe"].strip() == f"<{settings.SITE_URL}{stop}>"
        assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert Subscription.objects.exists() and strict.get(stop).status_code == 200
        answer = strict.post(stop, {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
        assert not Subscription.objects.exists() and not Letter.objects.exists()
        assert "You will get no more" in strict.get(stop).content.decode()
        again(plan, action, officer, "Told to nobody any more")
        assert len(office.mails) == 2


def test_nobody_learns_who_hears_already(published, mailoutbox):
    def words(email):
        page = ask(email)
        return page.status_code, page.content.decode().replace(email, ""), len(page.cookies)

    first = words(RESIDENT)
    service.confirm(subscription=Subscription.objects.get())
    assert words(RESIDENT) == first == words("somebody.else@home.example")
    assert [mail.subject.split()[0] for mail in mailoutbox] == ["Confirm", "You", "Confirm"]
    ask(RESIDENT)
    assert len(mailoutbox) == 3, "one address is written to about it once a day"


def test_what_programs_fill_in_stores_nothing_and_sends_nothing(published, mailoutbox):
    assert ask(homepage="https://spam.example").status_code == 200
    wrong = ask("nobody")
    assert wrong.status_code == 422 and "nobody" in wrong.content.decode()
    assert not mailoutbox and not Subscription.objects.exists()


def test_asking_without_end_is_refused(published, mailoutbox):
    statuses = [ask(f"r{n}@home.example").status_code for n in range(22)]
    assert statuses == [200] * 20 + [429] * 2
    assert len(mailoutbox) == 20


def test_a_link_ends_after_three_days_and_the_address_after_a_week(published, mailoutbox):
    now = timezone.now()
    ask()
    confirm = link(mailoutbox[0].message(), "confirm")
    with time_machine.travel(now + timedelta(days=2, hours=23)):
        assert Client().get(confirm).status_code == 200
    with time_machine.travel(now + timedelta(days=3, hours=1)):
        assert Client().post(confirm).status_code == 410
        call_command("send_reminders", stdout=StringIO())
        assert Subscription.objects.exists()
    with time_machine.travel(now + timedelta(days=7, hours=1)):
        call_command("send_reminders", "--dry-run", stdout=StringIO())
        assert Subscription.objects.exists()
        call_command("send_reminders", stdout=StringIO())
        assert not Subscription.objects.exists() and not Letter.objects.exists()
    assert Client().post(f"{confirm[:-2]}x/").status_code == 410
    assert Client().post("/stop/1:forged/").status_code == 404


def test_only_pages_of_links_take_anything_and_no_cache_keeps_them(published, mailoutbox, settings):
    ask()
    confirm = link(mailoutbox[0].message(), "confirm")
    stop = service.stop_url(Subscription.objects.get()).removeprefix(settings.SITE_URL)
    for place in (PAGE, confirm, stop):
        page = Client().get(place)
        assert page["Cache-Control"] == "no-store, private" and not page.cookies
        assert page["Referrer-Policy"] == "no-referrer"
        assert Client().put(place).status_code == 405
    assert Client().get("/partnerships/nowhere/subscribe/").status_code == 404


def test_readers_are_told_a_few_at_a_time_and_none_when_it_is_gone(
    published, partnership, officer, mailoutbox, django_assert_max_num_queries
):
    long_ago = published.published_at - timedelta(days=1)
    Subscription.objects.bulk_create(
        Subscription(partnership=partnership, email=f"r{n}@home.example", confirmed_at=long_ago)
        for n in range(450)
    )
    [news] = service.news_since(partnership, published.published_at)
    with django_assert_max_num_queries(32):
        told = service.tell_readers(news, partnership=partnership, send=False)
    assert len(told) == len({each.email for each in told}) == 450
    assert not service.tell_readers(news, partnership=partnership, send=False)
    Letter.objects.all().delete()
    withdraw(by=officer, publication=published, reason="A slip.")
    service.announce(kind=PLAN, pk=published.pk)
    assert not Letter.objects.exists()


def test_papers_and_progress_are_told_of_as_well(published, action, officer, mailoutbox):
    partnership = published.partnership
    long_ago = published.published_at - timedelta(days=1)
    Subscription.objects.create(partnership=partnership, email=RESIDENT, confirmed_at=long_ago)
    publish_report(by=officer, report=freeze(guarded_paper(partnership), officer))
    quarter = make.RoundFactory(partnership=partnership)
    make.UpdateFactory(
        round=quarter, action=action, sent=True, state="accepted", reviewed_at=timezone.now()
    )
    publish_progress(by=officer, round=quarter)
    paper, progress = (mail.body for mail in mailoutbox)
    assert "/partnerships/moorland/reports/update/" in paper
    assert "/partnerships/moorland/2016-17/progress/1/" in progress
    for kept in (MEMBERS, SECRET, NAME):
        assert kept not in paper


def test_an_address_that_was_deleted_takes_no_other_letters_with_it(partnership):
    row = Subscription.objects.create(partnership=partnership, email=RESIDENT)
    other = Letter.objects.create(partnership=partnership, email=RESIDENT, step="asked-1")
    make.PartnershipFactory()
    service.stop_letters(subscription=row)
    assert list(Letter.objects.all()) == [other]

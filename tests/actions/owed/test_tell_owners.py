"""Telling owners: who gets one e-mail about what, seen before it goes, and never twice by mistake."""

from __future__ import annotations

import re
from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actions.models import AgreedAction, AgreedMail
from actions.owed.addressees import owed_reader
from actions.owed.mail.sending import send_owed_mail
from actions.owed.queries import said_of
from actions.owed.services.mail import TellingMoved, tell_owners
from actions.owed.telling import plan_telling
from csp.models import AuditEvent
from csp.periods import today
from tests import factories as make

pytestmark = pytest.mark.django_db
SECRET = "Operation Nightjar"
PAGE = "/workspace/moorland/meetings/actions/tell/"


def pressed(client, page, *rows):
    stamp = re.search(r'name="stamp" value="(\w+)"', page.content.decode())[1]
    return client.post(PAGE, {"stamp": stamp, "action": [row.pk for row in rows]})


def test_one_mail_a_person_with_all_that_was_ticked(
    owed, client_of, officer, mailoutbox, django_capture_on_commit_callbacks
):
    first, second = owed(words="Look in at the park"), owed(words="Count the lights")
    client = client_of(officer)
    page = client.get(PAGE)
    assert page.content.decode().count(" checked") == 2
    assert "Back to Actions" in page.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert pressed(client, page, first, second).status_code == 302
    [mail] = mailoutbox
    assert mail.to == ["jo@body.example"]
    assert "Look in at the park" in mail.body and "Count the lights" in mail.body
    assert mail.subject == "Moorland Safer Partnership: 2 actions for you"
    kept = AgreedMail.objects.get()
    assert (kept.kind, kept.state, kept.person.name) == ("told", "sent", "Jo Leaver")
    event = AuditEvent.objects.filter(verb="told owners").get()
    assert event.detail["e-mails"] == 1
    assert event.by == officer


def test_what_was_told_is_not_ticked_and_goes_again_only_when_it_is(
    owed, tell, client_of, officer, mailoutbox
):
    told, new = owed(words="Old one"), owed(words="New one")
    tell(told)
    client = client_of(officer)
    page = client.get(PAGE)
    assert f'value="{new.pk}" checked' in " ".join(page.content.decode().split())
    assert page.content.decode().count(" checked") == 1
    assert pressed(client, page, told).status_code == 302
    send_owed_mail()
    assert len(mailoutbox) == 2


def test_a_second_press_of_the_same_page_tells_nobody(owed, client_of, officer):
    action = owed()
    client = client_of(officer)
    page = client.get(PAGE)
    assert pressed(client, page, action).status_code == 302
    again = pressed(client, page, action)
    assert again.status_code == 409
    assert "Nobody was written to" in again.content.decode()
    assert AgreedMail.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_press_at_once_send_one_mail(partnership, officer):
    person = make.PersonFactory(partnership=partnership, email="jo@body.example")
    rows = [
        make.AgreedActionFactory(partnership=partnership, owner_person=person) for _ in range(2)
    ]
    seen = AgreedAction.objects.filter(partnership=partnership)
    ordered = list(seen.with_owners().by_day())
    stamp = plan_telling(ordered, said_of(ordered), today()).stamp
    start, refused = Barrier(2), []

    def press():
        start.wait()
        try:
            tell_owners(
                by=officer,
                partnership=partnership,
                rows=AgreedAction.objects.filter(partnership=partnership),
                chosen={row.pk for row in rows},
                stamp=stamp,
            )
        except TellingMoved:
            refused.append(1)
        finally:
            connection.close()

    threads = [Thread(target=press) for _ in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert refused == [1]
    assert AgreedMail.objects.count() == 1


def test_nobody_to_ask_is_named_with_the_reason(owed, partnership, body, client_of, officer):
    gone = make.PersonFactory(
        partnership=partnership, name="Sam", email="sam@body.example", ended_on=date(2016, 1, 1)
    )
    owed(owner_person=gone)
    owed(owner_body=body)
    owed(owner_person=None)
    owed(owner_person=None, owner_words="AP")
    words = client_of(officer).get(PAGE).content.decode()
    for why in (
        "Sam has left",
        "no contact e-mail address",
        "Nobody has it yet",
        "“AP” is no body",
    ):
        assert why in words
    assert "checkbox" not in words


def test_the_rule_in_python_finds_the_rows_that_the_one_in_sql_finds(owed, partnership, jo):
    day = today()
    body = make.OrganisationFactory(partnership=partnership, email="contact@body.example")
    closed = make.OrganisationFactory(
        partnership=partnership, email="contact@body.example", ended_on=day - timedelta(days=1)
    )
    left = make.PersonFactory(
        partnership=partnership, email="jo@body.example", ended_on=day - timedelta(days=1)
    )
    last_day = make.PersonFactory(partnership=partnership, email="jo@body.example", ended_on=day)
    mute = make.PersonFactory(partnership=partnership)
    owners = [{"owner_person": person} for person in (jo, left, last_day, mute, None)] + [
        {"owner_body": each} for each in (body, closed)
    ]
    owners += [
        {"owner_post": make.PostFactory(partnership=partnership, organisation=where, holder=who)}
        for where in (body, closed, None)
        for who in (jo, left, mute, None)
    ]
    rows = [owed(**values) for values in owners]
    for email in ("jo@body.example", "contact@body.example"):
        found = AgreedAction.objects.to_do_of_address(email, day)
        readers = {row.pk: owed_reader(row, day) for row in rows}
        wanted = {pk for pk, reader in readers.items() if reader and reader.email == email}
        assert set(found.values_list("pk", flat=True)) == wanted
        assert len(wanted) > 2


def test_of_what_is_restricted_only_a_number_goes_by_mail(owed, tell, mailoutbox):
    tell(owed(words=SECRET, audience="restricted"), owed(words="Count the lights"))
    tell(owed(words=SECRET, audience="restricted", passage=SECRET))
    for mail in mailoutbox:
        assert SECRET not in mail.message().as_string()
        assert "1 that is restricted" in mail.body
    assert "/do/" not in mailoutbox[1].body


def test_what_was_given_away_since_goes_to_nobody(owed, tell, mailoutbox, partnership):
    action = owed()
    tell(action, send=False)
    other = make.PersonFactory(partnership=partnership, email="other@body.example")
    AgreedAction.objects.filter(pk=action.pk).update(owner_person=other)
    send_owed_mail()
    assert mailoutbox == []
    assert AgreedMail.objects.get().state == "dropped"


@pytest.mark.parametrize(
    ("who", "status"),
    [("officer", 200), ("clerk", 200), ("strategy", 403), ("lead", 403), ("viewer", 403)],
)
def test_only_those_who_keep_the_list_tell(who, status, cast, client_of, owed):
    owed()
    assert client_of(cast[who]).get(PAGE).status_code == status


def test_an_action_of_another_partnership_is_not_told(owed, other, client_of, officer, mailoutbox):
    theirs = make.AgreedActionFactory(
        partnership=other,
        words=SECRET,
        owner_person=make.PersonFactory(partnership=other, email="x@other.example"),
    )
    mine = owed()
    client = client_of(officer)
    page = client.get(f"{PAGE}?action={theirs.pk}&action={mine.pk}")
    assert SECRET not in page.content.decode()
    client.post(
        f"{PAGE}?action={theirs.pk}&action={mine.pk}",
        {
            "action": [theirs.pk],
            "stamp": re.search(r'"stamp" value="(\w+)"', page.content.decode())[1],
        },
    )
    assert not AgreedMail.objects.exists()


def test_the_page_and_the_mails_cost_the_same_for_few_and_for_many(
    owed, partnership, client_of, officer, tell
):
    client = client_of(officer)

    def cost(number: int) -> tuple[int, int]:
        rows = [
            owed(
                owner_person=make.PersonFactory(
                    partnership=partnership, email=f"{number}-{each}@body.example"
                )
            )
            for each in range(number)
        ]
        with CaptureQueriesContext(connection) as page:
            client.get(PAGE)
        with CaptureQueriesContext(connection) as mails:
            tell(*rows, send=False)
        return len(page), len(mails)

    cost(1)
    assert cost(2) == cost(12)


def test_a_meetings_page_leads_to_its_own_actions(partnership, client_of, officer, jo):
    meeting = make.MeetingFactory(partnership=partnership)
    address = reverse("workspace:meeting_actions", args=[partnership.slug, meeting.pk])
    assert "Tell owners" not in client_of(officer).get(address).content.decode()

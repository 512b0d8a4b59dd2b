"""Links sent by e-mail: what is kept of them, when they end, and that no log tells them."""

from __future__ import annotations

import logging
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from csp.links.services import (
    end_links_about,
    find_link,
    issue_link,
    move_links_about,
    note_link_opened,
    revoke_link,
)
from csp.links.unlogged import HideLinks, without_secrets
from csp.models import AuditEvent, EmailedLink
from csp.periods import today
from tests import factories as make

pytestmark = pytest.mark.django_db

ACTIONS = EmailedLink.Purpose.ACTIONS
DAY = date(2026, 5, 6)


def link_for(partnership, holder=None, **values):
    given = {"purpose": ACTIONS, "email": "Jo@Body.example", "name": "Jo", "expires_on": None}
    return issue_link(tenant=partnership.pk, holder=holder, **given | values)


def is_open(issued, day=None) -> bool:
    return EmailedLink.objects.get(pk=issued.link.pk).is_open(day or today())


def test_only_a_digest_of_the_secret_is_kept(partnership):
    link, secret = link_for(partnership)
    kept = EmailedLink.objects.filter(pk=link.pk).values().get()
    assert secret not in str(kept)
    assert len(secret) > 40
    assert link.email == "jo@body.example"


def test_a_secret_opens_its_own_purpose_only(partnership):
    link, secret = link_for(partnership)
    assert find_link(secret, ACTIONS) == link
    assert find_link(secret, EmailedLink.Purpose.PAPER) is None
    assert find_link(link.digest, ACTIONS) is None


def test_a_link_ends_after_its_last_day(partnership):
    issued = link_for(partnership, expires_on=DAY)
    assert is_open(issued, DAY)
    assert not is_open(issued, DAY + timedelta(days=1))
    assert list(EmailedLink.objects.still_open(DAY)) == [issued.link]
    assert not EmailedLink.objects.still_open(DAY + timedelta(days=1)).exists()


def test_a_link_is_ended_once_and_leaves_the_others_alone(partnership, officer):
    issued, other = link_for(partnership), link_for(partnership)
    revoke_link(by=officer, link=issued.link)
    revoke_link(by=officer, link=issued.link)
    assert (is_open(issued), is_open(other)) == (False, True)
    event = AuditEvent.objects.get(verb="ended a link")
    assert (event.tenant, event.by) == (partnership.pk, officer)
    assert issued.secret not in str(event.detail) + event.target_words


def test_what_a_link_opens_moves_and_ends_it(partnership, officer):
    group = make.GroupFactory(partnership=partnership)
    issued = link_for(partnership, about=group, expires_on=DAY)
    other = link_for(partnership, about=make.GroupFactory(partnership=partnership))
    move_links_about(row=group, last_day=DAY + timedelta(days=7))
    assert is_open(issued, DAY + timedelta(days=7))
    end_links_about(by=officer, row=group)
    assert (is_open(issued, DAY), is_open(other)) == (False, True)


def test_the_first_opening_is_kept(partnership):
    link, _ = link_for(partnership)
    note_link_opened(link)
    first = EmailedLink.objects.get(pk=link.pk).opened_at
    note_link_opened(link)
    assert first is not None
    assert EmailedLink.objects.get(pk=link.pk).opened_at == first


def test_the_end_of_a_role_ends_its_links(client_of, officer, strategy, lead, partnership):
    role, other = strategy.roles.get(), lead.roles.get()
    issued, kept = link_for(partnership, role), link_for(partnership, other)
    address = reverse("workspace:role_end", args=[partnership.slug, role.pk])
    client_of(officer).post(address, {"version": role.version})
    assert (is_open(issued), is_open(kept)) == (False, True)


@pytest.mark.parametrize(
    ("values", "open_now", "open_later"),
    [
        ({"name": "Another name"}, True, True),
        ({"email": "new@body.example"}, False, False),
        ({"ended_on": today() - timedelta(days=1)}, False, False),
        ({"ended_on": today() + timedelta(days=9)}, True, False),
    ],
)
def test_somebody_who_leaves_loses_the_links(
    values, open_now, open_later, client_of, officer, partnership
):
    person = make.PersonFactory(partnership=partnership, name="Jo", email="jo@body.example")
    issued = link_for(partnership, person)
    typed = {"name": "Jo", "email": "jo@body.example", "version": person.version} | values
    address = reverse("workspace:person_edit", args=[partnership.slug, person.pk])
    assert client_of(officer).post(address, typed).status_code == 302
    later = today() + timedelta(days=10)
    assert (is_open(issued), is_open(issued, later)) == (open_now, open_later)


def test_somebody_who_is_removed_loses_the_links(client_of, officer, partnership):
    person = make.PersonFactory(partnership=partnership)
    issued = link_for(partnership, person)
    client_of(officer).post(reverse("workspace:person_remove", args=[partnership.slug, person.pk]))
    assert not is_open(issued)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Not Found: /do/abc-DEF_123/done/", "Not Found: /do/…/done/"),
        ('"GET /update/12.s3cret/ HTTP/1.1" 410', '"GET /update/…/ HTTP/1.1" 410'),
        ("Gone: /calendar/12:abcdefghijklmnopqrstuvwx.ics", "Gone: /calendar/….ics"),
        ("Gone: /workspace/moorland/update/12/", "Gone: /workspace/moorland/update/12/"),
        ("Conflict: /workspace/to-do/12/", "Conflict: /workspace/to-do/12/"),
    ],
)
def test_no_line_of_the_log_tells_a_secret(line, told):
    assert without_secrets(line) == told


def test_what_django_says_of_a_link_that_ended_hides_it(db, caplog):
    caplog.handler.addFilter(HideLinks())
    with caplog.at_level(logging.WARNING, logger="django.request"):
        Client().get("/update/12.topsecret/")
    assert "/update/…/" in caplog.text
    assert "topsecret" not in caplog.text

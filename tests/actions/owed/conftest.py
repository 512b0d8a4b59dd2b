"""Somebody who has to do something, was told of it, and holds the link."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client

from actions.models import AgreedAction
from actions.owed.mail.sending import send_owed_mail
from actions.owed.queries import said_of
from actions.owed.services.mail import tell_owners
from actions.owed.telling import plan_telling
from csp.periods import today
from tests import factories as make


@pytest.fixture
def jo(partnership, body):
    return make.PersonFactory(
        partnership=partnership, name="Jo Leaver", organisation=body, email="Jo@body.example"
    )


@pytest.fixture
def owed(partnership, jo):
    """Make something that Jo has to do, or somebody else: ``owed(words="...", owner_person=...)``."""

    def action(**values) -> AgreedAction:
        given = {"owner_person": None if "owner_body" in values or "owner_post" in values else jo}
        return make.AgreedActionFactory(**({"partnership": partnership} | given | values))

    return action


@pytest.fixture
def tell(officer, django_capture_on_commit_callbacks):
    """Tell the owners of some actions as an officer does, and have the e-mails go."""

    def told(*rows: AgreedAction, send: bool = True):
        numbers = [row.pk for row in rows]
        seen = AgreedAction.objects.filter(pk__in=numbers)
        ordered = list(seen.still_open().with_owners().by_day())
        mails = tell_owners(
            by=officer,
            partnership=rows[0].partnership,
            rows=seen,
            chosen=set(numbers),
            stamp=plan_telling(ordered, said_of(ordered), today()).stamp,
        )
        if send:
            send_owed_mail()
        return mails

    return told


def link_in(mail) -> str:
    """The address that the text of an e-mail leads to, without the name of the site."""
    return re.search(rf"{re.escape(settings.SITE_URL)}(/do/\S+)", mail.body)[1]


@pytest.fixture
def link_of(tell, mailoutbox):
    """The link of whoever is told of these: ``link_of(action)``."""

    def link(*rows) -> str:
        tell(*rows)
        return link_in(mailoutbox[-1])

    return link


@pytest.fixture
def phone() -> Client:
    """A browser that nobody signed in with, and that asks for no proof but the link."""
    return Client(enforce_csrf_checks=True)

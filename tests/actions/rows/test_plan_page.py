"""The plan's page asked for again: nothing is sent twice, and nothing old is shown."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from actions.rows.services.action import change_action
from csp.models import AuditEvent
from reporting.models.querysets import last_event

PAGE = "/workspace/moorland/plans/2016-17/"


@pytest.fixture
def ask(client_of, officer, action):
    """Asks for the page as a browser that keeps what it got."""
    browser, kept = client_of(officer), {}
    browser.get(PAGE)  # Its cookie for forms is there from the second visit on.

    def again(**filters):
        response = browser.get(PAGE, filters, headers={"If-None-Match": kept.get("etag", "")})
        kept["etag"] = response.headers.get("ETag", "")
        return response

    return again


def test_an_unchanged_page_is_not_sent_again(ask):
    assert ask().status_code == 200
    again = ask()
    assert again.status_code == 304
    assert not again.content


def test_the_page_changes_after_an_edit(ask, action, officer):
    ask()
    change_action(by=officer, action=action, version=1, values={"resources": "Two days a week"})
    changed = ask()
    assert changed.status_code == 200
    assert "Two days a week" in changed.content.decode()


def test_a_clock_that_was_set_back_hides_nothing_that_was_saved(ask, action, officer):
    change_action(by=officer, action=action, version=1, values={"resources": "One day a week"})
    AuditEvent.objects.update(at=timezone.now() + timedelta(hours=1))
    ask()
    before = last_event(action.partnership_id)
    action.refresh_from_db()
    values = {"resources": "Two days a week"}
    change_action(by=officer, action=action, version=action.version, values=values)
    changed = ask()
    assert changed.status_code == 200
    assert "Two days a week" in changed.content.decode()
    # What else is worked out once and kept until something changes hangs on the same number.
    assert last_event(action.partnership_id) > before


def test_another_filter_is_another_page(ask):
    ask()
    assert ask(words="nothing has this").status_code == 200


def test_nobody_is_sent_what_another_person_kept(ask, client_of, lead):
    etag = ask().headers["ETag"]
    assert client_of(lead).get(PAGE, headers={"If-None-Match": etag}).status_code == 200

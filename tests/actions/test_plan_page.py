"""The plan's page asked for again: nothing is sent twice, and nothing old is shown."""

from __future__ import annotations

import pytest

from actions.services.action import change_action

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


def test_another_filter_is_another_page(ask):
    ask()
    assert ask(words="nothing has this").status_code == 200


def test_nobody_is_sent_what_another_person_kept(ask, client_of, lead):
    etag = ask().headers["ETag"]
    assert client_of(lead).get(PAGE, headers={"If-None-Match": etag}).status_code == 200

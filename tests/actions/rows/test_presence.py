"""You can see who else is editing a row now; nobody is ever kept out by it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from actions.models import Presence
from actions.rows.services.presence import mark
from tests import factories as make
from tests.actions.rows.test_action import same

WORDS = "The second officer is editing this row now."


@pytest.fixture
def second(partnership):
    user = make.UserFactory(name="The second officer")
    make.RoleFactory(partnership=partnership, user=user, kind="officer")
    return user


def test_opening_the_form_is_seen_by_others_and_not_by_oneself(client_of, officer, second, action):
    address = action.get_absolute_url()
    client_of(second).get(f"{address}edit/")
    for page in (address, f"{address}edit/"):
        assert WORDS in client_of(officer).get(page).content.decode()
    assert WORDS not in client_of(second).get(f"{address}edit/").content.decode()


def test_it_passes_after_a_minute_and_with_the_save(client_of, officer, second, action):
    address = action.get_absolute_url()
    client_of(second).get(f"{address}edit/")
    client_of(second).post(f"{address}edit/", same(action) | {"aim": "Saved"})
    assert WORDS not in client_of(officer).get(address).content.decode()
    client_of(second).get(f"{address}edit/")
    Presence.objects.update(at=timezone.now() - timedelta(seconds=61))
    assert WORDS not in client_of(officer).get(address).content.decode()


def test_the_script_says_it_is_here_and_hears_who_else_is(
    client_of, officer, second, viewer, action
):
    beat = reverse("workspace:action_presence", args=["moorland", "2016-17", action.pk])
    client_of(second).post(beat)
    assert client_of(officer).post(beat).json() == {"words": WORDS}
    assert client_of(viewer).post(beat).status_code == 403


def test_a_row_that_somebody_has_open_can_be_removed(client_of, officer, second, action):
    client_of(second).get(f"{action.get_absolute_url()}edit/")
    assert client_of(officer).post(f"{action.get_absolute_url()}remove/").status_code == 302


def test_the_table_says_which_rows_somebody_has_a_cell_open_in(
    client_of, officer, second, viewer, action
):
    place = reverse("workspace:plan_presence", args=["moorland", "2016-17"])
    hers, his = client_of(second), client_of(officer)
    assert hers.post(place, {"open": f"{action.pk},x,99999"}).json()["rows"] == {}
    said = {"rows": {str(action.pk): "The second officer is editing"}}
    assert his.post(place).json()["rows"] == said["rows"]
    assert client_of(viewer).post(place).status_code == 403
    hers.post(place, {"left": action.pk})
    assert his.post(place).json()["rows"] == {}


def test_asking_who_is_where_costs_the_same_for_many_rows(client_of, officer, second, action):
    place = reverse("workspace:plan_presence", args=["moorland", "2016-17"])
    rows = [make.ActionFactory(priority=action.priority, ref=f"1.{n}") for n in range(20, 40)]
    browser, costs = client_of(officer), []
    for several in (rows[:1], rows):
        for row in several:
            mark(by=second, action=row)
        with CaptureQueriesContext(connection) as captured:
            browser.post(place, {"open": ",".join(str(row.pk) for row in several)})
        costs.append(len(captured))
    assert costs[0] == costs[1] <= 12

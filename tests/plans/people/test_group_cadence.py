"""When a group meets."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from plans.models import GroupCadence
from tests import factories as make

pytestmark = pytest.mark.django_db

DAYS = {"kind": "days", "step": "28", "first_on": "8 March 2011"}


@pytest.fixture
def group(partnership):
    return make.GroupFactory(partnership=partnership, name="Joint group", cadence="Each month")


def place(group, way="edit"):
    return reverse(f"workspace:group_cadence_{way}", args=[group.partnership.slug, group.pk])


def test_a_rule_is_written_changed_and_stands_beside_the_words(client_of, officer, group):
    client = client_of(officer)
    typed = DAYS | {"begins_at": "9.30am", "ends_at": "noon", "place": "Town hall", "left_out": "8"}
    assert client.post(place(group), typed).status_code == 302
    cadence = GroupCadence.objects.get(group=group)
    days = cadence.days_between(date(2011, 1, 1), date(2011, 12, 31))
    assert len(days) == 10  # The 23rd of August is left out.
    told = client.get(group.get_absolute_url()).content.decode()
    for words in ("Each month", "Every 28 days, counted from 8 March 2011, not in August"):
        assert words in told
    assert "9.30am to noon, Town hall" in told
    weekday = {"kind": "weekday", "step": "3", "ordinal": "2", "weekday": "1"}
    stale = DAYS | weekday | {"version": cadence.version}
    assert client.post(place(group), stale).status_code == 302
    cadence.refresh_from_db()
    assert cadence.cadence_words == "Second Tuesday of every 3 months, counted from 8 March 2011"
    late = client.post(place(group), DAYS | weekday | {"step": "5", "version": 1})
    assert late.status_code == 409


def test_a_weekday_has_to_be_named(client_of, officer, group):
    typed = {"kind": "weekday", "step": "1", "first_on": "8 March 2011"}
    answer = client_of(officer).post(place(group), typed)
    assert answer.status_code == 422
    assert "Choose the weekday." in answer.content.decode()
    with pytest.raises(IntegrityError, match="group_cadence_has_its_weekday"), transaction.atomic():
        make.GroupCadenceFactory(group=group, partnership=group.partnership, kind="weekday")


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"step": 0}, "group_cadence_goes_on"),
        ({"begins_at": "14:00", "ends_at": "13:00"}, "group_cadence_ends_after_it_begins"),
    ],
)
def test_the_database_refuses_what_is_no_rule(group, values, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        make.GroupCadenceFactory(group=group, partnership=group.partnership, **values)


def test_not_every_month_is_left_out(client_of, officer, group):
    typed = DAYS | {"left_out": [str(month) for month in range(1, 13)]}
    answer = client_of(officer).post(place(group), typed)
    assert "Leave one in." in answer.content.decode()


def test_a_bank_holiday_is_pointed_out_and_not_moved(client_of, viewer, group):
    make.GroupCadenceFactory(
        group=group,
        partnership=group.partnership,
        kind="weekday",
        step=12,
        ordinal=1,
        weekday=0,
        first_on=date(2011, 5, 1),
    )
    told = client_of(viewer).get(group.get_absolute_url()).content.decode()
    assert "Early May bank holiday" in told


def test_the_rule_is_taken_away_and_brought_back(client_of, officer, group):
    make.GroupCadenceFactory(group=group, partnership=group.partnership)
    client = client_of(officer)
    client.post(place(group, "remove"))
    assert not GroupCadence.objects.exists()
    assert client.get(place(group, "remove")).status_code == 404
    event = reverse("workspace:undo", args=[officer.events.latest("pk").pk])
    client.post(event)
    assert GroupCadence.objects.get().group == group

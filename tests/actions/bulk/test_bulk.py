"""Made-up partnerships for load: they look like real ones and are quick to make."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from actions.bulk.plans import make_bulk
from actions.models import Action, Lead, Measure, Reading, Risk, Round, Update
from csp.models import AuditEvent, User
from plans.access import Can, access_to
from plans.models import Partnership, PriorityArea, Role

pytestmark = pytest.mark.django_db


def words(partnership) -> list:
    rows = Action.objects.filter(partnership=partnership)
    rows = rows.order_by("priority__position", "position", "leads__position", "measures__position")
    return list(
        rows.values_list("key", "ref", "aim", "activity", "leads__words", "measures__target")
    )


def test_every_plan_has_four_priorities_of_five_areas_and_all_its_rows():
    for partnership in make_bulk(partnerships=2, actions=10):
        assert PriorityArea.objects.filter(partnership=partnership).count() == 20
        rows = Action.objects.filter(partnership=partnership)
        refs = " ".join(row.ref for row in rows)
        assert refs == "1.1 1.2 2.1 2.2 2.3 3.1 3.2 4.1 4.2 4.3"
        assert all(row.area.priority_id == row.priority_id for row in rows)


def test_every_row_has_leads_measures_and_a_risk_of_its_own_partnership():
    make_bulk(partnerships=2, actions=5)
    for row in Action.objects.all():
        assert row.leads.count() in {1, 2}
        assert (row.measures.count(), row.risks.count()) == (2, 1)
        assert {lead.organisation.partnership_id for lead in row.leads.all()} == {
            row.partnership_id
        }


def test_rows_obey_the_rules_that_a_form_would_hold_them_to():
    make_bulk(partnerships=1, actions=4)
    for model in (Partnership, Action, Lead, Measure, Risk, Role):
        for row in model.objects.all():
            row.full_clean()


def test_references_sort_as_people_count():
    [partnership] = make_bulk(partnerships=1, actions=48)
    refs = Action.objects.filter(partnership=partnership).order_by("ref_key")
    assert [row.ref for row in refs][:12] == [f"1.{number}" for number in range(1, 13)]


def test_every_row_has_its_history_and_every_plan_its_event():
    [partnership] = make_bulk(partnerships=1, actions=4)
    assert {row.history.get().ref_key for row in Action.objects.all()} == {
        row.ref_key for row in Action.objects.all()
    }
    assert AuditEvent.objects.get(tenant=partnership.pk).verb == "made in bulk"


def test_its_officer_can_change_it():
    [partnership] = make_bulk(partnerships=1, actions=0)
    role = Role.objects.get(partnership=partnership)
    assert access_to(role.user, partnership.slug).can(Can.EDIT)
    assert not role.user.has_usable_password()


def test_the_same_seed_gives_the_same_words():
    [first] = make_bulk(partnerships=1, actions=6, seed=7)
    before = words(first)
    Action.objects.all().delete()
    Role.objects.all().delete()
    User.objects.all().delete()
    first.delete()
    [again] = make_bulk(partnerships=1, actions=6, seed=7)
    assert words(again) == before


def test_another_run_adds_partnerships_after_those_that_are_there():
    make_bulk(partnerships=2, actions=1)
    assert [each.slug for each in make_bulk(partnerships=1, actions=1)] == ["bulk-3"]


def test_rows_go_in_by_the_batch_and_not_one_by_one(
    django_assert_max_num_queries,
):
    with django_assert_max_num_queries(60):
        make_bulk(partnerships=2, actions=100)


def test_the_command_answers_for_machines():
    out = StringIO()
    call_command("make_bulk", "--partnerships=2", "--actions=3", "--json", stdout=out)
    told = {"partnerships": ["bulk-1", "bulk-2"], "actions": 6, "rounds": 0}
    assert json.loads(out.getvalue()) == told


def test_rounds_hold_every_row_and_figures_only_where_somebody_answered():
    first, second = make_bulk(partnerships=2, actions=6, rounds=3)
    for tenant in (first, second):
        rounds = Round.objects.filter(partnership=tenant)
        assert [each.updates.count() for each in rounds] == [6, 6, 6]
        assert all(each.is_open for each in rounds)
    answered = Update.objects.filter(state="accepted")
    assert answered.exists() and not answered.filter(status=None).exists()
    assert Reading.objects.filter(update__in=answered).count() == 2 * answered.count()


def test_the_command_refuses_numbers_that_mean_nothing():
    with pytest.raises(CommandError) as refusal:
        call_command("make_bulk", "--partnerships=0", "--actions=3")
    assert refusal.value.returncode == 2
    assert not Partnership.objects.exists()

"""What statements that are written once give back: just what the ORM would."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from actions.models import Action, Revision
from actions.rows.queries.one_row import row_seen, with_all, with_parts
from csp.sql.prepared import MOST
from plans.access import access_to
from tests import factories as make

KINDS = ("leads", "measures", "risks", "references", "revisions", "presences")


@pytest.fixture
def full(action, officer, body):
    """The cast's row with something in every field that is read back from text."""
    measure = make.MeasureFactory(action=action, text="Visits, £ and “quotes”")
    measure.members, measure.target_on = ["North", "South"], date(2016, 9, 30)
    measure.save()
    person = make.PersonFactory(partnership=action.partnership, organisation=body)
    make.LeadFactory(action=action, organisation=body).people.add(person)
    make.CrossReferenceFactory(action=action, target=action, ref=action.ref)
    make.CrossReferenceFactory(action=action, target=None, ref="9.9")
    reasons = {"reason": "Asked for", "approved_by": "The chair", "by": officer}
    Revision.objects.create(
        partnership=action.partnership, action=action, field="aim", before="Old", **reasons
    )
    action.presences.create(user=officer, at=timezone.now())
    return Action.objects.get(pk=action.pk)


def held(row, kind):
    """Every value of a kind's rows, in order."""
    fields = [field.attname for field in getattr(row, kind).model._meta.concrete_fields]
    return [[getattr(part, name) for name in fields] for part in getattr(row, kind).all()]


def test_a_row_in_one_statement_is_what_its_parts_are_one_by_one(
    full, officer, django_assert_num_queries
):
    expected = {kind: held(full, kind) for kind in KINDS}
    people = [list(lead.people.all()) for lead in full.leads.all()]
    again = Action.objects.get(pk=full.pk)
    with django_assert_num_queries(1):
        with_all(again)
        assert {kind: held(again, kind) for kind in KINDS} == expected
        assert [list(lead.people.all()) for lead in again.leads.all()] == people
        assert {str(each.by) for each in again.revisions.all()} == {str(officer)}
        assert {each.target and each.target.ref for each in again.references.all()} == {
            full.ref,
            None,
        }
    sent_back = with_parts(Action.objects.get(pk=full.pk))
    assert all(held(sent_back, kind) == expected[kind] for kind in ("leads", "measures", "risks"))


def test_a_number_that_no_row_can_have_finds_nothing(full, officer):
    access = access_to(officer, full.partnership.slug)
    assert row_seen(access, full.plan, full.pk).version == full.version
    assert row_seen(access, full.plan, MOST + 1) is None


def test_a_session_that_is_over_opens_nothing(officer, client_of, partnership):
    client = client_of(officer)
    address = f"/workspace/{partnership.slug}/"
    assert client.get(address).status_code == 200
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get(address).status_code == 302

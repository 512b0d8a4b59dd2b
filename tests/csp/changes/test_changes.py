"""A change is whole, counted, written down and never overwrites another."""

from __future__ import annotations

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models

from csp import changes
from csp.models import AuditEvent
from plans.models import Group, Organisation
from tests import factories as make


def test_creating_writes_the_event_and_the_history(partnership, officer):
    body = changes.create(Organisation(partnership=partnership, name="Harbour"), by=officer)
    event = AuditEvent.objects.get(target_id=str(body.pk))
    assert (event.by, event.verb, event.tenant) == (officer, "created", partnership.pk)
    assert body.history.get().history_user == officer


def test_a_change_records_before_and_after_and_takes_the_next_version(body, officer):
    changed = changes.update(body, by=officer, version=1, values={"acronym": "HS"})
    assert (changed.version, changed.acronym) == (2, "HS")
    assert AuditEvent.objects.get(verb="changed").detail == {"acronym": ["", "HS"]}


def test_the_row_that_a_form_holds_is_left_alone(body, officer):
    changes.update(body, by=officer, version=1, values={"acronym": "HS"})
    assert body.acronym == ""


def test_a_stale_save_changes_nothing_and_holds_both_texts(body, officer):
    changes.update(body, by=officer, version=1, values={"name": "First"})
    with pytest.raises(changes.Stale) as stale:
        changes.update(body, by=officer, version=1, values={"name": "Second"})
    assert (stale.value.theirs.name, stale.value.yours) == ("First", {"name": "Second"})
    assert AuditEvent.objects.filter(verb="changed").count() == 1


def test_saving_what_is_there_already_records_nothing(body, officer):
    same = changes.update(body, by=officer, version=1, values={"name": body.name})
    assert same.version == 1
    assert not AuditEvent.objects.exists()


def test_a_broken_rule_undoes_the_whole_change(body, officer):
    with pytest.raises(ValidationError):
        changes.update(body, by=officer, version=1, values={"acronym": "x" * 41})
    body.refresh_from_db()
    assert (body.version, body.acronym) == (1, "")


def test_a_link_to_another_partnership_is_refused(body, other, officer):
    theirs = make.OrganisationFactory(partnership=other)
    with pytest.raises(ValidationError, match="this partnership's own"):
        changes.update(body, by=officer, version=1, values={"parent": theirs})


def test_what_is_removed_comes_back_whole(action, officer):
    event = changes.remove(action, by=officer)
    assert not type(action).objects.exists()
    changes.undo_removal(event, by=officer)
    back = type(action).objects.get()
    assert (back.pk, back.key, back.leads.count(), back.measures.get().text) == (
        action.pk,
        action.key,
        1,
        "Number of victims visited",
    )


def test_it_comes_back_only_once(body, officer):
    event = changes.remove(body, by=officer)
    changes.undo_removal(event, by=officer)
    with pytest.raises(ValidationError, match="already"):
        changes.undo_removal(event, by=officer)


def test_what_is_still_used_cannot_be_removed(action, officer):
    with pytest.raises(models.ProtectedError):
        changes.remove(action.priority, by=officer)
    assert not AuditEvent.objects.exists()


def test_a_new_row_goes_last_and_can_be_moved_first(partnership, officer):
    *_, third = (
        changes.create(Group(partnership=partnership, name=name), by=officer) for name in "abc"
    )
    changes.move(third, by=officer, to=0)
    assert [group.name for group in Group.objects.all()] == ["c", "a", "b"]


@pytest.mark.django_db(transaction=True)
def test_of_twenty_at_once_one_wins_and_the_others_are_told(officer, body):
    outcomes = []

    def save(number: int) -> None:
        try:
            changes.update(body, by=officer, version=1, values={"name": f"Name {number}"})
            outcomes.append("saved")
        except changes.Stale:
            outcomes.append("stale")
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=(n,)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["saved"] + ["stale"] * 19
    assert AuditEvent.objects.filter(verb="changed").count() == 1

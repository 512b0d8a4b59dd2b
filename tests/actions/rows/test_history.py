"""Every former wording can be read and brought back, and so can a row that was taken out."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actions.models import Action
from actions.rows.history.fields import wordings_of_row
from actions.rows.services.action import change_action, remove_action
from actions.rows.services.restoring import restore_field
from csp import changes
from csp.models import AuditEvent
from tests import factories as make


def change(action, by=None, parts=None, **values):
    now = Action.objects.get(pk=action.pk)
    return change_action(by=by, action=now, version=now.version, values=values, parts=parts)


def url(name, *pk):
    return reverse(f"workspace:{name}", args=["moorland", "2016-17", *pk])


def told(action):
    return [(each.field, each.before, each.after) for each in wordings_of_row(action)]


def test_fields_and_lists_are_told_newest_first(action):
    measure = action.measures.get()
    change(action, aim="Second")
    change(action, parts={"measures": [{"id": measure.pk, "text": "Visits", "target": "70"}]})
    change(action, parts={"risks": []}, aim="Third")
    assert told(action) == [
        ("aim", "Second", "Third"),
        ("risks", "A worker can be found", ""),
        ("measures", "Number of victims visited", "Visits – target: 70"),
        ("aim", "Keep victims safe", "Second"),
    ]


def test_it_says_who_and_which_import(action, officer):
    with changes.with_reason("Brought in from plan.docx"):
        change(action, by=officer, aim="Second")
    found = wordings_of_row(action)[0]
    assert (found.by, found.reason) == ("The officer", "Brought in from plan.docx")


def test_moving_a_row_is_no_change_of_wording(action, officer):
    make.ActionFactory(priority=action.priority)
    changes.move(action, by=officer, to=1)
    assert told(action) == []


def test_a_former_text_comes_back_as_a_new_change(action, officer):
    change(action, aim="Second")
    back = restore_field(by=officer, action=change(action, activity="Meet"), field="aim", version=1)
    assert (back.aim, back.activity, back.version) == ("Keep victims safe", "Meet", 4)
    assert AuditEvent.objects.first().detail == {"aim": ["Second", "Keep victims safe"]}
    assert wordings_of_row(action)[0].reason == "Brought back from version 1"


def test_a_former_list_comes_back_with_lines_that_were_removed(action, officer):
    kept = action.measures.get()
    two = change(action, parts={"measures": [{"id": kept.pk, "text": kept.text}, {"text": "B"}]})
    gone = change(two, parts={"measures": []})
    restore_field(by=officer, action=gone, field="measures", version=2)
    assert [each.text for each in action.measures.all()] == ["Number of victims visited", "B"]


def test_the_page_marks_the_words_and_brings_them_back(client_of, officer, action):
    change(action, by=officer, aim="Keep victims and children safe")
    client, address = client_of(officer), url("action_history", action.pk)
    page = client.get(address).content.decode()
    assert "<ins>" in page and "The officer" in page
    assert client.post(address, {"field": "aim", "version": "1"}).status_code == 302
    assert Action.objects.get().aim == "Keep victims safe"


def test_agreed_wording_comes_back_only_with_a_reason(client_of, officer, action):
    change(action, aim="Second")
    make.StatusChangeFactory(plan=action.plan)
    client, address = client_of(officer), url("action_history", action.pk)
    sent = {"field": "aim", "version": "1"}
    assert client.post(address, sent).status_code == 422
    assert (
        client.post(address, sent | {"reason": "Slip", "approved_by": "The chair"}).status_code
        == 302
    )
    assert Action.objects.get().revisions.get().reason == "Slip"


@pytest.mark.parametrize(
    "sent", [{}, {"field": "plan", "version": "1"}, {"field": "aim", "version": "99"},
             {"field": "leads", "version": "1"}, {"field": "aim", "version": "x"}],
)  # fmt: skip
def test_what_was_never_there_changes_nothing(client_of, officer, action, sent):
    assert client_of(officer).post(url("action_history", action.pk), sent).status_code == 302
    assert Action.objects.get().version == 1


def test_a_long_history_asks_no_more_than_a_short_one(action):
    change(action, aim="Aim 0")
    with CaptureQueriesContext(connection) as few:
        wordings_of_row(action)
    for number in range(1, 10):
        change(action, aim=f"Aim {number}", parts={"risks": [{"text": f"Risk {number}"}]})
    with CaptureQueriesContext(connection) as many:
        wordings_of_row(action)
    assert len(many) == len(few)


def test_removed_rows_are_listed_until_they_are_back(client_of, officer, action):
    event = remove_action(by=officer, action=action)
    client = client_of(officer)
    assert "1.1 Keep victims safe" in client.get(url("removed")).content.decode()
    assert client.post(url("action_restore", event.pk)).status_code == 302
    assert "Nothing was removed" in client.get(url("removed")).content.decode()
    assert told(action) == []


def test_rows_removed_from_another_plan_are_not_listed(client_of, officer, other, action):
    theirs = make.ActionFactory(priority__plan__partnership=other, aim="Foreign")
    remove_action(by=officer, action=theirs)
    assert "Nothing was removed" in client_of(officer).get(url("removed")).content.decode()

"""Wording that was agreed stays agreed: a change says why, and what was agreed stays beside it."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from actions.models import Revision
from actions.rows.services.action import change_action, remove_action, restore_action
from actions.rows.services.revising import Approval, NeedsReason, is_spelling
from tests import factories as make
from tests.actions.rows.test_action import same

APPROVAL = Approval("Funding came later", "Strategy group, 12 May 2016")


def url(name, *pk):
    return reverse(f"workspace:{name}", args=["moorland", "2016-17", *pk])


@pytest.fixture
def agreed(plan):
    return make.StatusChangeFactory(plan=plan)


def change(action, approval=None, parts=None, **values):
    action.refresh_from_db()
    return change_action(
        by=None,
        action=action,
        version=action.version,
        values=values,
        parts=parts,
        approval=approval,
    )


@pytest.mark.parametrize(
    "values",
    [{"aim": "Other"}, {"activity": "Other"}, {"timescale": "By May"},
     {"due_on": date(2016, 9, 30), "timescale_kind": "date"}],
)  # fmt: skip
def test_agreed_words_do_not_change_without_a_reason(action, agreed, values):
    with pytest.raises(NeedsReason, match="needs a reason"):
        change(action, **values)
    action.refresh_from_db()
    assert (action.version, action.aim) == (1, "Keep victims safe")
    assert change(action, APPROVAL, **values).revisions.get().approved_by == APPROVAL.approved_by


@pytest.mark.parametrize(
    "changed", [{"text": "Other"}, {"target": "70"}, {"target_on": date(2017, 1, 1)}]
)
def test_a_measure_its_target_and_its_date_were_agreed_too(action, agreed, changed):
    measure = {"id": action.measures.get().pk, "text": "Number of victims visited"} | changed
    with pytest.raises(NeedsReason):
        change(action, parts={"measures": [measure]})
    assert not action.measures.filter(**changed).exists()
    change(action, APPROVAL, parts={"measures": [measure]})
    assert action.measures.filter(**changed).exists()


@pytest.mark.parametrize(
    ("values", "parts"),
    [({"visibility": "partners"}, None), ({"resources": "A van"}, None), ({"area": None}, None),
     ({}, {"leads": [{"words": "Somebody else"}]}), ({}, {"risks": []})],
)  # fmt: skip
def test_what_is_not_wording_does_not_ask(action, agreed, values, parts):
    change(action, parts=parts, **values)
    assert not Revision.objects.exists()


@pytest.mark.parametrize("status", ["draft", "consultation", "archived"])
def test_a_plan_that_is_not_agreed_does_not_ask(action, agreed, status):
    type(agreed.plan).objects.update(status=status)
    assert change(action, aim="Other").aim == "Other"


def test_the_first_wording_and_date_stay_visible(action, agreed, client_of, viewer):
    change(
        action, Approval("Slipped", "The chair"), timescale_kind="date", due_on=date(2016, 9, 30)
    )
    change(action, Approval("Slipped", "The chair"), due_on=date(2016, 12, 31))
    page = client_of(viewer).get(action.get_absolute_url()).content.decode()
    for words in ("Changed since it was agreed", "Not stated", "30 September 2016", "The chair"):
        assert words in page


@pytest.mark.parametrize(
    ("before", "after", "slip"),
    [("Recieve help", "Receive help", True), ("Reduce harm", "Increase harm", False),
     ("By 70", "By 60", False), ("Keep safe", "Never keep safe", False)],
)  # fmt: skip
def test_only_spelling_is_only_that(action, agreed, before, after, slip):
    type(action).objects.update(aim=before)
    assert is_spelling("aim", before, after) == slip
    if slip:
        assert change(action, Approval(spelling=True), aim=after).revisions.get().spelling
    else:
        with pytest.raises(NeedsReason, match="more than spelling"):
            change(action, Approval(spelling=True), aim=after)


def test_the_form_asks_only_then_and_keeps_what_was_typed(action, agreed, client_of, officer):
    client, address = client_of(officer), f"{action.get_absolute_url()}edit/"
    assert "Who approved" not in client.get(address).content.decode()
    asked = client.post(address, same(action) | {"aim": "Mine"})
    page = asked.content.decode()
    assert asked.status_code == 422
    assert "Who approved the change?" in page and "Mine</textarea>" in page
    sent = same(action) | {"aim": "Mine", "reason": "Because", "approved_by": "The chair"}
    assert client.post(address, sent).status_code == 302
    action.refresh_from_db()
    assert (action.aim, action.revisions.get().before) == ("Mine", "Keep victims safe")


def test_the_plan_says_which_rows_were_revised(action, agreed, client_of, viewer):
    address = reverse("workspace:plan", args=["moorland", "2016-17"])
    assert "Revised" not in client_of(viewer).get(address).content.decode()
    change(action, APPROVAL, aim="Other")
    assert "Revised" in client_of(viewer).get(address).content.decode()


def test_revisions_come_back_with_their_row(action, agreed, officer):
    at = change(action, APPROVAL, aim="Other").revisions.get().at
    restore_action(by=officer, event=remove_action(by=officer, action=action, approval=APPROVAL))
    assert abs(Revision.objects.get().at - at).total_seconds() < 1


ANSWERS = {"reason": "The service closes", "approved_by": "Strategy group"}
NEW_ROW = {
    "leads-TOTAL_FORMS": "0", "leads-INITIAL_FORMS": "0", "measures-TOTAL_FORMS": "0",
    "measures-INITIAL_FORMS": "0", "risks-TOTAL_FORMS": "0", "risks-INITIAL_FORMS": "0",
    "aim": "Mine", "visibility": "public",
}  # fmt: skip


@pytest.mark.parametrize("way", ["below", "duplicate", "remove"])
def test_a_whole_row_of_an_agreed_plan_comes_and_goes_with_a_reason(
    way, action, agreed, client_of, officer
):
    client, address = client_of(officer), f"{action.get_absolute_url()}{way}/"
    asked = client.post(address)
    page = asked.content.decode()
    assert asked.status_code == 422
    assert "Who approved the change?" in page and "Give the reason" not in page
    half = client.post(address, ANSWERS | {"reason": ""})
    assert half.status_code == 422 and "Give the reason" in half.content.decode()
    assert list(agreed.plan.actions.all()) == [action]
    assert client.post(address, ANSWERS).status_code == 302
    assert agreed.plan.actions.count() == (0 if way == "remove" else 2)
    new = agreed.plan.actions.exclude(pk=action.pk).first()
    removed = url("removed")
    told = client.get(new.get_absolute_url() if new else removed).content.decode()
    assert "after agreement" in told and "because: The service closes" in told
    assert "pproved by Strategy group" in told


def test_the_pages_of_an_agreed_plan_show_the_questions_at_once(action, agreed, client_of, officer):
    client = client_of(officer)
    for address in (url("action_add"), url("action_remove", action.pk)):
        assert "Who approved the change?" in client.get(address).content.decode()
    values = NEW_ROW | {"priority": str(action.priority_id)}
    asked = client.post(url("action_add"), values | {"approved_by": "", "reason": "Late"})
    page = asked.content.decode()
    assert asked.status_code == 422 and "Say who approved" in page and 'value="Late"' in page
    assert client.post(url("action_add"), values | ANSWERS).status_code == 302
    assert agreed.plan.actions.filter(aim="Mine").exists()


def test_a_draft_asks_nothing(action, client_of, officer):
    client = client_of(officer)
    for address in (url("action_add"), url("action_remove", action.pk)):
        assert "Who approved" not in client.get(address).content.decode()
    for way in ("below", "duplicate", "remove"):
        assert client.post(f"{action.get_absolute_url()}{way}/").status_code == 302
    assert action.plan.actions.count() == 2

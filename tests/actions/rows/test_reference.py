"""Links between rows: they follow their rows through renumbering, removal and return."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from actions.models import Action, CrossReference
from actions.rows.links import RowLink, linked_cell_html
from actions.rows.services.action import (
    change_action,
    create_action,
    move_action,
    next_ref,
    remove_action,
    restore_action,
)
from actions.rows.services.reference import renumber
from csp.models import AuditEvent
from tests import factories as make


@pytest.fixture
def row(officer, plan, priority):
    """Makes a row through the service: ``row("1.2", "Link to 1.1")``."""

    def made(ref, activity="", **values):
        values = {"priority": priority, "ref": ref, "activity": activity} | values
        return create_action(by=officer, plan=plan, values=values)

    return made


def now(action):
    return Action.objects.get(pk=action.pk)


def test_rows_may_change_places_and_every_pointer_follows(officer, plan, row):
    first, second = row("1.1"), row("1.2")
    both = row("1.3", "Link to 1.1\nSee row 1.2")
    renumber(by=officer, plan=plan, refs={first.pk: "1.2", second.pk: "1.1"})
    assert (now(first).ref, now(second).ref) == ("1.2", "1.1")
    assert now(both).activity == "Link to 1.2\nSee row 1.1"
    targets = {each.ref: each.target_id for each in both.references.all()}
    assert targets == {"1.2": first.pk, "1.1": second.pk}


def test_sorting_follows_the_new_number(officer, plan, row):
    early, late = row("1.2"), row("1.9")
    renumber(by=officer, plan=plan, refs={late.pk: "1.1"})
    assert list(plan.actions.order_by("ref_key")) == [late, early]


def test_history_says_the_number_before(officer, plan, row):
    first, second = row("1.1"), row("1.2")
    renumber(by=officer, plan=plan, refs={first.pk: "1.2", second.pk: "1.1"})
    details = [event.detail["ref"] for event in AuditEvent.objects.filter(verb="renumbered")]
    assert sorted(details) == [["1.1", "1.2"], ["1.2", "1.1"]]


def test_a_row_that_points_to_itself_is_left_as_given(officer, plan, row):
    slip = row("1.6", "Link to 1.6")
    assert slip.references.get().points_to_itself
    renumber(by=officer, plan=plan, refs={slip.pk: "1.7"})
    assert now(slip).activity == "Link to 1.6"
    assert slip.references.get().points_to_itself


def test_a_broken_reference_finds_its_row_when_there_is_one(officer, plan, row):
    source = row("1.1", "Linked with 1.9")
    assert source.references.get().target is None
    assert row("1.9") == source.references.get().target


def test_a_broken_reference_finds_a_renumbered_row(officer, plan, row):
    source, target = row("1.1", "Linked with 1.9"), row("1.2")
    renumber(by=officer, plan=plan, refs={target.pk: "1.9"})
    assert source.references.get().target == target


def test_a_followed_reference_may_meet_a_broken_one(officer, plan, row):
    target = row("1.2")
    source = row("1.1", "Link to 1.2. See row 1.9.")
    renumber(by=officer, plan=plan, refs={target.pk: "1.9"})
    assert now(source).activity == "Link to 1.9. See row 1.9."
    assert source.references.get().target == target


@pytest.mark.parametrize("refs", [("1.2", "1.2"), ("1.3", "1.4")])
def test_two_rows_never_share_a_reference(officer, plan, row, refs):
    first, second, _third = row("1.1"), row("1.2"), row("1.3")
    with pytest.raises(ValidationError, match="has the reference"):
        renumber(by=officer, plan=plan, refs=dict(zip((first.pk, second.pk), refs, strict=True)))
    assert (now(first).ref, now(second).ref) == ("1.1", "1.2")


def test_a_removed_row_comes_back_whole_and_is_pointed_to_again(officer, plan, row):
    target = row("1.2")
    source = row("1.1", "Link to 1.2")
    make.MeasureFactory(action=target, text="Visits")
    event = remove_action(by=officer, action=target)
    assert source.references.get().target is None
    back = restore_action(by=officer, event=event)
    assert (back.pk, back.measures.get().text) == (target.pk, "Visits")
    assert source.references.get().target == back


def test_the_undo_of_every_page_mends_references_too(client_of, officer, row):
    target = row("1.2")
    source = row("1.1", "Link to 1.2")
    event = remove_action(by=officer, action=target)
    client_of(officer).post(reverse("workspace:undo", args=[event.pk]))
    assert source.references.get().target == target


def test_words_that_go_take_their_reference_with_them(officer, row):
    row("1.2")
    source = row("1.1", "Link to 1.2")
    change_action(by=officer, action=source, version=1, values={"activity": "No link"})
    assert not CrossReference.objects.exists()


def test_a_row_moves_to_another_priority_and_keeps_its_number(officer, plan, row):
    elsewhere = make.PriorityFactory(plan=plan, number="2")
    first = make.ActionFactory(priority=elsewhere, ref="2.1", position=5)
    moved = move_action(by=officer, action=row("1.1"), priority=elsewhere, to=9)
    assert list(elsewhere.actions.order_by("position")) == [first, moved]
    assert moved.ref == "1.1"


def test_a_priority_of_another_plan_is_refused(officer, partnership, row):
    elsewhere = make.PriorityFactory(plan__partnership=partnership)
    with pytest.raises(ValidationError, match="this plan's priorities"):
        move_action(by=officer, action=row("1.1"), priority=elsewhere, to=0)


@pytest.mark.parametrize(
    ("last", "following"),
    [(None, "1.1"), ("1.9", "1.10"), ("1d*", "1e"), ("2.10", "2.11"), ("A", "A.1")],
)
def test_the_next_reference_is_in_the_manner_of_the_last(priority, last, following):
    if last:
        make.ActionFactory(priority=priority, ref=last)
    assert next_ref(priority) == following


def test_the_next_reference_is_free(plan, priority):
    make.ActionFactory(priority=priority, ref="1.1")
    make.ActionFactory(priority__plan=plan, priority__number="2", ref="1.2")
    assert next_ref(priority) == "1.3"


def test_a_link_prints_the_present_number_and_escapes_the_rest():
    html = linked_cell_html("<b> Link to 1.6 & see row 2.1", [RowLink("1.6", "1.7", "/x/")])
    assert html == '&lt;b&gt; Link to <a class="govuk-link" href="/x/">1.7</a> &amp; see row 2.1'


@pytest.mark.parametrize("trouble", ["no such row", "points to itself"])
def test_a_link_in_trouble_is_kept_and_flagged(trouble):
    html = linked_cell_html("- Link to 1.6", [RowLink("1.6", trouble=trouble)])
    assert "Link to 1.6 <span" in html
    assert trouble in html


def test_a_target_that_may_not_be_opened_is_only_a_number():
    assert "<a" not in linked_cell_html("Link to 1.6", [RowLink("1.6", "1.7")])


# -- The page ---------------------------------------------------------------------------------------


PLACE = "workspace:renumber", ["moorland", "2016-17"]


def test_the_page_suggests_numbers_in_order_then_asks_then_does(client_of, officer, plan, row):
    first, second = row("1.5"), row("1.9", "Link to 1.5")
    browser, place = client_of(officer), reverse(PLACE[0], args=PLACE[1])
    assert 'value="1.1"' in browser.get(place).content.decode()
    sent = {f"row-{first.pk}": "1.1", f"row-{second.pk}": "1.2"}
    assert "Give the new references" in browser.post(place, sent).content.decode()
    assert now(first).ref == "1.5"
    assert browser.post(place, sent | {"confirm": "1"}).status_code == 302
    assert (now(first).ref, now(second).ref) == ("1.1", "1.2")
    assert now(second).activity == "Link to 1.1"


def test_the_page_refuses_one_number_for_two(client_of, officer, plan, row):
    first, second = row("1.1"), row("1.2")
    sent = {f"row-{first.pk}": "1.9", f"row-{second.pk}": "1.9", "confirm": "1"}
    response = client_of(officer).post(reverse(PLACE[0], args=PLACE[1]), sent)
    assert response.status_code == 422
    assert now(first).ref == "1.1"


def test_only_officers_renumber(client_of, lead, stranger, other_officer, plan):
    place = reverse(PLACE[0], args=PLACE[1])
    assert client_of(lead).get(place).status_code == 403
    assert client_of(stranger).get(place).status_code == 404
    assert client_of(other_officer).get(place).status_code == 404

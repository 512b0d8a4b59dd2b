"""Where rows stand, from the table's menu, and several rows changed at once."""

from __future__ import annotations

from threading import Thread

import pytest
from django.db import connection
from django.urls import reverse

from actions.models import Action
from actions.rows.services.action import change_action
from actions.rows.services.order import add_below, duplicate_action, step
from csp.models import AuditEvent
from tests import factories as make


def url(name, *pk):
    return reverse(f"workspace:{name}", args=["moorland", "2016-17", *pk])


@pytest.fixture
def rows(priority):
    return [make.ActionFactory(priority=priority, ref=f"1.{n}", position=n) for n in (1, 2, 3)]


@pytest.fixture
def later(plan):
    later = make.PriorityFactory(plan=plan, number="2", title="Roads", position=9_999)
    make.ActionFactory(priority=later, ref="2.1", position=1)
    return later


@pytest.fixture
def press(client_of, officer):
    browser = client_of(officer)

    def post(name, row, **sent):
        answer = browser.post(url(f"action_{name}", row.pk), sent)
        assert answer.status_code == 302
        assert answer.url.startswith(url("plan"))

    return post


def order(priority):
    return [row.ref for row in priority.actions.order_by("position", "pk")]


def test_a_row_is_added_below(press, rows, priority):
    press("below", rows[0])
    assert order(priority) == ["1.1", "1.4", "1.2", "1.3"]


def test_a_copy_has_everything_but_the_reference(officer, priority, action, body):
    action.leads.update(organisation=body)
    action.measures.update(target="over 70", kind="count")
    action.leads.get().people.add(make.PersonFactory(partnership=action.partnership))
    copy = duplicate_action(by=officer, action=action)
    assert (copy.ref, copy.aim, copy.key == action.key) == ("1.2", action.aim, False)
    assert copy.measures.get().target == "over 70"
    assert copy.leads.get().people.get() == action.leads.get().people.get()
    assert order(priority) == ["1.1", "1.2"]
    assert AuditEvent.objects.filter(verb="created", target_id=str(copy.pk)).exists()


@pytest.mark.parametrize(
    ("ref", "way", "first", "second"),
    [
        (2, "up", ["1.2", "1.1", "1.3"], ["2.1"]),
        (1, "up", ["1.1", "1.2", "1.3"], ["2.1"]),
        (3, "down", ["1.1", "1.2"], ["1.3", "2.1"]),
        (1, "down", ["1.2", "1.1", "1.3"], ["2.1"]),
    ],
)
def test_a_row_moves_by_steps_into_the_next_priority(
    press, rows, priority, later, ref, way, first, second
):
    press("place", rows[ref - 1], way=way)
    assert (order(priority), order(later)) == (first, second)


def test_a_row_is_put_beside_another_one(press, rows, priority, later):
    press("place", rows[0], below=rows[2].pk)
    assert order(priority) == ["1.2", "1.3", "1.1"]
    press("place", rows[0], above=later.actions.get().pk)
    assert (order(priority), order(later)) == (["1.2", "1.3"], ["1.1", "2.1"])
    press("place", rows[1], priority=later.pk)
    assert order(later) == ["1.1", "2.1", "1.2"]


def test_no_row_is_put_beside_one_of_somebody_else(client_of, officer, rows, other):
    theirs = make.ActionFactory(priority__plan__partnership=other)
    browser = client_of(officer)
    for sent in ({"below": theirs.pk}, {"priority": theirs.priority_id}):
        assert browser.post(url("action_place", rows[0].pk), sent).status_code == 404


def test_the_menu_is_a_page_too(client_of, officer, rows):
    page = client_of(officer).get(url("action_menu", rows[0].pk)).content.decode()
    assert url("action_duplicate", rows[0].pk) in page


def test_several_rows_are_looked_at_and_then_changed(client_of, officer, rows, later, body):
    make.PriorityAreaFactory(priority=rows[0].priority, title="Work clubs")
    browser = client_of(officer)
    chosen = [rows[0].pk, rows[1].pk, later.actions.get().pk]
    begun = browser.post(url("several"), {"row": chosen}).content.decode()
    assert begun.count(" checked") == 3
    sent = {"rows": chosen, "area": "Work clubs", "look": "1"}
    assert "2 of the 3 rows" in browser.post(url("several"), sent).content.decode()
    assert not AuditEvent.objects.exists()
    sent = {"rows": chosen, "area": "Work clubs", "leads": "Harbour Support", "confirm": "1"}
    assert browser.post(url("several"), sent).status_code == 302
    assert [str(row.area) for row in Action.objects.order_by("ref")] == [
        "Work clubs",
        "Work clubs",
        "None",
        "None",
    ]
    assert body.leads.count() == 3


def undo_of(browser, sent) -> str:
    """Change several rows, and give the address of the way back."""
    browser.post(url("several"), sent | {"confirm": "1"})
    event = AuditEvent.objects.get(verb="changed several")
    undo = url("several_undo", event.pk)
    page = browser.get("/workspace/moorland/plans/2016-17/").content.decode()
    assert f'action="{undo}"' in page
    return undo


def test_changing_several_rows_is_undone_in_one_step(client_of, officer, viewer, rows, body):
    make.LeadFactory(action=rows[0], words="The Town Clerk")
    chosen = [rows[0].pk, rows[1].pk]
    sent = {"rows": chosen, "leads": "Harbour Support", "visibility": "partners"}
    browser = client_of(officer)
    undo = undo_of(browser, sent)
    assert client_of(viewer).post(undo).status_code == 403
    answer = browser.post(undo, follow=True).content.decode()
    assert "Undone. 2 rows say what was there before." in answer
    back = Action.objects.filter(pk__in=chosen)
    assert {row.visibility for row in back} == {"public"}
    assert [lead.words for lead in rows[0].leads.all()] == ["The Town Clerk"]
    assert not body.leads.exists()


def test_undoing_leaves_rows_alone_that_were_changed_since(client_of, officer, rows):
    sent = {"rows": [rows[0].pk, rows[1].pk], "visibility": "partners"}
    browser = client_of(officer)
    undo = undo_of(browser, sent)
    row = Action.objects.get(pk=rows[0].pk)
    change_action(by=officer, action=row, version=row.version, values={"aim": "Newer"})
    answer = browser.post(undo, follow=True).content.decode()
    assert "left as they are now: 1.1." in answer
    found = {row.ref: row.visibility for row in Action.objects.filter(pk__in=sent["rows"])}
    assert found == {"1.1": "partners", "1.2": "public"}
    assert "Undone" not in browser.post(undo, follow=True).content.decode()


@pytest.mark.parametrize("sent", [{}, {"rows": "0", "area": ""}, {"leads": "x" * 301}])
def test_several_says_what_is_missing(client_of, officer, rows, sent):
    sent = {"rows": [rows[0].pk]} | sent if "rows" not in sent else sent
    answer = client_of(officer).post(url("several"), sent | {"confirm": "1"})
    assert answer.status_code == 422
    assert not AuditEvent.objects.exists()


def test_agreed_timescales_ask_why_in_several_rows_too(client_of, officer, rows, plan):
    make.StatusChangeFactory(plan=plan)
    sent = {"rows": [rows[0].pk], "timescale": "by May", "confirm": "1"}
    browser = client_of(officer)
    assert "Why does it change?" in browser.post(url("several"), sent).content.decode()
    sent |= {"reason": "A slip", "approved_by": "The group"}
    assert browser.post(url("several"), sent).status_code == 302
    assert Action.objects.get(pk=rows[0].pk).timescale == "by May"


@pytest.mark.django_db(transaction=True)
def test_rows_added_and_moved_at_once_never_share_a_place(officer, rows, priority):
    troubles = []

    def work(number: int) -> None:
        try:
            add_below(by=officer, action=rows[0])
            step(by=officer, action=rows[number % 3], up=bool(number % 2))
        except Exception as error:
            troubles.append(error)
        finally:
            connection.close()

    threads = [Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    places = sorted(priority.actions.values_list("position", flat=True))
    assert places == list(range(1, 10))
    assert len(set(order(priority))) == 9

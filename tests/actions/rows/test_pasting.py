"""Pasting a block of cells into a plan's table: each cell now and after, new rows, one undo."""

from __future__ import annotations

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from actions.models import Action
from actions.rows.columns import COLUMNS
from actions.rows.pasted import columns_in_order, columns_of_headings, read_pasted_block
from csp.models import AuditEvent
from tests import factories as make

NAMES = [column.name for column in COLUMNS if column.in_place]


def address(name, *pk):
    return reverse(f"workspace:{name}", args=["moorland", "2016-17", *pk])


@pytest.fixture
def rows(plan, priority):
    plan.status = "draft"
    plan.save(update_fields=["status"])
    rows = [
        make.ActionFactory(
            priority=priority, ref=f"1.{place}", aim=f"Aim {place}", activity="", position=place
        )
        for place in (1, 2, 3)
    ]
    make.LeadFactory(action=rows[0], words="Police")
    return rows


def pasted(rows, words, **said):
    return {"words": words, "start": str(rows[0].pk), "column": "aim", "way": "over"} | said


def look(client, sent):
    answer = client.post(address("plan_paste"), sent)
    page = html.fromstring(answer.content)
    boxes = page.xpath("//input[@name='cell']")
    return answer, {box.get("value"): box.get("disabled") is None for box in boxes}


def paste(client, sent, **more):
    cells = [key for key, may in look(client, sent)[1].items() if may]
    told = sent | {"cell": cells, "confirm": "1"} | more
    return client.post(address("plan_paste"), told, follow=True)


def said(*names):
    rows = Action.objects.order_by("position")
    return [
        tuple(
            getattr(row, name)
            if name in ("ref", "aim", "activity", "timescale")
            else [str(each) for each in getattr(row, name).all()]
            for name in names
        )
        for row in rows
    ]


def quoted(words):
    return '"' + words.replace('"', '""') + '"' if set(words) & set('"\t\n') else words


CELLS = st.text(alphabet='ab "\t\n•–é', max_size=8).map(str.strip)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=4))
def test_what_a_spreadsheet_quotes_comes_back_as_it_was(block):
    words = "\r\n".join("\t".join(map(quoted, line)) for line in block)
    while block and not any(block[-1]):
        block.pop()
    assert read_pasted_block(words + "\r\n") == block


def test_a_quotation_is_not_taken_for_a_quoted_cell():
    assert read_pasted_block('"Safe" homes\tsay "yes"\n"two\nlines"\t""\n\n') == [
        ['"Safe" homes', 'say "yes"'],
        ["two\nlines", ""],
    ]


def test_headings_name_the_columns_and_words_do_not():
    assert columns_of_headings(["Objective", "", "Lead Agency"], NAMES) == ["aim", "", "leads"]
    assert columns_of_headings(["Lead", "Lead officer"], NAMES) == [], "both are the lead"
    assert columns_of_headings(["Aim", "Visit every tenant"], NAMES) == []
    assert columns_of_headings(["Aim", ""], NAMES) == [], "one word alone may be anything"


def test_a_column_is_an_area_only_where_all_of_it_is():
    block = [["1.1", "Homes", "x"], ["1.2", "", "y"]]
    assert columns_in_order(block, NAMES, ["homes"]) == ["ref", "area", "aim"]
    assert columns_in_order(block, NAMES, []) == ["ref", "aim", "activity"]
    assert columns_in_order([["a", "b"]], ["resources"], []) == ["resources", ""]


def test_each_cell_is_shown_first_then_written_and_one_undo_takes_it_back(client_of, officer, rows):
    client, before = client_of(officer), said("aim", "activity", "leads")
    sent = pasted(
        rows,
        "New aim\tVisit\tPolice\nAim 2\t- Call\n- Write\t\n".replace(
            "- Call\n- Write", '"- Call\n- Write"'
        ),
    )
    answer, cells = look(client, sent)
    assert answer.status_code == 200
    assert [key.split(".")[1] for key in cells] == ["aim", "activity", "activity"]
    assert "3 cells say so already" in answer.content.decode()
    assert said("aim", "activity", "leads") == before, "nothing is changed by looking"
    answer = paste(client, sent)
    assert "Pasted into 2 rows." in answer.content.decode()
    assert said("aim", "activity") == [
        ("New aim", "Visit"),
        ("Aim 2", "- Call\n- Write"),
        ("Aim 3", ""),
    ]
    event = AuditEvent.objects.get(verb="changed several")
    answer = client.post(address("several_undo", event.pk), follow=True).content.decode()
    assert "Undone. 2 rows say what was there before." in answer
    assert said("aim", "activity", "leads") == before


def test_lines_beyond_the_last_row_are_new_rows_and_undo_takes_them_out(
    client_of, officer, rows, partnership
):
    body = make.OrganisationFactory(partnership=partnership, name="Fire Service")
    client = client_of(officer)
    sent = pasted(rows, "Aim\tLead\nA\tFire Service\nB\t\n", start=str(rows[2].pk))
    answer, cells = look(client, sent)
    assert "The first line names the columns" in answer.content.decode()
    assert list(cells)[-1] == "new.2"
    paste(client, sent)
    assert said("ref", "aim", "leads")[2:] == [("1.3", "A", ["Fire Service"]), ("1.4", "B", [])]
    assert rows[2].leads.get().organisation == body
    event = AuditEvent.objects.get(verb="changed several")
    answer = client.post(address("several_undo", event.pk), follow=True).content.decode()
    assert "1 new row taken out again." in answer
    assert said("ref", "aim") == [("1.1", "Aim 1"), ("1.2", "Aim 2"), ("1.3", "Aim 3")]


def test_rows_may_all_be_new_and_stand_below_the_one_that_was_chosen(client_of, officer, rows):
    client = client_of(officer)
    paste(client, pasted(rows, "A\tx\nB\ty", way="new"))
    assert said("aim") == [("Aim 1",), ("A",), ("B",), ("Aim 2",), ("Aim 3",)]
    assert said("ref")[1:3] == [("1.4",), ("1.5",)]


def test_a_row_that_was_changed_since_is_left_in_the_plan_by_undo(client_of, officer, rows):
    client = client_of(officer)
    paste(client, pasted(rows, "A\tx", way="new"))
    Action.objects.filter(aim="A").update(activity="Somebody wrote here", version=9)
    event = AuditEvent.objects.get(verb="changed several")
    answer = client.post(address("several_undo", event.pk), follow=True).content.decode()
    assert "left as they are now: 1.4" in answer
    assert Action.objects.filter(aim="A").exists()


def test_where_a_column_goes_may_be_said(client_of, officer, rows):
    client = client_of(officer)
    sent = pasted(rows, "By June\tNew aim") | {"goes": ["timescale", ""]}
    _, cells = look(client, sent)
    assert [key.split(".")[1] for key in cells] == ["timescale"]
    paste(client, sent)
    assert said("aim", "timescale")[0] == ("Aim 1", "By June")
    twice = client.post(address("plan_paste"), sent | {"goes": ["aim", "aim"]})
    assert twice.status_code == 422
    assert "Two columns go to Aim" in twice.content.decode()


def test_only_the_rows_that_the_page_lists_are_written(client_of, officer, rows):
    listed = f"{rows[0].pk},{rows[2].pk}"
    paste(client_of(officer), pasted(rows, "A\tx\nB\ty", listed=listed))
    assert said("aim") == [("A",), ("Aim 2",), ("B",)]


def test_what_was_copied_from_a_plan_keeps_its_columns(client_of, officer, rows):
    """There the time stands right after the activity, in small print."""
    paste(client_of(officer), pasted(rows, "Visit\tBy May\t", column="activity", ours="on"))
    assert said("activity", "timescale")[0] == ("Visit", "By May")


def test_a_cell_that_may_not_say_that_is_left_out_with_the_reason(client_of, officer, rows):
    sent = pasted(rows, f"A\t{'x' * 201}") | {"goes": ["aim", "timescale"]}
    client = client_of(officer)
    answer, cells = look(client, sent)
    assert list(cells.values()) == [False, True] or list(cells.values()) == [True, False]
    assert "Timescale may have 200 characters, and this has 201." in answer.content.decode()
    paste(client, sent)
    assert said("aim", "timescale")[0] == ("A", "")
    wrong = pasted(rows, "Nowhere\tA") | {"goes": ["area", "aim"]}
    assert "has no area called “Nowhere”" in look(client, wrong)[0].content.decode()


def test_a_cell_that_somebody_changed_meanwhile_is_named_and_nothing_is_changed(
    client_of, officer, rows
):
    client, sent = client_of(officer), pasted(rows, "A\tx")
    cells = list(look(client, sent)[1])
    Action.objects.filter(pk=rows[0].pk).update(aim="Theirs", version=2)
    answer = client.post(address("plan_paste"), sent | {"cell": cells, "confirm": "1"})
    assert answer.status_code == 409
    assert "left out: 1.1." in answer.content.decode()
    assert said("aim", "activity")[0] == ("Theirs", "")


def test_a_pasted_agreed_wording_asks_for_a_reason_once_for_all(client_of, officer, plan, rows):
    plan.status = "agreed"
    plan.save(update_fields=["status"])
    make.StatusChangeFactory(plan=plan, status="agreed")
    client, before = client_of(officer), said("aim")
    sent = pasted(rows, "A\tx\nB\ty\nC\tz\nD\tnew")
    assert "Give the reason" in paste(client, sent, reason="", approved_by="").content.decode()
    assert said("aim") == before
    why = {"reason": "As the group wants it", "approved_by": "Strategy group, 12 May"}
    paste(client, sent, **why)
    assert said("aim") == [("A",), ("B",), ("C",), ("D",)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "Paste here what you copied"),
        ("\t\t\n\t", "There are no words"),
        ("a\t" * 5_001, "cells, and 5,000 can be pasted at once"),
    ],
)
def test_a_bad_paste_is_refused_in_words(client_of, officer, rows, words, told):
    client, before = client_of(officer), said("aim", "activity")
    answer = client.post(address("plan_paste"), pasted(rows, words))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    sent = pasted(rows, "A\tx")
    assert client.post(address("plan_paste"), sent | {"confirm": "1"}).status_code == 422
    assert client.post(address("plan_paste"), sent | {"start": "999999"}).status_code == 422
    answer = client.post(address("plan_paste"), sent | {"confirm": "1", "cell": "²"})
    assert answer.status_code == 409
    assert said("aim", "activity") == before


def test_looking_costs_no_more_for_more_rows(
    client_of, officer, rows, priority, django_assert_max_num_queries
):
    client = client_of(officer)

    def look_at(lines, most):
        with django_assert_max_num_queries(most) as queries:
            client.post(address("plan_paste"), pasted(rows, "A\tx\tPolice\n" * lines))
        return len(queries)

    few = look_at(2, 30)
    for place in range(4, 24):
        make.ActionFactory(priority=priority, ref=f"1.{place}", aim=f"Aim {place}")
    look_at(20, few)


def test_rows_are_removed_together_and_come_back_together(client_of, officer, rows):
    client = client_of(officer)
    chosen = {"row": [rows[0].pk, rows[2].pk]}
    answer = client.post(address("several_remove"), chosen)
    assert "2 rows go out of the plan" in answer.content.decode()
    assert len(said("aim")) == 3
    answer = client.post(address("several_remove"), chosen | {"confirm": "1"}, follow=True)
    assert "Removed 2 rows." in answer.content.decode()
    assert said("aim") == [("Aim 2",)]
    event = AuditEvent.objects.get(verb="changed several")
    answer = client.post(address("several_undo", event.pk), follow=True).content.decode()
    assert "Undone. 2 rows brought back." in answer
    assert said("aim", "leads")[0] == ("Aim 1", ["Police"])
    assert len(said("aim")) == 3
    client.post(address("several_undo", event.pk), follow=True)
    assert len(said("aim")) == 3, "a second press brings nothing back twice"
    answer = client.post(address("several_remove"), {"row": "x"}, follow=True)
    assert "Select at least one row" in answer.content.decode()


def test_removing_agreed_rows_asks_for_a_reason_once(client_of, officer, plan, rows):
    plan.status = "agreed"
    plan.save(update_fields=["status"])
    make.StatusChangeFactory(plan=plan, status="agreed")
    client, sent = client_of(officer), {"row": [rows[0].pk], "confirm": "1"}
    answer = client.post(address("several_remove"), sent | {"reason": "", "approved_by": ""})
    assert answer.status_code == 422
    assert len(said("aim")) == 3
    why = {"reason": "Done elsewhere", "approved_by": "Strategy group, 12 May"}
    client.post(address("several_remove"), sent | why)
    assert len(said("aim")) == 2

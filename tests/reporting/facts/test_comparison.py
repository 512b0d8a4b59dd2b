"""What changed between two versions, as a reader is told."""

from __future__ import annotations

from dataclasses import replace

from reporting.facts import plan as f
from reporting.facts.compare import compare_facts

PLAN = f.PlanFacts("Plan", "2016-17", "2016-04-01", "2017-03-31", "2016/17")
ROWS = (f.ActionFacts("a", "1.1", "p"), f.ActionFacts("b", "1.2", "p"))
OLD = f.WholePlanFacts(f.PartnershipFacts("Moorland", "moorland"), PLAN, actions=ROWS)


def told(**changes) -> list[str]:
    return [str(change) for change in compare_facts(OLD, replace(OLD, **changes))]


def test_nothing_changed():
    assert told() == []


def test_rows_added_and_removed():
    assert told(actions=(ROWS[0], f.ActionFacts("c", "1.3", "p"))) == [
        "Row 1.3: added",
        "Row 1.2: removed",
    ]


def test_a_row_with_a_new_number_is_the_same_row():
    assert told(actions=(ROWS[0], replace(ROWS[1], ref="2.1"))) == ["Row 2.1: changed (reference)"]


def test_each_part_of_a_row_that_changed_is_named():
    row = replace(ROWS[0], aim="New", measures=(f.MeasureFacts("Visits"),))
    assert told(actions=(row, ROWS[1])) == ["Row 1.1: changed (aim, performance measures)"]


def test_a_new_order_is_told_once():
    assert told(actions=ROWS[::-1]) == ["The order of what is listed: changed"]


def test_what_is_not_a_list_is_told_as_a_whole():
    assert told(formats="Ask us.", contact=f.ContactFacts(email="a@b.example")) == [
        "Contact details: changed",
        "Other formats and languages: changed",
    ]

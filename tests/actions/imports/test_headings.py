"""Headings are understood by what they mean, in any order, in one row or two."""

from __future__ import annotations

import pytest

from actions.imports import read_blocks
from actions.imports.grid import Loose, lay_out_table
from actions.imports.headings import claims, find_header, is_ref


def fields(*rows, **settings) -> dict[str, str]:
    table = lay_out_table(
        [[each if isinstance(each, Loose) else Loose(each) for each in row] for row in rows],
        "Table 1",
    )
    header = find_header(table, settings)
    return {column.printed: column.field for column in header.columns} if header else {}


@pytest.mark.parametrize(
    ("printed", "field"),
    [
        ("Aims", "aim"),
        ("Recommendation", "aim"),
        ("What we will do", "aim"),
        ("Strategic objective", "aim"),
        ("Activity", "activity"),
        ("Proposed Action", "activity"),
        ("HOW WILL WE DO IT?", "activity"),
        ("Lead", "leads"),
        ("By whom", "leads"),
        ("Lead Partner", "leads"),
        ("Person Responsible", "leads"),
        ("Performance Measures", "measures"),
        ("How will we know?", "measures"),
        ("KPIs", "measures"),
        ("Assumptions and Key Risks", "risks"),
        ("Risks / issues", "risks"),
        ("Timescale", "timescale"),
        ("By when?", "timescale"),
        ("Target date", "timescale"),
        ("Budget cost", "resources"),
        ("Resources", "resources"),
        ("RAG status", "status"),
        ("BRAG", "status"),
        ("Q2 update (Jul–Sep)", "q2"),
        ("4th Quarter", "q4"),
        ("Ref.", "ref"),
        ("No.", "ref"),
        ("Priority theme", "priority"),
        ("Timescle", "timescale"),
        ("Erbyn pryd", "timescale"),
    ],
)
def test_a_heading_means(printed, field):
    found = claims(printed)
    assert max(found, key=found.get) == field


def test_columns_in_any_order_below_a_title():
    given = fields(
        [Loose("Action plan 2026", 4)],
        ["When", "Who", "Target", "Action"],
        ["May", "Police", "Ten", "Patrol"],
    )
    assert given == {
        "When": "timescale",
        "Who": "leads",
        "Target": "measures",
        "Action": "activity",
    }


def test_headings_in_two_rows():
    given = fields(
        [Loose("Ref", 1, 2), Loose("Action", 1, 2), Loose("Delivery", 2), Loose("RAG", 1, 2)],
        ["Lead", "Deadline"],
        ["1.1", "Patrol", "Police", "May", "Green"],
    )
    assert given == {
        "Ref": "ref",
        "Action": "activity",
        "Lead": "leads",
        "Deadline": "timescale",
        "RAG": "status",
    }


def test_a_weak_word_gives_way_to_a_sure_one():
    row = ["a", "b", "c", "d"]
    assert fields(["Outcome", "Action", "KPI", "Who"], row)["Outcome"] == "aim"
    assert fields(["Aim", "Action", "Outcome", "Who"], row)["Outcome"] == "measures"


def test_high_and_low_are_no_priorities():
    given = fields(
        ["Action", "Lead", "Priority"], ["Patrol", "Police", "High"], ["Visit", "Council", "Low"]
    )
    assert given["Priority"] == "other"


def test_a_column_of_numbers_needs_no_heading():
    given = fields(["", "Aim", "Lead"], ["1.1", "Patrol", "Police"], ["1.2", "Visit", "Council"])
    assert given == {"": "ref", "Aim": "aim", "Lead": "leads"}


def test_what_an_officer_settled_goes_before_what_is_guessed():
    rows = (["Action", "Lead", "Ward"], ["Patrol", "Police", "North"])
    assert fields(*rows)["Ward"] == "other"
    assert fields(*rows, Ward="area")["Ward"] == "area"


@pytest.mark.parametrize(
    "header", [["Name", "Role"], ["Locality", "2008/09", "2009/10"], ["Page", "Lead"]]
)
def test_other_tables_are_no_plans(header):
    assert fields(header, ["a", "b", "c"][: len(header)]) == {}


def test_each_unknown_column_is_kept_under_its_heading_and_said():
    table = lay_out_table(
        [
            [Loose(x) for x in row]
            for row in (["Action", "Lead", "Ward"], ["Patrol", "Police", "North"])
        ],
        "T",
    )
    plan = read_blocks([table], "Word")
    assert plan.rows[0].other == {"Ward": "North"}
    assert "unmapped-column" in [warning.code for warning in plan.warnings]


@pytest.mark.parametrize(
    ("text", "answer"), [("1.1", True), ("1d*", True), ("CS-12", True), ("Patrol", False)]
)
def test_a_reference_is_known_by_its_shape(text, answer):
    assert is_ref(text) is answer

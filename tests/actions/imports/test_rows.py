"""Priorities, bands, merges, torn rows and references at the front of the text."""

from __future__ import annotations

from actions.imports import ImportedPlan, read_blocks
from actions.imports.grid import Loose, SourceParagraph, lay_out_table

HEAD = ["Ref", "Aim", "Activity", "Lead", "Measures"]


def table(*rows):
    return lay_out_table(
        [[each if isinstance(each, Loose) else Loose(each) for each in row] for row in rows],
        "Table 1",
    )


def plan(*blocks, **settings) -> ImportedPlan:
    return read_blocks(blocks, "Word", **settings)


def codes(found: ImportedPlan) -> list[tuple[str, str]]:
    return [(warning.code, warning.ref) for warning in found.warnings]


def test_a_heading_above_the_table_is_the_priority_and_its_list_the_areas():
    found = plan(
        SourceParagraph("Action plan 2026", 1),
        SourceParagraph("Priority 2 - Safer homes", 2),
        SourceParagraph("Priority Areas:"),
        SourceParagraph("Burglary", bullet=True),
        SourceParagraph("Locks", bullet=True),
        SourceParagraph("We met in May and agreed all of this."),
        table(HEAD, ["2.1", "Safer homes", "Fit locks", "Council", "Homes"]),
    )
    (priority,) = found.priorities
    assert (priority.number, priority.title, priority.areas) == (
        "2",
        "Safer homes",
        ("Burglary", "Locks"),
    )
    assert found.rows[0].priority == "Priority 2 - Safer homes" and found.rows[0].area == "Locks"


def test_a_title_is_no_priority():
    found = plan(
        SourceParagraph("Harbour action plan 2026/27", 1), table(HEAD, ["1", "a", "b", "c", "d"])
    )
    assert found.priorities == () and found.title == "Harbour action plan 2026/27"


def test_bands_inside_the_table():
    found = plan(
        table(
            HEAD,
            [Loose("1. Violence", 5)],
            ["1.1", "a", "b", "c", "d"],
            [Loose("2. Fraud", 5)],
            ["2.1", "e", "f", "g", "h"],
        )
    )
    assert [row.priority for row in found.rows] == ["1. Violence", "2. Fraud"]


def test_a_priority_merged_down_the_side():
    found = plan(
        table(
            ["Theme", "Action", "Lead"],
            [Loose("Fraud", 1, 2), "Teach", "Police"],
            ["Warn", "Council"],
        )
    )
    assert [(row.priority, row.activity) for row in found.rows] == [
        ("Fraud", "Teach"),
        ("Fraud", "Warn"),
    ]


def test_an_aim_merged_down_belongs_to_each_action():
    found = plan(
        table(
            HEAD,
            ["1", Loose("Less fraud", 1, 2), "Teach", "Police", "x"],
            ["2", "Warn", "Council", "y"],
        )
    )
    assert [row.aim for row in found.rows] == ["Less fraud", "Less fraud"]


def test_an_action_merged_down_is_one_row_with_all_its_measures():
    found = plan(
        table(
            ["Action", "Lead", "Measure"],
            [Loose("Teach", 1, 2), Loose("Police", 1, 2), "Talks"],
            ["People"],
        )
    )
    assert found.rows[0].measures == ("Talks", "People") and len(found.rows) == 1


def test_the_rest_of_a_torn_row_joins_the_row_before():
    found = plan(
        table(
            HEAD,
            ["1.4", "To live safely in their", "Visit", "Council", "Homes"],
            ["", "own homes", "", "", ""],
        )
    )
    assert found.rows[0].aim == "To live safely in their own homes"
    assert ("merged-continuation", "1.4") in codes(found)


def test_a_whole_row_that_only_lacks_its_number_stays_a_row():
    found = plan(
        table(
            HEAD,
            ["1.1", "Less fraud", "Teach", "Police", "x"],
            ["", "Less arson", "Patrol", "Fire", "y"],
            ["1.3", "Less noise", "Visit", "Council", "z"],
        )
    )
    assert [row.aim for row in found.rows] == ["Less fraud", "Less arson", "Less noise"]


def test_headings_that_are_printed_again_are_no_row():
    found = plan(table(HEAD, ["1.1", "a", "b", "c", "d"], HEAD, ["1.2", "e", "f", "g", "h"]))
    assert [row.ref for row in found.rows] == ["1.1", "1.2"]


def test_a_table_that_goes_on_without_headings():
    found = plan(
        table(HEAD, ["1.1", "a", "b", "c", "d"]),
        SourceParagraph("2. Fraud", 1),
        table(["2.1", "e", "f", "g", "h"]),
    )
    assert [(row.ref, row.priority) for row in found.rows] == [("1.1", ""), ("2.1", "2. Fraud")]


def test_a_number_at_the_front_of_the_text_is_the_reference():
    head = ["Action", "Lead"]
    found = plan(table(head, ["1a Provision of advice", "Council"], ["1b* Warn shops", "Police"]))
    assert [(row.ref, row.activity) for row in found.rows] == [
        ("1a", "Provision of advice"),
        ("1b*", "Warn shops"),
    ]
    found = plan(table(head, ["12 events in parks", "Council"], ["Warn shops", "Police"]))
    assert [row.ref for row in found.rows] == ["", ""]


def test_a_status_that_is_only_a_shade():
    head = ["Action", "Lead", "RAG"]
    found = plan(
        table(
            head,
            ["Teach", "Police", Loose("", colour="Amber")],
            ["Warn", "Fire", Loose("Late", colour="Red")],
        )
    )
    assert [row.status for row in found.rows] == ["Amber", "Late"]


def test_the_stripes_of_a_table_are_no_status():
    striped = [Loose(text, colour="Blue") for text in ("Teach", "Police", "")]
    assert plan(table(["Action", "Lead", "RAG"], striped)).rows[0].status == ""


def test_a_form_with_its_labels_down_the_side():
    found = plan(
        table(
            ["Action", "Set up a group"],
            ["Lead", "Police"],
            ["Timescale", "June"],
            ["Measure", "It meets"],
        )
    )
    row = found.rows[0]
    assert (row.activity, row.leads, row.timescale, row.measures) == (
        "Set up a group",
        ("Police",),
        "June",
        ("It meets",),
    )


def test_rows_that_should_be_looked_at():
    found = plan(
        table(
            [*HEAD, "Risks"],
            ["1.1", "a", "See row 1.1 and row 9.9", "", "", "TBC"],
            ["1.2", "152 (3 clubs x 50 weeks)", "12 (5 men and 6 women)", "Police", "x", "y"],
        )
    )
    assert set(codes(found)) >= {
        ("self-reference", "1.1"),
        ("broken-reference", "1.1"),
        ("no-lead", "1.1"),
        ("no-measure", "1.1"),
        ("placeholder", "1.1"),
        ("product-mismatch", "1.2"),
        ("sum-mismatch", "1.2"),
    }

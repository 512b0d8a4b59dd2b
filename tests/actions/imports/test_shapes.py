"""Tables that are drawn otherwise: forms, aims over several actions, groups of dates, letters in front."""

from __future__ import annotations

import pytest

from actions.imports import read_blocks
from actions.imports.grid import Loose, lay_out_table
from actions.imports.headings import is_ref
from actions.imports.leads import split_leads


def rows_of(*lines):
    table = lay_out_table(
        [[each if isinstance(each, Loose) else Loose(each) for each in line] for line in lines],
        "Table 1",
    )
    return read_blocks([table], "Word").rows


# -- Forms -------------------------------------------------------------------------------------------


def form(ref: str, lead: str, aim: str):
    return (
        ["Ref:", ref, "Lead", lead],
        ["By when", "May", "Status", "Amber"],
        ["Aim", Loose(aim, 3)],
        ["Action", Loose("Meet monthly", 3)],
    )


def test_a_form_with_several_pairs_in_a_row():
    (row,) = rows_of(*form("C1", "Library", "Quiet evenings"))
    said = (row.ref, row.leads, row.timescale, row.status, row.aim, row.activity)
    assert said == ("C1", ("Library",), "May", "Amber", "Quiet evenings", "Meet monthly")


def test_several_forms_in_one_table():
    found = rows_of(
        [Loose("Priority 1: Parks", 4)],
        *form("C1", "Library", "Quiet evenings"),
        [Loose("Priority 2: Shops", 4)],
        *form("C2", "Traders", "Fewer thefts"),
    )
    assert [(row.ref, row.priority, row.leads, row.aim) for row in found] == [
        ("C1", "Priority 1: Parks", ("Library",), "Quiet evenings"),
        ("C2", "Priority 2: Shops", ("Traders",), "Fewer thefts"),
    ]


def test_a_table_of_four_columns_is_no_form():
    found = rows_of(
        ["Ref", "Aim", "Action", "Lead"],
        ["1", "Status quo holds", "Ring the bell", "Police"],
        ["2", "Doors are shut", "Walk round", "Council"],
    )
    assert [(row.ref, row.aim) for row in found] == [
        ("1", "Status quo holds"),
        ("2", "Doors are shut"),
    ]


# -- One aim over several actions --------------------------------------------------------------------


def test_an_aim_and_its_number_merged_over_several_actions():
    found = rows_of(
        ["No.", "Aim", "Action", "Lead", "By when"],
        [Loose("5", 1, 2), Loose("Less noise", 1, 2), "Visit the clubs", "Licensing", "May"],
        ["Lend out meters", "Council", "June"],
        ["6", "Less litter", "Sweep daily", "Council", "July"],
    )
    assert [(row.ref, row.aim, row.activity, row.leads, row.timescale) for row in found] == [
        ("5", "Less noise", "Visit the clubs", ("Licensing",), "May"),
        ("5", "Less noise", "Lend out meters", ("Council",), "June"),
        ("6", "Less litter", "Sweep daily", ("Council",), "July"),
    ]


def test_an_aim_over_several_actions_in_a_sheet_without_merged_cells():
    found = rows_of(
        ["No.", "Aim", "Action", "Lead", "By when"],
        ["5", "Less noise", "Visit the clubs", "Licensing", "May"],
        ["", "", "Lend out meters", "Council", "June"],
        ["6", "Less litter", "Sweep daily", "Council", "July"],
    )
    assert [(row.ref, row.aim, row.activity, row.leads, row.timescale) for row in found] == [
        ("5", "Less noise", "Visit the clubs", ("Licensing",), "May"),
        ("5", "Less noise", "Lend out meters", ("Council",), "June"),
        ("6", "Less litter", "Sweep daily", ("Council",), "July"),
    ]


def test_more_lines_of_one_action_stay_one_row():
    (row,) = rows_of(
        ["No.", "Aim", "Action", "Lead"],
        [Loose("5", 1, 2), Loose("Less noise", 1, 2), "Visit the clubs and", "Licensing"],
        ["lend out meters", ""],
    )
    assert row.activity == "Visit the clubs and lend out meters"


# -- Dates and who it is addressed to ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last"), [("Start", "End"), ("From", "To"), ("Start date", "Finish date")]
)
def test_the_end_is_when_it_is_due_and_the_start_is_kept(first, last):
    (row,) = rows_of(
        ["Ref", "Aim", "Action", "Lead", Loose("Dates", 2)],
        ["", "", "", "", first, last],
        ["3", "Less noise", "Visit the clubs", "Licensing", "May", "August"],
    )
    assert row.timescale == "August" and "May" in row.other.values()


def test_whom_a_recommendation_is_made_to_leads_it():
    (row,) = rows_of(
        ["No", "Recommendation made", "Recommendation made to", "Action taken"],
        ["P2", "That the gates be shut", "Head of Parks", "Locks bought"],
    )
    assert (row.aim, row.leads) == ("That the gates be shut", ("Head of Parks",))


# -- References --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "signs",
    [
        ["A.", "B.", "C."], ["a)", "b)", "c)"], ["(i)", "(ii)", "(iii)"], ["iv.", "v.", "vi."],
        ["(1)", "(2)", "(3)"],
        ["Recommendation 4:", "Recommendation 5:", "Recommendation 6:"], ["Rec 1 –", "Rec 2 –", "Rec 3 –"],
        ["Action A:", "Action B:", "Action C:"], ["D -", "E -", "F -"],
    ],
)  # fmt: skip
def test_letters_and_numbers_in_front_of_an_aim(signs):
    words = ["Shut the gates", "Ask each school", "Write to the minister"]
    found = rows_of(
        ["Recommendation", "Response", "By whom"],
        *([f"{sign} {each}", "Agreed", "Clerk"] for sign, each in zip(signs, words, strict=True)),
    )
    assert [row.aim for row in found] == words
    refs = [sign.strip("().:–- ").split(" ")[-1] for sign in signs]
    assert [row.ref for row in found] == [each.strip(" :") for each in refs]


def test_initials_are_no_references():
    aims = ["J. Smith to write", "A. Jones to ring", "P. Brown to visit"]
    found = rows_of(["Aim", "Response", "By whom"], *([aim, "Agreed", "Clerk"] for aim in aims))
    assert [(row.ref, row.aim) for row in found] == [("", aim) for aim in aims]


@pytest.mark.parametrize(
    ("printed", "ref"),
    [
        ("FLOODS7.2", "FLOODS7.2"), ("VAWG/2026/3", "VAWG/2026/3"), ("(iv)", "iv"), ("a).", "a"),
        ("(b)", "b"),
        ("1.2 (a)", "1.2 (a)"), ("Rec 3:", "Rec 3"), ("2)", "2"),
    ],
)  # fmt: skip
def test_references_in_a_column_of_their_own(printed, ref):
    (row,) = rows_of(["Ref", "Aim", "Action"], [printed, "Less noise", "Visit the clubs"])
    assert row.ref == ref


@pytest.mark.parametrize("text", ["June 2024", "Burglary 12", "Phase 21", "POLICE 2024"])
def test_words_with_a_number_are_no_reference(text):
    assert not is_ref(text)


# -- Leads -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Lead: Police\nSupport: Council, NHS", ["Police", "Council", "NHS"]),
        ("Lead: Police; Partners: Council", ["Police", "Council"]),
        ("Lead: Police, Support: Council", ["Police", "Council"]),
        ("Police (lead)\nCouncil (supporting)", ["Police", "Council"]),
        ("Lead agency – Police", ["Police"]),
        ("Police + Council", ["Police", "Council"]),
        ("Hill District Council/ Vale Police", ["Hill District Council", "Vale Police"]),
        ("Hill District Council/Vale Police", ["Hill District Council", "Vale Police"]),
        ("Drug/Alcohol Service", ["Drug/Alcohol Service"]),
        ("Support Officer – Housing", ["Support Officer – Housing"]),
        ("Lead Officer for Parks", ["Lead Officer for Parks"]),
    ],
)  # fmt: skip
def test_roles_and_strokes_in_a_cell_of_leads(text, leads):
    assert split_leads(text) == leads


def test_who_supports_stays_with_the_row():
    head, cells = ["Ref", "Aim", "Action", "Lead"], ["1", "Less noise", "Visit the clubs"]
    said = "Lead: Police\nSupport: Council"
    (row,) = rows_of(head, [*cells, said])
    assert row.leads == ("Police", "Council") and row.other == {"Roles of the leads": said}
    (row,) = rows_of(head, [*cells, "Lead: Police"])
    assert row.leads == ("Police",) and not row.other

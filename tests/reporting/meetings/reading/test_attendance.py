"""H13, H14: who was there, in every shape in which minutes say it."""

from __future__ import annotations

import pytest

from reporting.meetings.reading import read_minutes_text
from tests.reporting.meetings.reading import boards

ITEMS = "\n\n1. Welcome\n\nAll came.\n\n2. Theft\n\nAll spoke."


def people(text: str, name: str = "present") -> list[tuple[str, str]]:
    return [(each.name, each.body) for each in read_minutes_text(text + ITEMS).listed(name)]


def test_neighbours_share_a_bracket_and_a_stray_comma_parts_nobody_from_theirs():
    text = (
        "Present: Cllr A Bee (Chair), Cy Dell, (Youth Trust), Eve Fry (Homes), Gus Hay, Ida "
        "Jex (Moor Council)."
    )
    read = read_minutes_text(text + ITEMS)
    present = read.listed("present")
    assert [(each.name, each.body) for each in present] == [
        ("Cllr A Bee", ""), ("Cy Dell", "Youth Trust"), ("Eve Fry", "Homes"),
        ("Gus Hay", "Moor Council"), ("Ida Jex", "Moor Council"),
    ]  # fmt: skip
    assert present[3].group == present[4].group != 0 and not present[2].group
    assert read.meeting.chair == ("Cllr A Bee",)


def test_officers_others_and_a_list_that_says_none():
    text = (
        "Present: Cy Dell (Police)\n\nOfficers: Eve Fry (MC).\n\nAlso in attendance: None."
        "\n\nApologies: Gus Hay"
    )
    read = read_minutes_text(text + ITEMS)
    assert [
        len(read.listed(name)) for name in ("present", "officers", "in-attendance", "apologies")
    ] == [1, 1, 0, 1]
    assert read.none_said == ("in-attendance",)


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Cy Dell (Police) for Eve Fry", "substitute_for", "Eve Fry"),
        ("Cy Dell, Police (substitute for Eve Fry)", "substitute_for", "Eve Fry"),
        ("Cy Dell (rep Eve Fry)", "substitute_for", "Eve Fry"),
        ("Cy Dell, Police (online)", "how", "online"),
        ("Cy Dell, Police (via Teams)", "how", "online"),
        ("Cy Dell, Police (arrived at 11.15)", "since", "11.15"),
        ("Cy Dell, Police - joined at 10.30", "since", "10.30"),
        ("Cy Dell, Police (left after item 4)", "until", "item 4"),
        ("Cy Dell, Chief Inspector, Police", "role", "Chief Inspector"),
        ("Cy Dell (CD), Police", "initials", "CD"),
        ("Cy Dell (rep Police)", "body", "Police"),
    ],
)
def test_what_is_said_of_one_person(line, field, value):
    (person,) = read_minutes_text(f"Attendees:\n{line}{ITEMS}").listed("present")
    assert (person.name, getattr(person, field)) == ("Cy Dell", value)


def test_a_body_with_several_names():
    assert people("Present:\nMoor Police: Cy Dell, Eve Fry\nMoor Council: Gus Hay") == [
        ("Cy Dell", "Moor Police"), ("Eve Fry", "Moor Police"), ("Gus Hay", "Moor Council"),
    ]  # fmt: skip


def test_asterisks_stand_for_those_who_were_there():
    read = read_minutes_text(boards.STARRED)
    assert [each.name for each in read.listed("present")] == [
        "Cllr J Mott",
        "Supt K Fry",
        "Mr S Dale",
    ]
    assert [(each.name, each.body) for each in read.listed("absent")] == [
        ("Ms P Lund", "Integrated Care Board")
    ]
    assert read.meeting.chair == ("Cllr J Mott",)


def test_the_column_of_this_meeting_is_read_out_of_a_grid_of_the_year():
    read = read_minutes_text(boards.GRID)
    assert {each.name: each.list for each in read.people} == {
        "Jo Lane": "present", "Dai Rees": "apologies", "Mia Cole": "present", "Ann Shaw": "absent",
    }  # fmt: skip
    assert read.listed("present")[1].role == "Deputy"


def test_a_column_says_apologies_absence_and_substitutes():
    text = (
        "Name\tOrganisation\tAttendance\nCy Dell\tPolice\tPresent\nEve Fry\tFire Service\tApols\n"
        "Gus Hay\tHealth Board\tDNA\nIda Jex\tProbation\tSub: Kit Low"
    )
    read = read_minutes_text(text + ITEMS)
    assert {each.name: each.list for each in read.people} == {
        "Cy Dell": "present", "Eve Fry": "apologies", "Gus Hay": "absent", "Kit Low": "present",
    }  # fmt: skip
    assert read.people[-1].substitute_for == "Ida Jex"


def test_apologies_in_prose_within_an_item():
    text = (
        "1. Apologies\n\nApologies for absence were received from Cy Dell (Police) and Eve "
        "Fry.\n\n2. Theft\n\nAll spoke."
    )
    read = read_minutes_text(text)
    assert [(each.name, each.body) for each in read.listed("apologies")] == [
        ("Cy Dell", "Police"),
        ("Eve Fry", ""),
    ]


def test_that_apologies_were_given_names_nobody():
    text = (
        "1. Apologies\n\nIntroductions and apologies for absence were given.\n\n2. Theft"
        "\n\nAll spoke."
    )
    assert read_minutes_text(text).people == ()


def test_joint_chairs_and_somebody_who_left():
    read = read_minutes_text(boards.JOINT)
    assert read.meeting.chair == ("Ms Una Frey", "Mr Ben Oyo")
    assert read.meeting.groups == ("Northby Safety Board", "Southby Safety Board")
    assert read.listed("present")[2].until == "2.15pm"
    assert read.listed("absent")[0].body == "Health Trust"


def test_who_came_late_is_also_heard_from_the_text():
    text = (
        "Present: Cy Dell (Police), Eve Fry (Homes)\n\n1. Welcome\n\nAll came.\n\n2. Theft"
        "\n\nEve Fry left at 11.40am. All spoke."
    )
    assert read_minutes_text(text).listed("present")[1].until == "11.40am"


def test_initials_that_two_share_are_asked_about():
    text = (
        "Present:\nChloe Adams, Police\nCath Ames, Homes\n\n1. Welcome\n\nAll came."
        "\n\n2. Theft\n\nACTION: CA to ring the shop."
    )
    assert "initials-shared" in {each.code for each in read_minutes_text(text).warnings}


def test_welsh_lists():
    read = read_minutes_text(boards.WELSH)
    assert [(each.name, each.body) for each in read.listed("present")] == [
        ("Cyng Mair Puw", ""), ("Ifan Rhys", "Heddlu"), ("Gwen Llwyd", "Bwrdd Iechyd"),
    ]  # fmt: skip
    assert [each.name for each in read.listed("apologies")] == ["Dafydd Ellis"]
    assert read.meeting.chair == ("Cyng Mair Puw",)


def test_the_head_of_a_table_of_items_names_nobody():
    text = (
        "Apologies: Dan Fox (Health)\n\nItem\tDiscussion\tAction\n1\tWelcome\n2\tTheft\tAB to ring"
    )
    assert [each.name for each in read_minutes_text(text).listed("apologies")] == ["Dan Fox"]

"""H1, H2, H12, H16: where items begin, whatever pattern numbers them, and what their headings are."""

from __future__ import annotations

import pytest

from reporting.meetings.reading import read_minutes_text
from tests.reporting.meetings.reading import boards

PATTERNS = [
    ("SSP {}/17", ["SSP 1/17", "SSP 2/17", "SSP 3/17"]),
    ("{}/23", ["39/23", "40/23", "41/23"]),
    ("21.{}", ["21.44", "21.45", "21.46"]),
    ("Saf/{}/23-24", ["Saf/286/23-24", "Saf/287/23-24", "Saf/288/23-24"]),
    ("{}.2025", ["412.2025", "413.2025", "414.2025"]),
    ("P{}/22", ["P9/22", "P10/22", "P11/22"]),
    ("{}.", ["1", "2", "3"]),
    ("{})", ["1", "2", "3"]),
    ("Item {}:", ["Item 1", "Item 2", "Item 3"]),
    ("Minute {}", ["Minute 58", "Minute 59", "Minute 60"]),
    ("2024/{}", ["2024/14", "2024/15", "2024/16"]),
]


def headed(read) -> list[tuple[str, str]]:
    return [(item.number, item.title) for item in read.items]


@pytest.mark.parametrize(("pattern", "numbers"), PATTERNS)
def test_numbers_of_many_patterns(pattern, numbers):
    values = [
        each.removeprefix(pattern.split("{}")[0]).split("/")[0].split(".")[0].strip()
        for each in numbers
    ]
    text = "".join(
        f"{pattern.format(value)} {title}\n\nMembers spoke of it at length and in good humour.\n\n"
        for value, title in zip(
            values, ("Welcome", "Theft from shops", "Street lights"), strict=True
        )
    )
    assert headed(read_minutes_text(text)) == list(
        zip(numbers, ("Welcome", "Theft from shops", "Street lights"), strict=True)
    )


def test_a_number_on_two_lines_with_its_heading_below():
    text = (
        "**SSP\n8/17**\n\nStreet crime (Restricted)\n\nAll spoke.\n\n**SSP\n9/17**"
        "\n\nA survey\n\nAll spoke."
    )
    read = read_minutes_text(text)
    assert headed(read) == [("SSP 8/17", "Street crime (Restricted)"), ("SSP 9/17", "A survey")]
    assert read.items[0].number_printed == "SSP\n8/17"
    assert [item.restricted for item in read.items] == [True, False]


def test_a_number_whose_column_was_read_before_the_heading_beside_it():
    text = "SSP A survey of shops\n8/17\n\nAll spoke.\n\nSSP The year ahead\n9/17\n\nAll spoke."
    assert headed(read_minutes_text(text)) == [
        ("SSP 8/17", "A survey of shops"),
        ("SSP 9/17", "The year ahead"),
    ]


def test_a_heading_of_several_lines_with_parts_and_their_days():
    text = (
        "SSP 5/17 Matters arising\n\nNone.\n\n**SSP 6/17 (a) Minutes of the Youth Board 16.02.17\n"
        "(b) Minutes of Adults Board 20 December 2016**\n\nThey lay on the table."
        "\n\nAGREED that they be noted."
    )
    item = read_minutes_text(text).items[1]
    assert item.number == "SSP 6/17" and item.kind == "other-minutes"
    assert [(part.letter, part.body, part.day.isoformat()) for part in item.parts] == [
        ("a", "Youth Board", "2017-02-16"), ("b", "Adults Board", "2016-12-20"),
    ]  # fmt: skip


def test_numbered_paragraphs_and_their_parts_are_no_items():
    read = read_minutes_text(boards.GRID)
    assert headed(read) == [("19", "Minutes"), ("20", "Hate crime"), ("21", "Any other business")]


def test_points_of_a_decision_and_recommendations_are_no_items():
    text = (
        "1. Welcome\nAll came.\n\n2. Theft\nRESOLVED:\n1. That it be noted."
        "\n2. That we write.\n3. That we meet.\n\n3. Close\nAll left."
    )
    assert headed(read_minutes_text(text)) == [("1", "Welcome"), ("2", "Theft"), ("3", "Close")]
    assert [item.number for item in read_minutes_text(boards.AGENDA).items] == ["1", "2", "3", "4"]


def test_without_numbers_headings_in_capitals_begin_items():
    read = read_minutes_text(boards.UNNUMBERED)
    assert [item.number for item in read.items] == [""] * 5
    assert [item.title for item in read.items][2] == "LEARNING EVENT"


def test_without_headings_everything_is_text_under_one_item():
    read = read_minutes_text("We met.\n\nWe talked of the river, and of boats.\n\nWe went home.")
    assert len(read.items) == 1 and read.items[0].title == ""
    assert "no-items" in {each.code for each in read.warnings}


def test_items_taken_out_of_order_keep_their_numbers_and_are_pointed_out():
    text = "".join(f"{n}/23 A subject of number {n}\n\nAll spoke of it.\n\n" for n in (4, 7, 5, 6))
    read = read_minutes_text(text)
    assert [item.number for item in read.items] == ["4/23", "7/23", "5/23", "6/23"]
    assert "number-order" in {each.code for each in read.warnings}


def test_gaps_are_pointed_out():
    text = "".join(f"{n}/23 A subject of number {n}\n\nAll spoke of it.\n\n" for n in (4, 5, 7))
    assert any(
        each.code == "number-gap" and "6" in each.message
        for each in read_minutes_text(text).warnings
    )


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Burglary [attached]", "Burglary"),
        ("Burglary pdf icon PDF 96 KB", "Burglary"),
        ("Burglary (Pages 3 - 14)", "Burglary"),
        ("10.15 Burglary", "Burglary"),
        ("Burglary (10 mins)", "Burglary"),
    ],
)
def test_times_sizes_and_pages_are_no_part_of_a_heading(printed, title):
    text = f"7/23 Welcome\n\nAll came.\n\n8/23 {printed}\n\nAll spoke."
    assert read_minutes_text(text).items[1].title == title


def test_items_inherit_the_part_that_the_public_may_not_read():
    read = read_minutes_text(boards.JOINT)
    assert [item.restricted for item in read.items] == [False, False, True, True]
    exempt = read_minutes_text(boards.STARRED).items[-1]
    assert exempt.restricted and exempt.reason.startswith("paragraph 7")


def test_minutes_in_two_languages_count_each_item_once():
    read = read_minutes_text(boards.BOTH_LANGUAGES)
    assert [(item.number, item.title, item.title_cy) for item in read.items] == [
        ("1", "Welcome and introductions", "Croeso a chyflwyniadau"),
        ("2", "Report on hate crime", "Adroddiad ar drosedd casineb"),
    ]
    (decision,) = read.decisions
    assert decision.verb == "noted" and "nodi'r adroddiad" in decision.words_cy


def test_two_columns_of_two_languages_count_each_item_once():
    text = (
        "1. Croeso i'r cyfarfod\t1. Welcome to the meeting\n"
        "Croesawodd y Cadeirydd bawb i'r cyfarfod hwn\tThe Chair welcomed all to this meeting\n"
        "2. Adroddiad gan yr heddlu\t2. Report by the police\n"
        "PENDERFYNWYD nodi'r adroddiad gan yr heddlu\tRESOLVED that the police report be noted\n"
    )
    read = read_minutes_text(text)
    assert headed(read) == [("1", "Welcome to the meeting"), ("2", "Report by the police")]
    assert len(read.decisions) == 1 and read.decisions[0].words_cy.startswith("nodi'r")


def test_a_pointer_to_another_minute_is_kept_as_one():
    text = "8/23 Burglary\n\nThis was put off (minute 29/22 refers).\n\n9/23 Theft\n\nAll spoke."
    assert read_minutes_text(text).items[0].refers == ("29/22",)

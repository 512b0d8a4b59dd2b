"""H3, H4, H19 and what minutes say of the meeting itself."""

from __future__ import annotations

from datetime import date, time

import pytest

from reporting.meetings.reading import read_minutes_text
from tests.reporting.meetings.reading import boards

ITEMS = "\n\n1. Welcome\n\nAll came.\n\n2. Theft\n\nAll spoke."


@pytest.mark.parametrize(
    ("front", "day", "begins", "place"),
    [
        ("A meeting of the Moor Board was held on Tuesday, 4th April, 2017.", date(2017, 4, 4), None, ""),
        (
            "Minutes of the Moor Board held at the Town Hall on 6 May 2024 at 10.00am",
            date(2024, 5, 6), time(10), "the Town Hall",
        ),
        (
            "Moor Board\nDate: 06/05/2024\nTime: 2pm\nVenue: Room 4, Town Hall",
            date(2024, 5, 6), time(14), "Room 4, Town Hall",
        ),
        ("Moor Board – Minutes – 16.02.17", date(2017, 2, 16), None, ""),
        ("Moor Board\nMonday 6 May 2024, 10am to 12 noon, via Teams", date(2024, 5, 6), time(10), "Teams"),
        (
            "Cofnodion Bwrdd y Rhos a gynhaliwyd ddydd Llun 6 Mai 2024 am 2.00 y.p.",
            date(2024, 5, 6), time(14), "",
        ),
    ],
)  # fmt: skip
def test_when_and_where(front, day, begins, place):
    meeting = read_minutes_text(front + ITEMS).meeting
    assert (meeting.day, meeting.begins, meeting.place) == (day, begins, place)


def test_whose_meeting_it_was():
    assert read_minutes_text(boards.WARDS).meeting.groups == ("Brackenford Wards Panel",)
    assert read_minutes_text(boards.STARRED).meeting.groups == ("SAFER HALLAM PARTNERSHIP",)


def test_when_the_meeting_closed_and_when_the_next_one_is():
    meeting = read_minutes_text(boards.WARDS).meeting
    assert meeting.ends == time(20, 25)
    assert (meeting.next_day, meeting.next_begins) == (date(2023, 11, 9), time(19))
    assert read_minutes_text(boards.UNNUMBERED).meeting.next_words == "To be confirmed"


def test_two_items_that_say_the_same_are_pointed_out():
    """DF-16; short ones, such as "Nothing arose.", are often alike."""
    said = "The days of the year and all reports were told to members.\n\nAGREED that they be noted.\n\n"
    text = f"1. Days\n\n{said}2. Apologies\n\nNone.\n\n3. Reports\n\n{said}4. Interests\n\nNone."
    alike = [e.message for e in read_minutes_text(text).warnings if e.code == "same-words"]
    assert alike == ["1 and 3 hold the same words; both were kept."]


def test_a_weekday_that_cannot_be_is_pointed_out():
    text = "A meeting of the Moor Board was held on Monday, 4th April, 2017."
    assert "weekday-mismatch" in {each.code for each in read_minutes_text(text + ITEMS).warnings}
    right = "A meeting of the Moor Board was held on Tuesday, 4th April, 2017."
    assert "weekday-mismatch" not in {
        each.code for each in read_minutes_text(right + ITEMS).warnings
    }


def test_heads_of_mail_greetings_and_notices_are_left_out_and_said():
    read = read_minutes_text(boards.MAILED)
    left = {each.words: each.why for each in read.left_out}
    assert left["Subject: Minutes"] == "is the head of a mail"
    assert "Kind regards," in left and "Dear all," in left and "Page 1 of 2" in left
    assert any(each.startswith("This email is intended") for each in left)
    assert "left-out" in {each.code for each in read.warnings}


def test_one_line_that_looks_like_a_mails_head_is_a_line_of_the_minutes():
    assert read_minutes_text("Subject: Moor Board\nDate: 6 May 2024" + ITEMS).left_out == ()


def test_a_sentence_that_a_page_foot_cut_is_joined_again():
    read = read_minutes_text(boards.MAILED)
    assert "at the open evening that was held" in " ".join(read.kept_text().split())
    two = (
        "1. Welcome\n\nAll came, and it was proposed that the whole plan be brought"
        "\n\nback every quarter.\n\n2. Theft\n\nAll spoke."
    )
    assert "be brought back every quarter." in read_minutes_text(two).kept_text()


def test_running_words_beside_page_numbers_are_left_out_and_repeated_decisions_are_not():
    page = "\n\nMoor Board minutes, May 2024\nPage {} of 3\n\n"
    text = "".join(
        f"{n}/24 A subject of number {n}\n\nAll spoke of it."
        f"\n\nAGREED that the report be noted.{page.format(n)}"
        for n in (1, 2, 3)
    )
    read = read_minutes_text(text)
    assert len(read.decisions) == 3 and len(read.items) == 3
    assert "Moor Board minutes, May 2024" in {each.words for each in read.left_out}


def test_interests_say_who_what_about_and_what_they_did():
    (interest,) = read_minutes_text(boards.WARDS).interests
    assert (interest.name, interest.about, interest.stayed) == (
        "Councillor Quill",
        "item 43/23",
        "left the room",
    )
    none = (
        "1. Declarations of interest\n\nThere were no declarations of interest.\n\n2. Theft"
        "\n\nAll spoke."
    )
    assert read_minutes_text(none).interests == ()

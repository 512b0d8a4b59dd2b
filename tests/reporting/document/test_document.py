"""The document tree refuses what no renderer could print well."""

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime

import pytest

from reporting.document import (
    Column,
    Document,
    List,
    Paragraph,
    Part,
    Picture,
    Row,
    Table,
    bullets,
    cell,
    paragraph,
)
from tests.reporting.sample import sample

MADE = datetime(2026, 4, 1, tzinfo=UTC)


def test_equal_facts_give_equal_documents():
    assert sample() == sample()
    assert hash(sample()) == hash(sample())


def test_document_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        sample().title = "Another"


def test_title_and_date_are_needed():
    with pytest.raises(ValueError, match="title"):
        Document(" ", MADE, ())
    with pytest.raises(ValueError, match="time zone"):
        Document("Plan", datetime(2026, 4, 1), ())


def test_brand_colour_cannot_carry_css():
    with pytest.raises(ValueError, match="colour"):
        sample(brand_colour="red; content: url(x)")


def test_two_places_cannot_share_a_name():
    with pytest.raises(ValueError, match="both called aims"):
        Document("Plan", MADE, (Part("One", anchor="aims"), Part("Two", anchor="aims")))


def test_anchor_cannot_end_its_attribute():
    with pytest.raises(ValueError, match="may hold letters"):
        Document("Plan", MADE, (Part("One", anchor='a" onclick="b'),))


def test_a_row_needs_a_cell_for_each_column():
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        Table("Actions", (Column("Ref"), Column("Aim")), (Row((cell("1.1"),)),))


def test_a_picture_needs_words():
    with pytest.raises(ValueError, match="alternative text"):
        Picture(" ", data=b"x")


def test_a_cell_leaves_out_empty_lines():
    made = cell("Police", "", bullets("One", "Two"))
    assert [type(block) for block in made.blocks] == [Paragraph, List]


def test_part_label_carries_its_printed_number():
    part = Part("Aims", (paragraph("Words"),), number="2.1")
    assert part.label == "2.1 Aims"
    assert replace(part, number="").label == "Aims"

"""A minute is found by its number, however it is written, by whoever may read it."""

from __future__ import annotations

import re

import pytest

from plans.access import access_to
from reporting.meetings.finding import find_minutes
from reporting.meetings.rules.looked_for import number_pattern
from tests import factories as make


@pytest.mark.parametrize(
    "words",
    [
        "SSP 9/17",
        "ssp 9/17",
        "SSP9/17",
        "SSP 09/2017",
        "9/17",
        "minute SSP 9-17",
        "item 9.17",
        " SSP  9 / 17 ",
    ],
)
def test_a_number_is_known_however_it_is_written(words):
    assert re.fullmatch(number_pattern(words), "SSP 9/17", re.IGNORECASE)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("SSP 9/17", "SSP 19/17"),
        ("SSP 9/17", "YOT 9/17"),
        ("9/17", "SSP 9/18"),
        ("9", "SSP 9/17"),
        ("17", "9/17"),
    ],
)
def test_other_numbers_are_not(words, number):
    assert not re.fullmatch(number_pattern(words), number, re.IGNORECASE)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("saf 286 23-24", "Saf/286/23-24"),
        ("412/2025", "412.2025"),
        ("412.25", "412.2025"),
        ("24.61", "24.61"),
    ],
)
def test_numbers_of_other_patterns(words, number):
    assert re.fullmatch(number_pattern(words), number, re.IGNORECASE)


@pytest.mark.parametrize("words", ["street lights", "the 9 lamps of 17 streets", ""])
def test_words_are_no_number(words):
    assert number_pattern(words) == ""


@pytest.mark.django_db
class TestFinding:
    @pytest.fixture
    def item(self, partnership):
        group = make.GroupFactory(partnership=partnership)
        meeting = make.MeetingFactory(partnership=partnership, group=group, state="draft")
        place = {"partnership": partnership, "meeting": meeting}
        make.AgendaItemFactory(**place, number="SSP 19/17", heading="Noise")
        return make.AgendaItemFactory(**place, number="SSP 9/17", heading="A survey of streets")

    def test_the_officer_finds_it_by_number_and_by_heading(self, item, officer):
        access = access_to(officer, item.partnership.slug)
        for words in ("ssp 9/17", "survey streets"):
            (hit,) = find_minutes(access, words).hits
            assert (
                hit.title == "SSP 9/17 A survey of streets" and hit.url == item.get_absolute_url()
            )

    def test_whoever_may_not_read_it_does_not_find_it(self, item, lead):
        assert find_minutes(access_to(lead, item.partnership.slug), "9/17").hits == []

    def test_it_asks_the_same_however_much_is_found(self, item, officer, django_assert_num_queries):
        access = access_to(officer, item.partnership.slug)
        for n in range(20, 30):
            make.AgendaItemFactory(
                partnership=item.partnership, meeting=item.meeting, number=f"SSP {n}/17"
            )
        with django_assert_num_queries(2):
            find_minutes(access, "Item")

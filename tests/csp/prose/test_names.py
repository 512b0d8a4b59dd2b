"""Somebody is found in words however their name is written there, and nobody else is taken for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.prose.names import TextWords, find_name


def found(text: str, name: str = "Jane Smith") -> list[str]:
    return [text[start:end] for start, end in find_name(TextWords(text), name)]


def shouted(name: str) -> str:
    return name.upper()


GAPS = st.sampled_from([" ", "  ", "\u00a0", "\n", "\t", "-", "\u2009", " \u00a0 ", " **", "_ "])
CASES = st.sampled_from([str, str.upper, str.lower, str.title])
TITLES = st.sampled_from(
    ["Mrs", "Ms.", "PC", "Sgt", "Inspector", "insp.", "DR", "Cllr", "Councillor"]
)
UNSEEN = st.sampled_from(["", "\u00ad", "\u200b", "\u2060"])
AROUND = st.sampled_from(["", "Visited by ", "(", "“", "and\n"])
BEHIND = st.sampled_from(["", ".", ", who", "’s house", "'s", ")", "\nled"])


@given(GAPS, CASES, UNSEEN, AROUND, BEHIND)
def test_first_name_and_surname_in_any_writing(gap, case, unseen, before, behind):
    text = f"{before}{case('Ja')}{unseen}{case('ne').lower()}{gap}{case('Smith')}{behind}"
    assert len(found(text)) == 1


@given(
    st.sampled_from(
        ["J Smith", "J. Smith", "J.Smith", "JA Smith", "J. A. Smith", "j. smith", "Smith, J"]
    ),
    AROUND,
)
def test_initials(words, before):
    assert len(found(before + words, "Jane Anne Smith")) == 1


@given(TITLES, GAPS, st.sampled_from(["Smith", "SMITH"]), BEHIND)
def test_title_and_surname(title, gap, surname, behind):
    assert len(found(f"met {title} {surname}{behind}")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Smith, Jane", "SMITH Jane", "SMITH, JANE", "Smith , Jane", "jane.smith@post.example",
        "Jane A. Smith", "Jane Mary Smith", "Ｊａｎｅ Smith", "Jané Smith", "Mrs J. Smith",
    ],
)  # fmt: skip
def test_other_orders_and_spellings(text):
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Janet Smith", "Jane Smithson", "goldsmith", "The smith in the village", "Mrs Mary Smith",
        "T. Smith", "She told Jane. Smith Street was quiet", "children’s smith",
        "Smith and Jane", "",
    ],
)  # fmt: skip
def test_others_are_let_be(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Zoë O’Brien", "ZOE O'BRIEN"),
        ("Al Smith-Jones", "al smith jones"),
        ("Smith, Jane", "Jane Smith"),
        ("Mrs Jane Smith", "JANE SMITH"),
        ("Ann Green", "A. Green"),
        ("Mary Ann Bell", "Mary Bell"),
    ],
)
def test_names_are_recorded_in_many_ways(name, text):
    assert len(found(text, name)) == 1


def test_an_article_is_no_initial():
    assert found("A Green Flag for the park", "Ann Green") == []


def test_a_single_word_is_a_name_where_it_is_written_as_one():
    assert found("We mark it. Mark came.", "Mark") == ["Mark"]

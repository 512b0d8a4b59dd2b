"""Who may read a row, in the words that partnerships have for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.imports import read_pasted, read_plan
from actions.imports.audience import (
    NARROWEST_FIRST,
    PUBLIC,
    WORDINGS,
    audience_asked_by,
    audience_of,
    marking_in,
)

WORDS = {
    "restricted": [
        "Restricted", "RESTRICTED", "restricted – police only", "Confidential", "OFFICIAL-SENSITIVE",
        "Official: Sensitive", "Not for publication", "Private", "in confidence", "Restricted until May",
        "Exempt (paragraph 3)", "Cyfyngedig", "not for partners", "TLP:RED",
    ],
    "partners": [
        "Partners", "partners only", "Not public", "Not for the public", "Internal", "internal only",
        "do not publish", "Don't publish", "Not public until agreed", "non-public", "OFFICIAL",
        "Public and partners", "everyone except the public", "Partneriaid yn unig",
    ],
    "public": ["Public", "PUBLIC.", "open", "For the public", "Published", "unrestricted", "Cyhoeddus"],
    "": ["Not yet", "Public once agreed", "Ask Jo", "?", "Public (summary)", "2026", "gold group"],
}  # fmt: skip


@pytest.mark.parametrize("audience, words", [(key, each) for key in WORDS for each in WORDS[key]])
def test_words_tell_who_may_read(audience, words):
    assert audience_of(words, "Who may read it") == audience


@pytest.mark.parametrize(
    ("heading", "yes", "no"),
    [
        ("Public?", "public", "partners"),
        ("Can this be published? (Y/N)", "public", "partners"),
        ("For publication", "public", "partners"),
        ("Cyhoeddus?", "public", "partners"),
        ("Restricted? yes/no", "restricted", "public"),
        ("Confidential", "restricted", "public"),
        ("Not for publication?", "restricted", "public"),
        ("Partners only", "partners", "public"),
        ("Official-sensitive?", "restricted", "public"),
        ("Include in the public version", "public", "partners"),
        ("On website?", "public", "partners"),
        ("Publishable (Y/N)", "public", "partners"),
        ("Public or restricted", "", ""),
        ("Open / closed", "", ""),
        ("Exclude from public version", "", ""),
        ("Left out of the published plan?", "", ""),
        ("Confidential words removed?", "", ""),
        ("Public health", "", ""),
        ("Remarks", "", ""),
    ],
)
def test_yes_and_no_answer_what_the_heading_asks(heading, yes, no):
    assert {audience_of(each, heading) for each in ("Yes", "y", "TRUE", "✓", "x", "Ie")} == {yes}
    assert {audience_of(each, heading) for each in ("No", "n.", "FALSE", "✗", "Na")} == {no}
    assert audience_of("Yes, once agreed", heading) in {yes, ""} - {"public"}


public = st.sampled_from(sorted(WORDINGS[PUBLIC]))
others = st.text(st.characters(categories=["L", "N"]), min_size=1).filter(str.strip)


@given(public, others, st.booleans())
def test_further_words_never_make_a_row_public(phrase, more, before):
    words = f"{more} {phrase}" if before else f"{phrase} {more}"
    if " ".join(words.casefold().split()) not in WORDINGS[PUBLIC]:
        assert audience_of(words, "Who may read it") != PUBLIC


@given(st.text())
def test_only_words_of_the_table_are_public(words):
    if audience_of(words) == PUBLIC:
        assert any(phrase in words.casefold() for phrase in WORDINGS[PUBLIC])


def test_no_wording_has_two_meanings():
    every = [phrase for audience in NARROWEST_FIRST for phrase in WORDINGS[audience]]
    assert len(every) == len({*every})
    assert not audience_asked_by("Internal or public")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Move the family (restricted)", True),
        ("NOT FOR PUBLICATION: the hostel", True),
        ("Visit\nConfidential", True),
        ("Restricted - do not publish", True),
        ("A confidential helpline", False),
        ("Confidential advice for victims", False),
        ("Restricted growth", False),
    ],
)
def test_a_marking_is_told_from_a_word(text, marked):
    assert bool(marking_in(text)) is marked


# -- In a table -------------------------------------------------------------------------------------

HEAD = "Ref,Aim,Activity,Lead,{}\n"


def readers(heading: str, *cells: str) -> list[str]:
    rows = [f"1.{at},Goal {at},Do it {at},Police,{cell}\n" for at, cell in enumerate(cells, 1)]
    return [
        row.audience
        for row in read_plan("a.csv", (HEAD.format(heading) + "".join(rows)).encode()).rows
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Public or restricted",
        "Who may read it",
        "Audience",
        "Marking",
        "Status",
        "",
        "Pwy?",
        "Published",
    ],
)
def test_a_column_is_known_by_what_it_holds(heading):
    found = readers(heading, "Public", "Restricted", "Partners only", "Not yet")
    assert found == ["public", "restricted", "partners", "restricted"]


@pytest.mark.parametrize(
    ("heading", "cells", "found"),
    [
        ("On website?", ("Yes", "No"), ["public", "partners"]),
        ("Publishable", ("Y", "N"), ["public", "partners"]),
        ("Open / closed", ("Open", "Closed"), ["public", "restricted"]),
        ("Visible to", ("All", "Officers"), ["public", "restricted"]),
        ("Exclude from the public version", ("Yes", "No"), ["restricted", "restricted"]),
        ("Public version", ("Yes", "No"), ["public", "partners"]),
        ("Comments", ("See Jo", "Restricted - do not publish"), ["public", "restricted"]),
        ("Status", ("Open", "Closed"), ["public", "public"]),
        ("Public health?", ("Health needs", "Other work"), ["public", "public"]),
    ],
)
def test_headings_that_ask_in_other_words(heading, cells, found):
    assert readers(heading, *cells) == found


def test_a_blank_cell_is_public_only_where_the_others_mark_what_is_not():
    assert readers("Public?", "Yes", "", "No") == ["public", "restricted", "partners"]
    assert readers("Restricted?", "Yes", "", "") == ["restricted", "public", "public"]
    assert readers("Restricted?", "Yes", "No", "") == ["restricted", "public", "restricted"]
    assert readers("Who may read it", "Public", "") == ["public", "restricted"]
    assert readers("Confidential", "", "") == ["restricted", "restricted"]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Public confidence", ("Surveys up", "Fewer worries")),
        ("Private sector", ("Shops", "Hauliers")),
        ("Access", ("Ramp", "Bus")),
        ("Date published", ("1 May 2030", "")),
    ],
)
def test_other_columns_stay_what_they_are(heading, cells):
    assert readers(heading, *cells) == ["public", "public"]


def test_words_that_do_not_tell_are_kept_and_asked_about():
    text = HEAD.format("Public?") + "1.1,Goal,Do it,Police,Yes\n1.2,Goal,Do it,Police,Not yet\n"
    plan = read_plan("a.csv", text.encode())
    assert [dict(row.other) for row in plan.rows] == [{}, {"Public?": "Not yet"}]
    (warning,) = [each for each in plan.warnings if each.code == "audience-unclear"]
    assert warning.place == 1 and "“Not yet” under “Public?”" in warning.message


def test_the_narrowest_of_two_columns_counts():
    text = (
        "Ref,Aim,Lead,Public?,Confidential?\n1.1,Goal,Police,Yes,No\n1.2,Goal,Police,Yes,Yes\n"
        "1.3,Goal,Police,No,No\n"
    )
    rows = read_plan("a.csv", text.encode()).rows
    assert [row.audience for row in rows] == ["public", "restricted", "partners"]


def test_a_marking_in_a_row_or_over_it_counts():
    html = (
        "<table><tr><td>Ref<td>Aim<td>Lead</tr>{}<tr><td>1.1<td>Move them (restricted)<td>Police</tr>"
        "<tr><td>1.2 <br>Partners only<td>Open goal<td>Police</tr></table>"
    )
    first, second = read_pasted("", html=html.format("")).rows
    assert (first.audience, second.audience, second.ref) == ("restricted", "partners", "1.2")
    band = "<tr><td colspan=3>Restricted actions</tr>"
    assert {row.audience for row in read_pasted("", html=html.format(band)).rows} == {"restricted"}


def test_a_cell_that_is_merged_down_counts_for_every_row():
    html = (
        "<table><tr><td>Ref<td>Aim<td>Lead<td>Public?</tr>"
        "<tr><td>1.1<td>Open goal<td>Police<td rowspan=2>No</tr><tr><td>1.2<td>Other<td>Police</tr></table>"
    )
    assert [row.audience for row in read_pasted("", html=html).rows] == ["partners", "partners"]

"""Letters and speakers are read as typed, and blocks written as narrative read the same again."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csp.prose import (
    blocks_from_json,
    blocks_to_json,
    narrative_html,
    parse_cell,
    parse_narrative,
    print_cell,
    print_narrative,
)
from csp.prose.blocks import Callout, Heading, List, ListItem, Paragraph, Quote, Run
from tests.examples import examples

thorough = settings(max_examples=examples(120))
pieces = st.sampled_from(
    [
        "a) ", "b) ", "i) ", "- ", "* ", "1. ", "3) ", "> ", "# ", "### ", "    ", "  ", " ", "\n", "\n\n",
        "\n\n", "words", "more words", "é", "e&#769;", "&#10;", "&nbsp;", "**", "_", "*", "`", "``` ", "\\",
        "  \n", "::: Box\n", ":::: Outer\n", ":::\n", "[^1]", "[^1]: a *note*\n", "^[short **note**]",
        "— Resident", "-- Cllr Hay", "&#8212; not a name", "[link](https://example.org/?a=1&b=(2))",
        "[5.2](#part-4)", "![alt](/x.png)", "***\n", "===\n", "---\n", "&lt;b&gt;", "<b>", "#", "1.", ".",
    ]
)  # fmt: skip
texts = st.lists(pieces, max_size=16).map("".join)


def line(words: str) -> tuple[Run]:
    return (Run(words),)


def item(words: str, *children: List) -> ListItem:
    return ListItem(line(words), children)


def test_letters_make_a_list_that_is_kept_as_typed_and_printed_with_its_brackets():
    text = "The committee is asked to:\na) note the plan\nb) agree\n   - the rows\n   - the money\n"
    under = List((item("the rows"), item("the money")))
    assert parse_narrative(text) == (
        Paragraph(line("The committee is asked to:")),
        List((item("note the plan"), item("agree", under)), ordered=True, letters=True),
    )
    html = narrative_html(text)
    assert '<ol class="app-letters" type="a"><li>note the plan</li>' in html


def test_letters_stand_under_bullets_and_numbers_and_begin_where_they_were_begun():
    (bullets,) = parse_narrative("- one\n  a) first\n  b) second\n- two")
    assert bullets.items[0].children[0].letters
    (numbers,) = parse_narrative("1. one\n\n   c) third\n   d) fourth\n2. two")
    assert (numbers.items[0].children[0].start, len(numbers.items)) == (3, 2)
    assert 'type="a" start="3"' in narrative_html("c) third")


@pytest.mark.parametrize(
    "text", ["See a) the plan and b) the budget.", "A) Capital", "ab) two", "a)joined", "i) one\nii) two"]
)  # fmt: skip
def test_other_brackets_are_words(text):
    assert parse_narrative(text) == (Paragraph(line(text.replace("\n", " "))),)


def test_cells_know_no_letters():
    assert parse_cell("a) first\nb) second") == (
        Paragraph(line("a) first")),
        Paragraph(line("b) second")),
    )


@pytest.mark.parametrize("dash", ["— ", "—", "– ", "-- "])
@pytest.mark.parametrize("gap", ["\n> ", "\n>\n> "])
def test_the_last_line_of_a_quotation_says_whose_words_they_are(dash, gap):
    spoken = Quote((Paragraph(line("It works.")),), speaker="Resident, Moor Street")
    assert parse_narrative(f"> It works.{gap}{dash}Resident, Moor Street") == (spoken,)
    assert print_cell([spoken]) == "It works.\n— Resident, Moor Street"


@pytest.mark.parametrize("text", ["> — only this", "> said — and done", "> said\n> — *and* done"])
def test_a_dash_elsewhere_in_a_quotation_is_part_of_what_was_said(text):
    (quote,) = parse_narrative(text)
    assert quote.speaker == ""
    assert "—" in narrative_html(text)


def test_the_speaker_stands_below_the_words_and_can_do_no_harm():
    html = narrative_html("> It works.\n> — <b>Resident</b>")
    assert html == (
        '<figure class="app-speech"><blockquote><p>It works.</p></blockquote>'
        "<figcaption>&lt;b&gt;Resident&lt;/b&gt;</figcaption></figure>"
    )


def test_a_snapshot_names_only_what_there_is():
    assert blocks_to_json(parse_narrative("> said\n\n1. one\n\n[4](#part-4)")) == [
        {"quote": [{"paragraph": ["said"]}]},
        {"numbered": [["one"]]},
        {"paragraph": [{"text": "4", "href": "#part-4"}]},
    ]
    assert blocks_to_json(parse_narrative("> said\n> — Me\n\nc) one")) == [
        {"quote": [{"paragraph": ["said"]}], "speaker": "Me"},
        {"lettered": [["one"]], "start": 3},
    ]
    numbered = (Paragraph((Run("18", href="#part-4", page="part-4"),)),)
    assert blocks_from_json(json.loads(json.dumps(blocks_to_json(numbered)))) == numbered


@thorough
@given(texts)
def test_what_was_read_is_written_so_that_it_reads_the_same(text):
    blocks = parse_narrative(text)
    written = print_narrative(blocks)
    assert parse_narrative(written) == blocks
    assert blocks_from_json(json.loads(json.dumps(blocks_to_json(blocks)))) == blocks
    assert print_narrative(parse_narrative(written)) == written


words = st.text("aéZ1.)(*_-#>:[]!&;\\`—'  ", min_size=1, max_size=12)
runs = st.builds(
    Run,
    words,
    bold=st.booleans(),
    italic=st.booleans(),
    href=st.sampled_from(["", "", "https://example.org/a_(b)", "#part-4"]),
    note=st.sampled_from([(), (), (Run("1. See *the* plan"),), (Run("so", bold=True),)]),
)
lines = st.lists(runs, min_size=1, max_size=4).map(tuple)


def listed(items):
    points = st.lists(items, min_size=1, max_size=3).map(tuple)
    return st.builds(
        List, points, ordered=st.just(True), start=st.integers(1, 12), letters=st.booleans()
    )


lists = st.recursive(
    st.builds(ListItem, lines),
    lambda items: st.builds(ListItem, lines, st.lists(listed(items), max_size=2).map(tuple)),
    max_leaves=4,
)
blocks = st.recursive(
    st.builds(Paragraph, lines)
    | st.builds(Heading, st.integers(1, 6), lines)
    | st.builds(List, st.lists(lists, min_size=1, max_size=3).map(tuple)),
    lambda inner: (
        st.builds(Quote, st.lists(inner, min_size=1, max_size=3).map(tuple), words.map(str.strip))
        | st.builds(Callout, words.map(str.strip), st.lists(inner, max_size=3).map(tuple))
    ),
    max_leaves=6,
)


@thorough
@given(st.lists(blocks, max_size=4).map(tuple))
def test_blocks_that_nobody_typed_keep_every_word_and_look(made):
    once = parse_narrative(print_narrative(made))
    assert parse_narrative(print_narrative(once)) == once
    assert text_of(once) == text_of(made)


def text_of(made) -> list[tuple]:
    """Every sign with its look, whatever blocks it stands in."""
    return sorted(signs(blocks_to_json(made), ()))


def signs(value, look):
    """The signs in a snapshot, each with the look of its run."""
    if isinstance(value, dict):
        look = tuple(name for name in ("bold", "italic") if name in value)
        look = (*look, value.get("href", ""))
        for name in {"text", "lists", "paragraph", "heading", "bullets", "numbered", "lettered"} | {
            "quote",
            "speaker",
            "callout",
            "title",
            "note",
        } & {*value}:
            yield from signs(value.get(name, []), look)
    elif isinstance(value, list):
        for each in value:
            yield from signs(each, ("",))
    else:
        yield from ((sign, look) for sign in value if not sign.isspace())


def test_what_is_written_looks_as_people_type_it():
    text = (
        "# Why\n\n1.1 A **bold** and _slanted_ [link](https://example.org).[^1]\n\n"
        "- safe\n- sound\n  a) by day\n  b) by night\n\n> Well said\\\n> twice\n>\n> — Resident\n\n"
        "::: What it cost\n1. £65,000 (2016)\n2. 5% less\n:::\n\n"
        "-12% on words***both***\n\n[^1]: To be updated.\n"
    )
    assert print_narrative(parse_narrative(text)) == text

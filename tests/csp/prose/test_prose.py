"""Written text keeps every word and can do a reader no harm."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csp.prose import (
    blocks_from_json,
    blocks_to_json,
    cell_html,
    cell_lines,
    clean_cell,
    clean_narrative,
    find_placeholders,
    find_references,
    narrative_html,
    natural_key,
    parse_cell,
    parse_narrative,
    print_cell,
    to_html,
)
from csp.prose.blocks import Callout, Heading, List, ListItem, Paragraph, Quote, Run, text_of_runs
from csp.prose.html import ATTRIBUTES, TAGS
from tests.examples import examples

moderate = settings(max_examples=examples(150))
pieces = st.sampled_from(
    [
        "- ", "* ", "•\t", "•", "o ", "– ", "1. ", "\n", "\r\n", "\n\n", "  ", "\xa0", "\u200b", "words",
        "é", "e\u0301", "# ", "> ", "::: Box\n", ":::\n", "[^1]", "[^1]: note\n", "^[note]", "**",
        "_", "[link](https://example.org)", "[bad](javascript:alert(1))", "![alt](/x.png)", "`",
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&#106;", "&lt;b&gt;", '"',
        "<https://example.org/?a=1&b=2>", "\\", "    ", "```\n", "---\n", "\x00", "\u202e",
    ]
)  # fmt: skip
texts = st.lists(pieces, max_size=14).map("".join) | st.text(max_size=80)


class Reader(HTMLParser):
    """Notes every tag, attribute and address that a browser would act on."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[tuple[str, str]] = set()
        self.hrefs: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.names |= {(tag, name) for name, _ in attrs}
        self.hrefs += [value or "" for name, value in attrs if name == "href"]


def assert_harmless(html: str) -> None:
    reader = Reader(html)
    assert reader.tags <= TAGS
    assert reader.names <= {(tag, name) for tag, names in ATTRIBUTES.items() for name in names}
    assert all(h.lower().startswith(("http:", "https:", "mailto:", "#")) for h in reader.hrefs)


# Cell text


def test_a_cell_from_word_keeps_its_order_of_paragraphs_and_bullets():
    cell = "Target hardening\r\n•\tSanctuary\xa0Scheme \r\n\r\n– Safe & Sound\nand after\n"
    assert parse_cell(cell) == (
        Paragraph((Run("Target hardening"),)),
        List((ListItem((Run("Sanctuary Scheme"),)), ListItem((Run("Safe & Sound"),)))),
        Paragraph((Run("and after"),)),
    )


@pytest.mark.parametrize("bullet", ["- ", "* ", "• ", "•", "– ", "· ", "o ", "-\t", "\uf0b7 "])
def test_every_bullet_is_stored_in_one_shape(bullet):
    assert clean_cell(f"{bullet}Euro Cup") == "- Euro Cup"


@pytest.mark.parametrize(
    "line",
    ["1. Numbered", "a) Lettered", "-12% change", "*with funding", "only words", "-", "“Stay”"],
)
def test_lines_that_are_not_bullets_stay_as_they_are(line):
    assert clean_cell(line) == line
    assert parse_cell(line) == (Paragraph((Run(line),)),)


def test_a_planner_dash_before_a_word_or_a_date_is_a_bullet():
    assert cell_lines("-Doorstep crime\n-10/3/11 meeting") == [
        "- Doorstep crime",
        "- 10/3/11 meeting",
    ]


def test_curly_quotes_and_dashes_stay_and_control_characters_go():
    assert clean_cell("“Chelsea’s Choice” — 2016\x07\u200b\ufeff") == "“Chelsea’s Choice” — 2016"


@moderate
@given(texts)
def test_printing_a_parsed_cell_gives_the_clean_cell(text):
    clean = clean_cell(text)
    assert print_cell(parse_cell(text)) == clean
    assert clean_cell(clean) == clean
    assert parse_cell(clean) == parse_cell(text)


def test_a_plain_cell_is_bare_and_a_longer_one_is_marked_up():
    assert cell_html("Crime & <b>") == "Crime &amp; &lt;b&gt;"
    assert cell_html("One\nTwo") == "<p>One</p><p>Two</p>"
    kit = cell_html("- One", kit=True)
    assert kit == '<ul class="govuk-list govuk-list--bullet"><li>One</li></ul>'


@moderate
@given(texts)
def test_no_cell_can_do_harm_on_a_page(text):
    assert_harmless(cell_html(text))


# Narrative


def test_narrative_becomes_blocks():
    text = "# Why\n\nA **bold** _word_.\n\n> said\n\n::: Our vision\n- safe\n  - sound\n:::\n\n3. three"
    assert parse_narrative(text) == (
        Heading(1, (Run("Why"),)),
        Paragraph(
            (Run("A "), Run("bold", bold=True), Run(" "), Run("word", italic=True), Run("."))
        ),
        Quote((Paragraph((Run("said"),)),)),
        Callout(
            "Our vision",
            (List((ListItem((Run("safe"),), (List((ListItem((Run("sound"),)),)),)),)),),
        ),
        List((ListItem((Run("three"),)),), ordered=True, start=3),
    )


def test_a_hard_break_is_a_new_line_in_the_same_paragraph():
    assert parse_narrative("one  \ntwo\nthree") == (Paragraph((Run("one\ntwo three"),)),)
    assert narrative_html("one  \ntwo") == "<p>one<br>two</p>"


def test_a_footnote_hangs_on_the_words_before_it():
    (paragraph,) = parse_narrative("Set by the county.[^1]\n\n[^1]: To be updated in *2021*.")
    note = (Run("To be updated in "), Run("2021", italic=True), Run("."))
    assert paragraph == Paragraph((Run("Set by the county.", note=note),))


def test_footnotes_are_numbered_and_link_both_ways():
    html = narrative_html("One[^b] two[^a] again[^b].\n\n[^a]: A\n\n[^b]: B", prefix="s4")
    assert Reader(html).hrefs == ["#s4-1", "#s4-2", "#s4-1", "#s4-ref-1", "#s4-ref-2"]
    assert html.count('id="s4-ref-1"') == 1


def test_a_footnote_that_cites_itself_ends():
    assert_harmless(narrative_html("Loop[^1]\n\n[^1]: again[^1]"))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "/local", "vbscript:x"]
)
def test_a_link_that_may_not_be_followed_becomes_words(address):
    assert parse_narrative(f"[words]({address})") == (Paragraph((Run("words"),)),)


def test_a_link_stays_one_link_however_its_words_look():
    html = narrative_html("[one **two**](https://example.org/?a=1&b=2)")
    assert html == '<p><a href="https://example.org/?a=1&amp;b=2">one <strong>two</strong></a></p>'


def test_raw_html_is_shown_and_pictures_become_their_words():
    assert narrative_html("<script>x</script>") == "<p>&lt;script&gt;x&lt;/script&gt;</p>"
    assert narrative_html("![A map](/map.png)") == "<p>A map</p>"


def test_headings_stand_below_the_heading_of_their_page():
    assert narrative_html("# One\n\n## Two", heading_level=3) == "<h3>One</h3><h4>Two</h4>"
    assert to_html([Heading(6, (Run("Deep"),))], heading_level=4) == "<h6>Deep</h6>"


def test_text_pasted_with_an_indent_stays_text():
    assert narrative_html("    Pasted") == "<p>Pasted</p>"


def test_a_callout_left_open_in_a_quotation_is_still_read():
    assert parse_narrative("> ::: Box\n> ") == (Quote((Callout("Box", ()),)),)


@moderate
@given(texts)
def test_no_narrative_can_do_harm_on_a_page(text):
    assert_harmless(narrative_html(text, kit=True))


@moderate
@given(texts)
def test_cleaning_narrative_twice_changes_nothing_and_loses_no_block(text):
    clean = clean_narrative(text)
    assert clean_narrative(clean) == clean
    assert parse_narrative(clean) == parse_narrative(text)


# Snapshots


@moderate
@given(texts)
def test_blocks_survive_a_snapshot(text):
    for blocks in (parse_narrative(text), parse_cell(text)):
        stored = json.dumps(blocks_to_json(blocks))
        assert blocks_from_json(json.loads(stored)) == blocks


def test_a_snapshot_is_compact_and_says_what_it_holds():
    blocks = parse_narrative("Words **here**\n\n- item")
    assert blocks_to_json(blocks) == [
        {"paragraph": ["Words ", {"text": "here", "bold": True}]},
        {"bullets": [["item"]]},
    ]


@pytest.mark.parametrize("value", [[{}], [{"table": []}], ["words"], [{"paragraph": [{"x": 1}]}]])
def test_a_snapshot_of_something_else_is_refused(value):
    with pytest.raises(ValueError, match="cannot be read"):
        blocks_from_json(value)


# Finding


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Scrutiny Committee DATE 2018", ["DATE 2018"]),
        ("Lead TBC, cost £XX, on xx/xx/2018", ["TBC", "£XX", "xx/xx/2018"]),
        ("[Insert name] of XX people ???", ["[Insert name]", "XX", "???"]),
        ("Lorem ipsum dolor. Chair: to be confirmed", ["Lorem ipsum", "to be confirmed"]),
        ("Click here to enter text", ["Click here to enter text"]),
    ],
)
def test_unfinished_words_are_found(text, found):
    assert find_placeholders(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "On a date in 2018 the IOM, PSPO and CCTV leads met. Why?",
        "[add your voice](https://example.org) and [x] done",
        "Exxon, XL Events and Axxess; to be completed by March [sic]",
    ],
)
def test_ordinary_words_are_not_unfinished(text):
    assert find_placeholders(text) == []


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("Link to 1.6", ["1.6"]),
        ("Safeguarding training link with point 1.6", ["1.6"]),
        ("see 2.3.", ["2.3"]),
        ("see row 1d*", ["1d*"]),
        ("action 4.1 and actions 1.10, 2.1 & 2.2", ["4.1", "1.10", "2.1", "2.2"]),
        ("- Link to 1.6\nPeople trained", ["1.6"]),
    ],
)
def test_references_are_found_where_they_stand(text, refs):
    found = find_references(text)
    assert [reference.ref for reference in found] == refs
    assert [text[slice(*reference.span)] for reference in found] == refs


@pytest.mark.parametrize(
    "text",
    ["costs £1.6", "see 4.4.17", "see 10.30am", "see 2.3%", "version 1.6", "link to 2.3 million",
     "see 3d printing", "rose by 1.5 points", "1.6", "CDA 1998 s5",
     "Activities\n3.2 Youth work"],
)  # fmt: skip
def test_other_figures_are_not_references(text):
    assert find_references(text) == []


def test_a_reference_keeps_the_words_that_announce_it():
    (reference,) = find_references("Training link with point 1.6 for all")
    assert reference.words == "link with point 1.6"


def test_printed_references_sort_as_people_count():
    refs = ["2.10", "1d*", "10.1", "1.10", "2.1", "1.4", "1"]
    assert sorted(refs, key=natural_key) == ["1", "1.4", "1.10", "1d*", "2.1", "2.10", "10.1"]


@moderate
@given(st.text(max_size=40), st.integers(0, 10**5), st.integers(0, 10**5))
def test_sort_keys_hold_nothing_a_collation_could_reorder(text, one, other):
    key = natural_key(text)
    assert all(char.isascii() and char.isalnum() and not char.isupper() for char in key)
    assert (natural_key(f"1.{one}") < natural_key(f"1.{other}")) == (one < other)


@moderate
@given(texts)
def test_finding_never_breaks_on_a_text(text):
    assert all(words in text for words in find_placeholders(text))
    assert all(reference.ref in reference.words for reference in find_references(text))


def test_no_word_of_an_ordinary_narrative_is_lost():
    text = "Intro\n\n- first\n\n  more\n\n  > said\n- second\n\n```\nverbatim\n```\n"
    words = json.dumps(blocks_to_json(parse_narrative(text)))
    assert all(word in words for word in ("Intro", "first", "more", "said", "second", "verbatim"))
    assert text_of_runs(parse_narrative(text)[1].items[0].runs) == "first\nmore\nsaid"

"""Text printed from its blocks reads back as the same blocks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csp.blocks import Callout, List, ListItem, Paragraph, Quote, Run
from csp.prose import parse_narrative
from csp.prose.markdown import print_narrative

# Every mark that means something in Markdown, in words that no mark stands before or after.
WORDS = st.text(
    st.sampled_from("ab1 .,-+*_#>[]()!`~:&<£%—–|\\\"'é;=x/"), min_size=1, max_size=30
).filter(lambda words: words == words.strip())
RUNS = st.builds(lambda text: (Run(text),), WORDS)
ITEMS = st.lists(st.builds(ListItem, RUNS), min_size=1, max_size=3).map(tuple)
BLOCKS = st.one_of(
    st.builds(Paragraph, RUNS),
    st.builds(lambda words: Paragraph((Run("so "), Run(words, bold=True), Run(" then"))), WORDS),
    st.builds(lambda words: Paragraph((Run(words, href="#part-ab12"), Run(" then"))), WORDS),
    st.builds(lambda runs, note: Paragraph((Run(runs[0].text, note=note),)), RUNS, RUNS),
    st.builds(lambda runs: Quote((Paragraph(runs),), "A resident"), RUNS),
    st.builds(lambda title, runs: Callout(title, (Paragraph(runs),)), WORDS, RUNS),
    st.builds(List, ITEMS),
    st.builds(lambda items: List(items, ordered=True, letters=True), ITEMS),
)


@given(st.lists(BLOCKS, min_size=1, max_size=3).map(tuple))
@settings(max_examples=150, deadline=None)
def test_no_word_of_it_is_lost_or_becomes_a_mark(blocks):
    assert words_of(parse_narrative(print_narrative(blocks))) == words_of(blocks)


def words_of(node) -> str:
    """Every word of a tree in its order."""
    if isinstance(node, str):
        return node.strip() + " "
    if isinstance(node, tuple):
        return "".join(map(words_of, node))
    inside = (getattr(node, name, ()) for name in ("title", "text", "note", "runs", "items"))
    rest = (getattr(node, name, ()) for name in ("blocks", "children", "speaker"))
    return "".join(map(words_of, (*inside, *rest)))


@pytest.mark.parametrize(
    "text",
    [
        "1\\. not a point",
        "Line one\\\nline two",
        "- a\n  - b\n    - c\n- d",
        ":::: Outer\n::: Inner\nWords\n:::\n::::",
        "> One\n>\n> - two\n>\n> — Somebody",
        "a) one\nb) two\n   - three",
        "Words[^1] and more[^2].\n\n[^1]: First.\n\n[^2]: Second.",
    ],
)
def test_it_reads_the_same(text):
    blocks = parse_narrative(text)
    assert parse_narrative(print_narrative(blocks)) == blocks

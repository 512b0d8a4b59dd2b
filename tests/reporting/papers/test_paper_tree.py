"""What was frozen reads back as the same document, and its digest is that of its words alone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csp import charts
from reporting import document as d
from reporting.document import tree
from reporting.document.gathered import Gathered, Quotable
from tests.examples import examples

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
KEPT = st.sampled_from(["", "partners", "restricted"])
NOTES = st.builds(lambda words: (d.Run(words),), WORDS)
RUNS = st.lists(
    st.builds(d.Run, WORDS, st.booleans(), st.booleans(), WORDS, NOTES, WORDS), max_size=3
).map(tuple)
PARAGRAPHS = st.builds(d.Paragraph, RUNS)
LISTS = st.builds(
    lambda runs, start: d.List((d.ListItem(runs, (d.bullets("under"),)),), True, start, True),
    RUNS,
    st.integers(1, 9),
)
PIECES = st.one_of(
    PARAGRAPHS,
    LISTS,
    st.builds(d.Heading, st.integers(1, 6), RUNS),
    st.builds(lambda block, by: d.Quote((block,), by), PARAGRAPHS, WORDS),
    st.builds(lambda title, block: d.Callout(title, (block,)), WORDS, PARAGRAPHS),
)
ROWS = st.builds(
    lambda blocks, kept: d.Row((d.Cell(tuple(blocks), "red"),), "", kept),
    st.lists(PIECES, max_size=2),
    KEPT,
)
TABLES = st.builds(
    lambda caption, rows: d.Table(caption, (d.Column("One", 2, True),), (d.GroupHead("A"), *rows)),
    WORDS,
    st.lists(ROWS, max_size=3).map(tuple),
)
TREND = st.builds(
    lambda title, value: d.Chart(
        charts.Trend(
            key="k", title=title, series=(charts.Series("Crime", (charts.Point("2015", value),)),)
        )
    ),
    WORDS,
    st.decimals(-999, 999, places=2),
)
BLOCKS = st.one_of(
    PIECES,
    TABLES,
    TREND,
    st.builds(lambda block, kept: d.Guarded(kept, (block,), "1.1"), PIECES, KEPT),
    st.builds(lambda block: d.Numbered("1.1", (block,), ""), PARAGRAPHS),
    st.builds(lambda words: d.Figure(d.Picture("Logo", data=words.encode() or b"x")), WORDS),
    st.just(d.Signatures((d.Signatory("Chair", "Council", agreed_on=date(2016, 4, 1)),))),
)


def parsed(blocks) -> d.Document:
    part = d.Part("Heading", tuple(blocks), kept="partners", orientation="landscape")
    return d.Document(
        "Title", datetime(2016, 7, 1, 9, 30, tzinfo=UTC), (part,), glossary=(("A", "b"),)
    )


@given(st.lists(BLOCKS, max_size=4))
@settings(max_examples=examples(100))
def test_a_frozen_document_reads_back_as_it_was(blocks):
    text = tree.to_text(parsed(blocks))
    again = tree.from_text(text)
    assert tree.to_text(again) == text
    # What was composed in the usual way is the very same.
    assert tree.from_text(tree.to_text(again)) == again


def test_every_kind_of_node_comes_back_as_itself():
    said = Gathered(
        (d.paragraph("Words"),), start="2015-04-01", quotable=(Quotable("a", "Share", "20.4%"),)
    )
    number = charts.Point("2015", Decimal("1.50"))
    for value in (said, number, (d.Contents(), d.Cover("Title")), d.Masthead(title="T")):
        assert tree.from_text(tree.to_text(value)) == value


def test_what_is_usual_is_left_out_so_that_new_kinds_of_answer_change_no_digest():
    assert tree.to_text(d.paragraph("Words")) == (
        '{"schema":1,"tree":{"is":"Paragraph","runs":[{"is":"Run","text":"Words"}]}}'
    )


@pytest.mark.parametrize(
    "text", ["", "[]", '{"schema":2,"tree":null}', '{"schema":1,"tree":{"is":"Nobody"}}']
)
def test_what_cannot_be_read_is_said_plainly(text):
    with pytest.raises(ValueError):
        tree.from_text(text)

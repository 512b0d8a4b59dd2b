"""Every word of a plan's table ends in a field, in ``other``, or as a leftover with a warning."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.imports import ImportedPlan, Unreadable, read_blocks
from actions.imports.grid import Loose, SourceParagraph, lay_out_table
from tests.examples import examples

HEADINGS = [
    "Ref",
    "Priority",
    "Aim",
    "Activity",
    "Lead",
    "Measures",
    "Risks",
    "Timescale",
    "Cost",
    "RAG",
    "Q1",
    "Ward",
    "Outcome",
    "Start date",
    "Support",
    "",
    "Priority areas",
]
words = st.sampled_from(
    [
        "1.1",
        "1a",
        "Police",
        "Council",
        "Patrol",
        "parks",
        "and",
        "visit",
        "homes",
        "Priority",
        "Violence",
        "2.",
        "-",
        "•",
        "•",
        "safely;",
        "in",
        "LBB",
        "/",
        "Met,",
        "by",
        "June",
        "£500",
        "TBC",
    ]
)
text = st.one_of(
    st.just(""),
    st.lists(words, min_size=1, max_size=6).map(" ".join),
    st.lists(words, min_size=1, max_size=5).map("\n".join),
)
loose = st.builds(
    Loose,
    text,
    st.sampled_from([1, 1, 1, 2, 6]),
    st.sampled_from([1, 1, 1, 2]),
    st.sampled_from(["", "", "Green"]),
    st.booleans(),
)
header = st.lists(st.sampled_from(HEADINGS), min_size=3, max_size=8, unique=True).filter(
    lambda some: (
        {"Aim", "Activity", "Measures"} & {*some} and {"Lead", "Timescale", "Cost", "RAG"} & {*some}
    )
)
tables = st.builds(
    lambda head, rows: lay_out_table([[Loose(each) for each in head], *rows], "Table 1"),
    header,
    st.lists(st.lists(loose, min_size=1, max_size=8), min_size=1, max_size=7),
)


def count(texts) -> Counter:
    return Counter(word for text in texts for word in re.findall(r"\w+", text))


def kept(plan: ImportedPlan) -> Counter:
    rows = [text for row in plan.rows for text in (row.ref, row.priority, row.area, *row.texts())]
    priorities = [text for each in plan.priorities for text in (each.printed, *each.areas)]
    # A second row of headings is words too.
    printed = [column.printed for column in plan.columns]
    return count([*rows, *priorities, *printed, *(left.text for left in plan.leftovers)])


@settings(max_examples=examples(300), suppress_health_check=list(HealthCheck))
@given(tables, st.sampled_from([[], [SourceParagraph("Priority 1: Safer homes", 1)]]))
def test_every_word_is_somewhere(table, before):
    try:
        plan = read_blocks([*before, table], "Word")
    except Unreadable:
        return
    given = count(
        {
            (at, x): text for at, row in enumerate(table.texts()[1:]) for x, text in enumerate(row)
        }.values()
    )
    missing = {word for word in given if word not in kept(plan)}
    assert not missing
    assert len([each for each in plan.warnings if each.code == "text-left-over"]) == len(
        plan.leftovers
    )

"""Snapshots: the same facts give the same bytes, and reading them back loses nothing."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csp.prose.blocks import Block, List, ListItem, Paragraph, Run
from reporting.facts.plan import ActionFacts, PartnershipFacts, PlanFacts, RiskFacts, WholePlanFacts
from reporting.facts.snapshot import freeze, snapshot_digest, thaw
from tests.examples import examples

PLAN = PlanFacts("Plan", "2016-17", "2016-04-01", "2017-03-31", "2016/17")
FACTS = WholePlanFacts(PartnershipFacts("Moorland", "moorland"), PLAN)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(
    lambda words: unicodedata.normalize("NFC", words)
)
RUNS = st.lists(st.builds(Run, WORDS, bold=st.booleans()), max_size=2).map(tuple)
BLOCKS = st.one_of(
    st.builds(Paragraph, RUNS), st.builds(List, st.lists(st.builds(ListItem, RUNS)).map(tuple))
)


def any_of(hint):
    """A strategy for whatever a fact may be."""
    if hint == tuple[Block, ...]:
        return st.lists(BLOCKS, max_size=2).map(tuple)
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(hint, **{field.name: any_of(hints[field.name]) for field in fields(hint)})
    plain = {str: WORDS, int: st.integers(1, 9), bool: st.booleans()}
    if hint in plain:
        return plain[hint]
    return st.lists(st.deferred(lambda: any_of(get_args(hint)[0])), max_size=2).map(tuple)


@settings(max_examples=examples(40))
@given(any_of(WholePlanFacts))
def test_reading_back_loses_nothing(facts):
    assert thaw(freeze(facts)) == facts


@settings(max_examples=examples(20))
@given(any_of(WholePlanFacts))
def test_freezing_again_gives_the_same_bytes(facts):
    assert freeze(thaw(freeze(facts))) == freeze(facts)


def test_a_snapshot_is_canonical_json():
    text = freeze(FACTS)
    again = json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert text == again
    assert json.loads(text)["schema"] == 1


def test_two_spellings_of_one_letter_give_one_digest():
    composed, apart = (replace(FACTS, formats=words) for words in ("caf\u00e9", "cafe\u0301"))
    assert snapshot_digest(freeze(composed)) == snapshot_digest(freeze(apart))


def test_any_change_gives_another_digest():
    row = ActionFacts("k", "1.1", "priority-1", risks=(RiskFacts("Rain"),))
    assert snapshot_digest(freeze(replace(FACTS, actions=(row,)))) != snapshot_digest(freeze(FACTS))


@pytest.mark.parametrize(
    "text",
    ['{"schema":2}', "{}", "[]", '{"schema":1,"plan":{}}', '{"schema":1,"more":1}', "not json"],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(text):
    with pytest.raises(ValueError):
        thaw(text)

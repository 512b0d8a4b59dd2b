"""Vectors that the browser's script is given too (tests/script): both sides read and write alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from csp.prose import blocks_to_json, clean_cell, parse_narrative, print_narrative

VECTORS = Path(__file__).resolve().parent.parent / "vectors"


def vectors(name: str) -> list:
    listed = json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))
    return [pytest.param(each, id=each["name"]) for each in listed]


@pytest.mark.parametrize("vector", vectors("narrative"))
def test_running_text_is_read_and_written_alike(vector):
    blocks = parse_narrative(vector["typed"])
    assert blocks_to_json(blocks) == vector["read"]
    assert print_narrative(blocks) == vector["written"]


@pytest.mark.parametrize("vector", vectors("narrative"))
def test_what_either_side_writes_reads_the_same(vector):
    for words in (vector["written"], vector.get("edited", vector["written"])):
        assert blocks_to_json(parse_narrative(words)) == vector["read"]


@pytest.mark.parametrize("vector", vectors("cells"))
def test_what_a_cell_shows_of_pasted_words_is_stored_as_they_would_be(vector):
    assert clean_cell(vector["shown"]) == vector["stored"]
    assert clean_cell(vector["pasted"]) == vector["stored"]

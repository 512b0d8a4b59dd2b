"""The version for everybody, from the tree alone: no name is left in any kind of word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reporting.document import Run, tree
from reporting.document.renderers.html import render_html
from reporting.papers.audiences import for_everybody, for_members
from reporting.papers.compose.names import runs_without
from tests.reporting.paper_sample import paper

# Names of the sample paper: in its heading block, a quotation, a chart, a picture and its drawing.
NAMES = ("Fellthwaite", "Burglaries", "Dale and Fell")


def test_a_name_is_left_in_no_word_of_a_paper_and_in_nothing_drawn_from_it():
    frozen = replace(paper(), unnamed=tuple((name, "somebody") for name in NAMES))
    frozen = tree.from_text(tree.to_text(frozen))
    public = for_everybody(frozen)
    for words in (tree.to_text(public), render_html(public)):
        assert "somebody" in words
        for name in NAMES:
            assert name not in words
    assert for_members(frozen) == paper()


@pytest.mark.parametrize(
    ("runs", "left"),
    [
        ((Run("Avery Quill"), Run(" led.")), ["the chair", " led."]),
        ((Run("Led by "), Run("Avery", bold=True), Run(" Quill.")), ["Led by ", "the chair", "."]),
        ((Run("AVERY\nQUILL and Avery Quill"),), ["the chair and the chair"]),
        ((Run("Avery Quillfeather, Quill"),), ["Avery Quillfeather, Quill"]),
        ((Run("He did", note=(Run("Avery Quill"),)),), ["He did"]),
    ],
)
def test_a_name_goes_from_a_line_whatever_its_look(runs, left):
    gone = runs_without(runs, (("Avery Quill", "the chair"),))
    assert [run.text for run in gone] == left
    assert all("Quill" not in note.text for run in gone for note in run.note)

"""Beginning a paper from a type or from a pattern of the partnership's own."""

from __future__ import annotations

from reporting.models import PaperBlock
from reporting.papers.loading import load


def test_a_paper_begins_with_its_sections_and_what_its_sources_say(paper):
    first, second = load(paper).sections
    data = second.blocks[0]
    assert data.gathered.quotable[0].words == "20.4%"
    assert first.blocks[0].row.text == (
        f"See [the projects](#part-{second.row.key}), [20.4%](#figure-{data.row.key}-share) of all."
    )
    assert first.blocks[0].row.quoted == {f"{data.row.key}-share": "20.4%"}
    assert paper.to == "Panel of Moorland Safer Partnership"
    assert PaperBlock.history.count() == 2

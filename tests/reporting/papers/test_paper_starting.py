"""Beginning a paper from a type or from a pattern of the partnership's own."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from csp.models import AuditEvent
from reporting.document.gathered import Gathered
from reporting.models import Paper, PaperBlock
from reporting.papers.compose.loading import load_draft
from reporting.papers.patterns import PATTERNS, PaperType
from reporting.papers.services import paper as papers
from reporting.papers.services import paper_block, paper_section
from reporting.papers.services.paper_cell import rewrite_cell
from reporting.papers.sources import SOURCES, PaperSource

TODAY = date(2016, 7, 1)


@pytest.fixture
def start(officer, partnership, said):
    def started(title="Paper", kind="told", values=None, pattern=None):
        return papers.start_paper(
            by=officer, partnership=partnership, kind=kind, title=title, values=values or {},
            pattern=pattern, today=TODAY,
        )  # fmt: skip

    return started


def test_a_paper_begins_with_its_sections_and_what_its_sources_say(paper):
    first, second = load_draft(paper).sections
    data = second.blocks[0]
    assert data.gathered.quotable[0].words == "20.4%"
    assert first.blocks[0].row.text == (
        f"See [the projects](#part-{second.row.key}), [20.4%](#figure-{data.row.key}-share) of all."
    )
    assert first.blocks[0].row.quoted == {f"{data.row.key}-share": "20.4%"}
    assert paper.to == "Panel of Moorland Safer Partnership"
    assert PaperBlock.history.count() == 2
    assert AuditEvent.objects.get().verb == "started"


def test_a_section_of_data_of_which_there_is_none_is_left_out(start, monkeypatch):
    silent = PaperSource("Silence", "", lambda desk, options: Gathered())
    monkeypatch.setitem(SOURCES, "said", silent)
    assert [each.row.printed for each in load_draft(start()).sections] == [True, False]


def test_a_section_that_lacks_a_choice_stays_and_says_so(start, said):
    said.trouble = "Choose the plan."
    assert [each.row.printed for each in load_draft(start()).sections] == [True, True]


def test_what_was_typed_wins_over_what_the_type_says(start):
    assert start(values={"to": "Cabinet", "subtitle": ""}).to == "Cabinet"
    assert start(values={"to": ""}).to == "Panel of Moorland Safer Partnership"


def test_two_papers_of_one_title_have_addresses_of_their_own(start):
    assert [start("What we did").slug for _ in range(3)] == [
        "what-we-did",
        "what-we-did-2",
        "what-we-did-3",
    ]


def test_a_type_says_what_must_be_chosen(start, monkeypatch):
    needing = PaperType("Yearly", "", lambda desk: (), lambda desk: {}, needs=("plan", "year_code"))
    monkeypatch.setitem(PATTERNS, "yearly", needing)
    with pytest.raises(ValidationError) as caught:
        start(kind="yearly")
    assert set(caught.value.message_dict) == {"plan", "year_code"}
    assert not Paper.objects.exists()


def test_a_source_without_an_answer_does_not_stop_a_paper(start, said):
    said.trouble = "Nothing was reported yet."
    words, data = load_draft(start()).blocks()
    assert data.row.gathered == "" and data.row.gathered_at is None
    assert words.row.text.endswith("20.4% of all.")


def test_a_pattern_of_their_own_gives_its_sections_and_the_figures_of_the_day(
    start, officer, paper, said
):
    table = load_draft(paper).blocks()[1].row
    paper_section.add_section(by=officer, paper=paper, values={"heading": "Our own"})
    rewrite_cell(by=officer, block=table, key="visits.1", version=1, text="Of that year")
    pattern = papers.make_pattern(by=officer, paper=paper, title="Our progress report")
    assert pattern.is_pattern
    assert not any(
        block.row.gathered or block.row.rewritten for block in load_draft(pattern).blocks()
    )
    said.share = "30%"
    made = start("Next year", pattern=pattern)
    headings = [section.row.heading for section in load_draft(made).sections]
    assert headings == ["Recommendations", "What was done", "Our own"]
    words, data = load_draft(made).blocks()
    assert f"[30%](#figure-{data.row.key}-share)" in words.row.text
    assert data.gathered.quotable[0].words == "30%" and data.row.rewritten == {}
    assert not made.is_pattern and made.kind == "told"


def test_others_patterns_and_types_that_are_not_there_are_refused(
    start, other_officer, other, paper, officer
):
    pattern = papers.make_pattern(by=officer, paper=paper, title="Ours")
    with pytest.raises(ValidationError):
        papers.start_paper(
            by=other_officer, partnership=other, kind="", title="T", values={}, pattern=pattern
        )
    with pytest.raises(ValidationError):
        start(kind="nothing")
    with pytest.raises(ValidationError):
        start(pattern=paper)


def test_a_pattern_is_changed_like_a_paper(officer, paper):
    pattern = papers.make_pattern(by=officer, paper=paper, title="Ours")
    block = load_draft(pattern).blocks()[0].row
    assert paper_block.rewrite_text(by=officer, block=block, version=1, text="Other words").text
    assert "Other" not in load_draft(paper).blocks()[0].row.text

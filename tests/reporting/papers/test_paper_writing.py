"""Sections and blocks as officers write them: words, figures in sentences, places, and undoing."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from csp import changes
from csp.models import AuditEvent
from plans.access import Can
from reporting import document as d
from reporting.models import PaperBlock
from reporting.papers.compose.document import compose_document
from reporting.papers.compose.figures import paper_figures
from reporting.papers.compose.loading import load_draft
from reporting.papers.services import paper_block, paper_section
from reporting.papers.services.paper_cell import rewrite_cell, turn_into_text, undo_rewrite
from reporting.papers.sources import SOURCES, PaperSource
from tests import factories as make

TODAY = date(2016, 7, 1)


@pytest.fixture
def text(paper):
    return load_draft(paper).blocks()[0].row


@pytest.fixture
def table(paper):
    return load_draft(paper).blocks()[1].row


def headings(paper) -> list[str]:
    return list(paper.sections.values_list("heading", flat=True))


def printed(paper) -> str:
    """Every word of the composed paper's blocks, one line each."""
    document = compose_document(load_draft(paper), created=timezone.now())
    return "\n".join(words(part) for part in document.parts)


def words(node) -> str:
    if isinstance(node, str):
        return f"{node} "
    if isinstance(node, tuple):
        return "".join(map(words, node))
    names = ("heading", "text", "note", "runs", "items", "blocks", "rows", "cells", "title")
    return "".join(words(getattr(node, name)) for name in names if hasattr(node, name))


class TestFiguresInSentences:
    def test_a_figure_typed_over_is_linked_no_more(self, officer, text):
        said = text.text.replace("[20.4%]", "[about a fifth]")
        saved = paper_block.rewrite_text(by=officer, block=text, version=1, text=said)
        assert saved.quoted == {}
        assert "about a fifth of all" in saved.text and "figure" not in saved.text

    def test_one_picked_from_the_list_stays_linked_in_any_look(self, officer, paper, text):
        link = paper_figures(load_draft(paper))[0].link.replace("20.4%", "**20.4%**")
        saved = paper_block.rewrite_text(by=officer, block=text, version=1, text=f"Of it, {link}.")
        assert saved.text == f"Of it, {link}."
        assert list(saved.quoted.values()) == ["20.4%"]

    def test_a_link_of_any_length_is_read_at_once(self, officer, text):
        """Marks inside words are no look of a figure; they once took a day to try."""
        marks = f"[a{'*' * 190_000}a](#figure-x-y)"
        saved = paper_block.rewrite_text(by=officer, block=text, version=1, text=marks)
        assert (len(saved.text), saved.quoted) == (190_002, {})

    def test_other_words_in_the_block_leave_it_linked(self, officer, text):
        said = f"{text.text} And more."
        assert paper_block.rewrite_text(by=officer, block=text, version=1, text=said).text == said


class TestData:
    def test_it_is_checked_before_it_is_added(self, officer, paper):
        section = paper.sections.first()
        wrong = [("nothing", {}), ("said", {"who": "all"}), ("said", {"which": "some"})]
        for kind, options in wrong:
            with pytest.raises(ValidationError):
                paper_block.add_data(by=officer, section=section, kind=kind, options=options)
        assert section.blocks.count() == 1

    def test_a_source_says_what_to_choose_first(self, officer, paper, monkeypatch):
        needing = PaperSource("Spending", "", SOURCES["said"].gather, needs=("plan", "year"))
        monkeypatch.setitem(SOURCES, "spent", needing)
        with pytest.raises(ValidationError, match=r"First choose the plan.* and the year"):
            paper_block.add_data(by=officer, section=paper.sections.first(), kind="spent")

    def test_who_may_not_see_it_does_not_gather_it(self, lead, paper, monkeypatch):
        secret = PaperSource("Reviews", "", SOURCES["said"].gather, power=Can.READ_REVIEWS)
        monkeypatch.setitem(SOURCES, "reviews", secret)
        with pytest.raises(PermissionDenied):
            paper_block.add_data(by=lead, section=paper.sections.first(), kind="reviews")

    def test_other_options_are_gathered_at_once(self, officer, said, table):
        said.share = "21%"
        made = paper_block.choose(
            by=officer, block=table, version=1, options={"which": "all"}, today=TODAY
        )
        assert made.options == {"which": "all"} and "21%" in made.gathered
        assert AuditEvent.objects.first().detail == {"options": [{}, {"which": "all"}]}

    def test_as_text_it_holds_every_word_and_is_gathered_no_more(self, officer, paper, table):
        rewrite_cell(by=officer, block=table, key="visits.1", version=1, text="*Many* visits")
        made = turn_into_text(by=officer, block=PaperBlock.objects.get(pk=table.pk), version=2)
        assert made.text == "**Visits**\n\n_Many_ visits\n\n**Calls**\n\n70"
        assert made.kind == "text" and made.gathered == ""
        assert "Many visits" in " ".join(printed(paper).split())

    def test_text_from_kept_rows_is_kept(self, officer, said, paper):
        said.kept = {"calls": "partners"}
        section = paper.sections.last()
        block = paper_block.add_data(by=officer, section=section, kind="said", today=TODAY)
        assert turn_into_text(by=officer, block=block, version=1).reader == "partners"


class TestRewriting:
    def test_words_over_a_cell_are_printed_until_they_are_taken_back(self, officer, paper, table):
        rewrite_cell(by=officer, block=table, key="visits.1", version=1, text="More than ever")
        assert "More than ever" in printed(paper) and "Over 142" not in printed(paper)
        undo_rewrite(by=officer, block=table, key="visits.1", version=2)
        assert "More than ever" not in printed(paper) and "Over 142" in printed(paper)

    def test_two_people_in_two_cells_are_both_kept(self, officer, chair, table):
        rewrite_cell(by=officer, block=table, key="visits.1", version=1, text="First")
        both = rewrite_cell(by=chair, block=table, key="calls.1", version=1, text="Second")
        assert both.rewritten == {"visits.1": "First", "calls.1": "Second"}

    def test_the_second_in_one_cell_is_told(self, officer, chair, table):
        rewrite_cell(by=officer, block=table, key="visits.1", version=1, text="First")
        with pytest.raises(changes.Stale):
            rewrite_cell(by=chair, block=table, key="visits.1", version=1, text="Second")

    def test_a_cell_that_is_not_there_is_refused(self, officer, table):
        with pytest.raises(ValidationError, match="not in the paper any more"):
            rewrite_cell(by=officer, block=table, key="gone.1", version=1, text="Words")


class TestSections:
    @pytest.fixture
    def chapters(self, officer, paper):
        """A paper of two chapters, the first with two headings under it, the second with one."""
        paper.sections.all().delete()
        for heading, level in (("A", 1), ("A1", 2), ("A2", 2), ("B", 1), ("B1", 2)):
            values = {"heading": heading, "level": level}
            paper_section.add_section(by=officer, paper=paper, values=values)
        return {section.heading: section for section in paper.sections.all()}

    def test_a_new_one_comes_after_what_stands_under_another(self, officer, paper, chapters):
        for heading, level in (("New", 1), ("A0", 2)):
            values = {"heading": heading, "level": level}
            paper_section.add_section(by=officer, paper=paper, values=values, after=chapters["A"])
        assert headings(paper) == ["A", "A0", "A1", "A2", "New", "B", "B1"]

    @pytest.mark.parametrize(
        ("which", "way", "order"),
        [
            ("B", "up", "B B1 A A1 A2"),
            ("A", "down", "B B1 A A1 A2"),
            ("A2", "up", "A A2 A1 B B1"),
            ("A1", "down", "A A2 A1 B B1"),
            ("A2", "down", "A A1 B A2 B1"),
            ("A", "up", "A A1 A2 B B1"),
            ("B", "down", "A A1 A2 B B1"),
        ],
    )
    def test_a_chapter_moves_with_its_headings(self, officer, paper, chapters, which, way, order):
        paper_section.step_section(by=officer, section=chapters[which], way=way)
        assert headings(paper) == order.split()

    def test_a_removed_one_comes_back_with_its_words(self, officer, paper, text):
        event = paper_section.remove_section(by=officer, section=text.section)
        assert headings(paper) == ["What was done"]
        changes.undo_removal(event, by=officer)
        assert load_draft(paper).blocks()[0].row.text == text.text

    def test_one_switched_off_is_not_printed_and_loses_nothing(self, officer, paper, text):
        paper_section.switch_section(by=officer, section=text.section, version=1, printed=False)
        assert "Recommendations" not in printed(paper) and "What was done" in printed(paper)
        assert PaperBlock.objects.get(pk=text.pk).text == text.text

    def test_a_reference_follows_the_number_of_its_section(self, officer, paper):
        assert "See 2 " in " ".join(printed(paper).split())
        second = paper.sections.last()
        paper_section.step_section(by=officer, section=second, way="up")
        assert "See 1 " in " ".join(printed(paper).split())
        paper_section.remove_section(by=officer, section=second)
        assert "See the projects" in " ".join(printed(paper).split())


def test_blocks_are_put_after_one_another(officer, paper, text):
    first = paper_block.add_text(by=officer, section=text.section, text="Last")
    paper_block.add_text(by=officer, section=text.section, text="Middle", after=text)
    paper_block.move_block(by=officer, block=first, to=0)
    said = [block.row.text[:6] for block in load_draft(paper).sections[0].blocks]
    assert said == ["Last", "See [t", "Middle"]


def test_reading_a_paper_asks_no_more_for_more_of_it(paper, django_assert_num_queries):
    for _ in range(5):
        section = make.PaperSectionFactory(paper=paper)
        make.PaperBlockFactory.create_batch(3, section=section, text="Words")
    with django_assert_num_queries(5):
        document = compose_document(load_draft(paper), created=timezone.now())
    assert sum(isinstance(part, d.Part) for part in document.parts) == 8

"""References print what their place is called now; headings of attached plans keep to their levels."""

from __future__ import annotations

from datetime import UTC, datetime

from plans.models import Partnership
from reporting import document as d
from reporting.document import tree
from reporting.document.gathered import Gathered
from reporting.models import Paper, PaperBlock, PaperSection, PaperSettings
from reporting.papers.compose.document import compose_document
from reporting.papers.compose.draft import WholePaperDraft
from reporting.papers.compose.loading import under_headings

MADE = datetime(2016, 7, 1, 9, 30, tzinfo=UTC)
LINK = d.Run("point 1.6", href="#row2")


def parts_of(*sections: tuple[PaperSection, list[PaperBlock]]) -> tuple[d.Part, ...]:
    rows, blocks = [], {}
    for number, (row, inside) in enumerate(sections, start=1):
        row.pk, row.key = number, row.key or f"k{number}"
        rows.append(row)
        blocks[number] = inside
    paper = Paper(title="Title", front=Paper.Front.NONE, partnership=Partnership(name="P"))
    draft = WholePaperDraft(paper, tuple(under_headings(rows, blocks)), PaperSettings())
    return compose_document(draft, created=MADE).parts


def said(text: str) -> tuple[d.Run, ...]:
    """How a sentence prints in a paper of every kind of place."""
    table = d.Table(
        "T",
        (d.Column("One", header=True),),
        tuple(d.Row((d.Cell((d.Paragraph((run,)),)),), anchor) for run, anchor in ROWS),
    )
    plan = tree.to_text(Gathered((table, d.Part("Our plan", (), anchor="plan", number="9"))))
    *_, last = parts_of(
        (PaperSection(key="one", heading="One", numbering="1."), []),
        (PaperSection(key="two", heading="Two", numbering="1.0", numbers_paragraphs=True),
         [PaperBlock(key="p1", text="First\n\nSecond")]),
        (PaperSection(key="none", heading="Unnumbered"), []),
        (PaperSection(key="app", heading="Plan", appendix=True),
         [PaperBlock(key="d1", kind="plan", gathered=plan)]),
        (PaperSection(key="last", heading="Last"), [PaperBlock(key="p2", text=text)]),
    )  # fmt: skip
    return last.blocks[0].runs


ROWS = ((d.Run("Visits"), "row1"), (d.Run("Calls"), "row2"))


def test_each_kind_of_place_is_called_by_its_number_or_name():
    text = (
        "[x](#part-one) [x](#part-two) [x](#part-none) [x](#part-app) [x](#block-p1) "
        "[x](#block-p1-2) [x](#bd1-row1) [the plan](#bd1-plan) [y](https://a.example/)"
    )
    called = [run.text for run in said(text) if run.href]
    assert called == [
        "1", "2", "Unnumbered", "A", "2.1", "2.2", "Visits", "the plan", "y",
    ]  # fmt: skip


def test_a_reference_to_a_page_keeps_its_words_for_the_screen():
    (run,) = said("[5](#page-part-two)")
    assert (run.text, run.href, run.page) == ("5", "#part-two", "part-two")


def test_what_is_gone_keeps_its_words_without_a_link():
    runs = said("[5.9](#block-gone), [7](#page-part-gone) and [20%](#figure-gone-share)")
    assert d.text_of_runs(runs) == "5.9, 7 and 20%"
    assert not any(run.href or run.page for run in runs)


def test_a_row_of_data_that_points_at_another_says_so_in_its_own_words():
    columns = (d.Column("One", header=True), d.Column("Two"))
    rows = (
        d.Row((d.cell("1.5"), d.Cell((d.Paragraph((LINK,)),))), "row1"),
        d.Row((d.cell("1.6*"), d.cell("Words")), "row2"),
    )
    data = tree.to_text(Gathered((d.Table("T", columns, rows),)))
    (part,) = parts_of(
        (PaperSection(heading="A"), [PaperBlock(key="d1", kind="plan", gathered=data)])
    )
    (run,) = part.blocks[0].rows[0].cells[1].blocks[0].runs
    assert (run.text, run.href) == ("point 1.6", "#bd1-row2")


def test_headings_skip_no_level_and_go_no_deeper_than_six():
    deep = tuple(d.Part(f"Level {level}", level=level) for level in range(1, 8))
    data = tree.to_text(Gathered((d.Part("Late", level=4), *deep)))
    parts = parts_of(
        (PaperSection(heading="A", level=3), []),
        (PaperSection(heading="B"), [PaperBlock(key="d1", kind="plan", gathered=data)]),
    )
    assert [part.level for part in parts] == [1, 1, 2, 2, 3, 4, 5, 6, 6, 6]

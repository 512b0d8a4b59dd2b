"""What not everybody may read is nowhere in the public tree, and the rest is all there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from csp import charts
from plans.audience import Audience
from plans.models import Partnership
from reporting import document as d
from reporting.document import tree
from reporting.document.gathered import Gathered, Quotable
from reporting.models import Paper, PaperBlock, PaperSection, PaperSettings
from reporting.papers.compose.document import compose_document
from reporting.papers.compose.draft import BlockDraft, WholePaperDraft
from reporting.papers.compose.loading import under_headings
from reporting.papers.compose.redaction import LEFT_OUT, PLACE_LEFT_OUT, open_up
from tests.examples import examples

READER = st.sampled_from(["", "partners", "restricted"])
WRITTEN = """\
{0}paragraph[^1] and **{0}bold**

- {0}point
  - {0}under

> {0}said
>
> — {0}speaker

::: {0}box
{0}boxed
:::

### {0}heading

[^1]: {0}note
"""
MADE = datetime(2016, 7, 1, 9, 30, tzinfo=UTC)
SAID = ["paragraph", "bold", "point", "under", "said", "speaker", "box", "boxed", "heading", "note"]


def words(block: str, kept: str) -> dict[str, str]:
    """Each word of a written block, and who alone may read it."""
    return {f"{block}{word}": kept for word in SAID}


def stricter(*kept: str) -> str:
    return max(kept, key=["", "partners", "restricted"].index)


def table(rows: dict[str, str], *, anchor: str = "") -> d.Table:
    """A table with a row of each name under a line that heads only it, kept as it says."""
    return d.Table(
        f"Table {anchor}",
        (d.Column("One", header=True), d.Column("Two")),
        tuple(
            line
            for name, kept in rows.items()
            for line in (
                d.GroupHead(f"{name}group"),
                d.Row((d.cell(f"{name}title"), d.cell(f"{name}cell")), f"{anchor}{name}", kept),
            )
        ),
    )


@st.composite
def papers(draw):
    """A paper with every kind of place, and who may read each of its words."""
    reader = {name: draw(READER) for name in ("chapter", "text", "data", "row", "part", "guarded")}
    chapter = PaperSection(
        pk=1, key="aaaa", heading="Chapterheading", reader=reader["chapter"], numbering="1.",
        numbers_paragraphs=draw(st.booleans()),
    )  # fmt: skip
    under = PaperSection(pk=2, key="bbbb", heading="Underheading", level=2)
    opened = PaperSection(pk=3, key="cccc", heading="Open", numbering="1.")
    trend = charts.Trend(key="c", title="Charttitle", series=(charts.Series("Chartseries", ()),))
    gathered = Gathered(
        (
            d.Chart(trend),
            table({"row": reader["row"], "other": ""}),
            d.Guarded(
                reader["guarded"], (d.paragraph("Guardedwords"), table({"inner": ""}, anchor="i"))
            ),
            d.Part("Partheading", (d.paragraph("Partwords"),), anchor="p", kept=reader["part"]),
        ),
        quotable=(Quotable("q", "Quotablelabel", "Quotablewords"),),
    )
    blocks = {
        1: [PaperBlock(key="t1", text=WRITTEN.format("Text"), reader=reader["text"])],
        2: [
            PaperBlock(
                key="d1", kind="said", gathered=tree.to_text(gathered), reader=reader["data"],
                rewritten={"row.1": "Rewrittencell"},
            )
        ],
        3: [
            PaperBlock(
                key="o1",
                text="Openwords [1](#part-aaaa), [1.1](#block-t1), [x](#bd1-row), [y](#page-bd1-p), "
                "[z](#part-bbbb)[^1]\n\n[^1]: See [row](#bd1-row)",
            )
        ],
    }  # fmt: skip
    whole = Partnership(name="Partnership")
    paper = Paper(title="Title", partnership=whole)
    rows = [chapter, under, opened]
    draft = WholePaperDraft(paper, tuple(under_headings(rows, blocks)), PaperSettings())
    data = stricter(reader["chapter"], reader["data"])
    row = stricter(data, reader["row"])
    told = {"Chapterheading": reader["chapter"], "Underheading": reader["chapter"]}
    told |= words("Text", stricter(reader["chapter"], reader["text"]))
    told |= {"Charttitle": data, "othertitle": data, "othercell": data, "othergroup": data}
    told |= {"rowtitle": row, "Rewrittencell": row, "rowgroup": row}
    guarded = stricter(data, reader["guarded"])
    told |= {"Guardedwords": guarded, "innertitle": guarded, "innercell": guarded}
    part = stricter(data, reader["part"])
    told |= {"Partheading": part, "Partwords": part}
    told |= {
        "Openwords": "",
        "Quotablewords": "nobody",
        "Quotablelabel": "nobody",
        "rowcell": "nobody",
    }
    return draft, told


@given(papers())
@settings(max_examples=examples(150))
def test_each_reader_finds_every_word_for_them_and_none_that_is_kept(made):
    draft, told = made
    whole = compose_document(draft, created=MADE)
    for may, open_to in ((Audience.PUBLIC, {""}), (Audience.PARTNERS, {"", "partners"})):
        text = tree.to_text(open_up(whole, may))
        assert {word for word in told if word in text} == {
            word for word, kept in told.items() if kept in open_to
        }


@given(papers())
@settings(max_examples=examples(100))
def test_no_link_leads_nowhere(made):
    opened = open_up(compose_document(made[0], created=MADE), Audience.PUBLIC)
    there = {f"#{anchor}" for anchor in opened.anchors() if anchor}
    assert links(opened) <= there


def links(node) -> set[str]:
    if isinstance(node, d.Run):
        return ({node.href} if node.href else set()) | links(node.note)
    if isinstance(node, tuple):
        return set().union(*map(links, node))
    names = getattr(node, "__slots__", ())
    return set().union(*(links(getattr(node, name)) for name in names if hasattr(node, name)))


def paper_of(*blocks: PaperBlock) -> WholePaperDraft:
    section = PaperSection(
        pk=1, key="aaaa", heading="Report", numbering="1.", numbers_paragraphs=True
    )
    paper = Paper(title="Title", partnership=Partnership(name="Partnership"))
    return WholePaperDraft(
        paper, tuple(under_headings([section], {1: list(blocks)})), PaperSettings()
    )


def test_a_kept_paragraph_keeps_its_number_and_others_theirs():
    draft = paper_of(
        PaperBlock(key="t1", text="One"),
        PaperBlock(key="t2", text="Two", reader="partners"),
        PaperBlock(key="t3", text="Three, see [x](#block-t2)"),
    )
    public = open_up(compose_document(draft, created=MADE), Audience.PUBLIC).parts[-1].blocks
    assert [each.number for each in public] == ["1.1", "1.2", "1.3"]
    assert public[1].blocks == (d.paragraph(LEFT_OUT),)
    assert public[2].blocks[0].runs[1].text == "1.2"


def test_a_link_to_a_kept_row_does_not_say_its_name():
    said = tree.to_text(Gathered((table({"row": "partners"}),)))
    draft = paper_of(
        PaperBlock(key="d1", kind="said", gathered=said),
        PaperBlock(key="t1", text="See [x](#bd1-row)."),
    )
    whole = compose_document(draft, created=MADE)
    *_, text = open_up(whole, Audience.PUBLIC).parts[-1].blocks
    assert d.text_of_runs(text.blocks[0].runs) == f"See {PLACE_LEFT_OUT}."
    *_, text = open_up(whole, Audience.PARTNERS).parts[-1].blocks
    assert d.text_of_runs(text.blocks[0].runs) == "See rowtitle."


def test_a_link_to_what_is_only_for_officers_says_none_of_its_words():
    said = tree.to_text(Gathered((table({"row": ""}),)))
    links = "[Secretrow](#bd1-row) [Secrettext](#block-t1) [Secretpage](#page-block-t1-2)"
    opened = paper_of(
        PaperBlock(key="d1", kind="said", gathered=said, reader="restricted"),
        PaperBlock(key="t1", text="One\n\nTwo", reader="restricted"),
        PaperBlock(key="t2", text=f"{links} [Secretpart](#part-bbbb)[^1]\n\n[^1]: {links}"),
    )
    hidden = PaperSection(pk=2, key="bbbb", heading="Secretpart", reader="restricted")
    draft = replace(opened, sections=(*opened.sections, *under_headings([hidden], {2: []})))
    for may in (Audience.PUBLIC, Audience.PARTNERS):
        text = tree.to_text(open_up(compose_document(draft, created=MADE), may))
        assert "Secret" not in text
        assert text.count(PLACE_LEFT_OUT) == 7


def test_the_same_source_can_stand_twice_in_a_paper():
    said = tree.to_text(Gathered((table({"row": ""}), d.Part("P", (), anchor="p"))))
    draft = paper_of(
        PaperBlock(key="d1", kind="said", gathered=said),
        PaperBlock(key="d2", kind="said", gathered=said),
    )
    names = [name for name in compose_document(draft, created=MADE).anchors() if name]
    assert names == ["part-aaaa", "bd1-row", "bd2-row", "bd1-p", "bd2-p"]
    assert BlockDraft(draft.blocks()[0].row).gathered == draft.blocks()[0].gathered

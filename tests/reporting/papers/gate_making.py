"""A paper that a test writes, section by section, and what the gate says of it."""

from __future__ import annotations

from datetime import date

from reporting import document as d
from reporting.document import tree
from reporting.document.gathered import Gathered
from reporting.models import Paper, PaperBlock, PaperSection
from reporting.papers import checks
from reporting.papers.compose.loading import load_draft
from tests import factories as make

TODAY = date(2017, 1, 9)


def paper_of(partnership, *texts: str, **values) -> Paper:
    """A paper with one numbered section for each text."""
    paper = make.PaperFactory(partnership=partnership, **values)
    for text in texts:
        section = make.PaperSectionFactory(paper=paper, numbering="1.", numbers_paragraphs=True)
        write(section, text)
    return paper


def write(section: PaperSection, text: str, **values) -> PaperBlock:
    return make.PaperBlockFactory(section=section, text=text, **values)


def put(section: PaperSection, *blocks, kind: str = "figures", **said) -> PaperBlock:
    """A data block as a source left it."""
    gathered = tree.to_text(Gathered(blocks, **said))
    return make.PaperBlockFactory(section=section, kind=kind, gathered=gathered)


def table(*rows: tuple[str, ...], heads: tuple[str, ...] = ("Place", "2016")) -> d.Table:
    """The first column names the row; the others are counted."""
    columns = (
        d.Column(heads[0], header=True),
        *(d.Column(each, numeric=True) for each in heads[1:]),
    )
    lines = tuple(
        d.Row(tuple(map(d.cell, row)), anchor=f"row-{place}") for place, row in enumerate(rows)
    )
    return d.Table("What was counted", columns, lines)


def findings(paper: Paper, code: str = "") -> list:
    """What the gate says, or what it says under one code."""
    paper = Paper.objects.select_related("partnership", "plan", "area").get(pk=paper.pk)
    found = checks.check_paper(load_draft(paper), today=TODAY)
    return [each for each in found if not code or each.code == code]


def said(paper: Paper, code: str) -> str:
    """The one thing that it says under a code."""
    found = findings(paper, code)
    assert len(found) == 1, found or [each.code for each in findings(paper)]
    return found[0].message

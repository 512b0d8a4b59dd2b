"""A paper read from the database, whole, in a number of queries that does not grow with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from plans.audience import Audience
from reporting.document.logo import logo_of
from reporting.models import Paper, PaperBlock, PaperSection
from reporting.papers.compose.draft import BlockDraft, SectionDraft, WholePaperDraft, paper_year
from reporting.papers.desk import Desk
from reporting.papers.queries.papers import (
    blocks_by_section,
    partnership_area_names,
    sections_of,
    settings_of,
    terms_of,
)


def load_draft(paper: Paper) -> WholePaperDraft:
    """Everything that composing the paper needs."""
    rows = sections_of(paper)
    blocks = blocks_by_section(rows)
    whole = paper.partnership
    return WholePaperDraft(
        paper=paper,
        sections=tuple(under_headings(rows, blocks)),
        settings=settings_of(whole),
        glossary=terms_of(whole),
        logo=logo_of(whole),
        areas=partnership_area_names(whole),
    )


def under_headings(
    rows: Iterable[PaperSection], blocks: Mapping[int, list[PaperBlock]]
) -> Iterator[SectionDraft]:
    """The sections with their blocks, each knowing the heading that it stands under."""
    open_now: list[SectionDraft] = []
    for row in rows:
        while open_now and open_now[-1].row.level >= row.level:
            open_now.pop()
        inside = tuple(BlockDraft(block) for block in blocks[row.pk])
        section = SectionDraft(row, inside, open_now[-1] if open_now else None)
        open_now.append(section)
        yield section


def desk_of(paper: Paper, *, today: date, audience: Audience) -> Desk:
    """What the paper is about, for its sources. ``kept`` says who reads what they gather."""
    return Desk(
        partnership=paper.partnership,
        today=today,
        plan=paper.plan,
        year=paper_year(paper),
        round=paper.round,
        area=paper.area,
        stream=paper.stream,
        review=paper.review,
        audience=audience,
    )

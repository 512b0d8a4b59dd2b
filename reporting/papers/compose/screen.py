"""A paper on the composer's page: each section and block as it will look, apart from the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from html import escape

from django.utils import timezone
from django.utils.safestring import SafeString

from csp.periods import date_words
from csp.prose import parse_narrative
from plans.audience import Audience
from reporting import document as d
from reporting.document.gathered import Gathered
from reporting.document.renderers.html import Screen
from reporting.document.words import node_text
from reporting.models import PaperBlock, PaperSection
from reporting.papers.compose import document as composing
from reporting.papers.compose import numbering
from reporting.papers.compose.cells import laid
from reporting.papers.compose.draft import BlockDraft, SectionDraft, WholePaperDraft
from reporting.papers.compose.offers import lacking, shorten_to_offer
from reporting.papers.compose.references import PlaceNames, pointed
from reporting.papers.desk import Desk
from reporting.papers.sources import SOURCES

# Where the words of one row of a data block are rewritten, from the block and the row's anchor.
RowUrl = Callable[[PaperBlock, str], str]


@dataclass(frozen=True)
class BlockShown:
    """``words`` is the name of its source; ``first_words`` stand for it where it is left out.

    ``as_at`` says from when its figures are, ``lacking`` what has to be chosen before there are any,
    ``asks`` whether there is something to choose about it.
    """

    row: PaperBlock
    html: SafeString
    words: str
    first_words: str
    as_at: str
    lacking: str
    asks: bool
    is_empty: bool

    @property
    def name(self) -> str:
        """What a button says that it is about to those who cannot see the page."""
        return self.words or f"“{self.first_words}”"

    @property
    def rewritten(self) -> int:
        """How many cells hold an officer's own words."""
        return len(self.row.rewritten)


@dataclass(frozen=True)
class SectionShown:
    row: PaperSection
    number: str
    heading: SafeString
    blocks: tuple[BlockShown, ...]
    notes: SafeString
    is_empty: bool

    @property
    def label(self) -> str:
        return f"{self.number} {self.row}".strip()


@dataclass(frozen=True)
class Bench:
    """The whole paper as its officers see it, with what is left out of it and kept for them alone."""

    front: SafeString
    sections: tuple[SectionShown, ...]


def lay_out_editor(
    draft: WholePaperDraft, document: d.Document, desk: Desk, row_url: RowUrl
) -> Bench:
    """``document`` is the same draft composed, ``desk`` what it is about; rows lead to ``row_url``."""
    walk = OnBench(document, desk, row_url)
    # Drawn in the order of print, for the first use of an abbreviation is the one expanded.
    front = "".join(
        walk.part("front", part) for part in document.parts[: len(list(composing.front(draft)))]
    )
    count = numbering.Counter()
    places = PlaceNames.of(document.parts, draft)
    shown = tuple(walk.section(each, count, places) for each in draft.sections)
    return Bench(SafeString(front), shown)


class OnBench(Screen):
    """The walk for the composer's page: rows of data lead to where their words are changed."""

    def __init__(self, document: d.Document, desk: Desk, row_url: RowUrl) -> None:
        super().__init__(document, 1)
        self.desk = desk
        self.row_url = row_url
        self.block_row: PaperBlock | None = None
        self.anchor_here = ""
        self.place = self.parts = 0

    def section(
        self, section: SectionDraft, count: numbering.Counter, places: PlaceNames
    ) -> SectionShown:
        row = section.row
        number = count.heading(row) if numbering.is_printed(section) else ""
        self.level = row.level
        label = f"{number} {row.heading}".strip()
        heading = self.heading_at(row.level, escape(label)) if row.heading else ""
        blocks = tuple(self.one(section, each, count, places) for each in section.blocks)
        return SectionShown(
            row=row,
            number=number,
            heading=SafeString(heading),
            blocks=blocks if row.printed else (),
            notes=SafeString(self.end_notes()),
            is_empty=section.is_empty,
        )

    def one(
        self,
        section: SectionDraft,
        block: BlockDraft,
        count: numbering.Counter,
        places: PlaceNames,
    ) -> BlockShown:
        row, source = block.row, SOURCES.get(block.row.kind)
        self.block_row = None if row.is_text else row
        html = "".join(
            self.piece(node, section.row.level)
            for node in pointed(block_contents(section, block, count), places)
        )
        self.block_row = None
        return BlockShown(
            row=row,
            html=SafeString(html),
            words="" if row.is_text else source.words if source else row.kind,
            first_words=first_words(block),
            as_at=as_at(block.gathered, row),
            lacking=lacking(source, self.desk) if source else "",
            asks=bool(source),
            is_empty=not html,
        )

    def piece(self, node: d.DocumentBlock | d.Part, level: int) -> str:
        if isinstance(node, d.Part):
            self.parts += 1
            return self.part(node.anchor or f"data-part-{self.parts}", node)
        self.level = level
        return self.block(node)

    def row(self, table: d.Table, row: d.Row) -> str:
        self.anchor_here = self.own_anchor(row)
        self.place = 0
        made = super().row(table, row)
        self.anchor_here = ""
        return made

    def own_anchor(self, row: d.Row) -> str:
        """The name that the source gave the row; empty for one whose words are written elsewhere."""
        if self.block_row is None:
            return ""
        return row.anchor.removeprefix(f"b{self.block_row.key}-")

    def compact(self, cell: d.Cell) -> str:
        place, self.place = self.place, self.place + 1
        made = super().compact(cell)
        if not self.anchor_here or self.block_row is None:
            return made
        if f"{self.anchor_here}.{place}" in self.block_row.rewritten:
            made += '<span class="app-paper__hand">Rewritten by hand</span>'
        return made + (self.row_link(self.block_row) if place == 0 else "")

    def row_link(self, block: PaperBlock) -> str:
        url = escape(self.row_url(block, self.anchor_here))
        return (
            f'<a class="govuk-link app-paper__row" href="{url}" data-in-place="row">Rewrite'
            f'<span class="govuk-visually-hidden"> this row</span></a>'
        )


def block_contents(
    section: SectionDraft, block: BlockDraft, count: numbering.Counter
) -> tuple[d.DocumentBlock | d.Part, ...]:
    """What a block prints, opened; a note for officers too, which is not counted with the others."""
    if not section.row.printed or not block.row.printed:
        return ()
    if Audience.RESTRICTED in (section.row.audience, block.row.audience):
        return tuple(parse_narrative(block.row.text) if block.row.is_text else laid(block))
    return tuple(
        open_guarded(composing.print_block(section, block, count), f"block-{block.row.key}")
    )


def open_guarded(
    nodes: Iterable[d.DocumentBlock | d.Part], own: str
) -> Iterator[d.DocumentBlock | d.Part]:
    """Nothing is guarded here, and the page's own element bears the name of the block."""
    for node in nodes:
        match node:
            case d.Guarded():
                yield from open_guarded(node.blocks, own)
            case d.Numbered() if node.anchor == own:
                yield replace(node, anchor="")
            case _:
                yield node


def first_words(block: BlockDraft) -> str:
    return shorten_to_offer(node_text(parse_narrative(block.row.text)))


def as_at(gathered: Gathered, row: PaperBlock) -> str:
    """Up to when its figures go, and when they were brought in."""
    if row.gathered_at is None:
        return ""
    brought = f"brought in {date_words(gathered_day(row.gathered_at))}"
    if not gathered.end or date.fromisoformat(gathered.end) >= gathered_day(row.gathered_at):
        return f"as of {date_words(gathered_day(row.gathered_at))}"
    return f"figures to {date_words(date.fromisoformat(gathered.end))}, {brought}"


def gathered_day(moment: datetime) -> date:
    return timezone.localtime(moment).date()

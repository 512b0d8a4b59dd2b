"""Every piece of a paper's words with where it can be mended, and what the words are held against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property

from django.urls import reverse
from django.utils import timezone

from actions.rows import wording
from csp.prose import parse_narrative
from plans.audience import Audience, narrowest
from plans.models import Driver, Organisation, Priority
from plans.proofreading.exposure import Exposure
from plans.proofreading.findings import Passage
from reporting import document as d
from reporting.document.words import node_text, without_kept
from reporting.papers.compose import numbering
from reporting.papers.compose.cells import Laid, laid
from reporting.papers.compose.document import compose_document
from reporting.papers.compose.draft import (
    BlockDraft,
    SectionDraft,
    WholePaperDraft,
    paper_year,
)
from reporting.papers.queries.gate import ended_strategies, gate_bodies, plan_priorities_with_areas

# Sources that print what was written for a plan.
PROSE = frozenset({"plan-section", "plan-document", "plan-on-a-page"})


@dataclass(frozen=True)
class PrintedPiece:
    """A piece of what will be printed. ``nodes`` is what it parses to; data has a ``block``."""

    text: str
    where: str
    url: str
    nodes: tuple[Laid, ...] = ()
    section: SectionDraft | None = None
    block: BlockDraft | None = None

    @property
    def passage(self) -> Passage:
        return Passage(self.text, self.where, self.url)

    @property
    def is_written(self) -> bool:
        return self.block is not None and self.block.row.is_text

    @property
    def is_data(self) -> bool:
        return self.block is not None and not self.block.row.is_text

    @property
    def kind(self) -> str:
        """The name of its source, or ``text``; empty for a heading."""
        return self.block.row.kind if self.block else ""

    @property
    def is_prose(self) -> bool:
        """Whether it is running text: written for the paper, or for the plan that it quotes."""
        return self.is_written or self.kind in PROSE

    @property
    def public_text(self) -> str:
        """What everybody reads of it: nothing where it is kept, and no row that is."""
        if not self.audience.is_public:
            return ""
        return node_text(without_kept(self.nodes)) if self.nodes else self.text

    @property
    def audience(self) -> Audience:
        """Who may read it, for its own sake and for that of a heading above it."""
        own = self.block.row.audience if self.block else Audience.PUBLIC
        return narrowest(own, self.section.audience if self.section else own)


@dataclass(frozen=True)
class Looked:
    """A paper and what it stands among, read once for every check."""

    draft: WholePaperDraft
    today: date
    rule: Exposure
    bodies: tuple[Organisation, ...]
    strategies: tuple[Driver, ...]
    forms: frozenset[str]

    @classmethod
    def at(cls, draft: WholePaperDraft, today: date) -> Looked:
        whole = draft.partnership
        bodies = gate_bodies(whole)
        named = (name for body in bodies for name in (body.name, body.acronym))
        forms = {form for name in (*named, whole.name) for form in wording.SHORT_FORM.findall(name)}
        return cls(
            draft=draft,
            today=today,
            rule=Exposure.of(whole, bodies),
            bodies=tuple(bodies),
            strategies=tuple(ended_strategies(whole)),
            forms=frozenset(forms | set(wording.glossary_forms(whole))),
        )

    @cached_property
    def document(self) -> d.Document:
        return compose_whole_paper(self.draft, self.today)

    @cached_property
    def pieces(self) -> tuple[PrintedPiece, ...]:
        return tuple(printed_pieces(self.draft))

    @cached_property
    def passages(self) -> list[Passage]:
        return [each.passage for each in self.pieces]

    @property
    def written(self) -> list[PrintedPiece]:
        return [each for each in self.pieces if each.is_written]

    @property
    def prose(self) -> list[PrintedPiece]:
        return [each for each in self.pieces if each.is_prose]

    @property
    def data(self) -> list[PrintedPiece]:
        return [each for each in self.pieces if each.is_data]

    @cached_property
    def priorities(self) -> list[Priority]:
        """Those of the plan that the paper is about."""
        plan = self.draft.paper.plan
        return plan_priorities_with_areas(plan) if plan else []

    @property
    def begins(self) -> date:
        """The day from which the paper speaks: that of its plan, or of the year it reports on."""
        paper = self.draft.paper
        year = paper_year(paper)
        return paper.plan.start if paper.plan else year.start if year else self.today


def compose_whole_paper(draft: WholePaperDraft, day: date) -> d.Document:
    """The paper with everything in it, as if made at the beginning of a day."""
    return compose_document(draft, created=timezone.make_aware(datetime.combine(day, time())))


def printed_pieces(draft: WholePaperDraft) -> Iterator[PrintedPiece]:
    """What will be printed, in its order; notes for officers are not."""
    yield from heading_block(draft)
    for section in filter(numbering.is_printed, draft.sections):
        row = section.row
        yield PrintedPiece(
            "\n".join(filter(None, (row.heading, row.listed_as))),
            "The heading" if row.heading else "A section without a heading",
            row.get_absolute_url(),
            section=section,
        )
        for block in section.blocks:
            if block.row.printed and block.row.audience != Audience.RESTRICTED:
                yield piece_of(section, block)


def heading_block(draft: WholePaperDraft) -> Iterator[PrintedPiece]:
    paper = draft.paper
    url = reverse("workspace:paper_edit", args=[draft.partnership.slug, paper.slug])
    yield PrintedPiece("\n".join(filter(None, (paper.title, paper.subtitle))), "The title", url)
    yield PrintedPiece(paper.day, "The date of the meeting", url)
    details = "\n".join(map(plain_label, paper.details.splitlines()))
    said = (paper.issuer, paper.to, details, paper.exempt_paragraph)
    yield PrintedPiece("\n".join(filter(None, said)), "The heading block", url)
    page = reverse("workspace:paper_settings", args=[draft.partnership.slug])
    print_words = filter(None, (draft.settings.header, draft.settings.footer))
    yield PrintedPiece("\n".join(print_words), "The head or foot of each page", page)


def plain_label(line: str) -> str:
    """A line of the heading block, whose label in capitals is no short form."""
    label, colon, words = line.partition(":")
    return f"{label.capitalize()}{colon}{words}" if colon else line


def piece_of(section: SectionDraft, block: BlockDraft) -> PrintedPiece:
    row = block.row
    nodes = parse_narrative(row.text) if row.is_text else tuple(laid(block))
    heading = section.row.heading
    kind = "The text" if row.is_text else "The data"
    return PrintedPiece(
        text=node_text(nodes),
        where=f"{kind} under “{heading}”" if heading else f"{kind} of a section without a heading",
        url=row.get_absolute_url(),
        nodes=nodes,
        section=section,
        block=block,
    )

"""A paper as it stands, read at once: its sections, their blocks, and what they stand among."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from csp.periods import FinancialYear, parse_year
from plans.audience import Audience, narrowest
from plans.models import Partnership
from reporting import document as d
from reporting.document import tree
from reporting.document.gathered import Gathered
from reporting.models import Paper, PaperBlock, PaperSection, PaperSettings


@dataclass(frozen=True)
class BlockDraft:
    """A block with what its source said, read from its JSON once."""

    row: PaperBlock

    @cached_property
    def gathered(self) -> Gathered:
        return tree.from_text(self.row.gathered) if self.row.gathered else Gathered()


@dataclass(frozen=True)
class SectionDraft:
    """A section with its blocks. ``above`` is the heading that it stands under.

    What is switched off, or kept from somebody, takes the headings under it along.
    """

    row: PaperSection
    blocks: tuple[BlockDraft, ...] = ()
    above: SectionDraft | None = None

    @property
    def printed(self) -> bool:
        return self.row.printed and (self.above is None or self.above.printed)

    @property
    def audience(self) -> Audience:
        return narrowest(self.row.audience, *([self.above.audience] if self.above else []))

    @property
    def is_empty(self) -> bool:
        """Whether nothing would stand under its heading."""
        return not any(
            each.row.text.strip() if each.row.is_text else each.gathered.blocks
            for each in self.blocks
            if each.row.printed
        )


@dataclass(frozen=True)
class WholePaperDraft:
    """Everything that composing needs; it asks the database nothing more."""

    paper: Paper
    sections: tuple[SectionDraft, ...]
    settings: PaperSettings
    glossary: tuple[tuple[str, str], ...] = ()
    logo: d.Picture | None = None
    areas: tuple[str, ...] = ()

    @property
    def partnership(self) -> Partnership:
        return self.paper.partnership

    def blocks(self) -> list[BlockDraft]:
        return [block for section in self.sections for block in section.blocks]


def paper_year(paper: Paper) -> FinancialYear | None:
    return parse_year(paper.year_code) if paper.year_code else None

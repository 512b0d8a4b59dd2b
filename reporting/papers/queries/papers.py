"""SQL about papers that are being written: their sections, blocks, and what they stand among."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import QuerySet

from plans.models import Partnership, Term
from reporting.models import Paper, PaperBlock, PaperSection, PaperSettings

# What a paper is about: everything that its sources may ask for.
ABOUT = ("partnership", "plan", "round", "area", "stream", "review")


def papers_of(partnership: Partnership) -> QuerySet[Paper]:
    """The papers and patterns of a partnership, with what each is about."""
    return Paper.objects.filter(partnership=partnership).select_related(*ABOUT)


def sections_of(paper: Paper) -> list[PaperSection]:
    """In their order, each knowing the paper that is at hand."""
    sections = list(paper.sections.all())
    for section in sections:
        section.paper, section.partnership = paper, paper.partnership
    return sections


def blocks_by_section(sections: list[PaperSection]) -> dict[int, list[PaperBlock]]:
    """The blocks of some sections of one paper in their order, by the number of the section. One query."""
    known = {section.pk: section for section in sections}
    found: dict[int, list[PaperBlock]] = defaultdict(list)
    for block in PaperBlock.objects.filter(section__in=known).order_by("position", "pk"):
        block.section = known[block.section_id]
        block.partnership = block.section.partnership
        found[block.section_id].append(block)
    return found


def settings_of(partnership: Partnership) -> PaperSettings:
    """How its papers look and are checked: what it chose, else what is usual, which is not stored."""
    stored = PaperSettings.objects.filter(partnership=partnership).first()
    return stored or PaperSettings(partnership=partnership)


def terms_of(partnership: Partnership) -> tuple[tuple[str, str], ...]:
    """Its short forms, each with what it stands for."""
    terms = Term.objects.filter(partnership=partnership)
    return tuple(terms.values_list("acronym", "words"))


def partnership_area_names(partnership: Partnership) -> tuple[str, ...]:
    return tuple(area.name for area in partnership.areas.all())

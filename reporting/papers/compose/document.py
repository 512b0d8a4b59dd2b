"""A paper as a document: numbers counted, references pointed, data laid under what was rewritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from csp.prose import parse_narrative
from plans.audience import Audience, narrowest
from reporting import document as d
from reporting.models import Paper
from reporting.papers.compose import numbering
from reporting.papers.compose.cells import laid
from reporting.papers.compose.draft import BlockDraft, SectionDraft, WholePaperDraft
from reporting.papers.compose.references import PlaceNames, pointed

MARKINGS = {"official": "OFFICIAL", "sensitive": "OFFICIAL-SENSITIVE"}
FOLLOWS = (d.List, d.Quote)
DEEPEST = 6


def compose_document(
    draft: WholePaperDraft, *, created: datetime, unfinished: bool = False
) -> d.Document:
    """The whole document, with what not everybody may read still marked (see ``redaction``).

    Asks the database nothing. ``unfinished`` prints the draft mark.
    """
    paper = draft.paper
    whole = draft.partnership
    bare = tuple(sections(draft))
    places = PlaceNames.of(bare, draft)
    return d.Document(
        title=paper.title,
        subtitle=paper.subtitle,
        created=created,
        parts=(*front(draft), *stepped(pointed(part, places) for part in bare)),
        author=paper.issuer or whole.name,
        subject=paper.to or paper.title,
        keywords=("community safety", *draft.areas),
        brand_colour=whole.colour,
        draft=unfinished,
        running_title=paper.title,
        header=draft.settings.header,
        footer=draft.settings.footer,
        marking=marking_of(paper),
        logo=draft.logo,
        glossary=draft.glossary,
    )


def marking_of(paper: Paper) -> str:
    if paper.marking == Paper.Marking.EXEMPT:
        return f"Not for publication: exempt under {paper.exempt_paragraph}"
    return MARKINGS.get(paper.marking, "")


def header_facts(paper: Paper) -> tuple[d.Fact, ...]:
    """The pairs of the heading block: what stands before the first colon of a line, and after it."""
    lines = (line.partition(":") for line in paper.details.splitlines() if line.strip())
    return tuple(d.Fact(label.strip(), d.text(said.strip())) for label, _, said in lines)


def front(draft: WholePaperDraft) -> Iterator[d.Part]:
    paper, whole = draft.paper, draft.partnership
    match paper.front:
        case Paper.Front.COVER:
            yield d.Part(blocks=(paper_cover(draft),))
        case Paper.Front.MASTHEAD | Paper.Front.PAGE:
            own = paper.front == Paper.Front.PAGE
            masthead = d.Masthead(
                issuer=paper.issuer,
                to=paper.to,
                day=paper.day,
                partnership=whole.name if whole.name != paper.issuer else "",
                title=paper.title,
                facts=header_facts(paper),
                picture=draft.logo if own else None,
                own_page=own,
            )
            yield d.Part(blocks=(masthead, *appendices(draft)))
    if paper.contents:
        yield d.Part(blocks=(d.Contents(),), new_page=True)


def paper_cover(draft: WholePaperDraft) -> d.Cover:
    paper, whole = draft.paper, draft.partnership
    return d.Cover(
        title=paper.title,
        subtitle=paper.subtitle,
        years=paper.day if paper.day != paper.subtitle else "",
        partnership=whole.name,
        strapline=whole.strapline,
        vision=whole.vision,
        picture=draft.logo,
    )


def appendices(draft: WholePaperDraft) -> tuple[d.DocumentBlock, ...]:
    """The list of appendices, under the titles that they are listed as."""
    listed = [
        each.row for each in draft.sections if numbering.is_printed(each) and each.row.appendix
    ]
    if not listed:
        return ()
    facts = tuple(
        d.Fact(
            f"Appendix {numbering.lettered(place, numbering.ascii_uppercase)}",
            (d.Run(row.listed_as or row.heading, href=f"#part-{row.key}"),),
        )
        for place, row in enumerate(listed, start=1)
    )
    return (d.paragraph("Appendices attached", bold=True), d.Facts(facts))


def sections(draft: WholePaperDraft) -> Iterator[d.Part]:
    """Every printed section with its numbers. The parts that data brings follow their own section."""
    count = numbering.Counter()
    for section in filter(numbering.is_printed, draft.sections):
        number = count.heading(section.row)
        inside = [each for block in section.blocks for each in print_block(section, block, count)]
        own = tuple(each for each in inside if not isinstance(each, d.Part))
        yield section_draft_part(section, number, own)
        for each in inside:
            if isinstance(each, d.Part):
                kept = narrowest(Audience.of(each.kept), section.audience).kept
                yield replace(each, level=each.level + section.row.level, kept=kept)


def stepped(parts: Iterable[d.Part]) -> Iterator[d.Part]:
    """The same without headings that skip a level, which would lose whoever reads by headings."""
    last = 0
    for part in parts:
        if part.heading:
            last = min(part.level, last + 1, DEEPEST)
            part = replace(part, level=last)
        yield part


def section_draft_part(
    section: SectionDraft, number: str, blocks: tuple[d.DocumentBlock, ...]
) -> d.Part:
    row = section.row
    return d.Part(
        heading=row.heading,
        blocks=blocks,
        level=row.level,
        anchor=f"part-{row.key}",
        number=number,
        orientation="landscape" if row.landscape else "portrait",
        new_page=row.new_page or row.appendix,
        kept=section.audience.kept,
    )


def print_block(
    section: SectionDraft, block: BlockDraft, count: numbering.Counter
) -> Iterator[d.DocumentBlock | d.Part]:
    """What a block prints, guarded where not everybody may read it."""
    row = block.row
    if not row.printed or row.audience == Audience.RESTRICTED:
        return
    inside = parse_text_block(section, block, count) if row.is_text else laid(block)
    parts = [each for each in inside if isinstance(each, d.Part)]
    blocks = tuple(each for each in inside if not isinstance(each, d.Part))
    if row.audience.is_public:
        yield from blocks
        yield from parts
        return
    for each in blocks:
        number = each.number if isinstance(each, d.Numbered) else ""
        yield d.Guarded(row.audience.kept, (each,), number)
    for part in parts:
        yield replace(part, kept=narrowest(row.audience, Audience.of(part.kept)).kept)


def parse_text_block(
    section: SectionDraft, block: BlockDraft, count: numbering.Counter
) -> list[d.DocumentBlock]:
    blocks = parse_narrative(block.row.text)
    if not section.row.numbers_paragraphs:
        return list(blocks)
    return list(number_paragraphs(blocks, f"block-{block.row.key}", count))


def number_paragraphs(
    blocks: Iterable[d.Block], anchor: str, count: numbering.Counter
) -> Iterator[d.DocumentBlock]:
    """Each paragraph with a number of its own, and the lists and quotations that follow it."""
    held: list[d.Block] = []
    place = 0

    def out() -> Iterator[d.DocumentBlock]:
        nonlocal place
        if held:
            place += 1
            name = anchor if place == 1 else f"{anchor}-{place}"
            yield d.Numbered(count.next_point(), tuple(held), name)
            held.clear()

    for block in blocks:
        if held and isinstance(block, FOLLOWS):
            held.append(block)
            continue
        yield from out()
        if isinstance(block, d.Paragraph):
            held.append(block)
        else:
            yield block
    yield from out()

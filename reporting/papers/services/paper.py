"""Papers: beginning one from a type or from a partnership's own pattern, and changing it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import slugify

from csp import changes, periods
from csp.changes.bulk import create_many
from csp.models import AuditEvent, User
from plans.audience import Audience
from plans.models import Partnership
from reporting.document import tree
from reporting.models import Paper, PaperBlock, PaperSection
from reporting.papers.compose.draft import BlockDraft
from reporting.papers.compose.figures import Figures
from reporting.papers.compose.gathering import CHOOSE, gather
from reporting.papers.compose.loading import desk_of, load_draft
from reporting.papers.desk import Desk
from reporting.papers.patterns import PATTERNS, PaperType, Slot

UNKNOWN = "There is no type of paper of that name. Choose one from the list."
# What a paper takes over from the pattern that it begins from: its look, not what it is about.
LOOK = ("subtitle", "issuer", "to", "details", "front", "contents", "marking", "exempt_paragraph")
SECTION = (
    "key", "heading", "level", "numbering", "numbers_paragraphs", "appendix", "listed_as", "landscape",
    "new_page", "printed", "reader", "position",
)  # fmt: skip
BLOCK = ("key", "kind", "text", "options", "quoted", "printed", "reader", "position")
NAMED = re.compile(r"#(page-)?(part|block|figure)-@([\w-]+)")
Made = list[tuple[PaperSection, list[PaperBlock]]]
Placed = TypeVar("Placed", PaperSection, PaperBlock)


def start_paper(
    *,
    by: User,
    partnership: Partnership,
    kind: str,
    title: str,
    values: Mapping[str, Any],
    pattern: Paper | None = None,
    today: date | None = None,
) -> Paper:
    """A paper from a type, or from one of the partnership's own patterns, with its data gathered.

    ``values`` are fields of ``Paper``: what it is about, and what is known already. A source that
    cannot say anything yet leaves its block empty. Raises ValidationError when the type needs
    something that was not chosen.
    """
    if pattern and (not pattern.is_pattern or pattern.partnership_id != partnership.pk):
        raise ValidationError({"kind": UNKNOWN})
    paper = Paper(partnership=partnership, kind=pattern.kind if pattern else kind, title=title)
    set_paper_values(paper, values)
    day = today or periods.today()
    if pattern is None:
        made = from_type(paper, values, day)
    else:
        copy_look(pattern, paper, values)
        made = copy_contents(pattern)
    gather_all(made, desk_of(paper, today=day, audience=Audience.PARTNERS))
    if pattern is None:
        leave_out_empty(made)
    return store_paper(paper, made, by=by)


def make_pattern(*, by: User, paper: Paper, title: str) -> Paper:
    """A copy of a paper that later papers begin from: its sections and words, without its figures."""
    pattern = Paper(partnership=paper.partnership, kind=paper.kind, title=title, is_pattern=True)
    copy_look(paper, pattern, {})
    return store_paper(pattern, copy_contents(paper), by=by)


def change_paper(*, by: User, paper: Paper, version: int, values: Mapping[str, Any]) -> Paper:
    """Its title, heading block, or what it is about. Raises Stale or ValidationError."""
    return changes.update(paper, by=by, version=version, values=values)


def remove_paper(*, by: User, paper: Paper) -> AuditEvent:
    """Remove a paper that was never frozen. Raises ProtectedError for one that was."""
    return changes.remove(paper, by=by)


def set_paper_values(paper: Paper, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(paper, name, value)


def from_type(paper: Paper, values: Mapping[str, Any], today: date) -> Made:
    """What a type begins with. Fills in the paper what was not given."""
    if paper.kind not in PATTERNS:
        raise ValidationError({"kind": UNKNOWN})
    pattern = PATTERNS[paper.kind]
    refuse_without(pattern, paper)
    desk = desk_of(paper, today=today, audience=Audience.PARTNERS)
    given = {name for name, value in values.items() if value not in ("", None)}
    set_paper_values(
        paper, {name: each for name, each in pattern.values(desk).items() if name not in given}
    )
    return lay_out_slots(pattern, desk)


def refuse_without(pattern: PaperType, paper: Paper) -> None:
    missing = [name for name in pattern.needs if not getattr(paper, name)]
    if missing:
        said = {"year_code": CHOOSE["year"]} | CHOOSE
        raise ValidationError({name: f"Choose {said.get(name, name)}." for name in missing})


def lay_out_slots(pattern: PaperType, desk: Desk) -> Made:
    """The sections and blocks of a type, with the names in their words turned into keys."""
    slots = pattern.slots(desk)
    made = [
        (PaperSection(heading=slot.heading, **slot.values), blocks_of_slot(slot)) for slot in slots
    ]
    keys: dict[str, str] = {}
    for slot, (section, blocks) in zip(slots, made, strict=True):
        keys[slot.name] = section.key
        keys |= {each.name: block.key for each, block in zip(slot.pieces, blocks, strict=True)}
    for _, blocks in made:
        for block in blocks:
            block.text = NAMED.sub(lambda found: link_with_key(found, keys), block.text)
    return made


def blocks_of_slot(slot: Slot) -> list[PaperBlock]:
    return [
        PaperBlock(kind=each.kind, text=each.text, options=dict(each.options), **each.values)
        for each in slot.pieces
    ]


def link_with_key(found: re.Match[str], keys: Mapping[str, str]) -> str:
    page, kind, name = found.groups()
    # A figure is found by its words once its block has been gathered.
    return f"#{page or ''}{kind}-{keys[name]}" if name in keys else found[0]


def copy_look(origin: Paper, paper: Paper, given: Mapping[str, Any]) -> None:
    set_paper_values(paper, {name: getattr(origin, name) for name in LOOK if not given.get(name)})


def copy_contents(origin: Paper) -> Made:
    """The same sections and blocks under the same keys, so that references in them hold."""
    return [
        (
            PaperSection(**{name: getattr(section.row, name) for name in SECTION}),
            [
                PaperBlock(**{name: getattr(block.row, name) for name in BLOCK})
                for block in section.blocks
            ],
        )
        for section in load_draft(origin).sections
    ]


def store_paper(paper: Paper, made: Made, *, by: User) -> Paper:
    """Store a paper with what is in it, as one event."""
    with changes.changing():
        Partnership.objects.select_for_update().get(pk=paper.partnership_id)
        paper.slug = free_paper_slug(paper)
        changes.create(paper, by=by, verb="started")
        sections = [section for section, _ in made]
        for section in sections:
            section.paper, section.partnership = paper, paper.partnership
        create_many(number_positions(sections), by=by)
        for section, blocks in made:
            for block in number_positions(blocks):
                block.section, block.partnership = section, paper.partnership
        create_many([block for _, blocks in made for block in blocks], by=by)
    return paper


def number_positions(rows: list[Placed]) -> list[Placed]:
    for position, row in enumerate(rows, start=1):
        row.position = position
    return rows


def free_paper_slug(paper: Paper) -> str:
    """The title as an address, with a number behind it if another paper has it already."""
    stem = slugify(paper.title)[:54].strip("-") or "paper"
    taken = set(
        Paper.objects.filter(partnership=paper.partnership_id, slug__startswith=stem).values_list(
            "slug", flat=True
        )
    )
    numbers = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (stem, *numbers) if slug not in taken)


def gather_all(made: Made, desk: Desk) -> None:
    """Ask every source, and put in the words what the figures that they quote say."""
    now = timezone.now()
    blocks = [block for _, inside in made for block in inside]
    for block in blocks:
        if not block.is_text:
            gather_block(block, desk, now)
    figures = Figures.of(map(BlockDraft, blocks))
    for block in blocks:
        if block.is_text:
            block.text, block.quoted = figures.renewed(figures.found(block.text), block.quoted)


def leave_out_empty(made: Made) -> None:
    """Switch off each section of data alone of which there is none, rather than print its heading.

    One whose source could not be asked stays: the paper says there what to choose.
    """
    for section, blocks in made:
        if blocks and all(
            each.gathered and not BlockDraft(each).gathered.blocks for each in blocks
        ):
            section.printed = False


def gather_block(block: PaperBlock, desk: Desk, now: datetime) -> None:
    """Keep what its source says; one that cannot say anything yet leaves the block empty."""
    try:
        block.gathered = tree.to_text(gather(block.kind, block.options, desk))
        block.gathered_at = now
    except ValidationError:
        return

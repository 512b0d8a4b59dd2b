"""What is not for all who would read it, or no longer: asked of the sources before a freeze."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.core.exceptions import ValidationError

from plans.access import UNFINISHED
from plans.audience import Audience
from plans.models import Plan
from plans.proofreading.findings import Finding
from reporting import document as d
from reporting.document.gathered import Gathered
from reporting.document.words import nodes
from reporting.models import PaperBlock
from reporting.papers.checks.places import PrintedPiece, printed_pieces
from reporting.papers.compose.draft import WholePaperDraft
from reporting.papers.compose.gathering import gather
from reporting.papers.compose.loading import desk_of
from reporting.papers.desk import Desk
from reporting.papers.sources import SOURCES
from reporting.papers.sources.reading import PLAN, chosen_plan


def kept_since(draft: WholePaperDraft, *, today: date) -> Iterator[Finding]:
    """``kept-since``: rows that fewer people may read now than when the paper gathered them."""
    desk = desk_of(draft.paper, today=today, audience=Audience.PARTNERS)
    for piece in printed_pieces(draft):
        if piece.is_data and piece.block and (gone := stricter_now(piece, desk)):
            rows = "one row that is" if gone == 1 else f"{gone} rows that are"
            said = (
                f"{piece.where} holds {rows} no longer for everybody who would read them. "
                "Refresh the data."
            )
            yield Finding("kept-since", said, piece.url)


def not_agreed(draft: WholePaperDraft, *, today: date) -> Iterator[Finding]:
    """``not-agreed``: data of a plan that is still for those who work on it."""
    desk = desk_of(draft.paper, today=today, audience=Audience.PARTNERS)
    for piece in printed_pieces(draft):
        plan = plan_printed(piece, desk)
        if plan and plan.status in UNFINISHED:
            said = (
                f"{piece.where} is out of “{plan}”, which nobody has agreed yet. Record that it is "
                "agreed, or take the data out."
            )
            yield Finding("not-agreed", said, piece.url)


def plan_printed(piece: PrintedPiece, desk: Desk) -> Plan | None:
    """The plan whose words a data block holds."""
    block = piece.block
    if block is None or not block.gathered.blocks or not prints_a_plan(block.row):
        return None
    return chosen_plan(desk, block.row.options)


def prints_a_plan(row: PaperBlock) -> bool:
    """Short forms are the partnership's own words; projects print rows of a plan where asked to."""
    if row.kind == "projects":
        return bool(row.options.get("rows"))
    source = SOURCES.get(row.kind)
    return source is not None and PLAN in source.options and row.kind != "glossary"


def stricter_now(piece: PrintedPiece, desk: Desk) -> int:
    """How many rows of a data block are gone from its source, or kept from more people there."""
    block = piece.block
    if block is None:
        return 0
    now = row_audiences_by_anchor(gathered_now(piece, desk))
    then = row_audiences_by_anchor(block.gathered)
    return sum(
        not audience.within(now.get(name, Audience.RESTRICTED)) for name, audience in then.items()
    )


def gathered_now(piece: PrintedPiece, desk: Desk) -> Gathered:
    row = piece.block.row if piece.block else None
    try:
        return gather(row.kind, row.options, desk) if row else Gathered()
    except ValidationError:
        return piece.block.gathered if piece.block else Gathered()


def row_audiences_by_anchor(gathered: Gathered) -> dict[str, Audience]:
    """For whom each named row is."""
    return {
        row.anchor: Audience.of(row.kept) for row in nodes(gathered.blocks, d.Row) if row.anchor
    }

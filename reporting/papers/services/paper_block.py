"""The blocks of a section: written text and data, adding, changing, removing and moving them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from csp import changes, periods
from csp.models import AuditEvent, User
from csp.prose import clean_narrative
from plans.audience import Audience
from reporting.document import tree
from reporting.models import PaperBlock, PaperSection
from reporting.papers.compose.figures import Figures
from reporting.papers.compose.gathering import checked, gather, require_power, source_of
from reporting.papers.compose.loading import desk_of, load_draft
from reporting.papers.desk import Desk

# Members of the committee read all of it that sources mark as theirs; the rest leave it out.


def add_text(
    *, by: User, section: PaperSection, text: str = "", after: PaperBlock | None = None
) -> PaperBlock:
    """Written text at the end of a section, or after another block."""
    made = new_block(section)
    made.text, made.quoted = figures_at(section).settled(clean_narrative(text), {})
    return put(made, by=by, after=after)


def add_data(
    *,
    by: User,
    section: PaperSection,
    kind: str,
    options: Mapping[str, Any] | None = None,
    after: PaperBlock | None = None,
    today: date | None = None,
) -> PaperBlock:
    """What a source says now, at the end of a section or after another block.

    Raises ValidationError when the source, an option or what the paper is about does not allow it,
    PermissionDenied when ``by`` may not see what it gathers.
    """
    made = new_block(section, kind=kind)
    desk = desk_at(section, today)
    fill_data_block(made, options or {}, desk, by=by)
    return put(made, by=by, after=after)


def new_block(section: PaperSection, **values: Any) -> PaperBlock:
    return PaperBlock(partnership_id=section.partnership_id, section=section, **values)


def desk_at(section: PaperSection, today: date | None) -> Desk:
    return desk_of(section.paper, today=today or periods.today(), audience=Audience.PARTNERS)


def figures_at(section: PaperSection) -> Figures:
    return Figures.of(load_draft(section.paper).blocks())


def fill_data_block(block: PaperBlock, options: Mapping[str, Any], desk: Desk, *, by: User) -> None:
    """Ask the source, by these options, and keep what it says. Raises as ``add_data``."""
    source = source_of(block.kind)
    require_power(by, [block.kind], desk.partnership)
    block.options = checked(source, options, desk)
    block.gathered = tree.to_text(gather(block.kind, block.options, desk))
    block.gathered_at = timezone.now()


def put(made: PaperBlock, *, by: User, after: PaperBlock | None) -> PaperBlock:
    with changes.changing():
        changes.create(made, by=by)
        if after is not None:
            order = list(made.siblings().values_list("pk", flat=True))
            changes.move(made, by=by, to=order.index(after.pk) + 1)
    return made


def rewrite_text(*, by: User, block: PaperBlock, version: int, text: str) -> PaperBlock:
    """Other words in a text. A quoted figure that was typed over is linked to its source no more.

    Raises Stale when somebody else wrote in the same block, ValidationError.
    """
    words, quoted = figures_at(block.section).settled(clean_narrative(text), block.quoted)
    values = {"text": words, "quoted": quoted}
    return changes.update(block, by=by, version=version, values=values)


def choose(
    *,
    by: User,
    block: PaperBlock,
    version: int,
    options: Mapping[str, Any],
    today: date | None = None,
) -> PaperBlock:
    """Other options for a block of data, which is gathered anew by them. Raises as ``add_data``."""
    fresh = new_block(block.section, kind=block.kind)
    fill_data_block(fresh, options, desk_at(block.section, today), by=by)
    names = ("options", "gathered", "gathered_at")
    values = {name: getattr(fresh, name) for name in names}
    return store_block_values(
        block, by=by, version=version, values=values, told=("options",), verb="changed"
    )


def store_block_values(
    block: PaperBlock,
    *,
    by: User | None,
    version: int,
    values: Mapping[str, Any],
    told: tuple[str, ...],
    verb: str,
) -> PaperBlock:
    """As ``csp.changes.update`` of exactly this version, with only the fields ``told`` in the trail.

    What a source said may be long; the history of the row keeps it. Raises Stale.
    """
    with changes.changing():
        current = PaperBlock.objects.select_for_update(no_key=True).get(pk=block.pk)
        if current.version != version:
            raise changes.Stale(current, values)
        current.section = block.section
        detail = changes.field_differences(current, {name: values[name] for name in told})
        for name, value in values.items():
            setattr(current, name, value)
        changes.check_changed_fields(current, list(values))
        changes.sign_history(current, by)
        current.save_after(version, list(values))
        changes.record_event(by=by, verb=verb, target=current, detail=detail)
    return current


def switch_block(*, by: User, block: PaperBlock, version: int, printed: bool) -> PaperBlock:
    verb = "switched on" if printed else "switched off"
    return changes.update(block, by=by, version=version, values={"printed": printed}, verb=verb)


def keep_block(*, by: User, block: PaperBlock, version: int, reader: str) -> PaperBlock:
    """Say who may read it: one of ``Reader``."""
    return changes.update(block, by=by, version=version, values={"reader": reader})


def remove_block(*, by: User, block: PaperBlock) -> AuditEvent:
    """Remove it; ``csp.changes.undo_removal`` of the event undoes that."""
    return changes.remove(block, by=by)


def move_block(*, by: User, block: PaperBlock, to: int) -> None:
    """Put it at place ``to`` (from 0) among the blocks of its section."""
    changes.move(block, by=by, to=to)

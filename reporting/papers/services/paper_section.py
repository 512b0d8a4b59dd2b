"""The sections of a paper: adding, changing, removing and moving them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from csp import changes
from csp.models import AuditEvent, User
from reporting.models import Paper, PaperSection


def add_section(
    *, by: User, paper: Paper, values: Mapping[str, Any], after: PaperSection | None = None
) -> PaperSection:
    """A new section, at the end or after another and the headings that stand under that one.

    ``values`` are fields of ``PaperSection``, such as ``heading`` and ``level``. Raises ValidationError.
    """
    with changes.changing():
        made = PaperSection(partnership_id=paper.partnership_id, paper=paper, **values)
        order = lock_sections(made)
        changes.create(made, by=by)
        if after is not None:
            changes.move(
                made, by=by, to=section_end_place(order, section_position(order, after), made.level)
            )
    return made


def change_section(
    *, by: User, section: PaperSection, version: int, values: Mapping[str, Any]
) -> PaperSection:
    """Its heading, level, number, or who may read it. Raises Stale or ValidationError."""
    return changes.update(section, by=by, version=version, values=values)


def switch_section(*, by: User, section: PaperSection, version: int, printed: bool) -> PaperSection:
    """Take it out of the paper, with the headings under it, or put it back. Nothing is lost."""
    verb = "switched on" if printed else "switched off"
    return changes.update(section, by=by, version=version, values={"printed": printed}, verb=verb)


def remove_section(*, by: User, section: PaperSection) -> AuditEvent:
    """Remove it with its blocks; ``csp.changes.undo_removal`` of the event undoes that."""
    return changes.remove(section, by=by)


def move_section(*, by: User, section: PaperSection, to: int) -> None:
    """Put it, and the headings under it, at place ``to`` (from 0) among the paper's other sections."""
    with changes.changing():
        order = lock_sections(section)
        here = section_position(order, section)
        group = order[here : section_end_place(order, here, section.level)]
        for step, each in enumerate(group):
            changes.move(each, by=by, to=to + step if to <= here else to + len(group) - 1)


def step_section(*, by: User, section: PaperSection, way: str) -> None:
    """Move it ``up`` or ``down`` past the next heading of its level, and what stands under that."""
    with changes.changing():
        move_section(by=by, section=section, to=step_of(lock_sections(section), section, way))


def step_of(order: Sequence[PaperSection], section: PaperSection, way: str) -> int:
    """The place among the others to which one step leads."""
    here = section_position(order, section)
    if way == "up":
        over = (place for place in reversed(range(here)) if order[place].level <= section.level)
        return next(over, 0)
    end = section_end_place(order, here, section.level)
    if end == len(order):
        return here
    return here + max(1, section_end_place(order, end, section.level) - end)


def lock_sections(section: PaperSection) -> list[PaperSection]:
    """All sections of the paper in their order, held until the transaction ends."""
    return list(section.siblings().select_for_update())


def section_position(order: Sequence[PaperSection], section: PaperSection) -> int:
    return next(place for place, each in enumerate(order) if each.pk == section.pk)


def section_end_place(order: Sequence[PaperSection], place: int, level: int) -> int:
    """The place after a section and what follows it at deeper levels than ``level``."""
    deeper = range(place + 1, len(order))
    return next((each for each in deeper if order[each].level <= level), len(order))

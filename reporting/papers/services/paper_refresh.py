"""Bringing the data of a paper up to date, and the figures that its words quote."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from csp import changes, periods
from csp.models import User
from plans.audience import Audience
from reporting.models import Paper, PaperBlock
from reporting.papers.compose.figures import Figures
from reporting.papers.compose.gathering import require_power
from reporting.papers.compose.loading import desk_of, load_draft
from reporting.papers.compose.refresh import BlockChange, as_after, preview_refresh
from reporting.papers.services.paper_block import store_block_values


def refresh(
    *,
    by: User,
    paper: Paper,
    blocks: Container[int] | None = None,
    versions: Mapping[int, int] | None = None,
    today: date | None = None,
) -> tuple[BlockChange, ...]:
    """Ask the sources of some blocks, or all, again, and keep what they say; return what changed.

    What officers rewrote stays. A source that cannot say anything leaves its block as it was, and
    its ``BlockChange`` says why. ``versions`` are those that somebody saw by the numbers of the blocks:
    raises Stale, with nothing changed, when one that would change has another by now. Raises
    PermissionDenied for somebody who may not see what one of the sources gathers.
    """
    desk = desk_of(paper, today=today or periods.today(), audience=Audience.PARTNERS)
    with changes.changing():
        Paper.objects.select_for_update(no_key=True).get(pk=paper.pk)
        draft = load_draft(paper)
        require_power(by, {each.row.kind for each in draft.blocks()}, paper.partnership)
        found = preview_refresh(draft, desk, blocks)
        figures = Figures.of(as_after(draft, found))
        now = timezone.now()
        for change in found:
            keep(by, change, figures, now, (versions or {}).get(change.block.row.pk))
        asked = [each.block.row.pk for each in found if each.fresh is not None]
        # The day alone is no change of a block: nobody who writes in it is in the way of it.
        PaperBlock.objects.filter(pk__in=asked).update(gathered_at=now)
        changes.record_event(by=by, verb="brought up to date", target=paper)
    return found


def keep(
    by: User, change: BlockChange, figures: Figures, now: datetime, version: int | None
) -> None:
    if not change.is_other:
        return
    row = change.block.row
    values: dict[str, Any] = {"gathered": change.said, "gathered_at": now}
    if row.is_text:
        text, quoted = figures.renewed(row.text, row.quoted)
        values = {"text": text, "quoted": quoted}
    store_block_values(
        row,
        by=by,
        version=row.version if version is None else version,
        values=values,
        told=("text",) if row.is_text else (),
        verb="brought up to date",
    )

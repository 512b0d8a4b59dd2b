"""Words that an officer writes over what a source said, cell by cell or in place of all of it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from csp import changes
from csp.models import User
from csp.prose import clean_narrative
from plans.audience import Audience
from reporting.models import PaperBlock
from reporting.models.paper import TEXT
from reporting.papers.compose.cells import editable_cells
from reporting.papers.compose.draft import BlockDraft
from reporting.papers.compose.wording import as_text, keeps
from reporting.papers.services.paper_block import store_block_values

GONE = (
    "What you rewrote is not in the paper any more, because its source does not list it now. "
    "Nothing was changed: open the paper again, and copy across what you still need."
)
NOT_TURNED = (
    "It cannot be turned back, because it was not turned into text just now. Nothing was changed: "
    "add the data again below it, then remove the text."
)
# What turning into text changes, and turning back puts in place again.
TURNED = (
    "kind", "text", "reader", "options", "gathered", "gathered_at", "rewritten", "quoted",
)  # fmt: skip
TOLD = ("kind", "text", "reader")
NOTHING = "There is nothing to turn into text yet. Bring the data up to date first."


def rewrite_cell(*, by: User, block: PaperBlock, key: str, version: int, text: str) -> PaperBlock:
    """An officer's words over one cell (see ``laying.cell_key``), which no refresh undoes.

    Colleagues may write over other cells meanwhile. Raises Stale when one wrote over the same,
    ValidationError when the source has no such cell.
    """
    if key not in editable_cells(BlockDraft(block).gathered) and key not in block.rewritten:
        raise ValidationError(GONE)
    return change_cell(by=by, block=block, key=key, version=version, text=clean_narrative(text))


def undo_rewrite(*, by: User, block: PaperBlock, key: str, version: int) -> PaperBlock:
    """Let a cell say again what its source says."""
    return change_cell(by=by, block=block, key=key, version=version, text=None)


def change_cell(
    *, by: User, block: PaperBlock, key: str, version: int, text: str | None
) -> PaperBlock:
    with changes.changing():
        current = PaperBlock.objects.select_for_update(no_key=True).get(pk=block.pk)
        kept = dict(current.rewritten)
        if text is None:
            kept.pop(key, None)
        else:
            kept[key] = text
        refuse_overwriting(current, key, version, kept)
        return changes.update(
            current, by=by, version=current.version, values={"rewritten": kept}, verb="rewrote"
        )


def refuse_overwriting(current: PaperBlock, key: str, version: int, kept: dict[str, str]) -> None:
    """Raises Stale when somebody else wrote over the same cell after ``version``."""
    if version == current.version or kept == current.rewritten:
        return
    began: Any = changes.as_of(current, version)
    if began is None or began.rewritten.get(key) != current.rewritten.get(key):
        raise changes.Stale(current, {"rewritten": kept})


def turn_into_text(*, by: User, block: PaperBlock, version: int) -> PaperBlock:
    """Turn data into written text, which is the officer's from then on and is gathered no more.

    Text that holds what not everybody may read is kept for those who may. Raises Stale, or
    ValidationError when the source said nothing.
    """
    draft = BlockDraft(block)
    if block.is_text or not (text := as_text(draft)):
        raise ValidationError(NOTHING)
    held = any(map(keeps, draft.gathered.blocks))
    reader = block.reader or (Audience.PARTNERS if held else Audience.PUBLIC).kept
    values: dict[str, Any] = {
        "kind": TEXT, "text": text, "reader": reader, "options": {}, "gathered": "",
        "gathered_at": None, "rewritten": {}, "quoted": {},
    }  # fmt: skip
    return store_block_values(
        block, by=by, version=version, values=values, told=TOLD, verb="turned into text"
    )


def back_to_data(*, by: User, block: PaperBlock, version: int) -> PaperBlock:
    """The data as it was before it was turned into the text of ``version``, rewritten cells and all.

    Raises Stale when somebody wrote on since, ValidationError when that version was made otherwise.
    """
    before: Any = changes.as_of(block, version - 1)
    made: Any = changes.as_of(block, version)
    if before is None or made is None or before.kind == TEXT or made.kind != TEXT:
        raise ValidationError(NOT_TURNED)
    values = {name: getattr(before, name) for name in TURNED}
    verb = "turned back into data"
    return store_block_values(block, by=by, version=version, values=values, told=TOLD, verb=verb)

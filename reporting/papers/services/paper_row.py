"""One row of a paper's data, rewritten cell by cell in one go."""

from __future__ import annotations

from collections.abc import Mapping

from csp import changes
from csp.models import User
from reporting.models import PaperBlock
from reporting.papers.services.paper_cell import rewrite_cell, undo_rewrite


def rewrite_row(
    *, by: User, block: PaperBlock, version: int, texts: Mapping[str, str | None]
) -> PaperBlock:
    """Words over some cells, by their keys; None lets a cell say again what its source says.

    All of it is stored or nothing. Raises as ``rewrite_cell``.
    """
    with changes.changing():
        for key, text in texts.items():
            if text is None:
                block = undo_rewrite(by=by, block=block, key=key, version=version)
            else:
                block = rewrite_cell(by=by, block=block, key=key, version=version, text=text)
    return block

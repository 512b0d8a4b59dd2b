"""Comments as pages show them: in threads, each on a row or on one of its cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from actions.models import Action, RowComment
from actions.rows.columns import BY_NAME


@dataclass(frozen=True)
class CommentThread:
    """What was said about one row, or about one cell of it."""

    row: Action
    cell: str
    comments: tuple[RowComment, ...]

    @property
    def title(self) -> str:
        return BY_NAME[self.cell].label if self.cell in BY_NAME else "The whole row"

    @property
    def is_open(self) -> bool:
        return any(comment.resolved_at is None for comment in self.comments)

    @property
    def started(self) -> str:
        return self.comments[0].text


def threads_of(comments: Iterable[RowComment]) -> list[CommentThread]:
    """Comments in threads: open ones first, the whole row before its cells, these in printed order."""
    found: dict[tuple[int, str], list[RowComment]] = {}
    rows: dict[int, Action] = {}
    for comment in comments:
        rows.setdefault(comment.action_id, comment.action)
        found.setdefault((comment.action_id, comment.cell), []).append(comment)
    threads = [CommentThread(rows[row], cell, tuple(said)) for (row, cell), said in found.items()]
    order = ["", *BY_NAME]
    return sorted(
        threads,
        key=lambda each: (not each.is_open, order.index(each.cell) if each.cell in order else 99),
    )

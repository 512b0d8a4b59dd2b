"""The label of each column, from one row of headings or from two."""

from __future__ import annotations

from actions.imports.grid import SourceTable, distinct


def label_columns(table: SourceTable, at: int, depth: int) -> list[str]:
    """What stands above each column; a label used twice is told apart by its group."""
    upper = [cell.text for cell in table.grid[at]]
    if depth == 1:
        return _with_group(table, at, upper)
    lower = [cell.text for cell in table.grid[at + 1]]
    labels = [low or top for top, low in zip(upper, lower, strict=True)]
    return _told_apart(labels, _forward(upper))


def _with_group(table: SourceTable, at: int, labels: list[str]) -> list[str]:
    """Labels of one row, told apart by the row of groups above when it has one."""
    if not at or len(distinct(table.grid[at - 1])) < 2:
        return labels
    return _told_apart(labels, [cell.text for cell in table.grid[at - 1]])


def _forward(texts: list[str]) -> list[str]:
    """Each label, or the one to the left of an empty place."""
    found: list[str] = []
    for text in texts:
        found.append(text or (found[-1] if found else ""))
    return found


def _told_apart(labels: list[str], groups: list[str]) -> list[str]:
    found = []
    for label, group in zip(labels, groups, strict=True):
        shared = bool(label) and labels.count(label) > 1
        found.append(f"{group} – {label}" if shared and group not in ("", label) else label)
    return found

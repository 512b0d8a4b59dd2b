"""Planners as partnerships keep them, brought in: Word, PDF, Excel, CSV, or text that was pasted.

A file becomes blocks (``actions.imports``), blocks become a ``ReadPlanner``, and nothing that it says is
dropped on the way: it stands in a row, or is listed as left out with the reason.
"""

from __future__ import annotations

from actions.imports import open_upload, pasted, refusals
from actions.imports.grid import Block
from actions.planner.bringing.finding import find_planner
from actions.planner.bringing.plain import is_plain_planner, read_plain_blocks
from actions.planner.bringing.result import ReadPlanner
from csp.files.packages import Unreadable
from csp.files.text import decode

__all__ = ["ReadPlanner", "Unreadable", "read_pasted_planner", "read_planner_file"]

NO_PLANNER = (
    "No planner was found in it. A planner is a table with a row of headings, such as Meeting date, "
    "Current, Planned and Lead, or Date, Activity, Place and Lead, or one column for each month."
)


def read_planner_file(name: str, data: bytes) -> ReadPlanner:
    """The planner in a file. Raises ``Unreadable`` with a sentence for the person who chose it."""
    upload = open_upload(name, data)
    if upload.kind == "CSV" and is_plain_planner(text := decode(data)):
        return planner_of_blocks(read_plain_blocks(text), "text", flat=True)
    return planner_of_blocks(upload.blocks(), upload.kind)


def read_pasted_planner(text: str, html: str = "") -> ReadPlanner:
    """The planner in what somebody copied: a table, or plain text with tabs between its cells."""
    if len(text) + len(html) > refusals.MAX_BYTES:
        raise Unreadable(refusals.TOO_LARGE)
    if not (text.strip() or html.strip()):
        raise Unreadable(refusals.NOTHING_PASTED)
    if "<t" not in html.lower() and is_plain_planner(text):
        return planner_of_blocks(read_plain_blocks(text), "pasted text", flat=True)
    try:
        blocks = pasted.read_pasted_blocks(text, html)
    except (ValueError, RecursionError) as problem:
        raise Unreadable(NO_PLANNER) from problem
    return planner_of_blocks(blocks, "pasted table")


def planner_of_blocks(blocks: list[Block], kind: str, *, flat: bool = False) -> ReadPlanner:
    found = find_planner(blocks, kind, flat=flat)
    if not found.rows:
        raise Unreadable(NO_PLANNER)
    return found

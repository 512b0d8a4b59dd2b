"""Every kind of report that is frozen, by the name that is stored with it. A new one is a file and a line."""

from __future__ import annotations

from reporting.editions.reports import agenda, highlight, minutes, paper, progress
from reporting.editions.reports.kind import MadeOfRound, ReportKind

KINDS: dict[str, ReportKind] = {
    agenda.AGENDA: agenda.KIND,
    "highlight": highlight.KIND,
    minutes.MINUTES: minutes.KIND,
    minutes.DRAFT_MINUTES: minutes.DRAFT,
    "paper": paper.KIND,
    "progress": progress.KIND,
}
# Those of a meeting: its own pages show them, by its own rules of who may read.
OF_MEETING: tuple[str, ...] = tuple(name for name, kind in KINDS.items() if kind.of_meeting)
# Those that are frozen with a round, each on a page of its own: pages, addresses and buttons follow.
OF_ROUND: dict[str, MadeOfRound] = {
    name: kind.made for name, kind in KINDS.items() if isinstance(kind.made, MadeOfRound)
}

"""Every kind of report that is frozen, by the name that is stored with it. A new one is a file and a line."""

from __future__ import annotations

from reporting.editions.reports import highlight, paper, progress
from reporting.editions.reports.kind import MadeOfRound, ReportKind

KINDS: dict[str, ReportKind] = {
    "highlight": highlight.KIND,
    "paper": paper.KIND,
    "progress": progress.KIND,
}
# Those that are frozen with a round, each on a page of its own: pages, addresses and buttons follow.
OF_ROUND: dict[str, MadeOfRound] = {
    name: kind.made for name, kind in KINDS.items() if isinstance(kind.made, MadeOfRound)
}

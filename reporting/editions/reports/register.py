"""Every kind of paper, by the name that is stored with it. A new one is a file and a line here."""

from __future__ import annotations

from reporting.editions.reports.highlight import KIND as HIGHLIGHT
from reporting.editions.reports.kinds import Kind
from reporting.editions.reports.paper import KIND as PAPER
from reporting.editions.reports.progress import KIND as PROGRESS

KINDS: dict[str, Kind] = {"highlight": HIGHLIGHT, "paper": PAPER, "progress": PROGRESS}

"""Every kind of paper, by the name that is stored with it. A new one is a file and a line here."""

from __future__ import annotations

from reporting.reports.highlight import KIND as HIGHLIGHT
from reporting.reports.kinds import Kind
from reporting.reports.paper import KIND as PAPER
from reporting.reports.progress import KIND as PROGRESS

KINDS: dict[str, Kind] = {"highlight": HIGHLIGHT, "paper": PAPER, "progress": PROGRESS}

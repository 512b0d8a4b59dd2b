"""Every kind of paper, by the name that is stored with it. A new one is a file and a line here."""

from __future__ import annotations

from reporting.reports import highlight, progress
from reporting.reports.kinds import Kind

KINDS: dict[str, Kind] = {
    "highlight": highlight.KIND,
    "progress": progress.KIND,
}

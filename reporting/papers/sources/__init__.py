"""Every source of data, by the name that is stored with a block. A new one is a file and a line."""

from __future__ import annotations

from reporting.papers.sources.source import Option, Source

SOURCES: dict[str, Source] = {}

__all__ = ["SOURCES", "Option", "Source"]

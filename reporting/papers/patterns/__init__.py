"""Every type of paper, by the name that is stored with it. A new one is a file and a line here."""

from __future__ import annotations

from reporting.papers.patterns.pattern import Pattern, Piece, Slot, data, words

PATTERNS: dict[str, Pattern] = {}

__all__ = ["PATTERNS", "Pattern", "Piece", "Slot", "data", "words"]

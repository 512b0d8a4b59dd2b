"""What the headings of a table mean, by their words."""

from __future__ import annotations

from actions.imports.heading_words import is_ref, normalise_heading
from actions.imports.headings.finding import Header, find_header, header_at
from actions.imports.headings.meaning import claims

__all__ = ["Header", "claims", "find_header", "header_at", "is_ref", "normalise_heading"]

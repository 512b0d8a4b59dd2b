"""What the headings of a table mean, by their words."""

from __future__ import annotations

from actions.imports.heading_words import is_ref
from actions.imports.headings.finding import Header, find_header, header_at
from actions.imports.headings.meaning import claims
from actions.rows.column_headings import normalise_heading

__all__ = ["Header", "claims", "find_header", "header_at", "is_ref", "normalise_heading"]

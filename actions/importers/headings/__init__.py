"""What the headings of a table mean, by their words."""

from __future__ import annotations

from actions.importers.headings.finding import Header, find_header, header_at
from actions.importers.headings.meaning import claims
from actions.importers.headings.wording import is_ref, plain_words

__all__ = ["Header", "claims", "find_header", "header_at", "is_ref", "plain_words"]

"""How long a paper may be that is still drawn: a multiple of the longest that a committee was ever given."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from reporting import document as d
from reporting.document.words import text_lines

# Characters of its words: some five hundred pages.
MOST = 1_500_000
TOO_LONG = (
    "This paper holds {:,} characters, and at most {:,} can be drawn as one document. Nothing of it is "
    "lost. Leave sections out of it, or make two papers of it."
)


def refuse_long_document(document: d.Document) -> None:
    """Raises ValidationError for one that would keep whoever draws it busy for many minutes."""
    length = sum(map(len, text_lines(document.parts)))
    if length > MOST:
        raise ValidationError(TOO_LONG.format(length, MOST))

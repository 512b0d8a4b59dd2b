"""Sentences of a paragraph, with where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-ZÀ-Ý0-9])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Cllr|Mr|Mrs|Ms|Dr|St|No|Nos|Insp|Supt|Sgt|Rev|Prof|Ch|Det|approx|e\.g|i\.e|etc|vs|[A-Z]))\.$"
)


def sentences_of(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends, from ``start`` on."""
    last = start
    for match in _END.finditer(text, start):
        if _ABBREVIATED.search(text[last : match.end()]):
            continue
        yield _without_spaces(text, last, match.end())
        last = match.end()
    if text[last:].strip():
        yield _without_spaces(text, last, len(text))


def _without_spaces(text: str, a: int, b: int) -> tuple[int, int]:
    words = text[a:b]
    return a + len(words) - len(words.lstrip()), b - len(words) + len(words.rstrip())

"""Nouns with how many there are of them, and words cut short."""

from __future__ import annotations


def count_noun(count: int, noun: str, nouns: str = "") -> str:
    """“1 row”, “18 rows”, “1,204 bodies”; ``nouns`` is the plural where an s does not make it."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def shorten_words(words: str, most: int) -> str:
    """All the words, or as many whole ones as ``most`` characters hold with a mark that there are more."""
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"

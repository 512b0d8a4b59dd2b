"""Find anything: what each app finds for somebody in a partnership, by words or by number.

A finder is named in ``settings.FINDERS``. It takes the access of whoever asks and their words, and gives a
group of what they may read; it runs a fixed number of queries.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.html import escape
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString

# How many of each kind are shown, and how many letters of a text around the first word that was found.
MOST_OF_A_KIND = 20
AROUND = 70


@dataclass(frozen=True)
class Hit:
    """One thing that was found: its name, where it is, the words around what was found, and what it is."""

    title: str
    url: str
    text: str = ""
    beside: str = ""


@dataclass(frozen=True)
class HitGroup:
    """Things of one kind. ``url`` is the list of all of them, where more were found than are shown."""

    heading: str
    hits: Sequence[Hit]
    url: str = ""


@cache
def every_finder() -> tuple:
    return tuple(import_string(name) for name in settings.FINDERS)


def find_anything(access, words: str) -> list[HitGroup]:
    """What somebody may read that holds all of the words, kind by kind; nothing for no words."""
    if not words.split():
        return []
    groups = (find(access, words) for find in every_finder())
    return [group for group in groups if group is not None and group.hits]


def marked_words(text: str, words: str) -> SafeString:
    """The text as HTML, with what was looked for marked."""
    wanted = sorted((re.escape(word) for word in words.split()[:10]), key=len, reverse=True)
    if not wanted:
        return SafeString(escape(text))
    pieces = re.split(f"({'|'.join(wanted)})", text, flags=re.IGNORECASE)
    marked = (
        f"<mark>{escape(piece)}</mark>" if place % 2 else escape(piece)
        for place, piece in enumerate(pieces)
    )
    return SafeString("".join(marked))


def words_around(texts: Sequence[str], words: str) -> str:
    """The part of the first of several texts that holds one of the words, cut at spaces; or nothing."""
    for text in texts:
        for word in words.split()[:10]:
            at = text.casefold().find(word.casefold())
            if at >= 0:
                return cut_around(" ".join(text[max(0, at - AROUND) : at + AROUND].split()), text)
    return ""


def cut_around(piece: str, text: str) -> str:
    """With an ellipsis where the text goes on."""
    whole = " ".join(text.split())
    before = "" if whole.startswith(piece) else "… "
    after = "" if whole.endswith(piece) else " …"
    return f"{before}{piece}{after}"

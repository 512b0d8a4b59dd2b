"""Which words of a text were taken out and which were put in, for people and for screen readers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

WORDS = re.compile(r"\s+|[^\s]+")
LINES = re.compile(r"[^\n]*\n|[^\n]+")
# Comparing takes the square of it. Longer texts are compared line by line.
MOST_WORDS = 4_000


def matcher_of(old: Sequence[str], new: Sequence[str]) -> SequenceMatcher[str]:
    """What two texts in pieces have in common; no piece is left out for being frequent."""
    return SequenceMatcher(None, old, new, autojunk=False)


def split_for_diff(before: str, after: str) -> tuple[list[str], list[str]]:
    """Both texts in words and the spaces between them; very long ones in lines."""
    words = WORDS.findall(before), WORDS.findall(after)
    if max(map(len, words)) <= MOST_WORDS:
        return words
    return LINES.findall(before), LINES.findall(after)


def diff_steps(before: str, after: str) -> list[tuple[str, str, str]]:
    """The way from one text to the other: each step with the words taken out and those put in."""
    old, new = split_for_diff(before, after)
    return [
        (tag, "".join(old[i:i2]), "".join(new[j:j2]))
        for tag, i, i2, j, j2 in matcher_of(old, new).get_opcodes()
    ]


def removed(words: str) -> str:
    return marked_as("del", "removed: ", words)


def mark_added(words: str) -> str:
    return marked_as("ins", "added: ", words)


def marked_as(tag: str, said: str, words: str) -> str:
    """Words in a mark that is also said aloud. Spaces alone are not worth a mark."""
    if not words.strip():
        return escape(words)
    return f'<{tag}><span class="govuk-visually-hidden">{said}</span>{escape(words)}</{tag}>'


def revised_html(before: str, after: str) -> SafeString:
    """One text that shows what was taken out and what was put in its place."""
    shown = [
        escape(old) if tag == "equal" else removed(old) + mark_added(new)
        for tag, old, new in diff_steps(before, after)
    ]
    return mark_safe("".join(shown))  # noqa: S308 - every word is escaped above


def side_by_side(theirs: str, yours: str) -> tuple[SafeString, SafeString]:
    """Both texts whole: in theirs what yours lacks is marked, in yours what theirs lacks."""
    found = diff_steps(theirs, yours)
    left = [escape(old) if tag == "equal" else removed(old) for tag, old, _ in found]
    right = [escape(new) if tag == "equal" else mark_added(new) for tag, _, new in found]
    return mark_safe("".join(left)), mark_safe("".join(right))  # noqa: S308 - escaped above

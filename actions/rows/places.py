"""Where words stand in a plan: in the cells of its rows, and in its own text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from django.db.models import Model
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from actions.models import Action
from actions.rows.cells import row_cell_text
from actions.rows.columns import BY_NAME, SAID
from csp.text.diff import mark_added, removed
from plans.models import Priority, Section

FEWEST_LETTERS = 2
# What a page can list and a person can look through.
MOST_PLACES = 500
# How many letters of a text are shown on either side of a place.
BESIDE = 50
NAME_BEFORE = re.compile(r"[^\s.:;!?•-] *\b(?P<name>[A-Z][\w’'&]*) $")
NAME_AFTER = re.compile(r"^[ -][A-Z]\w")

# The fields of a plan's own text, in their printed order, each with what it is called.
OWN_TEXT: dict[type[Model], dict[str, str]] = {
    Priority: {"title": "title", "statement": "in full", "rationale": "why it was chosen"},
    Section: {"heading": "heading", "body": "text"},
}


@dataclass(frozen=True, kw_only=True)
class Sought:
    """What somebody looks for, and what is to stand there instead."""

    find: str
    instead: str = ""
    whole: bool = True  # not a part of a longer word
    capitals: bool = False  # only with the same capitals

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Spaces in what is looked for stand for any spaces, as a line may end between two words."""
        words = r"\s+".join(map(re.escape, self.find.split()))
        if self.whole:
            words = rf"(?<!\w){words}(?!\w)"
        return re.compile(words, 0 if self.capitals else re.IGNORECASE)


@dataclass(frozen=True)
class WordPlace:
    """One time that the words stand in one text. ``start`` and ``end`` count letters of ``text``."""

    of: Model  # the row, the priority or the section
    name: str  # the column or the field
    text: str
    nth: int  # which time it is within the text, from 0
    start: int
    end: int

    @property
    def key(self) -> str:
        """The place as a form names it. It names nothing any more once the text is another one."""
        told = sha256(self.text.encode()).hexdigest()[:12]
        return f"{self.of._meta.model_name}.{self.of.pk}.{self.name}.{self.nth}.{told}"

    @property
    def words(self) -> str:
        """Where it is, for a person: "1.4 Aim"."""
        if isinstance(self.of, Action):
            return f"{self.of.ref} {BY_NAME[self.name].label}"
        if isinstance(self.of, Priority):
            return f"Priority {self.of.number}, {OWN_TEXT[Priority][self.name]}"
        return f"Section “{self.of}”, {OWN_TEXT[Section][self.name]}"

    @property
    def is_longer_name(self) -> bool:
        """Whether the words are a name and more of a name stands right before or after them."""
        before, after = self.text[: self.start], self.text[self.end :]
        if self.name == "leads":
            return bool(before.rpartition("\n")[2].strip() or after.partition("\n")[0].strip())
        if not self.text[self.start].isupper():
            return False
        return bool(NAME_BEFORE.search(before) or NAME_AFTER.match(after))

    def shown(self, instead: str) -> SafeString:
        """The place in its line, what goes and what comes in its stead marked."""
        before = self.text[: self.start].rpartition("\n")[2]
        after = self.text[self.end :].partition("\n")[0]
        if len(before) > BESIDE:
            before = f"…{before[-BESIDE:].partition(' ')[2]}"
        if len(after) > BESIDE:
            after = f"{after[:BESIDE].rpartition(' ')[0]}…"
        gone, come = removed(self.text[self.start : self.end]), mark_added(instead)
        between = " " if come else ""
        return mark_safe(  # noqa: S308 - every word is escaped
            f"{escape(before)}{gone}{between}{come}{escape(after)}"
        )


def places_in_rows(rows: Iterable[Action], sought: Sought) -> Iterator[WordPlace]:
    """Every place in the words of rows, in the printed order. ``rows`` have their parts at hand."""
    for row in rows:
        for name in SAID:
            yield from places_in_text(row, name, row_cell_text(row, BY_NAME[name]), sought)


def places_in_own_text(texts: Iterable[Model], sought: Sought) -> Iterator[WordPlace]:
    """Every place in a plan's priorities and sections."""
    for of in texts:
        for name in OWN_TEXT[type(of)]:
            yield from places_in_text(of, name, getattr(of, name), sought)


def places_in_text(of: Model, name: str, text: str, sought: Sought) -> Iterator[WordPlace]:
    for nth, found in enumerate(sought.pattern.finditer(text)):
        yield WordPlace(of, name, text, nth, found.start(), found.end())


def text_with_replaced(text: str, sought: Sought, chosen: Container[int]) -> str:
    """The text with what is to stand there instead in the places ``chosen``, counted from 0."""
    pieces, last = [], 0
    for nth, found in enumerate(sought.pattern.finditer(text)):
        if nth in chosen:
            pieces += [text[last : found.start()], sought.instead]
            last = found.end()
    return "".join([*pieces, text[last:]])

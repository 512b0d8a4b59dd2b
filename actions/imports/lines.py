"""The lines of a PDF's cell put together again to the paragraphs that were typed.

A PDF has no paragraphs: only lines, and where they stand. What tells a wrapped line
from a new one: a space left at its end, room that the next word would have had, its
indent, and the words themselves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from actions.imports.headings import normalise_heading
from actions.imports.leads import COMMON
from actions.imports.vocabulary import word_set

BULLETS = "•●▪◦‣∙■□➢❖✓✔\uf076\uf0a7\uf0b7\uf0d8\uf0fc·"
_DASHES = re.compile(r"^[-–*] +\S")
_OPEN_END = re.compile(
    r"(?:[,&/–—(-]|\b(?:and|or|of|the|a|an|from|their|its|per|as|that|a’r|y|yr))$", re.IGNORECASE
)
# Verbs end with these too: "applied for", "handed in".
_LOOSE_END = re.compile(r"\b(?:to|for|with|in|on|by|at|into|about)$", re.IGNORECASE)
# Words that open a measure, a risk or a step, and so begin a line of their own.
OPENERS = word_set(
    "number numbers no reduction reduced reduce increase increased percentage proportion rate "
    "level feedback successful completion completed evidence delivery improved improve fewer "
    "more all at each time training train provide deliver develop promote review ensure "
    "support work continue produce hold run raise establish monitor implement maintain "
    "identify lack failure insufficient capacity funding legal cases"
)
# A name's last word: it belongs to the line above when it stands alone.
SUFFIXES = word_set(
    "housing service services team council group trust authority partnership association "
    "police board officer manager unit centre society alliance agency department lead leader "
    "manager co-ordinator coordinator ltd limited"
)

# What a word that is broken by its column may end with, alone on the next line.
ENDINGS = word_set(
    "g ng ing s rs ers es d ed t nt ent ment n on ion tion ation l al y ly ty ity e ce nce "
    "ence ance ss ess ness r er or rty ties ies tions ments ings ions ngs nal onal ional"
)


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A printed line: its words, edges, and the width of a space in its letters.

    ``hang`` is where the words of a list item begin when its mark stands apart from them.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    space: float
    trailing: bool = False
    first_word: float = 0.0
    letter: float = 5.0
    bold: bool = False
    hang: float = 0.0


@dataclass
class Manner:
    """What the whole document shows of how it was set."""

    keeps_spaces: bool = False
    lower: Counter = field(default_factory=Counter)
    inside: Counter = field(default_factory=Counter)
    wholes: set[str] = field(default_factory=set)
    known: set[str] = field(default_factory=set)
    words: Counter = field(default_factory=Counter)

    @classmethod
    def of(cls, cells: Iterable[list[PrintedLine]], known: Iterable[str] = ()) -> Manner:
        manner = cls(known={normalise_heading(name) for name in known})
        trailing = wrapped = 0
        for lines in cells:
            for at, line in enumerate(lines):
                manner._learn(line.text)
                if at < len(lines) - 1 and lines[at + 1].text[:1].islower():
                    wrapped += 1
                    trailing += line.trailing
            if len(lines) == 1:
                manner.wholes.add(lines[0].text.strip())
        manner.keeps_spaces = wrapped > 3 and trailing >= 0.4 * wrapped
        return manner

    def _learn(self, text: str) -> None:
        words = re.findall(r"[^\W\d_]+", text)
        for at, word in enumerate(words):
            self.words[word] += 1
            if word[0].islower():
                self.lower[word] += 1
            elif at:
                self.inside[word] += 1
        for part in re.split(r"\s*/\s*|\s+[–—]\s+|\s*;\s*", text):
            if part != text and len(part.split()) == 2:
                self.wholes.add(part.strip())


def right_limit(lines: list[PrintedLine], left: float, right: float) -> float:
    """How far to the right a line may reach: the cell keeps the margin of its left."""
    starts = [line.x0 for line in lines if not begins_item(line.text)] or [lines[0].x0]
    margin = min(max(min(starts) - left, 1.0), 8.0)
    return max(right - margin, max(line.x1 for line in lines))


def is_list(cells: list[tuple[list[PrintedLine], float, float]], manner: Manner) -> bool:
    """Whether a column holds short items, one under another, rather than prose or names."""
    sure = capitals = inner = filled = 0
    for lines, left, right in cells:
        filled += len(lines) > 1
        limit = right_limit(lines, left, right) if lines else right
        for line, below in pairwise(lines):
            sure += (
                not begins_item(below.text)
                and below.text[:1].isupper()
                and (line.x1 + line.space + below.first_word < limit - 0.3)
            )
        words = [word for line in lines for word in re.findall(r"[^\W\d_]+", line.text)[1:]]
        inner += len(words)
        capitals += sum(word[0].isupper() for word in words)
    return sure >= 0.2 * filled > 0 and capitals < 0.25 * inner


def cell_paragraphs(
    lines: list[PrintedLine], left: float, right: float, manner: Manner, listed: bool = False
) -> list[str]:
    """The paragraphs and bullets of a cell that reaches from ``left`` to ``right``."""
    if not lines:
        return []
    limit = right_limit(lines, left, right)
    gaps = sorted(b.top - a.top for a, b in pairwise(lines))
    setting = Setting(limit, gaps[len(gaps) // 4] if gaps else 0.0, manner, listed,
                      sum(bool(_DASHES.match(line.text)) for line in lines))  # fmt: skip
    found = [CellParagraph(lines[0])]
    for line in lines[1:]:
        last = found[-1]
        if last.goes_on(line, setting):
            last.add(line, limit, manner)
        else:
            found.append(CellParagraph(line))
    return [text for each in found if (text := each.text.strip())]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a cell shows: how far its lines may reach, how they are spaced, what they hold."""

    limit: float
    usual: float
    manner: Manner
    listed: bool
    dashes: int


class CellParagraph:
    """One paragraph as it grows."""

    def __init__(self, line: PrintedLine) -> None:
        self.text = line.text
        self.first = self.last = line
        self.bullet = begins_item(line.text)
        self.lines = 1

    def add(self, line: PrintedLine, limit: float, manner: Manner) -> None:
        self.text += glue(self.text, self.last, line, limit, manner) + line.text
        self.last = line
        self.lines += 1

    def goes_on(self, line: PrintedLine, setting: Setting) -> bool:
        """Whether a line is the rest of this paragraph."""
        if begins_item(line.text) and not self._only_a_dash(line, setting):
            return False
        if self.text.strip() in BULLETS:
            return True
        if self.bullet and self._hangs(line) is False:
            return False
        if setting.usual and line.top - self.last.top > setting.usual * 1.25:
            return False
        if self.last.trailing or is_cut(self.text, self.last, line, setting.limit, setting.manner):
            return True
        if self._had_room(line, setting):
            return False
        return self._reads_on(line, setting)

    def _only_a_dash(self, line: PrintedLine, setting: Setting) -> bool:
        """A dash between words that happens to open a line."""
        return (
            bool(_DASHES.match(line.text)) and setting.dashes == 1 and not self.bullet
            and self.last.x1 + line.space * 2 + line.letter + line.first_word > setting.limit
        )  # fmt: skip

    def _had_room(self, line: PrintedLine, setting: Setting) -> bool:
        """Whether the line would have begun on the line above, had it been the same paragraph."""
        if setting.manner.keeps_spaces and not line.text[:1].islower():
            return self.last.x1 + self.last.space * 1.05 < setting.limit
        # A small letter hardly ever opens an item, so it takes more room to say so.
        spare = 6.0 if line.text[:1].islower() else 1.0
        return self.last.x1 + self.last.space + line.first_word < setting.limit - spare

    def _hangs(self, line: PrintedLine) -> bool | None:
        """Whether a line has a bullet's indent; nothing when the indent does not tell."""
        if line.x0 > self.first.x0 + 2.5:
            return True
        if self.first.hang and line.x0 < self.first.hang - 2.5:
            return False
        if self.lines > 1 and self.last.x0 > self.first.x0 + 2.5:
            return False
        return False if line.x0 < self.first.x0 - 2.5 else None

    def _reads_on(self, line: PrintedLine, setting: Setting) -> bool:
        """The room does not tell, so the words must."""
        text, before, manner = line.text, self.text.rstrip(), setting.manner
        word = first_word(text)
        if not word or word[0].islower() or not text[0].isalnum():
            return True
        if before.count("(") > before.count(")") or _OPEN_END.search(before):
            return True
        if (named := self._by_names(before, text, word, manner)) is not None:
            return named
        if word == first_word(before) and len(before.split()) > 1:
            return False
        if before.endswith((".", "!", "?", ";")):
            return False
        if manner.inside[word]:
            return True
        if setting.listed:
            return False
        return bool(_LOOSE_END.search(before)) or not (
            word.lower() in OPENERS or manner.lower[word.lower()]
        )

    def _by_names(self, before: str, text: str, word: str, manner: Manner) -> bool | None:
        """What is known of the names of bodies and people; nothing when no name is met."""
        own, joint = normalise_heading(before), normalise_heading(f"{before} {text}")
        if joint in manner.known or any(name.startswith(f"{joint} ") for name in manner.known):
            return True
        if word.lower() in SUFFIXES and len(before.split()) < 5:
            both = COMMON | manner.known
            return not (
                normalise_heading(text) in manner.known
                or (own in both and normalise_heading(text) in both)
            )
        if own in manner.known or any(name == normalise_heading(text) for name in manner.known):
            return False
        if before in manner.wholes and len(before.split()) == 2:
            return False
        if any(text.startswith(whole) for whole in manner.wholes if len(whole.split()) > 1):
            return False
        if own in COMMON or re.fullmatch(r"[A-Z]{2,6}", before):
            return False
        last = own.rsplit(" ", 1)[-1]
        return False if last in SUFFIXES and 1 < len(before.split()) < 6 else None


def first_word(text: str) -> str:
    found = re.search(r"[^\W\d_]+", text)
    return found[0] if found else ""


def begins_item(text: str) -> bool:
    return text[:1] in BULLETS or bool(_DASHES.match(text)) or bool(re.match(r"o\s+[A-Z]", text))


def glue(before: str, last: PrintedLine, line: PrintedLine, limit: float, manner: Manner) -> str:
    """What stood between two halves: mostly a space, nothing inside a word."""
    return "" if not last.trailing and is_cut(before, last, line, limit, manner) else " "


def is_cut(before: str, last: PrintedLine, line: PrintedLine, limit: float, manner: Manner) -> bool:
    """Whether a line ends inside a word: after a hyphen or stroke, or where the column ends."""
    if last.trailing:
        return False
    if re.search(r"\w-$", before):
        return line.text[:1].isalnum()
    if re.search(r"\w/$", before) and line.text[:1].islower():
        return True
    left = re.search(r"[^\W\d_]+$", before)
    right = re.match(r"[^\W\d_]+", line.text)
    if not left or not right or not right[0][0].islower() or last.x1 + last.letter * 1.4 < limit:
        return False
    whole = left[0] + right[0]
    if manner.words[whole] or manner.words[whole.capitalize()]:
        return not manner.words[right[0]] > manner.words[whole] or len(right[0]) < 3
    # A word wider than its column is broken where the column ends.
    return right[0] in ENDINGS and bool(
        re.fullmatch(r"(?:.*/)?[^\W\d_]+", last.text.lstrip(BULLETS + " "))
    )

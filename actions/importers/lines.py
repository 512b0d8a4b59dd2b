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

from actions.importers.leads import COMMON
from actions.importers.headings import plain_words

BULLETS = "•●▪◦‣∙■□➢❖✓✔\uf076\uf0a7\uf0b7\uf0d8\uf0fc·"
_DASHES = re.compile(r"^[-–*] +\S")
_OPEN_END = re.compile(r"(?:[,&/–—(-]|\b(?:and|or|of|the|to|for|with|in|on|by|a|an|from|at|their|its|per|as|that))$",
                       re.IGNORECASE)
# Words that open a measure, a risk or a step, and so begin a line of their own.
OPENERS = set(
    "number numbers no reduction reduced reduce increase increased percentage proportion rate level feedback "
    "successful completion completed evidence delivery improved improve fewer more all at each time training "
    "train provide deliver develop promote review ensure support work continue produce hold run raise "
    "establish monitor implement maintain identify lack failure insufficient capacity funding legal cases".split()
)
# A name's last word: it belongs to the line above when it stands alone.
SUFFIXES = set("housing service services team council group trust authority partnership association police "
               "board officer manager unit centre society alliance agency department lead ltd limited".split())  # fmt: skip

# What a word that is broken by its column may end with, alone on the next line.
ENDINGS = set("g ng ing s rs ers es d ed t nt ent ment n on ion tion ation l al y ly ty ity e ce nce ence "
              "ance ss ess ness r er or rty ties ies tions ments ings ions ngs nal onal ional".split())  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its words, edges, and the width of a space in its letters."""

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


@dataclass
class Manner:
    """What the whole document shows of how it was set."""

    keeps_spaces: bool = False
    lower: Counter = field(default_factory=Counter)
    inside: Counter = field(default_factory=Counter)
    wholes: set[str] = field(default_factory=set)
    words: Counter = field(default_factory=Counter)

    @classmethod
    def of(cls, cells: Iterable[list[Line]]) -> Manner:
        manner = cls()
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


def paragraphs(lines: list[Line], left: float, right: float, manner: Manner) -> list[str]:
    """The paragraphs and bullets of a cell that reaches from ``left`` to ``right``."""
    if not lines:
        return []
    # The margin that the cell keeps on its left it also keeps on its right.
    margin = min(max(min(line.x0 for line in lines) - left, 1.0), 8.0)
    limit = max(right - margin, max(line.x1 for line in lines))
    gaps = sorted(b.top - a.top for a, b in zip(lines, lines[1:], strict=False))
    usual = gaps[len(gaps) // 4] if gaps else 0.0
    found = [Paragraph(lines[0])]
    for line in lines[1:]:
        last = found[-1]
        if last.goes_on(line, limit, usual, manner):
            last.add(line, limit, manner)
        else:
            found.append(Paragraph(line))
    return [text for each in found if (text := each.text.strip())]


class Paragraph:
    """One paragraph as it grows."""

    def __init__(self, line: Line) -> None:
        self.text = line.text
        self.first = self.last = line
        self.bullet = begins_item(line.text)
        self.lines = 1

    def add(self, line: Line, limit: float, manner: Manner) -> None:
        self.text += glue(self.text, self.last, line, limit, manner) + line.text
        self.last = line
        self.lines += 1

    def goes_on(self, line: Line, limit: float, usual: float, manner: Manner) -> bool:
        """Whether a line is the rest of this paragraph."""
        if begins_item(line.text):
            return False
        if self.text.strip() in BULLETS:
            return True
        if self.bullet and self._hangs(line) is False:
            return False
        if usual and line.top - self.last.top > usual * 1.25:
            return False
        if self.last.trailing or is_cut(self.text, self.last, line, limit, manner):
            return True
        if manner.keeps_spaces and not line.text[:1].islower():
            if self.last.x1 + self.last.space * 1.05 < limit:
                return False
        elif self.last.x1 + self.last.space + line.first_word < limit - 0.3:
            return False
        return self._reads_on(line, manner)

    def _hangs(self, line: Line) -> bool | None:
        """Whether a line has a bullet's indent; nothing when the indent does not tell."""
        if line.x0 > self.first.x0 + 2.5:
            return True
        if self.lines > 1 and self.last.x0 > self.first.x0 + 2.5:
            return False
        return None if abs(line.x0 - self.first.x0) <= 2.5 and self.lines == 1 and not self.last.trailing else None

    def _reads_on(self, line: Line, manner: Manner) -> bool:
        """The room does not tell, so the words must."""
        text, before = line.text, self.text.rstrip()
        word = (re.findall(r"[^\W\d_]+", text) or [""])[0]
        if not word or word[0].islower() or not text[0].isalnum():
            return True
        if before.count("(") > before.count(")") or _OPEN_END.search(before):
            return True
        if before in manner.wholes and len(before.split()) == 2 and word.lower() not in SUFFIXES:
            return False
        if any(text.startswith(whole) for whole in manner.wholes if len(whole.split()) > 1):
            return False
        if plain_words(before) in COMMON or re.fullmatch(r"[A-Z]{2,6}", before):
            return False
        first = (re.findall(r"[^\W\d_]+", before) or [""])[0]
        if word == first and len(before.split()) > 1:
            return False
        if before.endswith((".", "!", "?", ";")):
            return False
        if manner.inside[word]:
            return True
        return not (word.lower() in OPENERS or manner.lower[word.lower()] > 1)


def begins_item(text: str) -> bool:
    return text[:1] in BULLETS or bool(_DASHES.match(text)) or bool(re.match(r"o\s+[A-Z]", text))


def glue(before: str, last: Line, line: Line, limit: float, manner: Manner) -> str:
    """What stood between two halves: mostly a space, nothing inside a word."""
    return "" if not last.trailing and is_cut(before, last, line, limit, manner) else " "


def is_cut(before: str, last: Line, line: Line, limit: float, manner: Manner) -> bool:
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
    return right[0] in ENDINGS and bool(re.fullmatch(r"(?:.*/)?[^\W\d_]+", last.text.lstrip(BULLETS + " ")))

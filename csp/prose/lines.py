"""One line of narrative, written from its runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import groupby

from csp.prose.blocks import Inline, Run
from csp.prose.characters import normalise

# What each footnote is called; filled as the text is written.
Notes = dict[Inline, int]

_MARKS = re.compile(r"[\\`*_\[\]<]|&(?=[#\w])")
# What would begin a block when it opens a line.
_BLOCK = re.compile(
    r">|=|:{3}|[-~]{2}|(?:#{1,6}|[+-])(?=\s|$)"
    r"|(?P<point>[0-9]{1,9}(?=[.)](?:\s|$))|[a-z](?=\)(?:\s|$)))"
)


def merge_like_runs(runs: Inline) -> Inline:
    """Runs with neighbours that look alike made one, as reading makes them."""
    made: list[Run] = []
    for run in runs:
        if made and replace(made[-1], text="") == replace(run, text="", note=()):
            made[-1] = replace(run, text=made[-1].text + run.text)
        elif run.text or run.note:
            made.append(run)
    return tuple(made)


def ordinary(text: str, *, start: bool = True) -> str:
    """Words as somebody would type them, with a backslash before what would be a mark."""
    lines = [_MARKS.sub(r"\\\g<0>", line) for line in text.split("\n")]
    first = [escape_start(lines[0]) if start else lines[0]]
    return "\\\n".join(first + [escape_start(line) for line in lines[1:]])


def escape_start(line: str) -> str:
    if not (found := _BLOCK.match(line)):
        return line
    at = found.end() if found["point"] else 0
    return f"{line[:at]}\\{line[at:]}"


def careful(text: str, *, start: bool = True) -> str:
    """Words of which no character at an edge, and no sign, can be taken for a mark."""
    inner = text if normalise(text) == text else ""
    made = [
        char
        if 0 < at < len(text) - 1 and (char == " " or char.isalnum()) and (char.isascii() or inner)
        else f"&#{ord(char)};"
        for at, char in enumerate(text)
    ]
    return "".join(made)


# How a line may be written, the plainest first: a star can stand inside a word, where a low line cannot.
WAYS: tuple[tuple[Callable[..., str], str], ...] = (
    (ordinary, "_"),
    (ordinary, "*"),
    (careful, "_"),
)


class RunWriter:
    """Writes runs with their looks, links and footnote marks."""

    def __init__(self, spell: Callable[..., str], notes: Notes, slant: str = "_") -> None:
        self.spell = spell
        self.notes = notes
        self.slant = slant
        self.started = False

    def line(self, runs: Inline) -> str:
        self.started = False
        return "".join(
            self.linked(href, tuple(linked))
            for href, linked in groupby(runs, key=lambda run: run.href)
        )

    def linked(self, href: str, runs: Inline) -> str:
        """A link's words; a footnote's mark cannot stand inside it, so the link ends before one."""
        if not href:
            return self.bold(runs)
        self.started = True
        written = ""
        rest = runs
        while rest:
            stop = next((at for at, run in enumerate(rest) if run.note), len(rest) - 1)
            here, rest = rest[: stop + 1], rest[stop + 1 :]
            bare = (*here[:-1], replace(here[-1], note=()))
            written += f"[{self.bold(bare)}]({link_address(href)}){self.mark(here[-1].note)}"
        return written

    def bold(self, runs: Inline) -> str:
        return self.looks(runs, "bold", "**", self.italic)

    def italic(self, runs: Inline) -> str:
        return self.looks(runs, "italic", self.slant, self.words)

    def looks(self, runs: Inline, look: str, mark: str, inner: Callable[[Inline], str]) -> str:
        words = ""
        for marked, group in groupby(runs, key=lambda run: getattr(run, look)):
            self.started = self.started or marked
            written = inner(tuple(group))
            words += f"{mark}{written}{mark}" if marked else written
        return words

    def words(self, runs: Inline) -> str:
        return "".join(map(self.run, runs))

    def run(self, run: Run) -> str:
        words = self.spell(run.text, start=not self.started)
        self.started = True
        return words + self.mark(run.note)

    def mark(self, note: Inline) -> str:
        return f"[^{self.notes.setdefault(note, len(self.notes) + 1)}]" if note else ""


def link_address(href: str) -> str:
    """A link's address; one with brackets or spaces stands in angle brackets."""
    if re.fullmatch(r"[\w:/?#@!$'*+,;=.~%-]+", href) and "&" not in href:
        return href
    return "<" + re.sub(r"[<>\\&]", r"\\\g<0>", href) + ">"

"""Words with where each letter stands in the whole text, through joined lines and dropped marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reporting.meetings.reading.result import MinutesPassage


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text made of stretches of another: ``places`` are pairs of where one begins here and there."""

    text: str
    places: tuple[tuple[int, int], ...] = ((0, 0),)

    @classmethod
    def at(cls, text: str, start: int) -> PlacedText:
        return cls(text, ((0, start),))

    def there(self, at: int) -> int:
        """Where a letter of this text stands in the whole."""
        here, start = self.places[bisect_right(self.places, (at, 10**12)) - 1]
        return start + at - here

    def passage(self, start: int, end: int) -> MinutesPassage:
        """From the first to the last letter of a stretch of this text, in the whole."""
        if end <= start:
            return MinutesPassage(self.there(start), self.there(start))
        return MinutesPassage(self.there(start), self.there(end - 1) + 1)

    def stretches(self, start: int, end: int) -> Iterator[MinutesPassage]:
        """The same, cut wherever something else stands between."""
        cuts = [here for here, _ in self.places if start < here < end]
        for one, other in zip([start, *cuts], [*cuts, end], strict=True):
            words = self.text[one:other]
            left = one + len(words) - len(words.lstrip())
            right = other - len(words) + len(words.rstrip())
            if right > left:
                yield self.passage(left, right)

    def then(self, other: PlacedText, glue: str) -> PlacedText:
        shift = len(self.text) + len(glue)
        moved = tuple((here + shift, there) for here, there in other.places)
        return PlacedText(self.text + glue + other.text, self.places + moved)

    def part(self, start: int, end: int) -> PlacedText:
        inner = tuple((here - start, there) for here, there in self.places if start < here < end)
        return PlacedText(self.text[start:end], ((0, self.there(start)), *inner))

    def without(self, pattern: re.Pattern[str]) -> PlacedText:
        """The text with every match of marks taken out."""
        found, last = PlacedText("", ()), 0
        for match in pattern.finditer(self.text):
            found, last = found.then(self.part(last, match.start()), ""), match.end()
        return found.then(self.part(last, len(self.text)), "")

    def stripped(self) -> PlacedText:
        left = len(self.text) - len(self.text.lstrip())
        return self.part(left, max(left, len(self.text.rstrip())))


@dataclass(frozen=True, slots=True)
class MinuteLine:
    """A line, or a paragraph once lines are joined, with what it looked like.

    ``bolds`` and ``strikes`` are stretches of its words; ``level`` is that of a heading; ``mark`` the
    bullet before it. ``gap`` says that a new paragraph begins; ``row`` counts rows of tables from 1.
    """

    words: PlacedText
    gap: bool = True
    level: int = 0
    mark: str = ""
    bolds: tuple[tuple[int, int], ...] = ()
    strikes: tuple[tuple[int, int], ...] = ()
    row: int = 0
    column: int = 0
    table: int = 0
    page: int = 0
    why: str = ""
    title: bool = False

    @property
    def text(self) -> str:
        return self.words.text

    @property
    def bold(self) -> bool:
        return bool(self.bolds) and self.bold_to >= len(self.text.rstrip())

    @property
    def bold_to(self) -> int:
        """How far the words from the first on are bold."""
        return covered_to(self.text, self.bolds)

    @property
    def struck(self) -> bool:
        return bool(self.strikes) and covered_to(self.text, self.strikes) >= len(self.text.rstrip())

    def joined(self, other: MinuteLine, glue: str) -> MinuteLine:
        shift = len(self.text) + len(glue)
        return replace(
            self,
            words=self.words.then(other.words, glue),
            bolds=self.bolds + tuple((a + shift, b + shift) for a, b in other.bolds),
            strikes=self.strikes + tuple((a + shift, b + shift) for a, b in other.strikes),
        )


def covered_to(text: str, stretches: tuple[tuple[int, int], ...]) -> int:
    """How far stretches cover a text from its beginning, over the spaces between them."""
    reached = 0
    for start, end in sorted(stretches):
        if text[reached:start].strip():
            break
        reached = max(reached, end)
    return reached


@dataclass(frozen=True, slots=True)
class MinutesSource:
    """A file as lines of one text, with what its reader left out and what it is."""

    text: str
    lines: tuple[MinuteLine, ...]
    left_out: tuple[tuple[str, str], ...] = ()
    kind: str = "text"


class SourceBuilder:
    """Puts the text of a file together line by line, so that every line knows its place."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.lines: list[MinuteLine] = []

    def add(self, text: str, *, between: str = "\n", **looks) -> None:
        """Another line of one paragraph; line breaks within it make lines without a gap."""
        gap = looks.pop("gap", True)
        bolds, strikes = looks.pop("bolds", ()), looks.pop("strikes", ())
        at = 0
        for number, line in enumerate(text.split("\n")):
            if line.strip():
                glue = (between if number == 0 else "\n") if self.parts else ""
                if gap and number == 0 and glue == "\n":
                    glue = "\n\n"
                self.parts += [glue, line]
                start, self.length = self.length + len(glue), self.length + len(glue) + len(line)
                self.lines.append(
                    MinuteLine(
                        PlacedText.at(line, start),
                        gap=gap and number == 0,
                        bolds=within(bolds, at, at + len(line)),
                        strikes=within(strikes, at, at + len(line)),
                        **looks,
                    )
                )
            at += len(line) + 1

    def source(self, kind: str, left_out: tuple[tuple[str, str], ...] = ()) -> MinutesSource:
        return MinutesSource("".join(self.parts), tuple(self.lines), left_out, kind)


def within(
    stretches: tuple[tuple[int, int], ...], start: int, end: int
) -> tuple[tuple[int, int], ...]:
    """Stretches as far as they lie between two places, counted from the first."""
    cut = ((max(a, start) - start, min(b, end) - start) for a, b in stretches)
    return tuple((a, b) for a, b in cut if b > a)

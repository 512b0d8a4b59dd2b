"""The numbers of sections and paragraphs, as they will be printed, counted from the order alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from string import ascii_lowercase, ascii_uppercase

from plans.audience import Audience
from reporting.models import PaperSection
from reporting.papers.compose.draft import SectionDraft

Numbering = PaperSection.Numbering


@dataclass
class Counter:
    """Where the count stands. A numbered heading begins a chapter, and points count within it.

    Headings without a number stand between the points of a chapter and leave its count alone.
    """

    chapter: int = 0
    point: int = 0
    letter: int = 0
    # The level of the lettered headings: a heading above it begins with a) again.
    letters_at: int = 0
    appendix: int = 0
    # What the numbers of points begin with: "5", or "A" in an appendix.
    stem: str = field(default="")

    def heading(self, section: PaperSection) -> str:
        if section.level < self.letters_at:
            self.letter = 0
        if section.appendix:
            self.appendix, self.point, self.letter = self.appendix + 1, 0, 0
            self.stem = lettered(self.appendix, ascii_uppercase)
            return f"Appendix {self.stem}"
        match section.numbering:
            case Numbering.PLAIN | Numbering.POINT | Numbering.NOUGHT:
                return self.new_chapter(section.numbering)
            case Numbering.UNDER:
                return self.next_point()
            case Numbering.LETTER:
                self.letter, self.letters_at = self.letter + 1, section.level
                return f"{lettered(self.letter, ascii_lowercase)})"
        return ""

    def new_chapter(self, numbering: str) -> str:
        self.chapter, self.point, self.letter = self.chapter + 1, 0, 0
        self.stem = str(self.chapter)
        return self.stem + numbering.removeprefix("1")

    def next_point(self) -> str:
        self.point += 1
        return f"{self.stem}.{self.point}" if self.stem else str(self.point)


def lettered(place: int, letters: str) -> str:
    """a, b … z, aa, ab …"""
    words = ""
    while place:
        place, rest = divmod(place - 1, 26)
        words = letters[rest] + words
    return words


def is_printed(section: SectionDraft) -> bool:
    return section.printed and section.audience != Audience.RESTRICTED

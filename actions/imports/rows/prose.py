"""The prose outside a file's tables, as sections of the plan and statements of its priorities.

A heading that came to be no title, priority or area opens a section, and a deeper one stands inside
it. What stands under a priority's heading, before its table, is said of that priority. What is marked
as not for everybody is taken nowhere: a section has no reader of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from actions.imports.audience import marking_in, marking_of_heading
from actions.imports.grid import SourceParagraph
from actions.imports.priorities import heading_level, is_generic, known_as
from actions.imports.result import ImportedPriority, ImportedSection
from actions.imports.rows.narrative import print_source_narrative
from actions.imports.rows.reader import DocumentReader, OutsideWords
from csp.prose import clean_cell

MARKED = "is marked as not for everybody, and everybody may read a section"
TOO_LONG = "is longer than a plan may hold in one place"
OPENING, TABLE = "Introduction", "Action plan"
# As Section.heading, Section.body and Priority.statement.
MOST_HEADING, MOST_BODY, MOST_STATEMENT = 200, 200_000, 10_000
# What stands before the first heading is a cover's lines unless it is so long.
LEAST_OPENING = 120
# Only kinds that print nothing besides their words, or what is recorded of the same thing.
_KINDS = (
    ("foreword", re.compile(r"foreword|(?:message|welcome|words) from|rhagair", re.IGNORECASE)),
    ("introduction", re.compile(r"introduction|about this|cyflwyniad", re.IGNORECASE)),
    ("contact", re.compile(r"contact (?:us|details)|contacts|how to contact|cysylltu", re.IGNORECASE)),
    ("formats", re.compile(r"other (?:formats|languages)|fformatau", re.IGNORECASE)),
)  # fmt: skip


@dataclass
class HeadedWords:
    """Words under one heading: the heading's level, and each paragraph with its level inside; 0 is text."""

    heading: str
    level: float
    lines: list[tuple[int, SourceParagraph]] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    inner: list[float] = field(default_factory=list)

    def add(self, each: OutsideWords, level: float) -> None:
        inside = self.level_inside(level) if level else 0
        self.lines.append((inside, each.words))
        self.places.append(each.at)

    def level_inside(self, level: float) -> int:
        while self.inner and self.inner[-1] >= level:
            self.inner.pop()
        self.inner.append(level)
        return len(self.inner)

    @property
    def has_text(self) -> bool:
        return any(not level for level, _ in self.lines)

    @property
    def is_marked(self) -> bool:
        return bool(marking_of_heading(self.heading)) or any(
            marking_of_heading(each.text) if level else marking_in(each.text)
            for level, each in self.lines
        )


@dataclass(frozen=True)
class Prose:
    """The sections in the order of the file, and what is said of each priority, by its heading."""

    sections: tuple[ImportedSection, ...]
    statements: dict[str, str]

    def with_statements(
        self, priorities: Iterable[ImportedPriority]
    ) -> tuple[ImportedPriority, ...]:
        return tuple(
            replace(each, statement=self.statements.get(each.printed, "")) for each in priorities
        )


def gather_prose(reader: DocumentReader) -> Prose:
    """The prose of a document that was read to its end; what is taken is left over no more."""
    return ProseGatherer(reader).gather()


def level_of(each: OutsideWords) -> float:
    return 0 if len(each.words.text) > MOST_HEADING else heading_level(each.words)


class ProseGatherer:
    """Walks once through what stands outside the tables."""

    def __init__(self, reader: DocumentReader) -> None:
        self.reader = reader
        self.words = [each for each in reader.outside if isinstance(each, OutsideWords)]
        self.heads = [each for each in self.words if level_of(each)]
        self.find_title()
        self.shown = reader.shown()
        self.sections: list[HeadedWords] = []
        self.statements: dict[str, HeadedWords] = {}
        self.current: HeadedWords | None = None
        self.table: int | None = None
        self.before_headings = True

    def gather(self) -> Prose:
        if self.is_marked_whole():
            running = (each.at for each in self.words)
            self.refuse(MARKED, (at for at in running if self.reader.noted[at][1] is None))
            return Prose((), {})
        for each in self.reader.outside:
            if isinstance(each, OutsideWords):
                self.take(each)
            elif each:
                self.meet_table()
        statements = {
            printed: words
            for printed, passage in self.statements.items()
            if (words := self.statement_of(passage))
        }
        return Prose(tuple(self.all_sections()), statements)

    def is_marked_whole(self) -> bool:
        """Whether a marking is in the title, before the first heading, or at the edge of every page."""
        cover = self.reader.noted[: self.heads[0].at if self.heads else 0]
        pages = [each for each in self.reader.noted if each[0].source.endswith("of the pages")]
        said = any(marking_in(left.text) for left, _ in (*cover, *pages))
        return said or bool(marking_of_heading(self.reader.context.title))

    def find_title(self) -> None:
        """The only heading of the highest level is the title, where it opens the file and another follows."""
        if len(self.heads) < 2 or self.words[:2] != self.heads[:2]:
            return
        first, *rest = map(level_of, self.heads)
        if min(rest) > first:
            self.reader.context.title = self.reader.context.title or self.heads[0].words.text

    def refuse(self, why: str, places: Iterable[int]) -> None:
        """Say of what stands at these places why it is not taken."""
        for at in places:
            left, wanted = self.reader.noted[at]
            self.reader.noted[at] = replace(left, why=why), wanted

    def take(self, each: OutsideWords) -> None:
        _, wanted = self.reader.noted[each.at]
        level = level_of(each)
        if wanted is not None and not level:
            return
        if level:
            self.take_heading(each, level)
        elif self.current:
            self.current.add(each, 0)
        elif self.before_headings:
            self.current = self.open(HeadedWords(OPENING, 0))
            self.current.add(each, 0)

    def take_heading(self, each: OutsideWords, level: float) -> None:
        text = each.words.text.strip()
        if self.reader.is_shown(text, self.shown):
            self.current = self.statement_under(each, text, level)
            self.before_headings &= self.current is None
        elif self.current and self.current.level and level > self.current.level:
            self.current.add(each, level)
        else:
            self.before_headings = False
            self.current = self.open(HeadedWords(text, level, places=[each.at]))

    def statement_under(self, each: OutsideWords, text: str, level: float) -> HeadedWords | None:
        """Where words under a heading of the plan go: to its priority; to nothing under a title."""
        if each.words.is_title:
            return None
        printed = known_as(self.reader.priorities, each.home) if each.home else ""
        if not any(one.printed == printed for one in self.reader.priorities):
            return None
        passage = self.statements.setdefault(printed, HeadedWords(text, level))
        passage.inner.clear()
        return passage

    def open(self, passage: HeadedWords) -> HeadedWords:
        self.sections.append(passage)
        return passage

    def meet_table(self) -> None:
        """A table of the plan: what follows it belongs to no heading before it."""
        if self.table is None:
            self.table = len(self.sections)
        self.current, self.before_headings = None, False

    def all_sections(self) -> Iterator[ImportedSection]:
        """The sections with words, and the table where it stands among them."""
        found = [self.section_of(each) for each in self.sections]
        if not any(found):
            return
        at = len(found) if self.table is None else self.table
        yield from filter(None, found[:at])
        yield ImportedSection(self.heading_of_table(at), kind="actions")
        yield from filter(None, found[at:])

    def heading_of_table(self, at: int) -> str:
        """What stands over the first table by itself, as "Appendix 1: Action plan"."""
        over = self.sections[at - 1] if at else None
        if over and not over.lines and is_generic(over.heading):
            self.reader.in_prose.update(over.places)
            return over.heading
        return TABLE

    def section_of(self, passage: HeadedWords) -> ImportedSection | None:
        opens = passage.heading == OPENING and not passage.level
        length = sum(len(each.text) for _, each in passage.lines)
        if not passage.has_text or (opens and length < LEAST_OPENING):
            return None
        body = print_source_narrative(passage.lines)
        if not self.keep(passage, len(body), MOST_BODY):
            return None
        return ImportedSection(passage.heading, body, kind_of(passage.heading))

    def statement_of(self, passage: HeadedWords) -> str:
        words = clean_cell("\n".join(statement_lines(passage.lines)))
        return words if words and self.keep(passage, len(words), MOST_STATEMENT) else ""

    def keep(self, passage: HeadedWords, length: int, most: int) -> bool:
        """Take the words of a passage, or say why they cannot be taken."""
        why = MARKED if passage.is_marked else TOO_LONG if length > most else ""
        if why:
            self.refuse(why, passage.places)
        else:
            self.reader.in_prose.update(passage.places)
        return not why


def kind_of(heading: str) -> str:
    return next((kind for kind, words in _KINDS if words.match(heading)), "other")


def statement_lines(lines: Sequence[tuple[int, SourceParagraph]]) -> Iterator[str]:
    """As a cell has them: a line a paragraph, and items with a dash."""
    for _, each in lines:
        number = f"{each.number} " if each.number else "- " if each.bullet else ""
        yield f"{number}{each.text}"

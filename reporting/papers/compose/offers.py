"""What an officer can add to a paper: data by subject, and references and figures for a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from csp.prose.nouns import shorten_words
from plans.access import Access
from reporting import document as d
from reporting.document.renderers.markup import plain_block
from reporting.document.words import nodes
from reporting.papers.compose.document import compose_document
from reporting.papers.compose.draft import WholePaperDraft
from reporting.papers.compose.figures import escaped, paper_figures
from reporting.papers.compose.gathering import CHOOSE
from reporting.papers.compose.references import row_title
from reporting.papers.desk import Desk
from reporting.papers.sources import SOURCES, PaperSource

# Sources by subject, in the order in which an officer would look for them.
SUBJECTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "How the year went",
        ("status", "exceptions", "rows-progress", "outturn", "projects", "scheme", "funded-projects"),
    ),
    (
        "The plan",
        (
            "priorities", "actions", "plan-on-a-page", "plan-section", "plan-document", "promises",
            "drivers",
        ),
    ),
    ("Figures and money", ("figures", "chart", "localities", "money", "funder-return")),
    (
        "Enforcement, reviews and operations",
        ("enforcement", "reviews", "case-reviews", "operations", "forums"),
    ),
    ("What was asked and found out", ("assessment", "consultation", "survey")),
    (
        "The partnership",
        ("members", "groups", "signatories", "glossary", "contact", "back-cover"),
    ),
)  # fmt: skip
LONGEST = 80
LISTED = {name for _, names in SUBJECTS for name in names}


@dataclass(frozen=True)
class Offer:
    """A source that can be added. ``lacking`` says what has to be chosen for the paper first."""

    words: str
    help: str
    url: str
    lacking: str
    asks: bool


@dataclass(frozen=True)
class Subject:
    words: str
    offers: tuple[Offer, ...]


def subjects(desk: Desk, access: Access, url: Callable[[str], str]) -> list[Subject]:
    """Everything that the person may add, by subject."""
    rest = ("More", tuple(name for name in SOURCES if name not in LISTED))
    found = (
        Subject(
            words,
            tuple(
                offer(source, desk, url(name))
                for name in names
                if (source := SOURCES.get(name)) and access.can(source.power)
            ),
        )
        for words, names in (*SUBJECTS, rest)
    )
    return [each for each in found if each.offers]


def offer(source: PaperSource, desk: Desk, url: str) -> Offer:
    return Offer(source.words, source.help, url, lacking(source, desk), bool(source.options))


def lacking(source: PaperSource, desk: Desk) -> str:
    """What the paper has to be about before the source can say anything, in words."""
    missing = [CHOOSE.get(name, name) for name in source.needs if getattr(desk, name) is None]
    return " and ".join(missing)


@dataclass(frozen=True)
class Insertion:
    """What a picker offers for a sentence: words to find it by, and the Markdown that it becomes."""

    label: str
    markdown: str


@dataclass(frozen=True)
class Insertions:
    places: tuple[Insertion, ...]
    figures: tuple[Insertion, ...]


def insertions(draft: WholePaperDraft) -> Insertions:
    return Insertions(tuple(referable(draft)), tuple(figure_insertions(draft)))


def referable(draft: WholePaperDraft) -> Iterator[Insertion]:
    """Every place that a sentence can point at: sections and numbered paragraphs, then rows of data."""
    parts = compose_document(draft, created=timezone.now()).parts
    for part in parts:
        if part.anchor and part.heading:
            called = part.number.removeprefix("Appendix ").rstrip(".)") or part.heading
            yield pointing(part.label, called, part.anchor)
        for block in nodes(part.blocks, d.Numbered):
            if block.anchor:
                yield pointing(f"{block.number} {opening_words(block)}", block.number, block.anchor)
    for table in nodes(parts, d.Table):
        for row in table.rows:
            if row.anchor and (title := row_title(row).strip()):
                yield pointing(f"{table.caption}: {shorten_to_offer(title)}", title, row.anchor)


def opening_words(block: d.Numbered) -> str:
    return shorten_to_offer(plain_block(block.blocks[0]))


def shorten_to_offer(words: str) -> str:
    return shorten_words(" ".join(words.split()), LONGEST)


def pointing(label: str, called: str, anchor: str) -> Insertion:
    return Insertion(label, f"[{escaped(called)}](#{anchor})")


def figure_insertions(draft: WholePaperDraft) -> Iterator[Insertion]:
    for figure in paper_figures(draft):
        yield Insertion(f"{figure.label}: {figure.words}", figure.link)

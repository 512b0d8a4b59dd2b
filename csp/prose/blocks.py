"""The few kinds of block that written text is made of.

Cell text and narrative (``csp.prose``) both parse to these, and the document
model (``reporting.document``) adds the kinds that only whole documents need, so
the screen, the PDF and the Word file cannot disagree about what was written.

Everything here is frozen and holds plain values: a tree of blocks can be
compared, hashed and turned to JSON without touching the database.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """One of the shapes of ``csp.charts.signs``, which says nothing that the words beside it do not."""

    shape: str
    colour: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look. ``href`` makes it a link, ``note`` hangs a footnote on it.

    An ``href`` that begins with ``#`` points inside the document. ``page`` names a place whose page
    number print puts instead of the words. ``sign`` is drawn before the words.
    """

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    note: Inline = ()
    page: str = ""
    sign: Sign | None = None


Inline = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Inline


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside written text; ``level`` counts from 1 below the heading it stands under."""

    level: int
    runs: Inline


@dataclass(frozen=True, slots=True)
class ListItem:
    runs: Inline
    children: tuple[List, ...] = ()


@dataclass(frozen=True, slots=True)
class List:
    """Points. ``letters`` makes those of an ordered list a), b), c)."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1
    letters: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody else's words; ``speaker`` says whose."""

    blocks: tuple[Block, ...]
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Callout:
    """A box that stands apart from the text around it, such as one box of a summary page."""

    title: str
    blocks: tuple[Block, ...]


Block = Paragraph | Heading | List | Quote | Callout


def text_of_runs(runs: Inline) -> str:
    """The words of a line without their look: for a bookmark, an alternative text, a search."""
    return "".join(run.text for run in runs)

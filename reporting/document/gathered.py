"""What a source of data says: blocks to print, and figures to quote."""

from __future__ import annotations

from dataclasses import dataclass

from reporting.document import DocumentBlock, Part


@dataclass(frozen=True, slots=True)
class Quotable:
    """A figure that a sentence of the paper may quote, by a key that stays when the figure changes."""

    key: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a source says. Nothing at all (no blocks) means that there is nothing to print.

    ``start`` and ``end`` are the days, as ISO text, that its figures cover; ``area`` the place that
    they are about where it is not the paper's own; ``source`` who counted them. Rows of its tables
    carry an ``anchor`` that stays from one gathering to the next: what an officer writes over a cell
    is kept by it.
    """

    blocks: tuple[DocumentBlock | Part, ...] = ()
    start: str = ""
    end: str = ""
    area: str = ""
    source: str = ""
    quotable: tuple[Quotable, ...] = ()

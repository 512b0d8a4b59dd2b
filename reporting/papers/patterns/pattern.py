"""What a type of paper is: its first page and the sections that it begins with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from textwrap import dedent
from typing import Any

from reporting.models.paper import TEXT
from reporting.papers.desk import Desk


@dataclass(frozen=True)
class PatternBlock:
    """A block that a section begins with: words to start from, or a source of data with its options.

    Words point at a named piece by ``#block-@name``, and at a figure of one by ``#figure-@name`` around
    the words of the figure.
    """

    kind: str = TEXT
    text: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""


@dataclass(frozen=True)
class Slot:
    """A section that a paper begins with. ``values`` are further fields of ``PaperSection``.

    Words point at a named one by ``#part-@name``.
    """

    heading: str
    pieces: tuple[PatternBlock, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""


@dataclass(frozen=True)
class PaperType:
    """A type of paper. ``needs`` names the fields of ``Paper`` that somebody must choose to begin.

    ``values`` gives further fields of ``Paper`` from what it is about; ``slots`` its sections.
    """

    words: str
    help: str
    slots: Callable[[Desk], tuple[Slot, ...]]
    values: Callable[[Desk], Mapping[str, Any]]
    needs: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()


def text_block(text: str, name: str = "", **values: Any) -> PatternBlock:
    return PatternBlock(text=dedent(text).strip(), values=values, name=name)


def data(kind: str, name: str = "", **options: Any) -> PatternBlock:
    return PatternBlock(kind, options=options, name=name)


def committee_details(title: str) -> str:
    """The lines that stand at the head of most papers for a committee, to be filled in."""
    return f"TITLE: {title}\nPORTFOLIO HOLDER: TBC\nCONTACT OFFICER: TBC\nWARDS INVOLVED: All"

"""What a source of data is: something that a paper can print and that can be gathered again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plans.access import Can
from reporting.document.gathered import Gathered
from reporting.papers.desk import Desk

Choices = Callable[[Desk], Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class Option:
    """One thing to choose about a data block: which indicator, which groups. Stored as text.

    Without ``choices`` it is a short text. ``several`` stores a list.
    """

    name: str
    label: str
    choices: Choices | None = None
    several: bool = False
    help: str = ""


@dataclass(frozen=True)
class PaperSource:
    """``words`` is its name in the list of what can be added; ``help`` says what it prints.

    ``gather(desk, options)`` asks the database and returns the same for the same facts. ``needs``
    names the fields of a ``Desk`` that it cannot do without. ``power`` is what gathering it takes.
    """

    words: str
    help: str
    gather: Callable[[Desk, Mapping[str, Any]], Gathered]
    options: tuple[Option, ...] = ()
    needs: tuple[str, ...] = ()
    power: Can = Can.READ_DRAFTS

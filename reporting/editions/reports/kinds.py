"""What a kind of paper is: the facts that it freezes and the document that it makes of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plans.access import Can
from reporting.document import Document
from reporting.facts.snapshot import thaw_as


@dataclass(frozen=True)
class Edition:
    """What a paper says of itself beside its facts: when it was made, and who signed it."""

    created: datetime
    draft: bool = False
    number: int = 1
    signed: str = ""
    note: str = ""


@dataclass(frozen=True)
class Kind:
    """``facts`` is the dataclass that is frozen; ``power`` is what reading the paper inside takes.

    A ``public`` one is published once it is made, and can be withdrawn. ``everybody`` builds what the
    public may read where that is less than the whole. ``read`` reads facts that are stored in a way of
    their own; others are read as ``facts``.
    """

    words: str
    facts: type
    build: Callable[[Any, Edition], Document]
    power: Can
    public: bool = False
    everybody: Callable[[Any, Edition], Document] | None = None
    read: Callable[[str], Any] | None = None

    def thaw(self, text: str) -> Any:
        """The facts that a frozen text holds. Raises ValueError for one that cannot be read."""
        return self.read(text) if self.read else thaw_as(self.facts, text)

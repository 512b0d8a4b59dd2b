"""What a kind of paper is: the facts that it freezes and the document that it makes of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plans.access import Can
from reporting.document import Document


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

    A ``public`` one is published once it is made, and can be withdrawn.
    """

    words: str
    facts: type
    build: Callable[[Any, Edition], Document]
    power: Can
    public: bool = False

"""What a text means, understood once: a million rows are made of some thousand texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from plans.crime.limits import CELLS_REMEMBERED, LONGEST_REMEMBERED


class Remembered(dict):
    """Looked up like a dictionary, and bounded, so that memory stays flat."""

    def __init__(self, understand: Callable[[Any], Any]) -> None:
        super().__init__()
        self.understand = understand

    def __missing__(self, piece: Any) -> Any:
        meaning = self.understand(piece)
        if len(self) >= CELLS_REMEMBERED:
            self.clear()
        if len(piece) <= LONGEST_REMEMBERED:
            self[piece] = meaning
        return meaning

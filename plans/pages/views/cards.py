"""Cards that lead to lists, each with how many rows the list has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plans.access import Can
from plans.pages.views.base import WorkspacePage


@dataclass(frozen=True)
class CardKind:
    """One kind of row: its key in the counts, one and several in words, its list, what it is for."""

    key: str
    one: str
    several: str
    route: str
    title: str
    text: str
    power: Can = Can.READ

    def words(self, count: int) -> str:
        if not count:
            return f"No {self.several} yet"
        return f"{count:,} {self.one if count == 1 else self.several}"


def cards(
    page: WorkspacePage, kinds: Iterable[CardKind], counts: Mapping[str, int]
) -> list[dict[str, str]]:
    """What parts/cards.html shows of those kinds that whoever reads the page may open."""
    return [
        {
            "title": kind.title,
            "text": kind.text,
            "words": kind.words(counts[kind.key]),
            "url": page.address(kind.route),
        }
        for kind in kinds
        if page.access.can(kind.power)
    ]

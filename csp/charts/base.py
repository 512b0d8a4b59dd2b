"""What every chart can do: draw itself, say itself in a sentence, and give its figures."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from decimal import Decimal

from csp.charts.svg import KEY
from csp.charts.values import format_figure

Cell = Decimal | str
Row = tuple[Cell, ...]
NO_FIGURE = "no figure"


@dataclass(frozen=True, kw_only=True)
class Chart(ABC):
    """A chart of plain values. The ids in its drawing are made from ``key``, once on a page."""

    key: str
    title: str
    unit: str = ""

    def __post_init__(self) -> None:
        if not KEY.fullmatch(self.key):
            raise ValueError(f"The key “{self.key}” may hold letters, digits, - and _ only.")

    @property
    @abstractmethod
    def summary(self) -> str:
        """What the chart says, in a plain sentence."""

    @abstractmethod
    def svg(self) -> str:
        """The drawing: the same chart always gives the same bytes."""

    @abstractmethod
    def rows(self) -> tuple[Row, ...]:
        """The headings, then a row for each period or category; values as they were given."""

    def figures(self) -> tuple[tuple[str, ...], ...]:
        """The rows as people read them, with words where no figure is known."""
        head, *body = self.rows()
        return (tuple(map(str, head)), *(tuple(map(self.said, row)) for row in body))

    def said(self, cell: Cell) -> str:
        return format_figure(cell, self.unit) if isinstance(cell, Decimal) else cell

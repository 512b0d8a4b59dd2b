"""How many are in each state, as one bar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from csp.charts.axes import WIDTH, Entry, legend
from csp.charts.base import Chart, Row
from csp.charts.looks import HATCHES, WHITE, Look, box, marker
from csp.charts.sentences import share_of
from csp.charts.svg import clean, drawing, element, text, width_of

Tone = Literal["green", "amber", "red", "blue", "grey"]
# The colours and shapes that the site's status words have.
LOOKS: dict[Tone, Look] = {
    "green": Look("#00703c", marker="circle"),
    "amber": Look("#b35900", marker="diamond"),
    "red": Look("#b10e1e", marker="square"),
    "blue": Look("#1d4f91", marker="triangle"),
    "grey": Look("#50575d", marker="wedge"),
}
HIGH = Decimal(44)


@dataclass(frozen=True, slots=True)
class Status:
    label: str
    count: int
    tone: Tone = "grey"

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError(f"“{self.label}” cannot be said of fewer than none.")


@dataclass(frozen=True, kw_only=True)
class StatusBar(Chart):
    """Counts by state in one bar; each state has its colour, its hatching and its shape."""

    statuses: tuple[Status, ...]
    noun: str = "actions"

    @property
    def total(self) -> int:
        return sum(each.count for each in self.statuses)

    @property
    def summary(self) -> str:
        if not self.total:
            return f"There are no {self.noun} to count."
        said = (
            f"{each.count:,} {each.label[:1].lower()}{each.label[1:]} ({self.share(each)})"
            for each in self.statuses
            if each.count
        )
        return f"Of {self.total:,} {self.noun}: {', '.join(said)}."

    def share(self, each: Status) -> str:
        return f"{share_of(Decimal(each.count), Decimal(self.total))}%" if self.total else "0%"

    def rows(self) -> tuple[Row, ...]:
        head = ("Status", self.noun[:1].upper() + self.noun[1:], "Share")
        body = ((each.label, Decimal(each.count), self.share(each)) for each in self.statuses)
        return (head, *body)

    def svg(self) -> str:
        looks = [
            replace(LOOKS[each.tone], hatch=HATCHES[at % len(HATCHES)])
            for at, each in enumerate(self.statuses)
        ]
        entries = [self.entry(*pair) for pair in zip(self.statuses, looks, strict=True)]
        words, high = legend(entries, HIGH + 14)
        inside = self.bar(looks) + words
        return drawing(self.key, self.title, self.summary, (WIDTH, HIGH + 14 + high), inside)

    def bar(self, looks: list[Look]) -> str:
        if not self.total:
            nothing = Look(LOOKS["grey"].colour, hatch="open")
            return box(nothing, Decimal(1), Decimal(1), Decimal(WIDTH - 2), HIGH)
        made, x = [], Decimal(1)
        for each, of in zip(self.statuses, looks, strict=True):
            wide = Decimal(WIDTH - 2) * each.count / self.total
            if each.count:
                made.append(self.stretch(each, of, x, wide))
            x += wide
        return "".join(made)

    def stretch(self, each: Status, of: Look, x: Decimal, wide: Decimal) -> str:
        """One state's part of the bar, with its shape and count on white where there is room."""
        told = element("title", clean(f"{each.label}: {each.count:,} ({self.share(each)})"))
        made = told + box(of, x + 1, Decimal(1), max(wide - 3, Decimal(1)), HIGH)
        return element("g", made + counted(f"{each.count:,}", of, x + wide / 2, wide))

    def entry(self, each: Status, of: Look) -> Entry:
        def draw(x: Decimal, y: Decimal) -> str:
            sample = box(of, x + 1, y - 8, Decimal(24), Decimal(16))
            return sample + marker(of, x + 38, y)

        return Entry(draw, 44, f"{each.label}: {each.count:,} ({self.share(each)})")


def counted(words: str, of: Look, middle: Decimal, wide: Decimal) -> str:
    """The count on white, after its shape; without the shape, or not at all, where it is narrow."""
    for sign in (19, 6):
        room = width_of(words) + sign + 6
        if room + 6 < wide:
            left = middle - room / 2
            behind = element("rect", x=left, y=11, width=room, height=24, rx=3, fill=WHITE)
            shape = marker(of, left + 10, 23) if sign > 6 else ""
            return behind + shape + text(left + sign, 28, words, bold=True)
    return ""

"""How many are in each state, as one bar."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from csp.charts.axes import WIDTH, Entry, legend
from csp.charts.base import Chart, Row
from csp.charts.looks import WHITE, hatching
from csp.charts.sentences import percent_of
from csp.charts.signs import SIDE, draw_sign
from csp.charts.svg import clean, draw_text, drawing, element, width_of

Tone = Literal["green", "amber", "red", "blue", "grey"]
# The colour and shape that a status had in words while none was kept with it.
LOOKS: dict[Tone, tuple[str, str]] = {
    "green": ("#00703c", "circle"),
    "amber": ("#a34f00", "triangle"),
    "red": ("#b10e1e", "diamond"),
    "blue": ("#1d4f91", "tick"),
    "grey": ("#50575d", ""),
}
Ground = Literal["full", "pale", "white"]
HIGH = Decimal(44)


class Pattern(NamedTuple):
    """How a stretch of the bar is filled: its ground, the lines over it, the dashes of its edge."""

    ground: Ground = "white"
    lines: str = ""
    dash: str | None = None


# One for each shape, never by place, so that a status looks the same wherever it is counted.
PATTERNS: dict[str, Pattern] = {
    "tick": Pattern("full"),
    "circle": Pattern("pale"),
    "diamond": Pattern("white", "rising"),
    "cross": Pattern("full", "falling"),
    "ring": Pattern(),
    "dotted": Pattern(dash="2 3"),
    "pause": Pattern("white", "level"),
    "square": Pattern("full", "crossed"),
    "frame": Pattern("pale", "level"),
    "gem": Pattern("white", "falling"),
    "plus": Pattern("white", "crossed"),
    "bar": Pattern("full", "level"),
    "target": Pattern("pale", "rising"),
    "star": Pattern("full", "rising"),
    "triangle": Pattern("pale", "falling"),
}


@dataclass(frozen=True, slots=True)
class Status:
    """``colour`` and ``shape`` are those of the legend; one without them is drawn by its tone."""

    label: str
    count: int
    tone: Tone = "grey"
    colour: str = ""
    shape: str = ""

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError(f"“{self.label}” cannot be said of fewer than none.")

    @property
    def ink(self) -> str:
        return self.colour or LOOKS[self.tone][0]

    @property
    def sign(self) -> str:
        return self.shape or LOOKS[self.tone][1]

    def box(self, x: Decimal, y: Decimal, wide: Decimal, high: Decimal) -> str:
        """A stretch filled in its own way."""
        ground, lines, dash = PATTERNS.get(self.sign, Pattern())
        fill = {"full": self.ink, "pale": pale(self.ink), "white": WHITE}[ground]
        edge = element(
            "rect", x=x, y=y, width=wide, height=high, fill=fill, stroke=self.ink, stroke_width=2,
            stroke_dasharray=dash,
        )  # fmt: skip
        strokes = hatching(lines, x, y, wide, high)
        over = WHITE if ground == "full" else self.ink
        return edge + (element("path", d=strokes, stroke=over, stroke_width=2) if strokes else "")


def pale(colour: str) -> str:
    """The colour with four parts of white."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{(part + 4 * 255) // 5:02x}" for part in parts)


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
        return f"{percent_of(Decimal(each.count), Decimal(self.total))}%" if self.total else "0%"

    def rows(self) -> tuple[Row, ...]:
        head = ("Status", self.noun[:1].upper() + self.noun[1:], "Share")
        body = ((each.label, Decimal(each.count), self.share(each)) for each in self.statuses)
        return (head, *body)

    def svg(self) -> str:
        words, high = legend([self.entry(each) for each in self.statuses], HIGH + 14)
        inside = self.bar() + words
        return drawing(self.key, self.title, self.summary, (WIDTH, HIGH + 14 + high), inside)

    def bar(self) -> str:
        if not self.total:
            return Status("", 0).box(Decimal(1), Decimal(1), Decimal(WIDTH - 2), HIGH)
        made, x = [], Decimal(1)
        for each in self.statuses:
            wide = Decimal(WIDTH - 2) * each.count / self.total
            if each.count:
                made.append(self.stretch(each, x, wide))
            x += wide
        return "".join(made)

    def stretch(self, each: Status, x: Decimal, wide: Decimal) -> str:
        """One state's part of the bar, with its shape and count on white where there is room."""
        told = element("title", clean(f"{each.label}: {each.count:,} ({self.share(each)})"))
        made = told + each.box(x + 1, Decimal(1), max(wide - 3, Decimal(1)), HIGH)
        return element("g", made + draw_count(each, x + wide / 2, wide))

    def entry(self, each: Status) -> Entry:
        def draw(x: Decimal, y: Decimal) -> str:
            sample = each.box(x + 1, y - 8, Decimal(24), Decimal(16))
            return sample + draw_sign(each.sign, each.ink, x + 31, y - SIDE // 2)

        return Entry(draw, 51, f"{each.label}: {each.count:,} ({self.share(each)})")


def draw_count(each: Status, middle: Decimal, wide: Decimal) -> str:
    """The count on white, after its shape; without the shape, or not at all, where it is narrow."""
    words = f"{each.count:,}"
    for before in (26, 6):
        room = width_of(words) + before + 6
        if room + 6 < wide:
            left = middle - room / 2
            behind = element("rect", x=left, y=11, width=room, height=24, rx=3, fill=WHITE)
            shape = draw_sign(each.sign, each.ink, left + 5, 15) if before > 6 else ""
            return behind + shape + draw_text(left + before, 28, words, bold=True)
    return ""

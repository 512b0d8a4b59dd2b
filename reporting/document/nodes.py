"""The pieces of a document that written text does not have: tables, figures, covers, signatures.

Everything is frozen, holds plain values and never reads the database. ``reporting.document`` puts
them together, and is where the rest of the project takes them from.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from csp import charts
from csp.prose.blocks import Block, Callout, Inline, List, ListItem, Paragraph, Run
from plans.audience import Kept

Tone = Literal["", "red", "amber", "green", "blue", "grey"]
# Every kind by its name, since what is published promises what it may hold.
Drawing = charts.AnyChart


@dataclass(frozen=True, slots=True)
class Picture:
    """An image with the words that stand for it: either SVG source, or bytes and their type.

    ``src`` is an address that a browser may fetch instead; the PDF always carries the bytes.
    """

    alt: str
    svg: str = ""
    data: bytes = b""
    media_type: str = "image/png"
    src: str = ""

    def __post_init__(self) -> None:
        require(self.alt.strip(), "A picture needs an alternative text.")
        require(self.svg or self.data or self.src, "A picture needs SVG source, bytes or address.")


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. ``strapline`` is the one line people know, ``vision`` the sentence below."""

    title: str
    subtitle: str = ""
    years: str = ""
    partnership: str = ""
    strapline: str = ""
    vision: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Masthead:
    """How a paper for a committee begins: who reports, to whom, on what day, about what.

    ``facts`` are the pairs of its header block. ``own_page`` gives it the whole first page.
    """

    issuer: str = ""
    to: str = ""
    day: str = ""
    partnership: str = ""
    title: str = ""
    facts: tuple[Fact, ...] = ()
    picture: Picture | None = None
    own_page: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """A list of the document's headed parts, down to ``depth`` levels, with page numbers in print."""

    depth: int = 2
    title: str = "Contents"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table. ``width`` is its share; the ``header`` column names the row."""

    title: str
    width: float = 1
    header: bool = False
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one box of a table. ``tone`` tints it, and never replaces the words."""

    blocks: tuple[Block, ...] = ()
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``anchor`` lets other text link to it, ``kept`` says who alone may read it."""

    cells: tuple[Cell, ...]
    anchor: str = ""
    kept: Kept = ""


@dataclass(frozen=True, slots=True)
class GroupHead:
    """A line across the whole table that heads the rows below it, such as a priority area."""

    title: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column headings. ``caption`` is always there for those who cannot see the page.

    Of a ``silent`` one nobody learns that rows were left out, nor how many.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row | GroupHead, ...]
    show_caption: bool = True
    silent: bool = False

    def __post_init__(self) -> None:
        require(self.columns, f"The table “{self.caption}” has no columns.")
        for row in self.rows:
            if isinstance(row, Row):
                require(
                    len(row.cells) == len(self.columns),
                    f"A row of “{self.caption}” has {len(row.cells)} cells "
                    f"for {len(self.columns)} columns.",
                )


@dataclass(frozen=True, slots=True)
class Figure:
    picture: Picture
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of ``csp.charts``, printed as a drawing with its sentence and its figures.

    ``across`` prints the figures with the periods side by side, where there is one line to print.
    """

    drawing: Drawing
    across: bool = False

    @property
    def picture(self) -> Picture:
        return Picture(f"{self.drawing.title}. {self.drawing.summary}", svg=self.drawing.svg())

    @property
    def table(self) -> Table:
        """Its figures, under headings of their own."""
        head, *body = self.drawing.figures()
        if self.across:
            head, *body = zip(head, *body, strict=True)
        columns = (Column(head[0], 1.4, header=True), *map(_figure_column, head[1:]))
        rows = tuple(Row(tuple(cell(words) for words in line)) for line in body)
        return Table(f"{self.drawing.title}: the figures", columns, rows)


@dataclass(frozen=True, slots=True)
class Signatory:
    """Someone who endorses the document; ``agreed_on`` prints in place of the line to sign on."""

    post: str
    organisation: str
    name: str = ""
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Signatures:
    """The page on which the partners endorse the document."""

    items: tuple[Signatory, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    runs: Inline


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and what they say: contact details, key dates, the numbers of a summary."""

    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Boxes:
    """A summary page: callouts side by side."""

    items: tuple[Callout, ...]
    columns: int = 2


@dataclass(frozen=True, slots=True)
class Node:
    """One body in a structure, with those that answer to it."""

    title: str
    runs: Inline = ()
    children: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """Who answers to whom."""

    title: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph with its number in the margin, and the lists and quotations that belong to it.

    The number is as printed; ``anchor`` lets other text point at it.
    """

    number: str
    blocks: tuple[Block, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class RunIn:
    """A label at the left and what it says beside it, as who was present at a meeting.

    ``items`` are points below the words, where it says more than a line.
    """

    label: str
    runs: Inline
    items: tuple[ListItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a meeting decided: the word that leads in, what follows, and its points where it has several.

    ``note`` says how it came about, and what became of it.
    """

    word: str
    runs: Inline
    items: tuple[ListItem, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class ActionLine:
    """What a meeting asked somebody to do, in a frame; ``note`` says who does it and by when."""

    word: str
    runs: Inline
    note: str = ""


@dataclass(frozen=True, slots=True)
class TrueRecord:
    """The line on which minutes are signed; ``by`` and ``on`` print in its place once they are."""

    label: str
    by: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Guarded:
    """What not everybody may read. No renderer draws it: ``reporting.papers.compose.redaction`` opens it.

    ``number`` is that of the paragraph, which stays in its place when the words are left out.
    """

    kept: Kept
    blocks: tuple[DocumentBlock, ...]
    number: str = ""


DocumentBlock = (
    Block | Cover | Masthead | Contents | Table | Figure | Chart | Signatures | Facts | Boxes | Tree
    | Numbered | Guarded | RunIn | Resolution | ActionLine | TrueRecord
)  # fmt: skip


def text(words: str, *, bold: bool = False, href: str = "") -> Inline:
    """One plain stretch of text as a line."""
    return (Run(words, bold=bold, href=href),) if words else ()


def paragraph(words: str, *, bold: bool = False) -> Paragraph:
    return Paragraph(text(words, bold=bold))


def bullets(*lines: str) -> List:
    return List(tuple(ListItem(text(line)) for line in lines))


def cell(*blocks: Block | str, tone: Tone = "") -> Cell:
    """A table cell from blocks or plain words; each string is a paragraph."""
    made = (paragraph(block) if isinstance(block, str) else block for block in blocks if block)
    return Cell(tuple(made), tone)


def _figure_column(title: str) -> Column:
    return Column(title, 2) if title == charts.NOTES else Column(title, numeric=True)


def require(condition: object, message: str) -> None:
    if not condition:
        raise ValueError(message)

"""Every column of an action row once, in the printed order; what shows, reads or copies a row loops over it.

A line or a text needs no more than its line here and its place in ``RowWords``. What has a shape of its
own (leads, measures, risks, the priority with its areas, dates, who may read it) is named here too, and
each consumer says beside its loop how it writes that one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from actions.models.action import CELL
from actions.rows import column_headings as printed
from actions.rows.column_headings import Headings


class Kind(StrEnum):
    """What may be written in a column."""

    TEXT = "text"  # several lines, with bullets
    LINE = "line"  # one line
    LINES = "lines"  # a line for each of several things
    PLACE = "place"  # the priority, or one of its areas
    CHOICE = "choice"  # one of a list
    DAY = "day"
    OTHER = "other"  # headings of a file that no column is for, with their words


@dataclass(frozen=True)
class Column:
    """One column. What it is called elsewhere is said only where that is another word."""

    name: str  # the field of Action, and the key in facts, in JSON and in the address of a cell
    label: str  # on screen
    kind: Kind
    most: int = 0  # letters; of a list in each line

    hint: str = ""  # in the table's cell
    form_hint: str = ""  # in the form of a row
    tall: int = 4  # lines of its box there

    printed: str = ""  # in papers, in Word and in open data
    sheet: str = ""  # in a workbook
    csv: str = ""
    file: str = ""  # to somebody who says what the column of a file is
    imported_as: str = ""  # the field of what was read from a file
    headings: Headings = ()  # what partnerships print above it
    meaning: str = ""  # to a reader of open data

    width: float = 1  # beside the other columns of a printed page
    sheet_width: int = 22  # in figures
    always: bool = False  # printed though no row of the plan has it
    beside: bool = False  # in a file it stands behind the others

    above: str = ""  # what stands above it in the plan's table
    under: str = ""  # or the column in whose cell it stands there, in small print
    before: str | None = None  # what stands before its words there
    empty: str = ""  # what an editor reads there where a row has none

    in_place: bool = True  # may be changed in the plan's table
    in_form: bool = True
    in_file: bool = True
    searched: bool = True  # by the list of all rows
    sought: bool = True  # by the filter above the plan's table
    checked: bool = True  # its words are proofread
    refers: bool = False  # its words may point to other rows
    agreed: bool = False  # what an agreed plan says there changes only with a reason
    copied: bool = True  # to a copy of the row, and into the next plan
    history: bool = True
    comes_back: bool = True  # a former text of it may be brought back by itself
    published: bool = True
    parts: tuple[str, ...] = ()  # of each thing in a list: its words, then all else that is copied

    def __post_init__(self) -> None:
        for name, usual in (
            ("printed", self.label),
            ("sheet", self.printed or self.label),
            ("csv", self.name),
            ("file", self.label),
            ("above", self.label),
            ("imported_as", self.name),
            ("empty", f"Add {self.label.lower()}"),
        ):
            object.__setattr__(self, name, getattr(self, name) or usual)
        if self.before is None:
            object.__setattr__(self, "before", f"{self.label}: ")

    @property
    def is_lines(self) -> bool:
        return self.kind is Kind.LINES

    @property
    def is_words(self) -> bool:
        """Whether it is nothing but words, so that all that reads or writes it can loop."""
        return self.kind in (Kind.TEXT, Kind.LINE) and self.name != "ref"


BULLETS = "Begin a line with a hyphen to make a bullet."
MEASURE_PARTS = (
    "text", "kind", "unit", "polarity", "baseline", "target", "target_on", "breakdown", "members",
    "tolerance", "source", "cumulative", "over_year",
)  # fmt: skip

COLUMNS = (
    Column(
        "ref", "Reference", Kind.LINE, 20,
        hint="As printed, such as 1.4 or 1d*.",
        printed="Ref", above="Ref", headings=printed.REF,
        meaning="The reference of the action, as it is printed.",
        width=0.5, sheet_width=7, always=True,
        checked=False, copied=False,
    ),
    Column(
        "priority", "Priority", Kind.PLACE,
        headings=printed.PRIORITY, meaning="What that priority is called.",
        in_place=False, checked=False, copied=False, comes_back=False,
    ),
    Column(
        "area", "Priority area", Kind.PLACE, 200,
        csv="priority_area", headings=printed.AREA,
        meaning="The heading within the priority, if it has any.",
        width=0.8, sheet_width=20,
        under="aim", before="", empty="Add an area",
        checked=False, comes_back=False,
    ),
    Column(
        "aim", "Aim", Kind.TEXT, CELL,
        printed="Aims", sheet="Aim", headings=printed.AIM,
        meaning="What is to be reached.",
        width=1.25, sheet_width=32, always=True,
        refers=True, agreed=True,
    ),
    Column(
        "activity", "Activity", Kind.TEXT, CELL,
        hint=BULLETS, form_hint=BULLETS, tall=8, headings=printed.ACTIVITY,
        meaning="What is to be done.",
        width=2, sheet_width=50, always=True,
        refers=True, agreed=True,
    ),
    Column(
        "leads", "Leads", Kind.LINES, 300,
        hint="One lead a line.",
        printed="Lead", csv="lead", file="Lead", above="Lead", headings=printed.LEADS,
        meaning="Who leads it: a body or a post, one on each line.",
        always=True, empty="Nobody yet", in_form=False,
        parts=("words", "organisation", "post"),
    ),
    Column(
        "measures", "Measures", Kind.LINES, 500,
        hint="One measure a line.",
        printed="Performance measures", headings=printed.MEASURES,
        meaning="What is counted, with its baseline and target, one on each line.",
        width=1.35, sheet_width=34, always=True, empty="No measure", in_form=False,
        agreed=True, parts=MEASURE_PARTS,
    ),
    Column(
        "risks", "Assumptions and risks", Kind.LINES, CELL,
        hint="One a line.",
        printed="Assumptions and key risks", csv="assumptions_risks", headings=printed.RISKS,
        meaning="What it rests on and what may stop it, one on each line.",
        width=1.3, sheet_width=32, always=True, empty="None stated", in_form=False,
        parts=("text", "kind"),
    ),
    Column(
        "timescale_kind", "Kind of timescale", Kind.CHOICE,
        sheet_width=18, beside=True, in_place=False, checked=False,
    ),
    Column(
        "timescale", "Timescale", Kind.LINE, 200,
        hint="In your own words, such as by end of Quarter 2.",
        headings=printed.TIMESCALE,
        meaning="When it is to be done, in words.",
        width=0.8, sheet_width=18,
        under="activity", before="When: ", empty="Add when",
        searched=False, sought=False, checked=False, agreed=True,
    ),
    Column(
        "due_on", "Due", Kind.DAY,
        form_hint="If there is a date: 30 September 2016.",
        sheet="Due date", sheet_width=18, beside=True,
        meaning="The same as a day, such as 2017-03-31, where it is one day.",
        in_place=False, checked=False, agreed=True,
    ),
    Column(
        "resources", "Resources", Kind.TEXT, CELL,
        form_hint="Money, time or people, as printed.", headings=printed.RESOURCES,
        meaning="What it takes: money, people, things.",
        under="activity", before="With: ", empty="Add resources",
        sought=False, refers=True,
    ),
    Column(
        "visibility", "Who may see it", Kind.CHOICE,
        file="Who may read it", imported_as="public", headings=printed.VISIBILITY,
        width=0.6, sheet_width=14, in_place=False, checked=False,
    ),
    Column(
        "extra", "Other columns", Kind.OTHER,
        in_place=False, in_form=False, in_file=False, checked=False, comes_back=False,
        published=False,
    ),
)  # fmt: skip

NOT_A_COLUMN = {
    "id": "is the row itself",
    "key": "is the row itself, to the public and in files",
    "version": "counts how often the row was saved",
    "partnership": "is the plan's",
    "plan": "is where the row stands",
    "position": "is where the row stands",
    "ref_key": "is worked out from the reference",
}


@dataclass(frozen=True, kw_only=True)
class RowWords:
    """What a row says in words alone, with a field for each such column."""

    aim: str = ""
    activity: str = ""
    timescale: str = ""
    resources: str = ""


BY_NAME = {column.name: column for column in COLUMNS}


def names_where(wanted: Callable[[Column], object]) -> tuple[str, ...]:
    """The names of some columns, in the printed order."""
    return tuple(column.name for column in COLUMNS if wanted(column))


WORDS = names_where(lambda column: column.is_words)
LISTS = names_where(lambda column: column.is_lines)
SAID = names_where(lambda column: column.is_words or column.is_lines)
COPIED = names_where(lambda column: column.copied and not column.is_lines)
COPIED_PARTS = {column.name: column.parts for column in COLUMNS if column.is_lines}
REFERRING = names_where(lambda column: column.refers)
# What a file of rows has a column for, in its order; and what stands behind those.
IN_FILE = tuple(column for column in COLUMNS if column.in_file and not column.beside)
BESIDE = tuple(column for column in COLUMNS if column.in_file and column.beside)
# In the plan's table: what has a cell beside the reference, and what stands under that in small print.
IN_TABLE = tuple(
    column for column in COLUMNS if column.in_place and not column.under and column.name != "ref"
)
SMALL_PRINT = {
    column.name: tuple(each for each in COLUMNS if each.under == column.name) for column in IN_TABLE
}


def words_said(row: Any) -> list[tuple[str, str]]:
    """What a row says in words alone, each under its label; a column without words is left out."""
    said = ((BY_NAME[name].label, getattr(row, name)) for name in WORDS)
    return [(label, words) for label, words in said if words]


def names_side_by_side() -> list[str]:
    """The columns as they stand in the plan's table, each followed by its small print."""
    names = ["ref"]
    for column in IN_TABLE:
        names += [column.name, *(each.name for each in SMALL_PRINT[column.name])]
    return names

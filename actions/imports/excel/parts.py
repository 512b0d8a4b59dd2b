"""What a workbook's own parts say of its sheets and its readers do not: what is hidden or struck
out, formulas without values, comments, text boxes and what is printed at the edges of pages.
"""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from zipfile import ZipFile

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from actions.imports.excel.filters import Filters
from actions.imports.excel.looks import Runs, WorkbookStyles, local, runs_of, text_box_lines
from actions.imports.grid import MOST_CELLS, MOST_COLUMNS
from actions.imports.refusals import TOO_MANY_CELLS
from csp.files.packages import Unreadable

# Groups within groups, as Excel allows them.
DEEPEST = 8
_PARSER = {"recover": True, "resolve_entities": False, "no_network": True, "huge_tree": True}
_CODE = re.compile(r"&(?:[\"“][^\"”]*[\"”]|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d{1,3}|[A-Za-z])")


@dataclass
class SheetParts:
    """One sheet. Rows and columns count from 1.

    ``texts`` are what is seen of cells that are struck out, wholly or in part; ``passed`` is how
    many rows a filter or a closed group puts out of sight, which are read; ``worked_out`` are the values of
    formulas that came without, by their cells.
    """

    name: str
    shown: bool = True
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    passed: int = 0
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    struck: int = 0
    masked: int = 0
    formulas: list[tuple[int, int, str]] = field(default_factory=list)
    worked_out: dict[str, str] = field(default_factory=dict)
    comments: int = 0
    boxes: list[str] = field(default_factory=list)
    edges: list[str] = field(default_factory=list)

    def hides(self, top: int, left: int, bottom: int = 0, right: int = 0) -> bool:
        """Whether nothing is seen of a cell, or of cells that are merged."""
        return all(row in self.rows for row in range(top, (bottom or top) + 1)) or all(
            column in self.columns for column in range(left, (right or left) + 1)
        )


def read_sheet_parts(data: bytes) -> dict[str, SheetParts]:
    """The sheets of a workbook by name."""
    with ZipFile(io.BytesIO(data)) as package:
        book = Package(package)
        looks = WorkbookStyles(book.tree("xl/styles.xml"))
        strings = list(book.strings())
        found = {}
        for name, state, path in book.sheets():
            parts = SheetParts(name, state == "visible")
            if path:
                Scan(parts, looks, strings).read(book, path)
            found[name] = parts
        return found


class Package:
    """The parts of a workbook and where each leads."""

    def __init__(self, package: ZipFile) -> None:
        self.package = package
        self.names = set(package.namelist())

    def tree(self, path: str):
        if path not in self.names:
            return None
        return etree.fromstring(self.package.read(path), etree.XMLParser(**_PARSER))

    def strings(self) -> Iterator[Runs]:
        """The shared strings one after another: there may be as many as cells."""
        if "xl/sharedStrings.xml" in self.names:
            with self.package.open("xl/sharedStrings.xml") as stream:
                for _, element in etree.iterparse(stream, tag="{*}si", **_PARSER):
                    yield runs_of(element)
                    element.clear()

    def children(self, path: str, tag: str) -> list:
        root = self.tree(path)
        return [each for each in root if local(each) == tag] if root is not None else []

    def sheets(self) -> Iterator[tuple[str, str, str]]:
        """Name, state and path of each sheet."""
        paths = {key: path for key, _, path in self.relations("xl/workbook.xml")}
        for sheets in self.children("xl/workbook.xml", "sheets"):
            for sheet in sheets:
                key = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), "")
                yield sheet.get("name", ""), sheet.get("state", "visible"), paths.get(key, "")

    def relations(self, path: str) -> Iterator[tuple[str, str, str]]:
        """Key, kind and path of what a part leads to."""
        folder, name = posixpath.split(path)
        for each in self.children(f"{folder}/_rels/{name}.rels", "Relationship"):
            if each.get("TargetMode") != "External":
                target = posixpath.join("/", folder, each.get("Target", ""))
                kind = each.get("Type", "").rsplit("/", 1)[-1]
                yield each.get("Id", ""), kind, posixpath.normpath(target).lstrip("/")


class Scan:
    """One way through a sheet's part."""

    def __init__(self, parts: SheetParts, looks: WorkbookStyles, strings: list[Runs]) -> None:
        self.parts, self.looks, self.strings = parts, looks, strings
        self.filters = Filters()
        self.levels: dict[int, tuple[int, bool]] = {}
        self.columns: dict[int, tuple[int, bool]] = {}
        self.unlisted = False
        self.next_column = 1
        self.merged = self.row = self.across = 0

    def read(self, book: Package, path: str) -> None:
        if path in book.names:
            with book.package.open(path) as stream:
                for _, element in etree.iterparse(stream, **_PARSER):
                    self._take(element)
        for _, kind, target in book.relations(path):
            self._follow(book, kind, target)
        self._settle()

    def _take(self, element) -> None:
        match local(element):
            case "c":
                self._take_cell(element)
            case "row":
                self._end_row(element)
                element.clear()
            case "col":
                self._take_column(element)
            case "sheetFormatPr":
                self.unlisted = is_flat(element.get("defaultColWidth"), 0.1)
            case "autoFilter":
                self.filters.add(element)
            case "mergeCell":
                self._take_merge(element)
            case tag if re.fullmatch("(?:odd|even|first)(?:Header|Footer)", tag):
                if words := _CODE.sub(" ", element.text or "").strip(" &\n"):
                    self.parts.edges.append(" ".join(words.split()))

    def _take_merge(self, element) -> None:
        left, top, right, bottom = range_boundaries(element.get("ref", "A1"))
        self.merged += (right - left + 1) * (bottom - top + 1)
        if self.merged > 3 * MOST_CELLS:
            raise Unreadable(TOO_MANY_CELLS)

    def _take_column(self, element) -> None:
        hidden = is_attribute_on(element, "hidden") or is_flat(element.get("width"), 0.1)
        first, last = int(element.get("min", "1")), int(element.get("max", "1"))
        # Columns stand in order, each once, unless somebody means harm.
        for column in range(max(first, self.next_column), min(last, MOST_COLUMNS) + 1):
            self.columns[column] = min(int(element.get("outlineLevel", "0")), DEEPEST), hidden
        self.next_column = max(self.next_column, last + 1)

    def _take_cell(self, element) -> None:
        self.across += 1
        row, column = self.row + 1, self.across
        if place := element.get("r"):
            row, column = coordinate_to_tuple(place)
        self.across = column
        formula, value = (next((e for e in element if local(e) == tag), None) for tag in "fv")
        filled = value is not None and value.text
        if formula is not None and not filled and element.get("t") != "str":
            self.parts.formulas.append((row, column, formula.text or ""))
        runs = self._runs(element, value)
        self.filters.note(row, column, "".join(text for text, _ in runs))
        self._look_at(row, column, runs, int(element.get("s", "0")))

    def _runs(self, element, value) -> Runs:
        text = value.text or "" if value is not None else ""
        if element.get("t") == "s" and text.isdigit() and int(text) < len(self.strings):
            return self.strings[int(text)]
        if element.get("t") == "inlineStr":
            return [run for each in element if local(each) == "is" for run in runs_of(each)]
        return [(text, None)]

    def _look_at(self, row: int, column: int, runs: Runs, style: int) -> None:
        seen = [
            text
            for text, struck in runs
            if not (struck or (struck is None and style in self.looks.struck))
        ]
        words = "".join(text for text, _ in runs)
        if not words:
            return
        if style in self.looks.masked:
            self.parts.texts[row, column] = ""
            self.parts.masked += 1
        elif len(seen) < len(runs):
            self.parts.texts[row, column] = "".join(seen)
            self.parts.struck += 1

    def _end_row(self, element) -> None:
        number = element.get("r", "")
        self.row = int(number) if number.isdigit() else self.row + 1
        self.across = 0
        level = element.get("outlineLevel", "0")
        hidden = is_attribute_on(element, "hidden") or is_flat(element.get("ht"), 1)
        if hidden or level != "0":
            self.levels[self.row] = min(int(level), DEEPEST), hidden
        self.filters.end_row(self.row, hidden)

    def _follow(self, book: Package, kind: str, path: str) -> None:
        if kind == "comments":
            lists = book.children(path, "commentList")
            self.parts.comments += sum(len(each) for each in lists)
        elif kind == "table":
            for element in book.children(path, "autoFilter"):
                self.filters.add(element)
        elif kind == "drawing" and (root := book.tree(path)) is not None:
            self.parts.boxes += [
                words for each in root.iter("{*}txBody") if (words := text_box_lines(each))
            ]

    def _settle(self) -> None:
        """Rows that a filter or a closed group puts out of sight are the plan's all the same."""
        hidden = {row for row, (_, hidden) in self.levels.items() if hidden}
        passed = {row for row in hidden if self.filters.hide(row)} | folded(self.levels)
        self.parts.rows = hidden - passed
        self.parts.passed = len(passed)
        columns = {column for column, (_, hidden) in self.columns.items() if hidden}
        self.parts.columns = columns - folded(self.columns)
        if self.unlisted:
            self.parts.columns |= set(range(1, MOST_COLUMNS + 1)) - self.columns.keys()


def is_attribute_on(element, name: str) -> bool:
    return element.get(name, "0") in ("1", "true", "on")


def is_flat(size: str | None, least: float) -> bool:
    """Whether nothing is seen of a row so low or a column so narrow."""
    return bool(re.fullmatch(r"\d+(?:\.\d+)?", size or "")) and float(size or 0) < least


def folded(levels: dict[int, tuple[int, bool]]) -> set[int]:
    """The lines of closed groups: all that follow one another at a level or deeper are hidden."""
    found: set[int] = set()
    met: set[tuple[int, int]] = set()
    for number, (level, hidden) in levels.items():
        if not level or not hidden or number in found or (level, number) in met:
            continue
        run = {number}
        for step in (-1, 1):
            at = number + step
            while levels.get(at, (0, False))[0] >= level:
                run.add(at)
                at += step
        met |= {(level, each) for each in run}
        if all(levels[each][1] for each in run):
            found |= run
    return found

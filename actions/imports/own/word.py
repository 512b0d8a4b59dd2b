"""A plan exported as Word, whoever has edited it since: a paragraph stands for one thing."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from actions.imports.grid import SourceParagraph
from actions.imports.own import OwnRow, Priorities, hidden_part, own_file_plan
from actions.imports.own import cells as exchange
from actions.imports.result import ImportedPlan, Leftover
from actions.imports.rows.reader import NO_PLAN, OUTSIDE
from actions.imports.word.asides import asides_of, boxes_in
from actions.imports.word.paragraphs import Styles, read_word_paragraph
from actions.imports.word.unseen import TakingOut
from actions.rows.columns import BY_NAME, Column, Kind

_P, _TBL, _TR, _TC = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_WRAPPERS = {
    qn(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
}
_MARK = re.compile(r"priority_\d+")
_PRIORITY = re.compile(r"Priority (\S+): (.+)", re.DOTALL)
COLUMNS = {column.printed: column for column in exchange.IN_WORD}
WHO = BY_NAME["visibility"].printed
NEEDED = {"Ref", "Aims", "Activity", "Lead"}


def imported_field(heading: str) -> str:
    return COLUMNS[heading].imported_as if heading in COLUMNS else "other"


def read_own_word(data: bytes) -> ImportedPlan | None:
    document = docx.Document(io.BytesIO(data))
    taking_out = TakingOut(document)
    taking_out.from_part(document.element.body)
    styles = Styles(document)
    if not {exchange.TEXT_STYLE, exchange.BULLET_STYLE} <= set(styles.names.values()):
        return None
    walk = Walk(styles, *read_hidden_part(document))
    for element in unwrapped_children(document.element.body):
        if not walk.take(element):
            return None
    walk.keep_areas()
    if not walk.rows:
        return None
    left = (
        *walk.leftovers,
        *asides_of(document, styles, taking_out),
        *taking_out.found.leftovers(),
    )
    title = document.core_properties.title
    return own_file_plan("Word", walk.headings, walk.priorities, walk.rows, title, leftovers=left)


def read_hidden_part(document) -> tuple[list[str], dict[str, dict]]:
    """The extra headings and what stands beside the words of each row, where the file kept them."""
    for each in document.part.rels.values():
        if each.reltype == REL.CUSTOM_XML and not each.is_external:
            try:
                root = parse_xml(each.target_part.blob)
                if root.tag == f"{{{hidden_part.NAMESPACE}}}plan":
                    return hidden_part.read_part(root.text or "")
            except ValueError:  # Broken XML is a ValueError too: nothing beside the words, then.
                continue
    return [], {}


class Walk:
    """One way through the document, remembering under which priority it is."""

    def __init__(self, styles: Styles, extra: list[str], beside: dict[str, dict]) -> None:
        self.styles = styles
        self.extra, self.beside = extra, beside
        self.priorities = Priorities()
        self.rows: list[OwnRow] = []
        self.headings: dict[str, str] = {}
        self.heading = ""
        self.listing = False
        self.areas: list[str] = []
        self.tables = 0
        self.leftovers: list[Leftover] = []

    def take(self, element) -> bool:
        """False when a table of the plan was changed so much that it has to be read by guessing."""
        if element.tag == _P:
            self.take_line(element)
        if element.tag != _TBL:
            self.leftovers += boxes_in(element, "Text")
            return True
        self.tables += 1
        self.leftovers += boxes_in(element, f"Table {self.tables}")
        lines = [word_row_cells(row) for row in unwrapped_children(element) if row.tag == _TR]
        headings = [self.words(cell) for cell in lines[0]] if lines else []
        if not set(headings) & NEEDED or not self.heading:
            words = "\n".join(" | ".join(map(self.words, cells)) for cells in lines)
            self.leave_over(words, f"Table {self.tables}", NO_PLAN)
            return True
        if not set(headings) <= {*COLUMNS, *self.extra} or not set(headings) >= NEEDED:
            return False
        return self.take_rows(headings, lines[1:])

    def take_line(self, element) -> None:
        line = read_word_paragraph(element, self.styles)
        if line.level and line.text:
            self.begin(element, line)
        elif self.listing and line.bullet:
            self.areas.append(line.text)
        elif line.text == exchange.AREAS_LINE:
            self.listing, self.areas = True, []
        elif line.text:
            self.listing = False
            self.leave_over(line.text, "Text", OUTSIDE)

    def leave_over(self, words: str, source: str, why: str) -> None:
        if words.strip(" |\n"):
            self.leftovers.append(Leftover(words, source, why))

    def begin(self, element, line: SourceParagraph) -> None:
        """A heading; a priority even without rows where it still bears our mark."""
        self.keep_areas()
        found = _PRIORITY.fullmatch(line.text)
        self.heading = f"{found[1]}. {found[2]}" if found else ""
        if not found:
            self.leave_over(line.text, "Text", OUTSIDE)
        names = (mark.get(qn("w:name"), "") for mark in element.iter(qn("w:bookmarkStart")))
        if found and any(map(_MARK.fullmatch, names)):
            self.priorities.add(self.heading, names=(found[1], found[2]))

    def keep_areas(self) -> None:
        if self.heading in self.priorities.areas:
            for area in self.areas:
                self.priorities.add(self.heading, area)
        self.listing, self.areas = False, []

    def take_rows(self, headings: list[str], lines: list[list]) -> bool:
        self.headings |= {heading: imported_field(heading) for heading in headings}
        self.priorities.add(self.heading)
        self.keep_areas()
        area = ""
        for number, cells in enumerate(lines, 2):
            if len(cells) == 1 and len(headings) > 1:
                area = self.words(cells[0])
                continue
            if len(cells) != len(headings) or any(map(is_merged, cells)):
                return False
            row = self.row(dict(zip(headings, cells, strict=True)), area)
            row.source = f"Table {self.tables}, row {number}"
            self.rows.append(row)
        return True

    def row(self, cells: dict, area: str) -> OwnRow:
        row = OwnRow(self.heading, area=area)
        for heading, cell in cells.items():
            if heading in COLUMNS:
                self.fill(row, COLUMNS[heading], cell)
            else:
                row.extra[heading] = self.cell_text(cell)
        said = self.beside.get(row.ref) or {}
        if WHO not in cells and self.keeps_rows_back():
            row.audience[WHO] = hidden_part.hidden_audience(
                said, row.words.get("aim", ""), row.words.get("activity", "")
            )
        return with_beside(row, said)

    def fill(self, row: OwnRow, column: Column, cell) -> None:
        """Put what a cell says into its column of the row."""
        items = [each.text for each in self.lines(cell)]
        if column.is_lines:
            setattr(row, column.name, items)
        elif column.kind is Kind.TEXT:
            row.words[column.name] = self.cell_text(cell)
        elif column.is_words:
            row.words[column.name] = " ".join(items)
        elif column.printed == WHO:
            row.audience[WHO] = " ".join(items)
        else:
            setattr(row, column.name, " ".join(items))

    def keeps_rows_back(self) -> bool:
        """Whether the file came with rows that not everybody may read, and so with a column for it."""
        return any(hidden_part.is_kept_back(said) for said in self.beside.values())

    def cell_text(self, cell) -> str:
        return "\n".join(
            f"- {each.text}" if each.bullet else each.text for each in self.lines(cell)
        )

    def lines(self, cell) -> Iterator[SourceParagraph]:
        for element in unwrapped_children(cell):
            if element.tag == _P and (line := read_word_paragraph(element, self.styles)).text:
                yield line

    def words(self, cell) -> str:
        return " ".join(each.text for each in self.lines(cell))


def with_beside(row: OwnRow, said: dict) -> OwnRow:
    """The row with what the hidden part keeps of words that nobody has changed."""
    words = [exchange.read_measure(each)["text"] for each in row.measures]
    row.beside = hidden_part.hidden_measures(said, words)
    row.when = hidden_part.hidden_timescale(said, row.timescale)
    if row.when:
        row.words["timescale"] = row.when["timescale"]
    row.extra |= {str(heading): str(each) for heading, each in (said.get("extra") or {}).items()}
    return row


def unwrapped_children(element) -> Iterator:
    for child in element:
        if child.tag in _WRAPPERS:
            yield from unwrapped_children(child)
        else:
            yield child


def word_row_cells(row) -> list:
    return [cell for cell in unwrapped_children(row) if cell.tag == _TC]


def is_merged(cell) -> bool:
    properties = cell.find(qn("w:tcPr"))
    if properties is None:
        return False
    return any(properties.find(qn(f"w:{name}")) is not None for name in ("vMerge", "gridSpan"))

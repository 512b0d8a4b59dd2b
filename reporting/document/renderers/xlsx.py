"""A plan as a workbook: the familiar table, each measure on a line, and the priorities with their areas."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from textwrap import wrap
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.xml.functions import tostring

from actions.imports.own import cells, hidden_part
from actions.rows.columns import BESIDE, IN_FILE, Column, Kind
from csp.lists.tables import FORMULA_STARTS
from csp.periods import date_words
from csp.prose.characters import normalise
from reporting.document.renderers.package import repacked
from reporting.document.renderers.palette import palette
from reporting.facts.plan import ActionFacts, MeasureFacts, WholePlanFacts, extra_cells

LONGEST = 32_767
A4 = 9
# A line of Arial 10, and the highest row that a sheet may have, in points.
LINE_HIGH, HIGHEST = 13.0, 409.0
# Excel would take 1.10 for a number and show 1.1.
KEPT_AS_TEXT = {"Number", "Target date"} | {
    column.sheet for column in (*IN_FILE, *BESIDE) if column.kind in (Kind.LINE, Kind.DAY)
}
# What Excel takes for a character's number stands for itself.
ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

POUNDS = '"£"#,##0.00'

# A sum of money stands as a number that can be added up, everything else as words.
Line = tuple[str | Decimal, ...]


@dataclass(frozen=True)
class SheetPlan:
    """One sheet: its name, its columns with their widths, and its lines."""

    name: str
    headings: Sequence[str]
    widths: Sequence[float]
    lines: Iterable[Line]


def render_xlsx(facts: WholePlanFacts, *, created: datetime, draft: bool) -> bytes:
    """The workbook; the same facts and hour give the same bytes."""
    about = About(
        title=facts.plan.title,
        subject=f"Partnership plan for {facts.plan.period}",
        by=facts.partnership.name,
        created=created,
        header=f"{facts.plan.title} {facts.plan.period}{' – DRAFT' if draft else ''}",
        draft=draft,
    )
    return workbook(sheets_of(facts), about, facts.partnership.colour)


@dataclass(frozen=True)
class About:
    """What a workbook says of itself: ``header`` stands on each printed page."""

    title: str
    subject: str
    by: str
    created: datetime
    header: str
    draft: bool = False


def workbook(sheets: Iterable[SheetPlan], about: About, colour: str) -> bytes:
    """Sheets in the partnership's colour, each with its headings kept in sight and ready to print."""
    book = Workbook()
    book.remove(book.active)
    for wanted in sheets:
        sheet = book.create_sheet(wanted.name)
        fill_sheet(sheet, wanted, colour)
        set_up_print(sheet, about.header)
    made = io.BytesIO()
    book.save(made)
    return repacked(made.getvalue(), {"docProps/core.xml": described(about)})


def sheets_of(facts: WholePlanFacts) -> tuple[SheetPlan, ...]:
    extra = facts.extra_headings()
    return (
        SheetPlan(
            cells.PLAN_SHEET,
            (*cells.SHEET_HEADINGS, *cells.SHEET_BESIDE, *extra),
            (*(each.sheet_width for each in (*IN_FILE, *BESIDE)), *(24 for _ in extra)),
            plan_lines(facts),
        ),
        SheetPlan(
            cells.MEASURE_SHEET,
            cells.MEASURE_HEADINGS,
            (7, 50, 14, 14, 16, 22, 22, 18, 18, 28),
            measure_lines(facts),
        ),
        SheetPlan(
            cells.PRIORITY_SHEET, cells.PRIORITY_HEADINGS, (9, 44, 44), priority_lines(facts)
        ),
    )


def plan_lines(facts: WholePlanFacts) -> Iterator[Line]:
    labels = {each.key: each.label for each in facts.priorities}
    extra = facts.extra_headings()
    for row in facts.actions:
        yield plan_line(row, labels[row.priority], extra)


def plan_line(row: ActionFacts, priority: str, extra: Sequence[str] = ()) -> Line:
    said = (plan_cell(column, row, priority) for column in (*IN_FILE, *BESIDE))
    return (*said, *extra_cells(row, extra))


def plan_cell(column: Column, row: ActionFacts, priority: str) -> str:
    match column.name:
        case "priority":
            return priority
        case "leads":
            return cells.lines_of_items(map(cells.one_line, row.leads))
        case "measures":
            return cells.lines_of_items(cells.one_line(each.text) for each in row.measures)
        case "risks":
            risks = (cells.risk_with_kind(each.text, each.kind) for each in row.risks)
            return cells.lines_of_items(risks)
        case "visibility":
            return str(row.audience.label)
        case "timescale_kind":
            return hidden_part.TIMES.get(row.timescale_kind, "")
        case "due_on":
            return iso_day_words(row.due_on)
    words = getattr(row, column.name)
    return cells.with_round_bullets(words) if column.kind is Kind.TEXT else words


def measure_lines(facts: WholePlanFacts) -> Iterator[Line]:
    for row in facts.actions:
        for measure in row.measures:
            yield (row.ref, *measure_line(measure))


def measure_line(measure: MeasureFacts) -> Line:
    return (
        cells.one_line(measure.text),
        cells.KINDS.get(measure.kind, ""),
        measure.unit,
        cells.POLARITIES.get(measure.polarity, ""),
        measure.baseline,
        measure.target,
        iso_day_words(measure.target_on),
        measure.breakdown,
        cells.lines_of_items(measure.members),
    )


def priority_lines(facts: WholePlanFacts) -> Iterator[Line]:
    for each in facts.priorities:
        for area in each.areas or ("",):
            yield (each.number, each.title, area)


def iso_day_words(iso: str) -> str:
    return date_words(date.fromisoformat(iso)) if iso else ""


def fill_sheet(sheet: Any, wanted: SheetPlan, colour: str) -> None:
    colours = palette(colour)
    ink, line = (each.removeprefix("#").upper() for each in (colours.ink, colours.line))
    edge = Side(style="thin", color=line)
    border = Border(left=edge, right=edge, top=edge, bottom=edge)
    top = Alignment(vertical="top", wrap_text=True)
    write_row(sheet, 1, wanted.headings)
    sheet.row_dimensions[1].height = height_of(wanted.headings, wanted.widths)
    for cell in sheet[1]:
        cell.font = Font(name="Arial", size=10, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=ink)
        cell.alignment, cell.border = top, border
    body = Font(name="Arial", size=10)
    for number, words in enumerate(wanted.lines, 2):
        sheet.row_dimensions[number].height = height_of(words, wanted.widths)
        for cell in write_row(sheet, number, words):
            cell.font, cell.alignment, cell.border = body, top, border
            if wanted.headings[cell.column - 1] in KEPT_AS_TEXT:
                cell.number_format = "@"
    for at, width in enumerate(wanted.widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width


def height_of(words: Sequence[str | Decimal], widths: Sequence[float]) -> float:
    """So high that its fullest cell is seen: not every office works out heights that are not written."""
    lines = max(lines_in(str(each), width) for each, width in zip(words, widths, strict=False))
    return min(lines * LINE_HIGH + 2, HIGHEST)


def lines_in(words: str, width: float) -> int:
    """About how many lines some words take in a column as wide as so many figures."""
    # Letters are narrower than figures, on the whole.
    return sum(len(wrap(line, int(width * 1.1))) or 1 for line in words.split("\n"))


def write_row(sheet: Any, number: int, words: Sequence[str | Decimal]) -> list[Any]:
    return [write_cell(sheet.cell(number, at), each) for at, each in enumerate(words, 1)]


def write_cell(cell: Any, words: str | Decimal) -> Any:
    """Words, and nothing that a spreadsheet would run, whatever they begin with; or pounds."""
    if isinstance(words, Decimal):
        cell.value, cell.number_format = words, POUNDS
        return cell
    kept = ESCAPED.sub("_x005F_", normalise(words))
    if kept:
        cell.value = kept if len(kept) <= LONGEST else f"{kept[: LONGEST - 1]}…"
        cell.data_type = "s"
        cell.quotePrefix = kept.startswith(FORMULA_STARTS)
    return cell


def set_up_print(sheet: Any, header: str) -> None:
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    page = sheet.page_setup
    page.orientation, page.paperSize, page.fitToWidth, page.fitToHeight = "landscape", A4, 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddHeader.left.text = header.replace("&", "&&")[:200]
    sheet.oddFooter.left.text = "Page &P of &N"


def described(about: About) -> bytes:
    made = about.created.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties = DocumentProperties(
        title=about.title,
        subject=about.subject,
        creator=about.by,
        lastModifiedBy=about.by,
        description="Draft" if about.draft else None,
        language="en-GB",
        created=made,
        modified=made,
    )
    return tostring(properties.to_tree())

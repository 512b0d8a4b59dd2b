"""The pages of a plan as files that people would send."""

from __future__ import annotations

import csv
import io
from html import escape

import openpyxl
import weasyprint
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.styles import Font, PatternFill

from tests.corpus.layouts import Layout
from tests.corpus.pages import Box, Page, pages_of
from tests.corpus.plans import Priority

MARKS = {"style": "• ", "numbering": "• ", "typed": "· "}


def write(kind: str, plan: tuple[Priority, ...], layout: Layout) -> bytes:
    return WRITERS[kind](pages_of(plan, layout), layout)


# -- Word --------------------------------------------------------------------------------------------


def to_word(pages: list[Page], layout: Layout) -> bytes:
    document = Document()
    document.add_heading("Action plan 2026 to 2027", 0)
    document.add_paragraph("The partnership agreed these actions in spring.")
    for page in pages:
        if page.heading:
            document.add_heading(page.heading, 1)
        if page.areas:
            document.add_paragraph("Priority Areas:")
            for area in page.areas:
                document.add_paragraph(area, style="List Bullet")
        _word_table(document, page, layout)
        document.add_paragraph()
    return _saved(document)


def _word_table(document, page: Page, layout: Layout) -> None:
    wide = max(sum(box.wide for box in row) for row in page.rows)
    table = document.add_table(len(page.rows), wide, style="Table Grid")
    for y, row in enumerate(page.rows):
        x = 0
        for box in row:
            cell = table.cell(y, x)
            if box.covered:
                x += 1
                continue
            if box.wide > 1 or box.tall > 1:
                cell = cell.merge(table.cell(y + box.tall - 1, x + box.wide - 1))
            _word_cell(cell, box, layout)
            x += box.wide


def _word_cell(cell, box: Box, layout: Layout) -> None:
    for at, line in enumerate(box.lines):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        words = line.removeprefix("- ")
        if line.startswith("- ") and layout.bullets != "typed":
            paragraph.style = "List Bullet" if layout.bullets == "style" else "List Number"
        elif line.startswith("- "):
            words = MARKS["typed"] + words
        paragraph.add_run(words).bold = box.bold or None
    if box.shade:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), box.shade)
        cell._tc.get_or_add_tcPr().append(shade)


def _saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


# -- Excel and CSV -----------------------------------------------------------------------------------


def to_excel(pages: list[Page], layout: Layout) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for at, page in enumerate(pages):
        title = page.heading[:31].replace("/", " ") if page.heading else f"Sheet{at + 1}"
        sheet = book.create_sheet(title)
        above = [[page.heading]] if page.heading else []
        if page.areas:
            above.append(["Priority Areas: " + "; ".join(page.areas)])
        for row in above:
            sheet.append(row)
        for y, row in enumerate(page.rows, len(above) + 1):
            _excel_row(sheet, y, row)
    return _saved(book)


def _excel_row(sheet, y: int, row: list[Box]) -> None:
    x = 1
    for box in row:
        cell = sheet.cell(y, x)
        if not box.covered:
            cell.value = text_of(box) or None
            cell.font = Font(bold=box.bold)
            if box.shade:
                cell.fill = PatternFill("solid", fgColor=box.shade)
            if box.wide > 1 or box.tall > 1:
                sheet.merge_cells(
                    start_row=y,
                    start_column=x,
                    end_row=y + box.tall - 1,
                    end_column=x + box.wide - 1,
                )
        x += box.wide


def text_of(box: Box) -> str:
    return "\n".join(f"• {line[2:]}" if line.startswith("- ") else line for line in box.lines)


def to_csv(pages: list[Page], layout: Layout) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    for page in pages:
        if page.heading:
            writer.writerow([page.heading])
        if page.areas:
            writer.writerow(["Priority Areas: " + "; ".join(page.areas)])
        for row in page.rows:
            line = []
            for box in row:
                line += [text_of(box), *[""] * (box.wide - 1)]
            writer.writerow(line)
    return out.getvalue().encode("utf-8-sig")


# -- PDF and pasted HTML -----------------------------------------------------------------------------


def to_html(pages: list[Page], layout: Layout) -> str:
    parts = []
    for page in pages:
        if page.heading:
            parts.append(f"<h1>{escape(page.heading)}</h1>")
        if page.areas:
            items = "".join(f"<li>{escape(area)}</li>" for area in page.areas)
            parts.append(f"<p>Priority Areas:</p><ul>{items}</ul>")
        rows = "".join(_html_row(row, at < page.header_rows) for at, row in enumerate(page.rows))
        parts.append(f"<table>{rows}</table>")
    return f"<html><body>{''.join(parts)}</body></html>"


def _html_row(row: list[Box], is_header: bool) -> str:
    cells = []
    for box in row:
        if box.covered:
            continue
        shade = f" style='background:#{box.shade}'" if box.shade else ""
        lines = "".join(_html_line(line, box.bold) for line in box.lines)
        cells.append(f"<td colspan={box.wide} rowspan={box.tall}{shade}>{lines}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _html_line(line: str, bold: bool) -> str:
    text = f"<b>{escape(line)}</b>" if bold else escape(line.removeprefix("- "))
    return f"<ul><li>{text}</li></ul>" if line.startswith("- ") else f"<p>{text}</p>"


STYLE = """
@page { size: A4 landscape; margin: 2cm; @bottom-center { content: counter(page) } }
body { font: 10pt "DejaVu Sans", sans-serif } h1 { font-size: 15pt }
table { border-collapse: collapse; width: 100%; margin-bottom: 12pt }
td { border: 1px solid black; padding: 3pt; vertical-align: top }
p { margin: 0 } ul { margin: 0; padding-left: 12pt }
"""


def to_pdf(pages: list[Page], layout: Layout) -> bytes:
    html = to_html(pages, layout).replace(
        "<body>", "<body><h1 style='font-size:24pt'>Action plan 2026 to 2027</h1>"
    )
    return weasyprint.HTML(string=html).write_pdf(stylesheets=[weasyprint.CSS(string=STYLE)])


WRITERS = {
    "docx": to_word,
    "xlsx": to_excel,
    "csv": to_csv,
    "pdf": to_pdf,
    "html": lambda pages, layout: to_html(pages, layout).encode(),
}

"""What a file does not show stays out of the plan: counted and placed, and printed nowhere."""

from __future__ import annotations

import json

import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.filters import FilterColumn, Filters

from actions.imports import excel as excel_reader
from actions.imports import read_pasted, read_plan
from actions.imports.own import cells as exchange
from actions.imports.preview import left_out_words
from actions.imports.stored import to_json
from tests.actions.imports import files
from tests.actions.imports.files import HEAD, ROW, SECOND, add_to_cell, run, saved, wrapped

SECRET = "Mrs Hidden of 9 Canal Side"


def hidden_in(plan) -> list[str]:
    """What was counted, when none of it is in anything that was kept."""
    assert SECRET not in json.dumps(to_json(plan), ensure_ascii=False)
    assert [row.ref for row in plan.rows] in (["1.1"], ["1.1", "1.2"])
    sentences = [left.why for left in plan.leftovers if not left.text]
    told = [each.message for each in plan.warnings if each.code == "hidden-left-out"]
    assert sentences == told
    assert left_out_words(plan.leftovers) != "nothing left out"
    return [each.split(" was left")[0].split(" were left")[0] for each in sentences]


# -- Word ---------------------------------------------------------------------------------------------


def in_a_word_cell(element, styles=()):
    document = files.word()
    for name, kind, looks in styles:
        style = document.styles.add_style(name, kind)
        style.element.get_or_add_rPr().append(looks)
    add_to_cell(document, 1, 2, element)
    return read_plan("plan.docx", saved(document))


@pytest.mark.parametrize(
    ("looks", "counted"),
    [
        ("<w:vanish/>", "1 passage of hidden text in Table 1"),
        ('<w:vanish w:val="true"/>', "1 passage of hidden text in Table 1"),
        ("<w:strike/>", "1 passage that is struck out in Table 1"),
        ('<w:dstrike w:val="1"/>', "1 passage that is struck out in Table 1"),
    ],
)
def test_hidden_and_struck_words_of_a_run(looks, counted):
    plan = in_a_word_cell(run(f" {SECRET}", looks))
    assert hidden_in(plan) == [counted] and plan.rows[0].activity == "Mark bicycles"


def test_words_that_say_they_are_shown_are_read():
    plan = in_a_word_cell(run(" and prams", '<w:vanish w:val="0"/><w:strike w:val="false"/>'))
    assert plan.rows[0].activity == "Mark bicycles and prams" and plan.leftovers == ()


@pytest.mark.parametrize("kind", [1, 2])
@pytest.mark.parametrize("name", ["w:vanish", "w:strike"])
def test_words_hidden_by_a_style_and_by_the_style_that_it_is_based_on(kind, name):
    document = files.word()
    parent = document.styles.add_style("Mask", kind)
    parent.element.get_or_add_rPr().append(OxmlElement(name))
    child = document.styles.add_style("Mask below", kind)
    child.base_style = parent
    cell = document.tables[0].cell(1, 2)
    paragraph = cell.add_paragraph(style=child if kind == 1 else None)
    paragraph.add_run(SECRET, style=child if kind == 2 else None)
    plan = read_plan("plan.docx", saved(document))
    assert len(hidden_in(plan)) == 1 and plan.rows[0].activity == "Mark bicycles"


@pytest.mark.parametrize("tag", ["del", "moveFrom"])
def test_tracked_deletions(tag):
    words = "delText" if tag == "del" else "t"
    plan = in_a_word_cell(wrapped(tag, f"<w:r><w:{words}>{SECRET}</w:{words}></w:r>"))
    assert hidden_in(plan) == ["1 passage of tracked deletions in Table 1"]


def test_a_row_that_was_deleted_with_changes_tracked():
    document = files.word(ROW, SECOND, ("1.3", SECRET, SECRET, "Police", "May"))
    files.mark(document.tables[0].rows[3], "w:trPr", "w:del")
    assert hidden_in(read_plan("plan.docx", saved(document))) == [
        "1 passage of tracked deletions in Table 1"
    ]


def test_comments_of_word_are_counted_where_they_are_made():
    document = files.word()
    cell = document.tables[0].cell(1, 2).paragraphs[0]
    document.add_comment(cell.runs[0], SECRET, author="A", initials="A")
    assert hidden_in(read_plan("plan.docx", saved(document))) == ["1 comment in Table 1"]


@pytest.mark.parametrize("place", ["run", "cell"])
def test_the_prompt_of_a_field_that_nobody_has_filled_in(place):
    document = files.word()
    paragraph = document.tables[0].cell(2, 4).paragraphs[0]
    around = paragraph._p if place == "run" else document.tables[0].cell(2, 4)._tc
    inside = paragraph.runs[0]._r if place == "run" else paragraph._p
    box = wrapped("sdt", "<w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent/>")
    around.replace(inside, box)
    box[1].append(inside)
    plan = read_plan("plan.docx", saved(document))
    assert plan.rows[1].timescale == ""
    assert hidden_in(plan) == ["1 field that still shows its prompt in Table 1"]


def test_words_of_a_cell_that_another_was_merged_over():
    document = files.word(ROW, (*SECOND[:2], SECRET, *SECOND[3:]))
    for row, kind in ((1, "restart"), (2, "continue")):
        cell = document.tables[0].cell(row, 2)._tc
        cell.get_or_add_tcPr().append(parse_xml(f'<w:vMerge {nsdecls("w")} w:val="{kind}"/>'))
    plan = read_plan("plan.docx", saved(document))
    assert hidden_in(plan) == ["1 cell under a merged one in Table 1"]
    assert plan.rows[0].activity == "Mark bicycles"


def test_hidden_words_outside_the_tables():
    document = files.word()
    document.add_paragraph("What we read.").runs[0]._r.addnext(run(SECRET, "<w:vanish/>"))
    plan = read_plan("plan.docx", saved(document))
    assert hidden_in(plan) == ["1 passage of hidden text in the text"]
    assert [left.text for left in plan.leftovers if left.text] == ["What we read."]


# -- Excel --------------------------------------------------------------------------------------------


def read_both(data: bytes, monkeypatch):
    """The workbook read with its looks, and as one that is too large for that."""
    yield read_plan("plan.xlsx", data)
    monkeypatch.setattr(excel_reader, "LARGE", 1)
    yield read_plan("plan.xlsx", data)


def hide_row(book):
    book.active.append(("1.3", SECRET, SECRET, "Police", "May"))
    book.active.row_dimensions[4].hidden = True


def flatten_row(book):
    hide_row(book)
    book.active.row_dimensions[4].hidden = False
    book.active.row_dimensions[4].height = 0.5


def hide_column(book):
    book.active.cell(1, 6, "Notes")
    book.active.cell(2, 6, SECRET)
    book.active.column_dimensions["F"].hidden = True


def hide_a_row_of_an_open_group(book):
    for row in (2, 3, 4):
        book.active.row_dimensions[row].outlineLevel = 1
    hide_row(book)


def hide_sheet(book, state="hidden"):
    sheet = book.create_sheet("Old names", 0)
    for line in (HEAD, ("9", SECRET, SECRET, "Police", "May")):
        sheet.append(line)
    sheet.sheet_state = state


def hide_sheet_well(book):
    hide_sheet(book, "veryHidden")


def strike_cell(book):
    book.active.cell(2, 6, SECRET).font = Font(strike=True)
    book.active.cell(1, 6, "Notes")


def strike_part(book):
    struck = TextBlock(InlineFont(strike=True), SECRET)
    book.active.cell(2, 3).value = CellRichText("Mark bicycles", struck)


def mask_cell(book):
    book.active.cell(1, 6, "Notes")
    book.active.cell(2, 6, SECRET).number_format = ";;;"


def comment(book):
    book.active.cell(2, 3).comment = Comment(SECRET, "A")


def hide_by_hand_under_a_filter(book):
    hide_row(book)
    book.active.auto_filter.ref = "A1:E4"
    shown = FilterColumn(colId=3, filters=Filters(filter=["Police", "Council"]))
    book.active.auto_filter.filterColumn.append(shown)


@pytest.mark.parametrize(
    ("hide", "counted"),
    [
        (hide_row, "1 hidden row on sheet Plan"),
        (flatten_row, "1 hidden row on sheet Plan"),
        (hide_a_row_of_an_open_group, "1 hidden row on sheet Plan"),
        (hide_by_hand_under_a_filter, "1 hidden row on sheet Plan"),
        (hide_column, "1 hidden column on sheet Plan"),
        (hide_sheet, "1 hidden sheet in the workbook"),
        (hide_sheet_well, "1 hidden sheet in the workbook"),
        (strike_cell, "1 passage that is struck out on sheet Plan"),
        (strike_part, "1 passage that is struck out on sheet Plan"),
        (mask_cell, "1 hidden cell on sheet Plan"),
        (comment, "1 comment on sheet Plan"),
    ],
)
def test_what_a_workbook_hides(hide, counted, monkeypatch):
    book = files.excel()
    hide(book)
    for plan in read_both(saved(book), monkeypatch):
        assert hidden_in(plan) == [counted]
        assert plan.rows[0].activity == "Mark bicycles"


def test_rows_that_a_filter_or_a_closed_group_puts_away_are_read_and_named(monkeypatch):
    filtered, grouped = files.excel(), files.excel()
    filtered.active.row_dimensions[3].hidden = True
    filtered.active.auto_filter.ref = "A1:E3"
    filtered.active.auto_filter.add_filter_column(3, ["Police"])
    grouped.active.row_dimensions[3].hidden = True
    grouped.active.row_dimensions[3].outlineLevel = 1
    for book in (filtered, grouped):
        for plan in read_both(saved(book), monkeypatch):
            assert [row.ref for row in plan.rows] == ["1.1", "1.2"] and plan.leftovers == ()
            assert [each.code for each in plan.warnings].count("rows-out-of-sight") == 1


def test_a_hidden_column_that_says_who_may_read_is_heard_all_the_same(monkeypatch):
    book = files.excel((*ROW, "Public"), (*SECOND, "Restricted"), head=(*HEAD, "Who may read"))
    book.active.column_dimensions["F"].hidden = True
    for plan in read_both(saved(book), monkeypatch):
        assert [row.told["visibility"] for row in plan.rows] == ["public", "restricted"]


def test_a_merged_cell_is_seen_while_a_part_of_it_is():
    book = files.excel(("Priority 1: Canals", *[""] * 4), ("", *[""] * 4), ROW)
    book.active.merge_cells("A2:E3")
    book.active.row_dimensions[2].hidden = True
    assert read_plan("plan.xlsx", saved(book)).rows[0].priority == "Priority 1: Canals"


# -- OpenDocument -------------------------------------------------------------------------------------

MARKED = "<text:p>Mark"
LINES = files.line(*HEAD) + files.line(*ROW)
GONE = files.line("1.3", SECRET, SECRET, "Police", "May", looks='table:visibility="collapse"')
NARROW = (
    '<style:style style:name="n" style:family="table-row">'
    '<style:table-row-properties style:row-height="0cm"/></style:style>'
)
STRUCK = (
    '<style:style style:name="s" style:family="text"><style:text-properties '
    'style:text-line-through-style="solid"/></style:style>'
)


@pytest.mark.parametrize(
    ("rows", "styles", "columns", "counted"),
    [
        (LINES + GONE, "", "", "1 hidden row on sheet Plan"),
        (
            LINES + files.line("1.3", SECRET, "x", "y", "z", looks='table:style-name="n"'),
            NARROW, "", "1 hidden row on sheet Plan",
        ),
        (
            files.line(*HEAD, "Notes") + files.line(*ROW, SECRET), "",
            '<table:table-column table:number-columns-repeated="5"/>'
            '<table:table-column table:visibility="collapse"/>',
            "1 hidden column on sheet Plan",
        ),
        (
            LINES.replace("cycles", f'cycles<text:span text:style-name="s">{SECRET}</text:span>'),
            STRUCK, "", "1 passage that is struck out on sheet Plan",
        ),
        (
            LINES.replace(
                MARKED, f"<office:annotation><text:p>{SECRET}</text:p></office:annotation>{MARKED}"
            ),
            "", "", "1 comment on sheet Plan",
        ),
        (
            f"{LINES}<table:table-row><table:covered-table-cell><text:p>{SECRET}</text:p>"
            "</table:covered-table-cell></table:table-row>",
            "", "", "1 cell under a merged one on sheet Plan",
        ),
    ],
)  # fmt: skip
def test_what_an_opendocument_spreadsheet_hides(rows, styles, columns, counted):
    plan = read_plan("plan.ods", files.opendocument(rows, styles, columns))
    assert hidden_in(plan) == [counted] and plan.rows[0].activity == "Mark bicycles"


def test_opendocument_rows_under_a_filter_or_in_a_closed_group_are_read():
    filtered = GONE.replace('"collapse"', '"filter"').replace(SECRET, "Safer paths")
    group = '<table:table-row-group table:display="false">{}</table:table-row-group>'
    closed = group.format(GONE.replace(SECRET, "Safer paths"))
    for rows in (LINES + filtered, LINES + closed):
        plan = read_plan("plan.ods", files.opendocument(rows))
        assert [row.ref for row in plan.rows] == ["1.1", "1.3"] and plan.leftovers == ()


# -- Pasted -------------------------------------------------------------------------------------------


def pasted(cell: str, *, style: str = "", after: str = "", columns: str = "") -> object:
    rows = "".join(
        f"<tr>{''.join(f'<td>{each}</td>' for each in words)}</tr>"
        for words in (HEAD, (*ROW[:2], cell, *ROW[3:]))
    )
    return read_pasted(html=f"<style>{style}</style><table>{columns}{rows}</table>{after}")


@pytest.mark.parametrize(
    "inside",
    [
        '<span style="display: none">{}</span>',
        "<span style='mso-hide:all'>{}</span>",
        '<i style="visibility:hidden">{}</i>',
        "<s>{}</s>",
        "<del>{}</del>",
        '<font class="font7">{}</font>',
        '<span style="text-decoration:underline line-through">{}</span>',
        "<p class=MsoCommentText>{}</p>",
        "<span style='mso-element:comment'>{}</span>",
        "<b hidden>{}</b>",
    ],
)
def test_what_a_pasted_cell_hides(inside):
    sheet = "<!-- .font7 {color:red; text-decoration:line-through;} -->"
    plan = pasted(f"Mark bicycles {inside.format(SECRET)}", style=sheet)
    assert plan.rows[0].activity == "Mark bicycles" and len(hidden_in(plan)) == 1


def test_hidden_rows_and_columns_keep_the_others_in_their_places():
    gone = f"<tr style='display:none'>{f'<td>{SECRET}</td>' * 5}</tr>"
    plan = read_pasted(
        html="<table><col><col width=0 style='display:none'><col><col><col>"
        f"<tr>{''.join(f'<td>{each}</td>' for each in HEAD)}</tr>"
        f"<tr><td>1.1</td><td>{SECRET}</td><td>Mark bicycles</td><td>Police</td><td>June</td></tr>"
        f"{gone}</table>"
    )
    assert hidden_in(plan) == ["1 hidden row in Table 1", "1 hidden column in Table 1"]
    row = plan.rows[0]
    assert (row.activity, row.leads, row.timescale) == ("Mark bicycles", ("Police",), "June")


def test_comments_and_their_marks_on_the_clipboard():
    mark = (
        "<span class=MsoCommentReference><a class=msocomanchor href='#_msocom_1'>[JS1]</a></span>"
    )
    listed = (
        "<div style='mso-element:comment-list'><div style='mso-element:comment'>"
        f"<p class=MsoCommentText>[JS1]{SECRET}</p></div></div>"
    )
    plan = pasted(f"Mark bicycles{mark}", after=listed)
    assert plan.rows[0].activity == "Mark bicycles"
    assert hidden_in(plan) == ["1 comment in Table 1", "1 comment in the text"]


@pytest.mark.parametrize("html", [True, False])
def test_the_mark_of_a_comment_without_its_markup(html):
    if html:
        plan = pasted("Mark bicycles.[JS1]")
    else:
        lines = "\n".join("\t".join(words) for words in (HEAD, ROW)).replace(
            "cycles", "cycles[JS1]"
        )
        plan = read_pasted(f"{lines}\n[JS1]{SECRET}\n")
    assert plan.rows[0].activity.strip(".") == "Mark bicycles"
    assert hidden_in(plan) == ["1 comment in the pasted text"]


def test_a_reference_in_brackets_is_no_mark():
    assert pasted("Mark bicycles [SC12] and prams [1]").rows[0].activity == (
        "Mark bicycles [SC12] and prams [1]"
    )


def test_a_hidden_column_that_says_who_may_read_is_heard_in_pasted_tables_too():
    rows = ((*HEAD, "Who may read"), (*ROW, "Public"), (*SECOND, "Restricted"))
    plan = read_pasted(
        html="<table><col span=5><col style='display:none'>"
        + "".join(f"<tr>{''.join(f'<td>{each}</td>' for each in row)}</tr>" for row in rows)
        + "</table>"
    )
    assert [row.told["visibility"] for row in plan.rows] == ["public", "restricted"]


# -- Our own workbook ---------------------------------------------------------------------------------


def test_rows_and_notes_that_somebody_hides_in_our_own_workbook():
    cells = (
        "1.1",
        "1. Canals",
        "",
        "Fewer thefts",
        "Mark bicycles",
        "Police",
        "",
        "",
        "June",
        "",
        "Restricted",
    )
    gone = ("1.2", "1. Canals", "", SECRET, SECRET, "Police", "", "", "May", "", "Public")
    head = (*exchange.SHEET_HEADINGS, *exchange.SHEET_BESIDE, "Notes")
    rows = [(*cells, "", "", SECRET), (*gone, "", "", "")]
    book = files.excel(*rows, head=head, title=exchange.PLAN_SHEET)
    book.active.row_dimensions[3].hidden = True
    for column in ("K", "N"):
        book.active.column_dimensions[column].hidden = True
    plan = read_plan("plan.xlsx", saved(book))
    assert plan.kind == "Excel" and plan.rows[0].told["visibility"] == "restricted"
    assert hidden_in(plan) == [
        "1 hidden row on sheet Action plan", "1 hidden column on sheet Action plan",
    ]  # fmt: skip

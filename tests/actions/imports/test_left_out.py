"""What the plan has no place for is listed word for word; "nothing left out" is only said where it is so."""

from __future__ import annotations

import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from actions.imports import read_blocks, read_pasted, read_plan
from actions.imports.grid import Loose, SourceParagraph, lay_out_table
from actions.imports.preview import left_out_words
from tests.actions.imports import files
from tests.actions.imports.files import HEAD, ROW, SECOND, saved, with_part


def left(plan) -> list[str]:
    told = [each.message for each in plan.warnings if each.code == "text-left-over"]
    assert told == [each.sentence for each in plan.leftovers if each.text]
    return [each.text for each in plan.leftovers]


def table(*rows, head=HEAD):
    lines = [[each if isinstance(each, Loose) else Loose(each) for each in row] for row in rows]
    return lay_out_table([[Loose(each) for each in head], *lines], "Table 1")


# -- Word ---------------------------------------------------------------------------------------------


def test_paragraphs_outside_the_tables():
    document = files.word()
    for words in ("We agreed this in May.", "Ring 01632 960001 with questions."):
        document.add_paragraph(words)
    document.add_heading("What we heard", 1)
    plan = read_plan("plan.docx", saved(document))
    assert left(plan) == [
        "We agreed this in May.", "Ring 01632 960001 with questions.", "What we heard",
    ]  # fmt: skip
    assert left_out_words(plan.leftovers) == "3 pieces of text left out"


def test_a_file_that_was_taken_whole():
    document = files.word()
    document._body._element.insert(0, document.add_heading("Priority 1: Canals", 1)._p)
    plan = read_plan("plan.docx", saved(document))
    assert [row.priority for row in plan.rows] == ["Priority 1: Canals"] * 2
    assert left_out_words(plan.leftovers) == "nothing left out"


@pytest.mark.parametrize(
    ("kind", "source"), [("footnotes", "Footnote 1"), ("endnotes", "Endnote 1")]
)
def test_notes_with_numbers(kind, source):
    document = files.word()
    tag = kind[:-1]
    words = (
        f'<w:{kind} {nsdecls("w")}><w:{tag} w:type="separator" w:id="0"><w:p/></w:{tag}>'
        f'<w:{tag} w:id="2"><w:p><w:r><w:t>Where the owner agrees.</w:t></w:r>'
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>Says who?</w:t></w:r></w:p></w:{tag}></w:{kind}>"
    )
    content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    part = Part(PackURI(f"/word/{kind}.xml"), content, words.encode(), document.part.package)
    document.part.relate_to(part, getattr(REL, kind.upper()))
    plan = read_plan("plan.docx", saved(document))
    assert left(plan) == ["Where the owner agrees.", ""]
    assert [each.source for each in plan.leftovers] == [source, f"in a {tag}"]


@pytest.mark.parametrize("place", ["text", "cell"])
def test_a_text_box_is_listed_once(place):
    document = files.word()
    box = (
        "<w:txbxContent><w:p><w:r><w:t>Draft for</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>comment</w:t></w:r></w:p></w:txbxContent>"
    )
    drawn = parse_xml(
        f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    where = (
        document.add_paragraph() if place == "text" else document.tables[0].cell(1, 2).paragraphs[0]
    )
    where._p.append(drawn)
    plan = read_plan("plan.docx", saved(document))
    assert left(plan) == ["Draft for\ncomment"] and plan.rows[0].activity == "Mark bicycles"


def test_what_stands_at_the_head_and_foot_of_the_pages():
    document = files.word()
    document.sections[0].header.paragraphs[0].text = "Harbour partnership: for members"
    document.sections[0].footer.paragraphs[0].text = "Page 1 of 2"
    assert left(read_plan("plan.docx", saved(document))) == ["Harbour partnership: for members"]


def test_numbers_that_word_counts():
    document = files.word()
    cell = document.tables[0].cell(1, 2)
    for words in ("Meet owners", "Mark frames"):
        cell.add_paragraph(words, style="List Number")
    plan = read_plan("plan.docx", saved(document))
    assert left(plan) == ["1. 2."] and plan.leftovers[0].source == "Table 1"
    assert plan.rows[0].activity == "Mark bicycles\n- Meet owners\n- Mark frames"


def test_a_number_that_word_counts_alone_in_its_cell_is_the_reference():
    document = files.word(("", *ROW[1:]), ("", *SECOND[1:]))
    for row in (1, 2):
        document.tables[0].cell(row, 0).paragraphs[0].style = "List Number"
    plan = read_plan("plan.docx", saved(document))
    assert [row.ref for row in plan.rows] == ["1", "2"] and left(plan) == []


def test_a_table_that_only_frames_the_plan_is_looked_into():
    document = files.word()
    inner = document.tables[0]._tbl
    frame = document.add_table(2, 1)
    frame.cell(0, 0).text = "For the strategy group"
    frame.cell(1, 0)._tc.insert(0, inner)
    plan = read_plan("plan.docx", saved(document))
    assert [row.ref for row in plan.rows] == ["1.1", "1.2"]
    assert left(plan) == ["For the strategy group"]


# -- Excel --------------------------------------------------------------------------------------------


def test_formulas_without_values():
    book = files.excel()
    book.active["E3"] = "=VLOOKUP(A3,Dates!A:B,2)"
    plan = read_plan("plan.xlsx", saved(book))
    assert left(plan) == ["=VLOOKUP(A3,Dates!A:B,2)"]
    assert plan.leftovers[0].source == "Sheet Plan, cell E3"
    assert "formula" in plan.warnings[0].message and plan.rows[1].timescale == ""


def test_a_formula_whose_value_is_no_words_is_nothing_lost():
    book = files.excel()
    book.active["E3"] = '=IF(TRUE,"","x")'
    data = with_part(saved(book), "xl/worksheets/sheet1.xml", ('r="E3"', 'r="E3" t="str"'))
    assert left(read_plan("plan.xlsx", data)) == []


def test_another_table_is_listed_whole():
    book = files.excel()
    sheet = book.create_sheet("Key")
    for line in (("Colour", "Meaning"), ("Green", "On the way"), ("Red", "Not begun")):
        sheet.append(line)
    plan = read_plan("plan.xlsx", saved(book))
    assert left(plan) == ["Colour | Meaning\nGreen | On the way\nRed | Not begun"]


def test_a_very_long_one_says_how_much_more_there_is():
    text = "word " * 10_000
    plan = read_blocks([table(ROW), SourceParagraph(text)], "Word")
    assert left(plan)[0].endswith(f"… (and {len(text.strip()) - 20_000:,} letters more)")


# -- Pasted -------------------------------------------------------------------------------------------


def test_words_around_a_pasted_table_however_they_are_marked_up():
    rows = "".join(f"<tr><td>{'<td>'.join(words)}</tr>" for words in (HEAD, ROW))
    plan = read_pasted(
        html=f"Loose<div>In a div <b>bold</b><p>A paragraph</p>behind it</div><table>{rows}</table>"
        "<span>after</span><center>in the middle</center>"
    )
    assert left(plan) == [
        "Loose",
        "In a div bold",
        "A paragraph",
        "behind it",
        "after",
        "in the middle",
    ]


# -- Titles, notes and headings ------------------------------------------------------------------------


def test_headings_far_down_below_what_explains_a_form():
    lines = [[Loose(f"Line {number} of the guidance")] for number in range(14)]
    rows = lines + [[Loose(each) for each in row] for row in (HEAD, ROW)]
    plan = read_blocks([lay_out_table(rows, "Table 1")], "Excel")
    assert [row.ref for row in plan.rows] == ["1.1"] and plan.priorities == ()
    assert left(plan) == [line[0].text for line in lines]


PLAIN = "Rows in italics are new"
BANDS = (
    [Loose("Aim 2: Fewer thefts", 5, bold=True)], ["2.1", *ROW[1:]],
    [Loose("Aim 1: Safer paths", 5, bold=True)], ["1.1", *SECOND[1:]],
)  # fmt: skip


@pytest.mark.parametrize("title", [
    "Harbour Together: Strategy 2031-34", "Making Harbour safer", "Harbour Borough Council",
    "Community Safety Action Plan 2031/32", "Our second year",
])  # fmt: skip
def test_a_title_above_headings_and_bands_is_no_priority(title):
    block = lay_out_table(
        [[Loose(title, 5, bold=True)], [Loose(each) for each in HEAD],
         *[[each if isinstance(each, Loose) else Loose(each) for each in row] for row in BANDS]],
        "Table 1",
    )  # fmt: skip
    plan = read_blocks([block], "Word")
    assert [each.number for each in plan.priorities] == ["2", "1"]
    assert title in (plan.title, *left(plan))


@pytest.mark.parametrize("title", ["Harbour Together: Strategy 2031-34", "Harbour Safety Partnership",
                                   "Theme lead: Inspector Lock", "Version 4, for the board"])  # fmt: skip
def test_a_title_above_rows_without_bands_is_no_priority(title):
    rows = [[Loose(title, 5, bold=True)], *([Loose(each) for each in row] for row in (HEAD, ROW))]
    plan = read_blocks([lay_out_table(rows, "Table 1")], "Word")
    assert plan.priorities == () and plan.rows[0].priority == ""
    assert title in (plan.title, *left(plan))


def test_of_many_lines_above_the_headings_the_one_that_says_so_is_the_priority():
    lines = ("Harbour", "Priority: Water safety", "To be filled in each month", "Yellow: half way")
    rows = [[Loose(each)] for each in lines] + [
        [Loose(each) for each in row] for row in (HEAD, ROW)
    ]
    plan = read_blocks([lay_out_table(rows, "Table 1")], "Excel")
    assert [each.title for each in plan.priorities] == ["Water safety"]
    assert plan.priorities[0].areas == () and plan.rows[0].area == ""
    assert left(plan) == [each for each in lines if not each.startswith("Priority")]


@pytest.mark.parametrize("note", [
    "Key: G = going well", "* where money is found", "Last updated in May by the officer",
    "Note: rows in italics are new", PLAIN, "Source: police figures",
    "All dates are in 2031.",
])  # fmt: skip
def test_notes_in_a_table_are_neither_priorities_nor_areas(note):
    band, wide = [Loose("Priority 1: Canals", 5)], [Loose(note, 5)]
    orders = [(band, ROW, SECOND, wide)]
    # Between rows nothing tells a plain line from the name of an area.
    orders += [(band, ROW, wide, SECOND)] if note != PLAIN else []
    for lines in orders:
        plan = read_blocks([table(*lines)], "Word")
        assert [(each.title, each.areas) for each in plan.priorities] == [("Canals", ())]
        assert [row.priority for row in plan.rows] == ["Priority 1: Canals"] * 2
        assert left(plan) == [note]


@pytest.mark.parametrize("heading", ["Objective: Help people to feel safe by the water.",
                                     "Priority 2 - Safer paths."])  # fmt: skip
def test_a_heading_that_ends_with_a_full_stop_is_the_priority(heading):
    plan = read_blocks([SourceParagraph(heading), table(ROW)], "Word")
    assert [each.printed for each in plan.priorities] == [heading] and left(plan) == []


def test_a_sentence_about_a_priority_is_no_heading():
    plan = read_blocks([SourceParagraph("Aim 2 is late this year."), table(ROW)], "Word")
    assert plan.priorities == () and left(plan) == ["Aim 2 is late this year."]

"""A status that is said by a dot, an emoji, a picture or a shade is named, from every kind of file."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.styles import Font, PatternFill

from actions.imports import read_blocks, read_pasted, read_plan
from actions.imports.colours import colour_said, sign_name
from actions.imports.grid import Loose, lay_out_table
from tests.actions.imports.files import excel, run, saved, word

HEAD = ("Ref", "Aim", "Activity", "Lead", "RAG")
ROWS = (
    ("4.1", "Fewer sheds are broken into", "Give out sixty locks", "Police"),
    ("4.2", "Alleys are lit", "Mend nine lamps", "Council"),
    ("4.3", "Fewer parcels are stolen", "Open a parcel point", "Housing"),
)
COLOURS = {"Green": "00B050", "Amber": "FFC000", "Red": "C00000"}
DRAWN = (
    "<w:r {0}><w:drawing><wp:inline {1}><wp:docPr id='1' name='{2}' descr='{3}'/>{4}</wp:inline>"
    "</w:drawing></w:r>"
)
FILLED = (
    "<a:graphic {0}><wps:wsp xmlns:wps='urn:w'><wps:spPr><a:solidFill><a:srgbClr val='{1}'/>"
    "</a:solidFill></wps:spPr></wps:wsp></a:graphic>"
)


def statuses(plan) -> list[str]:
    return [row.status for row in plan.rows]


def signed_word(sign) -> list[str]:
    """The statuses of a document whose last cells hold what ``sign`` makes of each colour."""
    document = word(*((*row, "") for row in ROWS), head=HEAD)
    for at, colour in enumerate(COLOURS, 1):
        paragraph = document.tables[0].cell(at, 4).paragraphs[0]._p
        paragraph.append(sign(colour))
    return statuses(read_plan("p.docx", saved(document)))


def drawn(name: str, alternative: str, inside: str = ""):
    return parse_xml(DRAWN.format(nsdecls("w"), nsdecls("wp"), name, alternative, inside))


def picture(colour: str):
    return drawn("Picture 1", f"Small circle: {colour.lower()}")


def shape(colour: str):
    return drawn("Oval 4", "", FILLED.format(nsdecls("a"), COLOURS[colour]))


@pytest.mark.parametrize(
    "sign",
    [
        pytest.param(lambda colour: run("⬤", f'<w:color w:val="{COLOURS[colour]}"/>'), id="dot"),
        pytest.param(
            lambda colour: run("l", f'<w:rFonts w:ascii="Wingdings"/><w:color w:val="{COLOURS[colour]}"/>'),
            id="a letter of Wingdings",
        ),
        pytest.param(lambda colour: run("■", f'<w:shd w:fill="{COLOURS[colour]}"/>'), id="shaded square"),
        pytest.param(picture, id="picture"),
        pytest.param(shape, id="drawn shape"),
        pytest.param(
            lambda colour: run({"Green": "🟢", "Amber": "🟠", "Red": "🔴"}[colour]), id="emoji"
        ),
    ],
)  # fmt: skip
def test_signs_in_word(sign):
    assert signed_word(sign) == list(COLOURS)


def test_words_stay_as_they_are_whatever_their_colour():
    document = word((*ROWS[0], ""), head=HEAD)
    cell = document.tables[0].cell(1, 4).paragraphs[0]._p
    cell.append(run("On track", '<w:color w:val="FF0000"/>'))
    assert statuses(read_plan("p.docx", saved(document))) == ["On track"]


def test_signs_in_a_workbook():
    book = excel(*((*row, "●") for row in ROWS), head=HEAD)
    for at, colour in enumerate(COLOURS.values(), 2):
        book.active.cell(at, 5).font = Font(color=colour)
    assert statuses(read_plan("p.xlsx", saved(book))) == list(COLOURS)


def test_a_white_dot_on_a_shade():
    book = excel(*((*row, "●") for row in ROWS), head=HEAD)
    for at, colour in enumerate(COLOURS.values(), 2):
        book.active.cell(at, 5).font = Font(color="FFFFFF")
        book.active.cell(at, 5).fill = PatternFill("solid", fgColor=colour)
    assert statuses(read_plan("p.xlsx", saved(book))) == list(COLOURS)


def test_signs_in_an_opendocument_sheet():
    styles = "".join(
        f'<style:style style:name="c{at}" style:family="table-cell">'
        f'<style:text-properties fo:color="#{colour}"/></style:style>'
        for at, colour in enumerate(COLOURS.values())
    )
    line = "<table:table-row>{}</table:table-row>".format
    cell = '<table:table-cell table:style-name="{}"><text:p>{}</text:p></table:table-cell>'
    rows = line("".join(cell.format("", words) for words in HEAD))
    for at, row in enumerate(ROWS):
        rows += line("".join(cell.format("", words) for words in row) + cell.format(f"c{at}", "●"))
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"'
        for name, kind in (
            ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"),
            ("fo", "xsl-fo-compatible"),
        )
    )  # fmt: skip
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        '<office:body><office:spreadsheet><table:table table:name="Plan">'
        f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
    assert statuses(read_plan("p.ods", out.getvalue())) == list(COLOURS)


@pytest.mark.parametrize(
    "sign",
    [
        "<font color='#{1}'>●</font>",
        "<span style='font-size:9pt;color:#{1}'>●</span>",
        "<img src='data:,' alt='{0}'>",
    ],
)
def test_signs_that_were_pasted(sign):
    head = "".join(f"<td>{words}</td>" for words in HEAD)
    rows = "".join(
        "<tr>"
        + "".join(f"<td>{words}</td>" for words in row)
        + f"<td>{sign.format(*colour)}</td></tr>"
        for row, colour in zip(ROWS, COLOURS.items(), strict=True)
    )
    plan = read_pasted(html=f"<table><tr>{head}</tr>{rows}</table>")
    assert statuses(plan) == list(COLOURS)


def test_the_rating_of_a_quarter_may_be_a_sign_too():
    head = ["Ref", "Activity", "Lead", Loose("Quarter 1", 2), Loose("Quarter 2", 2)]
    parts = ["", "", "", "Update", "RAG", "Update", "RAG"]
    row = ["7.1", "Paint the hall", "Council", "Begun", "🟢", "Late", Loose("", colour="Red")]
    table = lay_out_table(
        [
            [each if isinstance(each, Loose) else Loose(each) for each in line]
            for line in (head, parts, row)
        ],
        "Table 1",
    )
    (found,) = read_blocks([table], "Word").rows
    assert {"Green", "Red"} <= {found.status, *found.other.values()}


@pytest.mark.parametrize(
    ("alternative", "name", "said"),
    [
        ("Green", "", "Green"), ("Status is AMBER, as in May", "", "Amber"), ("", "Red circle", "Red"),
        ("Red or green", "", ""), ("Picture 12", "", ""), ("rag-status.png", "", ""), ("", "Oval 3", ""),
        ("Nearly there", "", "Nearly there"),
    ],
)  # fmt: skip
def test_what_a_picture_says(alternative, name, said):
    assert colour_said(alternative, name) == said


@pytest.mark.parametrize(
    ("text", "name"),
    [("🟡", "Amber"), ("🟥 ", "Red"), ("🔵", "Blue"), ("🟢🔴", ""), ("🟢 done", ""), ("✓", "")],
)
def test_the_colour_of_an_emoji(text, name):
    assert sign_name(text) == name

"""Crime tables as other programs save them, damaged ones, and files that are no table."""

from __future__ import annotations

import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from bench.crime_tables import NEW, write_csv, write_xlsx
from plans.crime import CrimeFileProblem, read_crime_file
from tests.examples import examples
from tests.plans.crime.tables import WRITERS, refusal, row, table


def ods(folder: Path, body: str, before: str = "") -> Path:
    """A workbook whose one sheet is this XML."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<o:document-content'
        f' xmlns:o="{names}:office:1.0" xmlns:t="{names}:table:1.0" xmlns:x="{names}:text:1.0">'
        f'<o:body><o:spreadsheet><t:table t:name="2015_16">{body}</t:table></o:spreadsheet>'
        "</o:body></o:document-content>"
    )
    path = folder / "other.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", content)
    return path


def ods_row(values, attributes="") -> str:
    cells = "".join(f"<t:table-cell><x:p>{value}</x:p></t:table-cell>" for value in values)
    return f"<t:table-row{attributes}>{cells}</t:table-row>"


def test_repeated_cells_and_rows_of_ods_are_honoured(tmp_path):
    run = '<t:table-cell t:number-columns-repeated="2"><x:p>Robbery</x:p></t:table-cell>'
    cells = "</x:p></t:table-cell><t:table-cell><x:p>".join(map(str, row()[:4]))
    body = (
        '<t:table-row t:number-rows-repeated="1000000"/>'
        + ods_row(NEW)
        + f"<t:table-row><t:table-cell><x:p>{cells}</x:p></t:table-cell>"
        + "<t:table-cell><x:p>Robbery<x:s/>of a shop</x:p></t:table-cell>"
        + f"{run}<t:table-cell><x:p>34A</x:p></t:table-cell><t:table-cell><x:p>7</x:p>"
        + '</t:table-cell><t:table-cell t:number-columns-repeated="16375"/></t:table-row>'
        + '<t:table-row t:number-rows-repeated="20000"><t:table-cell'
        + ' t:number-columns-repeated="16384"/></t:table-row>'
        + ods_row(row("Medway"), ' t:number-rows-repeated="2"')
    )
    with read_crime_file(ods(tmp_path, body)) as crime:
        found = [(each.row, each.offence.description, each.count) for each in crime]
    assert found == [
        (1_000_002, "Robbery of a shop", 7),
        (1_020_003, "Burglary in a building", 149),
        (1_020_004, "Burglary in a building", 149),
    ]


def test_a_workbook_of_another_program_with_gaps_between_cells(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.title = "2015_16"
    sheet.append(["Recorded crime"])
    sheet.append([])
    sheet.append([None, *NEW[:4], None, *NEW[4:], "Remark"])
    sheet.append([None, *row()[:4], None, *row()[4:]])
    sheet.append(["Source: open data"])
    book.save(tmp_path / "book.xlsx")
    with read_crime_file(tmp_path / "book.xlsx") as crime:
        (found,) = crime
    assert (found.row, found.count, found.area.csp_printed) == (4, 149, "Shepway")
    assert crime.notes.other == ["Recorded crime", "Source: open data"]
    assert crime.remarks == ("Sheet “2015_16”: Nothing is read from “Remark”.",)


def changed(path: Path, part: str, change) -> Path:
    """The same workbook with one of its parts changed."""
    other = path.with_stem("changed")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return other


def test_cells_that_bear_another_number_than_their_row_are_not_lost(tmp_path):
    path = table(tmp_path, [row(), row("Medway"), row("Ashford")], ".xlsx")
    sheet = "xl/worksheets/sheet2.xml"
    path = changed(path, sheet, lambda xml: xml.replace(b'<row r="3"', b'<row r="33"'))
    with read_crime_file(path) as crime:
        assert [(each.row, each.area.csp) for each in crime][1] == (33, "Medway")


@settings(max_examples=examples(80), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    suffix=st.sampled_from([".ods", ".xlsx"]),
    place=st.integers(0, 10_000),
    gone=st.integers(0, 30),
    put=st.sampled_from(['"', "<", "/", ">", "&", "<!--", "]]>", "0", "</row>", "<c>", "\0", ""]),
)
def test_a_damaged_workbook_is_read_or_refused_in_words(tmp_path, suffix, place, gone, put):
    path = table(tmp_path, [row(), row("Medway")], suffix)
    part = "content.xml" if suffix == ".ods" else "xl/worksheets/sheet2.xml"

    def damage(xml: bytes) -> bytes:
        at = place % len(xml)
        return xml[:at] + put.encode() + xml[at + gone :]

    try:
        with read_crime_file(changed(path, part, damage)) as crime:
            assert len(list(crime)) <= 2
    except CrimeFileProblem as problem:
        assert str(problem).endswith(".")


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
HARMFUL = {
    "entities": (ods_row(NEW) + ods_row(row(count="&b;")), BOMB),
    "unknown entity": (ods_row(NEW) + ods_row(row(count="&b;")), ""),
    "hidden rows": (f"{ods_row(NEW)}<!-- {ods_row(row())} -->", ""),
    "a text that is no text": (ods_row(NEW) + ods_row(row(count="<![CDATA[</t:table-row>]]>")), ""),
    "a table in a cell": (
        ods_row(NEW) + ods_row([f"<t:table>{ods_row(row())}</t:table>", *row()[1:]]),
        "",
    ),
    "nesting in a cell": (ods_row(NEW) + ods_row(row(count="<x:p>" * 900 + "</x:p>" * 900)), ""),
    "nesting of groups": ("<t:table-row-group>" * 99 + ods_row(NEW), ""),
    "not well-formed": (ods_row(NEW) + ods_row(row()).replace("</x:p>", "", 1), ""),
}


@pytest.mark.parametrize(("body", "before"), HARMFUL.values(), ids=HARMFUL)
def test_xml_that_no_program_writes_is_refused(tmp_path, body, before):
    assert "no spreadsheet program writes" in refusal(ods(tmp_path, body, before))


def test_more_rows_than_a_sheet_has_are_refused(tmp_path):
    body = ods_row(NEW) + ods_row(["x"], ' t:number-rows-repeated="99999999"')
    assert "more rows than any spreadsheet holds" in refusal(ods(tmp_path, body))


def test_a_bomb_is_refused_unopened(tmp_path):
    path = tmp_path / "bomb.ods"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("content.xml", "w") as content,
    ):
        for _ in range(60):
            content.write(b" " * 1_000_000)
    assert "times its size, which no table of crime data does" in refusal(path)


@pytest.mark.parametrize("suffix", [".ods", ".xlsx"])
def test_a_truncated_workbook_is_to_be_downloaded_again(tmp_path, suffix):
    path = table(tmp_path, [row(count=number) for number in range(500)], suffix)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert "ends before it should" in refusal(path) and "Download it again" in refusal(path)
    middle = whole.index(b".xml") + 200
    path.write_bytes(whole[:middle] + bytes(100) + whole[middle + 100 :])
    assert "damaged" in refusal(path)


NOT_TABLES = {
    b"": "This file is empty",
    b"\xd0\xcf\x11\xe0 old": "Excel before 2007, or one with a password",
    b"%PDF-1.7": "This is a PDF",
    b"<!DOCTYPE html><html>": "This is a web page",
    b"PK\x03\x04 cut": "ends before it should",
    b"a,b\n1,2\n": "The headings are not those of a table of recorded crime",
    b'Police Force Area code,"Total recorded crime\r\n (excluding fraud)",Homicide\n': "yearly",
}


@pytest.mark.parametrize(("content", "sentence"), NOT_TABLES.items())
def test_another_file_is_told_by_its_content_and_not_by_its_name(tmp_path, content, sentence):
    path = tmp_path / "prc-csp-mar21-sep25-tables.ods"
    path.write_bytes(content)
    assert sentence in refusal(path)


def test_a_table_is_known_under_any_name(tmp_path):
    path = table(tmp_path, [row()], ".xlsx").rename(tmp_path / "download.csv")
    with read_crime_file(path) as crime:
        assert (crime.form, len(list(crime))) == ("Excel", 1)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_csv_in_whatever_encoding_a_program_saved_it(tmp_path, encoding):
    path = tmp_path / "table.csv"
    write_csv(path, [("2015_16", [NEW, row("Ynys Môn – north")])], encoding)
    with read_crime_file(path) as crime:
        assert [each.area.csp for each in crime] == ["Ynys Môn – north"]


@pytest.mark.parametrize("suffix", WRITERS)
def test_memory_does_not_grow_with_the_rows(tmp_path, suffix):
    def peak(length: int) -> int:
        rows = (row(f"Area {n % 300}", n % 97, n // 300 % 4 + 1) for n in range(length))
        path = table(tmp_path, rows, suffix)
        tracemalloc.start()
        with read_crime_file(path) as crime:
            assert sum(1 for _ in crime) == length
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(16_000) < 1.3 * peak(4_000)


def test_a_csv_file_that_is_cut_short_is_refused(tmp_path):
    path = table(tmp_path, [row(), row("Medway")], ".csv")
    path.write_bytes(path.read_bytes()[:-6])
    assert "Row 3: This row has 8 cells and not 9" in refusal(path)


def test_a_year_whose_headings_are_gone_is_not_taken_for_notes(tmp_path):
    path = tmp_path / "years.xlsx"
    write_xlsx(path, [("2015_16", [NEW, row()]), ("2016_17", [row("Medway")])])
    assert "Sheet “2016_17”: This sheet lacks the headings" in refusal(path)

"""Crime tables and street files: what is read from them, and what is refused in which words."""

from __future__ import annotations

import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from bench.crime_tables import NEW, NOTES, OLD, write_csv, write_ods, write_xlsx
from csp.periods import Quarter
from plans.crime import CrimeFileKind, CrimeFileProblem, Marker, read_crime_file, read_lookup
from tests.examples import examples

WRITERS = {".ods": write_ods, ".xlsx": write_xlsx, ".csv": write_csv}
BURGLARY = ("Burglary in a building", "Theft Offences", "Non-domestic burglary", "30A")
RAPE = ("Rape of an adult", "Sexual offences", "Rape offences", "19C")
DAMAGE = ("Going equipped", "Miscellaneous crimes [against society]", "Other", "66")


def row(csp="Shepway", count=149, quarter=1, year="2015/16", force="Kent", kind=BURGLARY):
    return (year, quarter, force, csp, *kind, count)


def table(folder: Path, rows, suffix=".ods", headings=NEW, name="2015_16") -> Path:
    path = folder / f"table{suffix}"
    WRITERS[suffix](path, [("Notes", NOTES), (name, [headings, *rows])])
    return path


def refusal(path: Path, **asked) -> str:
    """The sentence, whether it comes on opening or further down."""
    with pytest.raises(CrimeFileProblem) as problem, read_crime_file(path, **asked) as crime:
        list(crime)
    return str(problem.value)


# -- Home Office ----------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("headings", [NEW, OLD])
def test_a_figure_keeps_its_place_and_its_printed_words_beside_the_label(
    tmp_path, suffix, headings
):
    path = table(tmp_path, [row(), row("Medway", kind=RAPE, quarter=4)], suffix, headings)
    with read_crime_file(path) as crime:
        first, second = crime
    assert first.period == Quarter(2015, 1) and second.period.end.year == 2016
    assert (first.area.csp, first.area.csp_printed) == ("Folkestone and Hythe", "Shepway")
    assert (first.offence.group, first.offence.group_printed) == (
        "Theft offences",
        "Theft Offences",
    )
    assert (second.offence.subgroup, second.offence.code) == ("Rape", "19C")
    assert (first.count, first.row) == (149, 2)
    assert first.sheet == ("" if suffix == ".csv" else "2015_16")
    assert crime.kind == CrimeFileKind.HOME_OFFICE


words = (
    st.text(
        st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_categories=("C", "Z")),
        min_size=1,
        max_size=12,
    )
    .map(lambda text: f"a {text} z")
    .filter(lambda text: "unassigned" not in text.casefold())
)
figures = st.one_of(st.integers(0, 10_000_000), st.sampled_from(["[x]", ".."]))
rows_written = st.lists(
    st.tuples(
        st.integers(2002, 2030).map(lambda year: f"{year}/{(year + 1) % 100:02}"),
        st.integers(1, 4),
        *[words] * 6,
        figures,
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=rows_written,
    suffix=st.sampled_from(list(WRITERS)),
    old=st.booleans(),
    order=st.permutations(range(9)),
)
def test_whatever_is_written_under_any_headings_reads_back_exactly(
    tmp_path, rows, suffix, old, order
):
    headings = [(OLD if old else NEW)[place] for place in order]
    moved = [[each[place] for place in order] for each in rows]
    with read_crime_file(table(tmp_path, moved, suffix, headings)) as crime:
        found = [
            (
                str(each.period.financial_year),
                each.period.number,
                each.area.force_printed,
                each.area.csp_printed,
                each.offence.description,
                each.offence.group_printed,
                each.offence.subgroup_printed,
                each.offence.code,
                each.count,
            )
            for each in crime
        ]
    assert found == [(*each[:8], each[8] if isinstance(each[8], int) else None) for each in rows]


def test_a_partnership_keeps_its_own_rows_and_its_force_leftovers_apart(tmp_path):
    rows = [row(), row("Medway"), row("Unassigned Kent", 3), row("Unassigned Essex", 4)]
    rows.append(row("Folkestone & Hythe", 5, quarter=3))
    with read_crime_file(
        table(tmp_path, rows), wanted={"FOLKESTONE AND HYTHE"}, force="Kent Police"
    ) as crime:
        found = list(crime)
    assert [(each.count, each.area.unassigned) for each in found] == [
        (149, False),
        (3, True),
        (5, False),
    ]
    assert (crime.tally.rows, crime.tally.kept, crime.tally.skipped) == (5, 3, 2)
    assert crime.periods == (Quarter(2015, 1), Quarter(2015, 3))
    assert crime.missing == (Quarter(2015, 2),)
    assert any("July to September 2015" in remark for remark in crime.remarks)


def test_an_old_council_name_asks_for_the_partnerships_that_the_table_has(tmp_path):
    rows = [row("Chiltern"), row("Wycombe"), row("Milton Keynes")]
    with read_crime_file(table(tmp_path, rows), wanted={"Buckinghamshire"}) as crime:
        assert [each.area.csp for each in crime] == ["Chiltern", "Wycombe"]


def test_no_figure_is_no_data_and_never_nought(tmp_path):
    with read_crime_file(table(tmp_path, [row(count="[x]"), row("Medway", 0)])) as crime:
        assert [each.count for each in crime] == [None, 0]
    assert crime.tally.no_data == 1


def test_notes_are_there_before_the_first_figure(tmp_path):
    with read_crime_file(table(tmp_path, [row()])) as crime:
        assert crime.notes.updated == "23 July 2026" and crime.notes.updated_on.day == 23
        assert crime.notes.about("Medway") == crime.notes.force != []
        assert crime.notes.additional == ["Fraud is left out."]


REFUSED = [
    (row(count="12a"), "column “Offence Count”: “12a” is not a whole"),
    (row(count="-"), "column “Offence Count”: “-” is not a whole number"),
    (row(count=-3), "column “Offence Count”: -3 is below 0"),
    (row(count=10**9), "is more offences than any area has"),
    (row(year="2015"), "column “Financial Year”: “2015” is not a financial year"),
    (row(quarter=5), "column “Financial Quarter”: “5” is not a quarter"),
    (row(csp=""), "column “CSP Name”: The name of the partnership is empty"),
]


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize(("bad", "sentence"), REFUSED)
def test_a_wrong_cell_is_named_by_row_and_column(tmp_path, bad, sentence, suffix):
    said = refusal(table(tmp_path, [row("Medway"), bad], suffix))
    assert sentence in said
    assert said.startswith("Row 3, " if suffix == ".csv" else "Sheet “2015_16”, row 3, ")


def test_a_correction_below_nought_is_read_when_it_is_allowed(tmp_path):
    with read_crime_file(table(tmp_path, [row(count=-3)]), negatives=True) as crime:
        assert [each.count for each in crime] == [-3]


def test_a_renamed_heading_is_named_with_the_one_that_is_expected(tmp_path):
    headings = [*NEW[:-1], "Offences Counted"]
    said = refusal(table(tmp_path, [row()], headings=headings))
    assert "row 1, column “Offences Counted”: There is no column headed “Offence Count”" in said
    assert "“Number of Offences”" in said


def test_a_table_by_force_is_told_from_one_by_partnership(tmp_path):
    headings = [*NEW[:3], "Region", *NEW[4:]]
    assert "table by police force" in refusal(table(tmp_path, [row()], headings=headings))


def test_a_heading_that_is_there_twice_is_refused(tmp_path):
    said = refusal(table(tmp_path, [(*row(), 7)], headings=[*NEW, "Number of offences"]))
    assert "Two columns are headed" in said


def test_the_same_figure_twice_would_count_twice(tmp_path):
    said = refusal(table(tmp_path, [row(), row(count=7)]), wanted={"Shepway"})
    assert "row 3: This is the same quarter, area and offence as in row 2" in said


def test_a_file_of_another_force_says_whom_it_is_about(tmp_path):
    path = table(tmp_path, [row()])
    said = refusal(path, wanted={"Basildon"}, force="Essex")
    assert "None of the file's rows (1) is about Basildon" in said and "about Kent" in said
    assert "Is “Folkestone and Hythe” meant?" in refusal(path, wanted={"Folkstone and Hyth"})
    assert "belongs to “Kent”" in refusal(path, wanted={"Shepway"}, force="Essex")


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_reading_that_is_taken_up_again_gives_the_rest(tmp_path, suffix):
    rows = [row(f"Area {number % 9}", number, number % 4 + 1) for number in range(40)]
    path = table(tmp_path, rows, suffix)
    with read_crime_file(path) as crime:
        whole = list(crime)
    with read_crime_file(path, resume_from=whole[16].marker) as crime:
        assert list(crime) == whole[17:]
    assert "not the same file" in refusal(path, resume_from=Marker("2015_16", 4_000))


def test_progress_ends_at_the_whole(tmp_path):
    told = []
    path = table(tmp_path, [row(count=number) for number in range(4_000)])
    with read_crime_file(path, progress=lambda done, total: told.append((done, total))) as crime:
        list(crime)
    assert told == sorted(told) and len(told) > 2
    assert told[-1][0] == told[-1][1]


# -- Workbooks of other hands ---------------------------------------------------------------------


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


# -- Street files ---------------------------------------------------------------------------------


HERE, THERE = "E01000001", "E01000002"


def test_a_lookup_leads_from_places_to_partnerships(tmp_path):
    places, councils = tmp_path / "lsoa.csv", tmp_path / "csp.csv"
    places.write_text(
        "LSOA21CD,LSOA21NM,WD24CD,WD24NM,LAD24CD,LAD24NM\n"
        f"{HERE},Hythe 1,E05000001,Hythe,E07000112,Folkestone and Hythe\n"
        f"{THERE},Lydd 1,E05000002,Lydd,E07000112,Folkestone and Hythe\n"
    )
    councils.write_text("LAD24CD,LAD24NM,CSP24CD,CSP24NM\nE07000112,x,E22000001,Shepway\n")
    lookup = read_lookup(places).join(read_lookup(councils))
    assert lookup.lsoas("CSP", "Folkestone and Hythe") == {HERE, THERE}
    assert lookup.lsoas("WD", "E05000002") == {THERE}
    assert lookup.area(HERE, "WD") == ("E05000001", "Hythe")
    with pytest.raises(CrimeFileProblem, match="no lookup table"):
        read_lookup(table(tmp_path, [row()], ".csv"))

"""Planners that are brought in: every usual shape, nothing lost, one undo."""

from __future__ import annotations

import io
import itertools
import re
from datetime import date

import docx
import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from actions.models import Planner, PlannerEntry, PlannerImport, PlannerLead
from actions.planner.bringing import Unreadable, read_pasted_planner, read_planner_file
from actions.planner.bringing.flat import part_flat_cell
from actions.planner.offers import pairs_that_became
from actions.planner.services.importing import (
    PlannerOfImportChanged,
    accept_planner_import,
    discard_planner_import,
    proposed_sheet,
    read_planner_paste,
    read_planner_upload,
    undo_planner_import,
)
from reporting.document.renderers.docx import render_docx
from reporting.planner.document import build_planner
from tests import factories as make
from tests.actions.planner.planning import MARCH, leads_of, lines_of, planner_of, sheet_of, write_in
from tests.reporting.planner.test_planner_report import MADE
from tests.world import read

HEAD = ("Meeting date", "Current", "Planned", "Lead")
ROWS = (
    ("8th March 2011", "10/3/11 PACT meeting, Wombourne (Police)\nSlipper swap", "For July:\nBikes", "CSP"),
    ("26 July 2011", "", "", ""),
    ("January 2012", "Bikes", "", "Police\nFARS"),
    ("tbc", "Sheds", "", ""),
)  # fmt: skip
FLAT = "\n".join(
    [
        "The Planner 2011-2012",
        "Updated regularly on www.example.gov.uk",
        "\t".join(HEAD),
        "8 th March 2011\t<ul> -Doors (Police) -10/3/11 PACT meeting Wombourne (Police) 11/3 Swap Perton"
        " -Holidays 8/4/11 -10/4/11 -28/3 Stall </ul>\tFor July: -Bikes For Sept: Term ends 27/7/11"
        " Fair\tPolice Police",
        "An aside",
    ]
)


def word_file(*rows) -> bytes:
    document = docx.Document()
    document.add_paragraph("Partnership Planner 2011-2012")
    table = document.add_table(rows=0, cols=4)
    for row in (HEAD, *rows):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.add_paragraph("Telephone us.")
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def excel_file(*rows) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_a_word_table_by_meeting(partnership, officer):
    found = read_planner_file("planner.docx", word_file(*ROWS))
    assert found.title == "Partnership Planner 2011-2012"
    assert [(row.printed, row.day, row.month) for row in found.rows] == [
        ("8th March 2011", "2011-03-08", ""),
        ("26 July 2011", "2011-07-26", ""),
        ("January 2012", "", "2012-01-01"),
        ("tbc", "", ""),
    ]
    assert found.rows[0].planned == "For July:\nBikes"
    assert found.rows[2].leads == "Police\nFARS"
    assert found.left_out == [("Telephone us.", "stands outside the table")]


def test_a_year_that_only_the_title_has(partnership):
    rows = (("8 March", "Swap", "", ""), ("26 July", "", "", ""), ("10 Jan", "", "", ""))
    found = read_planner_file("planner.xlsx", excel_file(("Planner 2011-2012",), HEAD, *rows))
    assert [row.day for row in found.rows] == ["2011-03-08", "2011-07-26", "2012-01-10"]


def test_a_list_with_columns_of_its_own():
    rows = [
        ("Date", "Activity", "Venue", "Partners", "Who leads", "Cost"),
        (date(2027, 3, 10), "PACT meeting", "Wombourne", "Police", "CSP", "£5"),
        ("throughout May 2027", "Bikes", "", "", "", ""),
        ("tbc", "Sheds", "", "", "", ""),
    ]
    found = read_planner_file("list.xlsx", excel_file(*rows))
    assert [(row.printed, [line.words for line in row.lines]) for row in found.rows] == [
        ("March 2027", ["10/03/2027 PACT meeting, Wombourne (Police)"]),
        ("May 2027", ["throughout May 2027 Bikes", "tbc Sheds"]),
    ]
    assert found.rows[0].lines[0].leads == ("CSP",)
    assert found.left_out[0] != ("Cost", "£5")
    assert "£5" in [words for words, _ in found.left_out]


def test_a_year_with_a_column_for_each_month():
    book = openpyxl.Workbook()
    book.active.append(["Calendar 2027"])
    book.active.append(["January", "February", "March", "April"])
    book.active.append(["Sheds", None, "Bikes", "Fair"])
    book.active.append(["Drink drive", None, None, None])
    book.active.merge_cells("A4:C4")
    data = io.BytesIO()
    book.save(data)
    found = read_planner_file("calendar.xlsx", data.getvalue())
    assert [(row.month, row.current) for row in found.rows] == [
        ("2027-01-01", "Sheds\nJanuary to March: Drink drive"),
        ("2027-02-01", ""),
        ("2027-03-01", "Bikes"),
        ("2027-04-01", "Fair"),
    ]


def test_text_whose_lines_ran_together_is_parted():
    found = read_pasted_planner(FLAT)
    [row] = found.rows
    assert row.current.splitlines() == [
        "-Doors (Police)", "-10/3/11 PACT meeting Wombourne (Police)", "11/3 Swap Perton",
        "-Holidays 8/4/11 -10/4/11", "-28/3 Stall",
    ]  # fmt: skip
    assert row.planned.splitlines() == [
        "For July:",
        "-Bikes",
        "For Sept:",
        "Term ends 27/7/11",
        "Fair",
    ]
    assert row.leads == "Police\nPolice"
    assert (found.title, found.running_line) == (
        "The Planner 2011-2012",
        "Updated regularly on www.example.gov.uk",
    )
    assert found.left_out == [("An aside", "stands outside the table")]


@pytest.mark.parametrize("text", ["", "Only words", "A,B\n1,2\n", "Name\tAge\nJo\t7\nAl\t9"])
def test_what_holds_no_planner_is_refused_with_a_sentence(text):
    with pytest.raises(Unreadable):
        read_pasted_planner(text)


@given(st.text(alphabet="aB -–:/()10/3.\n", max_size=80))
def test_parting_a_cell_loses_and_changes_no_letter(text):
    whole = re.sub(r"\s", "", text)
    assert re.sub(r"\s", "", part_flat_cell(text)) == whole


@given(
    st.lists(
        st.tuples(*[st.text(alphabet="abc XY-1/3:()\t", max_size=24)] * 4), min_size=1, max_size=4
    )
)
def test_every_word_of_a_pasted_planner_is_in_a_row_or_left_out(rows):
    lines = ["\t".join(HEAD), "8 March 2011\tSwap\t\t"]
    lines += ["\t".join(cell.replace("\t", " ") for cell in row) for row in rows]
    found = read_pasted_planner("\n".join(lines))
    kept = " ".join(
        f"{row.printed} {row.current} {row.planned} {row.leads}" for row in found.rows
    ) + " ".join(words for words, _ in found.left_out)
    for row in rows:
        for word in re.findall(r"[A-Za-z]+", " ".join(row)):
            assert word in kept


# -- Stored, undone --------------------------------------------------------------------------------


@pytest.fixture
def group(partnership):
    return make.GroupFactory(partnership=partnership, name="Joint Operations Group")


def brought_in(partnership, officer, group, data=None, became=(0,)):
    row = read_planner_upload(
        by=officer, partnership=partnership, name="planner.docx", data=data or word_file(*ROWS)
    )
    values = {"group": group, "audience": "public"}
    return row, accept_planner_import(by=officer, row=row, values=values, became=set(became))


def test_a_planner_is_stored_as_its_preview_showed_it(partnership, officer, group):
    police = make.OrganisationFactory(partnership=partnership, name="Police")
    _row, planner = brought_in(partnership, officer, group)
    rows = list(planner.rows.order_by("position"))
    assert [str(each) for each in rows] == ["8 March 2011", "26 July 2011", "January 2012", "tbc"]
    assert lines_of(rows[0]) == ["10/3/11 PACT meeting, Wombourne (Police)", "Slipper swap"]
    assert list(PlannerEntry.objects.get(place="Wombourne").organisations.all()) == [police]
    assert leads_of(rows[2]) == [("Police", ""), ("FARS", "")]
    assert PlannerLead.objects.get(words="Police").organisations.get() == police
    assert (planner.start, planner.end) == (date(2011, 3, 1), date(2012, 1, 31))
    bikes = PlannerEntry.objects.get(column="planned")
    assert bikes.became == PlannerEntry.objects.get(words="Bikes", column="current")


def test_the_likely_is_linked_only_by_a_tick(partnership, officer, group):
    _row, _ = brought_in(partnership, officer, group, became=())
    assert PlannerEntry.objects.filter(became=None).count() == PlannerEntry.objects.count()


def test_one_undo_takes_it_all_out(partnership, officer, group):
    row, planner = brought_in(partnership, officer, group)
    write_in(officer, planner.rows.first(), "current", "Somebody wrote")
    with pytest.raises(PlannerOfImportChanged):
        undo_planner_import(by=officer, row=row)
    undo_planner_import(by=officer, row=row, anyway=True)
    assert not Planner.objects.exists() and not PlannerEntry.objects.exists()
    row.refresh_from_db()
    assert (row.state, row.file.name != "") == ("undone", True)
    with pytest.raises(ValidationError, match="dealt with already"):
        undo_planner_import(by=officer, row=row)


def test_a_group_has_one_planner_for_a_start(partnership, officer, group):
    brought_in(partnership, officer, group)
    with pytest.raises(ValidationError, match="begins on that day"):
        brought_in(partnership, officer, group)
    assert Planner.objects.count() == 1


def test_what_is_thrown_away_leaves_nothing(
    partnership, officer, group, django_capture_on_commit_callbacks
):
    row = read_planner_paste(by=officer, partnership=partnership, text=FLAT)
    with django_capture_on_commit_callbacks(execute=True):
        discard_planner_import(by=officer, row=row)
    assert not PlannerImport.objects.exists()
    assert not Planner.objects.exists()


def test_the_pages_from_file_to_undo(partnership, officer, group, client_of):
    client = client_of(officer)
    address = reverse("workspace:planner_import_add", args=[partnership.slug])
    assert client.post(address, {"pasted": "Only words"}).status_code == 422
    file = SimpleUploadedFile("planner.docx", word_file(*ROWS))
    page = client.post(address, {"file": file, "pasted": ""}, follow=True)
    told = page.content.decode()
    for words in ("4 rows", "Telephone us.", "“tbc” has no day", "Bikes (8 March 2011) is Bikes"):
        assert words in told, words
    answers = {bound.html_name: bound.value() or "" for bound in page.context["form"]}
    row = PlannerImport.objects.get()
    assert client.post(row.get_absolute_url(), answers).status_code == 422
    done = client.post(row.get_absolute_url(), answers | {"group": group.pk}, follow=True)
    assert "Brought in Partnership Planner 2011-2012" in done.content.decode()
    again = client.post(row.get_absolute_url(), answers | {"group": group.pk}, follow=True)
    assert "dealt with already" in again.content.decode()
    undo = reverse("workspace:planner_import_undo", args=[partnership.slug, row.pk])
    assert "Undone" in client.post(undo, follow=True).content.decode()


# -- There and back ----------------------------------------------------------------------------------


@pytest.fixture
def planner(partnership, officer):
    planner = planner_of(partnership, MARCH, months=[date(2011, 4, 1)])
    rows = list(planner.rows.order_by("position"))
    write_in(officer, rows[0], "current", "10/3/11 PACT meeting, Wombourne (Police)\nSwap")
    write_in(officer, rows[0], "planned", "For April:\nOperation Hazel\nBikes")
    write_in(officer, rows[0], "leads", "Police\nFARS")
    planner.partnership = partnership
    return planner


def test_the_csv_of_the_list_comes_in_again(partnership, planner, officer, group, client_of):
    address = reverse("workspace:planner_entries", args=[partnership.slug, planner.pk])
    data = read(client_of(officer).get(f"{address}?_export=csv"))
    row = read_planner_upload(by=officer, partnership=partnership, name="list.csv", data=data)
    again = accept_planner_import(
        by=officer, row=row, values={"group": group, "audience": "public"}, became=set()
    )
    told = (
        "words",
        "column",
        "state",
        "kind",
        "heading",
        "place",
        "bodies",
        "starts_on",
        "audience",
    )
    first, second = (
        list(
            PlannerEntry.objects.filter(row__planner=each)
            .order_by("column", "position")
            .values_list(*told)
        )
        for each in (planner, again)
    )
    assert sorted(map(str, first)) == sorted(map(str, second))


def test_the_word_file_comes_in_again(partnership, planner, officer, group):
    planner.as_typed = True
    data = render_docx(build_planner(sheet_of(planner, officer), created=MADE))
    found = read_planner_file("planner.docx", data)
    assert [(row.day or row.month, row.current, row.planned, row.leads) for row in found.rows] == [
        (
            "2011-03-08",
            "- 10/3/11 PACT meeting, Wombourne (Police)\n- Swap",
            "For April:\n- Operation Hazel\n- Bikes",
            "Police\nFARS",
        ),
        ("2011-04-01", "None", "None", "None"),
    ]


# -- The original ------------------------------------------------------------------------------------


@pytest.mark.documents
def test_the_counts_of_the_original_come_out(documents, partnership, officer, group):
    [path] = (documents / "sources").glob("004*")
    row = read_planner_paste(by=officer, partnership=partnership, text=path.read_text("utf-8"))
    sheet = proposed_sheet(row)
    rows = [each.row for each in sheet.rows]
    days = [row.day for row in rows if row.day]
    assert (len(rows), len(days), sum(row.month is not None for row in rows)) == (14, 11, 3)
    assert (days[0], days[-1]) == (date(2011, 3, 8), date(2011, 12, 13))
    assert {(b - a).days for a, b in itertools.pairwise(days)} == {28}
    assert [str(each.row) for each in sheet.rows if each.is_empty] == [
        "28 June 2011",
        "January 2012",
    ]
    assert [str(each.row) for each in sheet.rows_without_lead] == [
        "28 June 2011", "15 November 2011", "13 December 2011", "January 2012", "March 2012",
    ]  # fmt: skip
    became = {
        (pair.entry.title, str(pair.entry.row), str(pair.row.row))
        for pair in pairs_that_became(sheet)
        if pair.sure
    }
    assert became == {
        ("Freshers' Week", "26 July 2011", "20 September 2011"),
        ("Operation Good Guy", "23 August 2011", "18 October 2011"),
        ("Alerts to Defrosting Vehicles", "20 September 2011", "15 November 2011"),
    }
    dated = {
        entry.when_printed: (str(entry.starts_on), str(entry.ends_on)) for entry in sheet.entries()
    }
    assert dated["10/3/11"] == ("2011-03-10", "2011-03-10")
    assert dated["11/3"] == ("2011-03-11", "2011-03-11")
    assert dated["22/9/2011"] == ("2011-09-22", "2011-09-22")
    assert dated["8/4/11 – 26/4/11"] == ("2011-04-08", "2011-04-26")
    assert dated["30/5/11 -5/6/11"] == ("2011-05-30", "2011-06-05")
    assert dated["16/3/11, 11/3/11"] == ("2011-03-16", "2011-05-24")
    assert sheet.planner.when_head == "JOG Meeting Date"
    assert sheet.planner.running_line == "Updated regularly on www.sstaffs.gov.uk"

"""Who may read a row of a plan stays with it in every file of ours, whatever was done to the file."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from datetime import UTC, datetime

import docx
import openpyxl
import pytest

from actions.imports import read_plan
from actions.imports.own.cells import PLAN_SHEET
from actions.imports.services.accepting import accept_import
from actions.imports.services.importing import read_upload
from actions.models import Action
from reporting.editions.exports import FORMATS, export_of
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
AGAIN = {"title": "Again", "slug": "again", "start": "2017-04-01", "end": "2018-03-31"}
WANTED = {"1.1": "public", "1.2": "restricted", "1.3": "partners", "1.4": "public"}
WHO = {"Who may see it", "visibility"}


@pytest.fixture
def sent(plan, priority):
    """The plan as each kind of file, before anybody touches it."""
    for ref, audience in WANTED.items():
        row = make.ActionFactory(
            priority=priority, ref=ref, visibility=audience, aim=f"Goal {ref}", resources="A van",
            timescale="July 2016", extra={"Ward": "Leek"},
        )  # fmt: skip
        make.LeadFactory(action=row, words="Police")
        make.MeasureFactory(action=row, text="Visits", unit="people", target="70")
        make.RiskFactory(action=row, text="Money is found")
    return lambda fmt: FORMATS[fmt].write(export_of(plan, now=NOW))


def changed_sheet(data: bytes, change) -> bytes:
    book, out = openpyxl.load_workbook(io.BytesIO(data)), io.BytesIO()
    change(book[PLAN_SHEET])
    book.save(out)
    return out.getvalue()


def changed_csv(data: bytes, change) -> bytes:
    out = io.StringIO()
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    csv.writer(out).writerows(map(change, [lines[0]] * len(lines), lines))
    return out.getvalue().encode()


def changed_word(data: bytes, change) -> bytes:
    word, out = docx.Document(io.BytesIO(data)), io.BytesIO()
    change(next(table for table in word.tables if table.cell(0, 0).text == "Ref"))
    word.save(out)
    return out.getvalue()


def headings_of(fmt: str, data: bytes) -> list[str]:
    if fmt == "csv":
        return next(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    if fmt == "xlsx":
        return [cell.value for cell in openpyxl.load_workbook(io.BytesIO(data))[PLAN_SHEET][1]]
    word = docx.Document(io.BytesIO(data))
    table = next(table for table in word.tables if table.cell(0, 0).text == "Ref")
    return [cell.text for cell in table.rows[0].cells]


def without(fmt: str, data: bytes, at: int) -> bytes:
    if fmt == "csv":
        return changed_csv(data, lambda head, line: [*line[:at], *line[at + 1 :]])
    if fmt == "xlsx":
        return changed_sheet(data, lambda sheet: sheet.delete_cols(at + 1))

    def take_out(table) -> None:
        for row in table.rows:
            row._tr.remove(row.cells[at]._tc)

    return changed_word(data, take_out)


def renamed(fmt: str, data: bytes, at: int, heading: str) -> bytes:
    if fmt == "csv":
        (old,) = WHO & {*headings_of(fmt, data)}
        return data.replace(old.encode(), heading.encode(), 1)
    if fmt == "xlsx":
        return changed_sheet(data, lambda sheet: sheet.cell(1, at + 1, heading))
    return changed_word(data, lambda table: setattr(table.cell(0, at), "text", heading))


def audiences(data: bytes) -> dict[str, str]:
    """By the aim, since a file may come back without its references."""
    found = {}
    for row in read_plan("plan", data).rows:
        goal = next((each for each in (row.aim, row.activity, row.ref) if each), "")
        found[row.ref or goal.removeprefix("Goal ")] = row.audience
    return found


@pytest.mark.parametrize("fmt", ["docx", "xlsx", "csv", "json"])
def test_a_file_comes_back_as_it_went(fmt, sent):
    assert audiences(sent(fmt)) == WANTED


@pytest.mark.parametrize("fmt", ["docx", "xlsx", "csv"])
def test_no_row_is_read_by_more_when_a_column_is_taken_out(fmt, sent):
    data = sent(fmt)
    for at, heading in enumerate(headings_of(fmt, data)):
        found = audiences(without(fmt, data, at))
        if heading in WHO and fmt != "docx":
            assert set(found.values()) == {"restricted"}, heading
        elif heading in {"Ref", "ref"}:
            assert list(found.values()) == list(WANTED.values())
        else:
            assert found == WANTED, heading


@pytest.mark.parametrize("fmt", ["docx", "xlsx", "csv"])
@pytest.mark.parametrize("heading", ["Pwy sy'n cael ei weld", "Readers", "For whom", ""])
def test_the_column_is_known_under_another_heading(fmt, heading, sent):
    data = sent(fmt)
    (at,) = [x for x, each in enumerate(headings_of(fmt, data)) if each in WHO]
    assert audiences(renamed(fmt, data, at, heading)) == WANTED


@pytest.mark.parametrize("fmt", ["xlsx", "csv"])
def test_columns_may_stand_in_another_order(fmt, sent):
    def turned(sheet) -> None:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        for number, row in enumerate(rows, 1):
            for at, words in enumerate(reversed(row), 1):
                sheet.cell(number, at, words)

    data = sent(fmt)
    moved = (
        changed_csv(data, lambda head, line: line[::-1])
        if fmt == "csv"
        else changed_sheet(data, turned)
    )
    assert audiences(moved) == WANTED
    for row in read_plan("plan", moved).rows:
        assert (row.aim, row.leads, dict(row.other)) == (
            f"Goal {row.ref}",
            ("Police",),
            {"Ward": "Leek"},
        )


def test_other_columns_stay_what_they_are_when_one_is_taken_out(sent):
    data = sent("xlsx")
    at = headings_of("xlsx", data).index("Resources")
    for row in read_plan("plan", without("xlsx", data, at)).rows:
        assert dict(row.other) == {"Ward": "Leek"} and not row.resources
        assert (row.measures, row.told["measures"][0]["unit"]) == (("Visits",), "people")


@pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice saves the file as another kind"
)
@pytest.mark.parametrize(
    ("fmt", "other"), [("xlsx", "ods"), ("csv", "ods"), ("docx", "docx"), ("xlsx", "csv")]
)
def test_saved_again_by_an_office_program(fmt, other, sent, tmp_path):
    path = tmp_path / f"plan.{fmt}"
    path.write_bytes(sent(fmt))
    out = tmp_path / "again"
    convert = ["soffice", f"-env:UserInstallation=file://{tmp_path}/user", "--headless"]
    subprocess.run(
        [*convert, "--convert-to", other, "--outdir", str(out), str(path)],
        check=True,
        capture_output=True,
    )
    assert audiences((out / f"plan.{other}").read_bytes()) == WANTED


def rename_plan(book) -> None:
    book[PLAN_SHEET].title = "Our plan"


def rename_all(book) -> None:
    for at, sheet in enumerate(book.worksheets):
        sheet.title = f"Tab {at}"


def keep_measures_only(book) -> None:
    """Nothing tells the plan's sheet but its headings, and two of these are gone."""
    del book["Priorities"]
    book[PLAN_SHEET].delete_cols(12, 2)


@pytest.mark.parametrize("change", [rename_plan, rename_all, keep_measures_only])
def test_a_sheet_of_measures_never_becomes_rows(change, sent):
    book, out = openpyxl.load_workbook(io.BytesIO(sent("xlsx"))), io.BytesIO()
    change(book)
    book.save(out)
    assert audiences(out.getvalue()) == WANTED
    assert len(read_plan("plan.xlsx", out.getvalue()).rows) == len(WANTED)


def test_a_workbook_of_somebody_else_is_not_taken_for_ours():
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(("Ref", "Priority", "Aim", "Action", "Lead", "Due date", "Public?"))
    book.active.append(("1.1", "Homes", "Goal", "Do it", "Police", "May 2030", "No"))
    figures = book.create_sheet("Measures")
    figures.append(("Ref", "Measure", "Unit", "Baseline", "Target", "Target date"))
    figures.append(("1.1", "Visits", "people", "3", "5", "June 2030"))
    book.save(out)
    first, other = read_plan("plan.xlsx", out.getvalue()).rows
    assert (first.aim, first.audience) == ("Goal", "partners")
    # What another sheet says of the same row is read by nobody else.
    assert (other.measures, other.audience) == (("Visits",), "partners")


def test_json_that_lost_who_may_read_a_row_asks(sent):
    tree = json.loads(sent("json"))
    for row in tree["actions"]:
        del row["visibility"]
    assert set(audiences(json.dumps(tree).encode()).values()) == {"restricted"}


def test_words_that_a_colleague_changed_in_word_ask_when_the_column_is_gone(sent):
    data = sent("docx")
    at = headings_of("docx", data).index("Who may see it")

    def swap(table) -> None:
        table.cell(1, 0).text, table.cell(2, 0).text = "1.2", "1.1"

    found = audiences(changed_word(without("docx", data, at), swap))
    assert found == {"1.1": "restricted", "1.2": "restricted", "1.3": "partners", "1.4": "public"}


@pytest.mark.parametrize("fmt", ["xlsx", "csv", "json"])
def test_a_plan_keeps_who_may_read_its_rows_when_the_file_has_lost_it(
    fmt, sent, plan, officer, partnership
):
    data = sent(fmt)
    if fmt == "json":
        data = data.replace(b'"visibility": "restricted"', b'"visibility": "public"')
    else:
        (at,) = [x for x, each in enumerate(headings_of(fmt, data)) if each in WHO]
        data = without(fmt, data, at)
    read = read_upload(by=officer, partnership=partnership, name="plan", data=data, plan=plan)
    accept_import(by=officer, row=read)
    assert dict(Action.objects.values_list("ref", "visibility")) == WANTED


@pytest.mark.parametrize("fmt", ["docx", "xlsx", "csv", "json"])
def test_a_new_plan_has_the_same_readers(fmt, sent, officer, partnership):
    read = read_upload(
        by=officer, partnership=partnership, name="plan", data=sent(fmt), new_plan=AGAIN
    )
    made = accept_import(by=officer, row=read).plan
    assert dict(made.actions.values_list("ref", "visibility")) == WANTED

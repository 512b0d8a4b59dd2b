"""Files for the tests of importing, and a short way to read and accept them."""

from __future__ import annotations

from io import BytesIO

from docx import Document

from actions.imports.matching import stored_cells
from actions.imports.preview import ImportPreview, PreviewRow
from actions.imports.services.accepting import Choices, accept_import
from actions.imports.services.importing import read_upload
from actions.imports.stored import from_json
from actions.models import Action, Import
from actions.rows.columns import LISTS, WORDS
from plans.models import Plan

HEAD = "Ref,Priority,Aim,Activity,Lead,Measures,Timescale,Resources,Ward\n"
FIRST = "1.1,Adults at risk,Keep victims safe,Visit each home,Harbour Support,Visits made,Ongoing,,Leek\n"
SECOND = "1.2,Adults at risk,Fewer repeat calls,Review each case (link to 1.1),Police,Calls,July 2016,£500,\n"
THIRD = "2.1,Safer streets,Better lighting,Replace lamps,Highways,Lamps,By 31 March 2017,,Cheadle\n"
TABLE = HEAD + FIRST + SECOND + THIRD
NEW = {"title": "Partnership plan", "slug": "2017-18", "start": "2017-04-01", "end": "2018-03-31"}


def read(partnership, officer, text=TABLE, *, plan=None, name="plan.csv", new_plan=None):
    data = text if isinstance(text, bytes) else text.encode()
    new_plan = new_plan or ({} if plan else NEW)
    return read_upload(
        by=officer, partnership=partnership, name=name, data=data, plan=plan, new_plan=new_plan
    )


def bring(partnership, officer, text=TABLE, *, plan=None, **choices):
    row = read(partnership, officer, text, plan=plan)
    return accept_import(by=officer, row=row, choices=Choices(**choices))


def word_plan() -> bytes:
    """A Word plan as a council might have it: two priorities, a table under each."""
    document = Document()
    document.add_heading("Community Safety Plan 2017/18", 0)
    for heading, rows in (
        (
            "Priority 1: Adults at risk",
            (("1.1", "Keep victims safe", "Harbour Suport", "Visits made"),),
        ),
        (
            "Priority 2: Safer streets",
            (
                ("2.1", "Better lighting", "Highways", "Lamps replaced"),
                ("2.2", "Fewer fires", "Fire Service", ""),
            ),
        ),
    ):
        document.add_heading(heading, 1)
        add_table(document, rows)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def add_table(document, rows) -> None:
    table = document.add_table(rows=1, cols=5)
    for cell, words in zip(
        table.rows[0].cells,
        ("Ref", "Aim", "What we will do", "Lead", "How will we know"),
        strict=True,
    ):
        cell.text = words
    for ref, aim, lead, measure in rows:
        values = (ref, aim, f"Work on it: {aim.lower()}", lead, measure)
        for cell, words in zip(table.add_row().cells, values, strict=True):
            cell.text = words


# -- What is said of a file, and what is stored of it -----------------------------------------------


def said_of(row: Import) -> list[tuple]:
    """Every priority with its areas and rows, as the page shows them before anything is stored."""
    return [
        (str(home), list(home.areas), [line_of(line) for line in lines])
        for home, lines in ImportPreview.of(row, row.plan).groups
    ]


def line_of(line: PreviewRow) -> tuple:
    each = line.proposed
    cells = each.cells
    extra = dict(cells["extra"])
    if each.row.ref and each.ref != each.row.ref:
        extra["Reference as printed"] = each.row.ref
    return (
        each.ref, each.row.area, each.audience, *(cells[name] for name in WORDS),
        *(cells[name] for name in LISTS), extra,
    )  # fmt: skip


def stored_of(plan: Plan) -> list[tuple]:
    """The same of the plan."""
    return [
        (
            str(priority),
            [area.title for area in priority.areas.all()],
            [row_of(row) for row in priority.actions.order_by("position")],
        )
        for priority in plan.priorities.order_by("position")
    ]


def row_of(row: Action) -> tuple:
    area = row.area.title if row.area else ""
    cells = stored_cells(row)
    return (
        row.ref, area, row.visibility, *(cells[name] for name in WORDS),
        *(cells[name] for name in LISTS), row.extra,
    )  # fmt: skip


def dry_run_of(row: Import) -> list[tuple]:
    """What ``import_plan --dry-run`` says of the priorities and of each row."""
    read = from_json(row.result).as_json()
    names = ("ref", "visibility", "aim", "activity", "leads", "measures", "risks")
    return [
        [(each["number"], each["title"], each["areas"]) for each in read["priorities"]],
        [tuple(each[name] for name in names) for each in read["rows"]],
    ]


def dry_run_from(said: list[tuple]) -> list[tuple]:
    """The same from what the page says, where the file gave every number and reference."""
    priorities = [(*heading.split(". ", 1), areas) for heading, areas, _ in said]
    rows = [
        (ref, audience, aim, activity, leads, measures, risks)
        for _, _, lines in said
        for ref, _, audience, aim, activity, _, _, leads, measures, risks, _ in lines
    ]
    return [priorities, rows]

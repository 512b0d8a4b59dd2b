"""Files for the tests of importing, and a short way to read and accept them."""

from __future__ import annotations

from io import BytesIO

from docx import Document

from actions.services.accepting import Choices, accept_import
from actions.services.importing import read_upload

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

"""From an Excel file with rows that are not for everybody to all that a stranger can fetch."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from django.core.management import call_command
from django.test import Client

from plans.models import Plan
from tests.reporting.public.test_public import everything, published

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

KEPT = ("Hide the witness", "New house for them", "Operation Heron", "Sgt Grey", "House found")


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for line in (
        ("Ref", "Aim", "Activity", "Lead", "Measures", "Who is it for?"),
        ("1.1", "Fewer burglaries", "Fit locks", "Council", "Locks fitted", "Public"),
        (
            "1.2",
            "Hide the witness",
            "New house for them",
            "Sgt Grey",
            "House found",
            "Confidential",
        ),
        ("1.3", "Operation Heron", "Visits", "Sgt Grey", "Visits", "Not for the public"),
        ("1.4", "Operation Heron again", "Visits", "Sgt Grey", "Visits", "After the trial"),
    ):
        sheet.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_rows_that_are_not_public_are_in_nothing_that_a_stranger_fetches(
    partnership, officer, tmp_path
):
    file = tmp_path / "plan.xlsx"
    file.write_bytes(workbook())
    days = {"start": date(2016, 4, 1), "end": date(2017, 3, 31)}
    where = {"partnership": "moorland", "plan": "2016-17"}
    call_command("import_plan", str(file), **where, title="Plan", **days)
    plan = Plan.objects.get()
    assert list(plan.actions.values_list("visibility", flat=True)) == [
        "public",
        "restricted",
        "partners",
        "restricted",
    ]
    Plan.objects.update(status="agreed")
    published(plan, officer)
    told = everything(Client())
    assert "Fewer burglaries" in told
    assert not [words for words in KEPT if words in told]

"""Whole files that people of this trade meet, accepted, with all that must come of them."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from actions.imports.preview import ImportPreview
from actions.imports.services.importing import read_upload
from actions.models import Action, Import
from plans.models import Plan
from tests.actions.importing import NEW
from tests.reporting.public.test_public import everything, published

pytestmark = [
    pytest.mark.django_db(transaction=True), pytest.mark.one_database, pytest.mark.documents,
]  # fmt: skip
DAYS = {"start": date(2016, 4, 1), "end": date(2017, 3, 31)}
FIRST = "a01_first.docx"


@pytest.fixture
def folder(documents):
    return documents / "cases" / "import"


def wanted(folder, name: str) -> dict:
    return json.loads((folder / f"{name}.accept.json").read_text())


def accept(*paths) -> str:
    """Bring files into one plan, one after the other; what was said of the last."""
    where = {"partnership": "moorland", "plan": "2016-17", "title": "A case", **DAYS}
    for path in paths:
        said = StringIO()
        call_command("import_plan", str(path), **where, stdout=said)
    return said.getvalue()


@pytest.mark.parametrize(
    "names",
    [
        [FIRST, "a01_second_with_one_more_row.docx"],
        ["a02_heading_tab.docx"],
        ["a03_band_two_spaces.docx"],
        ["a04_notes_below_rows.docx"],
        ["w06_planning_grid.docx"],
        ["x05_numbers_as_refs.xlsx"] * 3,
    ],
    ids=lambda names: names[-1],
)
def test_the_plan_holds_what_the_file_means(names, folder, partnership):
    case = wanted(folder, names[-1])
    said = accept(*(folder / name for name in names))
    priorities = list(Plan.objects.get().priorities.all())
    rows = list(Action.objects.in_order().values_list("ref", "priority__number"))
    if isinstance(case["priorities"], int):
        assert (len(priorities), len(rows)) == (case["priorities"], case["rows_after_each"])
        assert rows[-1][0] == case["last_ref"]
        return
    found = [(each.number, each.title) for each in priorities]
    assert found == [(each["number"], each["title"]) for each in case["priorities"]]
    areas = [[area.title for area in each.areas.all()] for each in priorities]
    assert areas == [each.get("areas", []) for each in case["priorities"]]
    assert rows == [(each["ref"], each.get("priority", each["ref"][0])) for each in case["rows"]]
    for words in case.get("warnings_must_mention", ()):
        assert words in said


@pytest.mark.parametrize(
    "name", ["a07_own_csv_without_a_column.csv", "a08_column_public_or_restricted.xlsx"]
)
def test_who_may_read_each_row(name, folder, partnership, officer):
    case = wanted(folder, name)
    accept(folder / name)
    assert dict(Action.objects.values_list("ref", "visibility")) == case["visibility"]
    Plan.objects.update(status="agreed")
    published(Plan.objects.get(), officer)
    told = everything(Client())
    assert not [words for words in case.get("public_page_must_not_say", ()) if words in told]
    hidden = Action.objects.exclude(visibility="public").values_list("aim", flat=True)
    assert not [aim for aim in hidden if aim in told]


def test_the_page_says_that_a_cell_is_too_long_before_it_is_cut(folder, partnership, officer):
    name = "a05_long_cell_and_contacts.docx"
    read_upload(
        by=officer,
        partnership=partnership,
        name=name,
        data=(folder / name).read_bytes(),
        new_plan=NEW,
    )
    warned = [
        (each.code, each.ref)
        for line in ImportPreview.of(Import.objects.get(), None).lines
        for each in line.warnings
    ]
    assert ("cell-too-long", "1.1") in warned

"""What the dry run says, what the page shows and what is stored are one, from every kind of file."""

from __future__ import annotations

import io
from contextlib import contextmanager
from itertools import count

import docx
import openpyxl
import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from actions.imports.preview import ImportPreview
from actions.imports.priorities import heading_key
from actions.imports.services.accepting import accept_import
from actions.imports.services.importing import read_kept_file, read_paste
from actions.imports.services.undoing import undo_import
from actions.models import Import
from plans.models import Plan
from tests.actions.importing import (
    NEW,
    bring,
    dry_run_from,
    dry_run_of,
    read,
    said_of,
    stored_of,
)
from tests.corpus.layouts import LAYOUTS
from tests.corpus.plans import PLANS
from tests.corpus.writers import write
from tests.examples import examples

pytestmark = pytest.mark.django_db

HEAD = ("Ref", "Aim", "Activity", "Lead", "Measures", "Public?")


def taken(partnership, officer, kind: str, data, **where) -> Import:
    """An import of a file or of a pasted table, read to its end."""
    where = where or {"new_plan": NEW}
    if kind == "html":
        html = data if isinstance(data, str) else data.decode()
        return read_paste(by=officer, partnership=partnership, html=html, text="", **where)
    row = read(partnership, officer, data, name=f"plan.{kind}", **where)
    read_kept_file(row)
    return row


@contextmanager
def taken_back():
    """Room for one of many plans, of which nothing stays."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def keeps_its_promise(partnership, officer, kind, data) -> Plan:
    """Bring a file in twice: first as it was shown, and then nothing more comes."""
    row = taken(partnership, officer, kind, data)
    shown = said_of(row)
    plan = accept_import(by=officer, row=row).plan
    assert stored_of(plan) == shown
    again = taken(partnership, officer, kind, data, plan=plan)
    assert said_of(again) == shown
    done = accept_import(by=officer, row=again)
    assert (done.undo["rows"], done.undo["changed"], done.undo["priorities"]) == ({}, {}, [])
    assert stored_of(plan) == shown
    return plan


KINDS = ("docx", "xlsx", "csv", "html")


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("kind", "layout"),
    [(KINDS[(at + step) % 4], layout) for at, layout in enumerate(LAYOUTS) for step in (0, 1)],
    ids=str,
)
def test_every_layout_in_two_kinds_of_file(kind, layout, partnership, officer):
    keeps_its_promise(partnership, officer, kind, write(kind, PLANS["harbour"], layout))


def test_a_pdf(partnership, officer):
    keeps_its_promise(partnership, officer, "pdf", write("pdf", PLANS["harbour"], LAYOUTS[0]))


# -- Headings in all their forms --------------------------------------------------------------------

TITLES = ("Burglary", "Violence & abuse", "Young people’s safety", "Anti-social behaviour")
SPACES = (" ", "  ", "\t", "\u00a0", " \u00a0 ", "\u2003")
FORMS = ("Priority {number}:{space}{title}", "Priority{space}{number} – {title}", "{number}.{space}{title}",
         "PRIORITY {number}{space}-{space}{title}", "Priority {number}{space}{title}")  # fmt: skip
spaced = st.sampled_from(SPACES)
changes_of_case = st.sampled_from([str, str.upper, str.lower, str.title])


@st.composite
def heading(draw, at: int) -> str:
    title = draw(spaced).join(TITLES[at].split())
    form = draw(st.sampled_from(FORMS))
    return form.format(number=at + 1, space=draw(spaced), title=draw(changes_of_case)(title))


@st.composite
def tables(draw) -> list[tuple[str, list[tuple[str, ...]]]]:
    """Some tables, each under a heading; a priority may come again in another form."""
    numbers = {at: count(1) for at in range(len(TITLES))}
    found = []
    for at in draw(st.lists(st.sampled_from(range(len(TITLES))), min_size=1, max_size=5)):
        rows = []
        for _ in range(draw(st.integers(1, 3))):
            ref = f"{at + 1}.{next(numbers[at])}"
            answer = draw(st.sampled_from(["Yes", "No", "Not yet", "", "Confidential"]))
            shown = ref if draw(st.booleans()) else ""
            rows.append((shown, f"Goal {ref}", f"Do {ref}", "Police", f"Count {ref}", answer))
        found.append((draw(heading(at)), rows))
    return found


def as_word(found) -> bytes:
    document = docx.Document()
    for title, rows in found:
        document.add_heading(title, 1)
        fill(document.add_table(len(rows) + 1, len(HEAD)), rows)
    return saved(document)


def as_bands(found) -> bytes:
    document = docx.Document()
    table = document.add_table(1, len(HEAD))
    for cell, words in zip(table.rows[0].cells, HEAD, strict=True):
        cell.text = words
    for title, rows in found:
        band = table.add_row().cells
        # Below "Priority 1" a band "4. Roads" would be a part of it.
        whole = title if title.casefold().startswith("priority") else f"Priority {title}"
        band[0].merge(band[-1]).text = whole
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
    return saved(document)


def fill(table, rows) -> None:
    for line, words in zip(table.rows, (HEAD, *rows), strict=True):
        for cell, each in zip(line.cells, words, strict=True):
            cell.text = each


def as_sheet(found) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(("Priority", *HEAD))
    for title, rows in found:
        for row in rows:
            book.active.append((title, *row))
    return saved(book)


def as_csv(found) -> bytes:
    lines = [("Priority", *HEAD), *((title, *row) for title, rows in found for row in rows)]
    return "\n".join(",".join(f'"{each}"' for each in line) for line in lines).encode()


def as_page(found) -> str:
    def line(tag: str, cells) -> str:
        return "<tr>" + "".join(f"<{tag}>{each}</{tag}>" for each in cells) + "</tr>"

    return "".join(
        f"<h2>{title}</h2><table>{line('th', HEAD)}{''.join(line('td', row) for row in rows)}</table>"
        for title, rows in found
    ).replace("&", "&amp;")


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


WRITERS = {"docx": as_word, "band.docx": as_bands, "xlsx": as_sheet, "csv": as_csv, "html": as_page}


@pytest.mark.one_database
@pytest.mark.parametrize("kind", WRITERS)
@settings(
    max_examples=examples(6),
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(found=tables())
def test_a_priority_is_one_however_its_heading_is_written(kind, found, partnership, officer):
    with taken_back():
        plan = keeps_its_promise(partnership, officer, kind, WRITERS[kind](found))
        has_each_once(plan, found)


def has_each_once(plan, found) -> None:
    wanted = {heading_key(TITLES[int(rows[0][1][5]) - 1]) for _, rows in found}
    assert {heading_key(each.title) for each in plan.priorities.all()} == wanted
    assert plan.priorities.count() == len(wanted)
    goals = {row.aim: (row.priority.number, row.visibility) for row in plan.actions.all()}
    assert goals == {row[1]: (row[1][5], AUDIENCES[row[5]]) for _, rows in found for row in rows}


AUDIENCES = {
    "Yes": "public", "No": "partners", "Not yet": "restricted", "": "restricted",
    "Confidential": "restricted",
}  # fmt: skip


@pytest.mark.parametrize("kind", ["docx", "xlsx", "csv", "html"])
def test_the_dry_run_says_the_numbers_that_are_stored(kind, partnership, officer):
    rows = [
        ("1.1", "Goal", "Do it", "Police", "Count", "Yes"),
        ("1.2", "Other", "Do", "Police", "Sum", "No"),
    ]
    found = [
        ("Priority 1:  Burglary", rows),
        ("2. Roads", [("2.1", "Slow", "Signs", "Police", "Sum", "Yes")]),
    ]
    row = taken(partnership, officer, kind, WRITERS[kind](found))
    assert dry_run_of(row) == dry_run_from(said_of(row))


# -- Files that come again --------------------------------------------------------------------------

PLAIN = "Ref,Aim,Activity,Lead\n"


def refs(plan) -> list[str]:
    return list(plan.actions.order_by("position").values_list("ref", flat=True))


def test_a_row_that_was_added_comes_under_the_priority_of_the_others(partnership, officer):
    text = PLAIN + "1,Locks,Fit them,Police\n2,Lights,Mend them,Council\n"
    plan = bring(partnership, officer, text).plan
    bring(partnership, officer, text + "3,Bicycles,Mark them,Police\n", plan=plan)
    assert [str(each) for each in plan.priorities.all()] == ["1. Actions"]
    assert refs(plan) == ["1", "2", "3"]


def test_an_added_row_finds_its_priority_by_its_number_or_its_neighbour(partnership, officer):
    text = "Ref,Priority,Aim,Lead\n1.1,Homes,Locks,Police\n2.1,Roads,Signs,Council\n"
    plan = bring(partnership, officer, text).plan
    more = "Ref,Aim,Lead\n1.1,Locks,Police\n,Doors,Police\n2.1,Signs,Council\n1.2,Windows,Police\n"
    row = read(partnership, officer, more, plan=plan)
    shown = said_of(row)
    accept_import(by=officer, row=row)
    homes = {each.aim: each.priority.title for each in plan.actions.all()}
    assert homes == {"Locks": "Homes", "Doors": "Homes", "Signs": "Roads", "Windows": "Homes"}
    assert [(title, [line[3] for line in lines]) for title, _, lines in shown] == [
        ("1. Homes", ["Locks", "Doors", "Windows"]), ("2. Roads", ["Signs"]),
    ]  # fmt: skip


AGAIN = {
    "the same reference twice": "1.1,Locks,Fit,Police\n1.1,Lights,Mend,Council\n1.1,Locks,Fit,Police\n",
    "no references": ",Locks,Fit,Police\n,Lights,Mend,Council\n,Lights,Mend,Council\n",
    "a mark only": "1d,Locks,Fit,Police\n1d*,Lights,Mend,Council\n1D,Doors,Mend,Council\n",
    "no reference at all": "see the annex of last year’s plan,Locks,Fit,Police\n1.1,Lights,Mend,Council\n",
    "words that are cut": ",Locks,{},Police\n,Lights,{},Council\n".replace("{}", "visit " * 3_000),
    "leads only": ",,,Police\n1.1,Lights,Mend,Council\n",
}


@pytest.mark.parametrize("rows", AGAIN.values(), ids=AGAIN.keys())
def test_no_file_adds_copies_when_it_comes_again(rows, partnership, officer):
    keeps_its_promise(partnership, officer, "csv", PLAIN + rows)


def test_a_row_of_a_pair_that_was_reworded_is_changed_and_not_added(partnership, officer):
    rows = "1.1,Locks,Fit,Police\n1.1,Lights,Mend,Council\n"
    plan = bring(partnership, officer, PLAIN + rows).plan
    before = set(plan.actions.values_list("pk", flat=True))
    bring(partnership, officer, PLAIN + rows.replace("Lights", "Lamps"), plan=plan)
    assert set(plan.actions.values_list("pk", flat=True)) == before
    assert set(plan.actions.values_list("aim", flat=True)) == {"Locks", "Lamps"}


def test_numbers_that_a_spreadsheet_made_of_references(partnership, officer):
    book = openpyxl.Workbook()
    book.active.append(HEAD[:4])
    for at in range(1, 22):
        book.active.append((float(f"1.{at}"), f"Goal {at}", "Do it", "Police"))
    plan = keeps_its_promise(partnership, officer, "xlsx", saved(book))
    assert refs(plan) == [f"1.{at}" for at in range(1, 22)]
    warned = {
        each["ref"]
        for each in Import.objects.first().result["warnings"]
        if each["code"] == "number-spelt-out"
    }
    assert warned == {"1.10", "1.20"}


def test_an_area_that_the_file_gives_is_shown_and_taken_back(partnership, officer):
    text = (
        "Ref,Priority,Priority area,Aim,Activity,Lead\n1.1,Homes,Burglary,Locks,Fit locks,Police\n"
        "1.2,Homes,Fires,Alarms,Fit alarms,Fire\n"
    )
    plan = bring(partnership, officer, text).plan
    first = plan.actions.get(ref="1.1")
    fires = first.priority.areas.get(title="Fires")
    plan.actions.filter(pk=first.pk).update(area=fires)
    row = read(partnership, officer, text.replace("Locks", "Better locks"), plan=plan)
    (line, _) = said_of(row)[0][2]
    labels = {each.label for each in ImportPreview.of(row, plan).lines[0].proposed.differences}
    assert labels == {"Aim", "Priority area"} and line[1] == "Burglary"
    accept_import(by=officer, row=row)
    first.refresh_from_db()
    assert first.area.title == "Burglary"
    undo_import(by=officer, row=row)
    first.refresh_from_db()
    assert first.area == fires

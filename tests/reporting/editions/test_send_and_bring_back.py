"""A plan that was sent out and comes back: nothing that was known of a row is lost on the way."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from actions.imports.own.hidden_part import split_places
from actions.imports.preview import ImportPreview
from actions.imports.row_audiences import Audiences
from actions.imports.services.accepting import Choices, accept_import
from actions.imports.services.importing import read_upload
from actions.imports.services.undoing import undo_import
from actions.models import Action
from reporting.editions.exports import FORMATS, export_of
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
EDITABLE = ("docx", "xlsx", "csv", "json")
AGAIN = {"title": "Again", "slug": "again", "start": "2017-04-01", "end": "2018-03-31"}
NAMES = ("timescale", "timescale_kind", "due_on", "visibility", "extra", "aim")
DETAILS = ("text", "kind", "unit", "polarity", "baseline", "target", "target_on", "members")


@pytest.fixture
def known(priority):
    """A row of which everything is known, and one with a date but no words for it."""
    row = make.ActionFactory(
        priority=priority, ref="1.2", timescale="By the summer", timescale_kind="date",
        due_on=date(2016, 7, 31), visibility="partners",
        extra={"Ward": "Leek\n- north", "Status (2015)": "=late; a|b"},
    )  # fmt: skip
    make.MeasureFactory(
        action=row, text="Visits", kind="count", unit="people; or | homes", polarity="up",
        target="70", target_on=date(2017, 3, 31), members=["Men", "Women"],
    )  # fmt: skip
    make.MeasureFactory(action=row, text="Calls", polarity="down")
    make.RiskFactory(action=row, text="Money is found", kind="assumption")
    make.ActionFactory(priority=priority, ref="1.3", timescale_kind="date", due_on=date(2016, 9, 1))
    return row


def sent(plan, fmt) -> bytes:
    return FORMATS[fmt].write(export_of(plan, now=NOW))


def brought(officer, partnership, data, **where):
    return read_upload(by=officer, partnership=partnership, name="plan", data=data, **where)


def all_of(row: Action) -> list:
    return [
        {name: getattr(row, name) for name in NAMES},
        [{name: getattr(each, name) for name in DETAILS} for each in row.measures.all()],
        [(each.text, each.kind) for each in row.risks.all()],
    ]


@pytest.mark.parametrize("fmt", EDITABLE)
def test_a_new_plan_knows_of_each_row_what_the_old_one_did(fmt, known, plan, partnership, officer):
    read = brought(officer, partnership, sent(plan, fmt), new_plan=AGAIN)
    made = accept_import(by=officer, row=read).plan
    for row in plan.actions.all():
        assert all_of(made.actions.get(ref=row.ref)) == all_of(row)


@pytest.mark.parametrize("fmt", EDITABLE)
def test_the_file_of_a_plan_changes_nothing_in_it(fmt, known, plan, partnership, officer):
    read = brought(officer, partnership, sent(plan, fmt), plan=plan)
    lines = ImportPreview.of(read, plan).proposal.rows
    assert [each.differences for each in lines] == [()] * plan.actions.count()


@pytest.mark.parametrize("fmt", EDITABLE)
def test_what_was_changed_since_is_shown_and_brought_back_by_reference(
    fmt, known, plan, partnership, officer
):
    before, data = all_of(known), sent(plan, fmt)
    Action.objects.filter(pk=known.pk).update(
        visibility="restricted", timescale_kind="ongoing", due_on=None, extra={"Ward": "Cheadle"}
    )
    known.measures.filter(text="Visits").update(kind="", unit="", target="80", members=[])
    known.risks.update(kind="")
    changed = all_of(Action.objects.get(pk=known.pk))
    read = brought(officer, partnership, data, plan=plan)
    (line, *_) = ImportPreview.of(read, plan).lines
    seen = {each.label for each in line.proposed.differences}
    assert seen >= {"Due", "Kind of timescale", "Ward", "Kind of “Visits”"}
    assert (line.now, line.readers) == ("Restricted", "Restricted")
    wider = Choices(audiences=Audiences(widen=frozenset({line.place})))
    done = accept_import(by=officer, row=read, choices=wider)
    assert all_of(Action.objects.get(pk=known.pk)) == before
    undo_import(by=officer, row=done)
    assert all_of(Action.objects.get(pk=known.pk)) == changed


def test_a_time_that_was_changed_in_words_counts_more_than_the_day_beside_it(
    known, plan, partnership, officer
):
    data = sent(plan, "csv").replace(b"By the summer", b"By 31 December 2016")
    accept_import(by=officer, row=brought(officer, partnership, data, plan=plan))
    assert Action.objects.get(pk=known.pk).due_on == date(2016, 12, 31)


def test_a_row_that_says_nothing_of_who_may_see_it_stays_as_it_is(
    known, plan, partnership, officer
):
    data = sent(plan, "csv").replace(b",partners,", b",,")
    accept_import(by=officer, row=brought(officer, partnership, data, plan=plan))
    assert Action.objects.get(pk=known.pk).visibility == "partners"


def test_extra_columns_are_in_the_files_only_where_a_row_has_them(action, plan, priority):
    assert sent(plan, "csv").decode("utf-8-sig").splitlines()[0].endswith(",measure_directions")
    make.ActionFactory(priority=priority, ref="1.9", extra={"Ward": "Leek"})
    head = sent(plan, "csv").decode("utf-8-sig").splitlines()[0]
    assert head.endswith(",measure_directions,Ward")


def test_places_are_kept_where_nothing_is_said():
    assert split_places(r"a\|b||\\", "|") == ["a|b", "", "\\"]

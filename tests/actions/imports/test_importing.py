"""From a read file to a plan: what is stored, what is changed, and the way back."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.imports import Unreadable
from actions.imports.preview import ImportPreview
from actions.imports.services.accepting import Choices, accept_import
from actions.imports.services.importing import discard_import, read_again, read_paste
from actions.imports.services.undoing import ChangedSince, undo_import
from actions.models import Action, ColumnChoice, Import, Lead, Measure
from actions.rows.services.action import change_action
from csp.models import AuditEvent
from plans.models import Organisation, Plan, Priority, PriorityArea
from tests import factories as make
from tests.actions.importing import FIRST, HEAD, NEW, SECOND, TABLE, THIRD, bring, read, word_plan
from tests.examples import examples

pytestmark = pytest.mark.django_db


SHORT = "Ref,Aim,Lead\n1.1,Keep them safe,Harbour Support\n1.2,Fewer calls,Police\n"


def state(plan) -> list:
    """Every word of a plan's rows, in order."""
    rows = plan.actions.in_order().prefetch_related("leads", "measures", "risks")
    cells = (
        "ref",
        "area_id",
        "aim",
        "activity",
        "timescale",
        "timescale_kind",
        "due_on",
        "resources",
    )
    return [
        [row.priority.title]
        + [getattr(row, name) for name in (*cells, "extra")]
        + [[str(part) for part in kind.all()] for kind in (row.leads, row.measures, row.risks)]
        for row in rows
    ]


# -- Reading -----------------------------------------------------------------------------------------


def test_reading_touches_no_plan(partnership, officer):
    row = read(partnership, officer)
    assert row.state == "read" and len(row.result["rows"]) == 3
    assert not Plan.objects.exists() and not Action.objects.exists()


@pytest.mark.parametrize("data", [b"", b"MZ\x90\x00", b"PK\x03\x04broken", b"words"])
def test_what_cannot_be_read_stores_nothing(data, partnership, officer):
    with pytest.raises(Unreadable) as refused:
        read(partnership, officer, data, name="plan.docx")
    assert str(refused.value).endswith(".")
    assert not Import.objects.exists() and not Plan.objects.exists()


def test_a_pdf_that_is_no_plan_is_refused_by_its_job(
    partnership, officer, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        row = read(partnership, officer, b"%PDF-1.7 broken", name="plan.pdf")
    row.refresh_from_db()
    assert row.state == "refused" and row.trouble.endswith(".")
    assert not row.file and row.result == {}


def test_a_pasted_table_is_read(partnership, officer):
    words = TABLE.replace(",", "\t")
    row = read_paste(by=officer, partnership=partnership, text=words, new_plan=NEW)
    assert len(row.result["rows"]) == 3
    with pytest.raises(Unreadable):
        read_paste(by=officer, partnership=partnership, text=" ", new_plan=NEW)


def test_a_heading_can_mean_something_else_and_is_remembered(partnership, officer):
    row = read(partnership, officer)
    read_again(by=officer, row=row, columns={"Ward": "resources", "Resources": "other"})
    again = read(partnership, officer)
    for each in (Import.objects.get(pk=row.pk), again):
        assert each.result["rows"][0]["resources"] == "Leek"
    assert ColumnChoice.objects.filter(partnership=partnership).count() == 2


def test_what_is_thrown_away_is_gone_with_its_file(
    partnership, officer, django_capture_on_commit_callbacks
):
    row = read(partnership, officer)
    with django_capture_on_commit_callbacks(execute=True):
        discard_import(by=officer, row=row)
    assert not Import.objects.exists()
    assert default_storage.listdir("imports") == ([], [])


# -- Accepting ---------------------------------------------------------------------------------------


def test_every_word_is_in_the_plan(partnership, officer):
    plan = bring(partnership, officer).plan
    assert (plan.title, plan.slug, plan.status) == ("Partnership plan", "2017-18", "draft")
    first, second, third = plan.actions.in_order()
    assert first.extra == {"Ward": "Leek"}
    assert (second.timescale, second.timescale_kind) == ("July 2016", "month")
    assert (third.timescale_kind, str(third.due_on)) == ("date", "2017-03-31")
    assert third.priority.title == "Safer streets"
    assert second.references.get().target == first


def test_a_row_says_which_file_it_came_from(partnership, officer):
    row = bring(partnership, officer).plan.actions.first()
    event = AuditEvent.objects.get(target_type="actions.action", target_id=str(row.pk))
    assert (event.verb, event.by, event.tenant) == ("brought in", officer, partnership.pk)
    past = row.history.get()
    assert (past.history_user, past.history_change_reason) == (officer, "Brought in from plan.csv")


def test_known_leads_are_matched_and_others_as_was_chosen(partnership, officer, body):
    police = make.OrganisationFactory(partnership=partnership, name="Moorland Police")
    leads = {"Police": f"o{police.pk}", "Highways": "new"}
    bring(partnership, officer, leads=leads)
    found = dict(Lead.objects.values_list("words", "organisation__name"))
    assert found == {
        "Harbour Support": "Harbour Support", "Police": "Moorland Police", "Highways": "Highways",
    }  # fmt: skip


def test_a_body_of_another_partnership_cannot_be_chosen(partnership, officer, other):
    theirs = make.OrganisationFactory(partnership=other, name="Foreign")
    bring(partnership, officer, leads={"Police": f"o{theirs.pk}"})
    assert Lead.objects.get(words="Police").organisation is None


def test_a_row_can_be_left_out(partnership, officer):
    plan = bring(partnership, officer, leave_out=frozenset({1})).plan
    assert [row.ref for row in plan.actions.in_order()] == ["1.1", "2.1"]


def test_rows_without_or_with_the_same_reference_get_one(partnership, officer):
    text = HEAD + FIRST + FIRST.replace("Visit", "See") + SECOND.replace("1.2,", ",")
    plan = bring(partnership, officer, text).plan
    refs = {row.ref: row.extra.get("Reference as printed") for row in plan.actions.all()}
    assert len(refs) == 3 and refs["1.1"] is None and "1.1" in refs.values()


def test_words_that_do_not_fit_are_kept_whole_beside_the_row(partnership, officer):
    long = "Visits made in each ward " * 60
    brought = read(partnership, officer, HEAD + FIRST.replace("Visits made", long))
    (line,) = ImportPreview.of(brought, None).lines
    assert any(
        "“Measures” than one of its lines may hold (500" in each.message for each in line.warnings
    )
    row = accept_import(by=officer, row=brought).plan.actions.get()
    assert row.measures.get().text.endswith("…")
    assert row.extra["Measures (in full)"].split() == long.split()


def test_a_clash_stores_nothing_at_all(partnership, officer, plan):
    row = read(partnership, officer, new_plan=NEW | {"start": "2016-06-01"})
    with pytest.raises(ValidationError):
        accept_import(by=officer, row=row)
    assert (
        Plan.objects.count() == 1 and not Priority.objects.exists() and not Action.objects.exists()
    )
    assert Import.objects.get().state == "read"


def test_a_plan_that_went_meanwhile_is_said(partnership, officer):
    done = bring(partnership, officer)
    row = read(partnership, officer, plan=done.plan)
    undo_import(by=officer, row=done)
    with pytest.raises(ValidationError, match="no longer there"):
        accept_import(by=officer, row=row)
    assert not Plan.objects.exists()


def test_it_is_accepted_once(partnership, officer):
    row = read(partnership, officer)
    accept_import(by=officer, row=row)
    with pytest.raises(ValidationError, match="not waiting any more"):
        accept_import(by=officer, row=row)
    assert Action.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_two_who_accept_at_once_bring_it_in_once(partnership, officer):
    row, start, answers = read(partnership, officer), Barrier(2), []

    def accept():
        start.wait()
        try:
            answers.append(accept_import(by=officer, row=row).state)
        except ValidationError:
            answers.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=accept) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["accepted", "refused"]
    assert Plan.objects.count() == 1 and Action.objects.count() == 3


def test_hundreds_of_rows_cost_few_queries(partnership, officer, django_assert_max_num_queries):
    rows = "".join(
        f"{n}.{m},Priority {n},Goal {m},Do it,Police,Count,,,\n"
        for n in range(1, 5)
        for m in range(1, 101)
    )
    row = read(partnership, officer, HEAD + rows)
    with django_assert_max_num_queries(150):
        accept_import(by=officer, row=row)
    assert Action.objects.count() == 400


# -- A changed file ----------------------------------------------------------------------------------


@pytest.fixture
def brought(partnership, officer):
    """The plan, as the first file left it."""
    return bring(partnership, officer).plan


def test_the_same_file_again_changes_nothing(partnership, officer, brought):
    before = [(row.pk, row.version) for row in brought.actions.all()]
    done = bring(partnership, officer, plan=brought)
    assert [(row.pk, row.version) for row in brought.actions.all()] == before
    assert (done.undo["rows"], done.undo["changed"]) == ({}, {})


def test_a_changed_file_changes_rows_by_their_reference(partnership, officer, brought):
    pk = Measure.objects.get(text="Visits made").pk
    text = TABLE.replace("Keep victims safe", "Keep them safe").replace(
        "Visits made", "Visits made at home"
    )
    bring(partnership, officer, text, plan=brought)
    row = brought.actions.get(ref="1.1")
    assert (row.aim, row.version) == ("Keep them safe", 2)
    assert row.measures.get().pk == pk and row.measures.get().text == "Visits made at home"
    assert brought.actions.get(ref="1.2").version == 1


def test_a_column_that_the_file_has_not_is_left_alone(partnership, officer, brought):
    bring(partnership, officer, SHORT, plan=brought)
    row = brought.actions.get(ref="1.1")
    assert (row.aim, row.activity, row.leads.count()) == ("Keep them safe", "Visit each home", 1)
    assert row.priority.title == "Adults at risk"


def test_a_new_row_stands_after_the_row_that_it_follows_in_the_file(partnership, officer, brought):
    calls = Action.objects.get(ref="1.2")
    other = make.ActionFactory(plan=brought, priority=calls.priority, ref="1.10", position=3)
    before = FIRST.replace("1.1,", "1.8,").replace("safe", "well")
    between, after = (FIRST.replace("1.1,", f"{ref},") for ref in ("1.7", "1.9"))
    text = HEAD + before + FIRST + between + SECOND + after + THIRD
    done = bring(partnership, officer, text, plan=brought)

    def refs():
        rows = calls.priority.actions.order_by("position")
        assert len(set(rows.values_list("position", flat=True))) == len(rows)
        return [row.ref for row in rows]

    assert refs() == ["1.8", "1.1", "1.7", "1.2", "1.9", "1.10"]
    other.refresh_from_db()
    assert other.history.first().position == other.position
    undo_import(by=officer, row=done)  # Rows that only stepped aside were changed by nobody.
    assert refs() == ["1.1", "1.2", "1.10"]


def test_a_row_that_the_file_has_not_stays_unless_it_is_ticked(partnership, officer, brought):
    gone = brought.actions.get(ref="2.1")
    bring(partnership, officer, HEAD + FIRST + SECOND, plan=brought)
    assert brought.actions.count() == 3
    bring(partnership, officer, HEAD + FIRST + SECOND, plan=brought, remove=frozenset({gone.pk}))
    assert brought.actions.count() == 2


def test_a_plan_that_changed_while_somebody_looked_is_not_overwritten(
    partnership, officer, brought
):
    row = read(partnership, officer, TABLE.replace("Fewer", "No"), plan=brought)
    with pytest.raises(ValidationError, match="while you were looking"):
        accept_import(by=officer, row=row, choices=Choices(seen="of-another-time"))
    assert brought.actions.get(ref="1.2").aim == "Fewer repeat calls"


# -- The way back ------------------------------------------------------------------------------------


def test_a_new_plan_goes_with_everything_that_came(partnership, officer):
    done = bring(partnership, officer, leads={"Highways": "new"})
    undo_import(by=officer, row=done)
    for model in (Plan, Priority, PriorityArea, Action, Lead, Measure, Organisation):
        assert not model.objects.exists(), model
    assert Import.objects.get().state == "undone"


def test_a_plan_is_again_what_it_was(partnership, officer, brought):
    area = make.PriorityAreaFactory(priority=brought.priorities.first(), title="Homes")
    brought.actions.filter(ref="1.1").update(area=area)
    before = state(brought)
    text = (
        TABLE.replace("Keep victims", "Keep them")
        .replace("Harbour Support", "Fire")
        .replace("£500", "")
    )
    text = text.replace(SECOND, SECOND.replace("Adults at risk", "Homes")) + FIRST.replace(
        "1.1", "3.1"
    )
    gone = frozenset({brought.actions.get(ref="2.1").pk})
    done = bring(partnership, officer, text.replace("2.1,", "2.9,"), plan=brought, remove=gone)
    assert state(brought) != before
    undo_import(by=officer, row=done)
    assert state(brought) == before
    assert Priority.objects.filter(plan=brought).count() == 2


def test_what_somebody_changed_since_is_not_lost_without_asking(partnership, officer, brought):
    done = Import.objects.get()
    row = brought.actions.get(ref="1.1")
    change_action(by=officer, action=row, version=row.version, values={"aim": "Mine"})
    with pytest.raises(ChangedSince, match=r"1\.1"):
        undo_import(by=officer, row=done)
    assert brought.actions.count() == 3
    undo_import(by=officer, row=done, anyway=True)
    assert not Action.objects.exists()
    assert "Mine" in str(AuditEvent.objects.get(verb="undone").detail)


def test_two_imports_are_undone_one_after_the_other(partnership, officer, brought):
    second = bring(partnership, officer, TABLE.replace("Keep victims", "Keep them"), plan=brought)
    undo_import(by=officer, row=second)
    undo_import(by=officer, row=Import.objects.exclude(pk=second.pk).get())
    assert not Action.objects.exists() and not Plan.objects.exists()


def test_it_is_undone_once(partnership, officer, brought):
    done = Import.objects.get()
    undo_import(by=officer, row=done)
    with pytest.raises(ValidationError, match="undone already"):
        undo_import(by=officer, row=done)


def test_a_plan_that_somebody_wrote_into_stays(partnership, officer, brought):
    make.SectionFactory(plan=brought)
    undo_import(by=officer, row=Import.objects.get())
    assert Plan.objects.get() == brought and not Action.objects.exists()


# -- Anything at all ---------------------------------------------------------------------------------

WORD = word_plan()
FUZZ = settings(
    max_examples=examples(40),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@FUZZ
@given(at=st.integers(0, len(WORD) - 1), byte=st.integers(0, 255), cut=st.booleans())
def test_a_damaged_file_is_read_or_refused_and_never_half_stored(
    partnership, officer, at, byte, cut
):
    data = WORD[:at] if cut else WORD[:at] + bytes([byte]) + WORD[at + 1 :]
    try:
        row = read(partnership, officer, data, name="plan.docx")
    except Unreadable as problem:
        assert str(problem)
        assert not Import.objects.exists()
    else:
        done = accept_import(by=officer, row=row)
        undo_import(by=officer, row=done)
        Import.objects.all().delete()
    assert not Action.objects.exists() and not Plan.objects.exists()


CELLS = st.lists(st.text(max_size=60), min_size=5, max_size=5)


@FUZZ
@given(rows=st.lists(CELLS, min_size=1, max_size=8))
def test_any_words_in_a_table_can_be_brought_in_and_taken_out(partnership, officer, rows):
    lines = [[cell.replace('"', "'") for cell in row] for row in rows]
    body = "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in lines)
    data = ("Ref,Aim,Activity,Lead,Measures\n1.1,Keep safe,Visit,Police,Visits\n" + body).encode(
        "utf-8", "surrogatepass"
    )
    try:
        row = read(partnership, officer, data)
    except Unreadable:
        return
    done = accept_import(by=officer, row=row)
    assert done.plan.actions.count() == len(row.result["rows"])
    undo_import(by=officer, row=done)
    assert not Action.objects.exists() and not Plan.objects.exists()
    Import.objects.all().delete()

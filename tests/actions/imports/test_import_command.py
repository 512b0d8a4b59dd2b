"""``import_plan``: the same reading and storing as on the page, in one go."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from actions.models import Action, Import, Lead, Measure, Risk
from csp.models import AuditEvent
from plans.models import Plan, PriorityArea
from tests import factories as make
from tests.actions.imports import files

pytestmark = pytest.mark.django_db

TABLE = (
    "Ref,Aim,Activity,Lead,Measures\n"
    "1.1,Keep victims safe,Visit each household,Harbour Support,Visits made\n"
    "1.2,Fewer repeat calls,See 1.1,Police,Calls\n"
)
NEW = {"title": "Partnership plan", "start": "2016-04-01", "end": "2017-03-31"}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "plan.csv"
    path.write_text(TABLE)
    return path


def run(file, **options):
    out = StringIO()
    place = {"partnership": "moorland", "plan": "2016-17"} | options
    words = [
        f"--{name.replace('_', '-')}={value}" for name, value in place.items() if value is not True
    ]
    flags = [f"--{name.replace('_', '-')}" for name, value in place.items() if value is True]
    call_command("import_plan", str(file), *words, *flags, stdout=out)
    return out.getvalue()


def test_a_new_plan_is_set_up_with_its_rows(partnership, file):
    answer = json.loads(run(file, json=True, **NEW))
    assert answer["plan"] == "moorland/2016-17"
    assert answer["columns"]["Lead"] == "leads"
    assert [row["ref"] for row in answer["rows"]] == ["1.1", "1.2"]
    plan = Plan.objects.get(slug="2016-17")
    assert [str(row) for row in plan.actions.all()] == [
        "1.1 Keep victims safe",
        "1.2 Fewer repeat calls",
    ]
    assert AuditEvent.objects.filter(verb="brought in", tenant=partnership.pk).count() == 3


def test_what_is_left_out_is_told(partnership, tmp_path):
    book = files.excel()
    book.active.append(("1.3", "Mrs Hidden", "x", "y", "z"))
    book.active.row_dimensions[4].hidden = True
    book.create_sheet("Foreword").append(("We agreed this.", "In May."))
    path = tmp_path / "plan.xlsx"
    path.write_bytes(files.saved(book))
    for options in ({}, {"json": True}):
        said = run(path, dry_run=True, **options, **NEW)
        assert "1 hidden row on sheet Plan was left out" in said and "Mrs Hidden" not in said
        assert "We agreed this. | In May." in said
    assert "1 piece of text and what the file hides left out." in run(path, dry_run=True, **NEW)


def test_a_dry_run_stores_nothing(partnership, file):
    words = run(file, dry_run=True, **NEW)
    assert "2 rows and 2 measures would be brought into moorland/2016-17" in words
    assert not Plan.objects.exists() and not Import.objects.exists()
    assert not default_storage.exists("imports")


def test_a_second_run_changes_rows_by_their_reference(partnership, file):
    run(file, **NEW)
    before = set(Action.objects.values_list("pk", flat=True))
    file.write_text(TABLE.replace("Fewer repeat calls", "Far fewer repeat calls"))
    run(file)
    assert set(Action.objects.values_list("pk", flat=True)) == before
    assert Action.objects.get(ref="1.2").aim == "Far fewer repeat calls"


def test_an_agreed_plan_is_changed_only_with_a_reason(partnership, file):
    run(file, **NEW)
    Plan.objects.update(status="agreed")
    make.StatusChangeFactory(plan=Plan.objects.get())
    file.write_text(TABLE.replace("Keep victims safe", "See to victims"))
    with pytest.raises(CommandError, match="needs a reason"):
        run(file)
    assert Action.objects.get(ref="1.1").aim == "Keep victims safe" and Import.objects.count() == 1
    run(file, reason="New duty", approved_by="Strategy group")
    assert Action.objects.get(ref="1.1").aim == "See to victims"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"partnership": "nowhere"}, "There is no partnership named"),
        ({}, "give --title, --start, --end too"),
        ({**NEW, "end": "2015-03-31"}, "A plan ends after it begins."),
        ({**NEW, "start": "soon"}, "soon"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_2(options, sentence, partnership, file):
    with pytest.raises(CommandError) as refused:
        run(file, **options)
    assert sentence in str(refused.value)
    assert not Plan.objects.exists() and not Import.objects.exists()


def test_a_file_that_is_no_plan_is_refused(partnership, file):
    file.write_bytes(b"\x00\x01 nothing of use")
    with pytest.raises(CommandError) as refused:
        run(file, **NEW)
    assert refused.value.returncode == 2
    assert not Plan.objects.exists() and not Import.objects.exists()


@pytest.mark.documents
@pytest.mark.parametrize("ext", ["docx", "xlsx", "csv", "pdf"])
def test_each_sample_gives_exactly_its_rows(ext, partnership, documents):
    samples = documents / "samples" / "moorlands-2016-17"
    wanted = json.loads(samples.with_suffix(".expected.json").read_text())
    answer = json.loads(run(samples.with_suffix(f".{ext}"), json=True, **NEW))
    assert answer["priorities"] == wanted["priorities"]
    for row, expected in zip(answer["rows"], wanted["rows"], strict=True):
        assert {name: row[name] for name in expected} == expected
    models = (Action, Lead, Measure, Risk, PriorityArea)
    assert [model.objects.count() for model in models] == [18, 27, 38, 25, 15]
    found = {(warning["code"], warning["ref"]) for warning in answer["warnings"]}
    assert {("self-reference", "1.6"), ("no-measure", "1.7"), ("no-risk", "1.3")} <= found
    assert {"area-without-action", "acronym-variant"} <= {code for code, _ in found}

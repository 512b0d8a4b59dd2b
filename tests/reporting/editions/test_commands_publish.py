"""Publishing and exporting from a terminal."""

from __future__ import annotations

import csv
import json

import pytest
from django.core.management import CommandError, call_command

from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


def run(capsys, *args, **options):
    call_command(*args, **options)
    return capsys.readouterr().out


def test_publish_plan_tells_version_digest_and_address(action, plan, officer, capsys, client):
    out = run(capsys, "publish_plan", "moorland/2016-17", by=officer.email, json=True)
    told = json.loads(out)
    assert told["version"] == 1
    assert told["address"].endswith("/partnerships/moorland/2016-17/")
    assert client.get("/partnerships/moorland/2016-17/plan.json").status_code == 200


def test_publish_plan_speaks_plainly_too(action, officer, capsys):
    out = run(capsys, "publish_plan", "moorland/2016-17", by=officer.email)
    assert out.startswith("Version 1 of moorland/2016-17\nSHA-256 ")


@pytest.mark.parametrize("who", ["viewer", "other_officer"])
def test_publish_plan_refuses_whoever_may_not(action, who, request):
    email = request.getfixturevalue(who).email
    with pytest.raises(CommandError, match="nobody who may publish") as refused:
        call_command("publish_plan", "moorland/2016-17", by=email)
    assert refused.value.returncode == 2


def test_publish_plan_says_what_blocks(plan, officer):
    with pytest.raises(CommandError, match="nothing to publish") as refused:
        call_command("publish_plan", "moorland/2016-17", by=officer.email)
    assert refused.value.returncode == 2
    assert not plan.publications.exists()


def test_export_csv_holds_every_row_and_no_formula(action, priority, tmp_path):
    make.ActionFactory(priority=priority, ref="1.2", aim="=1+1", visibility="restricted")
    call_command("export_plan", "moorland/2016-17", kind="csv", output=tmp_path / "plan.csv")
    with (tmp_path / "plan.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["ref"], row["aim"]) for row in rows] == [
        ("1.1", "Keep victims safe"),
        ("1.2", "'=1+1"),
    ]


def test_export_json_is_a_draft_until_published(action, officer, tmp_path):
    out = tmp_path / "plan.json"
    call_command("export_plan", "moorland/2016-17", kind="json", output=out)
    assert json.loads(out.read_bytes())["draft"] is True
    call_command("publish_plan", "moorland/2016-17", by=officer.email)
    call_command("export_plan", "moorland/2016-17", kind="json", output=out)
    assert json.loads(out.read_bytes())["draft"] is False


def test_export_pdf(action, tmp_path):
    call_command("export_plan", "moorland/2016-17", kind="pdf", output=tmp_path / "plan.pdf")
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF-")


def test_export_to_a_place_that_is_not_there(action, tmp_path):
    with pytest.raises(CommandError, match="Choose another file") as refused:
        call_command(
            "export_plan", "moorland/2016-17", kind="csv", output=tmp_path / "no" / "plan.csv"
        )
    assert refused.value.returncode == 2

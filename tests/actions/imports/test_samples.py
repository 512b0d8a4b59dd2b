"""The sample files, whose rows are known, read as they are meant. Needs DOCUMENTS."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from actions.imports import read_plan

pytestmark = pytest.mark.documents
KINDS = ("docx", "xlsx", "csv", "pdf")
EXPECTED_WARNINGS = {
    ("self-reference", "1.6"),
    ("no-measure", "1.7"),
    ("no-risk", "1.3"),
    ("acronym-variant", "1.2"),
    ("area-without-action", ""),
}


def samples() -> Path:
    folder = Path(os.environ["DOCUMENTS"])
    places = (folder, folder / "samples", folder.parent / "samples")
    return next(place for place in places if list(place.glob("*.expected.json")))


@pytest.fixture(scope="module")
def expected() -> dict:
    return json.loads(next(samples().glob("*.expected.json")).read_text())


@pytest.fixture(scope="module", params=KINDS)
def plan(request) -> dict:
    path = next(samples().glob(f"*.{request.param}"))
    return read_plan(path.name, path.read_bytes()).as_json()


def test_every_row_comes_through(plan, expected):
    given = [{name: row[name] for name in expected["rows"][0]} for row in plan["rows"]]
    assert given == expected["rows"]


def test_priorities_and_their_areas_come_through(plan, expected):
    assert plan["priorities"] == expected["priorities"]


def test_what_should_be_looked_at_is_named(plan):
    found = {(warning["code"], warning["ref"]) for warning in plan["warnings"]}
    assert found >= EXPECTED_WARNINGS
    (area,) = [each for each in plan["warnings"] if each["code"] == "area-without-action"]
    assert "Town centre violence" in area["message"]

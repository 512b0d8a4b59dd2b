"""The demo's data files: all of them are read, and one with a mistake in it says where that is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plans.models import Organisation
from reporting.demo import files
from reporting.demo.builder import Builder
from reporting.demo.keys import WrongData

STOCKTON = "stockton/partnership.toml"
NARRATIVE = "stockton/plans/2017-20/narrative.md"


@pytest.fixture
def data(tmp_path, monkeypatch) -> Path:
    """A copy of the data files that a test may change."""
    copy = tmp_path / "data"
    shutil.copytree(files.DATA, copy)
    monkeypatch.setattr(files, "DATA", copy)
    return copy


def change(data: Path, name: str, old: str, new: str) -> str:
    """Change a file and answer with what reading its partnership says."""
    path = data / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(WrongData) as refusal:
        files.read_partnership(name.partition("/")[0])
    return str(refusal.value)


def test_every_data_file_is_read(monkeypatch):
    opened = set()
    read_text = Path.read_text

    def note(path: Path, *args, **kwargs) -> str:
        opened.add(path)
        return read_text(path, *args, **kwargs)

    monkeypatch.setattr(Path, "read_text", note)
    files.read_site.cache_clear()
    for slug in files.read_site()["partnerships"]:
        files.read_partnership(slug)
    held = {path for path in files.DATA.rglob("*") if path.is_file()}
    assert len(held) > 50
    assert held - opened == set()


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            STOCKTON,
            "tier = ",
            "teir = ",
            "data/stockton/partnership.toml, partnership has the key “teir”, which nothing reads.",
        ),
        (
            STOCKTON,
            'name = "Safer Stockton Partnership"',
            "",
            "data/stockton/partnership.toml, partnership lacks the key “name”.",
        ),
        (
            "stockton/bodies.toml",
            "acronym = ",
            "short = ",
            "data/stockton/bodies.toml, bodies 1 has the key “short”, which nothing reads.",
        ),
        (
            "stockton/groups.toml",
            "{ post = ",
            "{ job = ",
            "data/stockton/groups.toml, groups 1, seats 1 has the key “job”, which nothing reads.",
        ),
        (
            "stockton/evidence/duties.toml",
            "[[duties]]",
            "[[dooties]]",
            "data/stockton/evidence/duties.toml has the key “dooties”, which nothing reads.",
        ),
        (
            NARRATIVE,
            'heading = "Introduction"',
            "",
            "data/stockton/plans/2017-20/narrative.md, sections 1 lacks the key “heading”.",
        ),
        (
            NARRATIVE,
            '"Introduction"\n+++',
            '"Introduction"',
            "data/stockton/plans/2017-20/narrative.md has facts without a line of +++ at their end.",
        ),
    ],
)
def test_a_mistake_is_named_with_its_file_and_key(data, name, old, new, said):
    assert change(data, name, old, new) == said


def test_a_file_that_is_no_toml_is_named(data):
    said = change(data, STOCKTON, 'tier = "unitary"', "tier = unitary")
    assert said.startswith("data/stockton/partnership.toml is not TOML that can be read: ")


def test_what_is_usual_for_a_table_is_what_a_row_has_unless_it_says_another(data):
    path = data / "usual.toml"
    path.write_text(
        '[usual.tools]\nlaw = "An Act"\n[[tools]]\nname = "Notice"\n'
        '[[tools]]\nname = "Order"\nlaw = "Another Act"\n'
    )
    assert files.read_tables(path, "evidence")["tools"] == [
        {"name": "Notice", "law": "An Act"},
        {"name": "Order", "law": "Another Act"},
    ]


def test_a_name_that_nothing_has_is_told():
    with pytest.raises(WrongData) as refusal:
        Builder(partnership=None, by=None).find(Organisation, "ARHC")
    assert str(refusal.value) == "The demo has no body that is called “ARHC”."

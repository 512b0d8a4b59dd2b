"""``docs/acceptance.md`` names every item of the acceptance list, and tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.acceptance.test_papers import EVERY

ROOT = Path(__file__).resolve().parents[2]
LINES = re.compile(r"^\| ((?:S\d|DF)-\d\d) \|(.+)\|$", re.MULTILINE)
TESTS = re.compile(r"`(test_\w+)::(test_\w+)`")
ITEM = re.compile(r"^- (S[0-4]-\d\d) ", re.MULTILINE)
HOW_MANY = {"S0": 78, "S1": 54, "S2": 49, "S3": 52, "S4": 87}
SLIPS = {f"DF-{n:02}" for n in (3, 9, 11, 12, 14, 16, 17, 18, 19, 20, 21, 22, 23, 24, 27, 28)}
WANTED = {f"{doc}-{n:02}" for doc, many in HOW_MANY.items() for n in range(1, many + 1)}


@pytest.fixture(scope="module")
def loaded():
    """The demo is not needed here."""


@pytest.fixture(autouse=True)
def demo():
    """The demo is not needed here."""


@pytest.fixture(scope="module")
def table() -> dict[str, str]:
    words = (ROOT / "docs/acceptance.md").read_text(encoding="utf-8")
    lines = LINES.findall(words)
    assert len(dict(lines)) == len(lines), "an item has two lines"
    return dict(lines)


def test_every_item_has_its_line_and_every_slip(table):
    assert table.keys() >= WANTED | SLIPS
    assert {code for code in table if code.startswith("S")} == WANTED


def test_every_test_that_is_named_exists(table):
    files = {
        path.stem: path.read_text(encoding="utf-8") for path in ROOT.glob("tests/**/test_*.py")
    }
    for code, rest in table.items():
        named = TESTS.findall(rest)
        assert named, code
        for file, test in named:
            assert f"def {test}(" in files[file], f"{code}: {file}::{test}"


def test_an_item_that_is_shown_by_a_case_has_a_case(table):
    cases = {key[:5] for key in EVERY}
    told = {code for code, rest in table.items() if "`test_papers::test_printed`" in rest}
    assert told - cases == set()


@pytest.mark.documents
def test_the_numbers_are_those_of_the_list(documents):
    (file,) = documents.rglob("acceptance/source-documents.md")
    assert set(ITEM.findall(file.read_text(encoding="utf-8"))) == WANTED

"""What is around the code agrees with the code: settings, locks, make targets, documents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts import counts

ROOT = Path(__file__).resolve().parent.parent
SETTING = re.compile(r"(?:env\.?\w*|flag)\(\s*\"([A-Z_]+)\"")
TESTS = ROOT / "tests"
# May only shrink: what is left are tags of a template that cannot be broken, as each is one line to Django.
MOST_LONG_TEMPLATE_LINES = 21
FIXED_NUMBER = re.compile(r"max_examples=\d")
# Only ever set by `make run` and by developers, so not in the file that an installation copies.
NOT_FOR_INSTALLATIONS = {"DEMO", "DEBUG"}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def settings_read() -> set[str]:
    return set(SETTING.findall(read("csp/settings.py")))


def test_every_setting_is_explained_to_the_person_who_installs():
    manual = read("docs/operations.md")
    assert {name for name in settings_read() if f"`{name}`" not in manual} == set()


def test_every_setting_is_in_the_file_that_an_installation_copies():
    example = read(".env.example")
    wanted = settings_read() - NOT_FOR_INSTALLATIONS
    assert {name for name in wanted if f"{name}=" not in example} == set()


def test_the_manual_explains_no_setting_that_is_not_read():
    explained = re.findall(r"^\| `([A-Z_]+)`", read("docs/operations.md"), re.MULTILINE)
    # gunicorn itself reads the last one.
    assert set(explained) - settings_read() == {"WEB_CONCURRENCY"}


@pytest.mark.parametrize(
    "lock", ["requirements.txt", "requirements-dev.txt", "requirements-node.txt"]
)
def test_python_locks_name_hashes_and_no_address(lock):
    words = read(lock)
    assert "://" not in words
    assert re.findall(r"^\S+==.*\n(?!    --hash=sha256:)", words, re.MULTILINE) == []


def test_the_npm_lock_names_no_address_to_fetch_from():
    assert '"resolved"' not in read("package-lock.json")


def test_every_make_target_of_the_readme_exists():
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)", read("README.md"))) - targets == set()


def test_what_tests_run_on_is_what_is_served():
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^(\S+==\S+)", read(name), re.MULTILINE))

    assert pins("requirements.txt") <= pins("requirements-dev.txt")


def test_no_property_is_tried_on_a_number_of_examples_that_a_quick_run_cannot_lower():
    found = [
        path for path in TESTS.rglob("test_*.py") if FIXED_NUMBER.search(path.read_text("utf-8"))
    ]
    assert found == []


# A path in backticks; what stands in <pointed brackets> is for the reader to fill in.
NAMED_PATH = re.compile(r"`((?:[\w.-]+/)+[\w.-]*)`")


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_file_that_a_recipe_names_exists(document):
    """A recipe names the sibling to copy; one that was moved would send a newcomer nowhere."""
    named = set(NAMED_PATH.findall(read(document)))
    made = ("build/", "var/")
    places = [each for each in named if not each.startswith(made) and each != ".ci/run"]
    missing = [
        each for each in places if not (ROOT / each).exists() and not (ROOT / f"{each}.py").exists()
    ]
    assert places and missing == []


def test_no_new_line_of_a_template_is_too_long_to_read():
    """Break it between attributes, or where a space stands already: a new space between words would show."""
    found = counts.find_long_template_lines()
    assert len(found) <= MOST_LONG_TEMPLATE_LINES, found

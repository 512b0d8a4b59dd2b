"""The source documents are not in the repository: whoever has none says so, and what is left out is told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LEFT_OUT = "DOCUMENTS=none: "


@pytest.fixture
def run(tmp_path):
    """Runs a command with DOCUMENTS as given, where ``make`` only says what it was asked for."""
    make = tmp_path / "make"
    make.write_text('#!/bin/sh\necho "make $1 with $DOCUMENTS"\n')
    make.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"

    def in_words(*command, documents) -> tuple[int, str]:
        env = os.environ | {"DOCUMENTS": str(documents), "PATH": path}
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    return in_words


def test_the_whole_run_goes_on_without_them_and_says_so(run):
    code, words = run(".ci/run", documents="none")
    assert code == 0
    assert words.count(LEFT_OUT) == 1
    assert "make test with none" in words


def test_the_whole_run_takes_the_folder_that_is_named(run, tmp_path):
    code, words = run(".ci/run", documents=tmp_path)
    assert code == 0
    assert f"make test with {tmp_path}" in words
    assert LEFT_OUT not in words


@pytest.mark.parametrize("folder", ["missing", "none"])
def test_a_folder_that_is_named_and_missing_stops_the_run(run, tmp_path, folder):
    code, words = run(".ci/run", documents=tmp_path / folder)
    assert code == 1
    assert f"not at {tmp_path / folder}" in words
    assert "make" not in words


SOME = (
    sys.executable,
    "-m",
    "pytest",
    "-q",
    "--collect-only",
    "tests/actions/imports/test_samples.py",
)


def test_the_tests_say_that_some_were_left_out(run):
    code, words = run(*SOME, documents="none")
    assert code == 5, "no test was left to run"
    assert LEFT_OUT in words


def test_the_tests_do_not_begin_without_the_folder_that_is_named(run, tmp_path):
    code, words = run(*SOME, documents=tmp_path / "missing")
    assert code == 4
    assert f"not at {tmp_path / 'missing'}" in words

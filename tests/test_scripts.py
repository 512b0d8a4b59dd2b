"""The set-up says what is missing, of what is missing only, and stops where it cannot go on."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LIBRARIES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
# More than a pipe holds: who stops reading after the first hit ends the one who writes.
LONG_LIST = (
    "".join(f"\t{name} (libc6,x86-64) => /lib/{name}\n" for name in LIBRARIES) + "\tx\n" * 50_000
)


@pytest.fixture
def machine(tmp_path):
    """Runs the script where some commands are stand-ins, which say and answer what a test tells them."""

    def run(*arguments, **commands):
        for name, script in commands.items():
            stand_in = tmp_path / name.replace("_", "-")
            stand_in.write_text(f"#!/bin/sh\n{script}\n")
            stand_in.chmod(0o755)
        path = f"{tmp_path}:{os.environ['PATH']}"
        command = [str(ROOT / "scripts/system-packages"), *arguments]
        return subprocess.run(
            command, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
        )

    return run


def test_what_is_installed_never_counts_as_missing(machine, tmp_path):
    listed = tmp_path / "list"
    listed.write_text(LONG_LIST)
    answer = machine("run", ldconfig=f"cat '{listed}'", id="echo 1000", sudo="exit 1")
    assert (answer.returncode, answer.stderr) == (0, "")


def test_a_library_of_a_longer_name_does_not_count(machine):
    answer = machine(
        "run", ldconfig="echo '  libpango-1.0.so.05 (libc6)'", id="echo 1000", sudo="exit 1"
    )
    assert answer.returncode == 1
    assert "libpango-1.0-0 libpangoft2-1.0-0" in answer.stderr


def test_apt_out_of_reach_stops_with_its_own_words(machine):
    answer = machine(
        "run",
        ldconfig="echo",
        id="echo 0",
        apt_get="echo 'Could not connect to the mirror'; exit 100",
        apt_cache="exit 100",
    )
    assert answer.returncode == 1
    assert "Could not connect to the mirror" in answer.stderr
    assert "Nothing was installed" in answer.stderr


def test_a_long_answer_of_apt_is_read_whole(machine, tmp_path):
    """Packages that apt knows are asked for by name, also where it says much about them."""
    said = tmp_path / "said"
    answer = machine(
        "run",
        ldconfig="echo",
        id="echo 0",
        apt_get=f'echo "$@" >>"{said}"',
        apt_cache="echo 'Package: x'; echo 'Version: 1'; yes 'Description: y' | head -n 50000",
    )
    assert answer.returncode == 0, answer.stderr
    assert "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in said.read_text()


def test_no_script_stops_reading_a_pipe_early():
    """Under ``pipefail`` that fails by chance: the writer is ended by a signal, and counts as failed."""
    early = re.compile(
        r"\|\s*(?:grep\s+(?:-\w*[qm]|--quiet)|head\b|sed\s+(?:-n\s+)?\S*q\b|awk\b[^|]*\bexit\b)"
    )
    files = [
        *(ROOT / "scripts").iterdir(),
        ROOT / ".ci/run",
        ROOT / "Makefile",
        ROOT / "Dockerfile",
    ]
    found = [
        f"{path.name}:{number}"
        for path in files
        if path.is_file() and path.suffix != ".py"
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if early.search(line.partition("#")[0])
    ]
    assert found == []

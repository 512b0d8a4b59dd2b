"""``make bench``: every database that is to be had, a table, and ``bench/results.json``."""

from __future__ import annotations

import argparse
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.findings import table

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "results.json"


def main() -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    asked = arguments()
    size = "quick" if asked.quick else "full" if asked.full else "default"
    findings = []
    for database in databases(asked):
        with tempfile.TemporaryDirectory(prefix="safer-plans-bench.") as scratch:
            findings += run(database, size, Path(scratch), asked.only)
    RESULTS.write_text(json.dumps(findings, indent=1, ensure_ascii=False) + "\n")
    print(table(findings))
    missed = [each["name"] for each in findings if each["met"] is False]
    print(f"\n{len(missed)} goals not met. The figures are in {RESULTS.relative_to(ROOT)}.")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    sizes = parser.add_mutually_exclusive_group()
    sizes.add_argument("--quick", action="store_true", help="a look, on SQLite only")
    sizes.add_argument("--full", action="store_true", help="100,000 rows, and PDFs of 1,600")
    parser.add_argument("--only", nargs="+", default=[], help="modules of bench.measures")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], help="only this one")
    return parser.parse_args()


def databases(asked: argparse.Namespace) -> list[str]:
    if asked.database:
        return [asked.database]
    if asked.quick or not has_postgresql():
        return ["sqlite"]
    return ["sqlite", "postgresql"]


def has_postgresql() -> bool:
    return bool(shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb")))


def run(database: str, size: str, scratch: Path, only: list[str]) -> list[dict]:
    """Measure in a process of its own, as a site that is installed and not as the demo."""
    out = scratch / "findings.json"
    command = [sys.executable, "-m", "bench.run", size, str(out), *only]
    if database == "postgresql":
        command = ["scripts/with-postgres", *command]
    env = os.environ | surroundings(scratch)
    child = subprocess.Popen(command, cwd=ROOT, env=env, start_new_session=True)
    try:
        failed = child.wait()
    finally:
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGTERM)
            child.wait()
    if failed:
        print(
            f"Measuring on {database} broke off; what was found until then counts.", file=sys.stderr
        )
    return json.loads(out.read_text()) if out.exists() else []


def surroundings(scratch: Path) -> dict[str, str]:
    return {
        "BENCH_SCRATCH": str(scratch),
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "DATABASE_URL": f"sqlite:///{scratch / 'bench.sqlite3'}",
        "MEDIA_ROOT": str(scratch / "media"),
        "SECRET_KEY": secrets.token_urlsafe(50),
        "SITE_URL": "http://127.0.0.1",
        "ALLOWED_HOSTS": "127.0.0.1,testserver",
        "DEMO": "0",
        "DEBUG": "0",
        "TASKS": "immediate",
        "LOG_LEVEL": "ERROR",
        "EMAIL_URL": "dummymail://",
    }


if __name__ == "__main__":
    main()
